// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinetreemodel.h"

#include "app/core/textfold.h"
#include "app/models/machinetreeprivate.h"
#include "app/services/addressbook.h"
#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "app/services/machinedetails.h"
#include "app/services/machinemonitor.h"
#include "app/services/statisticssampler.h"
#include "app/services/uptimeclock.h"

#include <QLocale>

#include <algorithm>

namespace domus {

namespace {

/// An uptime is told in minutes.
constexpr std::chrono::seconds uptimePeriod(30);

/// What "host:" looks in.
QString hostText(const HostSession& session)
{
    const QString text = session.displayName() + QLatin1Char('\n') + session.uri();
    return fold(text);
}

} // namespace

MachineTreeModel::Private::Private(MachineTreeModel& model, ConnectionList& list, MachineMonitor* theMonitor)
    : q(model)
    , connections(list)
    , monitor(theMonitor)
{
    if (QLocale().language() == QLocale::C) {
        collator.setLocale(QLocale(QLocale::English)); // C knows no numeric order
    }
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
}

MachineTreeModel::MachineTreeModel(ConnectionList& connections, QObject* parent)
    : MachineTreeModel(connections, nullptr, parent)
{
}

MachineTreeModel::MachineTreeModel(ConnectionList& connections, MachineMonitor* monitor, QObject* parent)
    : QAbstractItemModel(parent)
    , m_d(std::make_unique<Private>(*this, connections, monitor))
{
    connect(
        &connections, &ConnectionList::sessionAdded, this, [this](HostSession* session) { m_d->addSession(session); });
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this,
        [this](HostSession* session) { m_d->removeSession(session); });
    connect(&connections, &ConnectionList::sessionChanged, this,
        [this](HostSession* session) { m_d->sessionChanged(session); });
    for (HostSession* session : connections.sessions()) {
        m_d->addSession(session);
    }
    if (monitor == nullptr) {
        return;
    }
    connect(&monitor->details(), &MachineDetailsStore::detailsChanged, this,
        [this](const ConnectionId& id, const QVector<Uuid>& machines) { m_d->detailsChanged(id, machines); });
    connect(&monitor->addresses(), &AddressBook::addressesChanged, this,
        [this](
            const ConnectionId& id, const QVector<Uuid>& machines) { m_d->factsChanged(id, machines, AddressColumn); });
    connect(&monitor->uptimes(), &UptimeClock::uptimesChanged, this,
        [this](
            const ConnectionId& id, const QVector<Uuid>& machines) { m_d->factsChanged(id, machines, UptimeColumn); });
    connect(
        &monitor->sampler(), &StatisticsSampler::sampled, this, [this](const ConnectionId& id) { m_d->sampled(id); });
    connect(&m_d->minute, &QTimer::timeout, this, [this] { m_d->uptimePassed(); });
    m_d->minute.setTimerType(Qt::VeryCoarseTimer);
    m_d->minute.start(uptimePeriod);
}

MachineTreeModel::~MachineTreeModel() = default;

void MachineTreeModel::Private::addSession(HostSession* session)
{
    const int row = static_cast<int>(entries.size());
    auto entry = std::make_unique<Entry>();
    entry->session = session;
    entry->search = fold(session->displayName());
    entry->host = hostText(*session);
    q.beginInsertRows({}, row, row);
    entry->parent = &root;
    entry->row = row;
    root.children.push_back(entry.get());
    entries.push_back(std::move(entry));
    q.endInsertRows();
    setDomains(*entries.back(), session->inventory()->domains);
    connect(session, &HostSession::inventoryChanged, &q, [this, session](const InventoryPtr& inventory) {
        if (Entry* changed = entryOf(session->id())) {
            setDomains(*changed, inventory->domains);
        }
    });
}

void MachineTreeModel::Private::removeSession(HostSession* session)
{
    const Entry* entry = entryOf(session->id());
    if (entry == nullptr) {
        return;
    }
    QObject::disconnect(session, nullptr, &q, nullptr);
    const int row = entry->row;
    q.beginRemoveRows({}, row, row);
    const std::unique_ptr<Entry> gone = std::move(entries[static_cast<size_t>(row)]);
    entries.erase(entries.begin() + row);
    root.children.erase(root.children.begin() + row);
    for (auto i = static_cast<size_t>(row); i < root.children.size(); ++i) {
        root.children[i]->row = static_cast<int>(i);
    }
    q.endRemoveRows();
}

void MachineTreeModel::Private::sessionChanged(HostSession* session)
{
    Entry* entry = entryOf(session->id());
    if (entry == nullptr) {
        return;
    }
    const QString search = fold(session->displayName());
    const QString host = hostText(*session);
    if (search != entry->search || host != entry->host) {
        entry->search = search;
        entry->host = host;
        describeAll(*entry);
    }
    tellAllChanged(*entry); // what can be done to machines hangs on the connection
}

