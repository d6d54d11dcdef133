// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/bin/binoperations.h"
#include "app/services/gathering.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace domus {

class ConnectionList;
class HostSession;
class OperationRunner;

/// Empties the bins when their time has come, and finishes what was cut short half way into them or out of them: by the
/// runner, so that the task pane shows every machine that goes. It looks some minutes after a connection has opened,
/// and every few hours; what it could not do it tries again a day later. It forces nothing off, and one that was used
/// in the bin, by whatever hand, has its days begin anew. GUI thread.
class BinKeeper : public QObject
{
    Q_OBJECT
public:
    using Now = std::function<QDateTime()>; ///< UTC
    /// All outlive the keeper. Without settings nobody's wish is known, and nothing is ever emptied.
    BinKeeper(ConnectionList& connections, OperationRunner& runner, const Settings* settings, QObject* parent = nullptr,
        Now now = &QDateTime::currentDateTimeUtc);

    /// At all open connections that may be changed.
    void look();

Q_SIGNALS:
    /// What is in a connection's bin, as seen by a look.
    void seen(const domus::ConnectionId& connection, const QVector<domus::BinnedMachine>& machines);

private:
    struct Found
    {
        QVector<BinnedMachine> all;
        QVector<BinnedMachine> due; ///< with their facts
        QVector<Uuid> used;
    };
    void watch(HostSession* session);
    void lookAt(HostSession* session);
    static Result<Found> find(Connection& connection, int days, const QDateTime& now, bool isLocal, const QString& uri);
    void take(HostSession& session, const Found& found);
    void dateUsed(HostSession& session);
    bool isFirstTry(const DomainKey& machine);

    ConnectionList& m_connections;
    OperationRunner& m_runner;
    const Settings* m_settings;
    Now m_now;
    QTimer m_soon;
    QTimer m_often;
    QHash<DomainKey, QDateTime> m_tried;
    QSet<ConnectionId> m_open;
    QHash<ConnectionId, Gathering<QDateTime>> m_used; ///< and when
};

} // namespace domus
