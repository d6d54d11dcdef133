// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace domus {

/// A shell command, to be read, selected and copied.
class CommandLine : public QWidget
{
    Q_OBJECT
public:
    explicit CommandLine(QWidget* parent = nullptr);
    void setCommand(const QString& command);
    QString command() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QLineEdit* m_command;
    QToolButton* m_copy;
};

} // namespace domus
