// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/objectlist.h"

#include <QSet>

#include <libvirt/libvirt.h>

#include <array>

namespace domus {

using libvirt::call;

namespace {

Uuid uuidOf(virNetworkPtr network)
{
    std::array<unsigned char, VIR_UUID_BUFLEN> raw{};
    return virNetworkGetUUID(network, raw.data()) == 0 ? Uuid::fromRaw(raw.data()) : Uuid();
}

/// The networks that a filter lets through.
Result<QSet<Uuid>> those(_virConnect* connection, unsigned flag)
{
    const auto networks = libvirt::list<virConnectListAllNetworks, _virNetwork>(connection, flag);
    if (!networks) {
        return fail(networks.error());
    }
    QSet<Uuid> uuids;
    for (virNetworkPtr network : *networks) {
        uuids.insert(uuidOf(network));
    }
    return uuids;
}

} // namespace

Result<QVector<NetworkRecord>> LibvirtConnection::networks()
{
    const auto networks = libvirt::list<virConnectListAllNetworks, _virNetwork>(m_connection, 0U);
    if (!networks) {
        return fail(networks.error());
    }
    const auto active = those(m_connection.get(), VIR_CONNECT_LIST_NETWORKS_ACTIVE);
    if (!active) {
        return fail(active.error());
    }
    const auto autostart = those(m_connection.get(), VIR_CONNECT_LIST_NETWORKS_AUTOSTART);
    if (!autostart) {
        return fail(autostart.error());
    }
    QVector<NetworkRecord> records;
    records.reserve(networks->count());
    for (virNetworkPtr network : *networks) {
        NetworkRecord record;
        record.uuid = uuidOf(network);
        record.name = QString::fromUtf8(virNetworkGetName(network));
        record.active = active->contains(record.uuid);
        record.autostart = autostart->contains(record.uuid);
        const auto bridge = call<virNetworkGetBridgeName>(network);
        if (bridge) {
            record.bridge = QString::fromUtf8(bridge->get());
        } else if (bridge.error().isConnectionLoss()) {
            return fail(bridge.error());
        } // else: of a kind that has none
        records.append(record);
    }
    return records;
}

Result<QByteArray> LibvirtConnection::networkXml(const QString& network)
{
    const auto handle = this->network(network);
    if (!handle) {
        return fail(handle.error());
    }
    return call<virNetworkGetXMLDesc>(*handle, 0U).map([](const libvirt::TextHandle& text) {
        return QByteArray(text.get());
    });
}

Status LibvirtConnection::startNetwork(const QString& network)
{
    const auto handle = this->network(network);
    if (!handle) {
        return fail(handle.error());
    }
    return call<virNetworkCreate, void>(*handle);
}

Status LibvirtConnection::stopNetwork(const QString& network)
{
    const auto handle = this->network(network);
    if (!handle) {
        return fail(handle.error());
    }
    return call<virNetworkDestroy, void>(*handle);
}

} // namespace domus
