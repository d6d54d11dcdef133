// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/connectiondriver.h"

namespace domus {

class SshLinks;

/// Takes every address over SSH through Domus's own SSH connection to that host, so that all lanes share one login and
/// its questions come to the window; hands every other address on as it is.
class SshDriver final : public ConnectionDriver
{
public:
    /// The links outlive every connection and opening of the driver that the GUI thread knows of.
    SshDriver(std::shared_ptr<ConnectionDriver> inner, SshLinks& links);

    std::shared_ptr<Companion> prepare(const QString& uri) override;
    Result<std::unique_ptr<Connection>> open(const OpenRequest& request) override;
    bool mustShareConnection(const QString& uri) const override;

private:
    std::shared_ptr<ConnectionDriver> m_inner;
    SshLinks& m_links; ///< GUI thread
};

} // namespace domus
