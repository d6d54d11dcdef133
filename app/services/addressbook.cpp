// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/addressbook.h"

#include "app/services/connectionlist.h"
#include "app/services/hostreading.h"
#include "app/virt/guestaddresses.h"

#include <QHash>
#include <QTimer>

#include <algorithm>

namespace domus {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds tickPeriod(1000);
/// A turn of one connection: no more machines, and no longer, so that what else waits in the lane gets its turn.
constexpr qsizetype turnSize = 200;
constexpr std::chrono::milliseconds turnTime(50);

struct Asked
{
    Uuid uuid;
    QStringList addresses;
};

Result<QVector<Asked>> ask(Connection& connection, const QVector<Uuid>& machines)
{
    auto* guests = dynamic_cast<GuestAddresses*>(&connection);
    if (guests == nullptr) {
        return fail(ErrorKind::Unsupported, {});
    }
    QVector<Asked> asked;
    const auto deadline = Clock::now() + turnTime;
    for (const Uuid& uuid : machines) {
        const auto addresses = guests->leasedAddresses(uuid);
        if (!addresses && (addresses.error().isConnectionLoss() || addresses.error().kind == ErrorKind::Unsupported)) {
            return fail(addresses.error());
        }
        asked.append({uuid, addresses.value_or(QStringList())}); // stopped meanwhile, or no network of libvirt's
        if (Clock::now() > deadline) {
            break;
        }
    }
    return asked;
}

} // namespace

class AddressBook::Private
{
public:
    struct Entry
    {
        QStringList addresses;
        Clock::time_point asked; ///< zero: never
    };
    struct Host
    {
        QHash<Uuid, Entry> entries; ///< of every running machine
        HostReading reading;
        bool isUnable = false;
    };

    Private(AddressBook& book, ConnectionList& list) : q(book), connections(list) { }

    void watch(HostSession* session);
    void listed(HostSession* session);
    void turn(HostSession* session);
    void take(const ConnectionId& id, const QVector<Asked>& asked);

    AddressBook& q;
    ConnectionList& connections;
    QHash<ConnectionId, Host> hosts;
    QTimer timer;
    std::chrono::milliseconds lifetime = std::chrono::seconds(30);
};

void AddressBook::Private::watch(HostSession* session)
{
    QObject::connect(session, &HostSession::stateChanged, &q, [this, session] {
        Host& host = hosts[session->id()];
        host.reading.newLife();
        if (session->state() == SessionState::Open) {
            host.isUnable = false;
            listed(session);
        }
    });
    QObject::connect(session, &HostSession::inventoryChanged, &q, [this, session] { listed(session); });
    listed(session);
}

void AddressBook::Private::listed(HostSession* session)
{
    Host& host = hosts[session->id()];
    QHash<Uuid, Entry> entries;
    const InventoryPtr inventory = session->inventory();
    for (const DomainRecord& domain : inventory->domains) {
        if (isRunning(domain.state)) {
            entries.insert(domain.uuid, host.entries.value(domain.uuid));
        }
    }
    QVector<Uuid> lost;
    for (auto it = host.entries.cbegin(); it != host.entries.cend(); ++it) {
        if (!it->addresses.isEmpty() && !entries.contains(it.key())) {
            lost.append(it.key());
        }
    }
    host.entries = std::move(entries);
    if (!lost.isEmpty()) {
        Q_EMIT q.addressesChanged(session->id(), lost);
    }
}

void AddressBook::Private::turn(HostSession* session)
{
    Host& host = hosts[session->id()];
    if (session->state() != SessionState::Open || host.reading.isUnderWay() || host.isUnable) {
        return;
    }
    const auto now = Clock::now();
    QVector<std::pair<Clock::time_point, Uuid>> due;
    for (auto it = host.entries.cbegin(); it != host.entries.cend(); ++it) {
        if (it->asked == Clock::time_point() || now - it->asked >= lifetime) {
            due.append({it->asked, it.key()});
        }
    }
    if (due.isEmpty()) {
        return;
    }
    const auto count = std::min(due.size(), turnSize); // the longest waiting
    std::partial_sort(due.begin(), due.begin() + count, due.end());
    QVector<Uuid> machines;
    machines.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        machines.append(due[i].second);
    }
    readHost<QVector<Asked>, Host>(
        session, LaneKind::Slow, &q, hosts, [machines](Connection& connection) { return ask(connection, machines); },
        [this, id = session->id()](Host& answered, const Result<QVector<Asked>>& asked) {
            if (asked) {
                take(id, *asked);
            } else if (asked.error().kind == ErrorKind::Unsupported) {
                answered.isUnable = true;
            }
        });
}

void AddressBook::Private::take(const ConnectionId& id, const QVector<Asked>& asked)
{
    Host& host = hosts[id];
    QVector<Uuid> changed;
    const auto now = Clock::now();
    for (const Asked& one : asked) {
        const auto entry = host.entries.find(one.uuid);
        if (entry == host.entries.end()) {
            continue;
        }
        entry->asked = now;
        if (entry->addresses != one.addresses) {
            entry->addresses = one.addresses;
            changed.append(one.uuid);
        }
    }
    if (!changed.isEmpty()) {
        Q_EMIT q.addressesChanged(id, changed);
    }
}

AddressBook::AddressBook(ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, connections))
{
    m_d->timer.setInterval(tickPeriod);
    connect(&m_d->timer, &QTimer::timeout, this, [this] {
        for (HostSession* session : m_d->connections.sessions()) {
            m_d->turn(session);
        }
    });
    connect(&connections, &ConnectionList::sessionAdded, this, [this](HostSession* session) { m_d->watch(session); });
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](HostSession* session) {
        disconnect(session, nullptr, this, nullptr);
        m_d->hosts.remove(session->id());
    });
    for (HostSession* session : connections.sessions()) {
        m_d->watch(session);
    }
}

AddressBook::~AddressBook() = default;

void AddressBook::setActive(bool active)
{
    if (active && !m_d->timer.isActive()) {
        m_d->timer.start();
    } else if (!active) {
        m_d->timer.stop();
    }
}

void AddressBook::setLifetime(std::chrono::milliseconds lifetime)
{
    m_d->lifetime = lifetime;
    m_d->timer.setInterval(std::min(tickPeriod, std::max(lifetime, std::chrono::milliseconds(10))));
}

QStringList AddressBook::addresses(const DomainKey& machine) const
{
    const auto host = m_d->hosts.constFind(machine.connection);
    return host != m_d->hosts.constEnd() ? host->entries.value(machine.uuid).addresses : QStringList();
}

} // namespace domus
