// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace domus {

/// What a disk image on this computer says it builds upon.
struct ImageBase
{
    bool isKnown = false; ///< false: the file could not be read or has a form not understood
    QString path; ///< absolute; empty when it builds upon nothing
};

/// Reads the header of a qcow2 image (a few KiB; foreign data, nothing is trusted). A file that is no qcow2 builds upon
/// nothing. Blocks for a local file: call in a lane.
ImageBase imageBase(const QString& path);

/// The bases of an image, nearest first; nothing where a link could not be read. Ends at a loop.
std::optional<QStringList> imageChain(const QString& path);

/// The identity of a local file whatever its name: device and inode; empty when there is no such file.
QString fileIdentity(const QString& path);

} // namespace domus
