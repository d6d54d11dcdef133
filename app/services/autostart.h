// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

/// Whether Domus starts with the user's session: an entry in $XDG_CONFIG_HOME/autostart, which is the only memory of
/// it, so that the desktop's own settings may change it as well. Any thread; a small file each.
namespace domus::autostart {

bool isOn();
/// Writes the entry for the running program, or takes it away.
Status set(bool on);

} // namespace domus::autostart
