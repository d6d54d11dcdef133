// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

namespace domus {

/// What is offered as the one next step after a failure.
enum class Cure {
    None,
    StartNetwork, ///< the subject is its name
    StartPool, ///< the subject is its name
    SwitchToEmulation,
    RemoveSpice, ///< the channels and the sound that need a SPICE display
    ForgetSavedState, ///< loses what was in the machine's memory
    ChangePermission, ///< QEMU's user cannot reach the file that is the subject
    FreeSpace,
    ChooseOtherName,
    InstallFirmware,
    InstallEmulator,
    InstallTpm,
    StopOtherMachine, ///< something else holds the file, the port, the device
    LookAtMachine, ///< the subject is the name of the machine that is in the way
    DeleteHere, ///< Domus deletes it with all that belongs to it
    JoinGroup, ///< the user may not use this libvirt yet
    StartService,
    Reconnect,
    LookAgain, ///< the outcome is unknown: the list is read again, and the user looks before trying again
};

/// A failure in plain words: what failed on what, why, and what to do.
struct ErrorExplanation
{
    QString sentence; ///< translated; never empty
    /// libvirt's own words where the sentence is ours, at most some thousand characters of them; else empty.
    QString details;
    Cure cure = Cure::None;
    QString cureText; ///< what to do, as a sentence; translated; empty when there is nothing
    QString subject; ///< the file, network, name or port it is about, where the message names one
    QString command = {}; ///< one that helps or tells more, for a shell on the host; empty for none
    bool operator==(const ErrorExplanation&) const = default;
};

/// Never slow, whatever the error holds: a message is foreign text, of any length and with anything in it. The texts
/// are plain text, to be shown as such.
ErrorExplanation explain(const Error& error);

} // namespace domus
