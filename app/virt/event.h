// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QMetaType>

#include <functional>
#include <variant>

namespace domus {

/// virDomainEventType: what happened, for those who must tell a reboot from a stop.
enum class DomainLifecycle { Defined, Undefined, Started, Suspended, Resumed, Stopped, ShutDown, PmSuspended, Crashed };

struct DomainLifecycleEvent
{
    Uuid uuid;
    DomainLifecycle what = DomainLifecycle::Defined;
    int detail = 0; ///< libvirt's detail number of that event
};

/// Something about the domain changed; read it again.
struct DomainChangedEvent
{
    Uuid uuid;
};

/// The guest restarted itself (virDomainEventReboot).
struct DomainRebootEvent
{
    Uuid uuid;
};

struct NetworkChangedEvent
{
    Uuid uuid;
};

struct StoragePoolChangedEvent
{
    Uuid uuid;
};

/// The connection is gone; nothing on it will ever work again. Open a new one.
struct ConnectionLostEvent
{
    QString reason; ///< translated
};

using Event = std::variant<DomainLifecycleEvent, DomainChangedEvent, DomainRebootEvent, NetworkChangedEvent,
    StoragePoolChangedEvent, ConnectionLostEvent>;

/// Called in libvirt's event thread or in a lane; must only hand the event on (async::Mailbox::post).
using EventSink = std::function<void(const Event&)>;

} // namespace domus
