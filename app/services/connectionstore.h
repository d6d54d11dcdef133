// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/hostsession.h"

#include <QVector>

namespace domus {
class Settings;
}

/// How the list of connections lies in the settings.
namespace domus::connectionstore {

/// Entries without a URI or with an id seen before are left out.
QVector<ConnectionSettings> read(const Settings& settings);
/// And saves them. One that is not among them stays, as another Domus may have added it, unless it is the removed one.
Status write(Settings& settings, const QVector<ConnectionSettings>& connections, const ConnectionId& removed = {});

} // namespace domus::connectionstore
