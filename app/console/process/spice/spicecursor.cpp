// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/spice/spicecursor.h"

#include "app/console/process/sharedmemory.h"

#include <spice-client.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace domus::consolelink {

namespace {

std::uint32_t premultiplied(std::array<std::uint8_t, 4> rgba)
{
    constexpr std::uint32_t full = 255;
    const std::uint32_t alpha = rgba[3];
    const auto part = [alpha](std::uint32_t value) { return (value * alpha + full / 2) / full; };
    return (alpha << 24U) | (part(rgba[0]) << 16U) | (part(rgba[1]) << 8U) | part(rgba[2]);
}

} // namespace

SpiceCursor::~SpiceCursor()
{
    setChannel(nullptr);
}

void SpiceCursor::setChannel(SpiceChannel* channel)
{
    if (m_channel != nullptr) {
        g_signal_handlers_disconnect_by_data(m_channel, this);
    }
    m_channel = channel;
    if (channel == nullptr) {
        return;
    }
    const auto set = +[](SpiceChannel*, int width, int height, int hotX, int hotY, void* rgba, void* self) {
        static_cast<SpiceCursor*>(self)->sendShape(width, height, hotX, hotY, rgba);
    };
    const auto moved = +[](SpiceChannel*, int x, int y, void* self) {
        CursorPosition message;
        message.x = static_cast<std::uint32_t>(std::max(0, x));
        message.y = static_cast<std::uint32_t>(std::max(0, y));
        static_cast<SpiceCursor*>(self)->m_link.send(message);
    };
    const auto hidden = +[](SpiceChannel*, void* self) { static_cast<SpiceCursor*>(self)->m_link.send(Cursor{}); };
    g_signal_connect(channel, "cursor-set", G_CALLBACK(set), this);
    g_signal_connect(channel, "cursor-move", G_CALLBACK(moved), this);
    g_signal_connect(channel, "cursor-hide", G_CALLBACK(hidden), this);
}

void SpiceCursor::sendShape(int width, int height, int hotX, int hotY, const void* rgba)
{
    constexpr int longest = static_cast<int>(maxCursorSide);
    if (rgba == nullptr || width <= 0 || height <= 0 || width > longest || height > longest) {
        return; // the shape before stays
    }
    Cursor message;
    message.width = static_cast<std::uint32_t>(width);
    message.height = static_cast<std::uint32_t>(height);
    message.hotX = static_cast<std::uint32_t>(std::clamp(hotX, 0, width));
    message.hotY = static_cast<std::uint32_t>(std::clamp(hotY, 0, height));
    const std::size_t count = std::size_t{message.width} * message.height;
    const SharedMemory memory(count * bytesPerPixel);
    if (!memory.isValid()) {
        return;
    }
    const auto* from = static_cast<const std::byte*>(rgba);
    for (std::size_t i = 0; i < count; ++i) {
        std::array<std::uint8_t, 4> pixel{};
        std::memcpy(pixel.data(), from + i * pixel.size(), pixel.size());
        const std::uint32_t argb = premultiplied(pixel);
        std::memcpy(memory.data() + i * sizeof(argb), &argb, sizeof(argb));
    }
    m_link.send(message, {memory.fd()});
}

} // namespace domus::consolelink
