// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"

namespace domus {

class ConsoleWindow;

/// Where `domus --viewer URL` connects to.
struct ViewerAddress
{
    std::variant<std::monostate, TcpAddress, UnixAddress> address; ///< none: SPICE, encrypted only
    QString title;
    ConsoleProtocol protocol = ConsoleProtocol::Vnc;
    std::optional<EncryptedAddress> encrypted; ///< SPICE
    QStringList secureChannels; ///< as SpiceAddress has them
    QString password; ///< answered where one is asked for; empty: the user is asked
};

/// vnc://HOST[:PORT] and spice://HOST[:PORT] (5900 when none; [v6] in brackets), spice+tls://HOST:PORT,
/// spice://HOST?tls-port=PORT, vnc+unix:///PATH, spice+unix:///PATH, and the path of a .vv file (see viewerfile.h).
Result<ViewerAddress> parseViewerUrl(const QString& url);

/// A plain viewer for any VNC or SPICE server: a window, shown and connecting, that deletes itself when it is closed.
Result<ConsoleWindow*> openViewer(const QString& url);

} // namespace domus
