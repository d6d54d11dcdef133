// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"
#include "app/services/create/filereach.h"
#include "app/services/operation.h"

#include <QVector>

namespace domus {

class Connection;
class HostSession;

/// Something that a creation made, or may have made, and that goes again when it fails.
struct CreationLeftover
{
    enum class Kind { Access, Volume, Domain };
    Kind kind = Kind::Volume;
    QString pool; ///< of a volume
    QString name; ///< of the volume or the machine
    ByteSize capacity; ///< of a volume: what was asked for
    /// The call that makes it did not come back: it may not be there, and what is there may be someone else's.
    bool isUncertain = false;
    Uuid uuid; ///< of the machine; made by us, so it names our machine and no other
    UndefineOptions undefine;
    QVector<GrantedEntry> access;

    QString describe() const; ///< "the volume x.qcow2 in the pool default"; translated
};

/// Carries a plan out: access rights, volumes with their uploads, definition, start with the CPUs stopped and marked
/// so, then the definition for after the installation. What it made it takes away again when a step fails or a stop is
/// wished; what could not be taken away the error's text names. When the connection is lost on the way, what was made
/// is taken away as soon as the session is open again. GUI thread; the session must outlive the run, as OperationRunner
/// sees to.
Operation createDomainOperation(const HostSession& session, const CreateDomainPlan& plan);

/// The same without a session: blocks, call in a lane. `leftovers`, when given, receives what a lost connection kept
/// from being undone.
Result<OperationOutcome> createDomain(Connection& connection, const CreateDomainPlan& plan,
    const ProgressSink& progress, const StopToken& stop, QVector<CreationLeftover>* leftovers = nullptr);

/// Takes one leftover away; fine when it is already gone. Looks before it deletes what is uncertain.
Status removeLeftover(Connection& connection, const CreationLeftover& leftover);

/// The operation behind a cure that changes the host: starts a network or pool, makes the default pool.
Operation cureOperation(const HostSession& session, const PlanCure& cure);

} // namespace domus
