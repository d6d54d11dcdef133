// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/oscatalog.h"

#include <QSet>
#include <QString>

namespace domus::plannames {

/// libvirt makes files from a machine's name ("NAME_VARS.fd"), and a file name has 255 bytes.
inline constexpr int maximumBytes = 240;

/// What stands against a name as such, as a whole sentence; empty when nothing does.
QString problemWith(const QString& name);

/// "debian12" from "Debian 12"; "machine" where nothing is left.
QString fromTitle(const QString& title);
/// The database's short id where the release is in it, else made from the title.
QString fromOs(const OsDescription& os);

/// The name, or the name with the first number from 2 on that makes it unique: "debian12-2".
QString unique(const QString& name, const QSet<QString>& taken);

/// A file name for a machine's disk, unique in its pool: "debian12.qcow2", "debian12-2.qcow2".
QString volume(const QString& name, const QString& suffix, const QString& pool, const QSet<QString>& taken);

} // namespace domus::plannames
