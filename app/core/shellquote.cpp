// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/shellquote.h"

#include <algorithm>

namespace domus {

QString shellQuote(const QString& argument)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || QStringView(u"@%_+=:,./-").contains(c);
    };
    if (!argument.isEmpty() && std::all_of(argument.begin(), argument.end(), isPlain)) {
        return argument;
    }
    QString inside = argument;
    // A single quote cannot stand in single quotes: leave them, write one, go on.
    inside.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + inside + QLatin1Char('\'');
}

QString shellQuote(const QStringList& arguments)
{
    QStringList quoted;
    quoted.reserve(arguments.size());
    for (const QString& argument : arguments) {
        quoted.append(shellQuote(argument));
    }
    return quoted.join(QLatin1Char(' '));
}

} // namespace domus
