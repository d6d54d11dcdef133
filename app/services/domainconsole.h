// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"
#include "app/core/ids.h"

namespace domus {

class Connection;
class ConnectionList;

/// Where the picture of a machine comes from, found anew for every attempt: the machine's running definition is read,
/// and what it says is used (sockets of libvirt's for listen none, socket or a local port; host and port otherwise).
/// The opener may outlive the machine and its connection: then it answers with an error. GUI thread; the list must
/// outlive the opener.
ConsoleOpener domainConsoleOpener(const ConnectionList& connections, const DomainKey& domain);

/// Makes what opens sockets to the graphics device of that index; any thread.
using GraphicsOpener = std::function<SocketOpener(int index)>;

/// The part that runs in the lane. `remoteHost` is the host that the URI names, empty for this computer. VNC is taken
/// where a machine has both. SPICE takes more than one socket: they come from `openGraphics`, or from where it listens.
Result<ConsoleAddress> openDomainConsole(
    Connection& connection, Uuid uuid, const QString& remoteHost, const GraphicsOpener& openGraphics);

} // namespace domus
