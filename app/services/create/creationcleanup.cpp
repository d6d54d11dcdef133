// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/creationcleanup.h"

#include "app/services/hostsession.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace domus {
namespace {

constexpr std::chrono::milliseconds firstPause = 1s;
constexpr int mostRefusals = 8; ///< each pause is twice the one before: about eight minutes in all

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

/// Gives what could not be taken away.
CreationCleanup::Batch CreationCleanup::remove(Connection& connection, const Batch& batch)
{
    Batch kept;
    kept.refusals = batch.refusals;
    kept.leftovers.reserve(batch.leftovers.size());
    bool hasMachine = false;
    bool isRefused = false;
    for (const CreationLeftover& leftover : batch.leftovers) {
        // A machine that stays needs what was made for it.
        const Status gone = hasMachine ? Status() : removeLeftover(connection, leftover);
        if (hasMachine || !gone) {
            kept.leftovers.append(leftover);
            hasMachine = hasMachine || leftover.kind == CreationLeftover::Kind::Domain;
        }
        // What was never asked, for want of a connection, nobody refused.
        isRefused = isRefused || (!gone && gone.error().kind != ErrorKind::NotConnected);
    }
    kept.refusals += isRefused ? 1 : 0;
    return kept;
}

void CreationCleanup::add(const QVector<CreationLeftover>& leftovers)
{
    m_batches.append({leftovers, 0, QDeadlineTimer(0)});
    work();
}

void CreationCleanup::work()
{
    if (m_working || m_batches.isEmpty() || m_session == nullptr || m_session->state() != SessionState::Open) {
        return;
    }
    QVector<Batch> due;
    QVector<Batch> later;
    for (const Batch& batch : std::as_const(m_batches)) {
        (batch.due.hasExpired() ? due : later).append(batch);
    }
    if (due.isEmpty()) {
        wait();
        return;
    }
    m_batches = later;
    m_working = true;
    m_session->submit<QVector<Batch>>(
        LaneKind::Slow, this,
        [due](Connection& connection) -> Result<QVector<Batch>> {
            QVector<Batch> kept;
            kept.reserve(due.size());
            for (const Batch& batch : due) {
                kept.append(remove(connection, batch));
            }
            return kept;
        },
        [this, due](const Result<QVector<Batch>>& kept) {
            m_working = false;
            QVector<Batch> rest = kept ? *kept : due;
            for (qsizetype at = 0; at < rest.size(); ++at) {
                Batch& batch = rest[at];
                // Nothing came of it although the session is open: this lane gets no connection.
                if (batch.refusals == due.at(at).refusals && m_session->state() == SessionState::Open) {
                    ++batch.refusals;
                }
                if (batch.refusals > 0) {
                    batch.due.setRemainingTime(firstPause * (1 << batch.refusals));
                }
            }
            m_batches += rest;
            // What is given up has been told with the failure.
            m_batches.removeIf(
                [](const Batch& batch) { return batch.leftovers.isEmpty() || batch.refusals > mostRefusals; });
            wait();
        });
}

/// Until the next of them is due.
void CreationCleanup::wait()
{
    if (m_batches.isEmpty()) {
        return;
    }
    const auto next = std::min_element(
        m_batches.cbegin(), m_batches.cend(), [](const Batch& one, const Batch& other) { return one.due < other.due; });
    m_again.start(std::chrono::ceil<std::chrono::milliseconds>(next->due.remainingTimeAsDuration()));
}

} // namespace domus
