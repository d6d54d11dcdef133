// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinetreemodel.h"

#include "app/core/textfold.h"
#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "app/services/statetext.h"

#include <QLocale>

#include <algorithm>

namespace domus {

struct MachineTreeModel::Machine
{
    DomainRecord record;
    QString search;
    QCollatorSortKey sortKey;
};

struct MachineTreeModel::Entry
{
    HostSession* session = nullptr;
    QString search;
    std::vector<Machine> machines; // by uuid
};

namespace {

bool isOpen(const HostSession& session)
{
    return session.state() == SessionState::Open;
}

int possibleActions(const HostSession& session, const DomainRecord& record)
{
    int bits = 0;
    for (int i = 0; i <= static_cast<int>(DomainAction::Delete); ++i) {
        const auto action = static_cast<DomainAction>(i);
        if (availability(action, record, isOpen(session), session.settings().readOnly).isPossible) {
            bits |= 1 << i;
        }
    }
    return bits;
}

} // namespace

MachineTreeModel::MachineTreeModel(ConnectionList& connections, QObject* parent) : QAbstractItemModel(parent)
{
    if (QLocale().language() == QLocale::C) {
        m_collator.setLocale(QLocale(QLocale::English)); // C knows no numeric order
    }
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    connect(&connections, &ConnectionList::sessionAdded, this, &MachineTreeModel::addSession);
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, &MachineTreeModel::removeSession);
    connect(&connections, &ConnectionList::sessionChanged, this, &MachineTreeModel::sessionChanged);
    for (HostSession* session : connections.sessions()) {
        addSession(session);
    }
}

MachineTreeModel::~MachineTreeModel() = default;

void MachineTreeModel::addSession(HostSession* session)
{
    const int row = static_cast<int>(m_entries.size());
    auto entry = std::make_unique<Entry>();
    entry->session = session;
    entry->search = fold(session->displayName());
    beginInsertRows({}, row, row);
    m_entries.push_back(std::move(entry));
    endInsertRows();
    setDomains(*m_entries.back(), session->inventory()->domains);
    connect(session, &HostSession::inventoryChanged, this, [this, session](const InventoryPtr& inventory) {
        if (Entry* changed = entryOf(session)) {
            setDomains(*changed, inventory->domains);
        }
    });
}

void MachineTreeModel::removeSession(HostSession* session)
{
    const Entry* entry = entryOf(session);
    if (entry == nullptr) {
        return;
    }
    disconnect(session, nullptr, this, nullptr);
    const int row = rowOf(entry);
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
}

void MachineTreeModel::sessionChanged(HostSession* session)
{
    Entry* entry = entryOf(session);
    if (entry == nullptr) {
        return;
    }
    const QString search = fold(session->displayName());
    const int row = rowOf(entry);
    if (search != entry->search) {
        entry->search = search;
        for (Machine& machine : entry->machines) {
            machine = makeMachine(*entry, machine.record);
        }
    }
    const QModelIndex top = index(row, 0);
    Q_EMIT dataChanged(top, index(row, ColumnCount - 1));
    if (!entry->machines.empty()) { // what can be done to them hangs on the connection
        const int last = static_cast<int>(entry->machines.size()) - 1;
        Q_EMIT dataChanged(index(0, 0, top), index(last, ColumnCount - 1, top));
    }
}

