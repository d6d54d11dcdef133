// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/spicesockets.h"

#include "app/console/consolefailure.h"
#include "app/console/socketopener.h"
#include "app/console/textfield.h"

#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace domus {

using namespace consolelink;

namespace {

QLatin1String nameOf(ChannelKind channel)
{
    switch (channel) {
    case ChannelKind::Main:
        return QLatin1String("main");
    case ChannelKind::Display:
        return QLatin1String("display");
    case ChannelKind::Inputs:
        return QLatin1String("inputs");
    case ChannelKind::Cursor:
        return QLatin1String("cursor");
    }
    return QLatin1String(""); // from a process that has been taken over: in no list
}

UniqueFd memoryWith(const QByteArray& bytes)
{
    UniqueFd memory(::memfd_create("domus-authorities", MFD_CLOEXEC));
    if (!memory.isValid()
        || ::write(memory.get(), bytes.constData(), static_cast<std::size_t>(bytes.size())) != bytes.size()) {
        return {};
    }
    return memory;
}

Result<SpiceSocket> withPair(quint32 number, UniqueFd server)
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair.data()) != 0) {
        return fail(Error::fromErrno(errno, QString(), "socketpair"));
    }
    SpiceSocket result;
    result.message.number = number;
    result.message.isEncrypted = 1;
    result.fds.push_back(std::move(server));
    result.fds.emplace_back(pair[0]);
    result.fds.emplace_back(pair[1]);
    return result;
}

} // namespace

SpiceSockets::SpiceSockets(SpiceAddress address)
    : m_address(std::move(address))
    , m_plain(socketOpenerOf(m_address))
    , m_encrypted(m_address.encrypted ? socketOpenerAt(m_address.encrypted->address) : SocketOpener())
{
}

bool SpiceSockets::isValid() const
{
    return m_plain != nullptr || m_encrypted != nullptr;
}

bool SpiceSockets::offer(Open& message, UniqueFd& authorities) const
{
    if (!m_address.encrypted) {
        return true;
    }
    const auto& [where, identity] = *m_address.encrypted;
    message.tls = Tls::Offered;
    if (!identity.authorities.isEmpty()) {
        authorities = memoryWith(identity.authorities);
        if (!authorities.isValid() || identity.authorities.size() > static_cast<qsizetype>(maxAuthorityBytes)) {
            return false;
        }
    }
    return putText(message.address, where.host.toStdString())
        && putText(message.subject, identity.subject.toStdString());
}

bool SpiceSockets::isEncrypted(SocketNeeded needed) const
{
    if (needed.isEncryptionDemanded != 0 || !m_plain) {
        return true;
    }
    if (!m_encrypted || m_address.openSocket) {
        return false;
    }
    const QStringList& listed = m_address.secureChannels;
    return listed.isEmpty() || listed.contains(QLatin1String("all")) || listed.contains(nameOf(needed.channel));
}

void SpiceSockets::open(SocketNeeded needed, QObject* context, std::function<void(Result<SpiceSocket>)> done) const
{
    const bool isTls = isEncrypted(needed);
    if (isTls && !m_encrypted) {
        Failed failed;
        failed.failure = Failure::Encrypted;
        done(fail(consoleError(failed)));
        return;
    }
    const auto& opener = isTls ? m_encrypted : m_plain;
    opener(context, [isTls, number = needed.number, done = std::move(done)](Result<UniqueFd> socket) {
        if (!socket) {
            done(fail(socket.error()));
        } else if (isTls) {
            done(withPair(number, std::move(*socket)));
        } else {
            SpiceSocket result;
            result.message.number = number;
            result.fds.push_back(std::move(*socket));
            done(std::move(result));
        }
    });
}

const TcpAddress* SpiceSockets::host() const
{
    if (m_address.openSocket) {
        return nullptr;
    }
    const auto* const listening = std::get_if<TcpAddress>(&m_address.listening);
    return m_address.encrypted && m_address.secureChannels.isEmpty() ? &m_address.encrypted->address
        : listening != nullptr                                       ? listening
        : m_address.encrypted                                        ? &m_address.encrypted->address
                                                                     : nullptr;
}

} // namespace domus
