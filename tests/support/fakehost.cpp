// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakehost.h"

#include "tests/support/childtexts.h"

#include <algorithm>
#include <thread>

namespace domus {

namespace {

bool isActive(DomainState state)
{
    return state != DomainState::ShutOff && state != DomainState::Crashed;
}

} // namespace

FakeHost::FakeHost()
{
    m_host.hostname = QStringLiteral("fake");
    m_host.hypervisor = QStringLiteral("QEMU");
    m_host.libvirtVersion = 9000000;
    m_host.architecture = QStringLiteral("x86_64");
    m_host.cpus = 4;
    m_host.memory = ByteSize::fromGiB(16);
}

Uuid FakeHost::addDomain(const QByteArray& xml, DomainState state)
{
    const QHash<QString, QString> texts = childTexts(xml);
    Uuid uuid = Uuid::fromString(texts.value(QStringLiteral("uuid")));
    if (uuid.isNull()) {
        uuid = Uuid::create();
    }
    const std::scoped_lock lock(m_mutex);
    Domain& domain = m_domains[uuid];
    domain.record.uuid = uuid;
    domain.record.name = texts.value(QStringLiteral("name"));
    domain.record.state = state;
    domain.record.id = isActive(state) ? ++m_lastId : -1;
    domain.inactiveXml = xml;
    return uuid;
}

Uuid FakeHost::addDomain(const QString& name, DomainState state)
{
    const Uuid uuid = Uuid::create();
    return addDomain(QStringLiteral("<domain type='qemu'>\n  <name>%1</name>\n  <uuid>%2</uuid>\n</domain>\n")
                         .arg(name.toHtmlEscaped(), uuid.toString())
                         .toUtf8(),
        state);
}

void FakeHost::setState(Uuid uuid, DomainState state)
{
    const std::scoped_lock lock(m_mutex);
    if (Domain* domain = find(uuid)) {
        domain->record.state = state;
        if (state == DomainState::Crashed) {
            return; // its process stays, if it had one
        }
        domain->record.id = !isActive(state) ? -1 : domain->record.id >= 0 ? domain->record.id : ++m_lastId;
    }
}

void FakeHost::setLiveXml(Uuid uuid, const QByteArray& xml)
{
    const std::scoped_lock lock(m_mutex);
    if (Domain* domain = find(uuid)) {
        domain->liveXml = xml;
    }
}

void FakeHost::setMetadata(Uuid uuid, const QString& namespaceUri, const QByteArray& xml)
{
    const std::scoped_lock lock(m_mutex);
    if (Domain* domain = find(uuid)) {
        domain->metadata[namespaceUri] = xml;
    }
}

QByteArray FakeHost::metadata(Uuid uuid, const QString& namespaceUri) const
{
    const std::scoped_lock lock(m_mutex);
    return m_domains.value(uuid).metadata.value(namespaceUri);
}

bool FakeHost::hasDomain(Uuid uuid) const
{
    const std::scoped_lock lock(m_mutex);
    return m_domains.contains(uuid);
}

DomainRecord FakeHost::domain(Uuid uuid) const
{
    const std::scoped_lock lock(m_mutex);
    return m_domains.value(uuid).record;
}

QByteArray FakeHost::inactiveXml(Uuid uuid) const
{
    const std::scoped_lock lock(m_mutex);
    return m_domains.value(uuid).inactiveXml;
}

UndefineOptions FakeHost::undefinedWith(Uuid uuid) const
{
    const std::scoped_lock lock(m_mutex);
    return m_undefined.value(uuid);
}

void FakeHost::addPool(const QString& name, const QString& targetPath, bool active)
{
    const std::scoped_lock lock(m_mutex);
    StoragePoolRecord pool;
    pool.uuid = Uuid::create();
    pool.name = name;
    pool.type = QStringLiteral("dir");
    pool.targetPath = targetPath;
    pool.active = active;
    pool.capacity = ByteSize::fromGiB(100);
    pool.available = ByteSize::fromGiB(50);
    m_pools.append(pool);
}

void FakeHost::addVolume(const StorageVolumeRecord& volume, const QString& base)
{
    const std::scoped_lock lock(m_mutex);
    m_volumes.append(volume);
    m_bases.insert(volume.path, base);
}

bool FakeHost::hasVolume(const QString& pool, const QString& name) const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_volumes.cbegin(), m_volumes.cend(),
        [&](const StorageVolumeRecord& volume) { return volume.pool == pool && volume.name == name; });
}

void FakeHost::addNetwork(const QString& name, bool active)
{
    const std::scoped_lock lock(m_mutex);
    NetworkRecord network;
    network.uuid = Uuid::create();
    network.name = name;
    network.active = active;
    m_networks.append(network);
}

void FakeHost::setCapabilitiesXml(const QByteArray& xml)
{
    const std::scoped_lock lock(m_mutex);
    m_capabilities = xml;
}

