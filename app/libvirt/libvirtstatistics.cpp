// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/typedparameters.h"

#include <libvirt/libvirt.h>

#include <array>

namespace domus {

using libvirt::call;

namespace {

using Clock = std::chrono::steady_clock;

constexpr qsizetype maximumScreenshot = qsizetype{64} * 1024 * 1024;
constexpr std::size_t screenshotPiece = std::size_t{256} * 1024;

std::optional<ByteSize> kibOf(std::optional<unsigned long long> kib)
{
    return kib ? std::optional(ByteSize::fromKiB(static_cast<qint64>(*kib))) : std::nullopt;
}

void take(DomainStatistics& statistics, libvirt::TypedParameters parameters)
{
    if (const auto cpuTime = parameters.number("cpu.time")) {
        statistics.cpuTimeNs = *cpuTime;
    }
    if (const auto current = kibOf(parameters.number("balloon.current"))) {
        statistics.balloonCurrent = current;
    }
    statistics.balloonRss = kibOf(parameters.number("balloon.rss"));
    statistics.blockReadBytes = parameters.sum("block.", ".rd.bytes");
    statistics.blockWrittenBytes = parameters.sum("block.", ".wr.bytes");
    statistics.netReceivedBytes = parameters.sum("net.", ".rx.bytes");
    statistics.netSentBytes = parameters.sum("net.", ".tx.bytes");
}

} // namespace

Result<DomainStatistics> LibvirtConnection::domainStatistics(const Uuid& uuid)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    DomainStatistics statistics;
    // Every driver has this, needs no job for it, and it alone tells the number of CPUs cheaply.
    virDomainInfo info{};
    if (const auto asked = call<virDomainGetInfo>(*handle, &info); !asked) {
        return fail(asked.error());
    }
    statistics.when = Clock::now();
    if (info.state == VIR_DOMAIN_SHUTOFF || info.state == VIR_DOMAIN_CRASHED) {
        return statistics;
    }
    statistics.vcpus = info.nrVirtCpu;
    statistics.cpuTimeNs = info.cpuTime;
    statistics.balloonCurrent = ByteSize::fromKiB(static_cast<qint64>(info.memory));

    constexpr unsigned groups = VIR_DOMAIN_STATS_STATE | VIR_DOMAIN_STATS_CPU_TOTAL | VIR_DOMAIN_STATS_BALLOON
        | VIR_DOMAIN_STATS_INTERFACE | VIR_DOMAIN_STATS_BLOCK;
    std::array<virDomainPtr, 2> domains{handle->get(), nullptr};
    virDomainStatsRecordPtr* raw = nullptr;
    const auto before = Clock::now();
    // NOWAIT: a domain that is busy with a job gives what it has instead of holding this lane for 30 s.
    const auto count
        = call<virDomainListGetStats>(domains.data(), groups, &raw, unsigned{VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT});
    const auto after = Clock::now();
    const std::unique_ptr<virDomainStatsRecordPtr, decltype(&virDomainStatsRecordListFree)> records(
        raw, &virDomainStatsRecordListFree);
    if (!count) {
        if (count.error().kind == ErrorKind::Unsupported || count.error().kind == ErrorKind::InvalidArgument) {
            return statistics;
        }
        return fail(count.error());
    }
    if (*count > 0) {
        statistics.when = before + (after - before) / 2;
        take(statistics, libvirt::TypedParameters(raw[0]->params, raw[0]->nparams));
    }
    return statistics;
}

Result<Screenshot> LibvirtConnection::screenshot(const Uuid& uuid)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    const auto stream = call<virStreamNew>(m_connection, 0U);
    if (!stream) {
        return fail(stream.error());
    }
    const auto mimeType = call<virDomainScreenshot>(*handle, *stream, 0U, 0U);
    if (!mimeType) {
        return fail(mimeType.error());
    }
    Screenshot picture;
    picture.mimeType = QString::fromUtf8(mimeType->get());
    QByteArray piece(screenshotPiece, Qt::Uninitialized);
    while (true) {
        const auto received = call<virStreamRecv>(*stream, piece.data(), std::size_t{screenshotPiece});
        if (!received || picture.data.size() > maximumScreenshot) {
            return fail(received ? Error::make(ErrorKind::OutOfSpace, QStringLiteral("The picture is too large."))
                                 : received.error());
        }
        if (*received == 0) {
            break;
        }
        picture.data.append(piece.constData(), *received);
    }
    if (auto finished = call<virStreamFinish>(*stream); !finished) {
        return fail(finished.error());
    }
    return picture;
}

} // namespace domus
