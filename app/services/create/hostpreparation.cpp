// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/hostpreparation.h"

#include "app/xml/storagexml.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace domus {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CreateDomain)
};

bool isSurelyMissing(const QString& folder)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(folder).constData(), &status) != 0 && errno == ENOENT;
}

Status startPool(Connection& connection, const QString& name)
{
    const Status started = connection.startStoragePool(name);
    // Started by someone else since the plan was made.
    return !started && started.error().kind == ErrorKind::WrongState ? Status() : started;
}

Status makePool(Connection& connection, const PlannedHostStep& step, HostChanges& changes)
{
    const auto pools = connection.storagePools();
    if (!pools) {
        return fail(pools.error());
    }
    const auto same = std::find_if(
        pools->cbegin(), pools->cend(), [&](const StoragePoolRecord& pool) { return pool.name == step.name; });
    if (same != pools->cend()) {
        return same->active ? Status() : startPool(connection, step.name);
    }
    StoragePoolXml xml;
    xml.name = step.name;
    xml.uuid = Uuid::create();
    xml.targetPath = step.folder;
    CreationLeftover leftover;
    leftover.kind = CreationLeftover::Kind::Pool;
    leftover.name = step.name;
    leftover.uuid = xml.uuid;
    leftover.ownsFolder = step.isLocal && isSurelyMissing(step.folder);
    Status defined = connection.defineStoragePool(xml.toXml());
    if (defined || defined.error().kind == ErrorKind::OutcomeUnknown) {
        leftover.isUncertain = !defined;
        changes.made.append(leftover);
    }
    if (!defined) {
        return defined;
    }
    const Status started = startPool(connection, step.name);
    return started ? connection.setStoragePoolAutostart(step.name, true) : started;
}

} // namespace

QString progressOf(const PlannedHostStep& step)
{
    switch (step.what) {
    case PlannedHostStep::What::MakePool:
        return Tr::tr("Making the storage pool “%1”").arg(step.name);
    case PlannedHostStep::What::StartPool:
        return Tr::tr("Starting the storage pool “%1”").arg(step.name);
    case PlannedHostStep::What::StartNetwork:
        return Tr::tr("Starting the network “%1”").arg(step.name);
    }
    return {};
}

Status prepareHost(Connection& connection, const PlannedHostStep& step, HostChanges& changes)
{
    switch (step.what) {
    case PlannedHostStep::What::MakePool: {
        const Status made = makePool(connection, step, changes);
        return made ? made : Status(fail(made.error().during(Tr::tr("Making a storage pool"), step.name)));
    }
    case PlannedHostStep::What::StartPool: {
        const Status started = startPool(connection, step.name);
        if (!started) {
            return fail(started.error().during(Tr::tr("Starting a storage pool"), step.name));
        }
        changes.stays.append(Tr::tr("The storage pool “%1” stays started.").arg(step.name));
        return {};
    }
    case PlannedHostStep::What::StartNetwork: {
        const Status started = connection.startNetwork(step.name);
        if (!started && started.error().kind != ErrorKind::WrongState) {
            return fail(started.error().during(Tr::tr("Starting a network"), step.name));
        }
        changes.stays.append(Tr::tr("The network “%1” stays started.").arg(step.name));
        return {};
    }
    }
    return {};
}

} // namespace domus
