// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/process/tlssession.h"
#include "app/console/process/wire.h"

#include <functional>
#include <optional>
#include <string>

namespace domus::consolelink {

struct ServerScreen
{
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::string name; // foreign, cut to what a message holds
};

/// What the window adds to a handshake.
struct Credentials
{
    /// The password, asked of the window; none: it gave up.
    std::function<std::optional<std::string>()> askPassword;
    /// Whether the server with this certificate may be talked to; asked of the window.
    std::function<bool(const Certificate&)> isTrusted;
    Tls tls = Tls::None;
    const TlsAuthorities* authorities = nullptr; ///< unless there is no TLS
};

/// RFB's opening, from the version to the screen: security types None and VNC password, both also inside TLS with a
/// certificate (VeNCrypt), nothing else. A server that offers only more is refused by name and never silently
/// downgraded.
class Handshake
{
public:
    Handshake(Wire& wire, Credentials credentials);
    /// None on failure: see the wire's failure() and text().
    std::optional<ServerScreen> run();
    /// The server's own words on a failure.
    const std::string& text() const { return m_text; }

private:
    bool agreeOnVersion();
    bool agreeOnSecurity();
    bool prove(std::uint32_t type);
    bool encrypt();
    bool provePassword();
    bool readVerdict(bool afterPassword);
    bool readReason(Failure failure);
    std::optional<ServerScreen> readScreen();

    Wire& m_wire;
    Credentials m_credentials;
    int m_minor = 8;
    std::string m_text;
};

} // namespace domus::consolelink
