// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clone/textspage.h"

#include "app/services/hostsession.h"
#include "app/services/machinelabeloperations.h"
#include "app/services/operationrunner.h"
#include "app/xml/domainxml.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

namespace {

constexpr int linesShown = 10;

} // namespace

TextsPage::TextsPage(OperationRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_heading(new QLabel(this))
    , m_message(new InlineMessage(InlineMessage::Kind::Error, this))
    , m_titleLabel(new QLabel(this))
    , m_title(new QLineEdit(this))
    , m_notesLabel(new QLabel(this))
    , m_notes(new QPlainTextEdit(this))
    , m_cancel(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("textsPage"));
    m_title->setObjectName(QStringLiteral("machineTitleField"));
    m_notes->setObjectName(QStringLiteral("machineNotesField"));
    m_cancel->setObjectName(QStringLiteral("textsCancel"));
    m_save->setObjectName(QStringLiteral("textsSave"));
    m_message->setObjectName(QStringLiteral("textsMessage"));
    m_message->hide();
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_heading->setFont(theme::headingFont(this, 1.6));
    m_titleLabel->setBuddy(m_title);
    m_notesLabel->setBuddy(m_notes);
    m_notes->setTabChangesFocus(true);
    m_notes->setMinimumHeight(m_notes->fontMetrics().lineSpacing() * linesShown);
    m_save->setDefault(true);
    const int gap = theme::gap(this);
    auto* holder = new QWidget(this);
    holder->setMaximumWidth(theme::readableWidth(this));
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    column->setSpacing(gap / 2);
    column->addWidget(m_heading);
    column->addWidget(m_message);
    column->addSpacing(gap / 2);
    column->addWidget(m_titleLabel);
    column->addWidget(m_title);
    column->addSpacing(gap / 2);
    column->addWidget(m_notesLabel);
    column->addWidget(m_notes, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    column->addSpacing(gap / 2);
    column->addLayout(buttons);
    auto* sides = new QHBoxLayout(this);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->addWidget(holder, 1000);
    sides->addStretch(1);
    connect(m_cancel, &QPushButton::clicked, this, &TextsPage::closed);
    connect(m_save, &QPushButton::clicked, this, &TextsPage::save);
    connect(m_title, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    retranslate();
}

void TextsPage::start(HostSession* session, Uuid machine)
{
    m_session = session;
    m_uuid = machine;
    m_before = {};
    m_title->clear();
    m_notes->clear();
    m_message->hide();
    for (QWidget* field : std::initializer_list<QWidget*>{m_title, m_notes, m_save}) {
        field->setEnabled(false); // until what is there is known
    }
    retranslate();
    if (session == nullptr) {
        return;
    }
    session->submit<Texts>(
        LaneKind::Stats, this,
        [machine](Connection& connection) -> Result<Texts> {
            const auto text = connection.domainXml(machine, XmlView::Inactive);
            const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
            return xml ? Result<Texts>(Texts{xml->get(lens::title), xml->get(lens::description)}) : fail(xml.error());
        },
        [this, revision = ++m_revision](const Result<Texts>& texts) {
            if (revision == m_revision) {
                show(texts);
            }
        });
}

void TextsPage::show(const Result<Texts>& texts)
{
    if (!texts) {
        m_message->setText(errorText(texts.error()).all());
        m_message->show();
        return;
    }
    m_before = *texts;
    m_title->setText(texts->title);
    m_notes->setPlainText(texts->notes);
    for (QWidget* field : std::initializer_list<QWidget*>{m_title, m_notes, m_save}) {
        field->setEnabled(true);
    }
    m_title->setFocus();
    m_title->selectAll();
}

void TextsPage::save()
{
    const InventoryPtr inventory = m_session ? m_session->inventory() : nullptr;
    const DomainRecord* record = inventory ? inventory->domain(m_uuid) : nullptr;
    if (record == nullptr) {
        Q_EMIT closed();
        return;
    }
    // What was not touched is not written: somebody else may have, meanwhile.
    if (m_title->text().simplified() != m_before.title) {
        Q_EMIT started(m_runner.start(setTitleOperation(*m_session, *record, m_title->text(), m_before.title)));
    }
    if (m_notes->toPlainText().trimmed() != m_before.notes.trimmed()) {
        Q_EMIT started(
            m_runner.start(setDescriptionOperation(*m_session, *record, m_notes->toPlainText(), m_before.notes)));
    }
    Q_EMIT closed();
}

void TextsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TextsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void TextsPage::retranslate()
{
    const InventoryPtr inventory = m_session ? m_session->inventory() : nullptr;
    const DomainRecord* record = inventory ? inventory->domain(m_uuid) : nullptr;
    m_heading->setText(tr("Title and notes of %1").arg(record != nullptr ? record->name : QString()));
    setAccessibleName(tr("Title and notes of a virtual machine"));
    //: One line about a machine, beside its name
    m_titleLabel->setText(tr("T&itle"));
    m_title->setAccessibleName(tr("Title"));
    m_notesLabel->setText(tr("&Notes"));
    m_notes->setAccessibleName(tr("Notes"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("&Save"));
}

} // namespace domus
