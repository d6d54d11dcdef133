// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QByteArray>
#include <QString>

namespace domus {

/// What a Connection may be able to do besides: look at a folder of its host as a storage pool that is there only for
/// as long as it is needed. Blocks, fails and belongs in the lane like the Connection that it is asked of (with a
/// dynamic_cast).
class TransientPools
{
public:
    virtual ~TransientPools() = default;
    TransientPools(const TransientPools&) = delete;
    TransientPools& operator=(const TransientPools&) = delete;

    /// virStoragePoolCreateXML: nothing is built or changed on the disk. Refused where another pool has the folder.
    virtual Status startTransientPool(const QByteArray& xml) = 0;
    /// virStoragePoolDestroy: a transient pool is gone then, its files stay.
    virtual Status stopStoragePool(const QString& pool) = 0;

protected:
    TransientPools() = default;
};

} // namespace domus
