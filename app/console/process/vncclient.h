// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"
#include "app/console/process/framestore.h"
#include "app/console/process/librarydecoder.h"
#include "app/console/process/wire.h"

#include <optional>
#include <string>

namespace domus::consolelink {

/// One connection to a VNC server, from the handshake to its end. One thread does everything: decoding, sending,
/// the link; poll() looks at both sockets.
class VncClient : private Pulse
{
public:
    /// isFar: over a network, where compressing pays. Authorities: none without TLS.
    VncClient(PacketSocket& link, UniqueFd socket, bool isFar, Tls tls, const TlsAuthorities* authorities);
    ~VncClient() override;
    VncClient(const VncClient&) = delete;
    VncClient& operator=(const VncClient&) = delete;

    /// Returns when the connection has ended, having told the window why.
    void run();

private:
    // Pulse
    int linkFd() const override { return m_link.fd(); }
    void linkReadable() override;
    int tick() override;

    bool handshake();
    std::optional<std::string> askPassword();
    bool askTrust(const Certificate& certificate);
    bool sendFormatAndEncodings();
    bool requestUpdate();
    void sendKey(Key key);
    void sendPointer(Pointer pointer);
    void setVisible(bool visible);

    bool serve();
    bool handleMessage();
    bool handleUpdate();
    bool handleRect();
    bool readRaw(Rect rect);
    bool readCopy(Rect rect);
    /// All of a rectangle in Tight encoding: over TLS the library must not read on its own.
    bool readTight(Rect rect, std::vector<std::byte>& data);
    bool readByLibrary(std::array<std::uint8_t, 12> header, Rect rect);
    bool readCursor(Rect rect);
    bool readCutText();
    bool resize(std::uint32_t width, std::uint32_t height);
    bool makeWritable();
    void publishIfDue();
    void reportFailure();

    PacketSocket& m_link;
    Wire m_wire;
    LibraryDecoder m_library;
    FrameStore m_frames;
    std::string m_text; // the server's words
    std::optional<std::string> m_password;
    std::optional<Trust> m_trust;
    const Tls m_tls;
    const TlsAuthorities* const m_authorities;
    const bool m_isFar;
    bool m_isConnected = false;
    bool m_isVisible = true;
    bool m_isRequested = false; // an update was asked for and has not begun
    bool m_needsAll = true; // nothing that the server believes we have counts
    bool m_takesScancodes = false;
    bool m_takesAudio = false; // so a message about audio keeps QEMU's refresh awake
    std::uint64_t m_updates = 0;
    Clock::time_point m_lastFrame;
    Clock::time_point m_lastAlive;
    Clock::time_point m_lastNudge;
};

} // namespace domus::consolelink
