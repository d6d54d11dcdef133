// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace domus {

/// libvirt's event loop: one thread over a GMainContext of its own, so that it lives beside Qt's GLib dispatcher (which
/// owns the default context for as long as the application object lives) without either running the other's callbacks.
///
/// Held by whoever has, or is about to have, a connection: it starts with the first holder and stops, after a short
/// drain, when the last lets go. Acquire before virConnectOpen; release after virConnectClose, from any thread but the
/// loop's own.
class EventLoop
{
public:
    /// Registers with libvirt on first use in the process (libvirt knows no way back from that).
    static std::shared_ptr<EventLoop> acquire();
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    /// True in the loop's thread: no libvirt call that talks to a daemon is allowed there.
    static bool isCurrentThread();

    /// How many descriptors and timers libvirt has registered: 0 once every connection is closed.
    static int watchCount();

private:
    EventLoop();
};

} // namespace domus
