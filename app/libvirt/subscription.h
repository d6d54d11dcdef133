// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/virt/event.h"

#include <memory>
#include <vector>

namespace domus {

/// Everything one connection has registered with libvirt, taken back on destruction (before the connection closes).
///
/// The callbacks run in the event thread, the close callback in whatever thread noticed the broken socket; all they do
/// is to copy a UUID into an Event and pass it on.
class LibvirtConnection::Subscription
{
public:
    /// Fails only when the connection is gone: a driver that lacks some events is taken as it is.
    static Result<std::unique_ptr<Subscription>> create(_virConnect* connection, EventSink sink);
    ~Subscription();
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;

private:
    using Sink = std::shared_ptr<const EventSink>;

    explicit Subscription(_virConnect* connection) : m_connection(connection) { }
    Status registerDomainEvents(const Sink& sink);
    Status registerNetworkEvents(const Sink& sink);
    Status registerStoragePoolEvents(const Sink& sink);
    void registerCloseCallback(const Sink& sink);

    _virConnect* m_connection; // not owned: the LibvirtConnection outlives this
    std::vector<int> m_domainCallbacks;
    std::vector<int> m_networkCallbacks;
    std::vector<int> m_storagePoolCallbacks;
    bool m_hasCloseCallback = false;
};

} // namespace domus
