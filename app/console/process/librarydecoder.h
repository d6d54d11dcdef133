// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/process/wire.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace domus::consolelink {

/// libvncclient, for the encodings that are worth a library (Hextile, Tight), one rectangle at a time.
///
/// Nothing else of it is used: its resize is broken against QEMU, it waits although messages are buffered, sends by
/// itself and believes rectangles that were never asked for. A rectangle whose header was checked here is handed to it
/// as an update of its own; what it has read too much comes back to the wire.
class LibraryDecoder
{
public:
    explicit LibraryDecoder(Wire& wire);
    ~LibraryDecoder();
    LibraryDecoder(const LibraryDecoder&) = delete;
    LibraryDecoder& operator=(const LibraryDecoder&) = delete;

    bool isValid() const { return m_client != nullptr; }
    /// The rectangle's header as it came; pixels of a picture of width * height, without padding. The rest of it is
    /// read from the socket, or is `whole`, when that is not empty.
    bool decode(std::array<std::uint8_t, 12> header, std::byte* pixels, std::uint32_t width, std::uint32_t height,
        const std::vector<std::byte>& whole);

private:
    Wire& m_wire;
    struct Client;
    std::unique_ptr<Client> m_client;
};

/// The answer to a VNC password challenge, in place. The first call may open files: make one before the sandbox.
void encryptChallenge(std::array<unsigned char, 16>& challenge, std::string& password);

} // namespace domus::consolelink
