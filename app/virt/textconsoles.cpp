// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/virt/textconsoles.h"

namespace domus {

ByteChannel::~ByteChannel() = default;

TextConsoles::~TextConsoles() = default;

} // namespace domus
