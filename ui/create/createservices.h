// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"
#include "app/services/create/fileinspector.h"
#include "app/services/operation.h"

#include <QVector>

#include <functional>
#include <memory>

namespace domus {

class Connection;
class ConnectionList;
class HostSession;
class OperationRunner;
class OsCatalog;
class Settings;

/// Something on this computer or on the connection's host that a machine could be installed from.
struct SourceCandidate
{
    InstallSource source;
    QString title; ///< the system's name, or the file's
    QString place; ///< where it lies, in words: "Downloads", "pool default"
    ByteSize size;
    bool operator==(const SourceCandidate&) const = default;
};

/// What the create page works with. Everything that asks the outside world is a function, so that tests and the contact
/// sheet put their own in; `CreateServices::real()` fills in the program's.
struct CreateServices
{
    ConnectionList* connections = nullptr; ///< not null; outlives the page
    OperationRunner* runner = nullptr; ///< not null; outlives the page
    std::shared_ptr<OsCatalog> catalog; ///< shared with work under way when the page goes
    Settings* settings = nullptr; ///< may be null: nothing is remembered

    std::function<CreateDomainPlan(const CreateRequest&, const OsDescription&, const HostFacts&)> plan; ///< GUI thread
    /// Blocks; slow lane.
    std::function<Result<HostFacts>(Connection&, const QString& uri, bool isLocal)> gatherFacts;
    std::function<FileFacts(const QString& path, FileView view)> inspectFile; ///< blocks; the page's worker
    std::function<OsDescription(const QString& path, const FileFacts& facts)> identify; ///< blocks; worker
    std::function<OsDescription(const QString& osId)> describeOs; ///< blocks; worker
    std::function<QVector<OsDescription>()> allOs; ///< blocks; worker
    std::function<QStringList()> recentSources; ///< paths used before, newest first; GUI thread; may be empty
    std::function<QVector<SourceCandidate>(const QStringList& recent)> findFiles; ///< and Downloads; blocks; worker
    std::function<Result<QVector<SourceCandidate>>(Connection&)> findVolumes; ///< in the pools; blocks; slow lane
    std::function<void(const InstallSource&)> remember; ///< a source that was used; GUI thread
    std::function<Operation(const HostSession&, const CreateDomainPlan&)> createOperation; ///< GUI thread
    std::function<void(CreateRequest&)> defaults; ///< fills in the settings' wishes; GUI thread; may be empty

    static CreateServices real(
        ConnectionList& connections, OperationRunner& runner, std::shared_ptr<OsCatalog> catalog, Settings* settings);
};

} // namespace domus
