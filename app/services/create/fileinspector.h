// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/filereach.h"
#include "app/services/create/hostfacts.h"

#include <QString>

namespace domus {

/// How QEMU on the connection meets local files.
enum class FileView {
    AsUser, ///< qemu:///session: QEMU is the user
    AsQemuUser, ///< qemu:///system: as libvirt-qemu
    Elsewhere, ///< another host: the path cannot be judged from here
};

FileView fileViewOf(const QString& uri, bool isLocal);

/// Looks at a file of this computer: what it is, and whether QEMU can reach it. Reads a few KiB; blocks as long as the
/// file system does (a dead network mount), so call it in a worker thread.
FileFacts inspectFile(const QString& path, FileView view);

} // namespace domus
