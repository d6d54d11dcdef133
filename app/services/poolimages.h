// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/connection.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace domus {

/// The storage pools of a host during one look at a machine's files: what lies in them, and which image builds upon
/// which. Blocks: in a lane.
///
/// A folder that is open to us is looked at by ourselves. Elsewhere libvirt is asked, which read the images when it
/// last looked at the whole folder; to look again it is told only where an image is in question, because a look that
/// fails stops the pool, and never at a file system of the network, which may keep it waiting for good. What it knows
/// from earlier is good enough to keep a file, never to call one unused.
class PoolImages
{
public:
    PoolImages(Connection& connection, bool isLocal);

    /// All active pools.
    void read();
    /// The pool holds a file in question: looks again where that was not done.
    void lookInto(const QString& pool);

    const QVector<StorageVolumeRecord>& volumes(const QString& pool);
    std::optional<StorageVolumeRecord> volumeOf(const QString& path);

    /// What the image builds upon as it is now, empty for nothing; nothing where that is not known.
    std::optional<QString> baseOf(const QString& path) const;
    struct Link
    {
        QString image;
        QString base;
    };
    QVector<Link> links() const; ///< what was so when libvirt last looked is among them
    /// What could not be looked at, in words, but for the images given.
    QStringList unchecked(const QSet<QString>& except) const;

private:
    struct Pool
    {
        StoragePoolRecord record;
        QStringList untold; ///< paths of images that do not tell us themselves what they build upon
        bool isOpen = false; ///< we see every file in it
        bool isFresh = false; ///< what libvirt tells is of now
    };
    const QVector<StoragePoolRecord>& pools();
    void readPool(Pool& pool);
    void readOurselves(Pool& pool);
    void ask(Pool& pool, bool lookAgain);
    bool refresh(const StoragePoolRecord& pool);

    Connection& m_connection;
    bool m_isLocal;
    bool m_isBlind = false; ///< the pools could not be listed
    std::optional<QVector<StoragePoolRecord>> m_records;
    QVector<Pool> m_pools;
    QHash<QString, QVector<StorageVolumeRecord>> m_volumes;
    QSet<QString> m_refreshed; ///< asked to look again, with whatever result
    QHash<QString, QString> m_bases; ///< what each image builds upon; empty for nothing
    QHash<QString, QString> m_earlierBases; ///< the same, as it was when libvirt last looked
};

} // namespace domus
