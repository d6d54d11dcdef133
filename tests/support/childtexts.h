// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace domus {

/// The texts of the elements directly below the root, by element; of several with one name the last. Any thread.
QHash<QString, QString> childTexts(const QByteArray& xml);

} // namespace domus
