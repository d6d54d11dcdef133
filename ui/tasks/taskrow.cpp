// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/taskrow.h"

#include "app/services/journal/undodesk.h"
#include "app/services/task.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QStyle>
#include <QToolButton>

namespace domus {

TaskRow::TaskRow(Task* task, UndoDesk* desk, QWidget* parent)
    : QWidget(parent)
    , m_task(task)
    , m_desk(desk)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_result(new QLabel(this))
    , m_time(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_undo(new QToolButton(this))
    , m_cancel(new QToolButton(this))
    , m_copy(new QToolButton(this))
{
    setObjectName(QStringLiteral("taskRow"));
    m_title->setObjectName(QStringLiteral("taskTitle"));
    m_result->setObjectName(QStringLiteral("taskResult"));
    m_undo->setObjectName(QStringLiteral("taskUndo"));
    m_cancel->setObjectName(QStringLiteral("taskCancel"));
    m_copy->setObjectName(QStringLiteral("taskCopy"));
    for (QLabel* label : {m_title, m_result}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_time->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(theme::readableWidth(this) / 4);
    m_undo->setAutoRaise(true);
    connect(m_undo, &QToolButton::clicked, this, [this] { m_desk->undo(m_task); });
    if (m_desk != nullptr) {
        connect(m_desk, &UndoDesk::changed, this, &TaskRow::refreshUndo);
    }
    m_cancel->setAutoRaise(true);
    m_cancel->setIcon(theme::icon(QStringLiteral("close")));
    connect(m_cancel, &QToolButton::clicked, m_task, &Task::cancel);
    m_copy->setAutoRaise(true);
    m_copy->setIcon(theme::icon(QStringLiteral("copy")));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_copy);
    m_copy->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto offer = [menu](const QString& label, const QString& text) {
            if (!text.isEmpty()) {
                menu->addAction(label, menu, [text] { QGuiApplication::clipboard()->setText(text); });
            }
        };
        offer(tr("Copy the command that does the same"), m_task->command());
        if (m_task->state() == Task::State::Failed) {
            offer(tr("Copy the error in full"), errorText(m_task->error()).all());
        }
    });

    const int gap = theme::gap(this);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(gap, gap / 3, gap, gap / 3);
    grid->setHorizontalSpacing(gap);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_result, 1, 1);
    grid->addWidget(m_progress, 0, 2, Qt::AlignVCenter);
    grid->addWidget(m_time, 0, 3);
    grid->addWidget(m_undo, 0, 4);
    grid->addWidget(m_copy, 0, 5);
    grid->addWidget(m_cancel, 0, 6);
    grid->setColumnStretch(1, 1);
    connect(m_task, &Task::changed, this, &TaskRow::refresh);
    refresh();
}

void TaskRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void TaskRow::refreshUndo()
{
    // Shown for what can be taken back now; why something cannot any more the journal tells.
    const bool canUndo = m_desk != nullptr && m_task->state() == Task::State::Succeeded
        && !m_task->outcome().undo.isNull() && m_desk->can(m_task).isPossible;
    const bool isRedo = m_task->outcome().undo.isRedo;
    m_undo->setVisible(canUndo);
    m_undo->setText(isRedo ? tr("Redo") : tr("Undo"));
    m_undo->setAccessibleName((isRedo ? tr("Redo: %1") : tr("Undo: %1")).arg(m_task->outcome().undo.what));
}

void TaskRow::refresh()
{
    QString iconName;
    auto tone = theme::Tone::Muted;
    QString result;
    switch (m_task->state()) {
    case Task::State::Queued:
        iconName = QStringLiteral("tasks");
        result = tr("Waiting");
        break;
    case Task::State::Running:
        iconName = QStringLiteral("start");
        tone = theme::Tone::Accent;
        result = m_task->progress().step;
        break;
    case Task::State::Succeeded:
        iconName = QStringLiteral("success");
        tone = theme::Tone::Positive;
        result = m_task->outcome().notes.join(QLatin1Char('\n'));
        break;
    case Task::State::Failed: {
        iconName = QStringLiteral("error");
        tone = theme::Tone::Negative;
        const ErrorText text = errorText(m_task->error());
        QStringList lines{text.sentence, text.advice, text.original};
        lines.removeAll(QString());
        result = lines.join(QLatin1Char('\n'));
        break;
    }
    case Task::State::Cancelled:
        iconName = QStringLiteral("close");
        // What could not be undone is told by the error.
        result = m_task->error().text.isEmpty()
            ? tr("Cancelled")
            : QStringList({tr("Cancelled"), m_task->error().text}).join(QLatin1Char('\n'));
        break;
    }
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(theme::icon(iconName, tone).pixmap(QSize(side, side), devicePixelRatioF()));
    m_title->setText(m_task->title());
    m_result->setText(result);
    m_result->setVisible(!result.isEmpty());
    const auto part = m_task->progress().part;
    m_progress->setVisible(!m_task->isOver());
    m_progress->setRange(0, part ? 1000 : 0);
    m_progress->setValue(part ? static_cast<int>(*part * 1000) : 0);
    m_progress->setAccessibleName(tr("Progress of: %1").arg(m_task->title()));
    refreshUndo();
    m_cancel->setVisible(!m_task->isOver() && m_task->canCancel());
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(m_task->title()));
    m_copy->setToolTip(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy from: %1").arg(m_task->title()));
    m_copy->setVisible(!m_task->command().isEmpty() || m_task->state() == Task::State::Failed);
    m_time->setText(m_task->isOver() ? locale().toString(m_task->endedAt().time(), QLocale::ShortFormat) : QString());
    setAccessibleName(m_task->title());
}

} // namespace domus
