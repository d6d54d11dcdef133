// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QStringList>

namespace domus {

/// What a Connection may be able to do besides: tell at which addresses a running machine is reached. Blocks, fails and
/// belongs in the lane like the Connection that it is asked of (with a dynamic_cast).
class GuestAddresses
{
public:
    virtual ~GuestAddresses() = default;
    GuestAddresses(const GuestAddresses&) = delete;
    GuestAddresses& operator=(const GuestAddresses&) = delete;

    /// What libvirt's own networks have leased to it: the guest is not asked, so a guest that hangs costs nothing.
    /// IPv4 before IPv6, no loopback, no link-local addresses; empty where nothing was leased.
    virtual Result<QStringList> leasedAddresses(const Uuid& uuid) = 0;

protected:
    GuestAddresses() = default;
};

} // namespace domus
