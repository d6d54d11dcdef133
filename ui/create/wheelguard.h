// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace domus {

/// Keeps the wheel from changing a value that it merely passes over while the page scrolls: boxes, sliders and numbers
/// under `top` take it only while they have the focus. To be called again when editors were added.
void guardWheel(QWidget* top);

} // namespace domus
