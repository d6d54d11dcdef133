// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace domus {

/// What virsh, the other hand, says of the libvirt that the rig has started (DOMUS_TEST_URI), without the line breaks
/// at the end. Blocks until it has ended, 30 s at most; nothing where it fails.
QString virsh(const QStringList& arguments);

} // namespace domus
