// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/errorexplanation.h"

#include <vector>

namespace domus {

/// A message that libvirt, QEMU or one of their helpers gives, and what is to be told of it.
struct FoundMessage
{
    const char* name;
    /// Where it comes from: "raised" by tests/libvirt/tst_realfaults (paths and times made short), the program whose
    /// binary here holds its words ("libvirt 9.0", "QEMU 7.2"...), or the thread that quotes it.
    const char* origin;
    const char* text;
    Cure cure;
    const char* subject;
};

const std::vector<FoundMessage>& foundMessages();

} // namespace domus
