// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/operation.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <chrono>

class QTimer;

namespace domus {

class ConnectionList;

/// Starts machines with their console attached before the guest's first instruction: started paused, marked so in their
/// own metadata, let run when the console shows or after a few seconds. A mark that outlived the Domus that set it is
/// found when its connection opens, and the machine is let run. GUI thread.
class PausedStart : public QObject
{
    Q_OBJECT
public:
    explicit PausedStart(ConnectionList& connections, QObject* parent = nullptr);
    ~PausedStart() override;
    PausedStart(const PausedStart&) = delete;
    PausedStart& operator=(const PausedStart&) = delete;

    /// Marks the machine and starts it paused; what OperationRunner runs instead of DomainAction::Start when a console
    /// is about to be shown. `started` has to be called when that task succeeded.
    static Operation startOperation(const HostSession& session, const DomainRecord& domain);
    /// The two steps of it, for an operation that starts a machine as its last step. Block: call in a lane. Where the
    /// mark cannot be written the machine simply starts running; true when it waits paused.
    static Result<bool> startMarked(Connection& connection, Uuid uuid);

    /// The machine waits: it runs when its console is attached, or after the patience. Harmless for one that runs.
    void started(const DomainKey& domain);
    void consoleAttached(const DomainKey& domain);
    bool isWaiting(const DomainKey& domain) const;
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; } ///< 5 s unless told

Q_SIGNALS:
    void released(const domus::DomainKey& domain);
    /// The machine stays paused, and why; the user can resume it.
    void failed(const domus::DomainKey& domain, const domus::Error& error);

private:
    void watch(HostSession* session);
    void release(const DomainKey& domain);
    void recover(HostSession* session);

    ConnectionList& m_connections;
    std::chrono::milliseconds m_patience = std::chrono::seconds(5);
    QHash<DomainKey, QTimer*> m_waiting;
    QSet<DomainKey> m_early; ///< their console was faster than the news that they started
};

} // namespace domus
