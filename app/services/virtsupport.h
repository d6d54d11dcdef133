// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>

namespace domus {

class Connection;

/// How far hardware virtualisation really works on a connection's host, from what libvirt says and, on this computer,
/// what /dev/kvm says (a node that opens proves nothing: some hosts open it and run no ordinary guest).
enum class VirtTier {
    NotApplicable, ///< not a QEMU connection
    Unknown, ///< could not be told: the domain capabilities are trusted
    NoDevice, ///< no /dev/kvm
    NoPermission, ///< /dev/kvm is there but closed to the user who runs QEMU
    DoesNotWork, ///< libvirt could not make a KVM machine
    NoCpuFlag, ///< KVM answers, yet the host's CPU has neither vmx nor svm: no ordinary guest runs
    Works,
};

struct VirtSupport
{
    VirtTier tier = VirtTier::Unknown;
    bool libvirtOffersKvm = false;
    bool useKvm = false; ///< what new machines get
    QString summary; ///< one sentence for the window: "Machines run without hardware acceleration"; translated
    QString cause; ///< why; translated
    QString cure; ///< what to do about it; translated; empty when nothing can be done
    bool operator==(const VirtSupport&) const = default;
};

/// Asks libvirt (capabilities, expanded host CPU) and, for a local connection, the device. Blocks: call in a lane.
Result<VirtSupport> probeVirtSupport(Connection& connection, bool isLocal);

/// True when a failed start was for want of KVM: then switching the machine to emulation is offered.
bool isKvmMissingError(const Error& error);

} // namespace domus
