// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace domus {

/// Owner and mode of a pool's folder or a volume's file. -1: not told, libvirt decides.
struct StoragePermissions
{
    int mode = -1; ///< as in chmod; written in octal
    int owner = -1;
    int group = -1;
    friend bool operator==(StoragePermissions, StoragePermissions) = default;
};

/// A storage pool's description.
struct StoragePoolXml
{
    QString type = QStringLiteral("dir");
    QString name;
    Uuid uuid; ///< null when building: libvirt makes one
    QString targetPath;
    QString sourceName; ///< volume group, RBD pool...
    QString sourceHost;
    QString sourcePath; ///< <dir path>
    QString sourceDevice;
    QString sourceFormat;
    ByteSize capacity; ///< told by libvirt; not written
    ByteSize allocation;
    ByteSize available;
    StoragePermissions permissions;

    static Result<StoragePoolXml> parse(const QByteArray& xml);
    QByteArray toXml() const;
    bool operator==(const StoragePoolXml&) const = default;
};

/// A storage volume's description.
struct StorageVolumeXml
{
    QString type; ///< "file", "block", "dir", "network"; told by libvirt; not written
    QString name;
    QString key; ///< not written
    QString path; ///< not written
    QString format; ///< "qcow2", "raw", "iso"
    ByteSize capacity;
    /// Written when set: 0 makes a sparse raw file, the capacity a full one.
    std::optional<ByteSize> allocation;
    QString backingPath;
    QString backingFormat;
    QString compatibility; ///< "1.1" for qcow2 version 3
    bool hasLazyRefcounts = false;
    StoragePermissions permissions;

    static Result<StorageVolumeXml> parse(const QByteArray& xml);
    QByteArray toXml() const;
    bool operator==(const StorageVolumeXml&) const = default;
};

} // namespace domus
