// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/domainoperations.h"
#include "app/virt/inventory.h"

#include <QAbstractItemModel>
#include <QCollator>

#include <memory>
#include <vector>

namespace domus {

class ConnectionList;
class HostSession;

/// Connections as top rows, their machines below; live. Machines stand in the order of their UUIDs, so a new inventory
/// becomes the fewest insertions, removals and changes, and selection and scroll position survive. GUI thread.
class MachineTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StateColumn, ColumnCount };
    enum Kind { ConnectionRow, MachineRow };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< Kind
        KeyRole, ///< DomainKey; of a connection row with a null uuid
        NameRole, ///< the machine's or connection's name, as it is
        StateRole, ///< int of DomainState; of a connection row int of SessionState
        StateTextRole,
        RecordRole, ///< DomainRecord; nothing for a connection row
        ActionsRole, ///< int: one bit for each DomainAction that is possible now
        SearchRole, ///< name, state and connection, accents and case folded
    };

    explicit MachineTreeModel(ConnectionList& connections, QObject* parent = nullptr);
    ~MachineTreeModel() override;
    MachineTreeModel(const MachineTreeModel&) = delete;
    MachineTreeModel& operator=(const MachineTreeModel&) = delete;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    QModelIndex indexOf(const DomainKey& key) const;
    QModelIndex indexOf(const ConnectionId& id) const;
    /// The connection that a row is or belongs to; null for an invalid index.
    HostSession* sessionOf(const QModelIndex& index) const;
    /// Null for a connection row.
    const DomainRecord* recordOf(const QModelIndex& index) const;
    Availability availabilityOf(DomainAction action, const QModelIndex& index) const;
    /// By name as people count ("vm2" before "vm10"); for the sorting proxy.
    bool isBefore(const QModelIndex& left, const QModelIndex& right) const;

private:
    struct Machine;
    struct Entry;
    void addSession(HostSession* session);
    void removeSession(HostSession* session);
    void sessionChanged(HostSession* session);
    void setDomains(Entry& entry, const QVector<DomainRecord>& domains);
    Entry* entryOf(const HostSession* session) const;
    Entry* entryOf(const QModelIndex& index) const;
    int rowOf(const Entry* entry) const;
    Machine makeMachine(const Entry& entry, const DomainRecord& record) const;
    static QString searchText(const Entry& entry, const DomainRecord& record);
    QVariant connectionData(const Entry& entry, int column, int role) const;
    QVariant machineData(const Entry& entry, const Machine& machine, int column, int role) const;

    std::vector<std::unique_ptr<Entry>> m_entries;
    QCollator m_collator;
};

} // namespace domus
