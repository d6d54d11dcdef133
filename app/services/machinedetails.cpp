// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/machinedetails.h"

#include "app/services/connectionlist.h"
#include "app/services/hostreading.h"
#include "app/xml/domainxml.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace domus {

namespace {

/// A batch ends after so much time, and at the latest after so many: the lists wait no longer than that.
constexpr std::chrono::milliseconds batchTime(25);
constexpr qsizetype batchSize = 250;
/// What changes again and again is read again no sooner than this after its event.
constexpr std::chrono::milliseconds pause(200);

/// "debian 12" of "http://debian.org/debian/12".
QString nameOfOsId(const QString& id)
{
    const QStringList parts = id.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    return parts.size() < 4 ? QString() : QStringList(parts.mid(2)).join(QLatin1Char(' '));
}

XmlNode childOf(XmlNode entry, QLatin1String localName)
{
    XmlNode child = entry.child();
    while (!child.isNull() && child.localName() != localName) {
        child = child.nextSibling();
    }
    return child;
}

struct Reading
{
    QVector<std::pair<Uuid, MachineDetails>> read;
    QVector<Uuid> gone;
    QVector<Uuid> left; ///< there was no time for these
};

Result<Reading> readBatch(Connection& connection, const QVector<Uuid>& wanted)
{
    Reading reading;
    const auto deadline = std::chrono::steady_clock::now() + batchTime;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (i > 0 && std::chrono::steady_clock::now() > deadline) {
            reading.left = wanted.mid(i);
            break;
        }
        const auto xml = connection.domainXml(wanted[i], XmlView::Live);
        if (xml) {
            reading.read.append({wanted[i], MachineDetails::fromXml(*xml)});
        } else if (xml.error().isConnectionLoss()) {
            return fail(xml.error());
        } else {
            reading.gone.append(wanted[i]); // or its hypervisor does not tell
        }
    }
    return reading;
}

} // namespace

MachineDetails MachineDetails::fromXml(const QByteArray& domainXml)
{
    MachineDetails details;
    const auto xml = DomainXml::parse(domainXml);
    if (!xml) {
        return details;
    }
    details.title = xml->get(lens::title).simplified();
    details.description = xml->get(lens::description).trimmed();
    details.vcpus = xml->startVcpus();
    const ByteSize memory = xml->get(lens::memory);
    details.memory = xml->isSet(lens::currentMemory) ? xml->get(lens::currentMemory) : memory;
    QString noted;
    XmlNode metadata = xml->root().child("metadata");
    for (XmlNode entry = metadata.child(); !entry.isNull(); entry = entry.nextSibling()) {
        if (entry.namespaceUri() != QLatin1String(machinemetadata::namespaceUri)) {
            continue;
        }
        noted = childOf(entry, QLatin1String("os")).text().simplified();
        details.labels = MachineLabels::fromEntry(entry);
        details.isBinned = !childOf(entry, QLatin1String("binned")).isNull();
        details.isUnfinishedClone = !childOf(entry, QLatin1String("copying")).isNull();
        details.isInstalling
            = childOf(entry, QLatin1String("install")).attribute("phase") == QLatin1String("installing");
        break;
    }
    details.os = noted.isEmpty() && !metadata.isNull() ? nameOfOsId(xml->osId()) : noted;
    return details;
}

class MachineDetailsStore::Private
{
public:
    struct Host
    {
        QHash<Uuid, MachineDetails> known;
        QSet<Uuid> seen; ///< of the last list
        QSet<Uuid> active;
        std::deque<Uuid> waiting;
        QSet<Uuid> isWaiting; ///< the same, to ask
        HostReading reading;
        bool isPausing = false; ///< readNext() comes by itself
        LaneKind lane = LaneKind::Stats; ///< another where the host lets nobody in a second time
    };

    Private(MachineDetailsStore& store, ConnectionList& list) : q(store), connections(list) { }

    void watch(HostSession* session);
    void listed(HostSession* session);
    void want(HostSession* session, Uuid uuid);
    void readNext(HostSession* session);
    void take(HostSession* session, const Reading& reading);

    MachineDetailsStore& q;
    ConnectionList& connections;
    QHash<ConnectionId, Host> hosts;
};

void MachineDetailsStore::Private::watch(HostSession* session)
{
    QObject::connect(session, &HostSession::stateChanged, &q, [this, session] {
        Host& host = hosts[session->id()];
        host.reading.newLife();
        host.lane = LaneKind::Stats;
        if (session->state() == SessionState::Open) {
            host.seen.clear(); // it may all have changed while nobody listened
            host.active.clear();
            listed(session);
        }
    });
    QObject::connect(session, &HostSession::inventoryChanged, &q, [this, session] { listed(session); });
    QObject::connect(session, &HostSession::eventArrived, &q, [this, session](const Event& event) {
        if (const auto* changed = std::get_if<DomainChangedEvent>(&event)) {
            want(session, changed->uuid);
        } else if (const auto* lifecycle = std::get_if<DomainLifecycleEvent>(&event);
                   lifecycle != nullptr && lifecycle->what == DomainLifecycle::Defined) {
            want(session, lifecycle->uuid);
        }
    });
    listed(session);
}

