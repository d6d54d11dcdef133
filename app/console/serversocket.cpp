// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/serversocket.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace domus::consolelink {

namespace {

constexpr int connectMilliseconds = 8000;
constexpr int keepAliveSeconds = 10;

bool isLoopback(const sockaddr* address)
{
    if (address->sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, address, sizeof(in));
        return (ntohl(in.sin_addr.s_addr) >> 24U) == IN_LOOPBACKNET;
    }
    if (address->sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, address, sizeof(in));
        return IN6_IS_ADDR_LOOPBACK(&in.sin6_addr) != 0;
    }
    return true;
}

UniqueFd connectOne(int family, const sockaddr* address, socklen_t length, int& error)
{
    UniqueFd fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd.isValid()) {
        error = errno;
        return {};
    }
    if (::connect(fd.get(), address, length) == 0) {
        return fd;
    }
    error = errno;
    if (error != EINPROGRESS) {
        return {};
    }
    pollfd wait{fd.get(), POLLOUT, 0};
    if (::poll(&wait, 1, connectMilliseconds) <= 0) {
        error = ETIMEDOUT;
        return {};
    }
    socklen_t size = sizeof(error);
    if (::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0) {
        return {};
    }
    return fd;
}

void setUp(int socket)
{
    const auto set = [socket](int level, int name, int value) { // a socket without it still works
        (void)::setsockopt(socket, level, name, &value, sizeof(value));
    };
    set(IPPROTO_TCP, TCP_NODELAY, 1); // a key must not wait for the next
    // A host that vanished says nothing: without these the last picture would stay for good.
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
    set(IPPROTO_TCP, TCP_KEEPIDLE, keepAliveSeconds);
    set(IPPROTO_TCP, TCP_KEEPINTVL, keepAliveSeconds / 2);
    set(IPPROTO_TCP, TCP_KEEPCNT, 3);
    set(IPPROTO_TCP, TCP_USER_TIMEOUT, 2 * keepAliveSeconds * 1000);
}

} // namespace

ServerConnection connectTcp(const std::string& host, std::uint32_t port)
{
    ServerConnection result;
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo* list = nullptr;
    const int looked = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &list);
    if (looked != 0) {
        result.isUnknownHost = looked != EAI_SYSTEM && looked != EAI_AGAIN;
        result.error = looked == EAI_SYSTEM ? errno : 0;
        return result;
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(list, &::freeaddrinfo);
    for (const addrinfo* one = list; one != nullptr && !result.socket.isValid(); one = one->ai_next) {
        result.socket = connectOne(one->ai_family, one->ai_addr, one->ai_addrlen, result.error);
        result.isFar = !isLoopback(one->ai_addr);
    }
    if (result.socket.isValid()) {
        setUp(result.socket.get());
    }
    return result;
}

ServerConnection connectUnix(const std::string& path)
{
    ServerConnection result;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path)) {
        result.error = ENAMETOOLONG;
        return result;
    }
    std::memcpy(address.sun_path, path.data(), path.size());
    result.socket = connectOne(AF_UNIX, reinterpret_cast<const sockaddr*>(&address), sizeof(address), result.error);
    return result;
}

} // namespace domus::consolelink