void MachineTreeModel::Private::describeAll(Entry& entry)
{
    for (const auto& machine : entry.machines) {
        describe(*machine);
    }
    placeAll(entry);
}

void MachineTreeModel::Private::tellAllChanged(Entry& entry)
{
    Q_EMIT q.dataChanged(indexOf(&entry), indexOf(&entry, ColumnCount - 1));
    std::vector<Machine*> all;
    all.reserve(entry.machines.size());
    for (const auto& machine : entry.machines) {
        all.push_back(machine.get());
    }
    tellChanged(std::move(all), 0, ColumnCount - 1);
}

void MachineTreeModel::Private::setDomains(Entry& entry, const QVector<DomainRecord>& domains)
{
    // Both lists are in the order of the uuids: one walk tells what is gone, new and changed.
    std::vector<std::unique_ptr<Machine>> next;
    std::vector<std::unique_ptr<Machine>> gone;
    std::vector<Machine*> changed;
    next.reserve(static_cast<size_t>(domains.size()));
    bool isPlacedAnew = false;
    auto old = entry.machines.begin();
    for (const DomainRecord& domain : domains) {
        while (old != entry.machines.end() && (*old)->record.uuid < domain.uuid) {
            gone.push_back(std::move(*old++));
        }
        if (old == entry.machines.end() || (*old)->record.uuid != domain.uuid) {
            next.push_back(std::make_unique<Machine>(&entry, domain, keyOf(domain.name)));
            describe(*next.back());
            place(*next.back());
            entry.isOrderStale = true;
            isPlacedAnew = true;
            continue;
        }
        Machine& machine = **old;
        if (machine.record != domain) {
            if (machine.record.name != domain.name) {
                machine.sortKey = keyOf(domain.name);
                entry.isOrderStale = true;
                isPlacedAnew = true;
            }
            machine.record = domain;
            describe(machine);
            isPlacedAnew = place(machine) || isPlacedAnew;
            changed.push_back(&machine);
        }
        next.push_back(std::move(*old++));
    }
    while (old != entry.machines.end()) {
        gone.push_back(std::move(*old++));
    }
    entry.machines = std::move(next);
    if (!gone.empty()) {
        entry.isOrderStale = true;
    }
    if (isPlacedAnew || !gone.empty()) {
        arrange(entry); // what is gone is wanted nowhere: its row goes, then it dies
    }
    tellChanged(std::move(changed), 0, ColumnCount - 1);
}

void MachineTreeModel::Private::detailsChanged(const ConnectionId& id, const QVector<Uuid>& machines)
{
    Entry* entry = entryOf(id);
    if (entry == nullptr) {
        return;
    }
    bool isPlacedAnew = false;
    std::vector<Machine*> changed;
    changed.reserve(static_cast<size_t>(machines.size()));
    for (const Uuid& uuid : machines) {
        Machine* machine = machineOf({id, uuid});
        if (machine == nullptr) {
            continue;
        }
        const QString home = machine->home;
        const QString color = machine->homeColor;
        describe(*machine);
        isPlacedAnew = place(*machine) || home != machine->home || color != machine->homeColor || isPlacedAnew;
        changed.push_back(machine);
    }
    if (isPlacedAnew) {
        arrange(*entry);
    }
    tellChanged(std::move(changed), 0, ColumnCount - 1);
}

void MachineTreeModel::Private::factsChanged(const ConnectionId& id, const QVector<Uuid>& machines, Column column)
{
    Entry* entry = entryOf(id);
    if (entry == nullptr) {
        return;
    }
    bool isPlacedAnew = false;
    std::vector<Machine*> changed;
    for (const Uuid& uuid : machines) {
        if (Machine* machine = machineOf({id, uuid})) {
            if (column == AddressColumn) {
                machine->facets.addresses = monitor->addresses().addresses({id, uuid});
            }
            isPlacedAnew = place(*machine) || isPlacedAnew;
            changed.push_back(machine);
        }
    }
    if (isPlacedAnew) {
        arrange(*entry);
    }
    tellChanged(std::move(changed), column, column);
}

void MachineTreeModel::Private::sampled(const ConnectionId& id)
{
    Entry* entry = entryOf(id);
    if (entry == nullptr) {
        return;
    }
    if (q.m_sortColumn == LoadColumn) {
        placeAll(*entry);
    }
    tellColumn(*entry, LoadColumn, {Qt::DisplayRole, LoadRole, LoadHistoryRole});
}

void MachineTreeModel::Private::uptimePassed()
{
    for (const auto& entry : entries) {
        tellColumn(*entry, UptimeColumn, {Qt::DisplayRole});
    }
}

/// One signal for each row that holds machines, however many.
void MachineTreeModel::Private::tellColumn(const Node& node, int column, const QVector<int>& roles) const
{
    const Node* first = nullptr;
    for (const Node* child : node.children) {
        if (child->kind == GroupRow) {
            tellColumn(*child, column, roles);
        } else {
            first = child;
            break;
        }
    }
    if (first != nullptr) {
        Q_EMIT q.dataChanged(indexOf(first, column), indexOf(node.children.back(), column), roles);
    }
}

