// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/bytesize.h"

#include <array>
#include <cmath>

namespace domus {

QString ByteSize::toString(const QLocale& locale) const
{
    static constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    auto value = static_cast<double>(m_bytes);
    std::size_t unit = 0;
    while (std::abs(value) >= 1024.0 && unit + 1 < units.size()) {
        value /= 1024.0;
        ++unit;
    }
    const double tenths = std::round(value * 10.0) / 10.0;
    const bool whole = std::abs(tenths - std::round(tenths)) < 0.05;
    return locale.toString(tenths, 'f', whole ? 0 : 1) + QChar::Nbsp + QLatin1String(units.at(unit));
}

} // namespace domus
