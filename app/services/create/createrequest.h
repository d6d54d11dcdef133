// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"

#include <QString>
#include <QVector>

#include <optional>

/// What the user wants, as far as they said it. An unset optional means: Domus decides, and says why.
namespace domus {

enum class SourceKind { None, Iso, DiskImage, Kernel };

struct InstallSource
{
    SourceKind kind = SourceKind::None;
    QString path; ///< ISO, disk image or kernel, as the connection's host sees it
    QString initrd; ///< with Kernel
    QString kernelArguments; ///< with Kernel
    QString pool; ///< where the path is a pool's volume
    QString volume;
    /// The paths are those of this computer, while the machine is made on another: copies go there.
    bool isOnThisComputer = false;
    bool operator==(const InstallSource&) const = default;
};

struct CpuTopology
{
    int sockets = 1;
    int cores = 1;
    int threads = 1;
    int cpus() const { return sockets * cores * threads; }
    friend bool operator==(CpuTopology, CpuTopology) = default;
};

struct DiskRequest
{
    enum class Kind { New, Existing };
    Kind kind = Kind::New;
    ByteSize size; ///< with New
    QString format = QStringLiteral("qcow2"); ///< with New; with Existing: found out, "raw" or "qcow2"
    QString bus; ///< "virtio", "sata", "scsi", "ide", "usb"; empty: best for the OS
    QString pool; ///< with New; empty: the default pool
    QString path; ///< with Existing
    bool operator==(const DiskRequest&) const = default;
};

struct NicRequest
{
    enum class Kind { Network, Bridge, User };
    Kind kind = Kind::Network;
    QString source; ///< network or bridge name
    QString model; ///< "virtio", "e1000e", "e1000", "rtl8139"; empty: best for the OS
    QString mac; ///< empty: made by Domus
    bool operator==(const NicRequest&) const = default;
};

enum class FirmwareKind { Bios, Uefi, UefiSecureBoot };
enum class GraphicsKind { Vnc, Spice };
enum class VirtKind { Kvm, Emulation };

/// How a file that QEMU's user cannot reach gets within its reach.
enum class FileReach { CopyToPool, GrantAccess };

/// What the user wants of every new machine, where the request for this one says nothing. Less than the system needs
/// it never gets, and where the system or the host leaves no choice, that holds.
struct CreateDefaults
{
    std::optional<ByteSize> memory;
    std::optional<int> cpus;
    std::optional<ByteSize> diskSize;
    std::optional<QString> diskFormat; ///< "qcow2", "raw"
    std::optional<FirmwareKind> firmware;
    bool operator==(const CreateDefaults&) const = default;
};

struct CreateRequest
{
    InstallSource source;
    std::optional<QString> osId; ///< libosinfo's id, when the user corrects what was detected
    std::optional<QString> name;
    std::optional<VirtKind> virt;
    std::optional<CpuTopology> topology;
    std::optional<ByteSize> memory;
    std::optional<QVector<DiskRequest>> disks; ///< set and empty: no disk
    std::optional<QVector<NicRequest>> nics; ///< set and empty: no network
    std::optional<FirmwareKind> firmware;
    std::optional<bool> tpm;
    std::optional<GraphicsKind> graphics;
    std::optional<QString> videoModel;
    std::optional<FileReach> reach;
    bool startNow = true;
    CreateDefaults defaults;
    bool operator==(const CreateRequest&) const = default;
};

} // namespace domus
