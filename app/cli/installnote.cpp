// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/installnote.h"

#include "app/services/hostsession.h"
#include "app/services/machinenotes.h"

namespace domus::cli {

void noteThatItRan(HostSession& session, QObject* context, Uuid uuid, std::function<void()> done)
{
    session.submit<bool>(
        LaneKind::Control, context,
        [uuid](Connection& connection) -> Result<bool> {
            const Status noted = machinenotes::noteInstallBegun(connection, uuid);
            return noted ? Result<bool>(true) : domus::fail(noted.error());
        },
        // Should it fail, the next start notes it.
        [done = std::move(done)](const Result<bool>& /*noted*/) { done(); });
}

} // namespace domus::cli
