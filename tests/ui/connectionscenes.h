// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/windowfixture.h"

namespace domus {

/// What connections ask and refuse: logins, keys, addresses with something about them.
QVector<WindowScene> connectionScenes();

} // namespace domus
