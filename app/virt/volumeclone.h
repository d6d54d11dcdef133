// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/error.h"
#include "app/virt/records.h"

#include <QByteArray>
#include <QString>

namespace domus {

/// What a Connection may be able to do besides: copy volumes on their own host, without their bytes coming here.
/// Blocks, fails and belongs in the lane like the Connection that it is asked of (with a dynamic_cast).
class VolumeClone
{
public:
    virtual ~VolumeClone() = default;
    VolumeClone(const VolumeClone&) = delete;
    VolumeClone& operator=(const VolumeClone&) = delete;

    /// virStorageVolCreateXMLFrom: makes the volume that `xml` describes in `pool`, with the content of another one.
    /// Blocks until all of it is copied; libvirt has no call that ends it. What an image builds upon is copied along,
    /// unless the description names a base.
    virtual Result<StorageVolumeRecord> cloneStorageVolume(
        const QString& pool, const QByteArray& xml, const QString& sourcePool, const QString& sourceVolume)
        = 0;
    /// How much a volume takes by now: asked on another connection while it is being copied, the only progress there
    /// is.
    virtual Result<ByteSize> volumeAllocation(const QString& pool, const QString& volume) = 0;
    virtual Result<QByteArray> storageVolumeXml(const QString& pool, const QString& volume) = 0;

protected:
    VolumeClone() = default;
};

} // namespace domus
