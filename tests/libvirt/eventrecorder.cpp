// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/libvirt/eventrecorder.h"

#include "app/libvirt/eventloop.h"

#include <algorithm>

namespace domus {

EventSink EventRecorder::sink() const
{
    return [state = m_state](const Event& event) {
        const std::scoped_lock lock(state->mutex);
        state->events.append(event);
        // The close callback alone may come in the thread that noticed.
        if (!EventLoop::isCurrentThread() && !std::holds_alternative<ConnectionLostEvent>(event)) {
            state->strayed = true;
        }
    };
}

template <typename T, typename Test> bool EventRecorder::saw(Test test) const
{
    const std::scoped_lock lock(m_state->mutex);
    return std::any_of(m_state->events.cbegin(), m_state->events.cend(), [&](const Event& event) {
        const auto* wanted = std::get_if<T>(&event);
        return wanted != nullptr && test(*wanted);
    });
}

QVector<DomainLifecycle> EventRecorder::lifecycles(Uuid uuid) const
{
    const std::scoped_lock lock(m_state->mutex);
    QVector<DomainLifecycle> result;
    result.reserve(m_state->events.size());
    for (const Event& event : m_state->events) {
        const auto* lifecycle = std::get_if<DomainLifecycleEvent>(&event);
        if (lifecycle != nullptr && lifecycle->uuid == uuid) {
            result.append(lifecycle->what);
        }
    }
    return result;
}

bool EventRecorder::sawChange(Uuid uuid) const
{
    return saw<DomainChangedEvent>([&](DomainChangedEvent event) { return event.uuid == uuid; });
}

bool EventRecorder::sawReboot(Uuid uuid) const
{
    return saw<DomainRebootEvent>([&](DomainRebootEvent event) { return event.uuid == uuid; });
}

bool EventRecorder::sawNetworkChange() const
{
    return saw<NetworkChangedEvent>([](NetworkChangedEvent event) { return !event.uuid.isNull(); });
}

bool EventRecorder::sawStoragePoolChange() const
{
    return saw<StoragePoolChangedEvent>([](StoragePoolChangedEvent event) { return !event.uuid.isNull(); });
}

bool EventRecorder::sawLoss() const
{
    return saw<ConnectionLostEvent>([](const ConnectionLostEvent& event) { return !event.reason.isEmpty(); });
}

bool EventRecorder::cameInEventThread() const
{
    const std::scoped_lock lock(m_state->mutex);
    return !m_state->strayed;
}

void EventRecorder::clear() const
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->events.clear();
}

} // namespace domus
