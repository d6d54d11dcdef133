// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QObject>
#include <QVector>

#include <chrono>
#include <memory>
#include <optional>

namespace domus {

class ConnectionList;

/// Since when machines run: on this computer by their QEMU process, elsewhere where their start was seen. What cannot
/// be known is not guessed. A restart inside the guest does not count. GUI thread.
class UptimeClock : public QObject
{
    Q_OBJECT
public:
    /// The connections outlive the clock.
    explicit UptimeClock(ConnectionList& connections, QObject* parent = nullptr);
    ~UptimeClock() override;
    UptimeClock(const UptimeClock&) = delete;
    UptimeClock& operator=(const UptimeClock&) = delete;

    /// Nothing for one that does not run, and where it is not known.
    std::optional<std::chrono::seconds> uptime(const DomainKey& machine) const;

Q_SIGNALS:
    /// Became known, or ended; not for every second that passes. Several at once, soon after they did.
    void uptimesChanged(const domus::ConnectionId& connection, const QVector<domus::Uuid>& machines);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
