// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"
#include "app/console/process/spice/spicetypes.h"

#include <cstdint>

namespace domus::consolelink {

/// Keys and pointer, from the window's messages to SPICE's inputs channel, and the keyboard's lights back. One thread,
/// GLib's default context.
class SpiceInput
{
public:
    explicit SpiceInput(PacketSocket& link) : m_link(link) { }
    ~SpiceInput();
    SpiceInput(const SpiceInput&) = delete;
    SpiceInput& operator=(const SpiceInput&) = delete;

    /// The channel must outlive this, or be taken away with null.
    void setChannel(SpiceChannel* channel);

    void send(Key key);
    void send(Pointer pointer);
    void send(Motion motion);

private:
    void sendButtons(std::uint32_t buttons);

    PacketSocket& m_link;
    SpiceChannel* m_channel = nullptr;
    std::uint32_t m_buttons = 0; // as the guest knows them
};

} // namespace domus::consolelink
