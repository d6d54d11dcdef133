// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakehost.h"

#include <memory>

namespace domus {

/// Opens FakeConnections to one host in memory, whatever the URI.
class FakeDriver final : public ConnectionDriver
{
public:
    explicit FakeDriver(std::shared_ptr<FakeHost> host);
    Result<std::unique_ptr<Connection>> open(const OpenRequest& request) override;
    /// For URIs that begin with "test:///".
    bool mustShareConnection(const QString& uri) const override;

private:
    std::shared_ptr<FakeHost> m_host;
};

} // namespace domus
