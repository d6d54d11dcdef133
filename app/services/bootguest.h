// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace domus {

/// The guest that Domus carries (resources/guest/boot.S): a boot sector that shows a coloured screen, moves a square on
/// it and changes the colour at every key. A raw disk image, large enough for a BIOS to take it for a disk.
QByteArray bootGuestImage();

} // namespace domus
