// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinetreeprivate.h"

#include <QSet>

#include <algorithm>

/// Which rows there are and where: the way from what is shown to what is to be shown.
namespace domus {

namespace {

/// Up to so many runs of rows come and go one by one; more are first brought together, so that a view hears of few
/// changes instead of thousands.
constexpr int fewRuns = 24;
/// Up to so many machines keep their index, and with it the selection, on the way to another group.
constexpr size_t fewMoves = 64;

int toInt(size_t n)
{
    return static_cast<int>(n);
}

QString parentPath(const QString& path)
{
    return path.section(QLatin1Char('/'), 0, -2);
}

} // namespace

void MachineTreeModel::Private::sortMachines(Entry& entry) const
{
    if (!entry.isOrderStale) {
        return;
    }
    entry.order.clear();
    entry.order.reserve(entry.machines.size());
    for (const auto& machine : entry.machines) {
        entry.order.push_back(machine.get());
    }
    std::sort(entry.order.begin(), entry.order.end(),
        [this](const Machine* a, const Machine* b) { return isBefore(*a, *b); });
    entry.isOrderStale = false;
}

bool MachineTreeModel::Private::isBefore(const Machine& a, const Machine& b) const
{
    const bool isDescending = q.m_sortOrder == Qt::DescendingOrder;
    if (q.m_sortColumn != NameColumn) {
        const SortValue& left = a.sortValue;
        const SortValue& right = b.sortValue;
        if (left.isKnown != right.isKnown) {
            return left.isKnown;
        }
        if (left.number < right.number || right.number < left.number) {
            return (left.number < right.number) != isDescending;
        }
        if (const int order = left.text.compare(right.text); order != 0) {
            return (order < 0) != isDescending;
        }
    }
    const int order = a.sortKey.compare(b.sortKey);
    if (order != 0) {
        return (order < 0) != (isDescending && q.m_sortColumn == NameColumn);
    }
    return a.record.uuid < b.record.uuid;
}

MachineTreeModel::Group* MachineTreeModel::Private::groupAt(Entry& entry, const QString& path)
{
    auto known = entry.groups.find(path);
    if (known == entry.groups.end()) {
        auto group = std::make_unique<Group>(&entry, path, keyOf(path.section(QLatin1Char('/'), -1)));
        known = entry.groups.emplace(path, std::move(group)).first;
        const QString above = parentPath(path);
        known->second->above = above.isEmpty() ? static_cast<Node*>(&entry) : groupAt(entry, above);
    }
    return known->second.get();
}

/// Fills in what every node of the connection is to hold.
void MachineTreeModel::Private::collect(Entry& entry)
{
    sortMachines(entry);
    entry.wanted.clear();
    for (const auto& [path, group] : entry.groups) {
        group->wanted.clear();
        group->color.clear();
    }
    QSet<Node*> placed; // groups that stand in their parent's list
    const QString* lastHome = nullptr;
    Node* lastNode = &entry;
    for (Machine* machine : entry.order) {
        if (!machine->isWanted) {
            continue;
        }
        Node* home = &entry;
        if (q.m_isGrouped && !machine->home.isEmpty()) {
            home = lastHome != nullptr && *lastHome == machine->home ? lastNode : groupAt(entry, machine->home);
            lastHome = &machine->home;
            lastNode = home;
            auto* group = static_cast<Group*>(home);
            if (group->color.isEmpty()) {
                group->color = machine->homeColor;
            }
            for (Node* node = home; node->kind == GroupRow && !placed.contains(node);) {
                placed.insert(node);
                Node* above = static_cast<Group*>(node)->above;
                above->wanted.push_back(node);
                node = above;
            }
        }
        home->wanted.push_back(machine);
    }
    sortGroups(entry);
    for (const auto& [path, group] : entry.groups) {
        sortGroups(*group);
    }
}

/// Groups to the front, by name; the machines are in order.
void MachineTreeModel::Private::sortGroups(Node& node) const
{
    const auto firstMachine = std::stable_partition(
        node.wanted.begin(), node.wanted.end(), [](const Node* child) { return child->kind == GroupRow; });
    const bool isDescending = q.m_sortColumn == NameColumn && q.m_sortOrder == Qt::DescendingOrder;
    std::sort(node.wanted.begin(), firstMachine, [isDescending](const Node* a, const Node* b) {
        const auto* left = static_cast<const Group*>(a);
        const auto* right = static_cast<const Group*>(b);
        const int order = left->sortKey.compare(right->sortKey);
        return order != 0 ? (order < 0) != isDescending : left->path < right->path;
    });
}

void MachineTreeModel::Private::arrange(Entry& entry)
{
    collect(entry);
    m_hasRearranged = false;
    std::vector<Node*> nodes{&entry}; // parents before their groups
    nodes.reserve(entry.groups.size() + 1);
    for (const auto& [path, group] : entry.groups) {
        nodes.push_back(group.get());
    }
    // New groups first, empty as they are, so that machines can move into them.
    for (Node* node : nodes) {
        int at = 0;
        for (Node* child : node->wanted) {
            if (child->kind != GroupRow) {
                break;
            }
            if (child->parent == nullptr) {
                insertRows(*node, at, {child});
            }
            at = child->row + 1;
        }
    }
    moveAcross(entry);
    for (Node* node : nodes) {
        if (node->parent != nullptr) { // shown, or the connection itself
            reconcile(*node);
        }
    }
    for (auto it = entry.groups.begin(); it != entry.groups.end();) { // no row of theirs is left
        it = it->second->parent == nullptr ? entry.groups.erase(it) : std::next(it);
    }
    if (!m_hasRearranged) {
        return;
    }
    const QVector<int> roles{CountRole, ColorRole};
    Q_EMIT q.dataChanged(indexOf(&entry), indexOf(&entry, ColumnCount - 1), roles);
    for (const auto& [path, group] : entry.groups) {
        Q_EMIT q.dataChanged(indexOf(group.get()), indexOf(group.get(), ColumnCount - 1), roles);
    }
}

void MachineTreeModel::Private::moveAcross(Entry& entry)
{
    std::vector<std::pair<Machine*, Node*>> moves;
    const auto look = [&moves](Node& node) {
        for (Node* child : node.wanted) {
            if (child->kind == MachineRow && child->parent != nullptr && child->parent != &node) {
                moves.emplace_back(static_cast<Machine*>(child), &node);
            }
        }
    };
    look(entry);
    for (const auto& [path, group] : entry.groups) {
        look(*group);
    }
    if (moves.size() > fewMoves) {
        return; // they go here and come there
    }
    for (const auto& [machine, target] : moves) {
        Node* source = machine->parent;
        const int row = machine->row;
        const int end = toInt(target->children.size());
        if (!q.beginMoveRows(indexOf(source), row, row, indexOf(target), end)) {
            continue;
        }
        source->children.erase(source->children.begin() + row);
        number(*source, row);
        target->children.push_back(machine);
        machine->parent = target;
        machine->row = end;
        q.endMoveRows();
        m_hasRearranged = true;
    }
}

void MachineTreeModel::Private::reconcile(Node& node)
{
    if (node.children == node.wanted) {
        return;
    }
    removeUnwanted(node);
    // What stays, in the order in which it is to stand.
    std::vector<Node*> kept;
    kept.reserve(node.children.size());
    for (Node* child : node.wanted) {
        if (child->parent == &node) {
            kept.push_back(child);
        }
    }
    reorder(node, kept);
    insertWanted(node);
}

void MachineTreeModel::Private::removeUnwanted(Node& node)
{
    const QSet<Node*> wanted(node.wanted.cbegin(), node.wanted.cend());
    const auto goes = [&wanted](Node* child) { return !wanted.contains(child); };
    int runs = 0;
    bool wasGoing = false;
    for (Node* child : node.children) {
        const bool isGoing = goes(child);
        runs += isGoing && !wasGoing ? 1 : 0;
        wasGoing = isGoing;
    }
    if (runs > fewRuns) {
        std::vector<Node*> gathered = node.children;
        std::stable_partition(gathered.begin(), gathered.end(), [&goes](Node* child) { return !goes(child); });
        reorder(node, gathered);
    }
    for (int last = toInt(node.children.size()) - 1; last >= 0; --last) {
        if (!goes(node.children[static_cast<size_t>(last)])) {
            continue;
        }
        int first = last;
        while (first > 0 && goes(node.children[static_cast<size_t>(first) - 1])) {
            --first;
        }
        removeRows(node, first, last);
        last = first;
    }
}

void MachineTreeModel::Private::insertWanted(Node& node)
{
    int runs = 0;
    bool wasFresh = false;
    std::vector<Node*> fresh;
    fresh.reserve(node.wanted.size());
    for (Node* child : node.wanted) {
        const bool isFresh = child->parent != &node;
        runs += isFresh && !wasFresh ? 1 : 0;
        wasFresh = isFresh;
        if (isFresh) {
            fresh.push_back(child);
        }
    }
    if (runs > fewRuns) {
        insertRows(node, toInt(node.children.size()), fresh);
        reorder(node, node.wanted);
        return;
    }
    for (size_t i = 0; i < node.wanted.size();) {
        size_t end = i;
        while (end < node.wanted.size() && node.wanted[end]->parent != &node) {
            ++end;
        }
        if (end > i) {
            const auto begin = node.wanted.begin() + toInt(i);
            insertRows(node, toInt(i), std::vector<Node*>(begin, node.wanted.begin() + toInt(end)));
        }
        i = end + 1;
    }
}

void MachineTreeModel::Private::reorder(Node& node, const std::vector<Node*>& order)
{
    if (order == node.children) {
        return;
    }
    const QList<QPersistentModelIndex> parents{QPersistentModelIndex(indexOf(&node))};
    Q_EMIT q.layoutAboutToBeChanged(parents, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = q.persistentIndexList();
    node.children = order;
    number(node);
    QModelIndexList from;
    QModelIndexList to;
    from.reserve(before.size());
    to.reserve(before.size());
    for (const QModelIndex& index : before) {
        const Node* moved = nodeOf(index);
        if (moved != nullptr && moved->parent == &node && moved->row != index.row()) {
            from.append(index);
            to.append(q.createIndex(moved->row, index.column(), moved));
        }
    }
    q.changePersistentIndexList(from, to);
    Q_EMIT q.layoutChanged(parents, QAbstractItemModel::VerticalSortHint);
}

void MachineTreeModel::Private::removeRows(Node& node, int first, int last)
{
    q.beginRemoveRows(indexOf(&node), first, last);
    const auto begin = node.children.begin() + first;
    const auto end = node.children.begin() + last + 1;
    // What stood in a group that goes comes again elsewhere, if it is to.
    const std::function<void(Node*)> forget = [&forget](Node* gone) {
        gone->parent = nullptr;
        gone->row = -1;
        for (Node* child : gone->children) {
            forget(child);
        }
        gone->children.clear();
    };
    const std::vector<Node*> gone(begin, end);
    node.children.erase(begin, end);
    number(node, first);
    for (Node* child : gone) {
        forget(child);
    }
    q.endRemoveRows();
    m_hasRearranged = true;
}

void MachineTreeModel::Private::insertRows(Node& node, int at, const std::vector<Node*>& fresh)
{
    if (fresh.empty()) {
        return;
    }
    // From another group, with too many others: it goes there first.
    for (Node* child : fresh) {
        if (child->parent != nullptr) {
            removeRows(*child->parent, child->row, child->row);
        }
    }
    q.beginInsertRows(indexOf(&node), at, at + toInt(fresh.size()) - 1);
    node.children.insert(node.children.begin() + at, fresh.begin(), fresh.end());
    for (Node* child : fresh) {
        child->parent = &node;
    }
    number(node, at);
    q.endInsertRows();
    m_hasRearranged = true;
}

void MachineTreeModel::Private::number(Node& node, int from)
{
    for (auto row = static_cast<size_t>(from); row < node.children.size(); ++row) {
        node.children[row]->row = toInt(row);
    }
}

} // namespace domus
