// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/process/framestore.h"
#include "app/console/process/spice/spicetypes.h"

#include <cstdint>
#include <functional>
#include <string>

namespace domus::consolelink {

/// The picture of a SPICE display channel, copied into the shared buffers: the library draws into memory of its own,
/// and what changed there is handed over at most once a display frame, in its latest state. One thread, GLib's default
/// context.
///
/// The first monitor's part of the surface is shown; further monitors, and further display channels, are not.
class SpiceScreen
{
public:
    using Fail = std::function<void(Failure failure, const std::string& text)>;

    SpiceScreen(PacketSocket& link, Fail fail);
    ~SpiceScreen();
    SpiceScreen(const SpiceScreen&) = delete;
    SpiceScreen& operator=(const SpiceScreen&) = delete;

    /// The channel must outlive this, or be taken away with null.
    void setChannel(SpiceChannel* channel);
    void release(Release message);
    void setVisible(bool visible);

private:
    struct Area
    {
        std::uint32_t x = 0;
        std::uint32_t y = 0;
        std::uint32_t width = 0;
        std::uint32_t height = 0;
        friend bool operator==(Area, Area) = default;
    };
    void updateArea();
    Area wantedArea() const;
    void invalidate(int x, int y, int width, int height);
    void schedule();
    void startTimer(unsigned int milliseconds);
    void publish();
    bool copyPending();
    std::uint64_t bytesRead() const;

    PacketSocket& m_link;
    Fail m_fail;
    FrameStore m_frames;
    SpiceChannel* m_channel = nullptr;
    Area m_area; // of the surface, in its pixels; empty while there is none
    TileSet m_pending; // what is to be copied, in pixels of the area
    bool m_isVisible = true;
    unsigned int m_timer = 0;
    std::uint64_t m_updates = 0;
    std::int64_t m_lastFrame = 0; // microseconds, of GLib's monotonic clock
};

} // namespace domus::consolelink
