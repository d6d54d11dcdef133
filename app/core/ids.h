// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uuid.h"

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

namespace domus {

/// Names one connection in the list and in the settings; stable across restarts, never shown.
struct ConnectionId
{
    QString value;

    bool isNull() const { return value.isEmpty(); }
    bool operator==(const ConnectionId&) const = default;
    bool operator<(const ConnectionId& other) const { return value < other.value; }
    friend size_t qHash(const ConnectionId& id, size_t seed = 0) { return qHash(id.value, seed); }
};

/// One domain among all connections: the same UUID may exist on two hosts.
struct DomainKey
{
    ConnectionId connection;
    Uuid uuid;

    bool isNull() const { return uuid.isNull(); }
    bool operator==(const DomainKey&) const = default;
    friend size_t qHash(const DomainKey& key, size_t seed = 0) { return qHashMulti(seed, key.connection, key.uuid); }
};

} // namespace domus

Q_DECLARE_METATYPE(domus::ConnectionId)
Q_DECLARE_METATYPE(domus::DomainKey)