void FakeHost::setDomainCapabilitiesXml(const QByteArray& xml)
{
    const std::scoped_lock lock(m_mutex);
    m_domainCapabilities = xml;
}

void FakeHost::setHost(const HostRecord& host)
{
    const std::scoped_lock lock(m_mutex);
    m_host = host;
}

void FakeHost::setSamples(const QVector<DomainSample>& samples)
{
    const std::scoped_lock lock(m_mutex);
    m_samples = samples;
}

void FakeHost::setAddresses(Uuid uuid, const QStringList& addresses)
{
    const std::scoped_lock lock(m_mutex);
    m_addresses.insert(uuid, addresses);
}

void FakeHost::failCall(const QString& call, const Error& error, int nth, int times)
{
    const std::scoped_lock lock(m_mutex);
    m_faults[call].append({error, nth - 1, times});
}

void FakeHost::failAnyCall(int nth, const Error& error)
{
    const std::scoped_lock lock(m_mutex);
    m_callsToFault = nth;
    m_anyFault = error;
}

void FakeHost::delayCall(const QString& call, std::chrono::milliseconds delay)
{
    const std::scoped_lock lock(m_mutex);
    m_delays[call] = delay;
}

void FakeHost::hang(const QString& call)
{
    const std::scoped_lock lock(m_mutex);
    m_hanging.append(call);
}

void FakeHost::release()
{
    const std::scoped_lock lock(m_mutex);
    m_hanging.clear();
    m_released.notify_all();
}

void FakeHost::killConnections()
{
    QMap<quint64, EventSink> gone;
    {
        const std::scoped_lock lock(m_mutex);
        gone.swap(m_connections);
        m_hanging.clear(); // a call in flight comes back with a lost connection
        m_released.notify_all();
    }
    for (const EventSink& sink : std::as_const(gone)) {
        if (sink) {
            sink(ConnectionLostEvent{QStringLiteral("The connection to libvirt was lost.")});
        }
    }
}

void FakeHost::emitEvent(const Event& event)
{
    QMap<quint64, EventSink> all;
    {
        const std::scoped_lock lock(m_mutex);
        all = m_connections;
    }
    for (const EventSink& sink : std::as_const(all)) {
        if (sink) {
            sink(event);
        }
    }
}

QStringList FakeHost::calls() const
{
    const std::scoped_lock lock(m_mutex);
    return m_calls;
}

int FakeHost::countOf(const QString& call) const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_calls.count(call));
}

void FakeHost::clearCalls()
{
    const std::scoped_lock lock(m_mutex);
    m_calls.clear();
}

int FakeHost::openConnections() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_connections.size());
}

bool FakeHost::isHanging() const
{
    const std::scoped_lock lock(m_mutex);
    return m_held > 0;
}

Status FakeHost::enter(const char* call, quint64 connection)
{
    const QString name = QLatin1String(call);
    std::unique_lock lock(m_mutex);
    m_calls.append(name);
    const bool isOpening = connection == 0;
    if (!isOpening && !m_connections.contains(connection)) {
        return fail(ErrorKind::NotConnected, QStringLiteral("client socket is closed"), call);
    }
    if (const auto delay = m_delays.value(name); delay.count() > 0) {
        lock.unlock();
        std::this_thread::sleep_for(delay);
        lock.lock();
    }
    if (m_hanging.contains(name)) {
        ++m_held;
        m_released.wait(lock, [this, &name] { return !m_hanging.contains(name); });
        --m_held;
        if (!isOpening && !m_connections.contains(connection)) {
            return fail(ErrorKind::OutcomeUnknown, QStringLiteral("End of file while reading data"), call);
        }
    }
    if (m_callsToFault > 0 && --m_callsToFault == 0) {
        return fail(m_anyFault);
    }
    QVector<Fault>& faults = m_faults[name];
    for (Fault& fault : faults) {
        if (fault.skip > 0) {
            --fault.skip;
        } else if (fault.times > 0) {
            --fault.times;
            return fail(fault.error);
        }
    }
    return {};
}

quint64 FakeHost::connect(EventSink sink)
{
    const std::scoped_lock lock(m_mutex);
    m_connections[++m_lastConnection] = std::move(sink);
    return m_lastConnection;
}

void FakeHost::subscribe(quint64 connection, EventSink sink)
{
    const std::scoped_lock lock(m_mutex);
    if (m_connections.contains(connection)) {
        m_connections[connection] = std::move(sink);
    }
}

void FakeHost::disconnect(quint64 connection)
{
    const std::scoped_lock lock(m_mutex);
    m_connections.remove(connection);
}

bool FakeHost::isAlive(quint64 connection) const
{
    const std::scoped_lock lock(m_mutex);
    return m_connections.contains(connection);
}

FakeHost::Domain* FakeHost::find(Uuid uuid)
{
    const auto it = m_domains.find(uuid);
    return it != m_domains.end() ? &*it : nullptr;
}

} // namespace domus
