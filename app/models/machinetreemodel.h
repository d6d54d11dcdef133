// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/domainoperations.h"
#include "app/services/machinequery.h"
#include "app/virt/inventory.h"

#include <QAbstractItemModel>

#include <functional>
#include <memory>

class QItemSelection;

namespace domus {

class ConnectionList;
class HostSession;
class MachineMonitor;
struct MachineDetails;

/// Connections as top rows, below them nested groups and machines; live, filtered and sorted in one: what is in the
/// model is what the list shows. A change becomes the fewest insertions, removals and moves, so that selection, scroll
/// position and unfolded rows survive, also filtering and sorting anew. Machines in the bin are left out. GUI thread.
class MachineTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        StateColumn,
        OsColumn,
        HostColumn,
        VcpusColumn,
        MemoryColumn,
        LoadColumn,
        AddressColumn,
        UptimeColumn,
        AutostartColumn,
        GroupsColumn,
        NotesColumn,
        ColumnCount
    };
    enum Kind { ConnectionRow, MachineRow, GroupRow };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< Kind
        KeyRole, ///< DomainKey; of a connection or group row with a null uuid
        NameRole, ///< the machine's or connection's name, or the last step of the group's path, as it is
        StateRole, ///< int of DomainState; of a connection row int of SessionState
        StateTextRole,
        RecordRole, ///< DomainRecord; nothing for other rows
        ActionsRole, ///< int: one bit for each DomainAction that is possible now
        SearchRole, ///< what plain words of a filter look in, folded
        GroupRole, ///< a group row's whole path "lab/web"; a machine's first group; empty for none
        TagsRole, ///< QVector<MachineLabel>
        ColorRole, ///< QString "#rrggbb" of the machine's tags or the group; empty for none
        LoadRole, ///< float 0 to 1; nothing when not known
        LoadHistoryRole, ///< QVector<float>, oldest first, NaN for a gap, LoadHistory::capacity at most
        CountRole, ///< int: machines shown below a connection or group row, at any depth
        TitleRole, ///< the machine's title; empty for none
    };

    /// Without a monitor only the columns up to State, Host and Autostart have content. Both outlive the model.
    explicit MachineTreeModel(ConnectionList& connections, QObject* parent = nullptr);
    MachineTreeModel(ConnectionList& connections, MachineMonitor* monitor, QObject* parent = nullptr);
    ~MachineTreeModel() override;
    MachineTreeModel(const MachineTreeModel&) = delete;
    MachineTreeModel& operator=(const MachineTreeModel&) = delete;

    // What is shown
    /// A query (MachineQuery). A connection or group stays while something below it does; a connection also while
    /// nothing is filtered, and a group of its own is none without machines.
    void setFilterText(const QString& text);
    QString filterText() const { return m_filterText; }
    /// Machines that are off are left out as well.
    void setOffHidden(bool hidden);
    bool isOffHidden() const { return m_isOffHidden; }
    bool isFiltering() const { return !m_query.isEmpty() || m_isOffHidden; }
    /// False: no group rows, machines stand directly below their connections.
    void setGrouped(bool grouped);
    bool isGrouped() const { return m_isGrouped; }
    /// Connections keep their order, groups stand by name above the machines, these by the column's value.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    int machineCount() const; ///< that are shown
    int knownCount() const; ///< that there are, but for those in the bin
    /// For completing what is typed into the filter.
    QueryVocabulary vocabulary() const;
    /// The language has changed: what is shown, found and sorted by its words is so in the new one.
    void retranslate();
    /// Every group path of a connection, in use on any machine, sorted.
    QStringList groupPaths(const ConnectionId& connection) const;

    // QAbstractItemModel
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Machines can be dragged onto groups and connections; names of machines that are off can be edited.
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Changes nothing: asks by renameRequested().
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDropActions() const override;
    bool canDropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    /// Changes nothing: asks by moveRequested().
    bool dropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

    // Rows and what they stand for
    /// Invalid for one that is not there, or not shown.
    QModelIndex indexOf(const DomainKey& key) const;
    QModelIndex indexOf(const ConnectionId& id) const;
    QModelIndex indexOf(const ConnectionId& id, const QString& groupPath) const;
    /// There is such a machine, shown or filtered away (not in the bin).
    bool contains(const DomainKey& key) const;
    /// The connection that a row is or belongs to; null for an invalid index.
    HostSession* sessionOf(const QModelIndex& index) const;
    /// Null for other rows.
    const DomainRecord* recordOf(const QModelIndex& index) const;
    /// Null for other rows, and while nothing is known.
    const MachineDetails* detailsOf(const QModelIndex& index) const;
    /// The machines that rows are or hold, in the order shown, each once: what an action on a selection is about.
    QVector<DomainKey> machinesOf(const QModelIndexList& indexes) const;
    /// The same of a view's selection: by its ranges, which for thousands of rows are few.
    QVector<DomainKey> machinesOf(const QItemSelection& selection) const;
    Availability availabilityOf(DomainAction action, const QModelIndex& index) const;

Q_SIGNALS:
    void renameRequested(const domus::DomainKey& machine, const QString& name);
    /// An empty path: out of its group, directly below the connection.
    void moveRequested(const QVector<domus::DomainKey>& machines, const QString& groupPath);

private:
    struct Node;
    QVector<DomainKey> machinesWhere(const std::function<bool(const Node&)>& isMeant) const;
    struct Machine;
    struct Group;
    struct Entry;
    class Private;
    std::unique_ptr<Private> m_d;
    QString m_filterText;
    MachineQuery m_query;
    bool m_isOffHidden = false;
    bool m_isGrouped = true;
    int m_sortColumn = NameColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace domus
