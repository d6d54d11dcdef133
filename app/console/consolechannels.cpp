// SPDX-License-Identifier: GPL-3.0-or-later
// A session's SPICE side: the sockets of its channels, and whom they are with.
#include "app/console/consolefailure.h"
#include "app/console/consolesession.h"
#include "app/console/consolesessionprivate.h"
#include "app/console/servercertificate.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace domus {

using namespace consolelink;

// What is not known is left alone, as is all of it from a process that has no business to say it.
void ConsoleSession::Private::handleSpice(const Packet& packet)
{
    if (protocol != ConsoleProtocol::Spice) {
        return;
    }
    if (const auto needed = packet.as<SocketNeeded>()) {
        openSocket(*needed);
    } else if (const auto mode = packet.as<PointerMode>()) {
        setPointerRelative(mode->isRelative != 0);
    } else if (const auto place = packet.as<CursorPosition>()) {
        const auto number = [](std::uint32_t value) { return static_cast<int>(std::min(value, maxSide)); };
        Q_EMIT q->cursorMoved(QPoint(number(place->x), number(place->y)));
    }
}

void ConsoleSession::Private::openSocket(SocketNeeded needed)
{
    if (++sockets > maxSockets) {
        Failed failed;
        failed.failure = Failure::Internal;
        handleFailed(failed);
        return;
    }
    spice.open(needed, q, [this, mine = attempt](const Result<SpiceSocket>& socket) {
        if (mine != attempt || process == nullptr) {
            return;
        }
        if (!socket) {
            lose(socket.error(), isWorthRetrying(socket.error().kind));
            return;
        }
        std::vector<int> fds;
        fds.reserve(socket->fds.size());
        for (const UniqueFd& fd : socket->fds) {
            fds.push_back(fd.get());
        }
        process->send(socket->message, fds);
    });
}

void ConsoleSession::Private::judge(const Certificate& certificate)
{
    Failed failed;
    failed.failure = Failure::Internal;
    const auto verdict = encrypted ? judgeCertificate(certificate, *encrypted, failed) : CertificateVerdict::Refused;
    shownCertificate = certificate;
    if (verdict == CertificateVerdict::Refused) {
        handleFailed(failed);
    } else if (verdict == CertificateVerdict::Trusted) {
        q->answerCertificate(true);
    } else {
        Q_EMIT q->certificateShown(readCertificate(certificate, encrypted->address));
    }
}

void ConsoleSession::answerCertificate(bool isTrusted)
{
    const auto answered = std::exchange(m_d->shownCertificate, std::nullopt);
    if (!answered || m_d->process == nullptr) {
        return;
    }
    if (!isTrusted) {
        Failed failed;
        failed.failure = Failure::CertificateDeclined;
        m_d->handleFailed(failed);
        return;
    }
    if (m_d->encrypted && answered->problem != CertificateProblem::None) {
        const TcpAddress& server = m_d->encrypted->address;
        // Where it cannot be kept, it is asked again next time.
        (void)confirmedcertificates::remember(server, readCertificate(*answered, server).fingerprint);
    }
    Trust message;
    message.fingerprint = answered->fingerprint;
    m_d->process->send(message);
}

bool ConsoleSession::isCertificateChanged() const
{
    return m_d->failure == Failure::CertificateChanged && m_d->state == ConsoleState::Closed;
}

void ConsoleSession::forgetCertificate()
{
    if (m_d->encrypted) {
        (void)confirmedcertificates::forget(m_d->encrypted->address);
        retryNow();
    }
}

} // namespace domus
