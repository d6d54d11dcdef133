// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPair>
#include <QPixmap>
#include <QString>
#include <QVector>

/// Every page in a state worth looking at, as pictures, with made-up data that never changes.
namespace domus::pictures {

/// Installs the catalogue of that language, or takes it out for "en".
void useLanguage(const QString& language);
/// The name of each page's state, and its picture in the present style, language and scale.
QVector<QPair<QString, QPixmap>> all();

} // namespace domus::pictures
