// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/textfold.h"

#include <algorithm>

namespace domus {

QString fold(QStringView text)
{
    // Capitals first: some of them decompose only when small.
    QString lower = text.toString().toLower();
    if (std::all_of(lower.cbegin(), lower.cend(), [](QChar c) { return c.unicode() < 0x80; })) {
        return lower; // most names; thousands of them are folded at once
    }
    const QString parts = lower.normalized(QString::NormalizationForm_D);
    QString folded;
    folded.reserve(parts.size());
    for (const QChar c : parts) {
        if (c.category() == QChar::Mark_NonSpacing) {
            continue;
        }
        folded += c == QChar(u'đ') ? QChar(u'd') : c;
    }
    return folded.normalized(QString::NormalizationForm_C);
}

bool foldedContains(QStringView text, QStringView pattern)
{
    return fold(text).contains(fold(pattern));
}

} // namespace domus
