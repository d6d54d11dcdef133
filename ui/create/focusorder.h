// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace domus {

/// Makes Tab go through everything under the widget in the order of its layouts, which is the order of reading. To be
/// called again when editors were added: Qt puts what is made later at the end.
void orderFocusByLayout(QWidget* top);

} // namespace domus
