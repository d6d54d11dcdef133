// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

namespace domus {

struct DiffLine
{
    enum class Kind { Hunk, Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text; ///< without the leading sign and the newline; of a Hunk: "@@ -1,4 +1,5 @@"
    bool operator==(const DiffLine&) const = default;
};

/// Line by line, for previews of a change; with that many lines around each change. Empty when nothing differs.
QVector<DiffLine> diffLines(const QByteArray& before, const QByteArray& after, int context = 3);

/// The same as text, in the unified format without file names.
QString unifiedDiff(const QByteArray& before, const QByteArray& after, int context = 3);

} // namespace domus
