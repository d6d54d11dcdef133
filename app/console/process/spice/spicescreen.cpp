// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/spice/spicescreen.h"

#include <spice-client.h>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace domus::consolelink {

namespace {

constexpr std::int64_t microsecondsInMillisecond = 1000;
constexpr int linkPause = 20; // milliseconds, while the link or the window takes no more

std::uint64_t nowInNanoseconds()
{
    return static_cast<std::uint64_t>(
        std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1));
}

// Five bits to eight, such that white stays white.
std::uint32_t spread(std::uint32_t value, std::uint32_t bits)
{
    const std::uint32_t high = value << (8U - bits);
    return high | (high >> bits);
}

std::uint32_t from555(std::uint16_t pixel)
{
    return (spread((pixel >> 10U) & 31U, 5) << 16U) | (spread((pixel >> 5U) & 31U, 5) << 8U) | spread(pixel & 31U, 5);
}

std::uint32_t from565(std::uint16_t pixel)
{
    return (spread((pixel >> 11U) & 31U, 5) << 16U) | (spread((pixel >> 5U) & 63U, 6) << 8U) | spread(pixel & 31U, 5);
}

template <typename Convert> void convertRow(std::byte* to, const std::byte* from, std::size_t pixels, Convert convert)
{
    for (std::size_t i = 0; i < pixels; ++i) {
        std::uint16_t pixel = 0;
        std::memcpy(&pixel, from + i * sizeof(pixel), sizeof(pixel));
        const std::uint32_t wide = convert(pixel);
        std::memcpy(to + i * sizeof(wide), &wide, sizeof(wide));
    }
}

struct Source
{
    const std::byte* data = nullptr;
    std::size_t stride = 0;
    int format = 0;
};

void copyRow(std::byte* to, const Source& source, std::size_t x, std::size_t y, std::size_t pixels)
{
    const std::byte* const row = source.data + y * source.stride;
    switch (source.format) {
    case SPICE_SURFACE_FMT_16_555:
        convertRow(to, row + x * sizeof(std::uint16_t), pixels, from555);
        break;
    case SPICE_SURFACE_FMT_16_565:
        convertRow(to, row + x * sizeof(std::uint16_t), pixels, from565);
        break;
    default: // 32 bits, the picture's own
        std::memcpy(to, row + x * bytesPerPixel, pixels * bytesPerPixel);
        break;
    }
}

bool isKnownFormat(int format)
{
    return format == SPICE_SURFACE_FMT_32_xRGB || format == SPICE_SURFACE_FMT_32_ARGB
        || format == SPICE_SURFACE_FMT_16_555 || format == SPICE_SURFACE_FMT_16_565;
}

bool readPrimary(SpiceChannel* channel, SpiceDisplayPrimary& primary)
{
    return channel != nullptr && spice_display_channel_get_primary(channel, 0, &primary) != FALSE
        && primary.data != nullptr && primary.width > 0 && primary.height > 0 && primary.stride > 0;
}

} // namespace

SpiceScreen::SpiceScreen(PacketSocket& link, Fail fail) : m_link(link), m_fail(std::move(fail)), m_frames(link) { }

SpiceScreen::~SpiceScreen()
{
    setChannel(nullptr);
    if (m_timer != 0) {
        g_source_remove(m_timer);
    }
}

void SpiceScreen::setChannel(SpiceChannel* channel)
{
    if (m_channel != nullptr) {
        g_signal_handlers_disconnect_by_data(m_channel, this);
    }
    m_channel = channel;
    m_area = {};
    m_pending = {};
    if (channel == nullptr) {
        return;
    }
    const auto created = +[](SpiceChannel*, int, int, int, int, int, void*, void* self) {
        static_cast<SpiceScreen*>(self)->updateArea();
    };
    const auto destroyed = +[](SpiceChannel*, void* self) {
        auto* const screen = static_cast<SpiceScreen*>(self);
        screen->m_area = {};
        screen->m_pending = {};
    };
    const auto invalidated = +[](SpiceChannel*, int x, int y, int width, int height, void* self) {
        static_cast<SpiceScreen*>(self)->invalidate(x, y, width, height);
    };
    const auto monitors
        = +[](SpiceChannel*, GParamSpec*, void* self) { static_cast<SpiceScreen*>(self)->updateArea(); };
    g_signal_connect(channel, "display-primary-create", G_CALLBACK(created), this);
    g_signal_connect(channel, "display-primary-destroy", G_CALLBACK(destroyed), this);
    g_signal_connect(channel, "display-invalidate", G_CALLBACK(invalidated), this);
    g_signal_connect(channel, "notify::monitors", G_CALLBACK(monitors), this);
}

void SpiceScreen::release(Release message)
{
    m_frames.release(message);
    schedule();
}

void SpiceScreen::setVisible(bool visible)
{
    m_isVisible = visible;
    schedule();
}

