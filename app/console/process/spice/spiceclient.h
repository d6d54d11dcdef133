// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"
#include "app/console/process/spice/spicecursor.h"
#include "app/console/process/spice/spiceinput.h"
#include "app/console/process/spice/spicescreen.h"
#include "app/console/process/spice/spicetypes.h"
#include "app/console/process/spice/tlsrelay.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace domus::consolelink {

/// One connection to a SPICE server, from its first channel to its end. The library does the talking; this gives it
/// sockets (each asked of the window: the process itself can open none), and passes on what it says. One thread,
/// GLib's default context, which belongs to it alone.
///
/// Main, the first display, its cursor and the inputs are connected, and nothing else: no sound, no USB, no smart card,
/// no folders, no ports. The guest's agent is not spoken to.
class SpiceClient
{
public:
    /// Without authorities no socket is encrypted.
    SpiceClient(PacketSocket& link, const TlsAuthorities* authorities);
    ~SpiceClient();
    SpiceClient(const SpiceClient&) = delete;
    SpiceClient& operator=(const SpiceClient&) = delete;

    /// A server that says nothing for so long while a channel begins is given up.
    void setSilenceLimit(std::chrono::milliseconds limit) { m_silenceLimit = limit; }

    /// Makes and drops a session, so that the libraries have opened what they ever open.
    static void warmUp();
    /// Ends the process when the connection ends, having told the window why.
    [[noreturn]] void run();

private:
    using Clock = std::chrono::steady_clock;
    struct Beginning // of a channel
    {
        std::uint32_t number = 0;
        SpiceChannel* channel = nullptr;
        Clock::time_point deadline; // while it waits for the server
        bool hasSocket = false;
        bool isWaiting = false; // for the server, not for a person
    };
    struct Encrypted
    {
        std::uint32_t number = 0;
        std::unique_ptr<TlsRelay> relay;
        UniqueFd plain; // the library's end
    };

    void connectSession(const std::string& password);
    void dropSession();
    void addChannel(SpiceChannel* channel);
    void removeChannel(SpiceChannel* channel);
    void askSocket(SpiceChannel* channel, bool isEncrypted);
    void giveSocket(Packet& packet, Socket socket);
    void encrypt(std::uint32_t number, std::vector<UniqueFd> fds);
    void judge(std::uint32_t number, const Certificate& certificate);
    void trust(const Trust& trust);
    /// The server with that certificate is trusted: its channel begins.
    void begin(std::uint32_t number);
    Beginning* beginningOf(std::uint32_t number);
    void handleEvent(SpiceChannel* channel, int event);
    void handleAuthentication();
    void readLink();
    void sendPointerMode();
    void tick();
    [[noreturn]] void fail(Failure failure, const std::string& text = {});

    PacketSocket& m_link;
    const TlsAuthorities* m_authorities;
    std::vector<Encrypted> m_encrypted;
    std::optional<decltype(Certificate::fingerprint)> m_trusted;
    SpiceScreen m_screen;
    SpiceCursor m_cursor;
    SpiceInput m_input;
    SpiceSession* m_session = nullptr;
    SpiceChannel* m_main = nullptr;
    std::vector<Beginning> m_beginnings;
    std::uint32_t m_sockets = 0;
    std::chrono::milliseconds m_silenceLimit = std::chrono::seconds(15);
    bool m_isConnected = false;
    bool m_isPasswordAsked = false;
};

} // namespace domus::consolelink
