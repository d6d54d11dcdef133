// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/hostfacts.h"

#include "app/services/hypervisor.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QUrl>

#include <sys/statvfs.h>

namespace domus {
namespace {

/// Beyond this many machines their XML is no longer asked for one by one: collisions are then libvirt's to find.
constexpr int maximumDomainsRead = 300;

/// 8 characters count in a VNC password.
QString makePassword()
{
    static constexpr QLatin1String letters("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789");
    QString password;
    for (int i = 0; i < 8; ++i) {
        password += letters.at(QRandomGenerator::system()->bounded(int(letters.size())));
    }
    return password;
}

Status readDomains(Connection& connection, HostFacts& facts)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    int read = 0;
    for (const DomainRecord& domain : *domains) {
        facts.domainNames.insert(domain.name);
        if (!domain.persistent || ++read > maximumDomainsRead) {
            continue;
        }
        const auto text = connection.domainXml(domain.uuid, XmlView::Inactive);
        if (!text) {
            if (text.error().isConnectionLoss()) {
                return fail(text.error());
            }
            continue; // undefined meanwhile
        }
        const auto xml = DomainXml::parse(*text);
        if (!xml) {
            continue;
        }
        const auto nics = xml->interfaces();
        for (const InterfaceXml& nic : nics) {
            facts.macs.insert(nic.mac.toLower());
        }
        const auto disks = xml->disks();
        for (const DiskXml& disk : disks) {
            if (!disk.path.isEmpty() && !disk.isRemovable() && !disk.isReadonly && !disk.isShareable) {
                facts.diskUsers.insert(disk.path, domain.name);
            }
        }
    }
    return {};
}

/// Both zero when it cannot be told.
struct Room
{
    ByteSize capacity;
    ByteSize available; ///< to whoever is not root
};

/// The room of the file system that a folder is, or would be made, on. By the call itself: QStorageInfo looks for the
/// mount point in a list, and a container's root is in none.
Room roomAt(const QString& folder)
{
    QString path = folder;
    while (!QFileInfo::exists(path) && path.size() > 1) {
        path = QFileInfo(path).path();
    }
    struct statvfs system = {};
    if (::statvfs(QFile::encodeName(path).constData(), &system) != 0) {
        return {};
    }
    const auto bytes = [&system](quint64 blocks) {
        return ByteSize::fromBytes(static_cast<qint64>(blocks * static_cast<quint64>(system.f_frsize)));
    };
    return {bytes(system.f_blocks), bytes(system.f_bavail)};
}

Status readPools(Connection& connection, HostFacts& facts)
{
    const auto pools = connection.storagePools();
    if (!pools) {
        // Not every driver has storage; creating without a disk still works.
        return pools.error().isConnectionLoss() ? Status(fail(pools.error())) : Status();
    }
    facts.pools = *pools;
    if (facts.isLocal && !facts.isTest) {
        const Room room = roomAt(facts.defaultPoolPath);
        facts.defaultPoolCapacity = room.capacity;
        facts.defaultPoolAvailable = room.available;
    }
    for (StoragePoolRecord& pool : facts.pools) {
        if (!pool.active) {
            if (facts.isLocal && pool.type == QLatin1String("dir")) {
                // libvirt knows the room of active pools only.
                const Room room = roomAt(pool.targetPath);
                pool.capacity = room.capacity;
                pool.available = room.available;
            }
            continue;
        }
        const auto volumes = connection.storageVolumes(pool.name);
        if (!volumes) {
            if (volumes.error().isConnectionLoss()) {
                return fail(volumes.error());
            }
            continue;
        }
        for (const StorageVolumeRecord& volume : *volumes) {
            facts.volumeNames.insert(pool.name + QLatin1Char('/') + volume.name);
            facts.volumeFormats.insert(volume.path, volume.format);
        }
    }
    return {};
}

Result<DomainCapabilities> readCapabilities(Connection& connection, const HostFacts& facts, const char* virtType)
{
    const QString type = QLatin1String(virtType);
    const QString architecture = facts.capabilities.architecture;
    const GuestCapabilities* guest = facts.capabilities.guest(architecture, type);
    if (guest == nullptr) {
        return DomainCapabilities{};
    }
    const bool isX86 = architecture == QLatin1String("x86_64");
    const auto xml
        = connection.domainCapabilitiesXml({{}, architecture, isX86 ? QStringLiteral("q35") : QString(), type});
    if (!xml) {
        if (xml.error().isConnectionLoss()) {
            return fail(xml.error());
        }
        return DomainCapabilities{};
    }
    const auto parsed = DomainCapabilities::parse(*xml);
    return parsed ? *parsed : DomainCapabilities{};
}

} // namespace

const FileFacts* HostFacts::file(const QString& path) const
{
    if (path.isEmpty()) {
        return nullptr;
    }
    if (source.path == path) {
        return &source;
    }
    if (initrd.path == path) {
        return &initrd;
    }
    for (const FileFacts& facts : diskFiles) {
        if (facts.path == path) {
            return &facts;
        }
    }
    return nullptr;
}

HostFacts hostFactsOf(const QString& uri, bool isLocal)
{
    HostFacts facts;
    const QUrl url(uri);
    facts.uri = uri;
    facts.isLocal = isLocal;
    facts.isTest = url.scheme() == QLatin1String("test") || url.scheme().startsWith(QLatin1String("test+"));
    facts.isSession = !facts.isTest && url.path() == QLatin1String("/session");
    if (facts.isSession && !isLocal) {
        facts.defaultPoolPath.clear(); // in a home that only that host knows
    } else if (facts.isSession) {
        facts.defaultPoolPath
            = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/libvirt/images");
    } else {
        facts.defaultPoolPath = QStringLiteral("/var/lib/libvirt/images");
    }
    return facts;
}

Result<HostFacts> gatherHostFacts(Connection& connection, const QString& uri, bool isLocal)
{
    HostFacts facts = hostFactsOf(uri, isLocal);
    if (!isLocal) {
        facts.consolePassword = makePassword();
    }
    const auto host = connection.host();
    if (!host) {
        return fail(host.error());
    }
    if (const QString why = hypervisor::whyNothingIsMade(*host); !why.isEmpty()) {
        return fail(ErrorKind::Unsupported, why, "gatherHostFacts");
    }
    facts.host = *host;
    const auto free = connection.freeMemory();
    if (free) {
        facts.freeMemory = *free;
    } else if (free.error().isConnectionLoss()) {
        return fail(free.error());
    }
    const auto capabilitiesXml = connection.capabilitiesXml();
    if (!capabilitiesXml) {
        return fail(capabilitiesXml.error());
    }
    const auto capabilities = HostCapabilities::parse(*capabilitiesXml);
    if (!capabilities) {
        return fail(capabilities.error());
    }
    facts.capabilities = *capabilities;
    const auto support = probeVirtSupport(connection, isLocal);
    if (!support) {
        return fail(support.error());
    }
    facts.virt = *support;
    const auto kvm = readCapabilities(connection, facts, "kvm");
    const auto emulation = readCapabilities(connection, facts, "qemu");
    if (!kvm || !emulation) {
        return fail(kvm ? emulation.error() : kvm.error());
    }
    facts.kvm = *kvm;
    facts.emulation = *emulation;
    if (const auto done = readDomains(connection, facts); !done) {
        return fail(done.error());
    }
    if (const auto done = readPools(connection, facts); !done) {
        return fail(done.error());
    }
    const auto networks = connection.networks();
    if (networks) {
        facts.networks = *networks;
    } else if (networks.error().isConnectionLoss()) {
        return fail(networks.error());
    }
    return facts;
}

} // namespace domus
