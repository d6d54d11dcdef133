// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>

namespace domus {

/// What a Connection may be able to do besides: stop a virtual network. Blocks, fails and belongs in the lane like the
/// Connection that it is asked of (with a dynamic_cast).
class NetworkStop
{
public:
    virtual ~NetworkStop() = default;
    NetworkStop(const NetworkStop&) = delete;
    NetworkStop& operator=(const NetworkStop&) = delete;

    /// virNetworkDestroy: its definition stays. Machines that are plugged into it lose their network.
    virtual Status stopNetwork(const QString& network) = 0;

protected:
    NetworkStop() = default;
};

} // namespace domus
