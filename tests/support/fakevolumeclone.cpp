// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/storagexml.h"
#include "tests/support/fakeconnection.h"

#include <algorithm>

/// Copying on a FakeHost, and pools that are there for a while.
namespace domus {

Result<StorageVolumeRecord> FakeConnection::cloneStorageVolume(
    const QString& pool, const QByteArray& xml, const QString& sourcePool, const QString& sourceVolume)
{
    if (const Status entered = m_host->enter("cloneStorageVolume", m_number); !entered) {
        return fail(entered.error());
    }
    const auto described = StorageVolumeXml::parse(xml);
    if (!described) {
        return fail(described.error());
    }
    if (m_host->hasVolume(pool, described->name)) {
        return fail(ErrorKind::AlreadyExists, QStringLiteral("storage volume '%1' exists already").arg(described->name),
            "cloneStorageVolume");
    }
    if (!m_host->hasVolume(sourcePool, sourceVolume)) {
        return fail(ErrorKind::NotFound, QStringLiteral("no such volume"), "cloneStorageVolume");
    }
    StorageVolumeRecord volume;
    volume.pool = pool;
    volume.name = described->name;
    volume.format = described->format;
    volume.capacity = described->capacity;
    {
        const std::scoped_lock lock(m_host->m_mutex);
        for (const StoragePoolRecord& candidate : std::as_const(m_host->m_pools)) {
            if (candidate.name == pool) {
                volume.path = candidate.targetPath + QLatin1Char('/') + volume.name;
            }
        }
    }
    m_host->addVolume(volume);
    return volume;
}

Result<ByteSize> FakeConnection::volumeAllocation(const QString& /*pool*/, const QString& /*volume*/)
{
    const Status entered = m_host->enter("volumeAllocation", m_number);
    return entered ? Result<ByteSize>(ByteSize::fromMiB(1)) : fail(entered.error());
}

Result<QByteArray> FakeConnection::storageVolumeXml(const QString& pool, const QString& volume)
{
    if (const Status entered = m_host->enter("storageVolumeXml", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    for (const StorageVolumeRecord& record : std::as_const(m_host->m_volumes)) {
        if (record.pool == pool && record.name == volume) {
            StorageVolumeXml xml;
            xml.name = record.name;
            xml.format = record.format;
            xml.capacity = record.capacity;
            xml.backingPath = m_host->m_bases.value(record.path);
            return xml.toXml();
        }
    }
    return fail(ErrorKind::NotFound, QStringLiteral("no such volume"), "storageVolumeXml");
}

/// A file of the folder is a volume without a pool until then.
Status FakeConnection::startTransientPool(const QByteArray& xml)
{
    if (Status entered = m_host->enter("startTransientPool", m_number); !entered) {
        return entered;
    }
    const auto pool = StoragePoolXml::parse(xml);
    if (!pool) {
        return fail(pool.error());
    }
    m_host->addPool(pool->name, pool->targetPath);
    const std::scoped_lock lock(m_host->m_mutex);
    for (StorageVolumeRecord& volume : m_host->m_volumes) {
        if (volume.pool.isEmpty() && volume.path.section(QLatin1Char('/'), 0, -2) == pool->targetPath) {
            volume.pool = pool->name;
        }
    }
    return {};
}

Status FakeConnection::stopStoragePool(const QString& pool)
{
    if (Status entered = m_host->enter("stopStoragePool", m_number); !entered) {
        return entered;
    }
    const std::scoped_lock lock(m_host->m_mutex);
    if (!pool.startsWith(QLatin1String("domus-"))) { // one that is defined
        for (StoragePoolRecord& record : m_host->m_pools) {
            record.active = record.active && record.name != pool;
        }
        return {};
    }
    for (StorageVolumeRecord& volume : m_host->m_volumes) {
        if (volume.pool == pool) {
            volume.pool.clear(); // the file stays
        }
    }
    m_host->m_pools.removeIf([&pool](const StoragePoolRecord& record) { return record.name == pool; });
    return {};
}

} // namespace domus
