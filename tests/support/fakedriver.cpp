// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakedriver.h"

#include "tests/support/fakeconnection.h"

namespace domus {

FakeDriver::FakeDriver(std::shared_ptr<FakeHost> host) : m_host(std::move(host)) { }

Result<std::unique_ptr<Connection>> FakeDriver::open(const OpenRequest& request)
{
    if (const Status entered = m_host->enter("open", 0); !entered) {
        return fail(entered.error());
    }
    return std::make_unique<FakeConnection>(m_host, request.readOnly);
}

bool FakeDriver::mustShareConnection(const QString& uri) const
{
    return uri.startsWith(QLatin1String("test:///"));
}

} // namespace domus
