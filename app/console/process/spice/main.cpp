// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/forbiddencall.h"
#include "app/console/process/sandbox.h"
#include "app/console/process/spice/spiceclient.h"

#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace domus::consolelink {

namespace {

constexpr int openMilliseconds = 30000;

// NOLINTBEGIN(concurrency-mt-unsafe): the process has one thread.
#ifdef DOMUS_WITH_FAULTS
constexpr std::array<const char*, 2> kept{"DOMUS_CONSOLE_FORBIDDEN_CALL", "DOMUS_CONSOLE_SILENCE"};
#else
constexpr std::array<const char*, 0> kept{};
#endif

/// The library and what it builds upon are steered by the environment: proxies, other programs to run, plug-ins and
/// caches in the user's home. Nothing of the user's reaches them.
void dropEnvironment()
{
    std::vector<std::pair<std::string, std::string>> values;
    for (const char* name : kept) {
        if (const char* value = std::getenv(name); value != nullptr) {
            values.emplace_back(name, value);
        }
    }
    ::clearenv();
    for (const auto& [name, value] : values) {
        ::setenv(name.c_str(), value.c_str(), 1);
    }
    // GStreamer finds no decoders, looks for none, and writes no list of them: streams come as MJPEG or not at all.
    for (const char* name : {"GST_PLUGIN_PATH_1_0", "GST_PLUGIN_SYSTEM_PATH_1_0"}) {
        ::setenv(name, "", 1);
    }
    ::setenv("GST_REGISTRY_1_0", "/dev/null", 1);
    for (const char* name : {"GST_REGISTRY_UPDATE", "GST_REGISTRY_FORK"}) {
        ::setenv(name, "no", 1);
    }
    ::setenv("OPENSSL_CONF", "/dev/null", 1);
    ::setenv("HOME", "/nonexistent", 1);
}

std::chrono::milliseconds silenceLimit()
{
#ifdef DOMUS_WITH_FAULTS
    if (const char* value = std::getenv("DOMUS_CONSOLE_SILENCE"); value != nullptr) {
        return std::chrono::milliseconds(std::strtol(value, nullptr, 10));
    }
#endif
    return std::chrono::seconds(15);
}
// NOLINTEND(concurrency-mt-unsafe)

/// What the limits and the filter are made for. A folder has a link from each folder in it.
bool hasOneThread()
{
    struct stat tasks
    {
    };
    constexpr nlink_t linksOfOne = 3;
    return ::stat("/proc/self/task", &tasks) == 0 && tasks.st_nlink == linksOfOne;
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
    Failed failed;
    failed.failure = Failure::Internal;
    if (!open || open->version != protocolVersion || open->kind != AddressKind::Asked) {
        link.send(failed);
        return 1;
    }
    SpiceClient::warmUp();
    std::optional<TlsAuthorities> authorities;
    if (open->tls != Tls::None) {
        authorities.emplace(*open, packet.fds.empty() ? -1 : packet.fds[0].get());
        packet.fds.clear();
        if (!authorities->isValid()) {
            failed.failure = Failure::CertificateAuthority;
            link.send(failed);
            return 1;
        }
    }
    SandboxRoom room;
    room.addressSpace = 1024ULL * 1024 * 1024; // each channel has a stack of its own, and the libraries are many
    room.descriptors = 48; // three for each encrypted channel
    room.hasEventLoop = true;
    if (!hasOneThread() || !enterSandbox(room)) {
        failed.error = errno;
        link.send(failed);
        return 1;
    }
    tryForbiddenCall();
    SpiceClient client(link, authorities ? &*authorities : nullptr);
    client.setSilenceLimit(silenceLimit());
    client.run();
}

} // namespace

} // namespace domus::consolelink

int main()
{
    if (::fcntl(domus::consolelink::linkDescriptor, F_GETFD) < 0) {
        std::fputs("domus-console-spice is started by Domus and does nothing by itself.\n", stderr);
        return 2;
    }
    ::close_range(domus::consolelink::linkDescriptor + 1, ~0U, 0);
    std::signal(SIGPIPE, SIG_IGN);
    domus::consolelink::dropEnvironment();
    // What a server makes the libraries complain of is no business of the terminal's.
    g_log_set_writer_func(
        [](GLogLevelFlags, const GLogField*, gsize, gpointer) { return G_LOG_WRITER_HANDLED; }, nullptr, nullptr);
    return domus::consolelink::run();
}
