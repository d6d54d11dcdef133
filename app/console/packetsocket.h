// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/protocol.h"
#include "app/core/uniquefd.h"

#include <cstring>
#include <optional>
#include <vector>

namespace domus::consolelink {

struct Packet
{
    std::vector<std::byte> data;
    std::vector<UniqueFd> fds;

    std::optional<Type> type() const
    {
        Type result{};
        if (data.size() < sizeof(result)) {
            return std::nullopt;
        }
        std::memcpy(&result, data.data(), sizeof(result));
        return result;
    }
    /// The message, when the packet has its type and exactly its size.
    template <typename Message> std::optional<Message> as() const
    {
        if (data.size() != sizeof(Message) || type() != Message::id) {
            return std::nullopt;
        }
        Message result;
        std::memcpy(&result, data.data(), sizeof(result));
        return result;
    }
};

enum class Received { Packet, Nothing, End };

/// One end of the link. Never blocks; used by the window (GUI thread) and by the process.
class PacketSocket
{
public:
    PacketSocket() = default;
    explicit PacketSocket(UniqueFd fd) : m_fd(std::move(fd)) { }

    int fd() const { return m_fd.get(); }
    bool isOpen() const { return m_fd.isValid(); }
    void close() { m_fd.reset(); }

    /// A connected pair, not inherited by programs; none when the system has no more descriptors.
    static std::optional<std::pair<PacketSocket, PacketSocket>> pair();

    /// False when the other end is gone or does not read.
    template <typename Message> bool send(const Message& message, const std::vector<int>& fds = {})
    {
        static_assert(sizeof(Message) <= maxPacketBytes);
        return sendBytes(&message, sizeof(message), fds);
    }
    /// Takes one packet. Longer ones, and such with more than maxBuffers descriptors, count as the end of the link.
    Received receive(Packet& packet);

    /// A message that was kept as bytes.
    bool sendBytes(const void* data, std::size_t size, const std::vector<int>& fds);

private:
    UniqueFd m_fd;
};

} // namespace domus::consolelink
