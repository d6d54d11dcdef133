// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace domus {

struct NetworkIp
{
    QString family; ///< "ipv4" (also where not written) or "ipv6"
    QString address;
    int prefix = -1; ///< from the prefix or the netmask; -1: neither is written
    QString dhcpStart; ///< of the first range
    QString dhcpEnd;
    bool operator==(const NetworkIp&) const = default;
};

struct NetworkPortGroup
{
    QString name;
    bool isDefault = false;
    bool operator==(const NetworkPortGroup&) const = default;
};

/// A virtual network's description.
struct NetworkXml
{
    QString name;
    Uuid uuid; ///< null when building: libvirt makes one
    QString title;
    QString bridge;
    QString mac;
    QString domainName; ///< DNS
    /// "nat", "route", "open", "bridge", "hostdev", "passthrough"...; empty: isolated.
    QString forwardMode;
    QString forwardDevice;
    QVector<NetworkIp> ips;
    QVector<NetworkPortGroup> portGroups;

    static Result<NetworkXml> parse(const QByteArray& xml);
    QByteArray toXml() const;
    bool isIsolated() const { return forwardMode.isEmpty(); }
    bool operator==(const NetworkXml&) const = default;
};

} // namespace domus
