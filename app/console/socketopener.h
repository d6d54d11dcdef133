// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"

namespace domus {

/// Opens the sockets of a SPICE display: the address's own opener first, then, by a worker, where the display listens.
/// Null when the address says neither.
SocketOpener socketOpenerOf(const SpiceAddress& address);

/// Connects by a worker.
SocketOpener socketOpenerAt(const TcpAddress& address);

/// Where a display listens, for people: "127.0.0.1:5930", a path.
QString addressText(const TcpAddress& address);
QString addressText(const UnixAddress& address);

/// Whether it is this computer, by its name alone.
bool isLocal(const TcpAddress& address);

} // namespace domus
