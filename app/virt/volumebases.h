// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QHash>
#include <QString>

namespace domus {

/// What a Connection may be able to tell besides: which image each volume builds upon, as the host's libvirt reads it
/// from images that we cannot open. Blocks, fails and belongs in the lane like the Connection that it is asked of (with
/// a dynamic_cast).
class VolumeBases
{
public:
    virtual ~VolumeBases() = default;
    VolumeBases(const VolumeBases&) = delete;
    VolumeBases& operator=(const VolumeBases&) = delete;

    /// For every volume of an active pool its path, and the path of the image that it builds upon; empty for none.
    virtual Result<QHash<QString, QString>> volumeBases(const QString& pool) = 0;

protected:
    VolumeBases() = default;
};

} // namespace domus
