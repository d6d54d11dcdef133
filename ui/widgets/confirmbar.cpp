// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirmbar.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

ConfirmBar::ConfirmBar(QWidget* parent)
    : TintedFrame(theme::Tone::Negative, parent)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_files(new QVBoxLayout)
    , m_yes(new QPushButton(this))
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
    m_no->setObjectName(QStringLiteral("confirmNo"));
    connect(m_yes, &QPushButton::clicked, this, &ConfirmBar::accept);
    connect(m_no, &QPushButton::clicked, this, &ConfirmBar::dismiss);

    const int gap = theme::gap(this);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_no);
    buttons->addWidget(m_yes);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap * 2 / 3);
    column->addWidget(m_heading);
    column->addWidget(m_text);
    column->addLayout(m_files);
    column->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void ConfirmBar::ask(const Question& question, std::function<void(const QVector<DomainFile>&)> onYes)
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
    m_asked = question.files;
    m_onYes = std::move(onYes);
    m_heading->setFont(theme::headingFont(this, 1.1));
    m_heading->setText(question.heading);
    m_text->setText(question.sentences.join(QLatin1Char('\n')));
    m_text->setVisible(!question.sentences.isEmpty());
    for (const DomainFile& file : m_asked) {
        const QString size = file.size.isZero() ? QString() : file.size.toString(locale());
        QString text = size.isEmpty() ? tr("Delete the file %1").arg(file.path)
                                      : tr("Delete the file %1 (%2)").arg(file.path, size);
        if (file.mayBeDeleted && !file.reason.isEmpty()) {
            text = tr("%1: %2", "a file, and what is known of it").arg(text, file.reason);
        } else if (!file.mayBeDeleted) {
            text = file.reason.isEmpty() ? tr("%1 stays").arg(file.path)
                                         : tr("%1 stays: %2").arg(file.path, file.reason);
        }
        // A path may hold an ampersand, which a check box would take for a mnemonic.
        auto* box = new QCheckBox(text.replace(QLatin1Char('&'), QLatin1String("&&")), this);
        box->setObjectName(QStringLiteral("deleteFile%1").arg(m_boxes.size()));
        box->setEnabled(file.mayBeDeleted);
        m_files->addWidget(box);
        m_boxes.append(box);
    }
    m_yes->setText(question.yes);
    m_no->setText(tr("Keep it as it is"));
    m_yes->setToolTip(question.command);
    show();
    m_no->setFocus(Qt::OtherFocusReason);
}

void ConfirmBar::dismiss()
{
    m_onYes = {};
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

void ConfirmBar::accept()
{
    QVector<DomainFile> ticked;
    for (int i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes.at(i)->isChecked() && m_boxes.at(i)->isEnabled()) {
            ticked.append(m_asked.at(i));
        }
    }
    const auto onYes = std::exchange(m_onYes, {});
    hide();
    if (onYes) {
        onYes(ticked);
    }
}

} // namespace domus