void MachineTreeModel::setDomains(Entry& entry, const QVector<DomainRecord>& domains)
{
    const QModelIndex top = index(rowOf(&entry), 0);
    auto& machines = entry.machines;
    const auto number = [](size_t n) { return static_cast<int>(n); };
    size_t row = 0;
    qsizetype next = 0;
    // Both lists are in the order of the uuids: one walk finds runs of gone, new and changed rows.
    while (row < machines.size() || next < domains.size()) {
        size_t goneEnd = row;
        while (goneEnd < machines.size()
            && (next == domains.size() || machines[goneEnd].record.uuid < domains[next].uuid)) {
            ++goneEnd;
        }
        if (goneEnd > row) {
            beginRemoveRows(top, number(row), number(goneEnd) - 1);
            machines.erase(machines.begin() + number(row), machines.begin() + number(goneEnd));
            endRemoveRows();
            continue;
        }
        qsizetype newEnd = next;
        while (
            newEnd < domains.size() && (row == machines.size() || domains[newEnd].uuid < machines[row].record.uuid)) {
            ++newEnd;
        }
        if (newEnd > next) {
            const int count = static_cast<int>(newEnd - next);
            std::vector<Machine> fresh;
            fresh.reserve(static_cast<size_t>(count));
            for (; next < newEnd; ++next) {
                fresh.push_back(makeMachine(entry, domains[next]));
            }
            beginInsertRows(top, number(row), number(row) + count - 1);
            machines.insert(machines.begin() + number(row), std::make_move_iterator(fresh.begin()),
                std::make_move_iterator(fresh.end()));
            endInsertRows();
            row += static_cast<size_t>(count);
            continue;
        }
        const size_t changedFrom = row;
        while (row < machines.size() && next < domains.size() && machines[row].record.uuid == domains[next].uuid
            && machines[row].record != domains[next]) {
            Machine& machine = machines[row];
            if (machine.record.name == domains[next].name) { // its place in the order stays
                machine.record = domains[next];
                machine.search = searchText(entry, machine.record);
            } else {
                machine = makeMachine(entry, domains[next]);
            }
            ++row;
            ++next;
        }
        if (row > changedFrom) {
            Q_EMIT dataChanged(index(number(changedFrom), 0, top), index(number(row) - 1, ColumnCount - 1, top));
            continue;
        }
        ++row; // the same as before
        ++next;
    }
}

MachineTreeModel::Machine MachineTreeModel::makeMachine(const Entry& entry, const DomainRecord& record) const
{
    return Machine{record, searchText(entry, record), m_collator.sortKey(record.name)};
}

QString MachineTreeModel::searchText(const Entry& entry, const DomainRecord& record)
{
    const QString own = record.name + QLatin1Char('\n') + domainStateText(record);
    return fold(own) + QLatin1Char('\n') + entry.search;
}

MachineTreeModel::Entry* MachineTreeModel::entryOf(const HostSession* session) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(),
        [session](const std::unique_ptr<Entry>& entry) { return entry->session == session; });
    return it != m_entries.cend() ? it->get() : nullptr;
}

MachineTreeModel::Entry* MachineTreeModel::entryOf(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return nullptr;
    }
    // A machine's index carries its connection's entry, a connection's index nothing.
    if (index.internalPointer() != nullptr) {
        return static_cast<Entry*>(index.internalPointer());
    }
    return m_entries[static_cast<size_t>(index.row())].get();
}

int MachineTreeModel::rowOf(const Entry* entry) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(),
        [entry](const std::unique_ptr<Entry>& candidate) { return candidate.get() == entry; });
    return static_cast<int>(it - m_entries.cbegin());
}

QModelIndex MachineTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    if (!parent.isValid()) {
        return createIndex(row, column);
    }
    return createIndex(row, column, m_entries[static_cast<size_t>(parent.row())].get());
}

QModelIndex MachineTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalPointer() == nullptr) {
        return {};
    }
    return createIndex(rowOf(static_cast<const Entry*>(child.internalPointer())), 0);
}

int MachineTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_entries.size());
    }
    if (parent.internalPointer() != nullptr || parent.column() != 0) {
        return 0;
    }
    return static_cast<int>(m_entries[static_cast<size_t>(parent.row())]->machines.size());
}

int MachineTreeModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

bool MachineTreeModel::hasChildren(const QModelIndex& parent) const
{
    return rowCount(parent) > 0;
}

QVariant MachineTreeModel::data(const QModelIndex& index, int role) const
{
    const Entry* entry = entryOf(index);
    if (entry == nullptr) {
        return {};
    }
    if (index.internalPointer() == nullptr) {
        return connectionData(*entry, index.column(), role);
    }
    return machineData(*entry, entry->machines[static_cast<size_t>(index.row())], index.column(), role);
}

