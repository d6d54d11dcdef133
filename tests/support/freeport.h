// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace domus {

/// A TCP port of the loopback that nobody listens on now; 0 where there is none.
quint16 freePort();
/// Somebody takes connections there.
bool answersOn(quint16 port);

} // namespace domus
