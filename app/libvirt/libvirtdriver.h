// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/connectiondriver.h"

#include <memory>

namespace domus {

class EventLoop;

/// Opens libvirt connections. Keeps the event loop running as long as it lives; so does every connection it made.
class LibvirtDriver final : public ConnectionDriver
{
public:
    LibvirtDriver();
    ~LibvirtDriver() override;
    LibvirtDriver(const LibvirtDriver&) = delete;
    LibvirtDriver& operator=(const LibvirtDriver&) = delete;

    Result<std::unique_ptr<Connection>> open(const OpenRequest& request) override;
    bool mustShareConnection(const QString& uri) const override;

private:
    std::shared_ptr<EventLoop> m_loop;
};

} // namespace domus
