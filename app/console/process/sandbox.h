// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace domus::consolelink {

/// How much a process may take, and whether its libraries need a few harmless calls more than the strict list has.
struct SandboxRoom
{
    // Three frame buffers, one generation more while sizes change, what Tight unpacks, and the libraries.
    std::uint64_t addressSpace = 640ULL * 1024 * 1024;
    std::uint32_t descriptors = 32;
    bool hasEventLoop = false; ///< GLib's, and its sockets: what they ask of descriptors that are open already
};

/// Shuts the process in, for good: no new privileges, no new files, sockets or programs, little memory, no core. From
/// here on a forbidden system call kills it. False when the kernel refuses: then nothing foreign may be read.
bool enterSandbox(SandboxRoom room = {});

} // namespace domus::consolelink
