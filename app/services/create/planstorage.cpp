// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/plannames.h"
#include "app/services/create/planner.h"
#include "app/xml/storagexml.h"

#include <QSet>

#include <algorithm>

namespace domus {
namespace {

QString suffixOf(const QString& path, const QString& fallback)
{
    const QString file = path.section(QLatin1Char('/'), -1);
    const QString suffix = file.contains(QLatin1Char('.')) ? file.section(QLatin1Char('.'), -1) : QString();
    return suffix.isEmpty() || suffix.size() > 5 ? fallback : suffix.toLower();
}

QString stemOf(const QString& path)
{
    const QString file = path.section(QLatin1Char('/'), -1);
    return file.contains(QLatin1Char('.')) ? file.section(QLatin1Char('.'), 0, -2) : file;
}

QString defaultPool()
{
    return QStringLiteral("default");
}

/// Pools whose volumes are files with a format of their own.
bool holdsFiles(const StoragePoolRecord& pool)
{
    return pool.type.isEmpty() || pool.type == QLatin1String("dir") || pool.type == QLatin1String("fs")
        || pool.type == QLatin1String("netfs");
}

/// libvirt and qemu-img count in KiB at best: what is asked for shall be what comes back.
ByteSize roundedUpToMiB(ByteSize size)
{
    const qint64 mib = ByteSize::fromMiB(1).bytes();
    return ByteSize::fromBytes((size.bytes() + mib - 1) / mib * mib);
}

ByteSize roundedToGiB(ByteSize size)
{
    return ByteSize::fromGiB(size.bytes() / ByteSize::fromGiB(1).bytes());
}

} // namespace

void Planner::checkSource()
{
    const InstallSource& source = m_request.source;
    m_mediumPath = source.path;
    m_kernelPath = source.path;
    m_initrdPath = source.initrd;
    if (source.kind == SourceKind::None || source.path.isEmpty()) {
        error(CreateField::Source, tr("Choose what the machine starts from."));
        return;
    }
    const auto checkFile = [this](const FileFacts& file) {
        if (!file.exists) {
            error(CreateField::Source, tr("There is no file “%1”.").arg(file.path));
        } else if (file.isFolder) {
            error(CreateField::Source, tr("“%1” is a folder.").arg(file.path));
        } else if (!file.isReadable && m_host.isSession) {
            error(CreateField::Source, tr("You may not read “%1”.").arg(file.path));
        } else {
            return true;
        }
        return false;
    };
    if (const FileFacts* initrd = m_host.file(source.initrd); initrd != nullptr && source.kind == SourceKind::Kernel) {
        checkFile(*initrd);
    }
    const FileFacts* file = m_host.file(source.path);
    if (file == nullptr || !checkFile(*file) || !file->isReadable) {
        return; // in a pool or on another host: libvirt will tell
    }
    if (source.kind == SourceKind::Iso && !file->isIso9660) {
        const bool isImage = !file->imageFormat.isEmpty() && file->imageFormat != QLatin1String("raw");
        error(CreateField::Source,
            isImage ? tr("This is a disk image (%1), not an ISO image: choose it as a disk.").arg(file->imageFormat)
                    : tr("This file is not an ISO image."));
    } else if (source.kind == SourceKind::Iso && !file->isBootable) {
        warn(CreateField::Source, tr("Nothing on this ISO image can be started: it has no boot record."));
    } else if (source.kind == SourceKind::DiskImage && file->size.isZero()) {
        warn(CreateField::Source, tr("This disk image is empty."));
    }
    if (!m_os.architecture.isEmpty() && m_os.architecture != QLatin1String("i686")) {
        const QString host = m_host.capabilities.architecture;
        if (!m_host.isTest && !host.isEmpty() && host != m_os.architecture) {
            warn(CreateField::Source,
                tr("The medium is made for %1 computers; this host makes %2 machines.").arg(m_os.architecture, host));
        }
    }
}

const StoragePoolRecord* Planner::poolFor(const QString& wished, CreateField field, int index)
{
    const StoragePoolRecord* pool = nullptr;
    if (!wished.isEmpty()) {
        pool = poolNamed(wished);
        if (pool == nullptr && wished != defaultPool()) {
            error(field, tr("There is no storage pool “%1”.").arg(wished), index);
            return nullptr;
        }
        if (pool != nullptr && !holdsFiles(*pool)) {
            error(field,
                tr("The storage pool “%1” is of the type %2: Domus makes disks in pools that are folders.")
                    .arg(pool->name, pool->type),
                index);
            return nullptr;
        }
    } else {
        pool = poolNamed(defaultPool());
        if (pool == nullptr || !holdsFiles(*pool)) {
            const auto active = std::find_if(m_host.pools.cbegin(), m_host.pools.cend(),
                [](const StoragePoolRecord& candidate) { return candidate.active && holdsFiles(candidate); });
            const auto any = std::find_if(m_host.pools.cbegin(), m_host.pools.cend(), holdsFiles);
            pool = active != m_host.pools.cend() ? &*active : any != m_host.pools.cend() ? &*any : nullptr;
        }
    }
    if (pool == nullptr) {
        pool = newDefaultPool();
    } else if (!pool->active && !(m_newPool && pool == &*m_newPool)) {
        planStart(PlannedHostStep::What::StartPool, pool->name);
    }
    if (pool == nullptr && !std::exchange(m_poolProblemTold, true)) {
        error(field, tr("That host has no storage pool to put files in: make one there first."), index);
    }
    return pool;
}

const StoragePoolRecord* Planner::newDefaultPool()
{
    if (m_host.defaultPoolPath.isEmpty() || poolNamed(defaultPool()) != nullptr) {
        return nullptr;
    }
    m_newPool.emplace();
    m_newPool->name = defaultPool();
    m_newPool->type = QStringLiteral("dir");
    m_newPool->targetPath = m_host.defaultPoolPath;
    m_newPool->capacity = m_host.defaultPoolCapacity;
    m_newPool->available = m_host.defaultPoolAvailable;
    PlannedHostStep step;
    step.what = PlannedHostStep::What::MakePool;
    step.name = m_newPool->name;
    step.folder = m_newPool->targetPath;
    step.isLocal = m_host.isLocal;
    m_plan.hostSteps.append(step);
    say(CreateField::Storage, tr("The storage pool “%1” is made in %2").arg(m_newPool->name, m_newPool->targetPath),
        tr("This connection has none yet. It is libvirt's usual place, and files that are there stay as they are."));
    return &*m_newPool;
}

QString Planner::planVolume(const StoragePoolRecord& pool, const StorageVolumeXml& xml, const QString& uploadFrom)
{
    m_volumesTaken.insert(pool.name + QLatin1Char('/') + xml.name);
    PlannedVolume volume;
    volume.pool = pool.name;
    volume.name = xml.name;
    volume.path = pool.targetPath + QLatin1Char('/') + xml.name;
    volume.capacity = xml.capacity;
    volume.format = xml.format;
    volume.xml = xml.toXml();
    volume.uploadFrom = uploadFrom;
    m_plan.volumes.append(volume);
    return volume.path;
}

QString Planner::planUpload(const FileFacts& file, const QString& suffix)
{
    const StoragePoolRecord* pool = poolFor({}, CreateField::Files, 0);
    if (pool == nullptr) {
        return file.path;
    }
    StorageVolumeXml xml;
    xml.name = plannames::volume(stemOf(file.path), suffix, pool->name, m_volumesTaken);
    xml.format = QStringLiteral("raw"); // its bytes are sent as they are
    xml.capacity = file.size;
    xml.allocation = ByteSize();
    QString path = planVolume(*pool, xml, file.path);
    if (file.size > pool->available && !pool->capacity.isZero()) {
        error(CreateField::Files,
            tr("The copy needs %1, and the storage pool “%2” has %3 free.")
                .arg(file.size.toString(), pool->name, pool->available.toString()));
    }
    say(CreateField::Files, tr("“%1” is copied into the storage pool “%2”").arg(file.path, pool->name),
        m_request.source.isOnThisComputer ? tr("The file is on this computer, and the machine is made on another.")
            : file.blockedAt.isEmpty()    ? tr("QEMU runs as another user, who may not read it.")
                                          : tr("QEMU runs as another user, who may not enter %1.").arg(file.blockedAt));
    return path;
}

void Planner::decideReach()
{
    const InstallSource& source = m_request.source;
    QVector<const FileFacts*> blocked;
    blocked.reserve(2);
    for (const QString& path : {source.path, source.kind == SourceKind::Kernel ? source.initrd : QString()}) {
        const FileFacts* file = m_host.file(path);
        if (file != nullptr && file->exists && (!file->isReachable || source.isOnThisComputer)) {
            blocked.append(file);
        }
    }
    if (blocked.isEmpty()) {
        m_request.reach.reset();
        return;
    }
    m_request.reach = source.isOnThisComputer ? FileReach::CopyToPool : m_wish.reach.value_or(FileReach::CopyToPool);
    if (m_request.reach == FileReach::GrantAccess) {
        m_plan.grantAccessPaths.reserve(blocked.size());
        for (const FileFacts* file : blocked) {
            m_plan.grantAccessPaths.append(file->path);
            say(CreateField::Files, tr("QEMU's user gets the right to read “%1”").arg(file->path),
                tr("It may not enter %1 otherwise.").arg(file->blockedAt));
        }
        m_plan.grantAccessTo = m_plan.grantAccessPaths.constFirst();
        return;
    }
    for (const FileFacts* file : blocked) {
        if (!file->isReadable) {
            error(CreateField::Files, tr("“%1” can be read neither by you nor by QEMU's user.").arg(file->path));
            continue;
        }
        if (source.kind == SourceKind::DiskImage && file->hasBackingFile) {
            error(CreateField::Files,
                tr("“%1” builds on another image, so a copy of it alone holds only a part.").arg(file->path));
            continue;
        }
        const bool isInitrd = file->path == source.initrd && file->path != source.path;
        const QString suffix = source.kind == SourceKind::Iso ? QStringLiteral("iso")
            : source.kind == SourceKind::DiskImage            ? suffixOf(file->path, QStringLiteral("img"))
            : isInitrd                                        ? suffixOf(file->path, QStringLiteral("initrd"))
                                                              : suffixOf(file->path, QStringLiteral("kernel"));
        const QString path = planUpload(*file, suffix);
        if (isInitrd) {
            m_initrdPath = path;
        } else {
            m_mediumPath = path;
            m_kernelPath = path;
        }
    }
}

void Planner::decideDisks()
{
    const bool isImport = m_request.source.kind == SourceKind::DiskImage;
    if (!m_wish.disks) {
        QVector<DiskRequest> disks;
        if (isImport) {
            DiskRequest disk;
            disk.kind = DiskRequest::Kind::Existing;
            disk.path = m_request.source.path;
            disk.format.clear();
            disks.append(disk);
        } else if (!m_os.isTool) {
            DiskRequest disk;
            const ByteSize least = m_os.minimumDisk;
            disk.size = m_wish.defaults.diskSize ? std::max(*m_wish.defaults.diskSize, least)
                                                 : std::max({m_os.recommendedDisk, least,
                                                     m_os.isKnown() ? ByteSize::fromGiB(20) : ByteSize::fromGiB(30)});
            disk.format = m_wish.defaults.diskFormat.value_or(disk.format);
            const StoragePoolRecord* pool = poolFor({}, CreateField::Disk, 0);
            if (pool != nullptr) {
                disk.pool = pool->name;
                // The image grows as it fills; promising more than there is would end in a paused machine.
                const ByteSize fits = roundedToGiB(pool->available * 9 / 10);
                if (!pool->capacity.isZero() && disk.size > fits && fits >= std::max(least, ByteSize::fromGiB(4))) {
                    disk.size = fits;
                }
            }
            disks.append(disk);
        }
        m_request.disks = disks;
    }
    if (m_os.isTool && m_request.disks->isEmpty() && !m_wish.disks) {
        say(CreateField::Disk, tr("No disk"), tr("%1 runs from its medium and installs nothing.").arg(osName()));
    } else if (m_request.disks->isEmpty()) {
        say(CreateField::Disk, tr("No disk"));
    }
    const QString defaultBus = m_os.diskBuses.contains(QLatin1String("virtio"))
            || (m_request.source.kind == SourceKind::Kernel && !m_os.isKnown())
        ? QStringLiteral("virtio")
        : isX86() ? QStringLiteral("sata")
                  : QStringLiteral("virtio");
    for (qsizetype i = 0; i < m_request.disks->size(); ++i) {
        DiskRequest& disk = (*m_request.disks)[i];
        const int index = int(i);
        QString reason;
        if (disk.bus.isEmpty()) {
            disk.bus = defaultBus;
        }
        DiskXml xml;
        xml.bus = disk.bus;
        if (disk.kind == DiskRequest::Kind::Existing) {
            decideFormat(disk, index);
            xml.path = pathOf(disk);
            xml.format = disk.format;
            xml.discard = QStringLiteral("unmap");
            say(CreateField::Disk, tr("The disk image “%1” (%2)").arg(xml.path, disk.format),
                xml.path != disk.path ? tr("The copy is used; the original stays as it is.")
                                      : tr("It is used where it lies: what the machine writes goes into it."));
            m_disks.append(xml);
            continue;
        }
        disk.size = roundedUpToMiB(disk.size);
        const StoragePoolRecord* pool = poolFor(disk.pool, CreateField::Disk, index);
        if (pool != nullptr) {
            disk.pool = pool->name;
            const QString suffix = disk.format == QLatin1String("raw") ? QStringLiteral("img") : disk.format;
            StorageVolumeXml volumeXml;
            volumeXml.name = plannames::volume(m_request.disks->size() > 1 && i > 0
                    ? QStringLiteral("%1-disk%2").arg(*m_request.name).arg(i + 1)
                    : *m_request.name,
                suffix, pool->name, m_volumesTaken);
            volumeXml.format = disk.format;
            volumeXml.capacity = disk.size;
            if (disk.format == QLatin1String("raw")) {
                volumeXml.allocation = ByteSize(); // sparse; filled as the machine writes
            }
            xml.path = planVolume(*pool, volumeXml, {});
            reason = pool->capacity.isZero()
                ? tr("It takes only as much room as the machine fills.")
                : tr("It takes only as much room as the machine fills; the pool “%1” has %2 free.")
                      .arg(pool->name, pool->available.toString());
        }
        xml.format = disk.format;
        xml.discard = QStringLiteral("unmap");
        if (!m_wish.disks && m_wish.defaults.diskSize) {
            reason = tr("As your settings have it for new virtual machines.");
        } else if (!m_wish.disks && !m_os.recommendedDisk.isZero() && disk.size == m_os.recommendedDisk) {
            reason = tr("%1 recommends that much, and it takes only as much room as the machine fills.")
                         .arg(m_os.isNearestKnown ? m_os.nearestName : osName());
        }
        say(CreateField::Disk, tr("A new disk of %1").arg(disk.size.toString()), reason);
        m_disks.append(xml);
    }
    // Order decides what the firmware tries: see bootsCdromFirst().
    const int first = bootsCdromFirst() ? 2 : 1;
    if (!m_disks.isEmpty() && (m_request.source.kind != SourceKind::Kernel || installsToDisk())) {
        m_disks.first().bootOrder = first;
    }
}

QString Planner::pathOf(const DiskRequest& disk) const
{
    const bool isMedium = m_request.source.kind == SourceKind::DiskImage && disk.path == m_request.source.path;
    return isMedium ? m_mediumPath : disk.path;
}

void Planner::decideFormat(DiskRequest& disk, int index)
{
    // An image taken for another format shows the guest an empty disk, and the first write into it destroys what is
    // there: so it is known, or asked for, never guessed.
    const FileFacts* file = m_host.file(disk.path);
    QString found = file != nullptr && file->isReadable ? file->imageFormat : QString();
    if (found.isEmpty()) {
        found = m_host.volumeFormats.value(disk.path);
        if (found == QLatin1String("iso")) {
            found = QStringLiteral("raw");
        }
    }
    if (found.isEmpty() && m_host.isTest) {
        found = QStringLiteral("raw"); // it opens nothing
    }
    if (disk.format.isEmpty()) {
        disk.format = found;
    }
    const bool canBeTold = !disk.path.isEmpty() && (file == nullptr || file->exists);
    if (!canBeTold) {
        return; // that there is no image is said already
    }
    if (disk.format.isEmpty()) {
        error(CreateField::Disk, tr("The format of this disk image could not be found out: choose it."), index);
    } else if (!found.isEmpty() && found != disk.format) {
        error(CreateField::Disk,
            tr("This disk image is of the format %1: taken for %2, what is on it would be destroyed.")
                .arg(found, disk.format),
            index);
    }
}

void Planner::checkDisks()
{
    QSet<QString> used;
    for (qsizetype i = 0; i < m_request.disks->size(); ++i) {
        const DiskRequest& disk = m_request.disks->at(i);
        const int index = int(i);
        const bool knowsBus = m_capabilities->diskBuses.isEmpty() || m_capabilities->diskBuses.contains(disk.bus);
        if (!knowsBus || (disk.bus == QLatin1String("ide") && isQ35())) {
            error(CreateField::Disk, tr("A machine on this host cannot have disks on the bus “%1”.").arg(disk.bus),
                index);
        }
        if (disk.kind == DiskRequest::Kind::Existing) {
            if (disk.path.isEmpty()) {
                error(CreateField::Disk, tr("Choose the disk image."), index);
                continue;
            }
            if (used.contains(disk.path)) {
                error(CreateField::Disk, tr("This disk image is chosen twice."), index);
            }
            used.insert(disk.path);
            if (const QString user = m_host.diskUsers.value(pathOf(disk)); !user.isEmpty()) {
                warn(CreateField::Disk,
                    tr("The machine “%1” uses this disk image too: running both at once destroys what is on it.")
                        .arg(user),
                    index);
            }
            const FileFacts* file = m_host.file(disk.path);
            if (file != nullptr && !file->exists) {
                error(CreateField::Disk, tr("There is no file “%1”.").arg(disk.path), index);
            } else if (file != nullptr && !file->isReachable && disk.path != m_request.source.path) {
                error(CreateField::Disk,
                    tr("QEMU's user may not enter %1: move the image into a storage pool.").arg(file->blockedAt),
                    index);
            }
            continue;
        }
        if (disk.size < ByteSize::fromMiB(1)) {
            error(CreateField::Disk, tr("A disk needs a size."), index);
            continue;
        }
        const bool isFormatKnown = disk.format == QLatin1String("qcow2") || disk.format == QLatin1String("raw");
        if (!isFormatKnown) {
            error(CreateField::Disk, tr("Domus makes disks of the formats qcow2 and raw only."), index);
        }
        const StoragePoolRecord* pool = disk.pool.isEmpty() ? nullptr : poolNamed(disk.pool);
        if (pool != nullptr && !pool->capacity.isZero() && disk.size > pool->available) {
            if (disk.size > pool->capacity) {
                error(CreateField::Disk,
                    tr("The disk is larger than the storage pool “%1” (%2).")
                        .arg(pool->name, pool->capacity.toString()),
                    index);
            } else {
                warn(CreateField::Disk,
                    tr("The storage pool “%1” has only %2 free: the machine stops when the disk fills it.")
                        .arg(pool->name, pool->available.toString()),
                    index);
            }
        }
        if (index == 0 && !m_os.minimumDisk.isZero() && disk.size < m_os.minimumDisk) {
            warn(CreateField::Disk, tr("%1 needs at least %2.").arg(osName(), m_os.minimumDisk.toString()), index);
        }
    }
}

} // namespace domus
