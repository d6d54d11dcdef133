// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Searching as people type: without capitals, without accents.
namespace domus {

/// Lower case, accents removed; đ becomes d, which no Unicode decomposition does. "Máy Ảo Đà Nẵng" is "may ao da nang".
QString fold(QStringView text);

/// True when the text contains the pattern, both folded. An empty pattern is in everything.
bool foldedContains(QStringView text, QStringView pattern);

} // namespace domus
