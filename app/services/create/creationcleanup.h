// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/services/create/createdomainoperation.h"

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

    QPointer<HostSession> m_session;
    QVector<CreationLeftover> m_leftovers; ///< the last made first
    QTimer m_again;
    int m_refusals = 0; ///< in a row
    async::Mailbox<QVector<CreationLeftover>> m_mailbox;
    bool m_working = false;
};

} // namespace domus
