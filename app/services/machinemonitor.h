// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QObject>

namespace domus {

class AddressBook;
class ConnectionList;
class MachineDetailsStore;
class StatisticsSampler;
class UptimeClock;

/// Everything the list knows of machines beyond their state, in one hand: what the window makes, and tells when
/// somebody looks. GUI thread.
class MachineMonitor : public QObject
{
    Q_OBJECT
public:
    /// The connections outlive the monitor.
    explicit MachineMonitor(ConnectionList& connections, QObject* parent = nullptr);
    ~MachineMonitor() override;
    MachineMonitor(const MachineMonitor&) = delete;
    MachineMonitor& operator=(const MachineMonitor&) = delete;

    MachineDetailsStore& details() const { return *m_details; }
    StatisticsSampler& sampler() const { return *m_sampler; }
    AddressBook& addresses() const { return *m_addresses; }
    UptimeClock& uptimes() const { return *m_uptimes; }

    /// The window is on screen and not minimised: loads and addresses are read. Not so at first.
    void setWatched(bool watched);

private:
    MachineDetailsStore* m_details;
    StatisticsSampler* m_sampler;
    AddressBook* m_addresses;
    UptimeClock* m_uptimes;
};

} // namespace domus
