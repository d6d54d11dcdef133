// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/creationcleanup.h"

#include "app/services/hostsession.h"

#include <utility>

namespace domus {

async::Mailbox<QVector<CreationLeftover>> CreationCleanup::mailboxFor(const HostSession& session)
{
    auto* existing = session.findChild<CreationCleanup*>(QString(), Qt::FindDirectChildrenOnly);
    if (existing == nullptr) {
        // An operation describes a change of the session it is given: it is constant only for the description.
        existing
            = new CreationCleanup(const_cast<HostSession*>(&session)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    }
    return existing->m_mailbox;
}

CreationCleanup::CreationCleanup(HostSession* session) : QObject(session), m_session(session)
{
    m_mailbox = async::mailbox<QVector<CreationLeftover>>(
        this, [this](const QVector<CreationLeftover>& leftovers) { add(leftovers); });
    connect(session, &HostSession::stateChanged, this, &CreationCleanup::work);
}

void CreationCleanup::add(const QVector<CreationLeftover>& leftovers)
{
    m_leftovers += leftovers;
    work();
}

void CreationCleanup::work()
{
    if (m_working || m_leftovers.isEmpty() || m_session == nullptr || m_session->state() != SessionState::Open) {
        return;
    }
    m_working = true;
    const auto leftovers = std::exchange(m_leftovers, {});
    m_session->submit<QVector<CreationLeftover>>(
        LaneKind::Slow, this,
        [leftovers](Connection& connection) -> Result<QVector<CreationLeftover>> {
            QVector<CreationLeftover> kept;
            kept.reserve(leftovers.size());
            for (const CreationLeftover& leftover : leftovers) {
                const Status gone = removeLeftover(connection, leftover);
                const bool isLost = !gone
                    && (gone.error().kind == ErrorKind::NotConnected || gone.error().kind == ErrorKind::OutcomeUnknown);
                if (isLost) {
                    kept.append(leftover);
                }
            }
            return kept;
        },
        [this, leftovers](const Result<QVector<CreationLeftover>>& kept) {
            m_working = false;
            // Lost again: the next opening tries once more. What libvirt refuses has been told with the failure.
            m_leftovers += kept ? *kept : leftovers;
        });
}

} // namespace domus
