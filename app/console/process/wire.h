// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/process/tlssession.h"
#include "app/console/protocol.h"
#include "app/core/uniquefd.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace domus::consolelink {

using Clock = std::chrono::steady_clock;

/// What goes on while the wire waits: the link to the window is read, signs of life are sent.
class Pulse
{
public:
    virtual ~Pulse() = default;
    Pulse(const Pulse&) = delete;
    Pulse& operator=(const Pulse&) = delete;
    virtual int linkFd() const = 0;
    virtual void linkReadable() = 0;
    /// Does what is due; milliseconds until the next.
    virtual int tick() = 0;

protected:
    Pulse() = default;
};

/// The socket to the server. One thread; waits without ever blocking the link; every wait has an end.
class Wire
{
public:
    Wire(UniqueFd socket, Pulse& pulse);

    int fd() const { return m_socket.get(); }
    /// The socket, for code that reads on its own (see LibraryDecoder).
    std::uint64_t bytesRead() const { return m_bytesRead; }

    /// Reads exactly this much. False after silenceLimit without a byte, at the end, or on an error: see failure().
    bool read(void* data, std::size_t size);
    bool skip(std::uint64_t size);
    template <typename Number> bool readNumber(Number& value) // big endian
    {
        std::array<std::uint8_t, sizeof(Number)> bytes{};
        if (!read(bytes.data(), bytes.size())) {
            return false;
        }
        value = 0;
        for (const auto byte : bytes) {
            value = static_cast<Number>((static_cast<std::uint64_t>(value) << 8U) | byte);
        }
        return true;
    }
    /// Waits until something can be read, without a limit. False when the server or the socket ended.
    bool waitReadable(int milliseconds, bool& isReadable);
    /// Waits for the link and the clock only: for an answer of the window.
    void waitLink(int milliseconds);

    /// Queues; sent as the socket takes it. False when the server has not read for long.
    bool write(const void* data, std::size_t size);
    /// As much of the queue as goes without waiting.
    void flush();

    /// From here on all goes through TLS. False when none could be agreed on. The server is known then, not trusted.
    bool encrypt(const TlsAuthorities& authorities);
    bool isEncrypted() const { return m_tls != nullptr; }
    const Certificate& certificate() const { return m_tls->certificate(); }
    /// The library's words on why not.
    std::string tlsText() const { return m_tls == nullptr ? std::string() : m_tls->text(); }

    /// Bytes read from the socket and not yet taken; they may be handed to other code and put back.
    std::vector<std::byte> takeBuffered();
    void putBack(const std::byte* data, std::size_t size);
    std::size_t buffered() const { return m_end - m_begin; }

    Failure failure() const { return m_failure; }
    int error() const { return m_error; }
    /// Keeps the first one; always false.
    bool fail(Failure failure, int error = 0);
    void resetFailure() { m_failure = Failure::None; }

    static constexpr std::chrono::seconds silenceLimit{15};

private:
    /// Some bytes straight into data; 0 on failure.
    std::size_t readSome(void* data, std::size_t size);
    /// What is there, without waiting; none where there is nothing, 0 after the end or an error, which are kept.
    std::optional<std::size_t> receive(void* data, std::size_t size);
    std::optional<std::size_t> transmit();
    bool look();
    void wait(bool forServer, int milliseconds);
    /// A server that always has more to say must not keep the link waiting.
    void lookAtLink();

    UniqueFd m_socket;
    std::unique_ptr<TlsSession> m_tls;
    bool m_wantsWrite = false; // TLS
    Pulse& m_pulse;
    std::array<std::byte, 16384> m_buffer{};
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::vector<std::byte> m_out;
    std::uint64_t m_bytesRead = 0;
    Clock::time_point m_lastLook; // at the link
    Failure m_failure = Failure::None;
    int m_error = 0;
};

} // namespace domus::consolelink
