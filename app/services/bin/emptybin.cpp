// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binoperations.h"
#include "app/services/bin/binwork.h"
#include "app/services/deletedomain.h"
#include "app/virt/connection.h"

#include <algorithm>

namespace domus {

using binwork::Tr;

namespace {

const DomainFile* fileOf(const DeletionFacts& facts, const QString& path)
{
    const auto it = std::find_if(
        facts.files.cbegin(), facts.files.cend(), [&path](const DomainFile& file) { return file.path == path; });
    return it != facts.files.cend() ? &*it : nullptr;
}

/// Those of the note that may go, as far as is known now.
QVector<DomainFile> goingFiles(const BinNote& note, const DeletionFacts& facts)
{
    QVector<DomainFile> going;
    going.reserve(note.files.size());
    for (const BinNote::File& noted : note.files) {
        const DomainFile* file = fileOf(facts, noted.path);
        if (file != nullptr && file->mayBeDeleted) {
            going.append(*file);
        }
    }
    return going;
}

/// The whole list, so that the deletion tells of every file that stays.
QVector<DomainFile> notedFiles(const BinNote& note)
{
    QVector<DomainFile> files;
    files.reserve(note.files.size());
    for (const BinNote::File& noted : note.files) {
        DomainFile file;
        file.path = noted.path;
        file.size = noted.size;
        files.append(file);
    }
    return files;
}

/// That the machine is still the one that was put there, and nobody uses it.
Status isStillWaiting(Connection& connection, Uuid uuid, const BinNote& note)
{
    const auto domain = binwork::find(connection, uuid);
    if (!domain) {
        return fail(domain.error());
    }
    const auto entry = binwork::entry(connection, uuid);
    if (!entry) {
        return fail(entry.error());
    }
    if (binnote::read(*entry) != note) {
        return fail(ErrorKind::WrongState, Tr::tr("It is not in the bin any more, or was put there anew."));
    }
    if (note.isLeaving) {
        return fail(
            ErrorKind::WrongState, Tr::tr("It was being restored, and that was cut short: restore it once more."));
    }
    if (hasProcess(*domain)) {
        return fail(ErrorKind::WrongState, Tr::tr("It is running, so it stays in the bin."));
    }
    return {};
}

/// And was not used behind everybody's back.
Status isUnused(Connection& connection, Uuid uuid, const BinNote& note, bool isLocal)
{
    BinnedMachine machine{{}, note, {}};
    machine.record.uuid = uuid; // that it does not run was seen
    const auto use = sinceBinned(connection, machine, isLocal);
    if (!use) {
        return fail(use.error());
    }
    switch (*use) {
    case SinceBinned::Unused:
        break;
    case SinceBinned::Used:
        return fail(ErrorKind::WrongState, Tr::tr("It was used since it was moved to the bin, so it stays there."));
    case SinceBinned::NotKnown:
        return fail(ErrorKind::WrongState,
            Tr::tr("Whether it was used since it was moved to the bin cannot be told, so it stays there."));
    }
    return {};
}

} // namespace

Operation emptyBinOperation(const HostSession& session, const DomainRecord& domain, const BinNote& note,
    const DeletionFacts& facts, EmptyBin why)
{
    DomainRecord shown = domain;
    shown.name = note.name.isEmpty() ? domain.name : note.name;
    const QVector<DomainFile> going = goingFiles(note, facts);
    Operation operation = deleteDomainOperation(session, domain, going, facts.hasTpmState);
    const OperationPreview preview = deleteDomainOperation(session, shown, going, facts.hasTpmState).preview;
    operation.title = Tr::tr("Delete %1 from the bin").arg(shown.name);
    operation.preview = preview;
    for (const BinNote::File& noted : note.files) {
        const DomainFile* file = fileOf(facts, noted.path);
        if (file == nullptr || !file->mayBeDeleted) {
            operation.preview.files.append({FileEffect::What::Kept, noted.path, noted.size,
                file != nullptr ? file->reason : Tr::tr("The machine does not use it any more.")});
        }
    }
    DeletionOrder order{session.uri(), domain, notedFiles(note), session.isLocal(), facts.hasTpmState};
    order.isUnattended = why == EmptyBin::AfterDays;
    order.keepsUnshown = !order.isUnattended;
    for (DomainFile& file : order.files) {
        const auto shownAs = std::find_if(
            going.cbegin(), going.cend(), [&file](const DomainFile& other) { return other.path == file.path; });
        // By hand no file goes but those that were shown to go.
        file.mayBeDeleted = order.isUnattended || shownAs != going.cend();
        file.isUnchecked = shownAs != going.cend() && shownAs->isUnchecked;
    }
    order.mayStill = [uuid = domain.uuid, note, why, isLocal = order.isLocal](Connection& connection) -> Status {
        Status status = isStillWaiting(connection, uuid, note);
        if (status && why == EmptyBin::AfterDays) {
            status = isUnused(connection, uuid, note, isLocal);
        }
        return status ? isStillWaiting(connection, uuid, note) : status;
    };
    order.domain.state = DomainState::ShutOff; // one that runs, or is started, is never forced off
    order.domain.id = -1;
    operation.endsRun = false;
    operation.run = [order, name = shown.name](Connection& connection, const ProgressSink& progress,
                        const StopToken& stop) -> Result<OperationOutcome> {
        progress({std::nullopt, Tr::tr("Looking at the machine")});
        // Before its files are looked at, which takes its time, and by deleteDomain() once more after it.
        Status status = order.mayStill(connection);
        auto result
            = status ? deleteDomain(connection, order, progress, stop) : Result<OperationOutcome>(fail(status.error()));
        if (!result) {
            return fail(result.error().during(Tr::tr("Delete the virtual machine from the bin"), name));
        }
        return result;
    };
    return operation;
}

QVector<Operation> emptyBinOperations(const HostSession& session, const QVector<BinnedMachine>& machines, EmptyBin why)
{
    QVector<Operation> operations;
    operations.reserve(machines.size());
    for (const BinnedMachine& machine : machines) {
        operations.append(emptyBinOperation(session, machine.record, machine.note, machine.facts, why));
    }
    return operations;
}

Result<QVector<BinnedMachine>> binnedMachines(Connection& connection, const std::optional<QVector<Uuid>>& wanted)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    QVector<BinnedMachine> machines;
    for (const DomainRecord& domain : *domains) {
        if (wanted && !wanted->contains(domain.uuid)) {
            continue;
        }
        const auto entry = domain.persistent ? binwork::entry(connection, domain.uuid) : QByteArray();
        if (!entry) {
            if (entry.error().isConnectionLoss()) {
                return fail(entry.error());
            }
            continue; // gone since it was listed, or a driver without notes
        }
        if (const auto note = binnote::read(*entry)) {
            machines.append({domain, *note, {}});
        }
    }
    return machines;
}

Result<QVector<BinnedMachine>> withFacts(
    Connection& connection, const QVector<BinnedMachine>& machines, bool isLocal, const QString& uri)
{
    QVector<Uuid> uuids;
    uuids.reserve(machines.size());
    for (const BinnedMachine& machine : machines) {
        uuids.append(machine.record.uuid);
    }
    const auto facts = deletionFactsOfAll(connection, uuids, isLocal, uri);
    if (!facts) {
        return fail(facts.error());
    }
    QVector<BinnedMachine> filled;
    filled.reserve(machines.size());
    for (const BinnedMachine& machine : machines) {
        if (const auto known = facts->constFind(machine.record.uuid); known != facts->cend()) {
            filled.append({machine.record, machine.note, *known});
        }
    }
    return filled;
}

} // namespace domus
