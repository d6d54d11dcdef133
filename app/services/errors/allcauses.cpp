// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/cause.h"

namespace domus {

std::vector<const Causes*> allCauses()
{
    return {&connectionCauses(), &loginCauses(), &displayCauses(), &firmwareCauses(), &savedStateCauses(),
        &imageCauses(), &storageCauses(), &networkCauses(), &hardwareCauses(), &hostDeviceCauses(),
        &machineStateCauses(), &numberedCauses()};
}

} // namespace domus
