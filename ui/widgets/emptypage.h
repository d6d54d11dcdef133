// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace domus {

class CommandLine;

/// A page with nothing on it but what to do next: an icon, a heading, a paragraph, a command or a few buttons.
class EmptyPage : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyPage(QWidget* parent = nullptr);

    void setIcon(const QString& iconName);
    void setHeading(const QString& heading);
    void setText(const QString& text); ///< plain text
    void setDetail(const QString& detail); ///< quieter: a library's own words; empty for none
    void setCommand(const QString& command); ///< empty for none
    /// The first one added is the one to press. Owned by the page.
    QPushButton* addButton(const QString& objectName);
    /// Makes another one the one to press; it stands out.
    void setPrimary(QPushButton* button);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateLook();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_heading;
    QLabel* m_text;
    QLabel* m_detail;
    CommandLine* m_command;
    QVBoxLayout* m_buttons;
    QPushButton* m_primary = nullptr;
};

} // namespace domus
