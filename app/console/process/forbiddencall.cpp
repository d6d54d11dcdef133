// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/forbiddencall.h"

#ifdef DOMUS_WITH_FAULTS

#include "app/console/protocol.h"
#include "app/core/uniquefd.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string_view>

namespace domus::consolelink {

void tryForbiddenCall()
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the process has one thread.
    const char* const wanted = std::getenv("DOMUS_CONSOLE_FORBIDDEN_CALL");
    const std::string_view name(wanted == nullptr ? "" : wanted);
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

} // namespace domus::consolelink

#else

void domus::consolelink::tryForbiddenCall() { }

#endif
