// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uniquefd.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>

class QObject;

namespace domus {

enum class ConsoleProtocol { Vnc, Spice };

/// A connected socket that speaks RFB, already authenticated (virDomainOpenGraphicsFD).
struct SocketAddress
{
    UniqueFd socket;
};

struct TcpAddress
{
    QString host;
    quint16 port = 5900;
    bool isTlsDemanded = false; ///< VNC: nothing is shown over an open line. Else TLS where the server offers it.
};

struct UnixAddress
{
    QString path;
};

/// Opens one more socket to the same display, connected and, where libvirt opens it, already authenticated. Answers
/// once, in the context's thread, or never if the context died. Called in the GUI thread, must not block.
using SocketOpener = std::function<void(QObject* context, std::function<void(Result<UniqueFd>)> done)>;

/// How a server is known that is spoken to with TLS.
struct TlsIdentity
{
    QByteArray authorities; ///< PEM; empty: the computer's own count, and what the user confirms
    QString subject; ///< of the certificate ("O=Example,CN=host"); empty: it must be one for the host
};

struct EncryptedAddress
{
    TcpAddress address;
    TlsIdentity identity;
};

/// A display that speaks SPICE: it takes a socket for each of its channels.
///
/// Channels are encrypted where the server demands it, and all where `encrypted` is known and libvirt hands out no
/// sockets; secureChannels restricts that to some, where there is a way without TLS for the others.
struct SpiceAddress
{
    SocketOpener openSocket; ///< asked first; may be null
    /// Where it is connected to without an opener, or where that says that this is not its kind of display.
    std::variant<std::monostate, TcpAddress, UnixAddress> listening;
    std::optional<EncryptedAddress> encrypted;
    QStringList secureChannels; ///< "main", "display", "inputs", "cursor", "all"; empty is all
};

/// There is no picture that Domus could show, now or later: nothing to wait for.
struct NoPicture
{
    enum class Why {
        NoDisplay,
        Unreachable, ///< or another reason, which an Error tells
    };
    Why why = Why::NoDisplay;
};

/// Where a console's picture comes from.
using ConsoleAddress = std::variant<SocketAddress, TcpAddress, UnixAddress, SpiceAddress, NoPicture>;

/// Finds the address anew for every connection attempt; answers once, in the context's thread, or never if the
/// context died. Called in the GUI thread, must not block. After an error it is asked again, unless the kind says that
/// this would not help (no permission, say); Unsupported means that there is no picture, as NoPicture does.
using ConsoleOpener = std::function<void(QObject* context, std::function<void(Result<ConsoleAddress>)> done)>;

} // namespace domus
