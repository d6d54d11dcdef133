// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#ifdef DOMUS_WITH_FAULTS
#include "app/libvirt/faults.h"
#endif

namespace domus::libvirt {

/// Before every call that takes something away for good: tests read the list (see faults.h).
inline void noteDestructive([[maybe_unused]] const char* function, [[maybe_unused]] const QString& subject)
{
#ifdef DOMUS_WITH_FAULTS
    faults::noteDestructive(function, subject);
#endif
}

} // namespace domus::libvirt
