// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/freeport.h"

#include "app/core/uniquefd.h"

#include <netinet/in.h>
#include <sys/socket.h>

namespace domus {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

} // namespace

quint16 freePort()
{
    const UniqueFd probe(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof(address);
    const bool isBound = ::bind(probe.get(), reinterpret_cast<const sockaddr*>(&address), size) == 0
        && ::getsockname(probe.get(), reinterpret_cast<sockaddr*>(&address), &size) == 0;
    return isBound ? ntohs(address.sin_port) : quint16{0};
}

bool answersOn(quint16 port)
{
    const UniqueFd probe(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(port);
    return ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
}

} // namespace domus