QVariant MachineTreeModel::connectionData(const Entry& entry, int column, int role) const
{
    const HostSession& session = *entry.session;
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? session.displayName() : sessionStateText(session.state());
    case Qt::ToolTipRole:
        return session.error().text.isEmpty() ? session.uri()
                                              : session.uri() + QLatin1Char('\n') + session.error().text;
    case Qt::AccessibleTextRole:
        //: %1 is the name of a connection, %2 its state
        return tr("%1, %2").arg(session.displayName(), sessionStateText(session.state()));
    case KindRole:
        return ConnectionRow;
    case KeyRole:
        return QVariant::fromValue(DomainKey{session.id(), {}});
    case NameRole:
        return session.displayName();
    case StateRole:
        return static_cast<int>(session.state());
    case StateTextRole:
        return sessionStateText(session.state());
    case ActionsRole:
        return 0;
    case SearchRole:
        return entry.search;
    default:
        return {};
    }
}

QVariant MachineTreeModel::machineData(const Entry& entry, const Machine& machine, int column, int role) const
{
    const DomainRecord& record = machine.record;
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? record.name : domainStateText(record);
    case Qt::AccessibleTextRole:
        //: %1 is the name of a virtual machine, %2 its state
        return tr("%1, %2").arg(record.name, domainStateText(record));
    case KindRole:
        return MachineRow;
    case KeyRole:
        return QVariant::fromValue(DomainKey{entry.session->id(), record.uuid});
    case NameRole:
        return record.name;
    case StateRole:
        return static_cast<int>(record.state);
    case StateTextRole:
        return domainStateText(record);
    case RecordRole:
        return QVariant::fromValue(record);
    case ActionsRole:
        return possibleActions(*entry.session, record);
    case SearchRole:
        return machine.search;
    default:
        return {};
    }
}

QVariant MachineTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == NameColumn ? tr("Name") : section == StateColumn ? tr("State") : QVariant();
}

QModelIndex MachineTreeModel::indexOf(const DomainKey& key) const
{
    const QModelIndex top = indexOf(key.connection);
    if (!top.isValid()) {
        return {};
    }
    const auto& machines = m_entries[static_cast<size_t>(top.row())]->machines;
    const auto it = std::lower_bound(machines.cbegin(), machines.cend(), key.uuid,
        [](const Machine& machine, Uuid uuid) { return machine.record.uuid < uuid; });
    if (it == machines.cend() || it->record.uuid != key.uuid) {
        return {};
    }
    return index(static_cast<int>(it - machines.cbegin()), 0, top);
}

QModelIndex MachineTreeModel::indexOf(const ConnectionId& id) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(),
        [&id](const std::unique_ptr<Entry>& entry) { return entry->session->id() == id; });
    return it != m_entries.cend() ? index(static_cast<int>(it - m_entries.cbegin()), 0) : QModelIndex();
}

HostSession* MachineTreeModel::sessionOf(const QModelIndex& index) const
{
    const Entry* entry = entryOf(index);
    return entry != nullptr ? entry->session : nullptr;
}

const DomainRecord* MachineTreeModel::recordOf(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalPointer() == nullptr) {
        return nullptr;
    }
    return &entryOf(index)->machines[static_cast<size_t>(index.row())].record;
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

bool MachineTreeModel::isBefore(const QModelIndex& left, const QModelIndex& right) const
{
    if (left.internalPointer() == nullptr || right.internalPointer() == nullptr) {
        return left.row() < right.row();
    }
    const Machine& a = entryOf(left)->machines[static_cast<size_t>(left.row())];
    const Machine& b = entryOf(right)->machines[static_cast<size_t>(right.row())];
    const int order = a.sortKey.compare(b.sortKey);
    return order != 0 ? order < 0 : a.record.uuid < b.record.uuid;
}

} // namespace domus
