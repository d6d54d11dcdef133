// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/ledger.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/objectlist.h"
#include "app/xml/xmldocument.h"

#include <QSet>

#include <libvirt/libvirt.h>

#include <array>

namespace domus {

using libvirt::call;
using libvirt::StoragePoolHandle;

namespace {

Uuid uuidOf(virStoragePoolPtr pool)
{
    std::array<unsigned char, VIR_UUID_BUFLEN> raw{};
    return virStoragePoolGetUUID(pool, raw.data()) == 0 ? Uuid::fromRaw(raw.data()) : Uuid();
}

/// libvirt writes sizes in bytes in what it gives out.
ByteSize bytesOf(XmlNode node)
{
    return ByteSize::fromBytes(node.text().toLongLong());
}

Result<QByteArray> xmlOf(virStoragePoolPtr pool)
{
    return call<virStoragePoolGetXMLDesc>(pool, 0U).map(
        [](const libvirt::TextHandle& text) { return QByteArray(text.get()); });
}

StoragePoolRecord recordOf(virStoragePoolPtr pool, const XmlDocument& xml)
{
    StoragePoolRecord record;
    record.uuid = uuidOf(pool);
    record.name = QString::fromUtf8(virStoragePoolGetName(pool));
    record.type = xml.root().attribute("type");
    record.targetPath = xml.root().find("target/path").text();
    record.capacity = bytesOf(xml.root().find("capacity"));
    record.available = bytesOf(xml.root().find("available"));
    return record;
}

/// The pools that a filter lets through.
Result<QSet<Uuid>> those(_virConnect* connection, unsigned flag)
{
    const auto pools = libvirt::list<virConnectListAllStoragePools, _virStoragePool>(connection, flag);
    if (!pools) {
        return fail(pools.error());
    }
    QSet<Uuid> uuids;
    for (virStoragePoolPtr pool : *pools) {
        uuids.insert(uuidOf(pool));
    }
    return uuids;
}

} // namespace

Result<QVector<StoragePoolRecord>> LibvirtConnection::storagePools()
{
    const auto pools = libvirt::list<virConnectListAllStoragePools, _virStoragePool>(m_connection, 0U);
    if (!pools) {
        return fail(pools.error());
    }
    const auto active = those(m_connection.get(), VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE);
    if (!active) {
        return fail(active.error());
    }
    const auto autostart = those(m_connection.get(), VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART);
    if (!autostart) {
        return fail(autostart.error());
    }
    QVector<StoragePoolRecord> records;
    for (virStoragePoolPtr pool : *pools) {
        const auto text = xmlOf(pool);
        if (!text) {
            if (text.error().isConnectionLoss()) {
                return fail(text.error());
            }
            continue; // deleted since it was listed
        }
        const auto xml = XmlDocument::parse(*text);
        if (!xml) {
            return fail(xml.error());
        }
        StoragePoolRecord record = recordOf(pool, *xml);
        record.active = active->contains(record.uuid);
        record.autostart = autostart->contains(record.uuid);
        records.append(record);
    }
    return records;
}

Result<QByteArray> LibvirtConnection::storagePoolXml(const QString& pool)
{
    return storagePool(pool).and_then([](const StoragePoolHandle& handle) { return xmlOf(handle.get()); });
}

Status LibvirtConnection::defineStoragePool(const QByteArray& xml)
{
    return call<virStoragePoolDefineXML>(m_connection, xml.constData(), 0U).map([](const StoragePoolHandle&) {});
}

Status LibvirtConnection::startStoragePool(const QString& pool)
{
    const auto handle = storagePool(pool);
    if (!handle) {
        return fail(handle.error());
    }
    const auto text = xmlOf(handle->get());
    if (!text) {
        return fail(text.error());
    }
    const auto xml = XmlDocument::parse(*text);
    // Building a folder makes it and leaves one that is there alone. Building other types would write to devices.
    if (xml && xml->root().attribute("type") == QLatin1String("dir")) {
        auto built = call<virStoragePoolCreate, void>(*handle, unsigned{VIR_STORAGE_POOL_CREATE_WITH_BUILD});
        if (built || built.error().kind != ErrorKind::Unsupported) {
            return built;
        }
    }
    return call<virStoragePoolCreate, void>(*handle, 0U);
}

Status LibvirtConnection::setStoragePoolAutostart(const QString& pool, bool on)
{
    return storagePool(pool).and_then(
        [on](const StoragePoolHandle& handle) { return call<virStoragePoolSetAutostart, void>(handle, on ? 1 : 0); });
}

Status LibvirtConnection::refreshStoragePool(const QString& pool)
{
    return storagePool(pool).and_then(
        [](const StoragePoolHandle& handle) { return call<virStoragePoolRefresh, void>(handle, 0U); });
}

Status LibvirtConnection::removeStoragePool(const QString& pool, bool withFolder)
{
    const auto handle = storagePool(pool);
    if (!handle) {
        return fail(handle.error());
    }
    libvirt::noteDestructive("virStoragePoolUndefine", pool);
    const auto active = call<virStoragePoolIsActive>(*handle);
    if (!active) {
        return fail(active.error());
    }
    if (*active != 0) {
        if (auto stopped = call<virStoragePoolDestroy, void>(*handle); !stopped) {
            return stopped;
        }
    }
    // libvirt removes the folder as rmdir does, which takes an empty one only. One that stays does no harm.
    if (withFolder) {
        (void)call<virStoragePoolDelete>(*handle, unsigned{VIR_STORAGE_POOL_DELETE_NORMAL});
    }
    return call<virStoragePoolUndefine, void>(*handle);
}

} // namespace domus
