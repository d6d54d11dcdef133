// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/childtexts.h"
#include "tests/support/fakeconnection.h"

#include <algorithm>

/// The storage and the networks of a FakeHost.
namespace domus {

Result<QVector<StoragePoolRecord>> FakeConnection::storagePools()
{
    if (const Status entered = m_host->enter("storagePools", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    return m_host->m_pools;
}

Result<QByteArray> FakeConnection::storagePoolXml(const QString& /*pool*/)
{
    if (const Status entered = m_host->enter("storagePoolXml", m_number); !entered) {
        return fail(entered.error());
    }
    return fail(ErrorKind::Unsupported, QStringLiteral("no pool XML here"), "storagePoolXml");
}

Status FakeConnection::defineStoragePool(const QByteArray& xml)
{
    if (Status entered = m_host->enter("defineStoragePool", m_number); !entered) {
        return entered;
    }
    m_host->addPool(childTexts(xml).value(QStringLiteral("name")), {});
    return {};
}

Status FakeConnection::startStoragePool(const QString& pool)
{
    if (Status entered = m_host->enter("startStoragePool", m_number); !entered) {
        return entered;
    }
    const std::scoped_lock lock(m_host->m_mutex);
    for (StoragePoolRecord& record : m_host->m_pools) {
        record.active = record.active || record.name == pool;
    }
    return {};
}

Status FakeConnection::setStoragePoolAutostart(const QString& /*pool*/, bool /*on*/)
{
    return m_host->enter("setStoragePoolAutostart", m_number);
}

Status FakeConnection::refreshStoragePool(const QString& /*pool*/)
{
    return m_host->enter("refreshStoragePool", m_number);
}

Result<QVector<StorageVolumeRecord>> FakeConnection::storageVolumes(const QString& pool)
{
    if (const Status entered = m_host->enter("storageVolumes", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    QVector<StorageVolumeRecord> found;
    std::copy_if(m_host->m_volumes.cbegin(), m_host->m_volumes.cend(), std::back_inserter(found),
        [&pool](const StorageVolumeRecord& volume) { return volume.pool == pool; });
    return found;
}

Result<StorageVolumeRecord> FakeConnection::storageVolumeByPath(const QString& path)
{
    if (const Status entered = m_host->enter("storageVolumeByPath", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    for (const StorageVolumeRecord& volume : std::as_const(m_host->m_volumes)) {
        if (volume.path == path) {
            return volume;
        }
    }
    return fail(ErrorKind::NotFound, QStringLiteral("no storage vol with matching path"), "storageVolumeByPath");
}

Result<StorageVolumeRecord> FakeConnection::createStorageVolume(const QString& pool, const QByteArray& xml)
{
    if (const Status entered = m_host->enter("createStorageVolume", m_number); !entered) {
        return fail(entered.error());
    }
    StorageVolumeRecord volume;
    volume.pool = pool;
    volume.name = childTexts(xml).value(QStringLiteral("name"));
    if (m_host->hasVolume(pool, volume.name)) {
        return fail(ErrorKind::AlreadyExists, QStringLiteral("storage volume '%1' exists already").arg(volume.name),
            "createStorageVolume");
    }
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

Status FakeConnection::deleteStorageVolume(const QString& pool, const QString& volume)
{
    if (Status entered = m_host->enter("deleteStorageVolume", m_number); !entered) {
        return entered;
    }
    const std::scoped_lock lock(m_host->m_mutex);
    const auto gone = m_host->m_volumes.removeIf(
        [&](const StorageVolumeRecord& record) { return record.pool == pool && record.name == volume; });
    return gone > 0 ? Status()
                    : Status(fail(ErrorKind::NotFound, QStringLiteral("no such volume"), "deleteStorageVolume"));
}

Status FakeConnection::removeStoragePool(const QString& pool, bool /*withFolder*/)
{
    if (Status entered = m_host->enter("removeStoragePool", m_number); !entered) {
        return entered;
    }
    const std::scoped_lock lock(m_host->m_mutex);
    const auto gone
        = m_host->m_pools.removeIf([&pool](const StoragePoolRecord& record) { return record.name == pool; });
    return gone > 0 ? Status() : Status(fail(ErrorKind::NotFound, QStringLiteral("no such pool"), "removeStoragePool"));
}

Result<QHash<QString, QString>> FakeConnection::volumeBases(const QString& pool)
{
    if (const Status entered = m_host->enter("volumeBases", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    QHash<QString, QString> bases;
    for (const StorageVolumeRecord& volume : std::as_const(m_host->m_volumes)) {
        if (volume.pool == pool) {
            bases.insert(volume.path, m_host->m_bases.value(volume.path));
        }
    }
    return bases;
}

Status FakeConnection::uploadStorageVolume(const QString& /*pool*/, const QString& /*volume*/,
    const QString& /*localPath*/, const ProgressSink& progress, const StopToken& stop)
{
    if (Status entered = m_host->enter("uploadStorageVolume", m_number); !entered) {
        return entered;
    }
    for (int percent = 0; percent <= 100; percent += 10) {
        if (stop.stop_requested()) {
            return fail(Error::cancelled());
        }
        progress({percent / 100.0, {}});
    }
    return {};
}

Result<QVector<NetworkRecord>> FakeConnection::networks()
{
    if (const Status entered = m_host->enter("networks", m_number); !entered) {
        return fail(entered.error());
    }
    const std::scoped_lock lock(m_host->m_mutex);
    return m_host->m_networks;
}

Result<QByteArray> FakeConnection::networkXml(const QString& /*network*/)
{
    if (const Status entered = m_host->enter("networkXml", m_number); !entered) {
        return fail(entered.error());
    }
    return fail(ErrorKind::Unsupported, QStringLiteral("no network XML here"), "networkXml");
}

Status FakeConnection::startNetwork(const QString& network)
{
    return setNetworkActive("startNetwork", network, true);
}

Status FakeConnection::stopNetwork(const QString& network)
{
    return setNetworkActive("stopNetwork", network, false);
}

Status FakeConnection::setNetworkActive(const char* call, const QString& network, bool active)
{
    if (Status entered = m_host->enter(call, m_number); !entered) {
        return entered;
    }
    Uuid uuid;
    {
        const std::scoped_lock lock(m_host->m_mutex);
        for (NetworkRecord& record : m_host->m_networks) {
            if (record.name == network) {
                record.active = active;
                uuid = record.uuid;
            }
        }
    }
    m_host->emitEvent(NetworkChangedEvent{uuid});
    return {};
}

} // namespace domus
