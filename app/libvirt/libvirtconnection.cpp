// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/libvirtconnection.h"

#include "app/libvirt/call.h"
#include "app/libvirt/subscription.h"

#include <libvirt/libvirt.h>

namespace domus {

using libvirt::call;

LibvirtConnection::LibvirtConnection(std::shared_ptr<EventLoop> loop, libvirt::ConnectHandle connection, bool readOnly)
    : m_loop(std::move(loop))
    , m_connection(std::move(connection))
    , m_readOnly(readOnly)
{
}

LibvirtConnection::~LibvirtConnection() = default;

Status LibvirtConnection::subscribe(EventSink sink)
{
    if (m_subscription) {
        return fail(ErrorKind::Internal, QStringLiteral("This connection has a subscriber already."));
    }
    auto subscription = Subscription::create(m_connection.get(), std::move(sink));
    if (!subscription) {
        return fail(std::move(subscription.error()));
    }
    m_subscription = std::move(*subscription);
    return {};
}

bool LibvirtConnection::isAlive() const
{
    return virConnectIsAlive(m_connection.get()) == 1;
}

Result<libvirt::DomainHandle> LibvirtConnection::domain(Uuid uuid) const
{
    return call<virDomainLookupByUUIDString>(m_connection, uuid.toUtf8().constData());
}

Result<libvirt::StoragePoolHandle> LibvirtConnection::storagePool(const QString& name) const
{
    return call<virStoragePoolLookupByName>(m_connection, name.toUtf8().constData());
}

Result<libvirt::StorageVolumeHandle> LibvirtConnection::storageVolume(const QString& pool, const QString& name) const
{
    const auto owner = storagePool(pool);
    if (!owner) {
        return fail(owner.error());
    }
    return call<virStorageVolLookupByName>(*owner, name.toUtf8().constData());
}

Result<libvirt::NetworkHandle> LibvirtConnection::network(const QString& name) const
{
    return call<virNetworkLookupByName>(m_connection, name.toUtf8().constData());
}

} // namespace domus
