// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clone/clonewatch.h"

#include "app/services/hostsession.h"
#include "app/virt/volumeclone.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace domus {

async::Mailbox<CloneWatch::Copy> CloneWatch::mailboxFor(const HostSession& session)
{
    auto* existing = session.findChild<CloneWatch*>(QString(), Qt::FindDirectChildrenOnly);
    if (existing == nullptr) {
        // An operation describes a change of the session it is given: it is constant only for the description.
        existing = new CloneWatch(const_cast<HostSession*>(&session)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    }
    return existing->m_mailbox;
}

CloneWatch::CloneWatch(HostSession* session) : QObject(session), m_session(session)
{
    m_again.setInterval(500ms);
    connect(&m_again, &QTimer::timeout, this, &CloneWatch::look);
    m_mailbox = async::mailbox<Copy>(this, [this](const Copy& copy) {
        m_copy = copy;
        m_again.start();
    });
}

void CloneWatch::look()
{
    if (!m_copy || m_copy->isOver->load() || m_session == nullptr) {
        m_copy.reset();
        m_again.stop();
        return;
    }
    if (m_isAsking) {
        return;
    }
    m_isAsking = true;
    m_session->submit<ByteSize>(
        LaneKind::Slow, this,
        [copy = *m_copy](Connection& connection) -> Result<ByteSize> {
            auto* teller = dynamic_cast<VolumeClone*>(&connection);
            return teller != nullptr ? teller->volumeAllocation(copy.pool, copy.volume)
                                     : Result<ByteSize>(fail(ErrorKind::Unsupported, {}));
        },
        [this, copy = *m_copy](const Result<ByteSize>& there) {
            m_isAsking = false;
            if (there && !copy.isOver->load() && !copy.needed.isZero()) {
                constexpr double most = 0.99; // the end is told by the copy itself
                copy.tell(
                    std::min(most, static_cast<double>(there->bytes()) / static_cast<double>(copy.needed.bytes())));
            }
        });
}

} // namespace domus
