// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/virshcommand.h"

#include "app/core/shellquote.h"
#include "app/virt/records.h"

#include <algorithm>

namespace domus {

namespace {

bool looksLikeNumberOrUuid(const QString& name)
{
    const bool isNumber
        = std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.unicode() < 128 && c.isDigit(); });
    return isNumber || !Uuid::fromString(name).isNull();
}

} // namespace

QString virshCommand(const QString& uri, const QStringList& arguments)
{
    return shellQuote(QStringList{QStringLiteral("virsh"), QStringLiteral("-c"), uri} + arguments);
}

QString virshName(const DomainRecord& domain)
{
    if (domain.name.startsWith(QLatin1Char('-')) || looksLikeNumberOrUuid(domain.name)) {
        return domain.uuid.toString();
    }
    return domain.name;
}

QStringList virshScope(const DomainRecord& domain)
{
    return domain.isActive() && domain.persistent ? QStringList{QStringLiteral("--live"), QStringLiteral("--config")}
                                                  : QStringList();
}

} // namespace domus
