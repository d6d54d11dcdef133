// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/subscription.h"

#include "app/libvirt/call.h"

#include <QCoreApplication>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <array>
#include <map>
#include <mutex>

namespace domus {

using libvirt::call;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::LibvirtConnection)
};

using Sink = std::shared_ptr<const EventSink>;

// Each registration owns a share of the sink of its own: libvirt may still be inside a callback in the event thread
// while the lane takes the registration back, and frees it only after that.
void* shareOf(const Sink& sink)
{
    return new Sink(sink);
}

void dropShare(void* opaque)
{
    delete static_cast<Sink*>(opaque);
}

void pass(void* opaque, const Event& event)
{
    (**static_cast<const Sink*>(opaque))(event);
}

/// Who is told when a connection breaks. Found by the connection and not by the callback's opaque pointer, because a
/// driver that never breaks (test:///) takes the registration as done and frees nothing. Lives as long as the process:
/// a lane let go at exit may still be inside libvirt when static objects are destroyed.
struct CloseListeners
{
    std::mutex mutex;
    std::map<_virConnect*, Sink> sinks;
};

CloseListeners& closeListeners()
{
    static auto* const theListeners = new CloseListeners;
    return *theListeners;
}

template <typename T> Uuid uuidOf(T* object, int (*ask)(T*, unsigned char*))
{
    std::array<unsigned char, VIR_UUID_BUFLEN> raw{};
    return ask(object, raw.data()) == 0 ? Uuid::fromRaw(raw.data()) : Uuid();
}

DomainLifecycle lifecycleOf(int event)
{
    switch (event) {
    case VIR_DOMAIN_EVENT_UNDEFINED:
        return DomainLifecycle::Undefined;
    case VIR_DOMAIN_EVENT_STARTED:
        return DomainLifecycle::Started;
    case VIR_DOMAIN_EVENT_SUSPENDED:
        return DomainLifecycle::Suspended;
    case VIR_DOMAIN_EVENT_RESUMED:
        return DomainLifecycle::Resumed;
    case VIR_DOMAIN_EVENT_STOPPED:
        return DomainLifecycle::Stopped;
    case VIR_DOMAIN_EVENT_SHUTDOWN:
        return DomainLifecycle::ShutDown;
    case VIR_DOMAIN_EVENT_PMSUSPENDED:
        return DomainLifecycle::PmSuspended;
    case VIR_DOMAIN_EVENT_CRASHED:
        return DomainLifecycle::Crashed;
    default:
        return DomainLifecycle::Defined;
    }
}

int onDomainLifecycle(virConnectPtr, virDomainPtr domain, int event, int detail, void* opaque)
{
    pass(opaque, DomainLifecycleEvent{uuidOf(domain, &virDomainGetUUID), lifecycleOf(event), detail});
    return 0;
}

void onDomainReboot(virConnectPtr, virDomainPtr domain, void* opaque)
{
    pass(opaque, DomainRebootEvent{uuidOf(domain, &virDomainGetUUID)});
}

/// For every event whose news is only "read it again"; its other arguments differ in number and type.
template <typename... Details> struct DomainChanged
{
    static void callback(virConnectPtr, virDomainPtr domain, Details..., void* opaque)
    {
        pass(opaque, DomainChangedEvent{uuidOf(domain, &virDomainGetUUID)});
    }
};

void onNetworkLifecycle(virConnectPtr, virNetworkPtr network, int, int, void* opaque)
{
    pass(opaque, NetworkChangedEvent{uuidOf(network, &virNetworkGetUUID)});
}

void onStoragePoolLifecycle(virConnectPtr, virStoragePoolPtr pool, int, int, void* opaque)
{
    pass(opaque, StoragePoolChangedEvent{uuidOf(pool, &virStoragePoolGetUUID)});
}

void onStoragePoolRefresh(virConnectPtr, virStoragePoolPtr pool, void* opaque)
{
    pass(opaque, StoragePoolChangedEvent{uuidOf(pool, &virStoragePoolGetUUID)});
}

// libvirt holds the lock of its close data here: registering or unregistering would never return.
void onClose(virConnectPtr connection, int reason, void*)
{
    Sink sink;
    {
        CloseListeners& listeners = closeListeners();
        const std::scoped_lock lock(listeners.mutex);
        const auto found = listeners.sinks.find(connection);
        if (found == listeners.sinks.end()) {
            return; // taken back meanwhile
        }
        sink = found->second;
    }
    QString words;
    switch (reason) {
    case VIR_CONNECT_CLOSE_REASON_KEEPALIVE:
        words = Tr::tr("The host no longer answers.");
        break;
    case VIR_CONNECT_CLOSE_REASON_EOF:
        words = Tr::tr("The libvirt service has ended or was restarted.");
        break;
    default:
        words = Tr::tr("The connection broke.");
        break;
    }
    (*sink)(ConnectionLostEvent{words});
}

// libvirt takes every callback under one type and calls it by its event's number.
template <typename Generic, typename Function> Generic generic(Function* function)
{
    return reinterpret_cast<Generic>(reinterpret_cast<void (*)()>(function));
}

struct DomainEvent
{
    int id;
    virConnectDomainEventGenericCallback callback;
};

Status keep(const Result<int>& registered, void* share, std::vector<int>& into)
{
    if (registered) {
        into.push_back(*registered);
        return {};
    }
    dropShare(share);
    if (registered.error().isConnectionLoss()) { // drivers that lack an event say so, and do without
        return fail(registered.error());
    }
    return {};
}

} // namespace

