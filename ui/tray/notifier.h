// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/virt/event.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

namespace domus {

class ConnectionList;
class HostSession;
class OperationRunner;
class Preferences;
class Task;

/// Decides what somebody who looks elsewhere should be told: a long task that is over, a machine that stopped by
/// itself, a connection that was lost. Nothing while Domus is in front, nothing that the user did, and nothing that
/// was turned off. GUI thread.
class Notifier : public QObject
{
    Q_OBJECT
public:
    struct News
    {
        QString key; ///< of what it is about
        QString title;
        QString text;
        bool isUrgent = false;
        DomainKey machine; ///< to be shown on a click; null for none
    };

    /// All outlive the notifier.
    Notifier(ConnectionList& connections, OperationRunner& runner, const Preferences& preferences,
        QObject* parent = nullptr);

    /// Whether the user sees Domus; the application's state unless told.
    void setLooks(std::function<bool()> looks) { m_looks = std::move(looks); }

Q_SIGNALS:
    void told(const domus::Notifier::News& news);

private:
    void watch(HostSession* session);
    void stateChanged(HostSession* session);
    void happened(const HostSession* session, const Event& event);
    void stopped(const HostSession* session, const DomainLifecycleEvent& event);
    void taskChanged(const Task* task);
    /// Somebody here has just asked for it.
    bool isWanted(const DomainKey& machine) const;

    ConnectionList& m_connections;
    OperationRunner& m_runner;
    const Preferences& m_preferences;
    std::function<bool()> m_looks;
    QHash<ConnectionId, bool> m_wasOpen;
    QHash<ConnectionId, int> m_burst; ///< machines that were told of lately
    QTimer m_burstEnds;
};

} // namespace domus
