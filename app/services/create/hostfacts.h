// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/error.h"
#include "app/services/virtsupport.h"
#include "app/virt/records.h"
#include "app/xml/capabilitiesxml.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QVector>

namespace domus {

class Connection;

/// A file as QEMU on the connection's host would meet it.
struct FileFacts
{
    QString path;
    bool exists = false;
    bool isReadable = false; ///< by us
    bool isReachable = true; ///< by QEMU's user
    QString blockedAt; ///< the folder that keeps QEMU's user out ("/home/lan")
    ByteSize size;
    bool isIso9660 = false;
    QString volumeLabel; ///< of an ISO
    bool isBootable = false; ///< El Torito boot record present
    bool bootsBios = false; ///< the boot record has an entry for it; both false where it could not be read
    bool bootsUefi = false;
    bool isFolder = false;
    QString imageFormat; ///< "raw", "qcow2", "vmdk"... for a disk image
    ByteSize virtualSize; ///< of a disk image, as its header says; zero when it does not
    bool hasBackingFile = false;
    bool operator==(const FileFacts&) const = default;
};

/// What planning needs to know of a host, gathered once when the page opens and kept fresh by events.
struct HostFacts
{
    QString uri;
    bool isLocal = true;
    bool isSession = false; ///< qemu:///session: runs as the user
    bool isTest = false; ///< the test driver
    HostRecord host;
    ByteSize freeMemory;
    VirtSupport virt;
    HostCapabilities capabilities;
    DomainCapabilities kvm; ///< of q35 (or the architecture's default machine) with type kvm; invalid when absent
    DomainCapabilities emulation; ///< the same with type qemu
    QVector<NetworkRecord> networks;
    QVector<StoragePoolRecord> pools;
    QSet<QString> domainNames;
    QSet<QString> volumeNames; ///< "pool/volume", of the pools asked
    QHash<QString, QString> volumeFormats; ///< path -> format, as libvirt has found it, of the same volumes
    QSet<QString> macs; ///< lower case, in use by defined machines; empty when not asked
    QHash<QString, QString> diskUsers; ///< image path -> the machine that writes to it
    QString defaultPoolPath; ///< where the pool "default" would be made; empty when that cannot be told
    ByteSize defaultPoolCapacity; ///< of the file system there; zero when not known
    ByteSize defaultPoolAvailable;
    QString consolePassword; ///< for a console that listens on another host's 127.0.0.1
    FileFacts source; ///< of the request's source
    FileFacts initrd;
    QVector<FileFacts> diskFiles; ///< of existing images among the request's disks; those not looked at are missing

    /// Null when that path was not looked at.
    const FileFacts* file(const QString& path) const;
};

/// What the URI alone tells: the rest is empty.
HostFacts hostFactsOf(const QString& uri, bool isLocal);

/// Asks the connection; blocks for many calls, call in the slow lane. Files are looked at elsewhere (FileInspector).
Result<HostFacts> gatherHostFacts(Connection& connection, const QString& uri, bool isLocal);

} // namespace domus
