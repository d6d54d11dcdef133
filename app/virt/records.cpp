// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/virt/records.h"

namespace domus {

bool isRunning(DomainState state)
{
    return state == DomainState::Running || state == DomainState::Blocked || state == DomainState::ShuttingDown;
}

} // namespace domus
