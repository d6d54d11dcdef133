// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/packetsocket.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace domus::consolelink {

std::optional<std::pair<PacketSocket, PacketSocket>> PacketSocket::pair()
{
    std::array<int, 2> fds{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds.data()) != 0) {
        return std::nullopt;
    }
    return std::pair(PacketSocket(UniqueFd(fds[0])), PacketSocket(UniqueFd(fds[1])));
}

bool PacketSocket::sendBytes(const void* data, std::size_t size, const std::vector<int>& fds)
{
    if (!isOpen() || fds.size() > maxBuffers) {
        return false;
    }
    iovec part{const_cast<void*>(data), size};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * maxBuffers)> control{};
    if (!fds.empty()) {
        header.msg_control = control.data();
        header.msg_controllen = CMSG_SPACE(sizeof(int) * fds.size());
        cmsghdr* rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof(int) * fds.size());
        std::memcpy(CMSG_DATA(rights), fds.data(), sizeof(int) * fds.size());
    }
    for (;;) {
        const auto sent = ::sendmsg(m_fd.get(), &header, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0) {
            return static_cast<std::size_t>(sent) == size;
        }
        if (errno != EINTR) {
            return false;
        }
    }
}

Received PacketSocket::receive(Packet& packet)
{
    packet.fds.clear();
    packet.data.resize(maxPacketBytes);
    iovec part{packet.data.data(), packet.data.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * maxBuffers)> control{};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    ssize_t size = 0;
    do {
        size = ::recvmsg(m_fd.get(), &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    } while (size < 0 && errno == EINTR);
    if (size < 0) {
        return errno == EAGAIN || errno == EWOULDBLOCK ? Received::Nothing : Received::End;
    }
    // Descriptors that came must be owned before anything else may fail, or they leak.
    for (cmsghdr* part2 = CMSG_FIRSTHDR(&header); part2 != nullptr; part2 = CMSG_NXTHDR(&header, part2)) {
        if (part2->cmsg_level != SOL_SOCKET || part2->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        const std::size_t count = (part2->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(part2) + i * sizeof(int), sizeof(fd));
            packet.fds.emplace_back(fd);
        }
    }
    if (size == 0 || (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
        return Received::End;
    }
    packet.data.resize(static_cast<std::size_t>(size));
    return Received::Packet;
}

} // namespace domus::consolelink
