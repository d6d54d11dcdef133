// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QString>

namespace domus {

class Connection;

/// The small machine of the self-test, and what was made for it. Plain value.
struct SelfTestMachine
{
    Uuid uuid; ///< null until defined
    QString name;
    QString path; ///< of the disk image, on the connection's host
    QString pool; ///< that holds the image as a volume; empty when it is a file in a folder of its own
    QString volume;
    QString folder; ///< made for the image; empty with a pool
    QString virtualization; ///< "kvm" or "qemu", as planned
};

/// Puts the boot guest where the host's QEMU can read it: into an active folder pool, or, where there is none and the
/// connection is local, into a folder of its own. Blocks: slow lane.
Result<SelfTestMachine> placeSelfTestImage(Connection& connection, bool isLocal);

/// Defines the machine as the create page would define one from an existing disk. Blocks: control lane.
Result<SelfTestMachine> defineSelfTestMachine(
    Connection& connection, const QString& uri, bool isLocal, SelfTestMachine machine);

/// Takes everything away again: power, definition, image, folder; looks afterwards, and fails when something is left.
/// Blocks: slow lane.
Status removeSelfTestMachine(Connection& connection, const SelfTestMachine& machine);

} // namespace domus
