// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"
#include "app/console/serversocket.h"

namespace domus::consolelink {

/// Connects to what the window asked for; the only part that needs the network, so it comes before the sandbox.
ServerConnection connectToServer(const Open& open, std::vector<UniqueFd>& fds);

} // namespace domus::consolelink
