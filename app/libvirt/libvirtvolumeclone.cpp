// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/ledger.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/xml/storagexml.h"

#include <libvirt/libvirt.h>

namespace domus {

using libvirt::call;

Result<StorageVolumeRecord> LibvirtConnection::cloneStorageVolume(
    const QString& pool, const QByteArray& xml, const QString& sourcePool, const QString& sourceVolume)
{
    const auto handle = storagePool(pool);
    if (!handle) {
        return fail(handle.error());
    }
    const auto source = storageVolume(sourcePool, sourceVolume);
    if (!source) {
        return fail(source.error());
    }
    const auto volume = call<virStorageVolCreateXMLFrom>(*handle, xml.constData(), *source, 0U);
    if (!volume) {
        return fail(volume.error());
    }
    const auto text = call<virStorageVolGetXMLDesc>(*volume, 0U);
    const auto made
        = text ? StorageVolumeXml::parse(QByteArray(text->get())) : Result<StorageVolumeXml>(fail(text.error()));
    if (!made) {
        // It is there, and only the caller can take it away: no plain refusal.
        Error error = made.error();
        error.kind = ErrorKind::OutcomeUnknown;
        return fail(error);
    }
    StorageVolumeRecord record;
    record.pool = pool;
    record.name = made->name;
    record.path = made->path;
    record.format = made->format;
    record.capacity = made->capacity;
    record.allocation = made->allocation.value_or(ByteSize());
    return record;
}

Result<ByteSize> LibvirtConnection::volumeAllocation(const QString& pool, const QString& volume)
{
    const auto handle = storageVolume(pool, volume);
    if (!handle) {
        return fail(handle.error());
    }
    virStorageVolInfo info{};
    if (const auto asked = call<virStorageVolGetInfo, void>(*handle, &info); !asked) {
        return fail(asked.error());
    }
    return ByteSize::fromBytes(static_cast<qint64>(info.allocation));
}

Result<QByteArray> LibvirtConnection::storageVolumeXml(const QString& pool, const QString& volume)
{
    const auto handle = storageVolume(pool, volume);
    if (!handle) {
        return fail(handle.error());
    }
    return call<virStorageVolGetXMLDesc>(*handle, 0U).map([](const libvirt::TextHandle& text) {
        return QByteArray(text.get());
    });
}

Status LibvirtConnection::startTransientPool(const QByteArray& xml)
{
    const auto pool = call<virStoragePoolCreateXML>(m_connection, xml.constData(), 0U);
    return pool ? Status() : Status(fail(pool.error()));
}

Status LibvirtConnection::stopStoragePool(const QString& pool)
{
    const auto handle = storagePool(pool);
    if (!handle) {
        return fail(handle.error());
    }
    return call<virStoragePoolDestroy, void>(*handle);
}

} // namespace domus
