// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clone/clonefacts.h"

#include "app/services/poolimages.h"
#include "app/virt/connection.h"
#include "app/virt/volumeclone.h"
#include "app/xml/domainxml.h"
#include "app/xml/storagexml.h"

#include <QCoreApplication>

#include <algorithm>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CloneDomain)
};

std::optional<StorageVolumeRecord> volumeOf(PoolImages& images, const DiskXml& disk)
{
    if (disk.type == QLatin1String("volume")) {
        const QVector<StorageVolumeRecord>& volumes = images.volumes(disk.pool);
        const auto found = std::find_if(volumes.cbegin(), volumes.cend(),
            [&disk](const StorageVolumeRecord& volume) { return volume.name == disk.volume; });
        return found != volumes.cend() ? std::optional(*found) : std::nullopt;
    }
    const bool isLocalFile = disk.type == QLatin1String("file") || disk.type == QLatin1String("block");
    return isLocalFile && !disk.path.isEmpty() ? images.volumeOf(disk.path) : std::nullopt;
}

CloneDisk describe(
    Connection& connection, PoolImages& images, CloneFacts& facts, const DomainXml& xml, const DiskXml& disk)
{
    CloneDisk result;
    result.xml = disk;
    result.isEncrypted = !xml.diskNode(disk.targetDevice).findAll("source/encryption").isEmpty()
        || !xml.diskNode(disk.targetDevice).child("encryption").isNull();
    result.hasBase = !disk.backingChain.isEmpty();
    result.volume = volumeOf(images, disk);
    if (!result.volume) {
        return result;
    }
    const QString pool = result.volume->pool;
    for (const StoragePoolRecord& record : std::as_const(facts.pools)) {
        if (record.name == pool) {
            result.poolType = record.type;
        }
    }
    const QVector<StorageVolumeRecord>& neighbours = images.volumes(pool);
    for (const StorageVolumeRecord& volume : neighbours) {
        facts.volumeNames.insert(pool + QLatin1Char('/') + volume.name);
    }
    auto* teller = dynamic_cast<VolumeClone*>(&connection);
    const auto text = teller != nullptr ? teller->storageVolumeXml(pool, result.volume->name)
                                        : Result<QByteArray>(fail(ErrorKind::Unsupported, {}));
    if (const auto told = text ? StorageVolumeXml::parse(*text) : Result<StorageVolumeXml>(fail(text.error()))) {
        result.hasBase = result.hasBase || !told->backingPath.isEmpty();
    }
    return result;
}

} // namespace

Result<CloneFacts> gatherCloneFacts(Connection& connection, const QString& uri, Uuid source)
{
    CloneFacts facts;
    facts.uri = uri;
    facts.canCopy = dynamic_cast<VolumeClone*>(&connection) != nullptr;
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    bool isThere = false;
    for (const DomainRecord& domain : *domains) {
        facts.domainNames.insert(domain.name);
        if (domain.uuid == source) {
            facts.source = domain;
            isThere = true;
        }
    }
    if (!isThere) {
        return fail(ErrorKind::NotFound, Tr::tr("The virtual machine is not there any more."), "cloneFacts");
    }
    const auto text = connection.domainXml(source, XmlView::Inactive);
    const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return fail(xml.error());
    }
    facts.xml = *text;
    // A driver without notes has none.
    facts.entry = connection.domainMetadata(source, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive)
                      .value_or(QByteArray());
    auto pools = connection.storagePools();
    if (!pools && pools.error().isConnectionLoss()) {
        return fail(pools.error());
    }
    facts.pools = std::move(pools).value_or(QVector<StoragePoolRecord>());
    PoolImages images(connection, false);
    const QVector<DiskXml> disks = xml->disks();
    facts.disks.reserve(disks.size());
    for (const DiskXml& disk : disks) {
        facts.disks.append(describe(connection, images, facts, *xml, disk));
    }
    return facts;
}

} // namespace domus
