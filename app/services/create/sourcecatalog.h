// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/services/create/createrequest.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

namespace domus {

class Connection;
class OsCatalog;

/// Something found that a machine could be installed from.
struct FoundSource
{
    enum class Place { Recent, Downloads, Pool };
    InstallSource source;
    Place place = Place::Pool;
    QString folder; ///< the folder's or pool's name, for showing
    ByteSize size;
    QDateTime modified; ///< of a local file
    QString volumeLabel; ///< empty where the file was not looked into
    QString osName; ///< empty until identified
    bool operator==(const FoundSource&) const = default;
};

/// ISO images among the volumes of the active pools. Blocks: call in a lane.
Result<QVector<FoundSource>> findSourcesInPools(Connection& connection);

/// ISO images of this computer: those used before, then those in the download folder (and its Vietnamese twin), newest
/// first. Reads a few KiB of each and no more than 100 files. Blocks: call in a worker.
QVector<FoundSource> findLocalSources(const QStringList& recentPaths);
/// The same over given folders.
QVector<FoundSource> findLocalSources(const QStringList& recentPaths, const QStringList& folders);

/// Fills in the names, from labels and file names; loads the OS database if it is not yet. Blocks: call in a worker.
void nameSources(QVector<FoundSource>& sources, OsCatalog& catalog);

} // namespace domus
