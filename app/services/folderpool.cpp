// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/folderpool.h"

#include "app/virt/transientpools.h"
#include "app/virt/volumeclone.h"
#include "app/xml/storagexml.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::FolderPool)
};

constexpr QLatin1String transientPrefix("domus-");

Error unsupported()
{
    return Error::make(ErrorKind::Unsupported, Tr::tr("This host cannot copy files for us."), "FolderPool");
}

} // namespace

FolderPool::FolderPool(Connection& connection, QString folder, QString pool, bool isOurs)
    : m_connection(connection)
    , m_folder(std::move(folder))
    , m_pool(std::move(pool))
    , m_isOurs(isOurs)
{
}

FolderPool::~FolderPool()
{
    auto* pools = m_isOurs ? dynamic_cast<TransientPools*>(&m_connection) : nullptr;
    if (pools != nullptr) {
        (void)pools->stopStoragePool(m_pool); // nothing is lost with it, and it is gone when the host starts anew
    }
}

Result<std::unique_ptr<FolderPool>> FolderPool::open(Connection& connection, const QString& folder)
{
    auto* transient = dynamic_cast<TransientPools*>(&connection);
    const auto pools = connection.storagePools();
    if (!pools) {
        return fail(pools.error());
    }
    const auto known = std::find_if(pools->cbegin(), pools->cend(),
        [&folder](const StoragePoolRecord& pool) { return pool.active && pool.targetPath == folder; });
    std::unique_ptr<FolderPool> opened;
    if (known != pools->cend()) {
        if (const Status looked = connection.refreshStoragePool(known->name); !looked) {
            return fail(looked.error());
        }
        // One of ours that is still there is left over from a Domus that was ended.
        const bool isOurs = known->name.startsWith(transientPrefix) && !known->autostart;
        opened.reset(new FolderPool(connection, folder, known->name, isOurs));
    } else {
        if (transient == nullptr) {
            return fail(unsupported());
        }
        StoragePoolXml xml;
        xml.name = transientPrefix + Uuid::create().toString().left(8);
        xml.targetPath = folder;
        if (const Status started = transient->startTransientPool(xml.toXml()); !started) {
            return fail(started.error());
        }
        opened.reset(new FolderPool(connection, folder, xml.name, true));
    }
    return opened;
}

Result<bool> FolderPool::has(const QString& file) const
{
    const auto volume = m_connection.storageVolumeByPath(path(file));
    if (volume) {
        return true;
    }
    return volume.error().kind == ErrorKind::NotFound ? Result<bool>(false) : fail(volume.error());
}

Result<QString> FolderPool::firstOf(const QStringList& files) const
{
    for (const QString& file : files) {
        const auto isThere = has(file);
        if (!isThere) {
            return fail(isThere.error());
        }
        if (*isThere) {
            return file;
        }
    }
    return QString();
}

Result<QString> FolderPool::freeName(const QString& stem, const QString& ending, const QSet<QString>& taken) const
{
    constexpr int most = 1000;
    for (int number = 1; number < most; ++number) {
        const QString name = number == 1 ? stem + ending : QStringLiteral("%1-%2%3").arg(stem).arg(number).arg(ending);
        const auto isThere = has(name);
        if (!isThere) {
            return fail(isThere.error());
        }
        if (!*isThere && !taken.contains(path(name))) {
            return name;
        }
    }
    return fail(
        ErrorKind::AlreadyExists, Tr::tr("There is no free name for %1.").arg(path(stem + ending)), "FolderPool");
}

Status FolderPool::copy(const QString& from, const QString& to)
{
    auto* cloning = dynamic_cast<VolumeClone*>(&m_connection);
    if (cloning == nullptr) {
        return fail(unsupported());
    }
    const auto text = cloning->storageVolumeXml(m_pool, from);
    auto xml = text ? StorageVolumeXml::parse(*text) : Result<StorageVolumeXml>(fail(text.error()));
    if (!xml) {
        return fail(xml.error());
    }
    xml->name = to;
    const auto made = cloning->cloneStorageVolume(m_pool, xml->toXml(), m_pool, from);
    return made ? Status() : Status(fail(made.error()));
}

Status FolderPool::remove(const QString& file)
{
    return m_connection.deleteStorageVolume(m_pool, file);
}

} // namespace domus
