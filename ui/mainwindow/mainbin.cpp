// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/bincontents.h"
#include "app/services/journal/undodesk.h"
#include "app/services/machinemonitor.h"
#include "app/services/task.h"
#include "ui/bin/binnotices.h"
#include "ui/bin/binpage.h"
#include "ui/clone/unfinishedclones.h"
#include "ui/mainwindow/machinepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/windowpalette.h"
#include "ui/tasks/taskpane.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>

// What was deleted and what was done, to be looked at and to be taken back.
namespace domus {

namespace {

/// As a menu shows it: a name's & is no mnemonic.
QString inMenu(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

void MainWindow::makeBin()
{
    m_bin = new BinContents(m_services.connections, m_monitor->details(), this);
    m_undoDesk = new UndoDesk(m_services.connections, m_services.runner, m_services.journal, this);
    m_taskPane->setUndoDesk(m_undoDesk);
    m_palette->setLeavesOut([this](const DomainKey& machine) { return m_bin->contains(machine); });
    auto* told = new BinNotices(m_services.connections, m_services.runner, *m_bin, *m_undoDesk, *m_notices, this);
    connect(told, &BinNotices::binWanted, this, &MainWindow::openBin);
    auto* unfinished = new UnfinishedClones(m_services.connections, m_monitor->details(), m_services.runner, *m_notices,
        *m_machinePage->confirmBar(), this);
    connect(unfinished, &UnfinishedClones::machineWanted, this, &MainWindow::showMachine);

    const auto add = [this](const char* objectName, const QString& iconName) {
        auto* action = new QAction(theme::icon(iconName), {}, this);
        action->setObjectName(QLatin1String(objectName));
        return action;
    };
    m_showBin = add("binAction", QStringLiteral("delete"));
    m_showJournal = add("journalAction", QStringLiteral("tasks"));
    m_undo = add("undoAction", QStringLiteral("undo"));
    m_undo->setShortcut(QKeySequence::Undo);
    m_showJournal->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J));
    m_showJournal->setVisible(m_services.journal != nullptr);
    connect(m_showBin, &QAction::triggered, this, [this] { openBin({}); });
    connect(m_showJournal, &QAction::triggered, m_taskPane, &TaskPane::showJournal);
    connect(m_undo, &QAction::triggered, this, &MainWindow::undoLast);
    connect(m_undoDesk, &UndoDesk::changed, this, &MainWindow::showWhatCanBeUndone);

    const QList<QAction*> shown = m_viewMenu->actions();
    const qsizetype tasks = shown.indexOf(m_showTasks);
    QAction* before = tasks >= 0 ? shown.value(tasks + 1) : nullptr;
    m_viewMenu->insertAction(before, m_showJournal);
    m_viewMenu->insertAction(before, m_showBin);
    m_machineMenu->addSeparator();
    m_machineMenu->addAction(m_undo);
}

void MainWindow::retranslateBin()
{
    m_showBin->setText(tr("&Bin"));
    m_showJournal->setText(tr("&Journal"));
    showWhatCanBeUndone();
}

void MainWindow::openBin(const DomainKey& machine)
{
    if (m_binPage == nullptr) {
        m_binPage = new BinPage(
            *m_bin, m_services.connections, m_services.runner, m_services.settings, m_stack->parentWidget());
        m_stack->addWidget(m_binPage);
        connect(m_binPage, &BinPage::closed, this, [this] {
            m_stack->setCurrentWidget(m_welcome); // unless something is selected
            showSelection();
        });
    }
    m_stack->setCurrentWidget(m_binPage);
    if (!machine.uuid.isNull()) {
        m_binPage->select(machine);
    } else if (!machine.connection.isNull()) {
        m_binPage->select(machine.connection);
    }
    orderFocus();
}

void MainWindow::showWhatCanBeUndone()
{
    const Task* last = m_undoDesk->last();
    m_undo->setEnabled(last != nullptr);
    //: %1 is what was done, in its own words: "Rename web to web2"
    m_undo->setText(last != nullptr ? tr("Undo: %1").arg(inMenu(last->title())) : tr("Undo"));
    m_undo->setStatusTip(last != nullptr ? QString() : tr("Nothing that was done since Domus started can be undone."));
}

void MainWindow::undoLast()
{
    const Task* last = m_undoDesk->last();
    const QString what = last != nullptr ? last->title() : QString();
    const Task* task = last != nullptr ? m_undoDesk->undo(last) : nullptr;
    if (task == nullptr) {
        return;
    }
    connect(task, &Task::finished, this, [this, task, what] {
        if (task->state() == Task::State::Succeeded) { // else its failure is told
            m_notices->set(QStringLiteral("undone/"),
                {.kind = InlineMessage::Kind::Success,
                    //: %1 is what was done, in its own words: "Rename web to web2"
                    .text = tr("Undone: %1").arg(what),
                    .detail = {},
                    .buttons = {},
                    .staysAway = false});
        }
    });
}

} // namespace domus
