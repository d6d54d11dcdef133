// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>

namespace domus {

/// What a Connection may be able to do besides: take back a storage pool that was made a moment ago. Blocks, fails and
/// belongs in the lane like the Connection that it is asked of (with a dynamic_cast).
class StoragePoolRemoval
{
public:
    virtual ~StoragePoolRemoval() = default;
    StoragePoolRemoval(const StoragePoolRemoval&) = delete;
    StoragePoolRemoval& operator=(const StoragePoolRemoval&) = delete;

    /// Stops the pool where it is active and forgets its definition. Nothing that lies in it is touched; `withFolder`
    /// takes its folder away too, where that is empty.
    virtual Status removeStoragePool(const QString& pool, bool withFolder) = 0;

protected:
    StoragePoolRemoval() = default;
};

} // namespace domus
