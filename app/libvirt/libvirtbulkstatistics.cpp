// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/objectlist.h"
#include "app/libvirt/typedparameters.h"

#include <libvirt/libvirt.h>

#include <algorithm>
#include <array>

namespace domus {

using libvirt::call;

namespace {

using Clock = std::chrono::steady_clock;

/// How long machines are asked one by one in a reading.
constexpr std::chrono::milliseconds patience(150);

Uuid uuidOf(virDomainPtr domain)
{
    std::array<unsigned char, VIR_UUID_BUFLEN> raw{};
    return virDomainGetUUID(domain, raw.data()) == 0 ? Uuid::fromRaw(raw.data()) : Uuid();
}

bool usesCpu(unsigned long long state)
{
    return state == VIR_DOMAIN_RUNNING || state == VIR_DOMAIN_BLOCKED || state == VIR_DOMAIN_SHUTDOWN;
}

/// A machine of a reading, with its object for asking further; the list that the object is from owns it.
struct Read
{
    DomainSample sample;
    virDomainPtr domain = nullptr;
};

void askOne(Read& read)
{
    virDomainInfo info{};
    if (!call<virDomainGetInfo>(read.domain, &info)) {
        return; // gone meanwhile
    }
    read.sample.when = Clock::now();
    read.sample.isRunning = usesCpu(info.state);
    read.sample.cpuTimeNs = info.cpuTime;
    read.sample.memory = ByteSize::fromKiB(static_cast<qint64>(info.memory));
    read.sample.vcpus = info.nrVirtCpu;
}

/// Asks the machines without CPU time one by one, from the one after the last that was asked.
void askTheRest(QVector<Read>& machines, Uuid& last)
{
    const auto deadline = Clock::now() + patience;
    const auto start
        = std::find_if(machines.begin(), machines.end(), [&last](const Read& read) { return last < read.sample.uuid; });
    std::rotate(machines.begin(), start, machines.end());
    for (Read& read : machines) {
        if (read.sample.cpuTimeNs) {
            continue;
        }
        if (Clock::now() > deadline) {
            return;
        }
        askOne(read);
        last = read.sample.uuid;
    }
    last = {}; // all were asked
}

QVector<DomainSample> samplesOf(const QVector<Read>& machines)
{
    QVector<DomainSample> samples;
    samples.reserve(machines.size());
    for (const Read& read : machines) {
        samples.append(read.sample);
    }
    std::sort(
        samples.begin(), samples.end(), [](const DomainSample& a, const DomainSample& b) { return a.uuid < b.uuid; });
    return samples;
}

void sortByUuid(QVector<Read>& machines)
{
    std::sort(
        machines.begin(), machines.end(), [](const Read& a, const Read& b) { return a.sample.uuid < b.sample.uuid; });
}

} // namespace

Result<QVector<DomainSample>> LibvirtConnection::sampleDomains(bool withMemory)
{
    unsigned groups = VIR_DOMAIN_STATS_STATE | VIR_DOMAIN_STATS_CPU_TOTAL;
    if (withMemory) {
        groups |= VIR_DOMAIN_STATS_BALLOON;
    }
    // NOWAIT: a machine that is busy with a job gives what it has instead of holding this lane for 30 s.
    constexpr unsigned flags = VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE | VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT;
    QVector<Read> machines;
    virDomainStatsRecordPtr* raw = nullptr;
    const auto before = Clock::now();
    auto count = call<virConnectGetAllDomainStats>(m_connection, groups, &raw, flags);
    if (!count && count.error().kind == ErrorKind::InvalidArgument) { // a driver that knows no such flag
        count = call<virConnectGetAllDomainStats>(
            m_connection, groups, &raw, unsigned{VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE});
    }
    const auto middle = before + (Clock::now() - before) / 2;
    const std::unique_ptr<virDomainStatsRecordPtr, decltype(&virDomainStatsRecordListFree)> records(
        raw, &virDomainStatsRecordListFree);
    if (count) {
        machines.reserve(*count);
        for (int i = 0; i < *count; ++i) {
            const virDomainStatsRecord& record = *raw[i];
            const libvirt::TypedParameters parameters(record.params, record.nparams);
            Read read;
            read.domain = record.dom;
            read.sample.uuid = uuidOf(record.dom);
            read.sample.id = static_cast<int>(virDomainGetID(record.dom));
            read.sample.isRunning = usesCpu(parameters.number("state.state").value_or(VIR_DOMAIN_NOSTATE));
            read.sample.when = middle;
            if (const auto cpuTime = parameters.number("cpu.time")) {
                read.sample.cpuTimeNs = *cpuTime;
            }
            if (const auto kib = parameters.number("balloon.current")) {
                read.sample.memory = ByteSize::fromKiB(static_cast<qint64>(*kib));
            }
            machines.append(read);
        }
        // None has it: the driver lacks it (test). Some lack it: they are busy, and asking again would wait for them.
        const bool lacksCpuTime = std::none_of(
            machines.cbegin(), machines.cend(), [](const Read& read) { return read.sample.cpuTimeNs.has_value(); });
        if (lacksCpuTime) {
            sortByUuid(machines);
            askTheRest(machines, m_lastAsked);
        }
        return samplesOf(machines);
    }
    if (count.error().kind != ErrorKind::Unsupported) {
        return fail(count.error());
    }
    const auto list
        = libvirt::list<virConnectListAllDomains, _virDomain>(m_connection, unsigned{VIR_CONNECT_LIST_DOMAINS_ACTIVE});
    if (!list) {
        return fail(list.error());
    }
    machines.reserve(list->count());
    for (virDomainPtr domain : *list) {
        Read read;
        read.domain = domain;
        read.sample.uuid = uuidOf(domain);
        read.sample.id = static_cast<int>(virDomainGetID(domain));
        machines.append(read);
    }
    sortByUuid(machines);
    askTheRest(machines, m_lastAsked);
    return samplesOf(machines);
}

} // namespace domus
