// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/promptform.h"

#include "app/services/connectionprompt.h"
#include "app/services/hostsession.h"
#include "ui/connections/formcolumn.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

namespace {

/// Prompts may be anything the other computer says.
constexpr qsizetype longestPrompt = 300;

QString shown(const QString& prompt)
{
    const QString line = prompt.simplified();
    return line.size() > longestPrompt ? QString(line.left(longestPrompt) % QChar(0x2026)) : line;
}

} // namespace

PromptForm::PromptForm(QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_fingerprint(new QLabel(this))
    , m_form(new QFormLayout)
    , m_cancel(new QPushButton(this))
    , m_accept(new QPushButton(this))
{
    setObjectName(QStringLiteral("promptForm"));
    m_heading->setObjectName(QStringLiteral("promptHeading"));
    m_text->setObjectName(QStringLiteral("promptText"));
    m_fingerprint->setObjectName(QStringLiteral("promptFingerprint"));
    m_cancel->setObjectName(QStringLiteral("promptCancel"));
    m_accept->setObjectName(QStringLiteral("promptAccept"));
    for (QLabel* label : {m_heading, m_text, m_fingerprint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    QVBoxLayout* column = formcolumn::make(this, m_form);
    column->addWidget(m_heading);
    column->addWidget(m_text);
    column->addWidget(m_fingerprint);
    column->addLayout(m_form);
    column->addLayout(buttons);
    column->addStretch(1);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(column->parentWidget(), 1);
    page->addStretch(0);

    connect(m_accept, &QPushButton::clicked, this, &PromptForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &PromptForm::giveUp);
    hide();
}

void PromptForm::setSession(HostSession* session)
{
    if (m_session == session) {
        return;
    }
    if (m_session) {
        disconnect(m_session->prompt(), nullptr, this, nullptr);
    }
    m_session = session;
    if (m_session) {
        connect(m_session->prompt(), &ConnectionPrompt::changed, this, &PromptForm::refresh);
    }
    refresh();
}

bool PromptForm::isAsking() const
{
    return m_isAsking;
}

void PromptForm::takeFocus()
{
    if (!m_fields.isEmpty()) {
        m_fields.constFirst()->setFocus();
    }
}

void PromptForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void PromptForm::refresh()
{
    const bool wasAsking = m_isAsking;
    m_isAsking = m_session && m_session->prompt()->isAsking();
    rebuildFields();
    retranslate();
    setVisible(m_isAsking);
    if (m_isAsking && isVisible()) {
        takeFocus();
    }
    if (m_isAsking != wasAsking) {
        Q_EMIT askingChanged();
    }
}

void PromptForm::rebuildFields()
{
    while (m_form->rowCount() > 0) {
        const QFormLayout::TakeRowResult row = m_form->takeRow(0);
        delete row.labelItem;
        delete row.fieldItem;
    }
    // One of them may be what is being answered.
    for (QLineEdit* field : std::as_const(m_fields)) {
        field->clear();
        field->hide();
        field->setObjectName(QString());
        field->deleteLater();
    }
    for (QLabel* label : std::as_const(m_labels)) {
        label->hide();
        label->deleteLater();
    }
    m_labels.clear();
    m_fields.clear();
    if (!m_isAsking) {
        return;
    }
    const QVector<Credential> questions = m_session->prompt()->questions();
    QWidget* before = m_cancel->previousInFocusChain();
    for (qsizetype i = 0; i < questions.size(); ++i) {
        const Credential& question = questions.at(i);
        if (!question.fingerprint.isEmpty()) {
            continue;
        }
        auto* field = new QLineEdit(this);
        QLabel* label = formcolumn::labelOf(field, this);
        label->setWordWrap(true);
        field->setObjectName(QStringLiteral("promptField%1").arg(i));
        field->setText(question.defaultAnswer);
        field->setEchoMode(question.isSecret ? QLineEdit::Password : QLineEdit::Normal);
        connect(field, &QLineEdit::returnPressed, this, &PromptForm::submit);
        m_form->addRow(label, field);
        m_labels.append(label);
        m_fields.append(field);
        setTabOrder(before, field); // as it is read, not as it was made
        before = field;
    }
}

void PromptForm::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_heading->setFont(theme::headingFont(this, 1.2));
    if (!m_isAsking) {
        return;
    }
    const QVector<Credential> questions = m_session->prompt()->questions();
    const QString print = questions.constFirst().fingerprint;
    m_fingerprint->setVisible(!print.isEmpty());
    if (!print.isEmpty()) {
        m_heading->setText(tr("Is this the right computer?"));
        m_text->setText(
            tr("Domus has not connected to %1 before. Its key has the fingerprint below. Compare it with what "
               "its owner tells you, or with what “ssh-keygen -l” shows there. Once you trust it, Domus "
               "connects only while the key stays the same.")
                .arg(shown(questions.constFirst().subject)));
        m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        m_fingerprint->setText(print);
        //: A button: the other computer is the right one
        m_accept->setText(tr("Trust and connect"));
        return;
    }
    m_accept->setText(tr("Continue"));
    const QString key = questions.constFirst().subject;
    m_heading->setText(key.isEmpty() ? tr("The other side asks for a login") : tr("Your key is locked"));
    m_text->setText(key.isEmpty()
            ? tr("What you type goes to %1 and is kept only while Domus runs.").arg(m_session->displayName())
            : tr("The passphrase opens the key %1 on this computer. It is kept only while Domus runs.")
                  .arg(shown(key)));
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        const Credential& question = questions.at(i);
        const QString words = !question.subject.isEmpty() ? tr("Passphrase:") : shown(question.prompt);
        m_labels.at(i)->setText(words.isEmpty() ? tr("Answer:") : words);
        m_fields.at(i)->setAccessibleName(m_labels.at(i)->text());
    }
}

void PromptForm::submit()
{
    if (!m_isAsking || !m_session) {
        return;
    }
    const QVector<Credential> questions = m_session->prompt()->questions();
    QStringList answers;
    answers.reserve(m_fields.size());
    for (const QLineEdit* field : std::as_const(m_fields)) {
        answers.append(field->text());
    }
    if (!questions.constFirst().fingerprint.isEmpty()) {
        answers = {questions.constFirst().fingerprint};
    }
    m_session->prompt()->answer(answers);
}

void PromptForm::giveUp()
{
    if (m_session) {
        m_session->prompt()->giveUp();
    }
}

} // namespace domus
