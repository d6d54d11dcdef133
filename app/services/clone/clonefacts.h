// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/virt/records.h"
#include "app/xml/domaindevices.h"

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QVector>

#include <optional>

namespace domus {

class Connection;

/// A disk of the machine that is to be cloned.
struct CloneDisk
{
    DiskXml xml;
    std::optional<StorageVolumeRecord> volume; ///< nothing where it lies in no active pool
    QString poolType; ///< "dir", "logical"...
    bool hasBase = false; ///< builds upon another image
    bool isEncrypted = false;
    QString path() const { return volume ? volume->path : xml.path; }
    bool operator==(const CloneDisk&) const = default;
};

/// What planning a clone needs to know of the machine and its host.
struct CloneFacts
{
    QString uri;
    DomainRecord source;
    QByteArray xml; ///< its definition for the next start, secrets included
    QByteArray entry; ///< Domus' own in its metadata, as libvirt gives it alone
    QVector<CloneDisk> disks;
    QVector<StoragePoolRecord> pools;
    QSet<QString> domainNames;
    QSet<QString> volumeNames; ///< "pool/volume", of the pools that its disks lie in
    bool canCopy = false; ///< the host can copy volumes by itself
};

/// Asks the connection: a few calls for each disk. Blocks; slow lane.
Result<CloneFacts> gatherCloneFacts(Connection& connection, const QString& uri, Uuid source);

} // namespace domus
