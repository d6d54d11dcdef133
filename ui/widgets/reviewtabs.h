// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace domus {

/// What is to be read before something is done: in words, as XML, and as the command that does the same.
class ReviewTabs : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewTabs(QWidget* parent = nullptr);

    /// Leaves the reader where they were.
    void setTexts(const QString& words, const QString& xml, const QString& command);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QTabWidget* m_tabs;
    QPlainTextEdit* m_words;
    QPlainTextEdit* m_xml;
    QPlainTextEdit* m_command;
    QPushButton* m_copyXml;
    QPushButton* m_copyCommand;
};

} // namespace domus
