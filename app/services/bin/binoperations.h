// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/bin/binnote.h"
#include "app/services/domainoperations.h"
#include "app/services/operation.h"

#include <QString>
#include <QVector>

#include <optional>

namespace domus {

class Connection;
class Settings;

/// The bin: a machine in it stays defined and keeps every file, its firmware's variables, its TPM's state and its
/// snapshots where they are. It is only marked (BinNote), no longer starts with its host, and gives its name away where
/// libvirt lets it. So it works without a privilege, on any host, and the way back is exact: to the byte, but for a new
/// name where that was wished.

/// How many days the user wants machines to wait in the bin; 0: for ever. Settings key "bin/days".
namespace binsettings {
inline constexpr int defaultDays = 30;
int days(const Settings& settings);
void setDays(Settings& settings, int days);
} // namespace binsettings

/// Puts a machine there. One that runs now is forced off first (the preview says so); one that is started later is not
/// touched. `ticked`: the files that go when the bin is emptied. On a machine that is there already it does what is
/// still to be done. Fails, with nothing changed, where libvirt cannot keep notes with a machine (ErrorKind
/// Unsupported) or does not let us (PermissionDenied): then there is only deleting it now. The lines that do the same
/// are known when it is done. GUI thread.
Operation binDomainOperation(
    const HostSession& session, const DomainRecord& domain, const QVector<DomainFile>& ticked, int keepDays);
/// Does what a lost connection left undone of it: to a machine that has this very note, and only while it is off.
Operation finishBinningOperation(const HostSession& session, const DomainRecord& domain, const BinNote& note);
/// Why a machine cannot be put there at all, as far as that can be told before; empty when it can. Blocks: in a lane.
QString whyNoBin(Connection& connection, const DomainRecord& domain);

/// Takes it out again: its name, its autostart, its notes as they were. AlreadyExists where another machine has the
/// name by now: it stays in the bin, to be restored as `newName`. With `since`, only while its note is of that date (as
/// Qt::ISODate has it). GUI thread.
Operation restoreFromBinOperation(const HostSession& session, const DomainRecord& domain, const BinNote& note,
    const QString& newName = {}, const QString& since = {});

/// What is known before a machine is asked about: shall it go, and where to.
struct DeletionLook
{
    Result<DeletionFacts> facts;
    QString whyNoBin; ///< empty where it can wait in the bin
};
/// Blocks: in the slow lane.
DeletionLook lookBeforeDeletion(
    Connection& connection, const DomainRecord& domain, bool isLocal, const QString& uri = {});

/// Who wants the bin emptied.
enum class EmptyBin {
    ByHand,
    AfterDays, ///< nobody looks on: a machine that was used, or of which something could not be checked, stays
};

/// Deletes a machine of the bin for good, with those of its noted files that nothing else uses now; what stays is told.
/// Does nothing to one that was taken out, or is half way out, or was put there anew, or that runs. `facts` are for the
/// preview; everything is looked at again. GUI thread.
Operation emptyBinOperation(const HostSession& session, const DomainRecord& domain, const BinNote& note,
    const DeletionFacts& facts, EmptyBin why = EmptyBin::ByHand);

/// A machine that waits in the bin.
struct BinnedMachine
{
    DomainRecord record;
    BinNote note;
    DeletionFacts facts; ///< read where asked for
    bool operator==(const BinnedMachine& other) const { return record == other.record && note == other.note; }
};

/// All of a host, one call per machine; or of these alone. Blocks: in the slow lane.
Result<QVector<BinnedMachine>> binnedMachines(
    Connection& connection, const std::optional<QVector<Uuid>>& machines = std::nullopt);
/// Fills in the facts of each; those of a machine that has gone meanwhile are left out. One look at the host for all.
Result<QVector<BinnedMachine>> withFacts(
    Connection& connection, const QVector<BinnedMachine>& machines, bool isLocal, const QString& uri = {});
/// Emptying for each of them, which have their facts. GUI thread.
QVector<Operation> emptyBinOperations(
    const HostSession& session, const QVector<BinnedMachine>& machines, EmptyBin why = EmptyBin::ByHand);

/// Whether a machine of the bin was used since it came there, by whatever hand.
enum class SinceBinned {
    Unused,
    Used,
    NotKnown, ///< nothing that tells can be seen
};
/// On this computer by when its disks were last written; elsewhere by what the noted files take up. Blocks: in the slow
/// lane.
Result<SinceBinned> sinceBinned(Connection& connection, const BinnedMachine& machine, bool isLocal);
/// It was used: its time in the bin begins anew. Nothing for a machine that is not there. Blocks; where notes are
/// written, in the control lane.
Status dateAnew(Connection& connection, Uuid uuid, const QDateTime& now);

} // namespace domus
