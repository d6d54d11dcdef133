// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/ids.h"
#include "app/virt/bulkstatistics.h"

#include <QObject>
#include <QVector>

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace domus {

class ConnectionList;

/// The last minute of a machine's CPU load, a value for each period; newest last. A missing reading is a gap (NaN).
class LoadHistory
{
public:
    static constexpr int capacity = 60;

    /// 0 to 1 of the machine's CPUs; NaN: not known at that time.
    void append(float load);
    /// Oldest first; fewer than the capacity while it is young.
    QVector<float> values() const;
    /// The newest; nothing when that is a gap.
    std::optional<float> last() const;
    int size() const { return m_size; }

private:
    std::array<float, capacity> m_values{};
    int m_next = 0;
    int m_size = 0;
};

/// The CPU load of everything that runs: one call a period for each open connection, and only while somebody looks. A
/// reading that comes late skips the next one; a counter that went backwards, another run of the machine or a machine
/// that stood still leave a gap. GUI thread.
class StatisticsSampler : public QObject
{
    Q_OBJECT
public:
    /// The connections outlive the sampler. It does not sample yet.
    explicit StatisticsSampler(ConnectionList& connections, QObject* parent = nullptr);
    ~StatisticsSampler() override;
    StatisticsSampler(const StatisticsSampler&) = delete;
    StatisticsSampler& operator=(const StatisticsSampler&) = delete;

    /// How many CPUs a machine has, where a reading does not tell; 0 while not known: then its load is not, either.
    void setVcpuSource(std::function<int(const DomainKey&)> vcpus);
    void setPeriod(std::chrono::milliseconds period); ///< 1 s unless told; 0: never, and what was read is forgotten
    std::chrono::milliseconds period() const;
    /// Whether somebody looks: a window that is shown, with a load in it.
    void setActive(bool active);
    bool isActive() const;

    /// Null when nothing is known of the machine: it does not run, or was not read yet.
    const LoadHistory* history(const DomainKey& machine) const;
    std::optional<float> load(const DomainKey& machine) const;
    /// What the guest has been given, as last read; nothing for one that does not run.
    std::optional<ByteSize> memory(const DomainKey& machine) const;

Q_SIGNALS:
    /// A reading of the connection is there: the loads of all of its machines are new.
    void sampled(const domus::ConnectionId& connection);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
