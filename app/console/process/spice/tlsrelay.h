// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/process/tlssession.h"
#include "app/core/uniquefd.h"

#include <array>
#include <functional>

namespace domus::consolelink {

/// Speaks TLS to a server, and plainly to the SPICE library over a connected pair: the library encrypts only sockets
/// that it opened itself. Lives on GLib's default context; one thread.
class TlsRelay
{
public:
    /// The server is known: trust() starts it, anything else leaves it silent.
    using Known = std::function<void(const Certificate& certificate)>;
    /// Before trust(), and after it when the server gave a reason. May end the process, must not delete this.
    using Failed = std::function<void(Failure failure, const std::string& text)>;

    /// Sockets that do not block: the server's, and this end of the pair.
    TlsRelay(const TlsAuthorities& authorities, UniqueFd server, UniqueFd local, Known known, Failed failed);
    ~TlsRelay();
    TlsRelay(const TlsRelay&) = delete;
    TlsRelay& operator=(const TlsRelay&) = delete;

    void trust();

private:
    /// One direction's bytes on their way.
    struct Load
    {
        std::array<char, 16384> bytes{};
        std::size_t begin = 0;
        std::size_t end = 0;
        bool isEmpty() const { return begin == end; }
    };
    enum class Stage { Greeting, Waiting, Open, Over };

    void advance();
    void greet();
    /// False: nothing moved.
    bool moveUp();
    bool moveDown();
    void note(TlsSession::Step step);
    void end();
    void watch();

    UniqueFd m_server;
    UniqueFd m_local;
    TlsSession m_tls;
    Known m_known;
    Failed m_failed;
    Stage m_stage = Stage::Greeting;
    Load m_up;
    Load m_down;
    bool m_wantsServerWrite = false;
    unsigned int m_serverWatch = 0;
    unsigned int m_localWatch = 0;
    int m_serverEvents = 0;
    int m_localEvents = 0;
};

} // namespace domus::consolelink
