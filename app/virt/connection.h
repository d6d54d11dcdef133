// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/progress.h"
#include "app/core/uniquefd.h"
#include "app/virt/event.h"
#include "app/virt/records.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace domus {

/// Which of a domain's two definitions: the one that runs, or the one the next start uses.
enum class XmlView { Live, Inactive };

enum class ShutdownMethod { HypervisorDefault, AcpiPowerButton, GuestAgent };

/// How a domain is started.
struct StartOptions
{
    bool paused = false; ///< CPUs stopped until resume(): to attach a console first
    bool resetNvram = false;
    bool discardManagedSave = false; ///< boot fresh although a saved state is there
};

/// What goes away together with a definition; libvirt refuses to undefine while any of these is left unspoken.
struct UndefineOptions
{
    bool managedSave = false;
    bool snapshotMetadata = false;
    bool checkpointMetadata = false;
    bool nvram = false; ///< false keeps the file
    bool tpmState = false; ///< false keeps it
};

/// One open connection to a libvirt: the port that everything above the adapter is written against.
///
/// Every call blocks for as long as libvirt takes, and belongs in the one lane that owns this object. Failures are
/// values; after Error NotConnected or OutcomeUnknown the object is dead and a new one has to be opened.
/// Objects are named by UUID (domains) or by name (pools, volumes, networks), so nothing of libvirt's outlives a call.
/// XML is passed as UTF-8 text exactly as libvirt gave or shall get it.
class Connection
{
public:
    virtual ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Events go to the sink from now on until the connection closes. Once per connection.
    virtual Status subscribe(EventSink sink) = 0;
    /// Local, no call: false once the socket is known to be closed.
    virtual bool isAlive() const = 0;

    // The host
    virtual Result<HostRecord> host() = 0;
    virtual Result<QByteArray> capabilitiesXml() = 0;
    virtual Result<QByteArray> domainCapabilitiesXml(const DomainCapabilitiesQuery& query) = 0;
    /// virConnectBaselineCPU with EXPAND_FEATURES of one <cpu> element: every feature spelled out.
    virtual Result<QByteArray> expandedCpuXml(const QByteArray& cpuXml) = 0;
    virtual Result<ByteSize> freeMemory() = 0;

    // Domains: reading
    virtual Result<QVector<DomainRecord>> domains() = 0;
    /// Secrets are included unless the connection is read-only.
    virtual Result<QByteArray> domainXml(const Uuid& uuid, XmlView view) = 0;
    virtual Result<DomainStatistics> domainStatistics(const Uuid& uuid) = 0;
    virtual Result<Screenshot> screenshot(const Uuid& uuid) = 0;
    /// The content of <metadata> in one namespace; an empty array when there is none.
    virtual Result<QByteArray> domainMetadata(const Uuid& uuid, const QString& namespaceUri, XmlView view) = 0;
    /// A connected socket that speaks the graphics protocol of graphics device `index`, already authenticated.
    virtual Result<UniqueFd> openGraphics(const Uuid& uuid, int index) = 0;

    // Domains: changing
    virtual Result<Uuid> defineDomain(const QByteArray& xml) = 0;
    virtual Status undefineDomain(const Uuid& uuid, const UndefineOptions& options) = 0;
    virtual Status startDomain(const Uuid& uuid, const StartOptions& options) = 0;
    virtual Status shutdownDomain(const Uuid& uuid, ShutdownMethod method) = 0;
    virtual Status rebootDomain(const Uuid& uuid, ShutdownMethod method) = 0;
    virtual Status resetDomain(const Uuid& uuid) = 0;
    virtual Status suspendDomain(const Uuid& uuid) = 0;
    virtual Status resumeDomain(const Uuid& uuid) = 0;
    /// Force off (virDomainDestroy): like pulling the plug.
    virtual Status destroyDomain(const Uuid& uuid) = 0;
    virtual Status managedSaveDomain(const Uuid& uuid) = 0;
    virtual Status removeManagedSave(const Uuid& uuid) = 0;
    virtual Status setAutostart(const Uuid& uuid, bool on) = 0;
    /// An empty xml removes the entry. Written to the definition, and to the running domain when it is active.
    virtual Status setDomainMetadata(
        const Uuid& uuid, const QString& prefix, const QString& namespaceUri, const QByteArray& xml)
        = 0;
    /// Progress of the job that runs on a domain (save...); asked on another connection than the one that does it.
    virtual Result<Progress> domainJob(const Uuid& uuid) = 0;
    virtual Status abortDomainJob(const Uuid& uuid) = 0;

    // Storage
    virtual Result<QVector<StoragePoolRecord>> storagePools() = 0;
    virtual Result<QByteArray> storagePoolXml(const QString& pool) = 0;
    virtual Status defineStoragePool(const QByteArray& xml) = 0;
    /// Builds the target folder where the pool's type needs one, then starts it.
    virtual Status startStoragePool(const QString& pool) = 0;
    virtual Status setStoragePoolAutostart(const QString& pool, bool on) = 0;
    virtual Status refreshStoragePool(const QString& pool) = 0;
    virtual Result<QVector<StorageVolumeRecord>> storageVolumes(const QString& pool) = 0;
    virtual Result<StorageVolumeRecord> storageVolumeByPath(const QString& path) = 0;
    virtual Result<StorageVolumeRecord> createStorageVolume(const QString& pool, const QByteArray& xml) = 0;
    virtual Status deleteStorageVolume(const QString& pool, const QString& volume) = 0;
    /// Sends a local file's bytes into a volume that was made for them: a fresh one, because the file's holes are
    /// skipped and what the volume held there would stay. OutOfSpace, with nothing sent, when its capacity is less than
    /// the file. Reports parts of the file; a stop wish aborts the stream and leaves the volume with what came so far.
    /// Use a lane of its own.
    virtual Status uploadStorageVolume(const QString& pool, const QString& volume, const QString& localPath,
        const ProgressSink& progress, const StopToken& stop)
        = 0;

    // Networks
    virtual Result<QVector<NetworkRecord>> networks() = 0;
    virtual Result<QByteArray> networkXml(const QString& network) = 0;
    virtual Status startNetwork(const QString& network) = 0;

protected:
    Connection() = default;
};

} // namespace domus
