// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/machinetreemodel.h"
#include "app/services/machinequery.h"

#include <QCollator>
#include <QHash>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

/// The inside of MachineTreeModel, shared by its sources only.
namespace domus {

/// A row, shown or not. Nodes stay where they are in memory for as long as they may be shown: an index carries one.
struct MachineTreeModel::Node
{
    Node() = default;
    Node(Kind theKind, Entry* theEntry) : kind(theKind), entry(theEntry) { }
    Kind kind = ConnectionRow;
    Entry* entry = nullptr;
    Node* parent = nullptr; ///< null while it is not shown, and for the root's children the root
    int row = -1; ///< among the parent's children
    std::vector<Node*> children; ///< that are shown, in order
    std::vector<Node*> wanted; ///< scratch of arrange(): what the children are to be
};

/// What a column is sorted by.
struct SortValue
{
    bool isKnown = false; ///< what is not known stands last, whichever way
    double number = 0;
    QString text; ///< folded; after the number
};

struct MachineTreeModel::Machine : Node
{
    Machine(Entry* theEntry, const DomainRecord& theRecord, const QCollatorSortKey& key)
        : Node(MachineRow, theEntry)
        , record(theRecord)
        , sortKey(key)
    {
    }
    DomainRecord record;
    QCollatorSortKey sortKey; ///< of the name
    MachineFacets facets;
    SortValue sortValue;
    QString home; ///< path of its group
    QString homeColor;
    QString color;
    bool isBinned = false;
    bool isWanted = false; ///< is to be shown, as the filter stands
};

struct MachineTreeModel::Group : Node
{
    Group(Entry* theEntry, QString thePath, const QCollatorSortKey& key)
        : Node(GroupRow, theEntry)
        , path(std::move(thePath))
        , sortKey(key)
    {
    }
    QString path;
    QCollatorSortKey sortKey; ///< of the last step
    QString color;
    Node* above = nullptr; ///< the group or connection that it is to stand in
};

struct MachineTreeModel::Entry : Node
{
    Entry() : Node(ConnectionRow, nullptr) { entry = this; }
    HostSession* session = nullptr;
    QString search; ///< the connection's name, folded
    QString host; ///< the same with its address
    std::vector<std::unique_ptr<Machine>> machines; ///< by uuid
    std::vector<Machine*> order; ///< the same, as they are sorted
    bool isOrderStale = true;
    std::map<QString, std::unique_ptr<Group>> groups; ///< by path
};

class MachineTreeModel::Private
{
public:
    Private(MachineTreeModel& model, ConnectionList& list, MachineMonitor* theMonitor);

    // Wiring
    void addSession(HostSession* session);
    void removeSession(HostSession* session);
    void sessionChanged(HostSession* session);
    void setDomains(Entry& entry, const QVector<DomainRecord>& domains);
    void detailsChanged(const ConnectionId& id, const QVector<Uuid>& machines);
    void factsChanged(const ConnectionId& id, const QVector<Uuid>& machines, Column column);
    void sampled(const ConnectionId& id);
    void uptimePassed();

    // What a machine is
    QCollatorSortKey keyOf(const QString& name) const { return collator.sortKey(name); }
    void describe(Machine& machine) const; ///< facets and group, from record and details
    SortValue sortValueOf(const Machine& machine) const;
    bool isToBeShown(const Machine& machine) const;
    /// Looks again at what hangs on the filter and the sorting; true when its place may be another.
    bool place(Machine& machine) const;
    const MachineDetails* detailsOf(const Machine& machine) const;
    static DomainKey keyOf(const Machine& machine);

    QVariant machineData(const Machine& machine, int column, int role) const;
    QString cellText(const Machine& machine, int column) const;

    // The rows
    void placeAll(Entry& entry);
    void describeAll(Entry& entry); ///< and places them
    void tellAllChanged(Entry& entry); ///< of every column, the connection's row among them
    void arrange(Entry& entry);
    bool isBefore(const Machine& a, const Machine& b) const;
    QModelIndex indexOf(const Node* node, int column = 0) const;
    Entry* entryOf(const ConnectionId& id) const;
    Machine* machineOf(const DomainKey& key) const;
    static Node* nodeOf(const QModelIndex& index);
    static Machine* machineOf(const QModelIndex& index);
    static int countOf(const Node& node);
    void tellChanged(std::vector<Machine*> machines, int first, int last, const QVector<int>& roles = {}) const;
    void tellColumn(const Node& node, int column, const QVector<int>& roles) const;

    MachineTreeModel& q;
    ConnectionList& connections;
    MachineMonitor* monitor;
    QCollator collator;
    Node root;
    std::vector<std::unique_ptr<Entry>> entries; ///< the root's children, in the same order
    QTimer minute;

private:
    void sortMachines(Entry& entry) const;
    void collect(Entry& entry);
    Group* groupAt(Entry& entry, const QString& path);
    void sortGroups(Node& node) const;
    void moveAcross(Entry& entry);
    void reconcile(Node& node);
    void removeUnwanted(Node& node);
    void insertWanted(Node& node);
    void reorder(Node& node, const std::vector<Node*>& order);
    void removeRows(Node& node, int first, int last);
    void insertRows(Node& node, int at, const std::vector<Node*>& fresh);
    static void number(Node& node, int from = 0);

    bool m_hasRearranged = false; ///< rows came, went or moved since arrange() began
};

} // namespace domus
