// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/operationrunner.h"
#include "app/services/preferences.h"
#include "ui/mainwindow/batchcommands.h"
#include "ui/mainwindow/consoletab.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/notices.h"
#include "ui/tasks/taskpane.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>

#include <algorithm>

// How the window closes: at once where nothing is under way, else as the user wishes.
namespace domus {

void MainWindow::setHasTray(bool hasTray)
{
    m_hasTray = hasTray;
    // A console's window may be the last one in sight while Domus stays in the tray.
    QApplication::setQuitOnLastWindowClosed(!hasTray);
}

void MainWindow::quit()
{
    m_quits = true;
    close();
}

void MainWindow::bringUp()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::hideToTray()
{
    const QString key = QStringLiteral("tray/");
    if (m_preferences->isSet(preference::trayStays.key)) {
        m_notices->remove(key);
        saveLayout();
        hide();
        return;
    }
    const auto answer = [this, key](bool stays) {
        m_notices->remove(key);
        m_preferences->set(preference::trayStays, stays);
        if (stays) {
            hideToTray();
        } else {
            quit();
        }
    };
    m_notices->set(key,
        {.kind = InlineMessage::Kind::Information,
            .text = tr("Domus can stay in the notification area when its window is closed."),
            .detail = tr("Virtual machines run on in either case. This is asked once; the settings keep the answer."),
            .buttons = {{QStringLiteral("stayInTray"), tr("Stay there"), [answer] { answer(true); }},
                {QStringLiteral("quitInstead"), tr("Quit instead"), [answer] { answer(false); }}},
            .staysAway = false});
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool staysInTray
        = m_hasTray && (!m_preferences->isSet(preference::trayStays.key) || m_preferences->flag(preference::trayStays));
    if (staysInTray && !m_quits && !m_closesAtOnce && !m_closesLater && !qApp->isSavingSession()) {
        event->ignore();
        hideToTray();
        return;
    }
    if (m_services.runner.runningCount() > 0 && !m_closesAtOnce && !qApp->isSavingSession()) {
        event->ignore();
        m_quits = false; // until that is answered
        askToClose();
        return;
    }
    m_batches->stop();
    saveLayout();
    m_console->closeWindows(); // Domus without its list would have no way back
    QMainWindow::closeEvent(event);
    if (m_hasTray) {
        QCoreApplication::quit(); // the last window closes nothing then
    }
}

void MainWindow::askToClose()
{
    if (!isVisible()) {
        bringUp(); // it was told to quit from the tray
    }
    if (m_closesLater) {
        return; // answered already, and the notice says what happens
    }
    m_notices->set(QStringLiteral("closing/"),
        {.kind = InlineMessage::Kind::Warning,
            .text = tr("%n task(s) are still under way.", nullptr, m_services.runner.runningCount()),
            .detail = tr("Cancelled tasks undo what they began, and Domus closes after that. Closed at once, it may "
                         "leave things half done."),
            .buttons = {{QStringLiteral("cancelAndClose"), tr("Cancel and close"),
                            [this] {
                                m_batches->stop();
                                closeWhenDone();
                            }},
                {QStringLiteral("closeAtOnce"), tr("Close at once"), [this] { closeAtOnce(); }}},
            .staysAway = false});
}

void MainWindow::closeWhenDone()
{
    const QString key = QStringLiteral("closing/");
    const auto closeIfDone = [this, key, since = QDateTime::currentDateTimeUtc()] {
        if (m_services.runner.runningCount() > 0) {
            return;
        }
        disconnect(m_closesLater);
        const QVector<Task*>& tasks = m_services.runner.tasks();
        const bool hasBadNews = std::any_of(tasks.begin(), tasks.end(), [&since](const Task* task) {
            const bool isBad = task->state() == Task::State::Failed
                || (task->state() == Task::State::Cancelled && task->error().hasLeftovers);
            return isBad && task->endedAt() >= since;
        });
        if (hasBadNews) {
            m_taskPane->setUnfolded(true);
            // Closed, nobody would read what failed or could not be undone.
            m_notices->set(key,
                {.kind = InlineMessage::Kind::Warning,
                    .text = tr("Domus stays open, because not every task ended well."),
                    .detail = tr("The tasks below say what happened, and what is left."),
                    .buttons = {{QStringLiteral("closeAtOnce"), tr("Close Domus"), [this] { closeAtOnce(); }}},
                    .staysAway = false});
        } else {
            quit();
        }
    };
    m_closesLater = connect(&m_services.runner, &OperationRunner::taskChanged, this, closeIfDone);
    m_notices->set(key,
        {.kind = InlineMessage::Kind::Information,
            .text = tr("Domus closes as soon as the tasks are over."),
            .detail = {},
            .buttons = {{QStringLiteral("stayOpen"), tr("Stay"),
                            [this, key] {
                                disconnect(m_closesLater);
                                m_notices->remove(key);
                            }},
                {QStringLiteral("closeAtOnce"), tr("Close at once"), [this] { closeAtOnce(); }}},
            .canBeClosed = false,
            .staysAway = false});
    m_taskPane->setUnfolded(true); // what it waits for
    const QVector<Task*> tasks = m_services.runner.tasks();
    for (Task* task : tasks) {
        if (!task->isOver() && task->canCancel()) {
            task->cancel();
        }
    }
    if (m_closesLater) {
        closeIfDone(); // all may have been over before the answer
    }
}

void MainWindow::closeAtOnce()
{
    m_closesAtOnce = true;
    close();
}

} // namespace domus
