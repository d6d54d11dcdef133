// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/deletedomain.h"

#include "app/services/virshcommand.h"
#include "app/virt/connection.h"

#include <QCoreApplication>

#include <algorithm>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::DeleteDomain)
};

bool takesNvram(const QVector<DomainFile>& files)
{
    return std::any_of(
        files.cbegin(), files.cend(), [](const DomainFile& file) { return file.role == DomainFile::Role::Nvram; });
}

QString commandLine(const QString& uri, const DomainRecord& domain, const QVector<DomainFile>& files, bool hasTpmState)
{
    const QString name = virshName(domain);
    QStringList lines;
    if (hasProcess(domain)) {
        lines.append(virshCommand(uri, {QStringLiteral("destroy"), name}));
    }
    for (const DomainFile& file : files) {
        if (file.role != DomainFile::Role::Nvram) {
            lines.append(
                virshCommand(uri, {QStringLiteral("vol-delete"), QStringLiteral("--pool"), file.pool, file.volume}));
        }
    }
    QStringList undefine{QStringLiteral("undefine"), name, QStringLiteral("--managed-save"),
        QStringLiteral("--snapshots-metadata"), QStringLiteral("--checkpoints-metadata"),
        takesNvram(files) ? QStringLiteral("--nvram") : QStringLiteral("--keep-nvram")};
    if (hasTpmState) {
        undefine.append(QStringLiteral("--tpm"));
    }
    lines.append(virshCommand(uri, undefine));
    return lines.join(QLatin1String(" &&\n"));
}

OperationPreview preview(const DomainRecord& domain, const QVector<DomainFile>& files, bool hasTpmState)
{
    OperationPreview result;
    if (hasProcess(domain)) {
        result.sentences.append(Tr::tr("%1 is running: it is forced off first, and what its programs have not written "
                                       "to its disks is gone with it.")
                                    .arg(domain.name));
    }
    result.sentences.append(Tr::tr("The definition of %1 is removed for good.").arg(domain.name));
    if (domain.hasManagedSave) {
        result.sentences.append(Tr::tr("Its saved state is deleted."));
    }
    if (hasTpmState) {
        result.sentences.append(
            Tr::tr("What its emulated TPM keeps is deleted with it: a guest's disk that is encrypted "
                   "with that TPM opens only with its recovery key afterwards."));
    }
    if (files.isEmpty()) {
        result.sentences.append(Tr::tr("No file is deleted."));
    } else {
        result.sentences.append(Tr::tr("%n file(s) are deleted for good.", nullptr, static_cast<int>(files.size())));
    }
    for (const DomainFile& file : files) {
        result.files.append(
            {FileEffect::What::Deleted, file.path, file.size, file.isUnchecked ? file.reason : QString()});
    }
    return result;
}

/// Deletes one machine. Files go before the definition: what could not be deleted is then still on the list of a
/// machine that can be deleted once more, and nothing is orphaned.
class Deletion
{
public:
    Deletion(Connection& connection, const DeletionOrder& order)
        : m_connection(connection)
        , m_order(order)
        , m_domain(order.domain)
        , m_hasTpmState(order.hasTpmState)
    {
    }
    Result<OperationOutcome> run(const ProgressSink& progress, const StopToken& stop);

private:
    Result<OperationOutcome> steps(const ProgressSink& progress, const StopToken& stop);
    Status lookAgain();
    Status forceOff();
    Status deleteFile(const DomainFile& file);
    Status deleteFiles(const ProgressSink& progress);
    Status undefine();
    void keep(const QString& path, const QString& reason);

    Connection& m_connection;
    const DeletionOrder& m_order;
    DomainRecord m_domain;
    bool m_hasTpmState;
    QVector<DomainFile> m_files; // what may still go
    QStringList m_deleted;
    QStringList m_notes;
    bool m_hasBegun = false; // something is gone already
};

void Deletion::keep(const QString& path, const QString& reason)
{
    //: %1 is a file, %2 a sentence with the reason
    m_notes.append(Tr::tr("%1 was kept: %2").arg(path, reason));
}

Status Deletion::lookAgain()
{
    if (m_order.files.isEmpty()) {
        return {}; // what others use is no question then
    }
    const auto facts = deletionFacts(m_connection, m_domain.uuid, m_order.isLocal, m_order.uri);
    if (!facts) {
        return fail(facts.error());
    }
    m_hasTpmState = m_hasTpmState || facts->hasTpmState;
    const QVector<DomainFile>& now = facts->files;
    for (const DomainFile& wanted : m_order.files) {
        const auto it = std::find_if(
            now.cbegin(), now.cend(), [&wanted](const DomainFile& file) { return file.path == wanted.path; });
        if (it == now.cend()) {
            keep(wanted.path, Tr::tr("The machine does not use it any more."));
        } else if (it->mayBeDeleted && it->isUnchecked && m_order.isUnattended) {
            return fail(ErrorKind::WrongState,
                //: %1 is a file, %2 a sentence with the reason
                Tr::tr("It stays because of %1: %2").arg(it->path, it->reason), "deleteDomain");
        } else if (!it->mayBeDeleted || (it->isUnchecked && !wanted.isUnchecked)) {
            keep(wanted.path, it->reason); // to what could not be checked nobody agreed
        } else if (m_order.keepsUnshown && !wanted.mayBeDeleted) {
            keep(wanted.path, Tr::tr("It was in use when this was confirmed."));
        } else {
            m_files.append(*it);
        }
    }
    return {};
}

