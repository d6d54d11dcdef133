// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/operation.h"
#include "app/virt/records.h"

namespace domus {

class Connection;

/// The operation that keeps in its outcome how it can be taken back: what it changes is read before and after. Where it
/// cannot be read, or nothing changed, nothing is kept.
Operation withUndo(Operation operation, Undo::Kind kind, Uuid domain);

/// Takes back what was done to the machine, and can be taken back itself. It looks first whether what it is about is
/// still as it was left, and refuses with WrongState otherwise. GUI thread.
Operation undoOperation(const HostSession& session, const DomainRecord& domain, const Undo& undo);

} // namespace domus
