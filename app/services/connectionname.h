// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace domus {

/// What a person calls the libvirt behind a URI: "This computer (system)", "Demonstration", "host.example".
QString nameOfConnection(const QString& uri);

/// True when the URI names no other host.
bool isLocalUri(const QString& uri);

} // namespace domus
