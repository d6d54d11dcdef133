// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeconnection.h"

#include "tests/support/childtexts.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace domus {

namespace {

Error noDomain()
{
    return Error::make(ErrorKind::NotFound, QStringLiteral("Domain not found"), "FakeConnection");
}

Error wrongState(const QString& text)
{
    return Error::make(ErrorKind::WrongState, text, "FakeConnection");
}

bool isActive(const DomainRecord& domain)
{
    return domain.id >= 0;
}

/// A definition as libvirt hands it out: with the entries that were set since, each in its namespace.
QByteArray withMetadata(const QByteArray& xml, const QMap<QString, QByteArray>& entries)
{
    QByteArray added;
    for (auto it = entries.cbegin(); it != entries.cend(); ++it) {
        if (!it->isEmpty() && !xml.contains(it.key().toUtf8())) {
            const qsizetype nameEnd = std::min(it->indexOf('>'), it->indexOf('/') < 0 ? it->size() : it->indexOf('/'));
            added += QByteArray(*it).insert(nameEnd, " xmlns='" + it.key().toUtf8() + "'");
        }
    }
    const qsizetype end = xml.lastIndexOf("</domain>");
    return added.isEmpty() || end < 0 || xml.contains("<metadata")
        ? xml
        : QByteArray(xml).insert(end, "<metadata>" + added + "</metadata>\n");
}

} // namespace

FakeConnection::FakeConnection(std::shared_ptr<FakeHost> host, bool readOnly)
    : m_host(std::move(host))
    , m_readOnly(readOnly)
    , m_number(m_host->connect({}))
{
}

FakeConnection::~FakeConnection()
{
    m_host->disconnect(m_number);
}

/// A change of one domain; what it returns as an event is told to everybody.
template <typename Change> Status FakeConnection::changeDomain(const char* call, Uuid uuid, Change change)
{
    if (Status entered = m_host->enter(call, m_number); !entered) {
        return entered;
    }
    if (m_readOnly) {
        return fail(ErrorKind::PermissionDenied, QStringLiteral("read only access prevents this"), call);
    }
    Result<Event> event = fail(noDomain());
    {
        const std::scoped_lock lock(m_host->m_mutex);
        if (FakeHost::Domain* domain = m_host->find(uuid)) {
            event = change(*domain);
        }
    }
    if (!event) {
        return fail(event.error());
    }
    m_host->emitEvent(*event);
    return {};
}

Status FakeConnection::subscribe(EventSink sink)
{
    if (Status entered = m_host->enter("subscribe", m_number); !entered) {
        return entered;
    }
    m_host->subscribe(m_number, std::move(sink));
    return {};
}

bool FakeConnection::isAlive() const
{
    return m_host->isAlive(m_number);
}