Result<std::unique_ptr<LibvirtConnection::Subscription>> LibvirtConnection::Subscription::create(
    _virConnect* connection, EventSink sink)
{
    const auto shared = std::make_shared<const EventSink>(std::move(sink));
    std::unique_ptr<Subscription> subscription(new Subscription(connection));
    // The close callback first: whatever happens from here on is told.
    subscription->registerCloseCallback(shared);
    const Status status = subscription->registerDomainEvents(shared)
                              .and_then([&] { return subscription->registerNetworkEvents(shared); })
                              .and_then([&] { return subscription->registerStoragePoolEvents(shared); });
    if (!status) {
        return fail(status.error());
    }
    return subscription;
}

LibvirtConnection::Subscription::~Subscription()
{
    // On a dead connection these fail after they have dropped the local half, which is all that matters then.
    if (m_hasCloseCallback) {
        (void)call<virConnectUnregisterCloseCallback>(m_connection, &onClose);
    }
    CloseListeners& listeners = closeListeners();
    {
        const std::scoped_lock lock(listeners.mutex);
        listeners.sinks.erase(m_connection);
    }
    for (const int id : m_storagePoolCallbacks) {
        (void)call<virConnectStoragePoolEventDeregisterAny>(m_connection, id);
    }
    for (const int id : m_networkCallbacks) {
        (void)call<virConnectNetworkEventDeregisterAny>(m_connection, id);
    }
    for (const int id : m_domainCallbacks) {
        (void)call<virConnectDomainEventDeregisterAny>(m_connection, id);
    }
}

Status LibvirtConnection::Subscription::registerDomainEvents(const Sink& sink)
{
    using Generic = virConnectDomainEventGenericCallback;
    const std::array events{
        DomainEvent{VIR_DOMAIN_EVENT_ID_LIFECYCLE, generic<Generic>(&onDomainLifecycle)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_REBOOT, generic<Generic>(&onDomainReboot)},
        DomainEvent{
            VIR_DOMAIN_EVENT_ID_IO_ERROR, generic<Generic>(&DomainChanged<const char*, const char*, int>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_CONTROL_ERROR, generic<Generic>(&DomainChanged<>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2, generic<Generic>(&DomainChanged<const char*, int, int>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_DISK_CHANGE,
            generic<Generic>(&DomainChanged<const char*, const char*, const char*, int>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_TRAY_CHANGE, generic<Generic>(&DomainChanged<const char*, int>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE, generic<Generic>(&DomainChanged<unsigned long long>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, generic<Generic>(&DomainChanged<const char*>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_DEVICE_ADDED, generic<Generic>(&DomainChanged<const char*>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_TUNABLE, generic<Generic>(&DomainChanged<virTypedParameterPtr, int>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE, generic<Generic>(&DomainChanged<int, int>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_METADATA_CHANGE, generic<Generic>(&DomainChanged<int, const char*>::callback)},
        DomainEvent{VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE,
            generic<Generic>(&DomainChanged<const char*, unsigned long long>::callback)},
    };
    for (const DomainEvent& event : events) {
        void* share = shareOf(sink);
        const auto registered = call<virConnectDomainEventRegisterAny>(
            m_connection, static_cast<virDomainPtr>(nullptr), event.id, event.callback, share, &dropShare);
        if (auto status = keep(registered, share, m_domainCallbacks); !status) {
            return status;
        }
    }
    return {};
}

Status LibvirtConnection::Subscription::registerNetworkEvents(const Sink& sink)
{
    void* share = shareOf(sink);
    const auto registered = call<virConnectNetworkEventRegisterAny>(m_connection, static_cast<virNetworkPtr>(nullptr),
        int{VIR_NETWORK_EVENT_ID_LIFECYCLE}, generic<virConnectNetworkEventGenericCallback>(&onNetworkLifecycle), share,
        &dropShare);
    return keep(registered, share, m_networkCallbacks);
}

Status LibvirtConnection::Subscription::registerStoragePoolEvents(const Sink& sink)
{
    using Generic = virConnectStoragePoolEventGenericCallback;
    struct PoolEvent
    {
        int id;
        Generic callback;
    };
    const std::array events{
        PoolEvent{VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE, generic<Generic>(&onStoragePoolLifecycle)},
        PoolEvent{VIR_STORAGE_POOL_EVENT_ID_REFRESH, generic<Generic>(&onStoragePoolRefresh)},
    };
    for (const PoolEvent& event : events) {
        void* share = shareOf(sink);
        const auto registered = call<virConnectStoragePoolEventRegisterAny>(
            m_connection, static_cast<virStoragePoolPtr>(nullptr), event.id, event.callback, share, &dropShare);
        if (auto status = keep(registered, share, m_storagePoolCallbacks); !status) {
            return status;
        }
    }
    return {};
}

void LibvirtConnection::Subscription::registerCloseCallback(const Sink& sink)
{
    CloseListeners& listeners = closeListeners();
    {
        const std::scoped_lock lock(listeners.mutex);
        listeners.sinks[m_connection] = sink;
    }
    m_hasCloseCallback = call<virConnectRegisterCloseCallback>(
        m_connection, &onClose, static_cast<void*>(nullptr), static_cast<virFreeCallback>(nullptr))
                             .has_value();
}

} // namespace domus
