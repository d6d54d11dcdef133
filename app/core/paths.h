// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>

/// Where Domus keeps what. The XDG variables are looked at on every call; any thread.
namespace domus::paths {

QString configFolder(); ///< $XDG_CONFIG_HOME/domus: settings
QString dataFolder(); ///< $XDG_DATA_HOME/domus: journal, history
QString cacheFolder(); ///< $XDG_CACHE_HOME/domus: may go at any time
QString runtimeFolder(); ///< $XDG_RUNTIME_DIR/domus: sockets; falls back on a folder in the cache

/// A template for QTemporaryDir where another user's programs, QEMU say, may look as well: the user's own temporary
/// folder may be closed to them. The folder is made 0700; whoever makes it opens it.
QString sharedTemporary(const QString& name);

/// Whether something is there. By stat(2): what Qt asks, access(2), judges by the user alone and not by the
/// capabilities that let a process look into a folder closed to its user.
bool isThere(const QString& path);

/// Makes the folder with everything above it; it is the user's alone (0700) afterwards.
Status ensurePrivateFolder(const QString& path);

} // namespace domus::paths
