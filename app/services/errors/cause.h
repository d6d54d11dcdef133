// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/errorexplanation.h"
#include "app/services/errors/said.h"

#include <optional>
#include <vector>

namespace domus {

/// What a person is told of a cause; translated.
struct CauseWords
{
    QString sentence;
    QString advice; ///< what to do
    QString command = {}; ///< one that helps, for a shell on the host; not translated
};

/// What must hold of an error besides its words: its numbers stay the same in every language.
struct CauseNumbers
{
    int code = 0; ///< virErrorNumber, 0: any
    int domain = 0; ///< virErrorDomain, 0: any
    std::optional<ErrorKind> kind = {};
};

/// One known cause: what libvirt or QEMU says then (any of these), what cures it, and what a person is told. Without
/// anything said the numbers alone decide, and the subject is the first path in the message.
struct Cause
{
    std::vector<Said> said;
    Cure cure = Cure::None;
    CauseWords (*words)(const QString& subject) = nullptr;
    CauseNumbers numbers = {};
};
using Causes = std::vector<Cause>;

/// By theme; within one and among them the first match wins, so the particular stands before the general.
const Causes& connectionCauses();
const Causes& loginCauses();
const Causes& displayCauses();
const Causes& firmwareCauses();
const Causes& savedStateCauses();
const Causes& imageCauses();
const Causes& storageCauses();
const Causes& networkCauses();
const Causes& hardwareCauses();
const Causes& hostDeviceCauses();
const Causes& machineStateCauses();
/// What the numbers tell where no words are known: another language, another version.
const Causes& numberedCauses();

/// All of them, in the order they are asked.
std::vector<const Causes*> allCauses();

} // namespace domus
