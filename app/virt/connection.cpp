// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/virt/connection.h"

namespace domus {

Connection::~Connection() = default;

} // namespace domus
