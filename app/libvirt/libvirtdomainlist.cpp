// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/objectlist.h"
#include "app/libvirt/typedparameters.h"

#include <QSet>

#include <libvirt/libvirt.h>

#include <array>

namespace domus {

using libvirt::call;

namespace {

DomainState stateOf(unsigned long long state)
{
    switch (state) {
    case VIR_DOMAIN_RUNNING:
        return DomainState::Running;
    case VIR_DOMAIN_BLOCKED:
        return DomainState::Blocked;
    case VIR_DOMAIN_PAUSED:
        return DomainState::Paused;
    case VIR_DOMAIN_SHUTDOWN:
        return DomainState::ShuttingDown;
    case VIR_DOMAIN_SHUTOFF:
        return DomainState::ShutOff;
    case VIR_DOMAIN_CRASHED:
        return DomainState::Crashed;
    case VIR_DOMAIN_PMSUSPENDED:
        return DomainState::PmSuspended;
    default:
        return DomainState::NoState;
    }
}

StateReason pausedReasonOf(unsigned long long reason)
{
    switch (reason) {
    case VIR_DOMAIN_PAUSED_UNKNOWN:
        return StateReason::None;
    case VIR_DOMAIN_PAUSED_USER:
        return StateReason::ByUser;
    case VIR_DOMAIN_PAUSED_MIGRATION:
    case VIR_DOMAIN_PAUSED_POSTCOPY:
    case VIR_DOMAIN_PAUSED_POSTCOPY_FAILED:
        return StateReason::Migration;
    case VIR_DOMAIN_PAUSED_SAVE:
    case VIR_DOMAIN_PAUSED_DUMP:
        return StateReason::Saving;
    case VIR_DOMAIN_PAUSED_IOERROR:
        return StateReason::IoError;
    case VIR_DOMAIN_PAUSED_WATCHDOG:
        return StateReason::Watchdog;
    case VIR_DOMAIN_PAUSED_FROM_SNAPSHOT:
    case VIR_DOMAIN_PAUSED_SNAPSHOT:
        return StateReason::Snapshot;
    case VIR_DOMAIN_PAUSED_CRASHED:
        return StateReason::Crashed;
    case VIR_DOMAIN_PAUSED_STARTING_UP:
        return StateReason::StartingUp;
    default:
        return StateReason::Other;
    }
}

StateReason shutOffReasonOf(unsigned long long reason)
{
    switch (reason) {
    case VIR_DOMAIN_SHUTOFF_UNKNOWN:
    case VIR_DOMAIN_SHUTOFF_SHUTDOWN:
        return StateReason::None;
    case VIR_DOMAIN_SHUTOFF_DESTROYED:
        return StateReason::ByUser;
    case VIR_DOMAIN_SHUTOFF_CRASHED:
        return StateReason::Crashed;
    case VIR_DOMAIN_SHUTOFF_MIGRATED:
        return StateReason::Migration;
    case VIR_DOMAIN_SHUTOFF_SAVED:
        return StateReason::Saved;
    case VIR_DOMAIN_SHUTOFF_FAILED:
        return StateReason::Failed;
    case VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT:
        return StateReason::Snapshot;
    default:
        return StateReason::Other;
    }
}

StateReason reasonOf(DomainState state, unsigned long long reason)
{
    switch (state) {
    case DomainState::Paused:
        return pausedReasonOf(reason);
    case DomainState::ShutOff:
        return shutOffReasonOf(reason);
    case DomainState::Crashed:
        return StateReason::Crashed;
    default:
        return StateReason::None;
    }
}

Uuid uuidOf(virDomainPtr domain)
{
    std::array<unsigned char, VIR_UUID_BUFLEN> raw{};
    return virDomainGetUUID(domain, raw.data()) == 0 ? Uuid::fromRaw(raw.data()) : Uuid();
}

/// What a domain object carries by itself: no call is made.
DomainRecord identityOf(virDomainPtr domain)
{
    DomainRecord record;
    record.uuid = uuidOf(domain);
    record.name = QString::fromUtf8(virDomainGetName(domain));
    // -1 where nothing runs. The state does not tell it: a machine that crashed may be kept, with its process.
    record.id = static_cast<int>(virDomainGetID(domain));
    return record;
}

/// Names, states and reasons of all domains in one call; Unsupported where the driver has no bulk statistics.
Result<QVector<DomainRecord>> statesInBulk(_virConnect* connection)
{
    virDomainStatsRecordPtr* raw = nullptr;
    const auto count = call<virConnectGetAllDomainStats>(connection, unsigned{VIR_DOMAIN_STATS_STATE}, &raw, 0U);
    const std::unique_ptr<virDomainStatsRecordPtr, decltype(&virDomainStatsRecordListFree)> records(
        raw, &virDomainStatsRecordListFree);
    if (!count) {
        return fail(count.error());
    }
    QVector<DomainRecord> domains;
    domains.reserve(*count);
    for (int i = 0; i < *count; ++i) {
        const virDomainStatsRecord& entry = *raw[i];
        const libvirt::TypedParameters parameters(entry.params, entry.nparams);
        const DomainState state = stateOf(parameters.number("state.state").value_or(VIR_DOMAIN_NOSTATE));
        DomainRecord record = identityOf(entry.dom);
        record.state = state;
        record.reason = reasonOf(state, parameters.number("state.reason").value_or(0));
        domains.append(record);
    }
    return domains;
}

/// For drivers without bulk statistics: one list for each state that a list can be asked for.
Result<QVector<DomainRecord>> statesByLists(_virConnect* connection)
{
    struct Filter
    {
        unsigned flag;
        DomainState state;
    };
    constexpr std::array filters{
        Filter{VIR_CONNECT_LIST_DOMAINS_RUNNING, DomainState::Running},
        Filter{VIR_CONNECT_LIST_DOMAINS_PAUSED, DomainState::Paused},
        Filter{VIR_CONNECT_LIST_DOMAINS_SHUTOFF, DomainState::ShutOff},
        Filter{VIR_CONNECT_LIST_DOMAINS_OTHER, DomainState::NoState},
    };
    QVector<DomainRecord> domains;
    for (const Filter& filter : filters) {
        const auto list = libvirt::list<virConnectListAllDomains, _virDomain>(connection, filter.flag);
        if (!list) {
            return fail(list.error());
        }
        for (virDomainPtr domain : *list) {
            DomainRecord record = identityOf(domain);
            record.state = filter.state;
            domains.append(record);
        }
    }
    return domains;
}

/// The domains that a filter lets through; nothing where the driver does not know the filter.
Result<std::optional<QSet<Uuid>>> those(_virConnect* connection, unsigned flag)
{
    const auto list = libvirt::list<virConnectListAllDomains, _virDomain>(connection, flag);
    if (!list) {
        if (list.error().kind == ErrorKind::Unsupported) {
            return std::optional<QSet<Uuid>>();
        }
        return fail(list.error());
    }
    QSet<Uuid> uuids;
    for (virDomainPtr domain : *list) {
        uuids.insert(uuidOf(domain));
    }
    return std::optional(uuids);
}

} // namespace

Result<QVector<DomainRecord>> LibvirtConnection::domains()
{
    auto domains = statesInBulk(m_connection.get());
    if (!domains && domains.error().kind == ErrorKind::Unsupported) {
        domains = statesByLists(m_connection.get());
    }
    if (!domains) {
        return domains;
    }
    const auto persistent = those(m_connection.get(), VIR_CONNECT_LIST_DOMAINS_PERSISTENT);
    if (!persistent) {
        return fail(persistent.error());
    }
    const auto autostart = those(m_connection.get(), VIR_CONNECT_LIST_DOMAINS_AUTOSTART);
    if (!autostart) {
        return fail(autostart.error());
    }
    const auto saved = those(m_connection.get(), VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE);
    if (!saved) {
        return fail(saved.error());
    }
    for (DomainRecord& record : *domains) {
        record.persistent = !*persistent || (*persistent)->contains(record.uuid);
        record.autostart = *autostart && (*autostart)->contains(record.uuid);
        record.hasManagedSave = *saved && (*saved)->contains(record.uuid);
    }
    return domains;
}

} // namespace domus
