// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace domus::consolelink {

/// Shuts the process in, for good: no new privileges, no new files, sockets or programs, little memory, no core. From
/// here on a forbidden system call kills it. False when the kernel refuses: then nothing foreign may be read.
bool enterSandbox();

} // namespace domus::consolelink