/// One signal for each run of rows; for many runs one over all of them, since a view paints what is visible anyway.
void MachineTreeModel::Private::tellChanged(
    std::vector<Machine*> machines, int first, int last, const QVector<int>& roles) const
{
    constexpr int manyRuns = 16;
    machines.erase(std::remove_if(machines.begin(), machines.end(),
                       [](const Machine* machine) { return machine->parent == nullptr; }),
        machines.end());
    std::sort(machines.begin(), machines.end(), [](const Machine* a, const Machine* b) {
        return a->parent != b->parent ? std::less<>()(a->parent, b->parent) : a->row < b->row;
    });
    const auto emitRows = [&](const Machine* from, const Machine* to) {
        Q_EMIT q.dataChanged(indexOf(from, first), indexOf(to, last), roles);
    };
    for (size_t i = 0; i < machines.size();) {
        size_t end = i + 1;
        int runs = 1;
        while (end < machines.size() && machines[end]->parent == machines[i]->parent) {
            runs += machines[end]->row != machines[end - 1]->row + 1 ? 1 : 0;
            ++end;
        }
        if (runs > manyRuns) {
            emitRows(machines[i], machines[end - 1]);
            i = end;
            continue;
        }
        while (i < end) {
            size_t runEnd = i + 1;
            while (runEnd < end && machines[runEnd]->row == machines[runEnd - 1]->row + 1) {
                ++runEnd;
            }
            emitRows(machines[i], machines[runEnd - 1]);
            i = runEnd;
        }
    }
}

// What is shown

void MachineTreeModel::Private::placeAll(Entry& entry)
{
    for (const auto& machine : entry.machines) {
        place(*machine);
    }
    arrange(entry);
}

bool MachineTreeModel::Private::isToBeShown(const Machine& machine) const
{
    if (machine.isBinned) {
        return false;
    }
    if (q.m_isOffHidden
        && (machine.record.state == DomainState::ShutOff || machine.record.state == DomainState::Crashed)) {
        return false;
    }
    return q.m_query.matches(machine.facets);
}

bool MachineTreeModel::Private::place(Machine& machine) const
{
    const bool wasWanted = std::exchange(machine.isWanted, isToBeShown(machine));
    if (q.m_sortColumn == NameColumn) {
        return wasWanted != machine.isWanted;
    }
    SortValue value = sortValueOf(machine);
    const bool isElsewhere = value.isKnown != machine.sortValue.isKnown || value.number != machine.sortValue.number
        || value.text != machine.sortValue.text;
    machine.sortValue = std::move(value);
    if (isElsewhere) {
        machine.entry->isOrderStale = true;
    }
    return isElsewhere || wasWanted != machine.isWanted;
}

void MachineTreeModel::setFilterText(const QString& text)
{
    m_filterText = text;
    MachineQuery query = MachineQuery::parse(text);
    if (query == m_query) {
        return;
    }
    m_query = std::move(query);
    for (const auto& entry : m_d->entries) {
        m_d->placeAll(*entry);
    }
}

void MachineTreeModel::setOffHidden(bool hidden)
{
    if (std::exchange(m_isOffHidden, hidden) != hidden) {
        for (const auto& entry : m_d->entries) {
            m_d->placeAll(*entry);
        }
    }
}

void MachineTreeModel::setGrouped(bool grouped)
{
    if (std::exchange(m_isGrouped, grouped) != grouped) {
        for (const auto& entry : m_d->entries) {
            m_d->arrange(*entry);
        }
    }
}

void MachineTreeModel::sort(int column, Qt::SortOrder order)
{
    const int next = column >= 0 && column < ColumnCount ? column : NameColumn;
    if (next == m_sortColumn && order == m_sortOrder) {
        return;
    }
    m_sortColumn = next;
    m_sortOrder = order;
    for (const auto& entry : m_d->entries) {
        entry->isOrderStale = true;
        m_d->placeAll(*entry);
    }
}

void MachineTreeModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    for (const auto& entry : m_d->entries) {
        entry->isOrderStale = true; // by state: its words decide within one rank
        m_d->describeAll(*entry);
        m_d->tellAllChanged(*entry);
    }
}

int MachineTreeModel::machineCount() const
{
    return Private::countOf(m_d->root);
}

int MachineTreeModel::knownCount() const
{
    int count = 0;
    for (const auto& entry : m_d->entries) {
        count += static_cast<int>(std::count_if(
            entry->machines.cbegin(), entry->machines.cend(), [](const auto& machine) { return !machine->isBinned; }));
    }
    return count;
}

int MachineTreeModel::Private::countOf(const Node& node)
{
    int count = 0;
    for (const Node* child : node.children) {
        count += child->kind == MachineRow ? 1 : countOf(*child);
    }
    return count;
}

} // namespace domus
