// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/ledger.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/objectlist.h"
#include "app/xml/xmldocument.h"

#include <libvirt/libvirt.h>

namespace domus {

using libvirt::call;

namespace {

/// libvirt writes sizes in bytes in what it gives out.
ByteSize bytesOf(XmlNode node)
{
    return ByteSize::fromBytes(node.text().toLongLong());
}

Result<XmlDocument> xmlOf(virStorageVolPtr volume)
{
    const auto text = call<virStorageVolGetXMLDesc>(volume, 0U);
    return text ? XmlDocument::parse(QByteArray(text->get())) : Result<XmlDocument>(fail(text.error()));
}

StorageVolumeRecord recordOf(virStorageVolPtr volume, const XmlDocument& xml, const QString& pool)
{
    StorageVolumeRecord record;
    record.pool = pool;
    record.name = QString::fromUtf8(virStorageVolGetName(volume));
    record.path = xml.root().find("target/path").text();
    record.format = xml.root().find("target/format").attribute("type");
    record.capacity = bytesOf(xml.root().find("capacity"));
    record.allocation = bytesOf(xml.root().find("allocation"));
    return record;
}

/// Everything a record tells stands in the volume's XML: one call for each volume.
Result<StorageVolumeRecord> recordOf(virStorageVolPtr volume, const QString& pool)
{
    return xmlOf(volume).map([&](const XmlDocument& xml) { return recordOf(volume, xml, pool); });
}

/// Visits every volume of an active pool with its XML; those deleted since they were listed are left out.
template <typename Visit> Status forEachVolume(const libvirt::StoragePoolHandle& pool, Visit visit)
{
    const auto volumes = libvirt::list<virStoragePoolListAllVolumes, _virStorageVol>(pool, 0U);
    if (!volumes) {
        return fail(volumes.error());
    }
    for (virStorageVolPtr volume : *volumes) {
        const auto xml = xmlOf(volume);
        if (xml) {
            visit(volume, *xml);
        } else if (xml.error().isConnectionLoss()) {
            return fail(xml.error());
        }
    }
    return {};
}

} // namespace

Result<QVector<StorageVolumeRecord>> LibvirtConnection::storageVolumes(const QString& pool)
{
    const auto handle = storagePool(pool);
    if (!handle) {
        return fail(handle.error());
    }
    QVector<StorageVolumeRecord> records;
    const Status read = forEachVolume(
        *handle, [&](virStorageVolPtr volume, const XmlDocument& xml) { records.append(recordOf(volume, xml, pool)); });
    return read ? Result<QVector<StorageVolumeRecord>>(records) : fail(read.error());
}

Result<StorageVolumeRecord> LibvirtConnection::storageVolumeByPath(const QString& path)
{
    const auto volume = call<virStorageVolLookupByPath>(m_connection, path.toUtf8().constData());
    if (!volume) {
        return fail(volume.error());
    }
    const auto pool = call<virStoragePoolLookupByVolume>(*volume);
    if (!pool) {
        return fail(pool.error());
    }
    return recordOf(volume->get(), QString::fromUtf8(virStoragePoolGetName(pool->get())));
}

Result<StorageVolumeRecord> LibvirtConnection::createStorageVolume(const QString& pool, const QByteArray& xml)
{
    const auto handle = storagePool(pool);
    if (!handle) {
        return fail(handle.error());
    }
    const auto volume = call<virStorageVolCreateXML>(*handle, xml.constData(), 0U);
    if (!volume) {
        return fail(volume.error());
    }
    auto record = recordOf(volume->get(), pool);
    if (record) {
        return record;
    }
    // The caller will never learn its name: take it away again.
    const QString name = QString::fromUtf8(virStorageVolGetName(volume->get()));
    libvirt::noteDestructive("virStorageVolDelete", pool + u'/' + name);
    if (call<virStorageVolDelete>(*volume, 0U)) {
        return record;
    }
    // It is there, and only the caller can take it away when libvirt answers again: no plain refusal.
    Error error = record.error();
    error.kind = ErrorKind::OutcomeUnknown;
    return fail(error);
}

Result<QHash<QString, QString>> LibvirtConnection::volumeBases(const QString& pool)
{
    const auto handle = storagePool(pool);
    if (!handle) {
        return fail(handle.error());
    }
    QHash<QString, QString> bases;
    const Status read = forEachVolume(*handle, [&](virStorageVolPtr /*volume*/, const XmlDocument& xml) {
        bases.insert(xml.root().find("target/path").text(), xml.root().find("backingStore/path").text());
    });
    return read ? Result<QHash<QString, QString>>(bases) : fail(read.error());
}

Status LibvirtConnection::deleteStorageVolume(const QString& pool, const QString& volume)
{
    const auto handle = storageVolume(pool, volume);
    if (!handle) {
        return fail(handle.error());
    }
    libvirt::noteDestructive("virStorageVolDelete", pool + u'/' + volume);
    return call<virStorageVolDelete, void>(*handle, 0U);
}

} // namespace domus
