// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QPointer>
#include <QWidget>

class QLabel;

namespace domus {

/// What a key does: the action's words and its keys, as they are in the language of the moment.
class ShortcutRow : public QWidget
{
    Q_OBJECT
public:
    /// The action may go before the row.
    explicit ShortcutRow(QAction* action, QWidget* parent = nullptr);

    QString text() const;
    QString keys() const;

private:
    void follow();

    QPointer<QAction> m_action;
    QLabel* m_text;
    QLabel* m_keys;
};

} // namespace domus
