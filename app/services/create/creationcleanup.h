// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/services/create/createdomainoperation.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QVector>

namespace domus {

class HostSession;

/// Takes away what a creation had made when its connection was lost, once the session is open again. What libvirt
/// refuses (a pool that is not started yet, a job under way) is tried again for some minutes, later and later. One for
/// a session, made with the first creation; GUI thread.
class CreationCleanup : public QObject
{
    Q_OBJECT
public:
    /// Where a run in a lane posts what it could not undo. Call in the GUI thread.
    static async::Mailbox<QVector<CreationLeftover>> mailboxFor(const HostSession& session);

private:
    explicit CreationCleanup(HostSession* session);
    void add(const QVector<CreationLeftover>& leftovers);
    void work();
    void wait();

    /// Of one creation: what stays of it holds up no other's.
    struct Batch
    {
        QVector<CreationLeftover> leftovers; ///< the last made first
        int refusals = 0;
        QDeadlineTimer due; ///< not asked again before
    };
    static Batch remove(Connection& connection, const Batch& batch);

    QPointer<HostSession> m_session;
    QVector<Batch> m_batches;
    QTimer m_again;
    async::Mailbox<QVector<CreationLeftover>> m_mailbox;
    bool m_working = false;
};

} // namespace domus
