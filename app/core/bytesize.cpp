// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/bytesize.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace domus {

QString ByteSize::toString(const QLocale& locale) const
{
    static constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    auto value = static_cast<double>(m_bytes);
    std::size_t unit = 0;
    // 1023.96 MiB would be written as 1024 MiB: it is 1 GiB then.
    while (std::abs(value) >= 1023.95 && unit + 1 < units.size()) {
        value /= 1024.0;
        ++unit;
    }
    const double tenths = std::round(value * 10.0) / 10.0;
    const bool whole = std::abs(tenths - std::round(tenths)) < 0.05;
    return locale.toString(tenths, 'f', whole ? 0 : 1) + QChar::Nbsp + QLatin1String(units.at(unit));
}

std::optional<ByteSize> parseByteSize(QStringView text, const QLocale& locale, ByteSize defaultUnit)
{
    const QString trimmed = text.toString().simplified();
    qsizetype numberEnd = trimmed.size();
    while (numberEnd > 0 && (trimmed.at(numberEnd - 1).isLetter() || trimmed.at(numberEnd - 1).isSpace())) {
        --numberEnd;
    }
    bool ok = false;
    double number = locale.toDouble(trimmed.first(numberEnd), &ok);
    if (!ok) {
        number = QLocale::c().toDouble(trimmed.first(numberEnd), &ok); // the point works everywhere
    }
    const QString unit = trimmed.sliced(numberEnd).trimmed().toLower();
    auto factor = static_cast<double>(defaultUnit.bytes());
    if (!unit.isEmpty()) {
        static constexpr std::array letters{'b', 'k', 'm', 'g', 't', 'p'};
        const auto* const letter = std::find(letters.begin(), letters.end(), unit.front().toLatin1());
        const QStringView rest = QStringView(unit).sliced(1);
        const bool isBytes = letter == letters.begin() && (rest.isEmpty() || unit == QLatin1String("bytes"));
        const bool isMultiple = letter != letters.begin() && (rest.isEmpty() || rest == u"b" || rest == u"ib");
        if (letter == letters.end() || !(isBytes || isMultiple)) {
            return std::nullopt;
        }
        factor = std::pow(1024.0, static_cast<double>(letter - letters.begin()));
    }
    const double bytes = number * factor;
    constexpr double tooLarge = 9.2e18; // just below what 63 bits count
    if (!ok || !(bytes >= 0) || bytes >= tooLarge) {
        return std::nullopt;
    }
    return ByteSize::fromBytes(static_cast<qint64>(std::llround(bytes)));
}

} // namespace domus
