// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QString>

namespace domus {

/// What a Connection may be able to do besides: give a machine another name. Blocks, fails and belongs in the lane like
/// the Connection that it is asked of (with a dynamic_cast).
class DomainRename
{
public:
    virtual ~DomainRename() = default;
    DomainRename(const DomainRename&) = delete;
    DomainRename& operator=(const DomainRename&) = delete;

    /// virDomainRename. Unsupported where the driver knows no renaming; WrongState while the machine is active, and
    /// with QEMU also while it has a saved state, snapshots or checkpoints; AlreadyExists where the name is taken.
    virtual Status renameDomain(const Uuid& uuid, const QString& name) = 0;

protected:
    DomainRename() = default;
};

} // namespace domus
