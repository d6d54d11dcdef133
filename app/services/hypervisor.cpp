// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/hypervisor.h"

#include <QCoreApplication>

namespace domus::hypervisor {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Hypervisor)
};

} // namespace

QString whyNothingIsMade(const HostRecord& host)
{
    // virConnectGetType's names; an unknown one is as good as QEMU until it says no.
    if (host.hypervisor == QLatin1String("LXC")) {
        return Tr::tr("Linux containers run here. Domus lists, starts and stops them; it makes virtual machines only "
                      "where QEMU runs.");
    }
    if (host.hypervisor == QLatin1String("Xen") || host.hypervisor == QLatin1String("ESX")) {
        //: %1 is a hypervisor: Xen, ESX
        return Tr::tr("%1 runs here. Domus lists, starts and stops its virtual machines; it makes new ones only where "
                      "QEMU runs.")
            .arg(host.hypervisor);
    }
    return {};
}

QString whyOnlyTheBasics(const HostRecord& host)
{
    // None of virDomainManagedSave, virDomainReset and virDomainRename is in libvirt 9.0's driver for containers.
    return host.hypervisor == QLatin1String("LXC") ? Tr::tr("libvirt cannot do this with containers.") : QString();
}

} // namespace domus::hypervisor
