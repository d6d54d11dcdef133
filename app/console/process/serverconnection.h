// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"

namespace domus::consolelink {

struct ServerConnection
{
    UniqueFd socket; // not valid on failure
    bool isFar = false; // beyond this machine
    int error = 0; // errno, of the address tried last
    bool isUnknownHost = false; // there is no address to try
};

/// Connects to what the window asked for; the only part that needs the network, so it comes before the sandbox.
ServerConnection connectToServer(const Open& open, std::vector<UniqueFd>& fds);

} // namespace domus::consolelink
