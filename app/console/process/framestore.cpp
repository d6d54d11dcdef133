// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/framestore.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace domus::consolelink {

bool FrameStore::isSizeAllowed(std::uint32_t width, std::uint32_t height)
{
    return width > 0 && height > 0 && width <= maxSide && height <= maxSide && width * height <= maxPixels;
}

void FrameStore::setSize(std::uint32_t width, std::uint32_t height)
{
    m_width = width;
    m_height = height;
    m_isAllocated = false;
    m_changed.clear();
}

bool FrameStore::allocate()
{
    if (m_isAllocated) {
        return true;
    }
    m_buffers.clear(); // first, so that two generations are never held at once here
    m_mine = -1;
    m_latest = -1;
    const std::size_t size = static_cast<std::size_t>(m_width) * m_height * bytesPerPixel;
    const std::uint32_t count = m_width * m_height <= maxPixelsOfThree ? 3 : 2;
    ++m_generation;
    for (std::uint32_t i = 0; i < count; ++i) {
        Buffer buffer{SharedMemory(size), TileSet(m_width, m_height), false};
        if (!buffer.memory.isValid()) {
            return false;
        }
        m_buffers.push_back(std::move(buffer));
    }
    m_changed = TileSet(m_width, m_height);
    m_isAllocated = true;
    m_isAnnounced = false;
    chooseMine();
    return true;
}

bool FrameStore::announce()
{
    if (!m_isAnnounced) {
        Buffers message;
        message.generation = m_generation;
        message.width = m_width;
        message.height = m_height;
        message.count = static_cast<std::uint32_t>(m_buffers.size());
        std::vector<int> fds;
        fds.reserve(m_buffers.size());
        for (const Buffer& buffer : m_buffers) {
            fds.push_back(buffer.memory.fd());
        }
        m_isAnnounced = m_link.send(message, fds);
    }
    return m_isAnnounced;
}

void FrameStore::release(Release message)
{
    if (message.generation != m_generation || message.buffer >= m_buffers.size()) {
        return; // of an older size: nothing here any more
    }
    m_buffers[message.buffer].isOut = false;
    chooseMine();
}

void FrameStore::chooseMine()
{
    for (std::size_t i = 0; m_mine < 0 && i < m_buffers.size(); ++i) {
        if (!m_buffers[i].isOut) {
            m_mine = static_cast<int>(i);
        }
    }
}

void FrameStore::beginWrite(Rect rect)
{
    Buffer& mine = m_buffers[static_cast<std::size_t>(m_mine)];
    mine.stale.take(rect, [&](Rect tile, bool isCovered) {
        if (!isCovered) {
            copyFromLatest(mine, tile);
        }
    });
    m_changed.mark(rect);
}

void FrameStore::beginRead(Rect rect)
{
    Buffer& mine = m_buffers[static_cast<std::size_t>(m_mine)];
    mine.stale.take(rect, [&](Rect tile, bool) { copyFromLatest(mine, tile); });
}

void FrameStore::copyFromLatest(Buffer& buffer, Rect rect)
{
    const Buffer& latest = m_buffers[static_cast<std::size_t>(m_latest)];
    const std::size_t stride = std::size_t{m_width} * bytesPerPixel;
    const std::size_t offset = rect.y * stride + std::size_t{rect.x} * bytesPerPixel;
    const std::size_t length = std::size_t{rect.width} * bytesPerPixel;
    if (length == stride) {
        std::memcpy(buffer.memory.data() + offset, latest.memory.data() + offset, length * rect.height);
        return;
    }
    for (std::uint32_t row = 0; row < rect.height; ++row) {
        std::memcpy(buffer.memory.data() + offset + row * stride, latest.memory.data() + offset + row * stride, length);
    }
}

void FrameStore::noteUpdate(std::uint64_t nanoseconds)
{
    m_oldest = m_oldest == 0 ? nanoseconds : m_oldest;
    m_newest = nanoseconds;
}

bool FrameStore::canPublish() const
{
    if (!hasNews() || m_mine < 0) {
        return false;
    }
    return std::count_if(m_buffers.begin(), m_buffers.end(), [](const Buffer& buffer) { return buffer.isOut; }) < 2;
}

void FrameStore::publish(std::uint64_t updates, std::uint64_t bytes)
{
    Buffer& mine = m_buffers[static_cast<std::size_t>(m_mine)];
    if (!mine.stale.isEmpty()) {
        // Exactly these: what is not stale is newer than the latest frame.
        for (const Rect& rect : mine.stale.rects(SIZE_MAX)) {
            copyFromLatest(mine, rect);
        }
        mine.stale.clear();
    }
    Frame frame;
    frame.generation = m_generation;
    frame.buffer = static_cast<std::uint32_t>(m_mine);
    frame.serial = m_serial + 1;
    frame.updates = updates;
    frame.bytes = bytes;
    frame.oldest = m_oldest;
    frame.newest = m_newest;
    for (const Rect& rect : m_changed.rects(maxDamage)) {
        frame.rects[frame.rectCount++] = rect;
    }
    if (!m_link.send(frame)) {
        return; // the link is full: what changed stays news
    }
    ++m_serial;
    m_oldest = 0;
    for (std::size_t i = 0; i < m_buffers.size(); ++i) {
        if (static_cast<int>(i) != m_mine) {
            m_buffers[i].stale.unite(m_changed);
        }
    }
    m_changed.clear();
    mine.isOut = true;
    m_latest = m_mine;
    m_mine = -1;
    chooseMine();
}

} // namespace domus::consolelink
