// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/faults.h"

#include "app/libvirt/virterror.h"

#include <libvirt/virterror.h>

#include <array>
#include <cerrno>
#include <mutex>
#include <thread>

namespace domus::faults {

namespace {

struct Named
{
    QLatin1String name;
    int code = 0;
    int domain = 0;
    int systemError = 0;
    bool connectionLost = false;
    bool afterCall = false;
    QLatin1String text;
};

constexpr std::array table{
    Named{QLatin1String("lost"), VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, EIO, true, false,
        QLatin1String("End of file while reading data: Input/output error")},
    Named{QLatin1String("lost-after"), VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, EIO, true, true,
        QLatin1String("End of file while reading data: Input/output error")},
    Named{QLatin1String("closed"), VIR_ERR_INTERNAL_ERROR, VIR_FROM_RPC, 0, true, false,
        QLatin1String("internal error: client socket is closed")},
    Named{QLatin1String("no-space"), VIR_ERR_SYSTEM_ERROR, VIR_FROM_STORAGE, ENOSPC, false, false,
        QLatin1String("cannot write data: No space left on device")},
    Named{QLatin1String("denied"), VIR_ERR_SYSTEM_ERROR, VIR_FROM_QEMU, EACCES, false, false,
        QLatin1String("Cannot access storage file: Permission denied")},
    Named{QLatin1String("timeout"), VIR_ERR_OPERATION_TIMEOUT, VIR_FROM_QEMU, 0, false, false,
        QLatin1String("Timed out during operation: cannot acquire state change lock")},
    Named{QLatin1String("busy"), VIR_ERR_RESOURCE_BUSY, VIR_FROM_QEMU, 0, false, false,
        QLatin1String("resource busy: already in use")},
    Named{QLatin1String("failed"), VIR_ERR_OPERATION_FAILED, VIR_FROM_QEMU, 0, false, false,
        QLatin1String("operation failed: the hypervisor refused")},
    Named{QLatin1String("internal"), VIR_ERR_INTERNAL_ERROR, VIR_FROM_QEMU, 0, false, false,
        QLatin1String("internal error: process exited while connecting to monitor")},
    Named{QLatin1String("no-domain"), VIR_ERR_NO_DOMAIN, VIR_FROM_QEMU, 0, false, false,
        QLatin1String("Domain not found")},
    Named{QLatin1String("invalid"), VIR_ERR_OPERATION_INVALID, VIR_FROM_QEMU, 0, false, false,
        QLatin1String("Requested operation is not valid")},
    Named{QLatin1String("unsupported"), VIR_ERR_NO_SUPPORT, VIR_FROM_QEMU, 0, false, false,
        QLatin1String("this function is not supported by the connection driver")},
};

struct State
{
    std::mutex mutex;
    Fault fault;
    int calls = 0;
    bool lost = false;
    QVector<DestructiveCall> ledger;
};

State& state()
{
    // Lanes let go at exit may still call: never destroyed.
    static auto* const theState = [] {
        auto* made = new State;
        const QByteArray text = qgetenv("DOMUS_FAULT");
        if (!text.isEmpty()) {
            if (const auto fault = parse(QString::fromUtf8(text))) {
                made->fault = *fault;
            } else {
                qWarning("DOMUS_FAULT is not n:code:delayMs[:domain]: %s", text.constData());
            }
        }
        return made;
    }();
    return *theState;
}

Error toError(const Fault& fault, const char* function)
{
    libvirt::VirError error;
    error.code = fault.code;
    error.domain = fault.domain;
    error.systemError = fault.systemError;
    error.text = fault.text.isEmpty() ? QStringLiteral("injected error %1").arg(fault.code) : fault.text;
    return libvirt::toError(error, function);
}

/// Had a registration gone well, libvirt would still hold what its caller frees after the error.
bool isRegistering(QByteArrayView function)
{
    return function.contains("Register");
}

/// These drop libvirt's local half whatever the daemon answers.
bool isTakingBack(QByteArrayView function)
{
    return function.contains("register");
}

} // namespace

std::optional<Fault> named(QStringView name)
{
    for (const Named& entry : table) {
        if (name == entry.name) {
            Fault fault;
            fault.code = entry.code;
            fault.domain = entry.domain;
            fault.systemError = entry.systemError;
            fault.connectionLost = entry.connectionLost;
            fault.afterCall = entry.afterCall;
            fault.text = entry.text;
            return fault;
        }
    }
    return std::nullopt;
}

QVector<QString> namedFaults()
{
    QVector<QString> names;
    names.reserve(static_cast<qsizetype>(table.size()));
    for (const Named& entry : table) {
        names.append(entry.name);
    }
    return names;
}

std::optional<Fault> parse(QStringView text)
{
    const QList<QStringView> parts = text.split(u':');
    if (parts.size() < 2 || parts.size() > 4) {
        return std::nullopt;
    }
    QStringView nth = parts.at(0);
    const bool andLater = nth.endsWith(u'+');
    if (andLater) {
        nth.chop(1);
    }
    std::optional<Fault> fault = named(parts.at(1));
    bool fine = true;
    if (!fault) {
        fault = Fault();
        fault->code = parts.at(1).toInt(&fine);
    }
    bool nthFine = false;
    fault->nth = nth.toInt(&nthFine);
    fault->andLater = andLater;
    if (parts.size() > 2 && !parts.at(2).isEmpty()) {
        bool delayFine = false;
        fault->delay = std::chrono::milliseconds(parts.at(2).toInt(&delayFine));
        fine = fine && delayFine;
    }
    if (parts.size() > 3) {
        bool domainFine = false;
        fault->domain = parts.at(3).toInt(&domainFine);
        fine = fine && domainFine;
    }
    if (!fine || !nthFine || fault->nth < 1 || fault->code < 0) {
        return std::nullopt;
    }
    return fault;
}

void set(const Fault& fault)
{
    State& all = state();
    const std::scoped_lock lock(all.mutex);
    all.fault = fault;
    all.calls = 0;
    all.lost = false;
    all.ledger.clear();
}

void clear()
{
    set({});
}

int callCount()
{
    State& all = state();
    const std::scoped_lock lock(all.mutex);
    return all.calls;
}

QVector<DestructiveCall> destructiveCalls()
{
    State& all = state();
    const std::scoped_lock lock(all.mutex);
    return all.ledger;
}

void noteDestructive(const char* function, const QString& subject)
{
    State& all = state();
    const std::scoped_lock lock(all.mutex);
    all.ledger.append({function, subject});
}

std::optional<Injected> next(const char* function)
{
    State& all = state();
    Fault fault;
    {
        const std::scoped_lock lock(all.mutex);
        if (all.lost) {
            ++all.calls;
            return Injected{toError(*named(u"closed"), function), isTakingBack(function)};
        }
        fault = all.fault;
        if (!fault.function.isEmpty() && fault.function != function) {
            return std::nullopt;
        }
        ++all.calls;
        const bool hit = fault.nth > 0 && (all.calls == fault.nth || (fault.andLater && all.calls > fault.nth));
        if (!hit) {
            return std::nullopt;
        }
        all.lost = fault.connectionLost;
    }
    std::this_thread::sleep_for(fault.delay);
    if (fault.code == 0) {
        return std::nullopt;
    }
    const bool afterCall = isTakingBack(function) || (fault.afterCall && !isRegistering(function));
    return Injected{toError(fault, function), afterCall};
}

} // namespace domus::faults
