// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/consolewindows.h"

#include "app/console/consolesession.h"
#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "ui/console/consolepane.h"
#include "ui/console/consolewindow.h"
#include "ui/widgets/theme.h"

namespace domus {

void followMachine(ConsolePane& pane, const DomainRecord& machine)
{
    pane.setTitle(machine.name);
    // While libvirt does not answer, a screen that is connected already goes on by itself.
    if (machine.state == DomainState::Unknown) {
        return;
    }
    if (!machine.isActive()) {
        pane.stop();
    } else if (pane.session()->state() == ConsoleState::Idle) {
        pane.start();
    }
}

ConsoleWindows::ConsoleWindows(ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
{
    // A host that leaves the list takes its consoles along.
    connect(&m_connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](const HostSession* session) {
        const QList<DomainKey> machines = m_windows.keys();
        for (const DomainKey& machine : machines) {
            if (machine.connection == session->id()) {
                drop(machine);
            }
        }
    });
}

ConsoleWindows::~ConsoleWindows()
{
    qDeleteAll(m_windows);
}

void ConsoleWindows::open(const DomainKey& machine, ConsolePane* pane)
{
    // No parent: it stays when the main window is minimised.
    auto* window = new ConsoleWindow;
    window->setWindowIcon(theme::applicationIcon());
    window->setPane(pane);
    connect(window, &ConsoleWindow::closed, this, [this, machine] { Q_EMIT closed(machine, false); });
    connect(pane, &ConsolePane::popOutRequested, window, [this, machine](bool poppedOut) {
        if (!poppedOut) {
            Q_EMIT closed(machine, true);
        }
    });
    m_windows.insert(machine, window);
    if (HostSession* session = m_connections.session(machine.connection)) {
        connect(session, &HostSession::inventoryChanged, this, &ConsoleWindows::follow, Qt::UniqueConnection);
    }
    pane->show();
    window->show();
    pane->start();
}

void ConsoleWindows::raise(const DomainKey& machine)
{
    if (ConsoleWindow* window = m_windows.value(machine)) {
        window->show();
        window->raise();
        window->activateWindow();
    }
}

void ConsoleWindows::setFullScreen(const DomainKey& machine)
{
    if (ConsoleWindow* window = m_windows.value(machine)) {
        window->setFullScreen(true);
    }
}

QVector<ConsolePane*> ConsoleWindows::panes() const
{
    QVector<ConsolePane*> result;
    result.reserve(m_windows.size());
    for (const ConsoleWindow* window : m_windows) {
        if (ConsolePane* pane = window->pane()) {
            result.append(pane);
        }
    }
    return result;
}

ConsolePane* ConsoleWindows::take(const DomainKey& machine)
{
    ConsoleWindow* window = m_windows.value(machine);
    ConsolePane* pane = window == nullptr ? nullptr : window->takePane();
    if (pane != nullptr) {
        disconnect(pane, nullptr, window, nullptr);
    }
    drop(machine);
    return pane;
}

void ConsoleWindows::closeAll()
{
    const QList<DomainKey> machines = m_windows.keys();
    for (const DomainKey& machine : machines) {
        drop(machine);
    }
}

void ConsoleWindows::follow()
{
    const QList<DomainKey> machines = m_windows.keys();
    for (const DomainKey& machine : machines) {
        const HostSession* session = m_connections.session(machine.connection);
        if (session == nullptr) {
            continue;
        }
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* record = inventory->domain(machine.uuid);
        ConsolePane* pane = m_windows.value(machine)->pane();
        if (record != nullptr && pane != nullptr) {
            followMachine(*pane, *record);
        } else if (record == nullptr && session->state() == SessionState::Open) {
            drop(machine);
            Q_EMIT gone(machine);
        }
    }
}

void ConsoleWindows::drop(const DomainKey& machine)
{
    if (ConsoleWindow* window = m_windows.take(machine)) {
        disconnect(window, nullptr, this, nullptr);
        window->hide();
        window->deleteLater(); // one of its buttons may be what is being answered
    }
}

} // namespace domus
