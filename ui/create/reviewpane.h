// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace domus {

class CreateController;

/// All that Create will do, to be read before: in words, as XML, and as the command that does the same.
class ReviewPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewPane(CreateController& controller, QWidget* parent = nullptr);
    void refresh();

protected:
    void changeEvent(QEvent* event) override;

private:
    QString wordsOfPlan() const;
    void retranslate();

    CreateController& m_controller;
    QTabWidget* m_tabs;
    QPlainTextEdit* m_words;
    QPlainTextEdit* m_xml;
    QPlainTextEdit* m_command;
    QPushButton* m_copyXml;
    QPushButton* m_copyCommand;
};

} // namespace domus
