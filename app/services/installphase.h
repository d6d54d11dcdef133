// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/gathering.h"
#include "app/services/operation.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QSet>

namespace domus {

class ConnectionList;
class HostSession;
class OperationRunner;

/// Follows machines whose operating system is being installed (their metadata says "installing"): when the guest first
/// stops or restarts by itself the phase becomes "installed", and a machine that libvirt destroyed in place of a
/// restart (on_reboot=destroy: it booted the installer's kernel, its definition boots the disk) is started again. Not
/// when the user stopped it. A machine found installing and off when its connection opens is taken for installed, and
/// left off; one that never ran goes on waiting for its installation. Connections for reading only are left alone. GUI
/// thread.
class InstallPhaseWatcher : public QObject
{
    Q_OBJECT
public:
    /// The runner, which may be null, tells which stops are the user's.
    InstallPhaseWatcher(ConnectionList& connections, OperationRunner* runner, QObject* parent = nullptr);
    ~InstallPhaseWatcher() override;
    InstallPhaseWatcher(const InstallPhaseWatcher&) = delete;
    InstallPhaseWatcher& operator=(const InstallPhaseWatcher&) = delete;

    /// What is read of a machine that is being installed.
    struct Installing
    {
        Uuid uuid;
        bool isOff = false;
        bool hasBegun = false; ///< it ran since it was made
        bool restartEndsRun = false; ///< on_reboot=destroy in what runs, or would
    };

    bool isInstalling(const DomainKey& domain) const { return m_installing.contains(domain); }

Q_SIGNALS:
    void installed(const domus::DomainKey& domain);
    void failed(const domus::DomainKey& domain, const domus::Error& error);

private:
    void watch(HostSession* session);
    void forget(const ConnectionId& connection);
    void lookForNew(HostSession* session);
    /// Why machines are looked at.
    enum class Occasion { Opened, Listed, Started };
    void inspect(HostSession* session, const QVector<Uuid>& uuids, Occasion occasion);
    void inspectNext(HostSession* session);
    void take(HostSession* session, const QVector<Installing>& found, const QHash<Uuid, Occasion>& wanted);
    static void noteBegun(HostSession* session, QObject* context, Uuid uuid);
    void onEvent(HostSession* session, const Event& event);
    void endedByItself(HostSession* session, Uuid uuid, bool isOff);
    bool isExpected(const DomainKey& domain);

    ConnectionList& m_connections;
    QHash<DomainKey, bool> m_installing; ///< and whether a restart of the guest ends its run
    QHash<DomainKey, QDeadlineTimer> m_expected; ///< the user stops or restarts these
    QHash<ConnectionId, QSet<Uuid>> m_looked; ///< machines whose metadata was read since the connection opened
    QHash<ConnectionId, Gathering<Occasion>> m_toInspect;
};

} // namespace domus
