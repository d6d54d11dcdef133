// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"
#include "app/services/create/creationleftover.h"

#include <QStringList>
#include <QVector>

namespace domus {

/// What preparing a host has changed, also where it failed half way.
struct HostChanges
{
    QVector<CreationLeftover> made; ///< goes again when the creation fails
    QStringList stays; ///< what stays as it is now, told in sentences; translated
};

/// "Making the storage pool “default”"; translated.
QString progressOf(const PlannedHostStep& step);

/// Makes the pool, or starts the pool or network. Fine where someone else did so since the plan was made. Blocks, call
/// in a lane.
Status prepareHost(Connection& connection, const PlannedHostStep& step, HostChanges& changes);

} // namespace domus