SpiceScreen::Area SpiceScreen::wantedArea() const
{
    SpiceDisplayPrimary primary{};
    if (!readPrimary(m_channel, primary)) {
        return {};
    }
    const Area whole{0, 0, static_cast<std::uint32_t>(primary.width), static_cast<std::uint32_t>(primary.height)};
    GArray* monitors = nullptr;
    g_object_get(m_channel, "monitors", &monitors, nullptr);
    if (monitors == nullptr) {
        return whole;
    }
    Area result = whole;
    if (monitors->len > 0) {
        SpiceDisplayMonitorConfig first{};
        std::memcpy(&first, monitors->data, sizeof(first));
        const bool isInside = first.surface_id == 0 && first.width > 0 && first.height > 0 && first.x < whole.width
            && first.y < whole.height && first.width <= whole.width - first.x && first.height <= whole.height - first.y;
        if (isInside) { // while the guest changes its size, the two may contradict each other
            result = {first.x, first.y, first.width, first.height};
        }
    }
    g_array_unref(monitors);
    return result;
}

void SpiceScreen::updateArea()
{
    SpiceDisplayPrimary primary{};
    const Area area = wantedArea();
    if (area == Area{} || !readPrimary(m_channel, primary)) {
        return; // what was shown stays until there is another picture
    }
    if (!isKnownFormat(primary.format) || !FrameStore::isSizeAllowed(area.width, area.height)) {
        m_fail(Failure::TooLarge, std::to_string(area.width) + " x " + std::to_string(area.height));
        return;
    }
    if (area.width != m_frames.width() || area.height != m_frames.height()) {
        m_frames.setSize(area.width, area.height);
    }
    m_area = area;
    m_pending = TileSet(area.width, area.height);
    invalidate(static_cast<int>(area.x), static_cast<int>(area.y), static_cast<int>(area.width),
        static_cast<int>(area.height));
}

void SpiceScreen::invalidate(int x, int y, int width, int height)
{
    if (m_area == Area{}) {
        return;
    }
    const auto clip = [](std::int64_t begin, std::int64_t length, std::int64_t origin, std::int64_t limit) {
        const std::int64_t first = std::clamp<std::int64_t>(begin - origin, 0, limit);
        const std::int64_t last = std::clamp<std::int64_t>(begin + length - origin, 0, limit);
        return std::pair(
            static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last > first ? last - first : 0));
    };
    const auto [left, across] = clip(x, width, m_area.x, m_area.width);
    const auto [top, down] = clip(y, height, m_area.y, m_area.height);
    if (across == 0 || down == 0) {
        return;
    }
    ++m_updates;
    m_pending.mark({left, top, across, down});
    m_frames.noteUpdate(nowInNanoseconds());
    schedule();
}

void SpiceScreen::schedule()
{
    if (m_timer != 0 || !m_isVisible || (m_pending.isEmpty() && !m_frames.hasNews())) {
        return;
    }
    const std::int64_t due = m_lastFrame + frameMilliseconds * microsecondsInMillisecond - g_get_monotonic_time();
    const auto pause = static_cast<unsigned int>(std::clamp<std::int64_t>(
        (due + microsecondsInMillisecond - 1) / microsecondsInMillisecond, 0, frameMilliseconds));
    startTimer(pause);
}

void SpiceScreen::startTimer(unsigned int milliseconds)
{
    const auto fire = +[](void* self) -> int {
        auto* const screen = static_cast<SpiceScreen*>(self);
        screen->m_timer = 0;
        screen->publish();
        return G_SOURCE_REMOVE;
    };
    m_timer = g_timeout_add(milliseconds, fire, this);
}

void SpiceScreen::publish()
{
    if (m_area == Area{} || !m_isVisible) {
        return;
    }
    if (!m_frames.allocate()) {
        m_fail(Failure::Internal, {});
        return;
    }
    const bool isCopied = m_frames.announce() && m_frames.isWritable() && copyPending();
    if (isCopied && m_frames.canPublish()) {
        m_lastFrame = g_get_monotonic_time();
        m_frames.publish(m_updates, bytesRead());
    }
    if (m_timer == 0 && (!m_pending.isEmpty() || m_frames.hasNews())) {
        startTimer(linkPause); // a link that was full says nothing when it has room again
    }
}

bool SpiceScreen::copyPending()
{
    SpiceDisplayPrimary primary{};
    if (!readPrimary(m_channel, primary) || !isKnownFormat(primary.format)
        || static_cast<std::uint32_t>(primary.width) < m_area.x + m_area.width
        || static_cast<std::uint32_t>(primary.height) < m_area.y + m_area.height) {
        return false; // the surface has gone meanwhile
    }
    const Source source{reinterpret_cast<const std::byte*>(primary.data), static_cast<std::size_t>(primary.stride),
        static_cast<int>(primary.format)};
    const std::size_t stride = std::size_t{m_area.width} * bytesPerPixel;
    for (const Rect& rect : m_pending.rects(maxDamage)) {
        m_frames.beginWrite(rect);
        std::byte* row = m_frames.pixels() + rect.y * stride + std::size_t{rect.x} * bytesPerPixel;
        for (std::uint32_t y = 0; y < rect.height; ++y, row += stride) {
            copyRow(row, source, std::size_t{m_area.x} + rect.x, std::size_t{m_area.y} + rect.y + y, rect.width);
        }
    }
    m_pending.clear();
    return true;
}

std::uint64_t SpiceScreen::bytesRead() const
{
    gulong bytes = 0;
    g_object_get(m_channel, "total-read-bytes", &bytes, nullptr);
    return bytes;
}

} // namespace domus::consolelink
