// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/operation.h"
#include "app/virt/records.h"

#include <QHash>
#include <QString>

namespace domus {

/// What can be done to a machine in one click.
enum class DomainAction {
    Start,
    ShutDown, ///< asks the guest: ACPI first, then its agent
    Reboot,
    Reset,
    Pause,
    Resume,
    ForceOff,
    Save,
    Restore, ///< start from the saved state
    DiscardSaved,
    Delete,
};

/// Has a process on its host, whatever its state says: one that crashed may be kept for a look at what is left of it.
bool hasProcess(const DomainRecord& domain);

/// Whether an action makes sense now, and if not, why, in words for a tooltip.
struct Availability
{
    bool isPossible = false;
    QString reason; ///< translated; empty when possible
};

/// What every change needs: a connection that is open and may be changed.
Availability changeAvailability(bool connectionIsOpen, bool readOnly);
/// And, for some, a machine without a process; `whenOn` is the reason where it has one.
Availability offAvailability(const DomainRecord& domain, bool connectionIsOpen, bool readOnly, const QString& whenOn);

Availability availability(DomainAction action, const DomainRecord& domain, bool connectionIsOpen, bool readOnly);

/// The operation behind an action, with preview and virsh line. Not for Delete, which needs the files first.
Operation domainOperation(DomainAction action, const HostSession& session, const DomainRecord& domain);

/// A file a machine uses, and whether deleting the machine may take it along.
struct DomainFile
{
    /// Device: what else a device of the machine reads or writes: memory, the far end of a serial port, a folder...
    enum class Role { Disk, Cdrom, Floppy, Nvram, Kernel, Initrd, BackingFile, Device };
    Role role = Role::Disk;
    QString path;
    ByteSize size;
    QString pool; ///< the pool that holds it as a volume; empty when none does
    QString volume;
    bool mayBeDeleted = false;
    /// Why it stays, or for one that may go, what could not be checked; translated.
    QString reason;
    bool isUnchecked = false; ///< it may go, but not all that might build upon it could be looked at
    bool operator==(const DomainFile&) const = default;
};

/// Reads the files of a machine and looks for others that use them: by path, by what their images build upon, and on
/// this computer (HostSession::isLocal) by the file itself, under whatever name. One call per machine of the host, so
/// call it in the slow lane. Blocks.
/// With the connection's `uri` what a UEFI firmware stores is known as well where libvirt alone names its file.
Result<QVector<DomainFile>> domainFiles(Connection& connection, Uuid uuid, bool isLocal, const QString& uri = {});

/// What a question whether to delete a machine has to tell; read as domainFiles() does.
struct DeletionFacts
{
    QVector<DomainFile> files;
    bool hasTpmState = false; ///< an emulated TPM: what it keeps goes with the definition
};
Result<DeletionFacts> deletionFacts(Connection& connection, Uuid uuid, bool isLocal, const QString& uri = {});
/// Of many, by one look at the host; without those that are not there.
Result<QHash<Uuid, DeletionFacts>> deletionFactsOfAll(
    Connection& connection, const QVector<Uuid>& uuids, bool isLocal, const QString& uri = {});

/// Removes the definition and exactly the files given (those the user ticked). Looks again before it deletes: a file
/// that meanwhile is used elsewhere stays, and the outcome says so. A running machine is forced off first. Files go
/// before the definition, so that a deletion which failed can be tried again. The state of an emulated TPM always goes:
/// libvirt keeps it by the machine's UUID, and no other machine could use it.
Operation deleteDomainOperation(const HostSession& session, const DomainRecord& domain,
    const QVector<DomainFile>& filesToDelete, bool hasTpmState = false);

} // namespace domus
