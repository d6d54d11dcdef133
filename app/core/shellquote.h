// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace domus {

/// One argument as sh takes it: as it is where nothing in it is special, else in single quotes. For commands that are
/// shown and copied; Domus itself never runs a shell.
QString shellQuote(const QString& argument);

/// A whole command line.
QString shellQuote(const QStringList& arguments);

} // namespace domus
