// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <functional>

class QObject;

namespace domus {

/// Which libvirt of this computer to use first, and what stands in the way of it or of the better one.
struct Discovery
{
    enum class Problem {
        None,
        LibvirtNotInstalled,
        DaemonNotRunning,
        NoPermission,
    };

    QString uri; ///< empty when neither can be used
    bool offerSystem = false; ///< the user's own libvirt was chosen; the system's would be there for the asking
    /// What is wrong with qemu:///system; with no uri it is the reason for the page that says so.
    Problem problem = Problem::None;
    QString text; ///< why, in a sentence; translated
    QString cureCommand; ///< the one command that helps; empty when there is none
    bool operator==(const Discovery&) const = default;
};

/// What discovery asks of the computer; replaced in tests. Called in a worker thread.
struct DiscoveryProbes
{
    std::function<bool()> isRoot;
    /// A libvirtd or virtqemud program is installed.
    std::function<bool()> hasDaemon;
    /// The system daemon's socket is there and somebody listens.
    std::function<bool()> systemListens;
    /// That socket may be written by this user.
    std::function<bool()> systemSocketWritable;
    /// polkit says that this user may manage libvirt without being asked.
    std::function<bool()> polkitAllows;
    /// The system was started by systemd.
    std::function<bool()> hasSystemd;
    QString userName;

    static DiscoveryProbes ofThisComputer();
};

/// Decides; may block for as long as pkcheck takes.
Discovery discoverConnection(const DiscoveryProbes& probes);

/// The same in a worker thread; answers once, in the context's thread, unless the context died.
void discoverConnection(const DiscoveryProbes& probes, QObject* context, std::function<void(const Discovery&)> done);

} // namespace domus

Q_DECLARE_METATYPE(domus::Discovery)
