// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/smartgroups.h"

#include "app/core/settings.h"

#include <algorithm>

namespace domus {

namespace {

/// Names and queries in turn, which keeps the order in one value.
QString settingsKey()
{
    return QStringLiteral("list/smartGroups");
}

} // namespace

SmartGroups::SmartGroups(Settings* settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    if (m_settings == nullptr) {
        return;
    }
    const QStringList stored = m_settings->list(settingsKey());
    for (qsizetype i = 0; i + 1 < stored.size(); i += 2) {
        if (!stored[i].trimmed().isEmpty()) {
            m_groups.append({stored[i], stored[i + 1]});
        }
    }
}

Status SmartGroups::save(const SmartGroup& group)
{
    const SmartGroup next{group.name.simplified(), group.query.trimmed()};
    if (next.name.isEmpty()) {
        return fail(ErrorKind::InvalidArgument, tr("A smart group needs a name."));
    }
    const auto it = std::find_if(
        m_groups.begin(), m_groups.end(), [&next](const SmartGroup& known) { return known.name == next.name; });
    if (it != m_groups.end()) {
        *it = next;
    } else {
        m_groups.append(next);
    }
    return store();
}

Status SmartGroups::rename(const QString& name, const QString& newName)
{
    const QString next = newName.simplified();
    if (next.isEmpty()) {
        return fail(ErrorKind::InvalidArgument, tr("A smart group needs a name."));
    }
    for (const SmartGroup& group : std::as_const(m_groups)) {
        if (group.name == next && next != name) {
            return fail(ErrorKind::AlreadyExists, tr("There is a smart group “%1” already.").arg(next));
        }
    }
    for (SmartGroup& group : m_groups) {
        if (group.name == name) {
            group.name = next;
        }
    }
    return store();
}

Status SmartGroups::remove(const QString& name)
{
    m_groups.removeIf([&name](const SmartGroup& group) { return group.name == name; });
    return store();
}

Status SmartGroups::move(const QString& name, int to)
{
    for (int from = 0; from < m_groups.size(); ++from) {
        if (m_groups[from].name == name) {
            m_groups.move(from, std::clamp(to, 0, static_cast<int>(m_groups.size()) - 1));
            break;
        }
    }
    return store();
}

Status SmartGroups::store()
{
    Status saved;
    if (m_settings != nullptr) {
        QStringList values;
        values.reserve(m_groups.size() * 2);
        for (const SmartGroup& group : std::as_const(m_groups)) {
            values << group.name << group.query;
        }
        m_settings->setList(settingsKey(), values);
        saved = m_settings->save();
    }
    Q_EMIT changed();
    return saved;
}

} // namespace domus
