// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QVector>

#include <chrono>
#include <optional>

namespace domus {

/// One reading of one machine that has a process, out of many. Absent: libvirt had no value at this time.
struct DomainSample
{
    Uuid uuid;
    int id = -1; ///< libvirt's number while active: another one is another run, whose counters begin anew
    bool isRunning = false; ///< false while it stands still: paused, asleep, crashed
    std::chrono::steady_clock::time_point when; ///< middle of the call that read it
    std::optional<quint64> cpuTimeNs;
    std::optional<ByteSize> memory; ///< what the guest has now; only where it was asked for, or came for nothing
    std::optional<int> vcpus; ///< as above
};

/// What a Connection may be able to do besides: read the counters of all machines that run in one call. Blocks, fails
/// and belongs in the lane like the Connection that it is asked of (with a dynamic_cast).
class BulkStatistics
{
public:
    virtual ~BulkStatistics() = default;
    BulkStatistics(const BulkStatistics&) = delete;
    BulkStatistics& operator=(const BulkStatistics&) = delete;

    /// Of every active machine, in the order of the uuids. `withMemory` asks each hypervisor process for its balloon,
    /// which costs a round trip a machine: not for every second. A machine that is busy with a job gives what it has
    /// instead of holding the call up. Drivers that lack the one call are asked machine by machine, for no longer than
    /// a fraction of a second: then each reading has a part of the machines, and the next goes on with the others.
    virtual Result<QVector<DomainSample>> sampleDomains(bool withMemory) = 0;

protected:
    BulkStatistics() = default;
};

} // namespace domus
