// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/failurenotices.h"

#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"

#include <QVector>

namespace domus {

namespace {

QString keyOf(const DomainKey& machine)
{
    return QStringLiteral("failure/") % machine.connection.value % QLatin1Char('/') % machine.uuid.toString();
}

bool isRunning(const DomainRecord& machine)
{
    return machine.state == DomainState::Running || machine.state == DomainState::Blocked;
}

/// Whether the machine is past what its notice tells. One that is just being started is seen as paused for a while,
/// which is neither.
bool isOver(const DomainRecord& machine, bool wasRunning)
{
    return wasRunning ? machine.state == DomainState::ShutOff || machine.state == DomainState::Crashed
                      : isRunning(machine);
}

} // namespace

FailureNotices::FailureNotices(ConnectionList& connections, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_notices(notices)
{
    connect(&m_connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](const HostSession* session) {
        const QList<DomainKey> machines = m_wasRunning.keys();
        for (const DomainKey& machine : machines) {
            if (machine.connection == session->id()) {
                remove(machine);
            }
        }
    });
}

void FailureNotices::set(const DomainKey& machine, const Notices::Notice& notice)
{
    bool wasRunning = false;
    if (const HostSession* session = m_connections.session(machine.connection)) {
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* record = inventory->domain(machine.uuid);
        wasRunning = record != nullptr && isRunning(*record);
        connect(session, &HostSession::inventoryChanged, this, &FailureNotices::review, Qt::UniqueConnection);
    }
    m_wasRunning.insert(machine, wasRunning);
    m_notices.set(keyOf(machine), notice);
}

void FailureNotices::remove(const DomainKey& machine)
{
    if (m_wasRunning.remove(machine) > 0) {
        m_notices.remove(keyOf(machine));
    }
}

void FailureNotices::review()
{
    QVector<DomainKey> over;
    for (auto it = m_wasRunning.cbegin(); it != m_wasRunning.cend(); ++it) {
        const HostSession* session = m_connections.session(it.key().connection);
        if (session == nullptr || it.key().uuid.isNull()) {
            continue; // about the host itself: the user closes it
        }
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* record = inventory->domain(it.key().uuid);
        if (record == nullptr || isOver(*record, it.value())) {
            over.append(it.key());
        }
    }
    for (const DomainKey& machine : std::as_const(over)) {
        remove(machine);
    }
}

} // namespace domus
