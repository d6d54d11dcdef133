// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/creationleftover.h"

#include "app/services/imagechain.h"
#include "app/virt/storagepoolremoval.h"
#include "app/virt/volumebases.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace domus {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CreateDomain)
};

/// A new volume holds nothing but its header.
constexpr qint64 emptyVolumeMiB = 1;

bool isNotFound(const Status& status)
{
    return !status && status.error().kind == ErrorKind::NotFound;
}

Status removePool(Connection& connection, const CreationLeftover& leftover)
{
    const auto pools = connection.storagePools();
    if (!pools) {
        return fail(pools.error());
    }
    const auto found = std::find_if(
        pools->cbegin(), pools->cend(), [&](const StoragePoolRecord& pool) { return pool.uuid == leftover.uuid; });
    if (found == pools->cend()) {
        return {};
    }
    if (found->active) {
        const auto volumes = connection.storageVolumes(found->name);
        if (!volumes) {
            return fail(volumes.error());
        }
        if (!volumes->isEmpty()) {
            // Someone's files were there before, or came since: the pool has become theirs.
            return fail(ErrorKind::WrongState, Tr::tr("The storage pool “%1” is not empty.").arg(found->name));
        }
    }
    auto* removal = dynamic_cast<StoragePoolRemoval*>(&connection);
    if (removal == nullptr) {
        return fail(ErrorKind::Unsupported, Tr::tr("This connection cannot remove storage pools."));
    }
    return removal->removeStoragePool(found->name, leftover.ownsFolder);
}

Result<QVector<StorageVolumeRecord>> volumesNamed(Connection& connection, const CreationLeftover& leftover)
{
    auto volumes = connection.storageVolumes(leftover.pool);
    if (volumes) {
        volumes->removeIf([&](const StorageVolumeRecord& volume) { return volume.name != leftover.name; });
    }
    return volumes;
}

/// By its path, or on this computer by itself under whatever name. A file of ours that another host's path happens to
/// name as well only keeps that host's.
bool isFile(const CreationLeftover& volume, const QString& path)
{
    if (volume.path.isEmpty() || path.isEmpty()) {
        return false;
    }
    const QString identity = fileIdentity(volume.path);
    return path == volume.path || (!identity.isEmpty() && identity == fileIdentity(path));
}

bool names(const DomainXml& xml, const CreationLeftover& volume)
{
    const auto isIt = [&volume](const QString& path) { return isFile(volume, path); };
    const auto disks = xml.disks();
    return isIt(xml.get(lens::kernel)) || isIt(xml.get(lens::initrd))
        || std::any_of(disks.cbegin(), disks.cend(), [&](const DiskXml& disk) {
               return isIt(disk.path) || std::any_of(disk.backingChain.cbegin(), disk.backingChain.cend(), isIt)
                   || (disk.pool == volume.pool && disk.volume == volume.name);
           });
}

/// Whether an image builds upon the volume: a definition does not name what its disks build upon, and an image need
/// not have a machine.
Result<bool> isBase(Connection& connection, const CreationLeftover& volume)
{
    auto* teller = dynamic_cast<VolumeBases*>(&connection);
    if (teller == nullptr) {
        return false;
    }
    const auto pools = connection.storagePools();
    if (!pools) {
        return fail(pools.error());
    }
    for (const StoragePoolRecord& pool : *pools) {
        if (!pool.active) {
            continue;
        }
        const auto bases = teller->volumeBases(pool.name);
        if (!bases && bases.error().kind != ErrorKind::NotFound) {
            return fail(bases.error());
        }
        const auto all = bases.value_or(QHash<QString, QString>());
        if (std::any_of(all.cbegin(), all.cend(), [&](const QString& base) { return isFile(volume, base); })) {
            return true;
        }
    }
    return false;
}

/// Whether some machine has the volume, now or at its next start.
Result<bool> isNamed(Connection& connection, const CreationLeftover& volume)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    for (const DomainRecord& domain : *domains) {
        for (const XmlView view : {XmlView::Inactive, XmlView::Live}) {
            const auto text = connection.domainXml(domain.uuid, view);
            if (!text && text.error().kind == ErrorKind::NotFound) {
                continue; // gone since the list was read
            }
            const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
            if (!xml) {
                return fail(xml.error());
            }
            if (names(*xml, volume)) {
                return true;
            }
        }
    }
    return false;
}

