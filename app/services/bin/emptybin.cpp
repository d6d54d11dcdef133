// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binoperations.h"
#include "app/services/bin/binwork.h"
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
    if (hasProcess(*domain)) {
        return fail(ErrorKind::WrongState, Tr::tr("It is running, so it stays in the bin."));
    }
    return {};
}

/// Where nobody can be asked, what could not be checked is not deleted.
Status isAllChecked(Connection& connection, Uuid uuid, const BinNote& note, bool isLocal)
{
    const auto facts = deletionFacts(connection, uuid, isLocal);
    if (!facts) {
        return fail(facts.error());
    }
    const QVector<DomainFile> going = goingFiles(note, *facts);
    const auto unchecked
        = std::find_if(going.cbegin(), going.cend(), [](const DomainFile& file) { return file.isUnchecked; });
    if (unchecked == going.cend()) {
        return {};
    }
    return fail(ErrorKind::WrongState,
        //: %1 is a file, %2 a sentence with the reason
        Tr::tr("It stays in the bin because of %1: %2").arg(unchecked->path, unchecked->reason));
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
    const auto deletion = deleteDomainOperation(session, domain, notedFiles(note), facts.hasTpmState).run;
    operation.run
        = [deletion, uuid = domain.uuid, name = shown.name, note, why, isLocal = session.isLocal()](
              Connection& connection, const ProgressSink& progress, const StopToken& stop) -> Result<OperationOutcome> {
        progress({std::nullopt, Tr::tr("Looking at the machine")});
        Status status = isStillWaiting(connection, uuid, note);
        if (status && why == EmptyBin::AfterDays) {
            status = isAllChecked(connection, uuid, note, isLocal);
        }
        if (!status) {
            return fail(status.error().during(Tr::tr("Delete the virtual machine from the bin"), name));
        }
        return deletion(connection, progress, stop);
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

Result<QVector<BinnedMachine>> binnedMachines(Connection& connection)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    QVector<BinnedMachine> machines;
    for (const DomainRecord& domain : *domains) {
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

Result<QVector<BinnedMachine>> withFacts(Connection& connection, const QVector<BinnedMachine>& machines, bool isLocal)
{
    QVector<BinnedMachine> filled;
    filled.reserve(machines.size());
    for (BinnedMachine machine : machines) {
        auto facts = deletionFacts(connection, machine.record.uuid, isLocal);
        if (facts) {
            machine.facts = std::move(*facts);
            filled.append(machine);
        } else if (facts.error().kind != ErrorKind::NotFound) {
            return fail(facts.error());
        }
    }
    return filled;
}

} // namespace domus
