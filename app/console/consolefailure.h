// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/protocol.h"
#include "app/core/error.h"

namespace domus {

/// What went wrong, in words for people.
Error consoleError(const consolelink::Failed& message);
/// Trying again by itself may help: the server is not there yet, or went.
bool isWorthRetrying(consolelink::Failure failure);
/// The same of an opener's error.
bool isWorthRetrying(ErrorKind kind);

} // namespace domus
