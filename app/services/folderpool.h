// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/connection.h"

#include <QSet>
#include <QString>

#include <memory>

namespace domus {

/// A folder of a connection's host whose files are looked at, copied and deleted through libvirt, with its rights and
/// on its host: through the pool that has the folder, else through one that is there only as long as this object.
/// Blocks: in a lane. The connection outlives it.
class FolderPool
{
public:
    static Result<std::unique_ptr<FolderPool>> open(Connection& connection, const QString& folder);
    ~FolderPool();
    FolderPool(const FolderPool&) = delete;
    FolderPool& operator=(const FolderPool&) = delete;

    /// Asked of libvirt each time: what could not be looked at is an error, never "no".
    Result<bool> has(const QString& file) const;
    /// The first of these names that there is; empty for none.
    Result<QString> firstOf(const QStringList& files) const;
    QString path(const QString& file) const { return m_folder + QLatin1Char('/') + file; }
    /// A file of that name there is none of: "web_VARS.fd", "web-2_VARS.fd". None of `taken` either, which are paths.
    Result<QString> freeName(const QString& stem, const QString& ending, const QSet<QString>& taken) const;
    /// With the owner and the rights of the first.
    Status copy(const QString& from, const QString& to);
    Status remove(const QString& file);

private:
    FolderPool(Connection& connection, QString folder, QString pool, bool isOurs);

    Connection& m_connection;
    QString m_folder;
    QString m_pool;
    bool m_isOurs;
};

} // namespace domus
