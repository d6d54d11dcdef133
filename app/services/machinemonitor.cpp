// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/machinemonitor.h"

#include "app/services/addressbook.h"
#include "app/services/connectionlist.h"
#include "app/services/machinedetails.h"
#include "app/services/statisticssampler.h"
#include "app/services/uptimeclock.h"

namespace domus {

MachineMonitor::MachineMonitor(ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_details(new MachineDetailsStore(connections, this))
    , m_sampler(new StatisticsSampler(connections, this))
    , m_addresses(new AddressBook(connections, this))
    , m_uptimes(new UptimeClock(connections, this))
{
    m_sampler->setVcpuSource([this](const DomainKey& machine) {
        const MachineDetails* details = m_details->details(machine);
        return details != nullptr ? details->vcpus : 0;
    });
}

MachineMonitor::~MachineMonitor() = default;

void MachineMonitor::setWatched(bool watched)
{
    m_sampler->setActive(watched);
    m_addresses->setActive(watched);
}

} // namespace domus
