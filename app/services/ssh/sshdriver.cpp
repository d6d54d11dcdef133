// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ssh/sshdriver.h"

#include "app/services/connectionuri.h"
#include "app/services/ssh/sshlinks.h"

namespace domus {

SshDriver::SshDriver(std::shared_ptr<ConnectionDriver> inner, SshLinks& links)
    : m_inner(std::move(inner))
    , m_links(links)
{
}

std::shared_ptr<Companion> SshDriver::prepare(const QString& uri)
{
    const auto target = sshTargetOf(uri);
    return target && *target ? m_links.lease(**target) : m_inner->prepare(uri);
}

Result<std::unique_ptr<Connection>> SshDriver::open(const OpenRequest& request)
{
    if (const QString refusal = connectionuri::refusal(request.uri); !refusal.isEmpty()) {
        return fail(ErrorKind::InvalidArgument, refusal, "SshDriver");
    }
    const auto lease = std::dynamic_pointer_cast<SshLease>(request.companion);
    if (!lease) {
        return m_inner->open(request);
    }
    const auto command = lease->join(request.authenticate, request.stop);
    if (!command) {
        return fail(command.error());
    }
    OpenRequest joined = request;
    joined.uri = uriThroughCommand(request.uri, *command);
    // libvirt's opening knows no end of its own on a host that stopped answering.
    const std::stop_callback cut(request.stop, [&lease] { lease->abandon(); });
    auto opened = m_inner->open(joined);
    if (!opened && opened.error().subject == joined.uri) {
        opened.error().subject = request.uri;
    }
    return opened;
}

bool SshDriver::mustShareConnection(const QString& uri) const
{
    return m_inner->mustShareConnection(uri);
}

} // namespace domus
