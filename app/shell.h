// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace domus {

/// Domus as a command: `domus list` and the like. Needs no display; the program's exit code.
int runShell(const QStringList& arguments, int& argc, char** argv);

} // namespace domus
