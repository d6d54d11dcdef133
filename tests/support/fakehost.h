// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"
#include "app/virt/bulkstatistics.h"
#include "app/virt/connection.h"
#include "app/virt/connectiondriver.h"
#include "app/virt/event.h"
#include "app/virt/records.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace domus {

/// A host in memory behind every FakeConnection to it: what libvirt's test driver cannot do, a test scripts here.
///
/// Any thread. Every call of a connection goes through enter(), where failures, delays and hangs are planned by the
/// name of the Connection's function ("startDomain"); "open" is the driver's.
class FakeHost
{
public:
    struct Domain
    {
        DomainRecord record;
        QByteArray inactiveXml;
        QByteArray liveXml; ///< empty: the same as inactive
        QMap<QString, QByteArray> metadata; ///< by namespace
        bool nvramKept = true; ///< false once it was undefined with its NVRAM
    };

    FakeHost();

    // Content
    /// Reads name and uuid from the XML (a uuid is made when it has none).
    Uuid addDomain(const QByteArray& xml, DomainState state = DomainState::ShutOff);
    Uuid addDomain(const QString& name, DomainState state = DomainState::ShutOff);
    void setState(Uuid uuid, DomainState state);
    void setLiveXml(Uuid uuid, const QByteArray& xml);
    void setMetadata(Uuid uuid, const QString& namespaceUri, const QByteArray& xml);
    QByteArray metadata(Uuid uuid, const QString& namespaceUri) const;
    bool hasDomain(Uuid uuid) const;
    DomainRecord domain(Uuid uuid) const;
    QByteArray inactiveXml(Uuid uuid) const;
    /// What the last undefine of the machine was asked to take along.
    UndefineOptions undefinedWith(Uuid uuid) const;
    void addPool(const QString& name, const QString& targetPath, bool active = true);
    /// `base`: the path of the image that it builds upon, as libvirt would read it.
    void addVolume(const StorageVolumeRecord& volume, const QString& base = {});
    bool hasVolume(const QString& pool, const QString& name) const;
    void addNetwork(const QString& name, bool active);
    void setCapabilitiesXml(const QByteArray& xml);
    void setDomainCapabilitiesXml(const QByteArray& xml);
    void setHost(const HostRecord& host);
    /// What the next readings of all loads tell.
    void setSamples(const QVector<DomainSample>& samples);
    void setAddresses(Uuid uuid, const QStringList& addresses);

    // Faults
    /// The n-th call from now on (1: the next) of that name fails, `times` times.
    void failCall(const QString& call, const Error& error, int nth = 1, int times = 1);
    /// The n-th call of any name from now on; 0: none.
    void failAnyCall(int nth, const Error& error);
    void delayCall(const QString& call, std::chrono::milliseconds delay);
    /// Calls of that name do not return before release() or forget().
    void hang(const QString& call);
    void release();
    /// Ends all connections: their calls fail from now on, as after the daemon's end. New ones can be opened.
    void killConnections();
    /// Tells every open connection; `mark` loses no time in tests that need the same moment for several events.
    void emitEvent(const Event& event);

    // What happened
    QStringList calls() const; ///< names in order, "open" too
    int countOf(const QString& call) const;
    void clearCalls();
    int openConnections() const;
    bool isHanging() const; ///< some call is held by hang()

private:
    friend class FakeConnection;
    friend class FakeDriver;
    struct Fault
    {
        Error error;
        int skip = 0;
        int times = 1;
    };

    /// Records the call and does what was planned for it.
    Status enter(const char* call, quint64 connection);
    quint64 connect(EventSink sink);
    void subscribe(quint64 connection, EventSink sink);
    void disconnect(quint64 connection);
    bool isAlive(quint64 connection) const;
    Domain* find(Uuid uuid); // with the mutex held

    mutable std::mutex m_mutex;
    std::condition_variable m_released;
    QMap<Uuid, Domain> m_domains;
    QHash<Uuid, UndefineOptions> m_undefined;
    QVector<StoragePoolRecord> m_pools;
    QVector<StorageVolumeRecord> m_volumes;
    QHash<QString, QString> m_bases; ///< by the path of the volume that builds upon it
    QVector<NetworkRecord> m_networks;
    QByteArray m_capabilities;
    QByteArray m_domainCapabilities;
    HostRecord m_host;
    QVector<DomainSample> m_samples;
    QHash<Uuid, QStringList> m_addresses;
    QHash<QString, QVector<Fault>> m_faults;
    int m_callsToFault = 0; ///< until m_anyFault; 0: there is none
    Error m_anyFault;
    QHash<QString, std::chrono::milliseconds> m_delays;
    QStringList m_hanging;
    int m_held = 0;
    QStringList m_calls;
    QMap<quint64, EventSink> m_connections;
    quint64 m_lastConnection = 0;
    int m_lastId = 0;
};

} // namespace domus
