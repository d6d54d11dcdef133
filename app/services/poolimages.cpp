// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/poolimages.h"

#include "app/services/imagechain.h"
#include "app/virt/volumebases.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::DomainFiles)
};

bool isNetworked(const StoragePoolRecord& pool)
{
    return pool.type == QLatin1String("netfs");
}

/// Of the kinds whose files may change behind libvirt's back.
bool isFolder(const StoragePoolRecord& pool)
{
    return pool.type == QLatin1String("dir") || pool.type == QLatin1String("fs") || isNetworked(pool);
}

bool isSurelyMissing(const QString& folder)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(folder).constData(), &status) != 0 && errno == ENOENT;
}

bool buildsOnNothing(const StorageVolumeRecord& volume)
{
    return volume.format == QLatin1String("raw") || volume.format == QLatin1String("iso");
}

} // namespace

PoolImages::PoolImages(Connection& connection, bool isLocal) : m_connection(connection), m_isLocal(isLocal) { }

const QVector<StoragePoolRecord>& PoolImages::pools()
{
    if (!m_records) {
        auto records = m_connection.storagePools();
        m_isBlind = !records;
        m_records = std::move(records).value_or(QVector<StoragePoolRecord>());
    }
    return *m_records;
}

const QVector<StorageVolumeRecord>& PoolImages::volumes(const QString& pool)
{
    auto it = m_volumes.find(pool);
    if (it == m_volumes.end()) {
        it = m_volumes.insert(pool, m_connection.storageVolumes(pool).value_or(QVector<StorageVolumeRecord>()));
    }
    return *it;
}

/// Once for each pool.
bool PoolImages::refresh(const StoragePoolRecord& pool)
{
    // A folder that is away for a moment would take its pool along.
    if (!isFolder(pool) || isNetworked(pool) || m_refreshed.contains(pool.name)
        || (m_isLocal && isSurelyMissing(pool.targetPath))) {
        return false;
    }
    m_refreshed.insert(pool.name);
    m_volumes.remove(pool.name);
    return m_connection.refreshStoragePool(pool.name).has_value();
}

void PoolImages::readOurselves(Pool& pool)
{
    const QFileInfo folder(pool.record.targetPath);
    pool.isOpen = m_isLocal && isFolder(pool.record) && !isNetworked(pool.record) && folder.isDir()
        && folder.isReadable() && folder.isExecutable();
    QSet<QString> all;
    if (pool.isOpen) {
        const QStringList files = QDir(folder.filePath()).entryList(QDir::Files | QDir::Hidden);
        for (const QString& file : files) {
            all.insert(pool.record.targetPath + QLatin1Char('/') + file);
        }
    }
    QSet<QString> harmless;
    for (const StorageVolumeRecord& volume : volumes(pool.record.name)) {
        all.insert(volume.path);
        if (buildsOnNothing(volume)) {
            harmless.insert(volume.path);
        }
    }
    for (const QString& path : std::as_const(all)) {
        const ImageBase base = pool.isOpen ? imageBase(path) : ImageBase();
        if (base.isKnown) {
            m_bases.insert(path, base.path);
        } else if (!harmless.contains(path)) {
            pool.untold.append(path);
        }
    }
    pool.untold.sort();
}

/// What libvirt, which may open them all, tells of the images.
void PoolImages::ask(Pool& pool, bool lookAgain)
{
    auto* teller = dynamic_cast<VolumeBases*>(&m_connection);
    const bool isOfNow = !isFolder(pool.record) || (lookAgain && refresh(pool.record));
    const auto told = teller != nullptr ? teller->volumeBases(pool.record.name)
                                        : Result<QHash<QString, QString>>(fail(ErrorKind::Unsupported, {}));
    pool.isFresh = isOfNow && told;
    if (!told) {
        return;
    }
    for (auto image = told->cbegin(); image != told->cend(); ++image) {
        if (m_bases.contains(image.key())) {
            continue; // its own header told
        }
        (pool.isFresh ? m_bases : m_earlierBases).insert(image.key(), image.value());
    }
}

void PoolImages::readPool(Pool& pool)
{
    readOurselves(pool);
    if (pool.isOpen && pool.untold.isEmpty()) {
        return;
    }
    ask(pool, !pool.untold.isEmpty() || (m_isLocal && !pool.isOpen));
}

void PoolImages::read()
{
    for (const StoragePoolRecord& record : pools()) {
        if (record.active) {
            m_pools.append({record, {}, false, false});
            readPool(m_pools.last());
        }
    }
}

void PoolImages::lookInto(const QString& pool)
{
    const auto it = std::find_if(
        m_pools.begin(), m_pools.end(), [&pool](const Pool& candidate) { return candidate.record.name == pool; });
    if (it != m_pools.end() && !it->isFresh && !it->isOpen && !m_refreshed.contains(pool)) {
        ask(*it, true);
    }
}

std::optional<StorageVolumeRecord> PoolImages::volumeOf(const QString& path)
{
    if (const auto volume = m_connection.storageVolumeByPath(path)) {
        return *volume;
    }
    // A file that came to the pool's folder behind libvirt's back is found after a refresh.
    const QString folder = path.section(QLatin1Char('/'), 0, -2);
    for (const StoragePoolRecord& pool : pools()) {
        if (pool.active && pool.targetPath == folder && refresh(pool)) {
            if (const auto volume = m_connection.storageVolumeByPath(path)) {
                return *volume;
            }
        }
    }
    return std::nullopt;
}

std::optional<QString> PoolImages::baseOf(const QString& path) const
{
    const auto base = m_bases.constFind(path);
    return base != m_bases.cend() ? std::optional(*base) : std::nullopt;
}

QVector<PoolImages::Link> PoolImages::links() const
{
    QVector<Link> all;
    for (const auto* bases : {&m_bases, &m_earlierBases}) {
        for (auto image = bases->cbegin(); image != bases->cend(); ++image) {
            if (!image->isEmpty()) {
                all.append({image.key(), *image});
            }
        }
    }
    return all;
}

QStringList PoolImages::unchecked(const QSet<QString>& except) const
{
    QStringList all;
    if (m_isBlind) {
        //: Completes "Whether %1 builds upon it could not be checked."
        all.append(Tr::tr("an image in a storage pool"));
    }
    for (const Pool& pool : m_pools) {
        if (!pool.isOpen && !pool.isFresh) {
            //: Completes "Whether %1 builds upon it could not be checked."
            all.append(Tr::tr("an image in the pool “%1”").arg(pool.record.name));
            continue;
        }
        for (const QString& image : pool.untold) {
            if (!except.contains(image) && !m_bases.contains(image)) {
                all.append(image.section(QLatin1Char('/'), -1));
            }
        }
    }
    return all;
}

} // namespace domus
