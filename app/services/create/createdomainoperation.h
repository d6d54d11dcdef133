// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"
#include "app/services/create/creationleftover.h"
#include "app/services/operation.h"

#include <QVector>

namespace domus {

class Connection;
class HostSession;

/// Carries a plan out: what the host lacks, access rights, volumes with their uploads, definition, start with the CPUs
/// stopped and marked so, then the definition for after the installation. What it made it takes away again when a step
/// fails or a stop is wished; what could not be taken away the error's text names. When the connection is lost on the
/// way, what was made is taken away as soon as the session is open again. GUI thread; the session must outlive the run,
/// as OperationRunner sees to.
Operation createDomainOperation(const HostSession& session, const CreateDomainPlan& plan);

/// The same without a session: blocks, call in a lane. `leftovers`, when given, receives what a lost connection kept
/// from being undone. `uri`: the connection's; without it nothing is known of the host's files, so that the firmware's
/// variables of a machine that could not start are left.
Result<OperationOutcome> createDomain(Connection& connection, const CreateDomainPlan& plan,
    const ProgressSink& progress, const StopToken& stop, QVector<CreationLeftover>* leftovers = nullptr,
    const QString& uri = {});

} // namespace domus
