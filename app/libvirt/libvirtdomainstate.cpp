// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/ledger.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/typedparameters.h"
#include "app/libvirt/virterror.h"

#include <libvirt/libvirt.h>

#include <algorithm>
#include <initializer_list>

namespace domus {

using libvirt::call;
using libvirt::DomainHandle;

namespace {

/// Where a driver knows no start flags (test:///), the same in steps.
Status startStepByStep(const DomainHandle& handle, StartOptions options)
{
    if (options.discardManagedSave) {
        const auto saved = call<virDomainHasManagedSaveImage>(handle, 0U);
        if (saved && *saved == 1) {
            if (auto removed = call<virDomainManagedSaveRemove, void>(handle, 0U); !removed) {
                return removed;
            }
        }
    }
    auto started = call<virDomainCreate, void>(handle);
    if (started && options.paused) {
        return call<virDomainSuspend, void>(handle);
    }
    return started;
}

bool isRefusal(const Status& status)
{
    return !status
        && (status.error().kind == ErrorKind::Unsupported || status.error().kind == ErrorKind::InvalidArgument);
}

/// Tries one way after the other as long as the host has no such way; the first error is the one to tell.
template <typename Try> Status firstPossible(std::initializer_list<unsigned> ways, Try attempt)
{
    Status result;
    bool first = true;
    for (const unsigned way : ways) {
        Status status = attempt(way);
        if (status) {
            return status;
        }
        if (first || isRefusal(result)) {
            result = status;
        }
        first = false;
        if (status.error().isConnectionLoss()) {
            return status;
        }
    }
    return result;
}

} // namespace

Status LibvirtConnection::startDomain(const Uuid& uuid, const StartOptions& options)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    unsigned flags = 0;
    if (options.paused) {
        flags |= VIR_DOMAIN_START_PAUSED;
    }
    if (options.resetNvram) {
        flags |= VIR_DOMAIN_START_RESET_NVRAM;
    }
    if (options.discardManagedSave) {
        flags |= VIR_DOMAIN_START_FORCE_BOOT;
    }
    if (flags == 0) {
        return call<virDomainCreate, void>(*handle);
    }
    auto status = call<virDomainCreateWithFlags, void>(*handle, flags);
    if (!status && libvirt::isUnknownCall(status.error())) {
        return startStepByStep(*handle, options);
    }
    return status;
}

Status LibvirtConnection::shutdownDomain(const Uuid& uuid, ShutdownMethod method)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    const auto attempt = [&](unsigned flags) { return call<virDomainShutdownFlags, void>(*handle, flags); };
    switch (method) {
    case ShutdownMethod::AcpiPowerButton:
        return attempt(VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN);
    case ShutdownMethod::GuestAgent:
        return attempt(VIR_DOMAIN_SHUTDOWN_GUEST_AGENT);
    case ShutdownMethod::HypervisorDefault:
        break;
    }
    // libvirt's own order asks the agent first and waits for it up to a minute; the power button answers at once.
    return firstPossible(
        {VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN, VIR_DOMAIN_SHUTDOWN_GUEST_AGENT, VIR_DOMAIN_SHUTDOWN_DEFAULT}, attempt);
}

Status LibvirtConnection::rebootDomain(const Uuid& uuid, ShutdownMethod method)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    const auto attempt = [&](unsigned flags) { return call<virDomainReboot, void>(*handle, flags); };
    switch (method) {
    case ShutdownMethod::AcpiPowerButton:
        return attempt(VIR_DOMAIN_REBOOT_ACPI_POWER_BTN);
    case ShutdownMethod::GuestAgent:
        return attempt(VIR_DOMAIN_REBOOT_GUEST_AGENT);
    case ShutdownMethod::HypervisorDefault:
        break;
    }
    return firstPossible(
        {VIR_DOMAIN_REBOOT_ACPI_POWER_BTN, VIR_DOMAIN_REBOOT_GUEST_AGENT, VIR_DOMAIN_REBOOT_DEFAULT}, attempt);
}

Status LibvirtConnection::resetDomain(const Uuid& uuid)
{
    return domain(uuid).and_then([](const DomainHandle& handle) { return call<virDomainReset, void>(handle, 0U); });
}

Status LibvirtConnection::suspendDomain(const Uuid& uuid)
{
    return domain(uuid).and_then([](const DomainHandle& handle) { return call<virDomainSuspend, void>(handle); });
}

Status LibvirtConnection::resumeDomain(const Uuid& uuid)
{
    return domain(uuid).and_then([](const DomainHandle& handle) { return call<virDomainResume, void>(handle); });
}

Status LibvirtConnection::destroyDomain(const Uuid& uuid)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    libvirt::noteDestructive("virDomainDestroy", uuid.toString());
    return call<virDomainDestroy, void>(*handle);
}

Status LibvirtConnection::managedSaveDomain(const Uuid& uuid)
{
    return domain(uuid).and_then(
        [](const DomainHandle& handle) { return call<virDomainManagedSave, void>(handle, 0U); });
}

Status LibvirtConnection::removeManagedSave(const Uuid& uuid)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    libvirt::noteDestructive("virDomainManagedSaveRemove", uuid.toString());
    return call<virDomainManagedSaveRemove, void>(*handle, 0U);
}

Result<Progress> LibvirtConnection::domainJob(const Uuid& uuid)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    int type = VIR_DOMAIN_JOB_NONE;
    virTypedParameterPtr list = nullptr;
    int count = 0;
    const auto asked = call<virDomainGetJobStats>(*handle, &type, &list, &count, 0U);
    Progress progress;
    if (asked) {
        const libvirt::TypedParameters parameters(list, count);
        const auto total = parameters.number(VIR_DOMAIN_JOB_DATA_TOTAL);
        const auto done = parameters.number(VIR_DOMAIN_JOB_DATA_PROCESSED);
        if (total.value_or(0) > 0 && done) {
            progress.part = std::min(1.0, static_cast<double>(*done) / static_cast<double>(*total));
        }
    }
    virTypedParamsFree(list, count);
    return asked.map([&](int) { return progress; });
}

Status LibvirtConnection::abortDomainJob(const Uuid& uuid)
{
    return domain(uuid).and_then([](const DomainHandle& handle) { return call<virDomainAbortJob, void>(handle); });
}

} // namespace domus
