// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reviewtabs.h"

#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace domus {

namespace {

constexpr int linesShown = 14;

/// Replaces the text only when it differs, and leaves the reader where they were.
void showText(QPlainTextEdit* view, const QString& text)
{
    if (view->toPlainText() != text) {
        const int place = view->verticalScrollBar()->value();
        view->setPlainText(text);
        view->verticalScrollBar()->setValue(place);
    }
}

} // namespace

ReviewTabs::ReviewTabs(QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
    , m_words(new QPlainTextEdit(m_tabs))
    , m_xml(new QPlainTextEdit(m_tabs))
    , m_command(new QPlainTextEdit(m_tabs))
    , m_copyXml(new QPushButton(m_tabs))
    , m_copyCommand(new QPushButton(m_tabs))
{
    m_tabs->setObjectName(QStringLiteral("reviewTabs"));
    m_words->setObjectName(QStringLiteral("reviewWords"));
    m_xml->setObjectName(QStringLiteral("reviewXml"));
    m_command->setObjectName(QStringLiteral("reviewCommand"));
    m_copyXml->setObjectName(QStringLiteral("copyXml"));
    m_copyCommand->setObjectName(QStringLiteral("copyCommand"));
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const int gap = theme::gap(this);
    const auto addTab = [&](QPlainTextEdit* view, QPushButton* copy) {
        view->setReadOnly(true);
        view->setTabChangesFocus(true);
        view->setFrameShape(QFrame::NoFrame);
        view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        view->document()->setDocumentMargin(gap / 2.0);
        view->setMinimumHeight(view->fontMetrics().lineSpacing() * linesShown);
        auto* page = new QWidget(m_tabs);
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(view, 1);
        if (copy != nullptr) {
            view->setFont(fixed);
            view->setLineWrapMode(view == m_xml ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);
            copy->setIcon(theme::icon(QStringLiteral("copy")));
            copy->setAutoDefault(false);
            column->setSpacing(gap / 2);
            column->setContentsMargins(0, 0, 0, gap / 2);
            auto* row = new QHBoxLayout;
            row->addStretch(1);
            row->addWidget(copy);
            row->addSpacing(gap / 2);
            column->addLayout(row);
            connect(copy, &QPushButton::clicked, this,
                [view] { QGuiApplication::clipboard()->setText(view->toPlainText()); });
        }
        m_tabs->addTab(page, QString());
    };
    addTab(m_words, nullptr);
    addTab(m_xml, m_copyXml);
    addTab(m_command, m_copyCommand);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    retranslate();
}

void ReviewTabs::setTexts(const QString& words, const QString& xml, const QString& command)
{
    showText(m_words, words);
    showText(m_xml, xml);
    showText(m_command, command);
}

void ReviewTabs::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ReviewTabs::retranslate()
{
    m_tabs->setTabText(0, tr("What will happen"));
    m_tabs->setTabText(1, tr("XML"));
    m_tabs->setTabText(2, tr("Command"));
    m_tabs->setAccessibleName(tr("Review"));
    m_words->setAccessibleName(tr("What will happen"));
    m_xml->setAccessibleName(tr("XML of the machine"));
    m_command->setAccessibleName(tr("Command that does the same"));
    m_copyXml->setText(tr("Copy"));
    m_copyXml->setAccessibleName(tr("Copy the XML"));
    m_copyCommand->setText(tr("Copy"));
    m_copyCommand->setAccessibleName(tr("Copy the command"));
}

} // namespace domus
