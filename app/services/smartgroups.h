// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QObject>
#include <QString>
#include <QVector>

namespace domus {

class Settings;

/// A query with a name.
struct SmartGroup
{
    QString name;
    QString query;
    bool operator==(const SmartGroup&) const = default;
};

/// The queries that the user saved, in the order he wants, kept in the settings. GUI thread.
class SmartGroups : public QObject
{
    Q_OBJECT
public:
    /// The settings outlive this; null: nothing is kept.
    explicit SmartGroups(Settings* settings, QObject* parent = nullptr);

    const QVector<SmartGroup>& groups() const { return m_groups; }
    /// By its name: a new one at the end, or the one that has the name is changed. A failure tells that it holds only
    /// until the program ends.
    Status save(const SmartGroup& group);
    Status rename(const QString& name, const QString& newName);
    Status remove(const QString& name);
    Status move(const QString& name, int to);

Q_SIGNALS:
    void changed();

private:
    Status store();

    Settings* m_settings;
    QVector<SmartGroup> m_groups;
};

} // namespace domus