Status removeVolume(Connection& connection, const CreationLeftover& leftover)
{
    if (leftover.isLate) {
        auto used = isNamed(connection, leftover);
        if (used && !*used) {
            used = isBase(connection, leftover);
        }
        if (!used) {
            return fail(used.error());
        }
        if (*used) {
            return {}; // its machine went before it: whoever has it now made it
        }
    }
    if (leftover.isUncertain) {
        const auto volumes = volumesNamed(connection, leftover);
        if (!volumes) {
            return fail(volumes.error());
        }
        const bool isOurs = std::any_of(volumes->cbegin(), volumes->cend(), [&](const StorageVolumeRecord& volume) {
            return volume.capacity == leftover.capacity && volume.allocation <= ByteSize::fromMiB(emptyVolumeMiB);
        });
        if (!isOurs) {
            return {};
        }
    }
    Status gone = connection.deleteStorageVolume(leftover.pool, leftover.name);
    if (!isNotFound(gone)) {
        return gone;
    }
    // Words like "no such file" may be about something else: gone is what is no longer listed.
    const auto volumes = volumesNamed(connection, leftover);
    return volumes && volumes->isEmpty() ? Status() : gone;
}

Result<std::optional<DomainRecord>> find(Connection& connection, Uuid uuid)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    const auto found = std::find_if(
        domains->cbegin(), domains->cend(), [&](const DomainRecord& domain) { return domain.uuid == uuid; });
    return found != domains->cend() ? std::optional(*found) : std::nullopt;
}

Status removeDomain(Connection& connection, const CreationLeftover& leftover)
{
    const auto found = find(connection, leftover.uuid);
    if (!found) {
        return fail(found.error());
    }
    if (!*found) {
        return {};
    }
    // One that crashed may still have its QEMU.
    if ((*found)->isActive() || (*found)->state == DomainState::Crashed) {
        Status off = connection.destroyDomain(leftover.uuid);
        // It may have stopped, or gone, by itself meanwhile.
        if (!off && off.error().kind != ErrorKind::WrongState && !isNotFound(off)) {
            return off;
        }
    }
    Status gone = connection.undefineDomain(leftover.uuid, leftover.undefine);
    if (!isNotFound(gone)) {
        return gone;
    }
    const auto again = find(connection, leftover.uuid);
    return again && !*again ? Status() : gone;
}

} // namespace

QString CreationLeftover::describe() const
{
    switch (kind) {
    case Kind::Access:
        return Tr::tr("the access right to “%1”").arg(name);
    case Kind::Pool:
        return Tr::tr("the storage pool “%1”").arg(name);
    case Kind::Volume:
        return Tr::tr("the volume “%1” in the pool “%2”").arg(name, pool);
    case Kind::Domain:
        return Tr::tr("the machine “%1”").arg(name);
    }
    return {};
}

Remains takeBack(Connection& connection, const QVector<CreationLeftover>& lastFirst, const Error& cause)
{
    Remains remains;
    remains.isConnected = !cause.isConnectionLoss();
    remains.leftovers.reserve(lastFirst.size());
    for (const CreationLeftover& leftover : lastFirst) {
        const bool isLocal = leftover.kind == CreationLeftover::Kind::Access;
        if (!remains.hasMachine && (remains.isConnected || isLocal)) {
            const Status gone = removeLeftover(connection, leftover);
            if (gone) {
                continue;
            }
            remains.isConnected = remains.isConnected && !gone.error().isConnectionLoss();
        }
        remains.hasMachine = remains.hasMachine || leftover.kind == CreationLeftover::Kind::Domain;
        remains.leftovers.append(leftover);
        remains.leftovers.last().isLate = true;
    }
    return remains;
}

Error withRemains(const Error& error, const Remains& remains)
{
    if (remains.leftovers.isEmpty()) {
        return error;
    }
    QStringList names;
    names.reserve(remains.leftovers.size());
    for (const CreationLeftover& leftover : remains.leftovers) {
        names.append(leftover.describe());
    }
    Error told = error;
    told.hasLeftovers = true;
    told.text += QLatin1Char('\n')
        + (remains.isConnected ? Tr::tr("Left behind: %1.").arg(names.join(QStringLiteral(", ")))
                               : Tr::tr("Left behind, and taken away when the connection is back: %1.")
                                     .arg(names.join(QStringLiteral(", "))));
    return told;
}

Status removeLeftover(Connection& connection, const CreationLeftover& leftover)
{
    switch (leftover.kind) {
    case CreationLeftover::Kind::Access:
        return revokeReach(leftover.access);
    case CreationLeftover::Kind::Pool:
        return removePool(connection, leftover);
    case CreationLeftover::Kind::Volume:
        return removeVolume(connection, leftover);
    case CreationLeftover::Kind::Domain:
        return removeDomain(connection, leftover);
    }
    return {};
}

} // namespace domus
