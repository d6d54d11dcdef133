// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/sourcecatalog.h"

#include "app/services/create/fileinspector.h"
#include "app/services/create/oscatalog.h"
#include "app/virt/connection.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>

namespace domus {
namespace {

constexpr int maximumFiles = 100;

bool looksLikeIso(const QString& name)
{
    return name.endsWith(QLatin1String(".iso"), Qt::CaseInsensitive);
}

QStringList downloadFolders()
{
    QStringList folders{QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)};
    const QString home = QDir::homePath() + QLatin1Char('/');
    folders << home + QStringLiteral("Downloads") << home + QStringLiteral("Tải xuống");
    folders.removeDuplicates();
    return folders;
}

FoundSource::Place placeOf(bool isRecent)
{
    return isRecent ? FoundSource::Place::Recent : FoundSource::Place::Downloads;
}

} // namespace

Result<QVector<FoundSource>> findSourcesInPools(Connection& connection)
{
    const auto pools = connection.storagePools();
    if (!pools) {
        return fail(pools.error());
    }
    QVector<FoundSource> result;
    for (const StoragePoolRecord& pool : *pools) {
        if (!pool.active) {
            continue;
        }
        const auto volumes = connection.storageVolumes(pool.name);
        if (!volumes) {
            if (volumes.error().isConnectionLoss()) {
                return fail(volumes.error());
            }
            continue; // one broken pool hides no other
        }
        for (const StorageVolumeRecord& volume : *volumes) {
            if (volume.format != QLatin1String("iso") && !looksLikeIso(volume.name)) {
                continue;
            }
            FoundSource found;
            found.source.kind = SourceKind::Iso;
            found.source.path = volume.path;
            found.source.pool = pool.name;
            found.source.volume = volume.name;
            found.folder = pool.name;
            found.size = volume.capacity;
            result.append(found);
        }
    }
    return result;
}

QVector<FoundSource> findLocalSources(const QStringList& recentPaths, const QStringList& folders)
{
    QVector<FoundSource> result;
    QSet<QString> seen;
    const auto add = [&](const QFileInfo& file, bool isRecent) {
        const QString path = file.absoluteFilePath();
        if (result.size() >= maximumFiles || seen.contains(path) || !file.isFile() || !file.isReadable()) {
            return;
        }
        seen.insert(path);
        const FileFacts facts = inspectFile(path, FileView::AsUser);
        if (!facts.isIso9660) {
            return;
        }
        FoundSource found;
        found.source.kind = SourceKind::Iso;
        found.source.path = path;
        found.place = placeOf(isRecent);
        found.folder = file.dir().dirName();
        found.size = facts.size;
        found.modified = file.lastModified();
        found.volumeLabel = facts.volumeLabel;
        result.append(found);
    };
    for (const QString& path : recentPaths) {
        add(QFileInfo(path), true);
    }
    for (const QString& folder : folders) {
        const auto files = QDir(folder).entryInfoList(
            {QStringLiteral("*.iso"), QStringLiteral("*.ISO")}, QDir::Files | QDir::Readable, QDir::Time);
        for (const QFileInfo& file : files) {
            add(file, false);
        }
    }
    return result;
}

QVector<FoundSource> findLocalSources(const QStringList& recentPaths)
{
    return findLocalSources(recentPaths, downloadFolders());
}

void nameSources(QVector<FoundSource>& sources, OsCatalog& catalog)
{
    for (FoundSource& source : sources) {
        const OsDescription os = source.place == FoundSource::Place::Pool
            ? catalog.identifyLabel(source.volumeLabel, source.source.path)
            : catalog.identifyIso(source.source.path);
        source.osName = os.name;
    }
}

} // namespace domus
