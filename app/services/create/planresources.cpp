// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/planner.h"

#include <algorithm>

namespace domus {
namespace {

constexpr int comfortableCpus = 2;
constexpr int mostCpusWithHeadroom = 64;
constexpr int mostVcpusWithoutIommu = 240; ///< x86: 255 APIC ids, a few of them taken

ByteSize roundedDown(ByteSize size, ByteSize step)
{
    return ByteSize::fromBytes(size.bytes() / step.bytes() * step.bytes());
}

} // namespace

void Planner::decideCpus()
{
    const int hostCpus = m_host.host.cpus;
    if (!m_wish.topology) {
        const int recommended = std::max({m_os.recommendedCpus, m_os.minimumCpus, m_os.isTool ? 1 : comfortableCpus});
        const int wanted = m_wish.defaults.cpus ? std::max(*m_wish.defaults.cpus, m_os.minimumCpus) : recommended;
        const int cpus = hostCpus > 0 ? std::min(wanted, hostCpus) : wanted;
        m_request.topology = CpuTopology{1, cpus, 1};
    }
    const CpuTopology& topology = *m_request.topology;
    const int cpus = topology.cpus();
    QString reason;
    if (!m_wish.topology && m_wish.defaults.cpus) {
        reason = tr("As your settings have it for new virtual machines.");
    } else if (!m_wish.topology) {
        reason = m_os.recommendedCpus > 0 || m_os.minimumCpus > 0
            ? tr("%1 asks for %2; this host has %3.")
                  .arg(osName())
                  .arg(std::max(m_os.recommendedCpus, m_os.minimumCpus))
                  .arg(hostCpus)
            : tr("A good start; this host has %1.").arg(hostCpus);
    }
    say(CreateField::Cpu, tr("%n processor(s)", nullptr, cpus), reason);

    if (topology.sockets < 1 || topology.cores < 1 || topology.threads < 1) {
        error(CreateField::Cpu, tr("A machine needs at least one processor."));
        m_request.topology = CpuTopology{};
        return;
    }
    int most = m_capabilities->maximumVcpus;
    if (isX86() && !m_host.isTest) {
        most = most > 0 ? std::min(most, mostVcpusWithoutIommu) : mostVcpusWithoutIommu;
    }
    if (most > 0 && cpus > most) {
        error(CreateField::Cpu, tr("A machine can have at most %n processor(s) on this host.", nullptr, most));
    } else if (hostCpus > 0 && cpus > hostCpus) {
        warn(CreateField::Cpu,
            tr("More processors than this host has (%1): the machine will run slower, not faster.").arg(hostCpus));
    }
    if (m_os.minimumCpus > cpus) {
        warn(CreateField::Cpu, tr("%1 needs at least %2 processors.").arg(osName()).arg(m_os.minimumCpus));
    }
    // Room to add processors while the machine runs, where the user did not shape them.
    m_maximumCpus = cpus;
    if (!m_wish.topology && !m_host.isTest && !m_os.isTool) {
        m_maximumCpus = std::clamp(hostCpus, cpus, std::max(cpus, mostCpusWithHeadroom));
        if (most > 0) {
            m_maximumCpus = std::max(cpus, std::min(m_maximumCpus, most));
        }
    }
}

void Planner::decideMemory()
{
    const ByteSize step = ByteSize::fromMiB(256);
    const ByteSize free = m_host.freeMemory;
    const ByteSize total = m_host.host.memory;
    // Where the database tells only what is barely enough, twice that is comfortable.
    const ByteSize asked = std::max(m_os.recommendedMemory, m_os.minimumMemory);
    const bool tellsOnlyMinimum = m_os.recommendedMemory.isZero() && !m_os.minimumMemory.isZero();
    // More than the host has is no default to begin with.
    std::optional<ByteSize> standing;
    if (m_wish.defaults.memory && (total.isZero() || *m_wish.defaults.memory <= total)) {
        standing = std::max(*m_wish.defaults.memory, m_os.minimumMemory);
    }
    if (!m_wish.memory && standing) {
        m_request.memory = standing;
    } else if (!m_wish.memory) {
        const ByteSize floor = m_os.isTool ? ByteSize::fromMiB(512)
            : isWindows()                  ? ByteSize::fromGiB(4)
            : m_os.family == QLatin1String("linux") || m_request.source.kind == SourceKind::Kernel
            ? ByteSize::fromGiB(2)
            : ByteSize::fromGiB(1);
        ByteSize memory = std::max(tellsOnlyMinimum ? asked * 2 : asked, floor);
        // Where there is plenty, comfort costs nothing.
        const ByteSize comfortable = ByteSize::fromGiB(4);
        if (!m_os.isTool && memory < comfortable && free >= comfortable * 4) {
            memory = comfortable;
        }
        // Where there is little, the host must go on living.
        if (!free.isZero() && memory > free * 3 / 4) {
            const ByteSize least = m_os.minimumMemory.isZero() ? ByteSize::fromMiB(512) : m_os.minimumMemory;
            memory = std::max(least, roundedDown(free / 2, step));
        }
        if (!total.isZero() && memory > total) {
            memory = std::max(ByteSize::fromMiB(128), roundedDown(total / 2, ByteSize::fromMiB(64)));
        }
        m_request.memory = memory;
    }
    const ByteSize memory = *m_request.memory;
    QString reason;
    if (!m_wish.memory && standing) {
        reason = tr("As your settings have it for new virtual machines.");
    } else if (!m_wish.memory) {
        const QString system = m_os.isNearestKnown ? m_os.nearestName : osName();
        if (free.isZero()) {
            reason = asked.isZero() ? tr("A good start.") : tr("%1 asks for %2.").arg(system, asked.toString());
        } else if (m_os.isTool) {
            reason = tr("%1 needs little; this host has %2 free.").arg(osName(), free.toString());
        } else if (tellsOnlyMinimum) {
            reason = tr("%1 needs at least %2; this host has %3 free.").arg(system, asked.toString(), free.toString());
        } else if (!asked.isZero()) {
            reason = tr("%1 recommends %2; this host has %3 free.").arg(system, asked.toString(), free.toString());
        } else {
            reason = tr("A good start for an unknown system; this host has %1 free.").arg(free.toString());
        }
    }
    say(CreateField::Memory, tr("%1 of memory").arg(memory.toString()), reason);

    if (memory < ByteSize::fromMiB(1)) {
        error(CreateField::Memory, tr("A machine needs memory."));
    } else if (!total.isZero() && memory > total) {
        error(CreateField::Memory, tr("More than this host has: %1.").arg(total.toString()));
    } else if (!free.isZero() && memory > free) {
        warn(CreateField::Memory,
            tr("More than is free just now (%1): the host may have to swap.").arg(free.toString()));
    }
    if (!m_os.minimumMemory.isZero() && memory < m_os.minimumMemory) {
        warn(CreateField::Memory, tr("%1 needs at least %2.").arg(osName(), m_os.minimumMemory.toString()));
    }
    // Slots need ACPI and a PCIe machine of QEMU's; a tool never grows.
    if (isQ35() && !m_os.isTool) {
        const ByteSize most = roundedDown(std::min(total, memory * 4), ByteSize::fromMiB(128));
        if (most >= memory + ByteSize::fromMiB(512)) {
            m_maximumMemory = most;
        }
    }
}

} // namespace domus
