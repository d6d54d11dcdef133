// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/metadataentry.h"

#include "app/services/virshcommand.h"
#include "app/xml/domainxml.h"

#include <cctype>

namespace domus::metadataentry {

QByteArray compact(const QByteArray& entry)
{
    QByteArray text;
    text.reserve(entry.size());
    for (qsizetype at = 0; at < entry.size(); ++at) {
        text.append(entry.at(at));
        if (entry.at(at) != '>') {
            continue;
        }
        qsizetype next = at + 1;
        while (next < entry.size() && std::isspace(static_cast<unsigned char>(entry.at(next))) != 0) {
            ++next;
        }
        if (next < entry.size() && entry.at(next) == '<') {
            at = next - 1; // nothing but blanks between two elements
        }
    }
    return text;
}

QString command(const QString& uri, Uuid uuid, const QByteArray& entry, const QStringList& scope)
{
    QStringList words{QStringLiteral("metadata"), uuid.toString(), QLatin1String(machinemetadata::namespaceUri)};
    if (entry.isEmpty()) {
        words << QStringLiteral("--remove");
    } else {
        words << QStringLiteral("--key") << QLatin1String(machinemetadata::prefix) << QStringLiteral("--set")
              << QString::fromUtf8(compact(entry));
    }
    return virshCommand(uri, words + scope);
}

} // namespace domus::metadataentry
