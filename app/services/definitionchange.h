// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QByteArray>

#include <functional>

namespace domus {

class Connection;

/// Defines a machine anew with what `how` makes of its definition, which is read again directly before: WrongState,
/// with nothing changed, where it is not `before` any more, as it was read for the preview. Blocks: in a lane.
Status changeDefinition(Connection& connection, Uuid uuid, const QByteArray& before,
    const std::function<Result<QByteArray>(const QByteArray& inactiveXml)>& how);

} // namespace domus
