// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/uuid.h"

#include <QByteArray>
#include <QString>

namespace domus {

Uuid Uuid::fromString(QStringView text)
{
    constexpr qsizetype lengthWithoutDashes = 32;
    if (text.size() != lengthWithoutDashes) {
        return Uuid(QUuid::fromString(text));
    }
    QString dashed = text.toString();
    for (const qsizetype at : {8, 13, 18, 23}) {
        dashed.insert(at, QLatin1Char('-'));
    }
    return Uuid(QUuid::fromString(dashed));
}

Uuid Uuid::fromRaw(const unsigned char* bytes)
{
    constexpr qsizetype rawLength = 16;
    return Uuid(QUuid::fromRfc4122(QByteArrayView(bytes, rawLength)));
}

} // namespace domus
