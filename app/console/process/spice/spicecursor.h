// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"
#include "app/console/process/spice/spicetypes.h"

namespace domus::consolelink {

/// The guest's pointer: its shape, and its place where the guest alone knows it. One thread, GLib's default context.
class SpiceCursor
{
public:
    explicit SpiceCursor(PacketSocket& link) : m_link(link) { }
    ~SpiceCursor();
    SpiceCursor(const SpiceCursor&) = delete;
    SpiceCursor& operator=(const SpiceCursor&) = delete;

    /// The channel must outlive this, or be taken away with null.
    void setChannel(SpiceChannel* channel);

private:
    void sendShape(int width, int height, int hotX, int hotY, const void* rgba);

    PacketSocket& m_link;
    SpiceChannel* m_channel = nullptr;
};

} // namespace domus::consolelink
