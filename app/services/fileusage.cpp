// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/fileusage.h"

#include "app/services/imagechain.h"

namespace domus {

QStringList FileUsage::keys(const QString& path) const
{
    QStringList result{path};
    if (m_isLocal) {
        const QString identity = fileIdentity(path);
        if (!identity.isEmpty()) {
            result.append(identity);
        }
    }
    return result;
}

void FileUsage::add(Names& names, const QString& path, const QString& name) const
{
    const QStringList all = keys(path);
    for (const QString& key : all) {
        QStringList& known = names[key];
        if (!known.contains(name)) {
            known.append(name);
        }
    }
}

QStringList FileUsage::all(const Names& names, const QString& path) const
{
    QStringList result;
    const QStringList all = keys(path);
    for (const QString& key : all) {
        result += names.value(key);
    }
    result.removeDuplicates();
    return result;
}

void FileUsage::addUser(const QString& path, const QString& user)
{
    add(m_users, path, user);
}

void FileUsage::addBuilder(const QString& path, const QString& builder)
{
    add(m_builders, path, builder);
}

} // namespace domus
