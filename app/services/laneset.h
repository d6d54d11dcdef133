// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/services/hostsession.h"
#include "app/virt/connectiondriver.h"

#include <array>
#include <chrono>
#include <functional>
#include <memory>

namespace domus {

/// One life of a connection, from an open to its loss or close: the lanes and the libvirt connection in each.
///
/// Owned and called by the GUI thread; never blocks but in finish(). A lost libvirt connection never heals, so a
/// session that comes back gets a new set, and whatever still hangs in the old one cannot get in its way.
class LaneSet
{
public:
    using Job = std::function<void(Result<Connection*>)>;
    /// Called in a lane when the connection of the control lane turned out to be dead.
    using LostHandler = std::function<void(const Error&)>;

    LaneSet(const QString& name, std::shared_ptr<ConnectionDriver> driver, OpenRequest request, LostHandler lost);
    /// Lets go of lanes that are stuck.
    ~LaneSet();
    LaneSet(const LaneSet&) = delete;
    LaneSet& operator=(const LaneSet&) = delete;

    /// Opens the control lane's connection, then runs the job in that lane with the outcome. Once.
    void open(Job opened);
    /// Runs the job in the lane; the other lanes open their connections when first used. Every job is called exactly
    /// once: with a connection in its lane, or with the reason why there is none in any thread.
    void run(LaneKind kind, Job job);

    /// Opens one more connection of the same life, for a thread that keeps it: blocks, any thread, may outlive the set.
    std::function<Result<std::unique_ptr<Connection>>()> further() const;

    /// The life is over: what has not started is refused, each lane closes its connection as soon as it is free.
    /// `ended` is called in some lane when the last one has.
    void end(std::function<void()> ended);
    /// Waits for that, and for the threads, but no longer than this. True when nothing was left hanging.
    bool finish(std::chrono::milliseconds patience);

private:
    struct Core;
    struct Berth;
    Berth& berth(LaneKind kind);

    std::shared_ptr<Core> m_core;
    std::array<std::unique_ptr<Berth>, 6> m_berths; ///< by LaneKind
    QString m_name;
};

} // namespace domus
