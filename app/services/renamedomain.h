// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/operation.h"
#include "app/virt/records.h"

#include <QString>

namespace domus {

/// Whether a machine can be given another name now; the reason otherwise.
struct Availability;
Availability renameAvailability(const DomainRecord& domain, bool connectionIsOpen, bool readOnly);
/// The same of its title and its notes, which can be changed while it runs.
Availability textsAvailability(bool connectionIsOpen, bool readOnly);

/// The work of renameDomainOperation(). Blocks: in a lane.
Result<OperationOutcome> renameDomain(Connection& connection, Uuid uuid, const QString& name, const QString& uri);

/// Disks stay where they are; what a UEFI firmware keeps under the old name goes along. Off only.
Operation renameDomainOperation(const HostSession& session, const DomainRecord& domain, const QString& newName);

} // namespace domus