Status Deletion::forceOff()
{
    const auto domains = m_connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    const auto it = std::find_if(domains->cbegin(), domains->cend(),
        [this](const DomainRecord& record) { return record.uuid == m_domain.uuid; });
    // libvirt still lists for a moment what another is deleting: without a process, and without a definition.
    if (it == domains->cend() || (!it->persistent && !hasProcess(*it))) {
        return fail(ErrorKind::NotFound, Tr::tr("The virtual machine is not there any more."), "deleteDomain");
    }
    const bool wasOff = !hasProcess(m_domain);
    m_domain = *it;
    if (!hasProcess(m_domain)) {
        return {};
    }
    if (wasOff) {
        // Somebody needs it: nobody was asked whether its plug may be pulled.
        return fail(ErrorKind::WrongState, Tr::tr("The virtual machine was started meanwhile, so it was not deleted."),
            "deleteDomain");
    }
    const Status status = m_connection.destroyDomain(m_domain.uuid);
    m_hasBegun = m_hasBegun || status;
    // It may have stopped by itself just now; that is as good.
    return status || status.error().kind == ErrorKind::WrongState ? Status() : status;
}

Status Deletion::deleteFile(const DomainFile& file)
{
    Status status = m_connection.deleteStorageVolume(file.pool, file.volume);
    m_hasBegun = m_hasBegun || status;
    if (status || status.error().kind != ErrorKind::NotFound) {
        return status;
    }
    // Gone already; or its pool is, and the file lies where it lay.
    const auto volumes = m_connection.storageVolumes(file.pool);
    if (!volumes) {
        return fail(volumes.error());
    }
    const bool isThere = std::any_of(volumes->cbegin(), volumes->cend(),
        [&file](const StorageVolumeRecord& volume) { return volume.name == file.volume; });
    return isThere ? status : Status();
}

Status Deletion::deleteFiles(const ProgressSink& progress)
{
    for (const DomainFile& file : std::as_const(m_files)) {
        if (file.role == DomainFile::Role::Nvram) {
            continue;
        }
        progress({std::nullopt, Tr::tr("Deleting %1").arg(file.path)});
        if (const Status status = deleteFile(file); !status) {
            Error error = status.error().during({}, file.path);
            error.text = m_deleted.isEmpty() ? Tr::tr("%1 The machine and its files are still there.").arg(error.text)
                                             : Tr::tr("%1 The machine is still there, without %2.")
                                                   .arg(error.text, QLocale().createSeparatedList(m_deleted));
            return fail(error);
        }
        m_deleted.append(file.path);
    }
    return {};
}

Status Deletion::undefine()
{
    if (!m_domain.persistent) {
        return {}; // went with its run
    }
    UndefineOptions options;
    options.managedSave = true;
    options.snapshotMetadata = true;
    options.checkpointMetadata = true;
    options.nvram = takesNvram(m_files);
    options.tpmState = true; // kept by the machine's UUID: no other can use it
    return m_connection.undefineDomain(m_domain.uuid, options);
}

Result<OperationOutcome> Deletion::run(const ProgressSink& progress, const StopToken& stop)
{
    auto result = steps(progress, stop);
    if (!result && m_hasBegun && result.error().kind == ErrorKind::NotConnected) {
        // The call that was not made is one of several: "nothing was done" would be said of all.
        result.error().kind = ErrorKind::OutcomeUnknown;
    }
    return result;
}

Result<OperationOutcome> Deletion::steps(const ProgressSink& progress, const StopToken& stop)
{
    progress({std::nullopt, Tr::tr("Looking at its files")});
    if (const Status status = lookAgain(); !status) {
        return fail(status.error());
    }
    if (stop.stop_requested()) {
        return fail(Error::cancelled());
    }
    progress({std::nullopt, Tr::tr("Switching it off")});
    // Looking took its time, and the machine may be another's by now.
    if (const Status may = m_order.mayStill ? m_order.mayStill(m_connection) : Status(); !may) {
        return fail(may.error());
    }
    if (const Status status = forceOff(); !status) {
        return fail(status.error());
    }
    if (const Status status = deleteFiles(progress); !status) {
        return fail(status.error());
    }
    progress({std::nullopt, Tr::tr("Removing its definition")});
    if (const Status status = undefine(); !status) {
        Error error = status.error();
        if (!m_deleted.isEmpty()) {
            error.text = Tr::tr("%1 The machine is still there, without %2.")
                             .arg(error.text, QLocale().createSeparatedList(m_deleted));
        }
        return fail(error);
    }
    return OperationOutcome{{}, m_notes, commandLine(m_order.uri, m_domain, m_files, m_hasTpmState)};
}

} // namespace

Result<OperationOutcome> deleteDomain(
    Connection& connection, const DeletionOrder& order, const ProgressSink& progress, const StopToken& stop)
{
    return Deletion(connection, order).run(progress, stop);
}

Operation deleteDomainOperation(
    const HostSession& session, const DomainRecord& domain, const QVector<DomainFile>& filesToDelete, bool hasTpmState)
{
    Operation operation;
    operation.title = Tr::tr("Delete %1").arg(domain.name);
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    operation.preview = preview(domain, filesToDelete, hasTpmState);
    operation.command = commandLine(session.uri(), domain, filesToDelete, hasTpmState);
    operation.lane = LaneKind::Slow;
    operation.isDestructive = true;
    operation.endsRun = true;
    DeletionOrder order{session.uri(), domain, filesToDelete, session.isLocal()};
    order.hasTpmState = hasTpmState;
    operation.run = [order](Connection& connection, const ProgressSink& progress,
                        const StopToken& stop) -> Result<OperationOutcome> {
        auto result = deleteDomain(connection, order, progress, stop);
        if (!result) {
            return fail(result.error().during(Tr::tr("Delete the virtual machine"), order.domain.name));
        }
        return result;
    };
    return operation;
}

} // namespace domus
