// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/creationcleanup.h"

#include "app/services/hostsession.h"

#include <utility>

using namespace std::chrono_literals;

namespace domus {
namespace {

constexpr std::chrono::milliseconds firstPause = 1s;
constexpr int mostRefusals = 8; ///< each pause is twice the one before: about eight minutes in all

/// Gives what could not be taken away.
QVector<CreationLeftover> remove(Connection& connection, const QVector<CreationLeftover>& leftovers)
{
    QVector<CreationLeftover> kept;
    kept.reserve(leftovers.size());
    bool hasMachine = false;
    for (const CreationLeftover& leftover : leftovers) {
        // A machine that stays needs the volumes that were made for it.
        if (hasMachine || !removeLeftover(connection, leftover)) {
            kept.append(leftover);
            hasMachine = hasMachine || leftover.kind == CreationLeftover::Kind::Domain;
        }
    }
    return kept;
}

} // namespace

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
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &CreationCleanup::work);
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
        [leftovers](
            Connection& connection) -> Result<QVector<CreationLeftover>> { return remove(connection, leftovers); },
        [this, leftovers](const Result<QVector<CreationLeftover>>& kept) {
            m_working = false;
            m_leftovers += kept ? *kept : leftovers;
            const bool gaveUp = ++m_refusals > mostRefusals;
            if (m_leftovers.isEmpty() || gaveUp) {
                m_leftovers.clear(); // what is left has been told with the failure
                m_refusals = 0;
                return;
            }
            m_again.start(firstPause * (1 << m_refusals));
        });
}

} // namespace domus
