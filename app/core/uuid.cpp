// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/uuid.h"

#include <QByteArray>

namespace domus {

Uuid Uuid::fromRaw(const unsigned char* bytes)
{
    constexpr qsizetype rawLength = 16;
    return Uuid(QUuid::fromRfc4122(QByteArrayView(bytes, rawLength)));
}

} // namespace domus
