// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"

#include "app/libvirt/virterror.h"
#ifdef DOMUS_WITH_FAULTS
#include "app/libvirt/faults.h"
#endif

namespace domus::libvirt {

// Debug lines are for those who ask (QT_LOGGING_RULES="domus.libvirt.debug=true").
Q_LOGGING_CATEGORY(log, "domus.libvirt", QtInfoMsg)

CallRecord::CallRecord(const char* function) : m_function(function)
{
    m_timer.start();
}

std::optional<Error> CallRecord::refused()
{
#ifdef DOMUS_WITH_FAULTS
    if (auto injected = faults::next(m_function)) {
        if (!injected->afterCall) {
            write(&injected->error);
            return injected->error;
        }
        m_spoiled = injected->error;
    }
#endif
    return std::nullopt;
}

std::optional<Error> CallRecord::spoiled()
{
    if (m_spoiled) {
        write(&*m_spoiled);
    }
    return m_spoiled;
}

Error CallRecord::failed()
{
    Error error = takeLastError(m_function);
    write(&error);
    return error;
}

void CallRecord::succeeded()
{
    write(nullptr);
}

void CallRecord::write(const Error* error) const
{
    if (!log().isDebugEnabled()) {
        return;
    }
    if (error == nullptr) {
        qCDebug(log, "%s %lld ms ok", m_function, static_cast<long long>(m_timer.elapsed()));
    } else {
        qCDebug(log, "%s %lld ms failed %d/%d %s", m_function, static_cast<long long>(m_timer.elapsed()), error->code,
            error->domain, qUtf8Printable(error->text));
    }
}

} // namespace domus::libvirt
