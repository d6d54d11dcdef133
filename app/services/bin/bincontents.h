// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/bin/binoperations.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QVector>

namespace domus {

class ConnectionList;
class HostSession;
class MachineDetailsStore;

/// What waits in the bins of all open connections, kept up to date. Which machines do is known from their details;
/// their notes are read besides. GUI thread.
class BinContents : public QObject
{
    Q_OBJECT
public:
    struct Item
    {
        DomainKey key;
        QString host; ///< its connection's name
        BinnedMachine machine; ///< without facts
        bool isReadOnly = false;
    };

    /// Both outlive the contents.
    BinContents(ConnectionList& connections, MachineDetailsStore& details, QObject* parent = nullptr);

    QVector<Item> items() const; ///< those that came last first
    int count() const;
    int count(const ConnectionId& connection) const;
    bool contains(const DomainKey& machine) const;

Q_SIGNALS:
    void changed();

private:
    void watch(HostSession* session);
    void look(HostSession* session);
    QVector<Uuid> binned(const HostSession& session) const;
    void read(HostSession* session, const QVector<Uuid>& machines);

    ConnectionList& m_connections;
    MachineDetailsStore& m_details;
    QHash<ConnectionId, QVector<BinnedMachine>> m_notes;
    QHash<ConnectionId, QVector<Uuid>> m_known; ///< whose notes were asked for
};

} // namespace domus
