// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/libvirt/eventloop.h"
#include "app/libvirt/handles.h"
#include "app/virt/bulkstatistics.h"
#include "app/virt/connection.h"
#include "app/virt/domainrename.h"
#include "app/virt/domaintexts.h"
#include "app/virt/guestaddresses.h"
#include "app/virt/networkstop.h"
#include "app/virt/storagepoolremoval.h"
#include "app/virt/textconsoles.h"
#include "app/virt/transientpools.h"
#include "app/virt/volumebases.h"
#include "app/virt/volumeclone.h"

#include <memory>
#include <vector>

namespace domus {

/// A virConnectPtr behind the port. Used by one thread at a time: the lane that opened it, or the lanes that take turns
/// where the driver must share it.
///
/// The members are spread over files by subject: libvirthost, libvirtdomainlist, libvirtdomains, libvirtdomainstate,
/// libvirtstatistics, libvirtbulkstatistics, libvirtguestaddresses, libvirtstorage, libvirtvolumes, libvirtvolumeclone,
/// libvirtupload, libvirtnetworks, libvirttextconsole, subscription (.cpp).
class LibvirtConnection final : public Connection,
                                public BulkStatistics,
                                public DomainRename,
                                public DomainTexts,
                                public GuestAddresses,
                                public NetworkStop,
                                public StoragePoolRemoval,
                                public TextConsoles,
                                public TransientPools,
                                public VolumeBases,
                                public VolumeClone
{
public:
    LibvirtConnection(std::shared_ptr<EventLoop> loop, libvirt::ConnectHandle connection, bool readOnly);
    /// Takes back every subscription first: each holds a reference that would keep the socket open.
    ~LibvirtConnection() override;
    LibvirtConnection(const LibvirtConnection&) = delete;
    LibvirtConnection& operator=(const LibvirtConnection&) = delete;

    Status subscribe(EventSink sink) override;
    bool isAlive() const override;

    Result<HostRecord> host() override;
    Result<QByteArray> capabilitiesXml() override;
    Result<QByteArray> domainCapabilitiesXml(const DomainCapabilitiesQuery& query) override;
    Result<QByteArray> expandedCpuXml(const QByteArray& cpuXml) override;
    Result<ByteSize> freeMemory() override;

    Result<QVector<DomainRecord>> domains() override;
    Result<QByteArray> domainXml(const Uuid& uuid, XmlView view) override;
    Result<DomainStatistics> domainStatistics(const Uuid& uuid) override;
    Result<Screenshot> screenshot(const Uuid& uuid) override;
    Result<QByteArray> domainMetadata(const Uuid& uuid, const QString& namespaceUri, XmlView view) override;
    Result<UniqueFd> openGraphics(const Uuid& uuid, int index) override;
    Result<std::unique_ptr<ByteChannel>> openTextConsole(
        const Uuid& uuid, const QString& device, OpenOptions options, std::function<void()> ready) override;

    Result<Uuid> defineDomain(const QByteArray& xml) override;
    Status undefineDomain(const Uuid& uuid, const UndefineOptions& options) override;
    Status startDomain(const Uuid& uuid, const StartOptions& options) override;
    Status shutdownDomain(const Uuid& uuid, ShutdownMethod method) override;
    Status rebootDomain(const Uuid& uuid, ShutdownMethod method) override;
    Status resetDomain(const Uuid& uuid) override;
    Status suspendDomain(const Uuid& uuid) override;
    Status resumeDomain(const Uuid& uuid) override;
    Status destroyDomain(const Uuid& uuid) override;
    Status managedSaveDomain(const Uuid& uuid) override;
    Status removeManagedSave(const Uuid& uuid) override;
    Status setAutostart(const Uuid& uuid, bool on) override;
    Status setDomainMetadata(
        const Uuid& uuid, const QString& prefix, const QString& namespaceUri, const QByteArray& xml) override;
    Result<Progress> domainJob(const Uuid& uuid) override;
    Status abortDomainJob(const Uuid& uuid) override;

    Result<QVector<StoragePoolRecord>> storagePools() override;
    Result<QByteArray> storagePoolXml(const QString& pool) override;
    Status defineStoragePool(const QByteArray& xml) override;
    Status startStoragePool(const QString& pool) override;
    Status setStoragePoolAutostart(const QString& pool, bool on) override;
    Status refreshStoragePool(const QString& pool) override;
    Result<QVector<StorageVolumeRecord>> storageVolumes(const QString& pool) override;
    Result<StorageVolumeRecord> storageVolumeByPath(const QString& path) override;
    Result<StorageVolumeRecord> createStorageVolume(const QString& pool, const QByteArray& xml) override;
    Status deleteStorageVolume(const QString& pool, const QString& volume) override;
    Status uploadStorageVolume(const QString& pool, const QString& volume, const QString& localPath,
        const ProgressSink& progress, const StopToken& stop) override;

    Status removeStoragePool(const QString& pool, bool withFolder) override;
    Result<QHash<QString, QString>> volumeBases(const QString& pool) override;
    Result<StorageVolumeRecord> cloneStorageVolume(
        const QString& pool, const QByteArray& xml, const QString& sourcePool, const QString& sourceVolume) override;
    Result<ByteSize> volumeAllocation(const QString& pool, const QString& volume) override;
    Result<QByteArray> storageVolumeXml(const QString& pool, const QString& volume) override;
    Status startTransientPool(const QByteArray& xml) override;
    Status stopStoragePool(const QString& pool) override;

    Result<QVector<DomainSample>> sampleDomains(bool withMemory) override;
    Result<QStringList> leasedAddresses(const Uuid& uuid) override;
    Status renameDomain(const Uuid& uuid, const QString& name) override;
    Status setDomainTitle(const Uuid& uuid, const QString& title) override;
    Status setDomainDescription(const Uuid& uuid, const QString& description) override;

    Result<QVector<NetworkRecord>> networks() override;
    Result<QByteArray> networkXml(const QString& network) override;
    Status startNetwork(const QString& network) override;
    Status stopNetwork(const QString& network) override;

private:
    Status setDomainText(Uuid uuid, int which, const QString& text);
    Result<libvirt::DomainHandle> domain(Uuid uuid) const;
    Result<libvirt::StoragePoolHandle> storagePool(const QString& name) const;
    Result<libvirt::StorageVolumeHandle> storageVolume(const QString& pool, const QString& name) const;
    Result<libvirt::NetworkHandle> network(const QString& name) const;

    class Subscription;

    // The order matters: the subscription goes first, then the connection, the loop last.
    std::shared_ptr<EventLoop> m_loop;
    libvirt::ConnectHandle m_connection;
    std::unique_ptr<Subscription> m_subscription;
    bool m_readOnly = false;
    Uuid m_lastAsked; ///< the machine after which sampleDomains() goes on; null: from the first
};

} // namespace domus
