// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/clone/cloneplan.h"
#include "app/services/clone/clonewatch.h"
#include "app/services/create/creationleftover.h"
#include "app/services/operation.h"

namespace domus {

/// Makes one of a plan's machines. It is defined first, marked as unfinished, so that whatever ends in the middle
/// leaves no volume that nobody names; then come the disks and what the firmware has stored, then the mark goes. What
/// was made is taken away again when a step fails or a stop is wished; a copy under way cannot be ended, and is taken
/// away when it is through. GUI thread.
Operation cloneDomainOperation(const HostSession& session, const ClonePlan& plan, int index);

/// The same without a session: blocks, call in a lane. `leftovers`, when given, receives what a lost connection kept
/// from being undone; `watch` is told of every copy that begins.
Result<OperationOutcome> cloneDomain(Connection& connection, const ClonePlan& plan, int index,
    const ProgressSink& progress, const StopToken& stop, QVector<CreationLeftover>* leftovers = nullptr,
    const std::function<void(const CloneWatch::Copy&)>& watch = {});

} // namespace domus
