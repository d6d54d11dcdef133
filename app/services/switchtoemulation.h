// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/operation.h"

namespace domus {

/// The definition with KVM taken out: type qemu, CPU mode maximum, no Hyper-V or KVM features. Everything else stays as
/// written. The text itself when there is nothing to change.
Result<QByteArray> definitionForEmulation(const QByteArray& inactiveXml);

/// Changes a machine of type kvm so that it runs by emulation, from its next start. `inactiveXml` is the definition as
/// it was read for the preview; should it have changed meanwhile, the operation refuses.
Operation switchToEmulationOperation(
    const HostSession& session, const DomainRecord& domain, const QByteArray& inactiveXml);

} // namespace domus
