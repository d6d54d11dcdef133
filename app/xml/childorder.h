// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/xml/xmldocument.h"

namespace domus {

/// The order in which libvirt writes the children of an element of that name, as far as Domus adds to it; empty for
/// all others. A ChildOrderOf.
ChildOrder usualChildOrder(const char* parentName);

} // namespace domus
