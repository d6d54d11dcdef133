// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"
#include "app/console/process/sharedmemory.h"
#include "app/console/process/tileset.h"

#include <vector>

namespace domus::consolelink {

/// The picture, in two or three shared buffers that change hands with the window.
///
/// Pixels are decoded straight into a shared buffer; there is no private copy. A buffer that comes back is out of date
/// in the tiles that changed meanwhile. They are copied from the newest frame only when something reads them or covers
/// them in part, or when the frame leaves: under full-screen updates nothing is copied at all.
class FrameStore
{
public:
    explicit FrameStore(PacketSocket& link) : m_link(link) { }

    static bool isSizeAllowed(std::uint32_t width, std::uint32_t height);
    /// Takes effect with the next allocate(): a storm of sizes costs nothing. The size must be allowed.
    void setSize(std::uint32_t width, std::uint32_t height);
    std::uint32_t width() const { return m_width; }
    std::uint32_t height() const { return m_height; }

    /// Makes the buffers of the size set last. False when there is no memory.
    bool allocate();
    /// Tells the window of them. False while the link takes no more: the kernel counts descriptors under way, and a
    /// storm of sizes must wait for the window. Try again.
    bool announce();
    /// False while the window holds every buffer: wait for a release.
    bool isWritable() const { return m_mine >= 0; }
    void release(Release message);

    /// First pixel of the buffer to write; rows follow without padding.
    std::byte* pixels() const { return m_buffers[static_cast<std::size_t>(m_mine)].memory.data(); }
    /// Must come before every write, with what it will overwrite completely.
    void beginWrite(Rect rect);
    /// Must come before every read.
    void beginRead(Rect rect);

    bool hasNews() const { return !m_changed.isEmpty(); }
    /// An update has been received whole, at this time: for the age of the frame that will show it.
    void noteUpdate(std::uint64_t nanoseconds);
    /// False when nothing changed or the window has not caught up.
    bool canPublish() const;
    /// Hands the picture over; while the link takes no more, all stays as it is.
    void publish(std::uint64_t updates, std::uint64_t bytes);

private:
    struct Buffer
    {
        SharedMemory memory;
        TileSet stale;
        bool isOut = false; // the window has it
    };
    void copyFromLatest(Buffer& buffer, Rect rect);
    void chooseMine();

    PacketSocket& m_link;
    std::uint32_t m_width = 0;
    std::uint32_t m_height = 0;
    bool m_isAllocated = false;
    bool m_isAnnounced = false;
    std::uint32_t m_generation = 0;
    std::vector<Buffer> m_buffers;
    int m_mine = -1;
    int m_latest = -1;
    TileSet m_changed; // since the last frame
    std::uint64_t m_oldest = 0; // of the updates since the last frame; 0 when there is none
    std::uint64_t m_newest = 0;
    std::uint64_t m_serial = 0;
};

} // namespace domus::consolelink
