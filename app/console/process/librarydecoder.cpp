// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/librarydecoder.h"

#include <rfb/rfbclient.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>

// Exported by the library, in none of its headers.
extern "C" void rfbClientEncryptBytes(unsigned char* bytes, char* password);

namespace domus::consolelink {

struct LibraryDecoder::Client
{
    rfbClient* handle = nullptr;
};

LibraryDecoder::LibraryDecoder(Wire& wire) : m_wire(wire)
{
    rfbEnableClientLogging = FALSE; // a hostile server could fill the log
    rfbClient* handle = rfbGetClient(8, 3, 4);
    if (handle == nullptr) {
        return;
    }
    m_client = std::make_unique<Client>();
    m_client->handle = handle;
    // The layout of QImage::Format_RGB32 and QEMU's own: nobody converts. The default is another.
    handle->format.depth = 24;
    handle->format.redShift = 16;
    handle->format.greenShift = 8;
    handle->format.blueShift = 0;
    handle->sock = wire.fd();
    handle->readTimeout = static_cast<unsigned int>(Wire::silenceLimit.count());
    // Nothing is in supportedMessages, so the library never sends a thing.
}

LibraryDecoder::~LibraryDecoder()
{
    if (m_client != nullptr) {
        m_client->handle->sock = RFB_INVALID_SOCKET; // the wire's
        m_client->handle->frameBuffer = nullptr;
        rfbClientCleanup(m_client->handle);
    }
}

bool LibraryDecoder::decode(std::array<std::uint8_t, 12> header, std::byte* pixels, std::uint32_t width,
    std::uint32_t height, const std::vector<std::byte>& whole)
{
    rfbClient* client = m_client->handle;
    client->frameBuffer = reinterpret_cast<std::uint8_t*>(pixels);
    client->width = static_cast<int>(width);
    client->height = static_cast<int>(height);

    // The library's read pointer may point anywhere: to an update of one rectangle, and what was read after it.
    std::vector<std::byte> input;
    const std::array<std::uint8_t, 4> oneRectangle{rfbFramebufferUpdate, 0, 0, 1};
    const auto append = [&input](const void* data, std::size_t size) {
        const auto* bytes = static_cast<const std::byte*>(data);
        input.insert(input.end(), bytes, bytes + size);
    };
    append(oneRectangle.data(), oneRectangle.size());
    append(header.data(), header.size());
    const bool isWhole = !whole.empty();
    const auto buffered = isWhole ? whole : m_wire.takeBuffered();
    append(buffered.data(), buffered.size());
    client->sock = isWhole ? RFB_INVALID_SOCKET : m_wire.fd();
    client->bufoutptr = reinterpret_cast<char*>(input.data());
    client->buffered = static_cast<unsigned int>(input.size());

    if (HandleRFBServerMessage(client) == FALSE) {
        // Whether the data was bad or there was no more of it, the library does not tell; the socket does.
        std::byte probe{};
        client->bufoutptr = client->buf;
        client->buffered = 0;
        return m_wire.fail(
            !isWhole && ::recv(m_wire.fd(), &probe, 1, MSG_PEEK) == 0 ? Failure::Closed : Failure::Protocol);
    }
    if (isWhole) {
        const bool isAllTaken = client->buffered == 0;
        client->bufoutptr = client->buf;
        client->buffered = 0;
        return isAllTaken || m_wire.fail(Failure::Protocol);
    }
    m_wire.putBack(reinterpret_cast<const std::byte*>(client->bufoutptr), client->buffered);
    client->bufoutptr = client->buf;
    client->buffered = 0;
    return true;
}

void encryptChallenge(std::array<unsigned char, 16>& challenge, std::string& password)
{
    rfbClientEncryptBytes(challenge.data(), password.data());
    std::fill(password.begin(), password.end(), '\0');
}

} // namespace domus::consolelink
