// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// How the commands of the shell end. Scripts rely on the numbers; the manual page lists them.
namespace domus::cli {

enum class ExitCode {
    Done = 0,
    Failed = 1, ///< libvirt or the host said no
    WrongUse = 2, ///< of the command itself, or --yes is missing; nothing was done
    NotFound = 3, ///< no such virtual machine, or more than one
    Refused = 4, ///< not possible in the state the machine is in, or as it is asked for; nothing was done
    NoConnection = 5,
    Cancelled = 130, ///< by Ctrl+C, as shells have it
};

} // namespace domus::cli
