// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/inlinemessage.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace domus {

/// The bars on top of the page: each has a key, stands once, and stays away once it was closed.
class Notices : public QWidget
{
    Q_OBJECT
public:
    struct Button
    {
        QString objectName;
        QString text;
        std::function<void()> pressed;
    };
    struct Notice
    {
        InlineMessage::Kind kind = InlineMessage::Kind::Information;
        QString text;
        QString detail;
        QVector<Button> buttons;
        QString command = {}; ///< one that helps, to be copied; empty for none
        bool canBeClosed = true;
        /// Once closed it does not come back while Domus runs; false: it may, as every failure is a new one.
        bool staysAway = true;
    };

    explicit Notices(QWidget* parent = nullptr);

    /// Adds the notice, or replaces the one with that key.
    void set(const QString& key, const Notice& notice);
    void remove(const QString& key);
    /// Removes those whose key begins so.
    void removeAll(const QString& prefix);
    bool has(const QString& key) const { return m_messages.contains(key); }

Q_SIGNALS:
    void added();

private:
    QVBoxLayout* m_column;
    QHash<QString, InlineMessage*> m_messages;
    QSet<QString> m_dismissed;
};

} // namespace domus
