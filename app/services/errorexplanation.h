// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

namespace domus {

/// What is offered as the one next step after a failure.
enum class Cure {
    None,
    StartNetwork,
    SwitchToEmulation,
    ChangePermission, ///< QEMU's user cannot reach a file
    FreeSpace,
    ChooseOtherName,
    InstallFirmware,
    InstallEmulator,
    StopOtherMachine, ///< something else holds the file, the port, the device
    Reconnect,
    LookAgain, ///< the outcome is unknown: the list is read again, and the user looks before trying again
};

/// A failure in plain words: what failed on what, why, and what to do.
struct ErrorExplanation
{
    QString sentence; ///< translated; never empty
    QString details; ///< libvirt's own words where the sentence is ours; else empty
    Cure cure = Cure::None;
    QString cureText; ///< what to do, as a sentence; translated; empty when there is nothing
    QString subject; ///< the file, network, name or port it is about, where the message names one
    bool operator==(const ErrorExplanation&) const = default;
};

ErrorExplanation explain(const Error& error);

} // namespace domus
