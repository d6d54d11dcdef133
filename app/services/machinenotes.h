// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <functional>

/// Domus' own notes in a machine's metadata. Block: call in a lane.
namespace domus::machinenotes {

/// Without notes: empty ones.
Result<MachineMetadata> read(Connection& connection, Uuid uuid, XmlView view);

/// Reads the definition's notes, lets the function change them, writes them where they changed. What other versions of
/// Domus wrote stays.
Status change(Connection& connection, Uuid uuid, const std::function<void(MachineMetadata&)>& how);

/// Whether the machine has run since its installation was prepared. A machine may be made and left off, so being off
/// alone does not tell that its installation is over.
Result<bool> hasInstallBegun(Connection& connection, Uuid uuid);
/// Notes that; nothing where no installation is noted.
Status noteInstallBegun(Connection& connection, Uuid uuid);

} // namespace domus::machinenotes
