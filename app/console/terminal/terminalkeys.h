// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct VTerm;

namespace domus {

/// Qt's key as libvterm's, which knows the bytes for it in the mode that the guest is in. False: it says nothing to a
/// guest (a modifier alone, a media key).
bool sendKey(VTerm& terminal, Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text);
/// A line feed goes as Enter, which is what a terminal sends.
void sendCharacter(VTerm& terminal, char32_t character);

} // namespace domus
