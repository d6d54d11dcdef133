// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"
#include "app/console/protocol.h"

#include <vector>

namespace domus {

/// What the process is given for one channel: the message, and its descriptors in order.
struct SpiceSocket
{
    consolelink::Socket message;
    std::vector<UniqueFd> fds;
};

/// The sockets of one SPICE connection, each opened the way the address wants it: by libvirt, where it listens, or
/// encrypted. GUI thread; blocks nothing.
class SpiceSockets
{
public:
    SpiceSockets() = default;
    explicit SpiceSockets(SpiceAddress address);

    /// There is a way to at least one socket.
    bool isValid() const;
    /// Fills in what the process has to know of TLS; the descriptor goes with the message when it is valid. False when
    /// something is too long.
    bool offer(consolelink::Open& message, UniqueFd& authorities) const;
    /// Answers once, in the context's thread. Never without TLS where TLS was asked for.
    void open(consolelink::SocketNeeded needed, QObject* context, std::function<void(Result<SpiceSocket>)> done) const;
    /// The computer that most channels go to; null where libvirt opens the sockets.
    const TcpAddress* host() const;

private:
    bool isEncrypted(consolelink::SocketNeeded needed) const;

    SpiceAddress m_address;
    SocketOpener m_plain;
    SocketOpener m_encrypted;
};

} // namespace domus
