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

std::size_t Wire::readSome(void* data, std::size_t size)
{
    const auto limit = Clock::now() + silenceLimit;
    for (;;) {
        const auto got = ::recv(m_socket.get(), data, size, 0);
        if (got > 0) {
            m_bytesRead += static_cast<std::uint64_t>(got);
            lookAtLink();
            return static_cast<std::size_t>(got);
        }
        if (got == 0) {
            fail(Failure::Closed);
            return 0;
        }
        if (errno == EINTR) {
            continue;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK) {
            fail(Failure::Closed, errno);
            return 0;
        }
        if (Clock::now() > limit) {
            fail(Failure::Timeout);
            return 0;
        }
        wait(true, 1000);
        if (m_failure != Failure::None) {
            return 0;
        }
    }
}

bool Wire::waitReadable(int milliseconds, bool& isReadable)
{
    isReadable = m_begin != m_end;
    if (isReadable) {
        return m_failure == Failure::None;
    }
    std::byte probe{};
    // The end and an error count as readable too: the read that follows tells them.
    auto look
        = [&] { return ::recv(m_socket.get(), &probe, 1, MSG_PEEK) >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK); };
    isReadable = look();
    if (!isReadable) {
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
    fds[1].fd = forServer || !m_out.empty() ? m_socket.get() : -1;
    fds[1].events = static_cast<short>((forServer ? POLLIN : 0) | (m_out.empty() ? 0 : POLLOUT));
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

void Wire::flush()
{
    while (!m_out.empty()) {
        const auto sent = ::send(m_socket.get(), m_out.data(), m_out.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EINTR) {
                continue;
            }
            if (errno != EAGAIN && errno != EWOULDBLOCK) {
                // What the server said before it went may still be read; that it went shows there.
                m_out.clear();
            }
            return;
        }
        m_out.erase(m_out.begin(), m_out.begin() + sent);
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
