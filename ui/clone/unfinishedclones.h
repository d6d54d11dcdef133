// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace domus {

class ConfirmBar;
class ConnectionList;
class HostSession;
class MachineDetailsStore;
class Notices;
class OperationRunner;
struct DeletionFacts;

/// Tells of clones that were never finished (Domus was ended, its host was), and takes them away with all that was made
/// for them when the user says yes to the list. One that is being made here is none. GUI thread.
class UnfinishedClones : public QObject
{
    Q_OBJECT
public:
    /// All outlive this. The bar is that of the page that machineWanted() shows.
    UnfinishedClones(ConnectionList& connections, const MachineDetailsStore& details, OperationRunner& runner,
        Notices& notices, ConfirmBar& confirm, QObject* parent = nullptr);

Q_SIGNALS:
    /// It is asked about, on its page.
    void machineWanted(const domus::DomainKey& machine);

private:
    void watch(HostSession* session);
    void review();
    bool isBeingMade(const DomainKey& machine) const;
    void tell(const DomainKey& machine, const QString& name, bool canBeTakenAway);
    void lookUp(const DomainKey& machine);
    void ask(const DomainKey& machine, const DeletionFacts& facts);

    ConnectionList& m_connections;
    const MachineDetailsStore& m_details;
    OperationRunner& m_runner;
    Notices& m_notices;
    ConfirmBar& m_confirm;
    QSet<DomainKey> m_told;
    QTimer m_soon; ///< what a task has just finished is read again a moment later
};

} // namespace domus
