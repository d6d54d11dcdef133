// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uuid.h"

#include <functional>

class QObject;

namespace domus {
class HostSession;
}

namespace domus::cli {

/// A machine that waited for its installation has begun it. A window that watches notes that by itself; here none may.
/// `done` follows in any case.
void noteThatItRan(HostSession& session, QObject* context, Uuid uuid, std::function<void()> done);

} // namespace domus::cli
