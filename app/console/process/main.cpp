// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/librarydecoder.h"
#include "app/console/process/sandbox.h"
#include "app/console/process/serverconnection.h"
#include "app/console/process/vncclient.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

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

#ifdef DOMUS_WITH_FAULTS
// What a decoder that was taken over would try.
void tryCall(std::string_view name)
{
    if (name == "open") {
        (void)::open("/dev/null", O_RDONLY | O_CLOEXEC);
    } else if (name == "socket") {
        (void)::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    } else if (name == "fork") {
        if (::fork() == 0) {
            ::_exit(0);
        }
    } else if (name == "exec") {
        ::execl("/bin/true", "true", nullptr);
    } else if (name == "kill") {
        ::kill(::getppid(), 0);
    } else if (name == "signal by descriptor") {
        (void)::fcntl(linkDescriptor, F_SETOWN, ::getpid());
    } else if (name == "signal by I/O") {
        (void)::fcntl(linkDescriptor, F_SETFL, O_NONBLOCK | O_ASYNC);
    } else if (name == "code") {
        (void)::mmap(nullptr, 1, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    } else if (name == "large file") {
        const UniqueFd file(::memfd_create("test", MFD_CLOEXEC));
        (void)::ftruncate(file.get(), off_t{maxPixels} * bytesPerPixel + 1);
    }
}
#endif

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
    warmUp();
    if (!enterSandbox()) {
        return fail(link, Failure::Internal, errno);
    }
#ifdef DOMUS_WITH_FAULTS
    // NOLINTBEGIN(concurrency-mt-unsafe): the process has one thread.
    if (const char* call = std::getenv("DOMUS_CONSOLE_FORBIDDEN_CALL"); call != nullptr) {
        tryCall(call); // one that returns shows: the picture comes
    }
    server.isFar = server.isFar || std::getenv("DOMUS_CONSOLE_FAR") != nullptr; // tests have no other host
    // NOLINTEND(concurrency-mt-unsafe)
#endif
    VncClient(link, std::move(server.socket), server.isFar).run();
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
