// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>

namespace domus::libvirt {

/// A virError taken apart. `systemError` is virError::int1, which carries errno where the code is VIR_ERR_SYSTEM_ERROR.
struct VirError
{
    int code = 0; ///< virErrorNumber
    int domain = 0; ///< virErrorDomain
    int systemError = 0;
    QString text;
};

/// The kind the program decides by. Numbers first; libvirt's words only where it has no number of its own for a cause
/// that a user can act on, because both ends may speak another language.
ErrorKind kindOf(const VirError& error);

Error toError(const VirError& error, const char* where);

/// The driver has no such call, or does not know one of its flags: another way may do. Not that it refuses what a
/// definition asks for.
bool isUnknownCall(const Error& error);

/// The last error of the calling thread: ask in the statement after the call, every libvirt call resets it.
Error takeLastError(const char* where);

} // namespace domus::libvirt
