// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/selftestmachine.h"

#include "app/core/paths.h"
#include "app/services/bootguest.h"
#include "app/services/create/createdomainplan.h"
#include "app/virt/connection.h"
#include "app/xml/storagexml.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTemporaryFile>

namespace domus {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::SelfTestMachine)
};

Error ioError(const QString& path, const char* where)
{
    return Error::make(ErrorKind::Io, Tr::tr("%1 could not be written.").arg(path), where);
}

Status writeImage(QFile& file)
{
    const QByteArray image = bootGuestImage();
    if (file.write(image) != image.size() || !file.flush()) {
        return fail(Error::make(ErrorKind::Io, file.errorString(), "write"));
    }
    return {};
}

Result<SelfTestMachine> placeInPool(Connection& connection, SelfTestMachine machine, const StoragePoolRecord& pool)
{
    QTemporaryFile file;
    if (!file.open()) {
        return fail(ioError(file.fileName(), "QTemporaryFile::open"));
    }
    if (auto written = writeImage(file); !written) {
        return fail(written.error());
    }
    StorageVolumeXml description;
    description.name = machine.name + QStringLiteral(".img");
    description.format = QStringLiteral("raw");
    description.capacity = ByteSize::fromBytes(file.size());
    auto volume = connection.createStorageVolume(pool.name, description.toXml());
    if (!volume) {
        return fail(volume.error());
    }
    if (auto sent = connection.uploadStorageVolume(pool.name, volume->name, file.fileName(), {}, {}); !sent) {
        (void)connection.deleteStorageVolume(pool.name, volume->name);
        return fail(sent.error());
    }
    machine.pool = pool.name;
    machine.volume = volume->name;
    machine.path = volume->path;
    return machine;
}

Result<SelfTestMachine> placeInFolder(SelfTestMachine machine)
{
    QTemporaryDir folder(paths::sharedTemporary(QStringLiteral("domus-self-test")));
    if (!folder.isValid()) {
        return fail(Error::make(ErrorKind::Io, folder.errorString(), "mkdtemp"));
    }
    QFile file(folder.filePath(QStringLiteral("boot.img")));
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(ioError(file.fileName(), "QFile::open"));
    }
    if (auto written = writeImage(file); !written) {
        return fail(written.error());
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    QFile::setPermissions(
        folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    folder.setAutoRemove(false);
    machine.folder = folder.path();
    machine.path = file.fileName();
    return machine;
}

bool isLeftOver(Connection& connection, const SelfTestMachine& machine)
{
    const auto domains = connection.domains();
    if (!domains) {
        return true;
    }
    for (const DomainRecord& domain : *domains) {
        if (domain.uuid == machine.uuid) {
            return true;
        }
    }
    return machine.pool.isEmpty() ? QFileInfo::exists(machine.path)
                                  : connection.storageVolumeByPath(machine.path).has_value();
}

} // namespace

Result<SelfTestMachine> placeSelfTestImage(Connection& connection, bool isLocal)
{
    SelfTestMachine machine;
    machine.name = QStringLiteral("domus-self-test-") + Uuid::create().toString().left(8);
    const auto pools = connection.storagePools();
    if (!pools) {
        return fail(pools.error());
    }
    for (const StoragePoolRecord& pool : *pools) {
        if (pool.active && pool.type == QLatin1String("dir") && pool.available > ByteSize::fromMiB(16)) {
            return placeInPool(connection, machine, pool);
        }
    }
    if (!isLocal) {
        return fail(ErrorKind::NotFound,
            Tr::tr("There is no active storage pool on that host to put the test's disk into."), "placeSelfTestImage");
    }
    return placeInFolder(machine);
}

Result<SelfTestMachine> defineSelfTestMachine(
    Connection& connection, const QString& uri, bool isLocal, SelfTestMachine machine)
{
    auto facts = gatherHostFacts(connection, uri, isLocal);
    if (!facts) {
        return fail(facts.error());
    }
    facts->source.path = machine.path;
    facts->source.exists = true;
    facts->source.isReadable = true;
    facts->source.imageFormat = QStringLiteral("raw");
    facts->source.size = ByteSize::fromBytes(bootGuestImage().size());
    facts->source.virtualSize = facts->source.size;
    facts->source.isBootable = true;
    facts->source.bootsBios = true;

    CreateRequest request;
    request.source.kind = SourceKind::DiskImage;
    request.source.path = machine.path;
    request.source.pool = machine.pool;
    request.source.volume = machine.volume;
    request.name = machine.name;
    request.memory = ByteSize::fromMiB(64);
    request.topology = CpuTopology{};
    request.nics = QVector<NicRequest>{};
    request.firmware = FirmwareKind::Bios;
    request.tpm = false;
    request.graphics = GraphicsKind::Vnc;
    const CreateDomainPlan plan = planDomain(request, OsDescription{}, *facts);
    if (!plan.canCreate()) {
        QStringList texts;
        for (const PlanProblem& problem : plan.problems) {
            if (problem.severity == PlanProblem::Severity::Error) {
                texts << problem.text;
            }
        }
        return fail(ErrorKind::OperationFailed, texts.join(QLatin1Char('\n')), "planDomain");
    }
    machine.virtualization = plan.resolved.virt == VirtKind::Kvm ? QStringLiteral("kvm") : QStringLiteral("qemu");
    const auto uuid = connection.defineDomain(plan.domainXml);
    if (!uuid) {
        return fail(uuid.error());
    }
    machine.uuid = *uuid;
    return machine;
}

Status removeSelfTestMachine(Connection& connection, const SelfTestMachine& machine)
{
    Status result;
    const auto keepFirst = [&result](const Status& status) {
        if (!status && result) {
            result = status;
        }
    };
    if (!machine.uuid.isNull()) {
        (void)connection.destroyDomain(machine.uuid); // it may be off already
        UndefineOptions everything;
        everything.managedSave = true;
        everything.snapshotMetadata = true;
        everything.checkpointMetadata = true;
        everything.nvram = true;
        everything.tpmState = true;
        keepFirst(connection.undefineDomain(machine.uuid, everything));
    }
    if (!machine.pool.isEmpty()) {
        keepFirst(connection.deleteStorageVolume(machine.pool, machine.volume));
    } else if (!machine.folder.isEmpty() && !QDir(machine.folder).removeRecursively()) {
        keepFirst(fail(ErrorKind::Io, Tr::tr("The folder %1 could not be removed.").arg(machine.folder), "rmdir"));
    }
    if (result && isLeftOver(connection, machine)) {
        return fail(ErrorKind::OperationFailed, Tr::tr("Something of the test's machine is still there."),
            "removeSelfTestMachine");
    }
    return result;
}

} // namespace domus
