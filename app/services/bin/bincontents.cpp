// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/bincontents.h"

#include "app/services/connectionlist.h"
#include "app/services/machinedetails.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace domus {

BinContents::BinContents(ConnectionList& connections, MachineDetailsStore& details, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_details(details)
{
    connect(&connections, &ConnectionList::sessionAdded, this, &BinContents::watch);
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](const HostSession* session) {
        m_notes.remove(session->id());
        m_known.remove(session->id());
        Q_EMIT changed();
    });
    connect(&details, &MachineDetailsStore::detailsChanged, this,
        [this](const ConnectionId& connection, const QVector<Uuid>& machines) {
            HostSession* session = m_connections.session(connection);
            if (session == nullptr) {
                return;
            }
            const QVector<Uuid> known = m_known.value(connection);
            const bool isAboutOurs = std::any_of(
                machines.cbegin(), machines.cend(), [&known](Uuid machine) { return known.contains(machine); });
            if (isAboutOurs) {
                m_known.remove(connection); // the note itself may be another
            }
            look(session);
        });
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
}

void BinContents::watch(HostSession* session)
{
    connect(session, &HostSession::inventoryChanged, this, [this, session] { look(session); });
    connect(session, &HostSession::stateChanged, this, [this, session] {
        m_known.remove(session->id()); // it may all have changed while nobody listened
        look(session);
        Q_EMIT changed();
    });
    look(session);
}

QVector<Uuid> BinContents::binned(const HostSession& session) const
{
    QVector<Uuid> machines;
    const InventoryPtr inventory = session.inventory();
    for (const DomainRecord& domain : inventory->domains) {
        if (contains({session.id(), domain.uuid})) {
            machines.append(domain.uuid);
        }
    }
    return machines;
}

bool BinContents::contains(const DomainKey& machine) const
{
    const MachineDetails* details = m_details.details(machine);
    return details != nullptr && details->isBinned;
}

void BinContents::look(HostSession* session)
{
    if (session->state() != SessionState::Open) {
        return;
    }
    const QVector<Uuid> machines = binned(*session);
    const auto known = m_known.constFind(session->id());
    if (known != m_known.cend() && *known == machines) {
        if (!machines.isEmpty()) {
            Q_EMIT changed(); // their states may have
        }
        return;
    }
    const bool wasThere = !m_notes.value(session->id()).isEmpty();
    m_known.insert(session->id(), machines);
    if (!machines.isEmpty()) {
        read(session, machines);
    } else if (wasThere) {
        m_notes.remove(session->id());
        Q_EMIT changed();
    }
}

void BinContents::read(HostSession* session, const QVector<Uuid>& machines)
{
    session->submit<QVector<BinnedMachine>>(
        LaneKind::Slow, this, [machines](Connection& connection) { return binnedMachines(connection, machines); },
        [this, id = session->id(), machines](const Result<QVector<BinnedMachine>>& found) {
            if (m_known.value(id) != machines || m_connections.session(id) == nullptr) {
                return; // asked anew meanwhile
            }
            if (found) {
                m_notes.insert(id, *found);
            } else {
                m_known.remove(id); // the next change asks again
            }
            Q_EMIT changed();
        });
}

QVector<BinContents::Item> BinContents::items() const
{
    QVector<Item> all;
    for (const HostSession* session : m_connections.sessions()) {
        if (session->state() != SessionState::Open) {
            continue;
        }
        const bool isReadOnly = session->settings().readOnly || session->host().readOnly;
        const InventoryPtr inventory = session->inventory();
        const QVector<BinnedMachine> known = m_notes.value(session->id());
        for (const BinnedMachine& noted : known) {
            const DomainKey key{session->id(), noted.record.uuid};
            const DomainRecord* record = inventory->domain(key.uuid);
            if (record != nullptr && contains(key)) {
                BinnedMachine machine = noted;
                machine.record = *record;
                all.append({key, session->displayName(), machine, isReadOnly});
            }
        }
    }
    std::stable_sort(all.begin(), all.end(),
        [](const Item& left, const Item& right) { return left.machine.note.since > right.machine.note.since; });
    return all;
}

int BinContents::count() const
{
    int all = 0;
    for (const HostSession* session : m_connections.sessions()) {
        all += count(session->id());
    }
    return all;
}

int BinContents::count(const ConnectionId& connection) const
{
    const HostSession* session = m_connections.session(connection);
    return session != nullptr ? static_cast<int>(binned(*session).size()) : 0;
}

} // namespace domus
