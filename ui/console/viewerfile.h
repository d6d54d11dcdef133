// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/viewer.h"

namespace domus {

/// Whether a text names a .vv file rather than an address.
bool isViewerFile(const QString& text);

/// The connection that a .vv file of virt-viewer's describes: type, host, port, password and, of SPICE, tls-port, ca,
/// host-subject and secure-channels are read. Nothing in it is run, and the file is left where it is, whatever it asks
/// (delete-this-file). One that needs more than this (a proxy, an encrypted VNC connection) is refused with the reason.
/// GUI thread: only a plain file's first 64 KiB are read.
Result<ViewerAddress> readViewerFile(const QString& path);
Result<ViewerAddress> parseViewerFile(const QByteArray& text);

} // namespace domus
