// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/wire.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace domus::consolelink {

namespace {

// What a server that does not read may make us keep; a key or pointer event is 8 bytes.
constexpr std::size_t outLimit = std::size_t{1024} * 1024;
constexpr std::chrono::milliseconds longestUnseen{5};

} // namespace

Wire::Wire(UniqueFd socket, Pulse& pulse) : m_socket(std::move(socket)), m_pulse(pulse)
{
    ::fcntl(m_socket.get(), F_SETFL, ::fcntl(m_socket.get(), F_GETFL) | O_NONBLOCK);
}

bool Wire::fail(Failure failure, int error)
{
    if (m_failure == Failure::None) {
        m_failure = failure;
        m_error = error;
    }
    return false;
}

bool Wire::read(void* data, std::size_t size)
{
    auto* out = static_cast<std::byte*>(data);
    while (size > 0) {
        if (m_begin == m_end && size >= m_buffer.size()) {
            const std::size_t got = readSome(out, size);
            if (got == 0) {
                return false;
            }
            out += got;
            size -= got;
            continue;
        }
        if (m_begin == m_end) {
            const std::size_t got = readSome(m_buffer.data(), m_buffer.size());
            if (got == 0) {
                return false;
            }
            m_begin = 0;
            m_end = got;
        }
        const std::size_t part = std::min(size, m_end - m_begin);
        std::memcpy(out, m_buffer.data() + m_begin, part);
        m_begin += part;
        out += part;
        size -= part;
    }
    return true;
}

bool Wire::skip(std::uint64_t size)
{
    std::array<std::byte, 4096> dropped{};
    while (size > 0) {
        const std::size_t part = static_cast<std::size_t>(std::min<std::uint64_t>(size, dropped.size()));
        if (!read(dropped.data(), part)) {
            return false;
        }
        size -= part;
    }
    return true;
}

bool Wire::encrypt(const TlsAuthorities& authorities)
{
    if (m_begin != m_end || !m_out.empty()) {
        return fail(Failure::Protocol); // it spoke before its turn
    }
    m_tls = std::make_unique<TlsSession>(authorities, m_socket.get());
    const auto limit = Clock::now() + silenceLimit;
    while (m_failure == Failure::None) {
        const auto step = m_tls->handshake();
        if (step == TlsSession::Step::Done) {
            return true;
        }
        if (step == TlsSession::Step::Ended) {
            return fail(m_tls->failure());
        }
        if (Clock::now() > limit) {
            return fail(Failure::Timeout);
        }
        m_wantsWrite = step == TlsSession::Step::WantsWrite;
        wait(!m_wantsWrite, 1000);
        m_wantsWrite = false;
    }
    return false;
}

std::optional<std::size_t> Wire::receive(void* data, std::size_t size)
{
    if (m_tls != nullptr) {
        std::size_t got = 0;
        const auto step = m_tls->read(data, size, got);
        if (step == TlsSession::Step::WantsRead || step == TlsSession::Step::WantsWrite) {
            return std::nullopt;
        }
        if (got == 0) {
            fail(m_tls->failure() == Failure::None ? Failure::Closed : m_tls->failure());
        }
        return got;
    }
    for (;;) {
        const auto got = ::recv(m_socket.get(), data, size, 0);
        if (got > 0) {
            return static_cast<std::size_t>(got);
        }
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            return std::nullopt;
        }
        fail(Failure::Closed, got < 0 ? errno : 0);
        return 0;
    }
}

std::size_t Wire::readSome(void* data, std::size_t size)
{
    const auto limit = Clock::now() + silenceLimit;
    while (m_failure == Failure::None) {
        const auto got = receive(data, size);
        if (got) {
            m_bytesRead += *got;
            if (*got > 0) {
                lookAtLink();
            }
            return *got;
        }
        if (Clock::now() > limit) {
            fail(Failure::Timeout);
            return 0;
        }
        wait(true, 1000);
    }
    return 0;
}

// The end and an error count as readable too: the read that follows tells them.
bool Wire::look()
{
    if (m_tls == nullptr) {
        std::byte probe{};
        return ::recv(m_socket.get(), &probe, 1, MSG_PEEK) >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
    }
    const auto got = receive(m_buffer.data(), m_buffer.size());
    m_begin = 0;
    m_end = got.value_or(0);
    m_bytesRead += m_end;
    return got.has_value();
}

bool Wire::waitReadable(int milliseconds, bool& isReadable)
{
    isReadable = m_begin != m_end || look();
    if (!isReadable && m_failure == Failure::None) {
        wait(true, milliseconds);
        isReadable = look();
    }
    return m_failure == Failure::None;
}

void Wire::waitLink(int milliseconds)
{
    wait(false, milliseconds);
}

void Wire::lookAtLink()
{
    if (Clock::now() - m_lastLook >= longestUnseen) {
        wait(false, 0);
    }
}

void Wire::wait(bool forServer, int milliseconds)
{
    std::array<pollfd, 2> fds{};
    fds[0].fd = m_pulse.linkFd();
    fds[0].events = POLLIN;
    const bool isFull = !m_out.empty() || m_wantsWrite;
    fds[1].fd = forServer || isFull ? m_socket.get() : -1;
    fds[1].events = static_cast<short>((forServer ? POLLIN : 0) | (isFull ? POLLOUT : 0));
    const int due = m_pulse.tick();
    const int ready = ::poll(fds.data(), fds.size(), std::max(0, std::min(milliseconds, due)));
    m_lastLook = Clock::now();
    if (ready > 0 && fds[0].revents != 0) {
        m_pulse.linkReadable();
    }
    if (ready > 0 && (fds[1].revents & (POLLOUT | POLLERR)) != 0) {
        flush();
    }
}

bool Wire::write(const void* data, std::size_t size)
{
    if (m_out.size() + size > outLimit) {
        return fail(Failure::Timeout);
    }
    const auto* bytes = static_cast<const std::byte*>(data);
    m_out.insert(m_out.end(), bytes, bytes + size);
    flush();
    return m_failure == Failure::None;
}

/// How much of the queue went; none where the socket takes nothing now, 0 where it never will again.
std::optional<std::size_t> Wire::transmit()
{
    if (m_tls != nullptr) {
        std::size_t sent = 0;
        const auto step = m_tls->write(m_out.data(), m_out.size(), sent);
        const bool isLater = step == TlsSession::Step::WantsRead || step == TlsSession::Step::WantsWrite;
        return isLater ? std::nullopt : std::optional(sent);
    }
    for (;;) {
        const auto sent = ::send(m_socket.get(), m_out.data(), m_out.size(), MSG_NOSIGNAL);
        if (sent >= 0) {
            return static_cast<std::size_t>(sent);
        }
        if (errno != EINTR) {
            return errno == EAGAIN || errno == EWOULDBLOCK ? std::nullopt : std::optional<std::size_t>(0);
        }
    }
}

void Wire::flush()
{
    while (!m_out.empty()) {
        const auto sent = transmit();
        if (!sent) {
            return;
        }
        if (*sent == 0) {
            // What the server said before it went may still be read; that it went shows there.
            m_out.clear();
            return;
        }
        m_out.erase(m_out.begin(), m_out.begin() + static_cast<std::ptrdiff_t>(*sent));
    }
}

std::vector<std::byte> Wire::takeBuffered()
{
    std::vector<std::byte> result(
        m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end));
    m_begin = m_end = 0;
    return result;
}

void Wire::putBack(const std::byte* data, std::size_t size)
{
    m_begin = 0;
    m_end = std::min(size, m_buffer.size());
    std::memcpy(m_buffer.data(), data, m_end);
}

} // namespace domus::consolelink
