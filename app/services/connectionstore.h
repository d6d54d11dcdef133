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
/// And saves them.
Status write(Settings& settings, const QVector<ConnectionSettings>& connections);

} // namespace domus::connectionstore
