// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/spice/tlsrelay.h"

#include <glib-unix.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

namespace domus::consolelink {

namespace {

using Step = TlsSession::Step;

// Then the window's link has its turn; what is left makes the sockets ready again at once.
constexpr int movesAtOnce = 64;

void setWatch(unsigned int& watch, int& events, int fd, int wanted, GUnixFDSourceFunc ready, void* self)
{
    if (events == wanted) {
        return;
    }
    if (watch != 0) {
        g_source_remove(watch);
        watch = 0;
    }
    events = wanted;
    if (wanted != 0) {
        watch = g_unix_fd_add(fd, static_cast<GIOCondition>(wanted), ready, self);
    }
}

} // namespace

TlsRelay::TlsRelay(const TlsAuthorities& authorities, UniqueFd server, UniqueFd local, Known known, Failed failed)
    : m_server(std::move(server))
    , m_local(std::move(local))
    , m_tls(authorities, m_server.get())
    , m_known(std::move(known))
    , m_failed(std::move(failed))
{
    m_wantsServerWrite = true; // so that the loop comes by
    watch();
}

TlsRelay::~TlsRelay()
{
    m_stage = Stage::Over;
    watch();
}

void TlsRelay::trust()
{
    if (m_stage == Stage::Waiting) {
        m_stage = Stage::Open;
        watch();
    }
}

void TlsRelay::advance()
{
    m_wantsServerWrite = false;
    if (m_stage == Stage::Greeting) {
        greet();
    }
    for (int i = 0; i < movesAtOnce && m_stage == Stage::Open; ++i) {
        const bool hasRisen = moveUp();
        const bool hasFallen = m_stage == Stage::Open && moveDown();
        if (!hasRisen && !hasFallen) {
            break;
        }
    }
    watch();
}

void TlsRelay::greet()
{
    const Step step = m_tls.handshake();
    if (step == Step::Done) {
        m_stage = Stage::Waiting;
        m_known(m_tls.certificate()); // may trust it at once
    } else if (step == Step::Ended) {
        m_stage = Stage::Over;
        m_failed(m_tls.failure(), m_tls.text());
    } else {
        note(step);
    }
}

bool TlsRelay::moveUp()
{
    if (m_up.isEmpty()) {
        const auto got = ::recv(m_local.get(), m_up.bytes.data(), m_up.bytes.size(), 0);
        if (got <= 0) {
            if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
                end();
            }
            return false;
        }
        m_up.begin = 0;
        m_up.end = static_cast<std::size_t>(got);
    }
    std::size_t sent = 0;
    const Step step = m_tls.write(&m_up.bytes[m_up.begin], m_up.end - m_up.begin, sent);
    m_up.begin += sent;
    note(step);
    return step == Step::Done;
}

bool TlsRelay::moveDown()
{
    if (m_down.isEmpty()) {
        std::size_t got = 0;
        const Step step = m_tls.read(m_down.bytes.data(), m_down.bytes.size(), got);
        if (step == Step::Done && got == 0) {
            end();
            return false;
        }
        note(step);
        if (step != Step::Done) {
            return false;
        }
        m_down.begin = 0;
        m_down.end = got;
    }
    const auto sent = ::send(m_local.get(), &m_down.bytes[m_down.begin], m_down.end - m_down.begin, MSG_NOSIGNAL);
    if (sent < 0) {
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            end();
        }
        return false;
    }
    m_down.begin += static_cast<std::size_t>(sent);
    return true;
}

void TlsRelay::note(Step step)
{
    if (step == Step::WantsWrite) {
        m_wantsServerWrite = true;
    } else if (step == Step::Ended) {
        end();
        if (m_tls.failure() != Failure::None) {
            m_failed(m_tls.failure(), m_tls.text());
        }
    }
}

/// The library sees the end of its socket, and says the rest.
void TlsRelay::end()
{
    m_stage = Stage::Over;
    watch();
    m_local.reset();
}

void TlsRelay::watch()
{
    int server = 0;
    int local = 0;
    if (m_stage == Stage::Greeting || m_stage == Stage::Open) {
        // A full load down waits for the library, not for the server.
        server = (m_down.isEmpty() ? G_IO_IN : 0) | (m_wantsServerWrite ? G_IO_OUT : 0);
    }
    if (m_stage == Stage::Open) {
        local = (m_up.isEmpty() ? G_IO_IN : 0) | (m_down.isEmpty() ? 0 : G_IO_OUT);
        // What the library still wants to send after a full load up goes once the server takes it.
        server |= m_up.isEmpty() ? 0 : G_IO_OUT;
    }
    const auto ready = +[](int, GIOCondition, void* self) -> gboolean {
        static_cast<TlsRelay*>(self)->advance();
        return G_SOURCE_CONTINUE;
    };
    setWatch(m_serverWatch, m_serverEvents, m_server.get(), server, ready, this);
    setWatch(m_localWatch, m_localEvents, m_local.get(), local, ready, this);
}

} // namespace domus::consolelink
