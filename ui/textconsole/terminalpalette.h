// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/terminal/terminalline.h"

#include <QColor>
#include <QPalette>

namespace domus {

/// What a cell is drawn in. The sixteen named colours are chosen to be read on the window's own background, light or
/// dark.
struct TerminalInk
{
    QColor foreground;
    QColor background; ///< invalid: the view's own
};
TerminalInk inkOf(TerminalLook look, const QPalette& palette);

} // namespace domus
