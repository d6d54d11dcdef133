// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "ui/mainwindow/notices.h"

#include <QHash>
#include <QObject>

namespace domus {

class ConnectionList;
class FailureCures;
class OperationRunner;
struct Error;

/// What went wrong with which machine, one notice each. A notice goes when what it told is over: the machine that did
/// not start runs, the one that would not stop is off, or it is not there any more. What a deletion left undone is told
/// until then at least.
class FailureNotices : public QObject
{
    Q_OBJECT
public:
    /// All outlive this. Without a runner failures are told, and nothing is offered.
    FailureNotices(ConnectionList& connections, Notices& notices, OperationRunner* runner, QObject* parent = nullptr);
    FailureNotices(ConnectionList& connections, Notices& notices, QObject* parent = nullptr)
        : FailureNotices(connections, notices, nullptr, parent)
    {
    }

    /// Tells in plain words how something failed, and offers what cures it. `title` says what it was about: a task or
    /// a machine.
    void show(const DomainKey& machine, const QString& title, const Error& error);
    /// Adds the notice, or replaces the one about that machine.
    void set(const DomainKey& machine, const Notices::Notice& notice);
    /// The notice about that machine stays whatever state it gets into, until it is not there any more.
    void keepUntilGone(const DomainKey& machine);
    void remove(const DomainKey& machine);

Q_SIGNALS:
    /// Another machine is to be looked at: the one that is in the way.
    void machineWanted(const domus::DomainKey& machine);
    /// What kept the machine from starting is out of the way, and the user wanted it started.
    void startWanted(const domus::DomainKey& machine);

private:
    void review();

    ConnectionList& m_connections;
    Notices& m_notices;
    FailureCures* m_cures = nullptr;
    enum class Ends { WhenRunning, WhenOff, WhenGone };
    QHash<DomainKey, Ends> m_ends; ///< the machines with a notice, and what ends it
};

} // namespace domus
