// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binoperations.h"
#include "app/services/bin/binwork.h"
#include "app/services/domainoperations.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QFileInfo>

#include <algorithm>

namespace domus {

using binwork::Tr;

namespace {

/// What a machine that is forced off still writes, and a clock that was set right.
constexpr qint64 graceSeconds = 120;

/// What a run writes to: its own disks, and its firmware's variables.
Result<QStringList> writtenFiles(Connection& connection, Uuid uuid)
{
    const auto text = connection.domainXml(uuid, XmlView::Inactive);
    const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return fail(xml.error());
    }
    QStringList paths;
    const QVector<DiskXml> disks = xml->disks();
    for (const DiskXml& disk : disks) {
        if (!disk.isRemovable() && !disk.isReadonly) {
            paths.append(disk.path); // empty for a volume that only its pool can find
        }
    }
    const QString nvram = xml->get(lens::nvram);
    if (!nvram.isEmpty()) {
        paths.append(nvram);
    }
    return paths;
}

SinceBinned byTimes(const QStringList& paths, const QDateTime& since)
{
    bool isTold = true; // without a disk there is nothing to lose
    for (const QString& path : paths) {
        const QFileInfo file(path);
        if (path.isEmpty() || !file.isFile()) {
            isTold = false; // a device's time tells nothing, nor does a file that is gone
        } else if (since.secsTo(file.lastModified()) > graceSeconds) {
            return SinceBinned::Used;
        }
    }
    return isTold ? SinceBinned::Unused : SinceBinned::NotKnown;
}

/// A size that is another tells that it was used; the same one tells nothing, as a disk may be written in place.
SinceBinned bySizes(Connection& connection, const QVector<BinNote::File>& noted)
{
    for (const BinNote::File& file : noted) {
        const auto volume = file.size.isZero() ? Result<StorageVolumeRecord>(fail(ErrorKind::NotFound, {}))
                                               : connection.storageVolumeByPath(file.path);
        if (!volume) {
            continue;
        }
        if (volume->allocation != file.size) {
            return SinceBinned::Used;
        }
    }
    return SinceBinned::NotKnown;
}

} // namespace

Result<SinceBinned> sinceBinned(Connection& connection, const BinnedMachine& machine, bool isLocal)
{
    if (hasProcess(machine.record)) {
        return SinceBinned::Used;
    }
    if (!isLocal) {
        return bySizes(connection, machine.note.files);
    }
    const auto paths = writtenFiles(connection, machine.record.uuid);
    return paths ? Result<SinceBinned>(byTimes(*paths, machine.note.since)) : fail(paths.error());
}

Status dateAnew(Connection& connection, Uuid uuid, const QDateTime& now)
{
    const auto entry = binwork::entry(connection, uuid);
    auto note = entry ? binnote::read(*entry) : std::nullopt;
    if (!note) {
        return entry ? Status() : Status(fail(entry.error()));
    }
    for (BinNote::File& file : note->files) {
        const auto volume = connection.storageVolumeByPath(file.path);
        if (volume) {
            file.size = volume->allocation;
        }
    }
    note->since = now;
    return binwork::changeEntry(connection, uuid, [&note](const QByteArray& present) -> Result<QByteArray> {
        const auto still = binnote::read(present);
        return still && still->name == note->name ? binnote::with(present, *note) : present;
    });
}

QString whyNoBin(Connection& connection, const DomainRecord& domain)
{
    if (!domain.persistent) {
        return Tr::tr("It exists only while it runs, so it cannot wait in the bin.");
    }
    const auto entry = binwork::entry(connection, domain.uuid);
    if (!entry && !entry.error().isConnectionLoss()) {
        return Tr::tr("It cannot wait in the bin, because its host keeps no notes with a machine: %1")
            .arg(entry.error().text);
    }
    return {};
}

DeletionLook lookBeforeDeletion(Connection& connection, const DomainRecord& domain, bool isLocal, const QString& uri)
{
    return {deletionFacts(connection, domain.uuid, isLocal, uri), whyNoBin(connection, domain)};
}

} // namespace domus
