// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uniquefd.h"

#include <cstdint>
#include <string>

namespace domus::consolelink {

struct ServerConnection
{
    UniqueFd socket; // not valid on failure
    bool isFar = false; // beyond this machine
    int error = 0; // errno, of the address tried last
    bool isUnknownHost = false; // there is no address to try
};

/// Connect to a screen's server. They block for seconds: for the process before its sandbox, and for workers. No Qt.
ServerConnection connectTcp(const std::string& host, std::uint32_t port);
ServerConnection connectUnix(const std::string& path);

} // namespace domus::consolelink
