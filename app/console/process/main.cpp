// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/forbiddencall.h"
#include "app/console/process/librarydecoder.h"
#include "app/console/process/sandbox.h"
#include "app/console/process/serverconnection.h"
#include "app/console/process/vncclient.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace domus::consolelink {

namespace {

constexpr int openMilliseconds = 30000;

int fail(PacketSocket& link, Failure failure, int error)
{
    Failed message;
    message.failure = failure;
    message.error = error;
    link.send(message);
    return 1;
}

// Libraries open files on their first use; afterwards they may not.
void warmUp()
{
    std::array<unsigned char, 16> challenge{};
    std::string password = "warm";
    encryptChallenge(challenge, password);
}

int run()
{
    PacketSocket link((UniqueFd(linkDescriptor)));
    pollfd wait{linkDescriptor, POLLIN, 0};
    Packet packet;
    if (::poll(&wait, 1, openMilliseconds) <= 0 || link.receive(packet) != Received::Packet) {
        return 1;
    }
    const auto open = packet.as<Open>();
    if (!open || open->version != protocolVersion) {
        return fail(link, Failure::Internal, 0);
    }
    auto server = connectToServer(*open, packet.fds);
    if (!server.socket.isValid()) {
        return fail(link, server.isUnknownHost ? Failure::UnknownHost : Failure::ConnectRefused, server.error);
    }
    std::optional<TlsAuthorities> authorities;
    if (open->tls != Tls::None) {
        authorities.emplace(*open, packet.fds.empty() ? -1 : packet.fds[0].get());
        if (!authorities->isValid()) {
            return fail(link, Failure::CertificateAuthority, 0);
        }
    }
    warmUp();
    if (!enterSandbox()) {
        return fail(link, Failure::Internal, errno);
    }
#ifdef DOMUS_WITH_FAULTS
    tryForbiddenCall(); // one that returns shows: the picture comes
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the process has one thread.
    server.isFar = server.isFar || std::getenv("DOMUS_CONSOLE_FAR") != nullptr; // tests have no other host
#endif
    VncClient(link, std::move(server.socket), server.isFar, open->tls, authorities ? &*authorities : nullptr).run();
    return 0;
}

} // namespace

} // namespace domus::consolelink

int main()
{
    if (::fcntl(domus::consolelink::linkDescriptor, F_GETFD) < 0) {
        std::fputs("domus-console is started by Domus and does nothing by itself.\n", stderr);
        return 2;
    }
    ::close_range(domus::consolelink::linkDescriptor + 1, ~0U, 0);
    std::signal(SIGPIPE, SIG_IGN);
    return domus::consolelink::run();
}
