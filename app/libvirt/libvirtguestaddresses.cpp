// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"

#include <libvirt/libvirt.h>

#include <cstdlib>

namespace domus {

using libvirt::call;

namespace {

/// What virDomainInterfaceAddresses returns, owned.
class InterfaceList
{
public:
    InterfaceList(virDomainInterfacePtr* list, int count) : m_list(list), m_count(count) { }
    ~InterfaceList()
    {
        for (int i = 0; i < m_count; ++i) {
            virDomainInterfaceFree(m_list[i]);
        }
        std::free(static_cast<void*>(m_list));
    }
    InterfaceList(const InterfaceList&) = delete;
    InterfaceList& operator=(const InterfaceList&) = delete;

    virDomainInterfacePtr* begin() const { return m_list; }
    virDomainInterfacePtr* end() const { return m_list + m_count; }

private:
    virDomainInterfacePtr* m_list;
    int m_count;
};

bool isReachable(const QString& address)
{
    return !address.startsWith(QLatin1String("127.")) && !address.startsWith(QLatin1String("169.254."))
        && !address.startsWith(QLatin1String("fe80:"), Qt::CaseInsensitive) && address != QLatin1String("::1");
}

} // namespace

Result<QStringList> LibvirtConnection::leasedAddresses(const Uuid& uuid)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    virDomainInterfacePtr* raw = nullptr;
    const auto count
        = call<virDomainInterfaceAddresses>(*handle, &raw, unsigned{VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE}, 0U);
    if (!count) {
        return fail(count.error());
    }
    const InterfaceList interfaces(raw, *count);
    QStringList four;
    QStringList six;
    for (const virDomainInterface* nic : interfaces) {
        for (unsigned i = 0; i < nic->naddrs; ++i) {
            const QString address = QString::fromUtf8(nic->addrs[i].addr);
            if (isReachable(address)) {
                (nic->addrs[i].type == VIR_IP_ADDR_TYPE_IPV4 ? four : six).append(address);
            }
        }
    }
    return four + six;
}

} // namespace domus
