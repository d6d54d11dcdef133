// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace domus {

/// Who uses which file of a host, under every name it goes by.
class FileUsage
{
public:
    /// On this computer (`isLocal`) a file is known by itself besides, whatever its name: blocks for the disk.
    explicit FileUsage(bool isLocal) : m_isLocal(isLocal) { }

    void addUser(const QString& path, const QString& user);
    /// A machine or an image that builds upon the file.
    void addBuilder(const QString& path, const QString& builder);
    QStringList usersOf(const QString& path) const { return all(m_users, path); }
    QStringList buildersOn(const QString& path) const { return all(m_builders, path); }

private:
    using Names = QHash<QString, QStringList>;
    QStringList keys(const QString& path) const;
    void add(Names& names, const QString& path, const QString& name) const;
    QStringList all(const Names& names, const QString& path) const;

    bool m_isLocal;
    Names m_users;
    Names m_builders;
};

} // namespace domus
