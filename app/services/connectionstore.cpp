// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionstore.h"

#include "app/core/settings.h"

#include <QSet>

#include <utility>

namespace domus::connectionstore {

namespace {

/// The order of the list; each connection lies in a group of its own below. One that the order does not name was added
/// by another Domus meanwhile: it comes last.
constexpr QLatin1String orderKey("connections/order");

QString key(const ConnectionId& id, const char* name)
{
    return QLatin1String("connections/") + id.value + QLatin1Char('/') + QLatin1String(name);
}

} // namespace

QVector<ConnectionSettings> read(const Settings& settings)
{
    QVector<ConnectionSettings> connections;
    QSet<QString> seen;
    QStringList ids = settings.list(orderKey);
    ids += settings.childrenOf(QStringLiteral("connections"));
    for (const QString& id : std::as_const(ids)) {
        ConnectionSettings connection;
        connection.id = ConnectionId{id};
        connection.uri = settings.text(key(connection.id, "uri"));
        if (id.isEmpty() || connection.uri.isEmpty() || seen.contains(id)) {
            continue;
        }
        seen.insert(id);
        connection.label = settings.text(key(connection.id, "label"));
        connection.openAtStart = settings.flag(key(connection.id, "openAtStart"), true);
        connection.readOnly = settings.flag(key(connection.id, "readOnly"), false);
        connections.append(connection);
    }
    return connections;
}

Status write(Settings& settings, const QVector<ConnectionSettings>& connections, const ConnectionId& removed)
{
    if (!removed.value.isEmpty()) {
        settings.remove(QLatin1String("connections/") + removed.value);
    }
    QStringList order;
    order.reserve(connections.size());
    for (const ConnectionSettings& connection : connections) {
        order.append(connection.id.value);
        settings.setText(key(connection.id, "uri"), connection.uri);
        settings.setText(key(connection.id, "label"), connection.label);
        settings.setFlag(key(connection.id, "openAtStart"), connection.openAtStart);
        settings.setFlag(key(connection.id, "readOnly"), connection.readOnly);
    }
    settings.setList(orderKey, order);
    return settings.save();
}

} // namespace domus::connectionstore
