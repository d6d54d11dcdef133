// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace domus {

/// What the user chose, in $XDG_CONFIG_HOME/domus/domus.conf: groups of key = value lines, UTF-8.
///
/// Keys are "group/name", groups may have groups. Setting changes memory; save() writes the file whole or not at all,
/// readable by its user alone. Several Domus may run at once: save() reads the file again under a lock and changes in
/// it only what was changed here, so that neither undoes what the other has saved. A file that cannot be understood is
/// put aside as domus.conf.bad (.bad2 and so on while those exist) and defaults hold; one that cannot be read is never
/// written over. GUI thread.
class Settings
{
public:
    /// Reads the user's file.
    static Settings load();
    static Settings load(const QString& path);

    QString text(const QString& key, const QString& fallback = {}) const;
    QStringList list(const QString& key, const QStringList& fallback = {}) const;
    bool flag(const QString& key, bool fallback = false) const;
    qint64 number(const QString& key, qint64 fallback = 0) const;
    QByteArray bytes(const QString& key, const QByteArray& fallback = {}) const; ///< a window's geometry

    void setText(const QString& key, const QString& value);
    void setList(const QString& key, const QStringList& value);
    void setFlag(const QString& key, bool value);
    void setNumber(const QString& key, qint64 value);
    void setBytes(const QString& key, const QByteArray& value);

    bool contains(const QString& key) const;
    /// The key, and everything in a group of that name.
    void remove(const QString& key);
    /// The names directly in a group, sorted: values and groups alike.
    QStringList childrenOf(const QString& group) const;

    /// Nothing is written when nothing changed. What others have saved meanwhile is known afterwards. Where the file
    /// has vanished or been spoiled since, all that is known here is written.
    Status save();

    QString path() const { return m_path; }
    /// Where an unreadable file was put when this was loaded; empty when all was well.
    QString putAside() const { return m_putAside; }

private:
    using Values = QMap<QString, QString>; // keys to values as they are in the file, unescaped
    struct Edit
    {
        QString key;
        std::optional<QString> value; // none: the key is removed, and the group of that name
    };
    static void apply(Values& values, const Edit& edit);
    void setRaw(const QString& key, const QString& value);
    /// The file's values now; nothing when it is not there or had to be put aside.
    Result<std::optional<Values>> readFile();

    QString m_path;
    QString m_putAside;
    Values m_values;
    QList<Edit> m_edits; // since the last save, in order
};

} // namespace domus
