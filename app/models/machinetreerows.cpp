// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinetreeprivate.h"
#include "app/services/connectionlist.h"
#include "app/services/renamedomain.h"

#include <QDataStream>
#include <QIODevice>
#include <QItemSelection>
#include <QMimeData>
#include <QSet>

#include <algorithm>

/// Rows and indexes, what a row stands for, and what can be dragged and edited.
namespace domus {

namespace {

QString machinesType()
{
    return QStringLiteral("application/x-domus-machines");
}

bool isOpen(const HostSession& session)
{
    return session.state() == SessionState::Open;
}

/// Only what this program put there; another one's data of that type is read just as carefully.
QVector<DomainKey> machinesIn(const QMimeData* data)
{
    QVector<DomainKey> machines;
    if (data == nullptr || !data->hasFormat(machinesType())) {
        return machines;
    }
    const QByteArray bytes = data->data(machinesType());
    QDataStream stream(bytes);
    while (!stream.atEnd() && stream.status() == QDataStream::Ok) {
        QString connection;
        QString uuid;
        stream >> connection >> uuid;
        const DomainKey key{ConnectionId{connection}, Uuid::fromString(uuid)};
        if (!key.isNull()) {
            machines.append(key);
        }
    }
    return machines;
}

} // namespace

MachineTreeModel::Node* MachineTreeModel::Private::nodeOf(const QModelIndex& index)
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : nullptr;
}

MachineTreeModel::Machine* MachineTreeModel::Private::machineOf(const QModelIndex& index)
{
    Node* node = nodeOf(index);
    return node != nullptr && node->kind == MachineRow ? static_cast<Machine*>(node) : nullptr;
}

MachineTreeModel::Entry* MachineTreeModel::Private::entryOf(const ConnectionId& id) const
{
    const auto it = std::find_if(
        entries.cbegin(), entries.cend(), [&id](const auto& entry) { return entry->session->id() == id; });
    return it != entries.cend() ? it->get() : nullptr;
}

MachineTreeModel::Machine* MachineTreeModel::Private::machineOf(const DomainKey& key) const
{
    const Entry* entry = entryOf(key.connection);
    if (entry == nullptr) {
        return nullptr;
    }
    const auto it = std::lower_bound(entry->machines.cbegin(), entry->machines.cend(), key.uuid,
        [](const auto& machine, Uuid uuid) { return machine->record.uuid < uuid; });
    return it != entry->machines.cend() && (*it)->record.uuid == key.uuid ? it->get() : nullptr;
}

DomainKey MachineTreeModel::Private::keyOf(const Machine& machine)
{
    return {machine.entry->session->id(), machine.record.uuid};
}

QModelIndex MachineTreeModel::Private::indexOf(const Node* node, int column) const
{
    return node == nullptr || node->parent == nullptr ? QModelIndex() : q.createIndex(node->row, column, node);
}

QModelIndex MachineTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || (parent.isValid() && parent.column() != 0)) {
        return {};
    }
    const Node* node = parent.isValid() ? Private::nodeOf(parent) : &m_d->root;
    return static_cast<size_t>(row) < node->children.size()
        ? createIndex(row, column, node->children[static_cast<size_t>(row)])
        : QModelIndex();
}

QModelIndex MachineTreeModel::parent(const QModelIndex& child) const
{
    const Node* node = Private::nodeOf(child);
    return node != nullptr ? m_d->indexOf(node->parent) : QModelIndex();
}

int MachineTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0) {
        return 0;
    }
    const Node* node = parent.isValid() ? Private::nodeOf(parent) : &m_d->root;
    return static_cast<int>(node->children.size());
}

int MachineTreeModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

bool MachineTreeModel::hasChildren(const QModelIndex& parent) const
{
    return rowCount(parent) > 0;
}

QModelIndex MachineTreeModel::indexOf(const DomainKey& key) const
{
    return m_d->indexOf(m_d->machineOf(key));
}

QModelIndex MachineTreeModel::indexOf(const ConnectionId& id) const
{
    return m_d->indexOf(m_d->entryOf(id));
}

QModelIndex MachineTreeModel::indexOf(const ConnectionId& id, const QString& groupPath) const
{
    const Entry* entry = m_d->entryOf(id);
    if (entry == nullptr) {
        return {};
    }
    const auto group = entry->groups.find(groupPath);
    return group != entry->groups.cend() ? m_d->indexOf(group->second.get()) : QModelIndex();
}

bool MachineTreeModel::contains(const DomainKey& key) const
{
    const Machine* machine = m_d->machineOf(key);
    return machine != nullptr && !machine->isBinned;
}

HostSession* MachineTreeModel::sessionOf(const QModelIndex& index) const
{
    const Node* node = Private::nodeOf(index);
    return node != nullptr ? node->entry->session : nullptr;
}

const DomainRecord* MachineTreeModel::recordOf(const QModelIndex& index) const
{
    const Machine* machine = Private::machineOf(index);
    return machine != nullptr ? &machine->record : nullptr;
}

const MachineDetails* MachineTreeModel::detailsOf(const QModelIndex& index) const
{
    const Machine* machine = Private::machineOf(index);
    return machine != nullptr ? m_d->detailsOf(*machine) : nullptr;
}

