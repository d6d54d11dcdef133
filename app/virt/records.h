// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/uuid.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QVector>

#include <chrono>
#include <optional>

/// Plain values that tell what libvirt said at one moment. Any thread; compared to find what changed.
namespace domus {

/// virDomainState, plus Unknown for a machine whose connection is lost.
enum class DomainState { Unknown, NoState, Running, Blocked, Paused, ShuttingDown, ShutOff, Crashed, PmSuspended };

/// Why a domain is paused or off, as far as a user can act on it (from virDomain{Paused,Shutoff}Reason).
enum class StateReason {
    None,
    ByUser,
    IoError,
    Watchdog,
    Migration,
    Saving,
    Snapshot,
    StartingUp,
    Crashed,
    Failed,
    Saved,
    Other
};

/// What the list shows of a domain; everything here comes from bulk calls, never from one call per domain.
struct DomainRecord
{
    Uuid uuid;
    QString name;
    DomainState state = DomainState::Unknown;
    StateReason reason = StateReason::None;
    int id = -1; ///< libvirt's number while active, else -1
    bool persistent = true;
    bool autostart = false;
    bool hasManagedSave = false;

    bool isActive() const
    {
        return state == DomainState::Running || state == DomainState::Blocked || state == DomainState::Paused
            || state == DomainState::ShuttingDown || state == DomainState::PmSuspended;
    }
    bool operator==(const DomainRecord&) const = default;
};

struct NetworkRecord
{
    Uuid uuid;
    QString name;
    QString bridge; ///< empty when it has none
    bool active = false;
    bool autostart = false;
    bool operator==(const NetworkRecord&) const = default;
};

struct StoragePoolRecord
{
    Uuid uuid;
    QString name;
    QString type; ///< "dir", "logical"...
    QString targetPath;
    bool active = false;
    bool autostart = false;
    ByteSize capacity;
    ByteSize available;
    bool operator==(const StoragePoolRecord&) const = default;
};

struct StorageVolumeRecord
{
    QString pool; ///< the pool's name
    QString name;
    QString path; ///< libvirt's key for files: the absolute path
    QString format; ///< "qcow2", "raw", "iso"...; empty when not known
    ByteSize capacity;
    ByteSize allocation;
    bool operator==(const StorageVolumeRecord&) const = default;
};

/// The host behind a connection; asked once after opening.
struct HostRecord
{
    QString hostname;
    QString hypervisor; ///< virConnectGetType: "QEMU", "Test", "LXC"...
    unsigned long libvirtVersion = 0; ///< major * 1000000 + minor * 1000 + release
    unsigned long hypervisorVersion = 0;
    QString architecture; ///< "x86_64"
    QString cpuModel;
    int cpus = 0; ///< logical CPUs
    ByteSize memory;
    bool readOnly = false;
    bool operator==(const HostRecord&) const = default;
};

/// One reading of a domain's counters. Absent when libvirt has no value (no balloon driver, test driver...).
struct DomainStatistics
{
    std::chrono::steady_clock::time_point when; ///< middle of the call
    std::optional<quint64> cpuTimeNs;
    std::optional<int> vcpus;
    std::optional<ByteSize> balloonCurrent;
    std::optional<ByteSize> balloonRss;
    std::optional<quint64> blockReadBytes;
    std::optional<quint64> blockWrittenBytes;
    std::optional<quint64> netReceivedBytes;
    std::optional<quint64> netSentBytes;
};

struct Screenshot
{
    QString mimeType; ///< "image/png" or "image/x-portable-pixmap"
    QByteArray data;
};

/// What a libvirt lets one define: virConnectGetDomainCapabilities is asked for exactly this.
struct DomainCapabilitiesQuery
{
    QString emulator; ///< empty: libvirt's choice
    QString architecture; ///< empty: the host's
    QString machine; ///< "q35", empty: libvirt's choice
    QString virtType; ///< "kvm", "qemu", empty: libvirt's choice
    bool operator==(const DomainCapabilitiesQuery&) const = default;
    friend size_t qHash(const DomainCapabilitiesQuery& query, size_t seed = 0)
    {
        return qHashMulti(seed, query.emulator, query.architecture, query.machine, query.virtType);
    }
};

/// True when the state lets a domain use CPU time.
bool isRunning(DomainState state);

} // namespace domus

Q_DECLARE_METATYPE(domus::DomainState)
Q_DECLARE_METATYPE(domus::DomainRecord)
Q_DECLARE_METATYPE(domus::HostRecord)