Result<HostRecord> FakeConnection::host()
{
    if (const Status entered = m_host->enter("host", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    HostRecord host = m_host->m_host;
    host.readOnly = m_readOnly;
    return host;
}

Result<QByteArray> FakeConnection::capabilitiesXml()
{
    if (const Status entered = m_host->enter("capabilitiesXml", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    return m_host->m_capabilities;
}

Result<QByteArray> FakeConnection::domainCapabilitiesXml(const DomainCapabilitiesQuery& /*query*/)
{
    if (const Status entered = m_host->enter("domainCapabilitiesXml", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    return m_host->m_domainCapabilities;
}

Result<QByteArray> FakeConnection::expandedCpuXml(const QByteArray& cpuXml)
{
    if (const Status entered = m_host->enter("expandedCpuXml", m_number); !entered) {
        return fail(entered.error());
    }
    return cpuXml;
}

Result<ByteSize> FakeConnection::freeMemory()
{
    if (const Status entered = m_host->enter("freeMemory", m_number); !entered) {
        return fail(entered.error());
    }
    return ByteSize::fromGiB(8);
}

Result<QVector<DomainRecord>> FakeConnection::domains()
{
    if (const Status entered = m_host->enter("domains", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    QVector<DomainRecord> records;
    records.reserve(m_host->m_domains.size());
    for (const FakeHost::Domain& domain : std::as_const(m_host->m_domains)) {
        records.append(domain.record);
    }
    return records;
}

Result<QByteArray> FakeConnection::domainXml(const Uuid& uuid, XmlView view)
{
    if (const Status entered = m_host->enter("domainXml", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    const FakeHost::Domain* domain = m_host->find(uuid);
    if (domain == nullptr) {
        return fail(noDomain());
    }
    const bool isLive = view == XmlView::Live && !domain->liveXml.isEmpty();
    return withMetadata(isLive ? domain->liveXml : domain->inactiveXml, domain->metadata);
}

Result<DomainStatistics> FakeConnection::domainStatistics(const Uuid& /*uuid*/)
{
    if (const Status entered = m_host->enter("domainStatistics", m_number); !entered) {
        return fail(entered.error());
    }
    return DomainStatistics{};
}

Result<Screenshot> FakeConnection::screenshot(const Uuid& /*uuid*/)
{
    if (const Status entered = m_host->enter("screenshot", m_number); !entered) {
        return fail(entered.error());
    }
    return fail(ErrorKind::Unsupported, QStringLiteral("no screen"), "screenshot");
}

Result<QByteArray> FakeConnection::domainMetadata(const Uuid& uuid, const QString& namespaceUri, XmlView /*view*/)
{
    if (const Status entered = m_host->enter("domainMetadata", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    const FakeHost::Domain* domain = m_host->find(uuid);
    return domain != nullptr ? Result<QByteArray>(domain->metadata.value(namespaceUri)) : fail(noDomain());
}

Result<UniqueFd> FakeConnection::openGraphics(const Uuid& /*uuid*/, int /*index*/)
{
    if (const Status entered = m_host->enter("openGraphics", m_number); !entered) {
        return fail(entered.error());
    }
    std::array<int, 2> pair{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
        return fail(Error::fromErrno(errno, {}, "socketpair"));
    }
    UniqueFd farEnd(pair[1]);
    return UniqueFd(pair[0]);
}

Result<Uuid> FakeConnection::defineDomain(const QByteArray& xml)
{
    if (const Status entered = m_host->enter("defineDomain", m_number); !entered) {
        return fail(entered.error());
    }
    if (m_readOnly) {
        return fail(ErrorKind::PermissionDenied, QStringLiteral("read only access prevents this"), "defineDomain");
    }
    const QHash<QString, QString> texts = childTexts(xml);
    const QString name = texts.value(QStringLiteral("name"));
    Uuid uuid = Uuid::fromString(texts.value(QStringLiteral("uuid")));
    bool isKnown = false;
    {
        const std::scoped_lock lock(m_host->m_mutex);
        for (const FakeHost::Domain& domain : std::as_const(m_host->m_domains)) {
            if (domain.record.name == name && domain.record.uuid != uuid) {
                return fail(ErrorKind::AlreadyExists,
                    QStringLiteral("operation failed: domain '%1' already exists with uuid %2")
                        .arg(name, domain.record.uuid.toString()),
                    "defineDomain");
            }
        }
        if (FakeHost::Domain* known = m_host->find(uuid)) {
            known->inactiveXml = xml;
            isKnown = true;
        }
    }
    if (!isKnown) {
        uuid = m_host->addDomain(xml);
    }
    m_host->emitEvent(DomainLifecycleEvent{uuid, DomainLifecycle::Defined, isKnown ? 1 : 0});
    return uuid;
}

Status FakeConnection::undefineDomain(const Uuid& uuid, const UndefineOptions& options)
{
    return changeDomain("undefineDomain", uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        if (domain.record.hasManagedSave && !options.managedSave) {
            return fail(wrongState(QStringLiteral("Refusing to undefine while domain managed save image exists")));
        }
        m_host->m_undefined[uuid] = options;
        if (isActive(domain.record)) {
            domain.record.persistent = false;
        } else {
            m_host->m_domains.remove(uuid);
        }
        return Event(DomainLifecycleEvent{uuid, DomainLifecycle::Undefined, 0});
    });
}

Status FakeConnection::startDomain(const Uuid& uuid, const StartOptions& options)
{
    return changeDomain("startDomain", uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        if (isActive(domain.record)) {
            return fail(wrongState(QStringLiteral("domain is already running")));
        }
        domain.record.state = options.paused ? DomainState::Paused : DomainState::Running;
        domain.record.id = ++m_host->m_lastId;
        domain.record.hasManagedSave = false;
        return Event(DomainLifecycleEvent{uuid, DomainLifecycle::Started, 0});
    });
}

Status FakeConnection::setState(const char* call, Uuid uuid, DomainState from, DomainState to, const Event& event)
{
    return changeDomain(call, uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        if (!isActive(domain.record) || (from != DomainState::NoState && domain.record.state != from)) {
            return fail(wrongState(QStringLiteral("Requested operation is not valid: domain is not running")));
        }
        domain.record.state = to;
        if (to == DomainState::ShutOff) {
            domain.record.id = -1;
            if (!domain.record.persistent) {
                m_host->m_domains.remove(uuid);
            }
        }
        return event;
    });
}

Status FakeConnection::shutdownDomain(const Uuid& uuid, ShutdownMethod /*method*/)
{
    return setState("shutdownDomain", uuid, DomainState::Running, DomainState::ShutOff,
        DomainLifecycleEvent{uuid, DomainLifecycle::Stopped, 0});
}

Status FakeConnection::rebootDomain(const Uuid& uuid, ShutdownMethod /*method*/)
{
    return setState("rebootDomain", uuid, DomainState::Running, DomainState::Running, DomainRebootEvent{uuid});
}

Status FakeConnection::resetDomain(const Uuid& uuid)
{
    return setState("resetDomain", uuid, DomainState::NoState, DomainState::Running, DomainRebootEvent{uuid});
}

Status FakeConnection::suspendDomain(const Uuid& uuid)
{
    return setState("suspendDomain", uuid, DomainState::Running, DomainState::Paused,
        DomainLifecycleEvent{uuid, DomainLifecycle::Suspended, 0});
}

Status FakeConnection::resumeDomain(const Uuid& uuid)
{
    return setState("resumeDomain", uuid, DomainState::Paused, DomainState::Running,
        DomainLifecycleEvent{uuid, DomainLifecycle::Resumed, 0});
}

Status FakeConnection::destroyDomain(const Uuid& uuid)
{
    return setState("destroyDomain", uuid, DomainState::NoState, DomainState::ShutOff,
        DomainLifecycleEvent{uuid, DomainLifecycle::Stopped, 1});
}

Status FakeConnection::managedSaveDomain(const Uuid& uuid)
{
    return changeDomain("managedSaveDomain", uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        if (!isActive(domain.record)) {
            return fail(wrongState(QStringLiteral("domain is not running")));
        }
        domain.record.state = DomainState::ShutOff;
        domain.record.id = -1;
        domain.record.hasManagedSave = true;
        return Event(DomainLifecycleEvent{uuid, DomainLifecycle::Stopped, 4});
    });
}

Status FakeConnection::removeManagedSave(const Uuid& uuid)
{
    return changeDomain("removeManagedSave", uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        domain.record.hasManagedSave = false;
        return Event(DomainChangedEvent{uuid});
    });
}

Status FakeConnection::setAutostart(const Uuid& uuid, bool on)
{
    return changeDomain("setAutostart", uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        domain.record.autostart = on;
        return Event(DomainChangedEvent{uuid});
    });
}

Status FakeConnection::setDomainMetadata(
    const Uuid& uuid, const QString& /*prefix*/, const QString& namespaceUri, const QByteArray& xml)
{
    return changeDomain("setDomainMetadata", uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        if (xml.isEmpty()) {
            domain.metadata.remove(namespaceUri);
        } else {
            domain.metadata[namespaceUri] = xml;
        }
        return Event(DomainChangedEvent{uuid});
    });
}

Status FakeConnection::setText(const char* call, Uuid uuid, const QString& element, const QString& text)
{
    return changeDomain(call, uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        const QByteArray begin = "<" + element.toUtf8() + ">";
        const QByteArray end = "</" + element.toUtf8() + ">";
        const qsizetype from = domain.inactiveXml.indexOf(begin);
        if (from >= 0) {
            const qsizetype to = domain.inactiveXml.indexOf(end, from);
            domain.inactiveXml.remove(from, to + end.size() - from);
        }
        if (!text.isEmpty()) {
            domain.inactiveXml.insert(
                domain.inactiveXml.lastIndexOf("</domain>"), begin + text.toHtmlEscaped().toUtf8() + end);
        }
        return Event(DomainChangedEvent{uuid});
    });
}

Status FakeConnection::setDomainTitle(const Uuid& uuid, const QString& title)
{
    return setText("setDomainTitle", uuid, QStringLiteral("title"), title);
}

Status FakeConnection::setDomainDescription(const Uuid& uuid, const QString& description)
{
    return setText("setDomainDescription", uuid, QStringLiteral("description"), description);
}

Result<QVector<DomainSample>> FakeConnection::sampleDomains(bool /*withMemory*/)
{
    if (const Status entered = m_host->enter("sampleDomains", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    return m_host->m_samples;
}

Result<QStringList> FakeConnection::leasedAddresses(const Uuid& uuid)
{
    if (const Status entered = m_host->enter("leasedAddresses", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    return m_host->m_addresses.value(uuid);
}

/// As QEMU's driver does it: the machine has to be off, without a saved state.
Status FakeConnection::renameDomain(const Uuid& uuid, const QString& name)
{
    return changeDomain("renameDomain", uuid, [&](FakeHost::Domain& domain) -> Result<Event> {
        if (isActive(domain.record)) {
            return fail(wrongState(QStringLiteral("Requested operation is not valid: cannot rename active domain")));
        }
        if (domain.record.hasManagedSave) {
            return fail(wrongState(QStringLiteral("domain with a managed saved state can't be renamed")));
        }
        for (const FakeHost::Domain& other : std::as_const(m_host->m_domains)) {
            if (other.record.name == name) {
                return fail(ErrorKind::AlreadyExists, QStringLiteral("domain '%1' already exists").arg(name));
            }
        }
        const auto element
            = [](const QString& text) { return QStringLiteral("<name>%1</name>").arg(text.toHtmlEscaped()).toUtf8(); };
        domain.inactiveXml.replace(element(domain.record.name), element(name));
        domain.record.name = name;
        return Event(DomainLifecycleEvent{uuid, DomainLifecycle::Defined, 2});
    });
}

Result<Progress> FakeConnection::domainJob(const Uuid& /*uuid*/)
{
    if (const Status entered = m_host->enter("domainJob", m_number); !entered) {
        return fail(entered.error());
    }
    return Progress{};
}

Status FakeConnection::abortDomainJob(const Uuid& /*uuid*/)
{
    return m_host->enter("abortDomainJob", m_number);
}

} // namespace domus
