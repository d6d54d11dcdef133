// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/hostsession.h"
#include "app/virt/records.h"

#include <QString>

namespace domus {

/// The word for a machine's state, with what a user can act on: "Running", "Paused: disk error", "Off, saved".
QString domainStateText(const DomainRecord& domain);

/// The word for a connection's state: "Connecting…", "Connected", "Lost".
QString sessionStateText(SessionState state);

} // namespace domus