QVector<DomainKey> MachineTreeModel::machinesWhere(const std::function<bool(const Node&)>& isMeant) const
{
    QVector<DomainKey> machines;
    const std::function<void(const Node&, bool)> visit = [&](const Node& node, bool isWithin) {
        machines.reserve(machines.size() + static_cast<qsizetype>(node.children.size()));
        for (const Node* child : node.children) {
            const bool isIn = isWithin || isMeant(*child);
            if (child->kind != MachineRow) {
                visit(*child, isIn);
            } else if (isIn) {
                machines.append(Private::keyOf(*static_cast<const Machine*>(child)));
            }
        }
    };
    visit(m_d->root, false);
    return machines;
}

QVector<DomainKey> MachineTreeModel::machinesOf(const QModelIndexList& indexes) const
{
    QSet<const Node*> chosen;
    for (const QModelIndex& index : indexes) {
        chosen.insert(Private::nodeOf(index));
    }
    return machinesWhere([&chosen](const Node& node) { return chosen.contains(&node); });
}

QVector<DomainKey> MachineTreeModel::machinesOf(const QItemSelection& selection) const
{
    QSet<const Node*> chosen;
    for (const QItemSelectionRange& range : selection) {
        const QModelIndex top = range.topLeft();
        const Node* first = Private::nodeOf(top);
        if (first == nullptr || first->parent == nullptr) {
            continue;
        }
        for (int row = range.top(); row <= range.bottom(); ++row) {
            chosen.insert(first->parent->children[static_cast<size_t>(row)]);
        }
    }
    return machinesWhere([&chosen](const Node& node) { return chosen.contains(&node); });
}

Availability MachineTreeModel::availabilityOf(DomainAction action, const QModelIndex& index) const
{
    const DomainRecord* record = recordOf(index);
    if (record == nullptr) {
        return {false, tr("No virtual machine is selected.")};
    }
    const HostSession& session = *sessionOf(index);
    return availability(action, *record, isOpen(session), session.settings().readOnly);
}

QStringList MachineTreeModel::groupPaths(const ConnectionId& connection) const
{
    QSet<QString> paths;
    if (const Entry* entry = m_d->entryOf(connection)) {
        for (const auto& machine : entry->machines) {
            if (machine->isBinned) {
                continue;
            }
            for (QString path = machine->home; !path.isEmpty() && !paths.contains(path);
                 path = path.section(QLatin1Char('/'), 0, -2)) {
                paths.insert(path);
            }
        }
    }
    QStringList sorted(paths.cbegin(), paths.cend());
    std::sort(sorted.begin(), sorted.end(),
        [this](const QString& a, const QString& b) { return m_d->collator.compare(a, b) < 0; });
    return sorted;
}

Qt::ItemFlags MachineTreeModel::flags(const QModelIndex& index) const
{
    const Node* node = Private::nodeOf(index);
    if (node == nullptr) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const HostSession& session = *node->entry->session;
    if (node->kind != MachineRow) {
        return flags | Qt::ItemIsDropEnabled;
    }
    flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == NameColumn
        && renameAvailability(static_cast<const Machine*>(node)->record, isOpen(session), session.settings().readOnly)
               .isPossible) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

bool MachineTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Machine* machine = Private::machineOf(index);
    const QString name = value.toString().simplified();
    if (machine != nullptr && role == Qt::EditRole && index.column() == NameColumn && !name.isEmpty()
        && value.toString() != machine->record.name && name != machine->record.name) {
        Q_EMIT renameRequested(Private::keyOf(*machine), name);
    }
    return false; // it is called so when libvirt says so
}

QStringList MachineTreeModel::mimeTypes() const
{
    return {machinesType()};
}

QMimeData* MachineTreeModel::mimeData(const QModelIndexList& indexes) const
{
    QModelIndexList rows;
    for (const QModelIndex& index : indexes) {
        if (Private::machineOf(index) != nullptr) {
            rows.append(index);
        }
    }
    const QVector<DomainKey> machines = machinesOf(rows);
    if (machines.isEmpty()) {
        return nullptr;
    }
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const DomainKey& key : machines) {
        stream << key.connection.value << key.uuid.toString();
    }
    auto* data = new QMimeData; // the caller's
    data->setData(machinesType(), bytes);
    return data;
}

Qt::DropActions MachineTreeModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

bool MachineTreeModel::canDropMimeData(
    const QMimeData* data, Qt::DropAction /*action*/, int /*row*/, int /*column*/, const QModelIndex& parent) const
{
    const Node* target = Private::nodeOf(parent);
    if (target == nullptr || target->kind == MachineRow || !isOpen(*target->entry->session)
        || target->entry->session->settings().readOnly) {
        return false;
    }
    const QVector<DomainKey> machines = machinesIn(data);
    return !machines.isEmpty() && std::all_of(machines.cbegin(), machines.cend(), [target](const DomainKey& key) {
        return key.connection == target->entry->session->id(); // a group is within its host
    });
}

bool MachineTreeModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent)) {
        return false;
    }
    const Node* target = Private::nodeOf(parent);
    const QString path = target->kind == GroupRow ? static_cast<const Group*>(target)->path : QString();
    QVector<DomainKey> machines = machinesIn(data);
    machines.removeIf([this, &path](const DomainKey& key) {
        const Machine* machine = m_d->machineOf(key);
        return machine == nullptr || machine->home == path;
    });
    if (!machines.isEmpty()) {
        Q_EMIT moveRequested(machines, path);
    }
    return false; // the view would remove the rows that were dragged
}

} // namespace domus