void MachineDetailsStore::Private::listed(HostSession* session)
{
    if (session->state() != SessionState::Open) {
        return;
    }
    Host& host = hosts[session->id()];
    const InventoryPtr inventory = session->inventory();
    QSet<Uuid> seen;
    QSet<Uuid> active;
    seen.reserve(inventory->domains.size());
    active.reserve(inventory->domains.size());
    for (const DomainRecord& domain : inventory->domains) {
        seen.insert(domain.uuid);
        if (domain.isActive()) {
            active.insert(domain.uuid);
        }
        // A start or stop swaps the running definition for the other one.
        if (!host.seen.contains(domain.uuid) || domain.isActive() != host.active.contains(domain.uuid)) {
            if (!host.isWaiting.contains(domain.uuid)) {
                host.isWaiting.insert(domain.uuid);
                host.waiting.push_back(domain.uuid);
            }
        }
    }
    host.known.removeIf([&seen](const auto& entry) { return !seen.contains(entry.key()); });
    host.seen = std::move(seen);
    host.active = std::move(active);
    readNext(session);
}

void MachineDetailsStore::Private::want(HostSession* session, Uuid uuid)
{
    Host& host = hosts[session->id()];
    if (host.isWaiting.contains(uuid) || !host.seen.contains(uuid)) {
        return; // a new one comes with the next list
    }
    host.isWaiting.insert(uuid);
    host.waiting.push_back(uuid);
    if (!std::exchange(host.isPausing, true)) {
        QTimer::singleShot(pause, session, [this, session] {
            hosts[session->id()].isPausing = false;
            readNext(session);
        });
    }
}

void MachineDetailsStore::Private::readNext(HostSession* session)
{
    Host& host = hosts[session->id()];
    if (host.reading.isUnderWay() || host.waiting.empty() || session->state() != SessionState::Open) {
        return;
    }
    QVector<Uuid> batch;
    while (!host.waiting.empty() && batch.size() < batchSize) {
        const Uuid next = host.waiting.front();
        host.waiting.pop_front();
        host.isWaiting.remove(next); // an event from here on asks for another reading
        batch.append(next);
    }
    readHost<Reading, Host>(
        session, host.lane, &q, hosts, [batch](Connection& connection) { return readBatch(connection, batch); },
        [this, id = session->id(), batch](Host& known, const Result<Reading>& reading) {
            HostSession* answered = connections.session(id);
            if (answered == nullptr) {
                return;
            }
            if (reading) {
                take(answered, *reading);
                readNext(answered);
            } else if (answered->state() == SessionState::Open && known.lane == LaneKind::Stats) {
                known.lane = LaneKind::Control; // as the lists do it
                take(answered, {{}, {}, batch});
                readNext(answered);
            } // else all is read anew when the connection is back
        });
}

void MachineDetailsStore::Private::take(HostSession* session, const Reading& reading)
{
    Host& host = hosts[session->id()];
    QVector<Uuid> changed;
    changed.reserve(reading.read.size());
    for (const auto& [uuid, details] : reading.read) {
        if (!host.seen.contains(uuid)) {
            continue;
        }
        auto known = host.known.find(uuid);
        if (known == host.known.end()) {
            host.known.insert(uuid, details);
            changed.append(uuid);
        } else if (*known != details) {
            *known = details;
            changed.append(uuid);
        }
    }
    for (qsizetype i = reading.left.size(); i > 0; --i) {
        const Uuid uuid = reading.left[i - 1];
        if (!host.isWaiting.contains(uuid)) {
            host.isWaiting.insert(uuid);
            host.waiting.push_front(uuid);
        }
    }
    if (!changed.isEmpty()) {
        Q_EMIT q.detailsChanged(session->id(), changed);
    }
}

MachineDetailsStore::MachineDetailsStore(ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, connections))
{
    connect(&connections, &ConnectionList::sessionAdded, this, [this](HostSession* session) { m_d->watch(session); });
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](HostSession* session) {
        disconnect(session, nullptr, this, nullptr);
        m_d->hosts.remove(session->id());
    });
    for (HostSession* session : connections.sessions()) {
        m_d->watch(session);
    }
}

MachineDetailsStore::~MachineDetailsStore() = default;

const MachineDetails* MachineDetailsStore::details(const DomainKey& machine) const
{
    const auto host = m_d->hosts.constFind(machine.connection);
    if (host == m_d->hosts.constEnd()) {
        return nullptr;
    }
    const auto known = host->known.constFind(machine.uuid);
    return known != host->known.constEnd() ? &*known : nullptr;
}

bool MachineDetailsStore::isComplete(const ConnectionId& connection) const
{
    const auto host = m_d->hosts.constFind(connection);
    return host != m_d->hosts.constEnd() && host->waiting.empty() && !host->reading.isUnderWay();
}

void MachineDetailsStore::refresh(const DomainKey& machine)
{
    if (HostSession* session = m_d->connections.session(machine.connection)) {
        m_d->want(session, machine.uuid);
    }
}

} // namespace domus
