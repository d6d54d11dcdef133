// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/event.h"

#include <QVector>

#include <memory>
#include <mutex>

namespace domus {

/// Collects a connection's events in whatever threads they come; asked from the test's thread with QTRY_*.
class EventRecorder
{
public:
    EventSink sink() const;

    QVector<DomainLifecycle> lifecycles(Uuid uuid) const;
    bool sawChange(Uuid uuid) const;
    bool sawReboot(Uuid uuid) const;
    bool sawNetworkChange() const;
    bool sawStoragePoolChange() const;
    bool sawLoss() const;
    /// True when every event came in libvirt's event thread.
    bool cameInEventThread() const;
    void clear() const;

private:
    struct State
    {
        mutable std::mutex mutex;
        QVector<Event> events;
        bool strayed = false;
    };
    template <typename T, typename Test> bool saw(Test test) const;
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace domus
