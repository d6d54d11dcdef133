// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QIODevice;

namespace domus {

/// What an ISO 9660 medium says about itself.
struct IsoFacts
{
    QString volumeLabel;
    bool hasBootRecord = false; ///< El Torito
    bool bootsBios = false;
    bool bootsUefi = false;
    bool operator==(const IsoFacts&) const = default;
};

/// What a disk image's header says. Headers are foreign input: nothing in them is believed but shown.
struct ImageFacts
{
    QString format; ///< "qcow2", "vmdk", "vdi", "vhdx", "vpc", "qed", "raw"
    ByteSize virtualSize; ///< zero when the header does not tell (or tells nonsense)
    bool hasBackingFile = false;
    bool operator==(const ImageFacts&) const = default;
};

/// Reads the volume descriptors and the boot catalogue: at most 64 KiB, wherever the medium points. Nothing when the
/// device holds no ISO 9660 file system.
std::optional<IsoFacts> readIso(QIODevice& device);

/// Reads the first 4 KiB and the last 512 bytes. What nobody recognises is "raw".
ImageFacts readImage(QIODevice& device);

} // namespace domus
