// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirmbar.h"

#include "ui/widgets/filechoices.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace domus {

ConfirmBar::ConfirmBar(QWidget* parent)
    : TintedFrame(theme::Tone::Negative, parent)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_files(new FileChoices(this))
    , m_yes(new QPushButton(this))
    , m_other(new QPushButton(this))
    , m_no(new QPushButton(this))
{
    setObjectName(QStringLiteral("confirmBar"));
    for (QLabel* label : {m_heading, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_heading->setObjectName(QStringLiteral("confirmHeading"));
    m_text->setObjectName(QStringLiteral("confirmText"));
    m_yes->setObjectName(QStringLiteral("confirmYes"));
    m_other->setObjectName(QStringLiteral("confirmOther"));
    m_no->setObjectName(QStringLiteral("confirmNo"));
    connect(m_files, &FileChoices::changed, this, &ConfirmBar::showCommand);
    connect(m_yes, &QPushButton::clicked, this, [this] { accept(m_onYes); });
    connect(m_other, &QPushButton::clicked, this, [this] { accept(m_onOther); });
    connect(m_no, &QPushButton::clicked, this, &ConfirmBar::dismiss);

    const int gap = theme::gap(this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_other);
    buttons->addStretch(1);
    buttons->addWidget(m_no);
    buttons->addWidget(m_yes);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap * 2 / 3);
    column->addWidget(m_heading);
    column->addWidget(m_text);
    column->addWidget(m_files);
    column->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void ConfirmBar::setSubject(const DomainKey& machine)
{
    if (machine != m_subject) {
        m_subject = machine;
        dismiss();
    }
}

void ConfirmBar::ask(const Question& question, Answer onYes, Answer runOther)
{
    if (question.subject != m_subject) {
        return;
    }
    m_onYes = std::move(onYes);
    m_onOther = std::move(runOther);
    m_command = question.command;
    m_otherCommand = question.otherCommand;
    m_heading->setFont(theme::headingFont(this, 1.1));
    m_heading->setText(question.heading);
    m_text->setText(question.sentences.join(QLatin1Char('\n')));
    m_text->setVisible(!question.sentences.isEmpty());
    m_files->setFiles(question.files, question.areFilesSettled);
    m_files->setVisible(!question.files.isEmpty());
    m_yes->setText(question.yes);
    m_other->setText(question.other);
    m_other->setVisible(!question.other.isEmpty());
    m_no->setText(tr("Keep it as it is"));
    setAccessibleName(question.heading);
    showCommand();
    show();
    m_no->setFocus(Qt::OtherFocusReason);
}

void ConfirmBar::dismiss()
{
    m_onYes = {};
    m_onOther = {};
    hide();
}

void ConfirmBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    TintedFrame::keyPressEvent(event);
}

void ConfirmBar::accept(Answer& answer)
{
    const QVector<DomainFile> ticked = m_files->ticked();
    const Answer chosen = std::exchange(answer, {}); // it may ask the next question
    dismiss();
    if (chosen) {
        chosen(ticked);
    }
}

void ConfirmBar::showCommand()
{
    m_yes->setToolTip(m_command ? theme::plainToolTip(m_command(m_files->ticked())) : QString());
    m_other->setToolTip(m_otherCommand ? theme::plainToolTip(m_otherCommand(m_files->ticked())) : QString());
}

} // namespace domus
