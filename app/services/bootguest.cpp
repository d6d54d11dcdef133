// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bootguest.h"

#include <cstddef>

namespace domus {

// Made while building; only there is its size known.
extern const unsigned char bootGuestSector[]; // NOLINT(modernize-avoid-c-arrays): see above
extern const std::size_t bootGuestSectorSize;

QByteArray bootGuestImage()
{
    // SeaBIOS takes nothing for a disk that has not at least one track.
    constexpr qsizetype diskBytes = qsizetype{1024} * 1024;
    QByteArray image;
    image.reserve(diskBytes);
    for (std::size_t at = 0; at < bootGuestSectorSize; ++at) {
        image.append(static_cast<char>(bootGuestSector[at]));
    }
    image.append(diskBytes - image.size(), '\0');
    return image;
}

} // namespace domus
