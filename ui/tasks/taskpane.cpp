// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/taskpane.h"

#include "app/services/operationrunner.h"
#include "ui/journal/journalwindow.h"
#include "ui/tasks/taskrow.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace domus {

namespace {

constexpr int mostRows = 200;

} // namespace

TaskPane::TaskPane(OperationRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_fold(new QToolButton(this))
    , m_summary(new QLabel(this))
    , m_clear(new QToolButton(this))
    , m_openJournal(new QToolButton(this))
    , m_scroll(new QScrollArea(this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("taskPane"));
    m_fold->setObjectName(QStringLiteral("taskPaneFold"));
    m_fold->setAutoRaise(true);
    m_fold->setCheckable(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_fold, &QToolButton::toggled, this, [this](bool unfolded) {
        refresh();
        Q_EMIT unfoldedChanged(unfolded);
    });
    m_summary->setObjectName(QStringLiteral("taskSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_clear->setObjectName(QStringLiteral("taskPaneClear"));
    m_clear->setAutoRaise(true);
    connect(m_clear, &QToolButton::clicked, this, [this] { m_runner.clearFinished(); });
    m_openJournal->setObjectName(QStringLiteral("taskPaneJournal"));
    m_openJournal->setAutoRaise(true);
    connect(m_openJournal, &QToolButton::clicked, this, &TaskPane::showJournal);

    auto* list = new QWidget(m_scroll);
    list->setLayout(m_rows);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addStretch(1);
    m_scroll->setWidget(list);
    m_scroll->setObjectName(QStringLiteral("taskScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus); // Tab goes through the rows' buttons
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setMinimumHeight(QFontMetrics(font()).lineSpacing() * 7);
    m_scroll->setMaximumHeight(QFontMetrics(font()).lineSpacing() * 12);
    m_scroll->hide();

    const int gap = theme::gap(this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(gap / 2, gap / 4, gap / 2, gap / 4);
    head->addWidget(m_fold);
    head->addWidget(m_summary, 1);
    head->addWidget(m_clear);
    head->addWidget(m_openJournal);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_scroll);
    connect(&m_runner, &OperationRunner::taskAdded, this, &TaskPane::add);
    connect(&m_runner, &OperationRunner::taskRemoved, this, &TaskPane::remove);
    connect(&m_runner, &OperationRunner::taskChanged, this, &TaskPane::refresh);
    for (Task* task : m_runner.tasks()) {
        add(task);
    }
    refresh();
}

void TaskPane::setJournal(Journal* journal)
{
    delete m_journalWindow.data();
    m_journal = journal;
    refresh();
}

void TaskPane::setUndoDesk(UndoDesk* desk)
{
    m_desk = desk;
}

void TaskPane::showJournal()
{
    if (m_journal == nullptr) {
        return;
    }
    if (!m_journalWindow) {
        m_journalWindow = new JournalWindow(*m_journal, m_desk, this);
        m_journalWindow->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_journalWindow->show();
    m_journalWindow->raise();
    m_journalWindow->activateWindow();
}

bool TaskPane::isUnfolded() const
{
    return m_fold->isChecked();
}

void TaskPane::setUnfolded(bool unfolded)
{
    m_fold->setChecked(unfolded);
}

QWidget* TaskPane::firstControl() const
{
    return m_fold;
}

void TaskPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void TaskPane::add(Task* task)
{
    m_rows->insertWidget(0, new TaskRow(task, m_desk, m_scroll->widget()));
    // Of a batch of thousands the last are looked at; all of them stand in the journal.
    for (int at = m_rows->count() - 1; at > 0 && m_rows->count() > mostRows; --at) {
        auto* row = qobject_cast<TaskRow*>(m_rows->itemAt(at)->widget());
        if (row != nullptr && row->task()->isOver()) {
            delete row;
        }
    }
    refresh();
}

void TaskPane::remove(Task* task)
{
    const auto rows = m_scroll->widget()->findChildren<TaskRow*>(Qt::FindDirectChildrenOnly);
    for (TaskRow* row : rows) {
        if (row->task() == task) {
            delete row;
        }
    }
    refresh();
}

void TaskPane::refresh()
{
    const int running = m_runner.runningCount();
    const auto& tasks = m_runner.tasks();
    QString summary;
    if (running > 0) {
        summary = tr("%n running", nullptr, running);
    } else if (!tasks.isEmpty() && !isUnfolded()) {
        const Task* last = tasks.last();
        summary = last->state() == Task::State::Failed ? tr("Failed: %1").arg(last->title()) : last->title();
    }
    m_summary->setText(summary);
    m_fold->setText(tr("Tasks"));
    m_fold->setIcon(theme::icon(isUnfolded() ? QStringLiteral("down") : QStringLiteral("up")));
    m_clear->setText(tr("Clear finished"));
    m_openJournal->setText(tr("Journal"));
    m_openJournal->setToolTip(tr("What was done before"));
    m_openJournal->setVisible(m_journal != nullptr && isUnfolded());
    m_clear->setVisible(isUnfolded() && tasks.size() > running);
    m_scroll->setVisible(isUnfolded());
}

} // namespace domus
