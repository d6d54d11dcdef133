// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/textfold.h"
#include "app/models/machinetreeprivate.h"
#include "app/services/addressbook.h"
#include "app/services/connectionlist.h"
#include "app/services/machinedetails.h"
#include "app/services/machinemonitor.h"
#include "app/services/statetext.h"
#include "app/services/statisticssampler.h"
#include "app/services/uptimeclock.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>

/// What stands in the cells, and what it is sorted and filtered by.
namespace domus {

namespace {

using Seconds = std::chrono::seconds;

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

QString uptimeText(Seconds uptime)
{
    const auto minutes = uptime.count() / 60;
    if (minutes < 1) {
        //: How long a virtual machine has been running
        return MachineTreeModel::tr("Under a minute");
    }
    if (minutes < 60) {
        //: How long a virtual machine has been running; %1 is a number of minutes
        return MachineTreeModel::tr("%1 min").arg(minutes);
    }
    if (minutes < qint64{24} * 60) {
        //: How long a virtual machine has been running: %1 hours and %2 minutes
        return MachineTreeModel::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    }
    //: How long a virtual machine has been running: %1 days and %2 hours
    return MachineTreeModel::tr("%1 d %2 h").arg(minutes / 1440).arg(minutes / 60 % 24);
}

QString namesOf(const QVector<MachineLabel>& labels)
{
    QStringList names;
    names.reserve(labels.size());
    for (const MachineLabel& label : labels) {
        names.append(label.name);
    }
    return names.join(QStringLiteral(", "));
}

QStringList foldedNames(const QVector<MachineLabel>& labels)
{
    QStringList names;
    names.reserve(labels.size());
    for (const MachineLabel& label : labels) {
        names.append(fold(label.name));
    }
    return names;
}

/// Running machines first, then those that stand still, then those that are off.
double rankOf(DomainState state)
{
    switch (state) {
    case DomainState::Running:
    case DomainState::Blocked:
        return 0;
    case DomainState::ShuttingDown:
        return 1;
    case DomainState::Paused:
        return 2;
    case DomainState::PmSuspended:
        return 3;
    case DomainState::Crashed:
        return 4;
    case DomainState::ShutOff:
        return 5;
    case DomainState::Unknown:
    case DomainState::NoState:
        break;
    }
    return 6;
}

SortValue byNumber(double number)
{
    return {true, number, {}};
}

SortValue byText(const QString& text)
{
    return {!text.isEmpty(), 0, fold(text)};
}

SortValue byAddress(const QStringList& addresses)
{
    if (addresses.isEmpty()) {
        return {};
    }
    // IPv4 by its numbers; everything else after that, by its text.
    const QStringList parts = addresses.constFirst().split(QLatin1Char('.'));
    double value = 0;
    bool isFour = parts.size() == 4;
    for (const QString& part : parts) {
        bool isNumber = false;
        value = value * 256 + part.toUShort(&isNumber);
        isFour = isFour && isNumber;
    }
    return isFour ? byNumber(value) : SortValue{true, 1e10, addresses.constFirst()};
}

bool isRightAligned(int column)
{
    return column == MachineTreeModel::VcpusColumn || column == MachineTreeModel::MemoryColumn
        || column == MachineTreeModel::UptimeColumn;
}

} // namespace

const MachineDetails* MachineTreeModel::Private::detailsOf(const Machine& machine) const
{
    return monitor != nullptr ? monitor->details().details(keyOf(machine)) : nullptr;
}

void MachineTreeModel::Private::describe(Machine& machine) const
{
    const DomainRecord& record = machine.record;
    MachineFacets& facets = machine.facets;
    facets.state = record.state;
    facets.hasManagedSave = record.hasManagedSave;
    facets.autostart = record.autostart;
    facets.name = fold(record.name);
    facets.stateText = fold(domainStateText(record));
    facets.host = machine.entry->host;
    facets.words = facets.name + QLatin1Char('\n') + facets.stateText + QLatin1Char('\n') + machine.entry->search;
    if (monitor != nullptr) {
        facets.addresses = monitor->addresses().addresses(keyOf(machine));
    }
    const MachineDetails* details = detailsOf(machine);
    if (details == nullptr) {
        return;
    }
    facets.os = fold(details->os);
    facets.notes = fold(details->description);
    facets.groups = foldedNames(details->labels.groups);
    facets.tags = foldedNames(details->labels.tags);
    for (const QStringList& more : {QStringList(fold(details->title)), facets.groups, facets.tags}) {
        for (const QString& text : more) {
            if (!text.isEmpty()) {
                facets.words += QLatin1Char('\n') + text;
            }
        }
    }
    machine.home = details->labels.home();
    machine.homeColor = machine.home.isEmpty() ? QString() : details->labels.groups.constFirst().color;
    machine.color = details->labels.color();
    machine.isBinned = details->isBinned;
}

SortValue MachineTreeModel::Private::sortValueOf(const Machine& machine) const
{
    switch (q.m_sortColumn) {
    case StateColumn:
        return {true, rankOf(machine.record.state), machine.facets.stateText};
    case HostColumn:
        return byText(machine.entry->search);
    case AutostartColumn:
        return byNumber(machine.record.autostart ? 0 : 1);
    case AddressColumn:
        return byAddress(machine.facets.addresses);
    case LoadColumn: {
        const auto load = monitor != nullptr ? monitor->sampler().load(keyOf(machine)) : std::nullopt;
        return load ? byNumber(static_cast<double>(*load)) : SortValue();
    }
    case UptimeColumn: {
        const auto uptime = monitor != nullptr ? monitor->uptimes().uptime(keyOf(machine)) : std::nullopt;
        return uptime ? byNumber(static_cast<double>(uptime->count())) : SortValue();
    }
    default:
        break;
    }
    const MachineDetails* details = detailsOf(machine);
    if (details == nullptr) {
        return {};
    }
    switch (q.m_sortColumn) {
    case OsColumn:
        return byText(details->os);
    case VcpusColumn:
        return byNumber(details->vcpus);
    case MemoryColumn:
        return byNumber(static_cast<double>(details->memory.bytes()));
    case GroupsColumn:
        return byText(namesOf(details->labels.groups));
    case NotesColumn:
        return byText(details->description);
    default:
        return {};
    }
}

namespace {

QString connectionText(const HostSession& session, int column)
{
    switch (column) {
    case MachineTreeModel::NameColumn:
        return session.displayName();
    case MachineTreeModel::StateColumn:
        return sessionStateText(session.state());
    default:
        return {};
    }
}

QVariant connectionData(const HostSession& session, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return connectionText(session, column);
    case Qt::ToolTipRole:
        return session.error().text.isEmpty() ? session.uri()
                                              : session.uri() + QLatin1Char('\n') + session.error().text;
    case Qt::AccessibleTextRole:
        //: %1 is the name of a connection, %2 its state
        return MachineTreeModel::tr("%1, %2").arg(session.displayName(), sessionStateText(session.state()));
    case MachineTreeModel::NameRole:
        return session.displayName();
    case MachineTreeModel::StateRole:
        return static_cast<int>(session.state());
    case MachineTreeModel::StateTextRole:
        return sessionStateText(session.state());
    case MachineTreeModel::ActionsRole:
        return 0;
    default:
        return {};
    }
}

QVariant groupData(const QString& path, const QString& color, int machines, int column, int role)
{
    const QString name = path.section(QLatin1Char('/'), -1);
    switch (role) {
    case Qt::DisplayRole:
    case MachineTreeModel::NameRole:
        return column == MachineTreeModel::NameColumn || role != Qt::DisplayRole ? name : QString();
    case Qt::ToolTipRole:
        return path;
    case Qt::AccessibleTextRole:
        //: A group in the list; %1 is its name
        return MachineTreeModel::tr("Group %1, %n virtual machine(s)", nullptr, machines).arg(name);
    case MachineTreeModel::GroupRole:
        return path;
    case MachineTreeModel::ColorRole:
        return color;
    case MachineTreeModel::ActionsRole:
        return 0;
    default:
        return {};
    }
}

QString detailsText(const MachineDetails& details, int column)
{
    switch (column) {
    case MachineTreeModel::OsColumn:
        return details.os;
    case MachineTreeModel::VcpusColumn:
        return details.vcpus > 0 ? QLocale().toString(details.vcpus) : QString();
    case MachineTreeModel::MemoryColumn:
        return details.memory.bytes() > 0 ? details.memory.toString(QLocale()) : QString();
    case MachineTreeModel::GroupsColumn:
        return namesOf(details.labels.groups);
    case MachineTreeModel::NotesColumn:
        return details.description.section(QLatin1Char('\n'), 0, 0).trimmed();
    default:
        return {};
    }
}

QString tooltip(const DomainRecord& record, const MachineDetails* details, const QStringList& addresses, int column)
{
    if (column == MachineTreeModel::NotesColumn) {
        return details != nullptr ? details->description : QString();
    }
    if (column == MachineTreeModel::AddressColumn) {
        return addresses.join(QLatin1Char('\n'));
    }
    if (column == MachineTreeModel::NameColumn && details != nullptr && !details->title.isEmpty()) {
        return record.name + QLatin1Char('\n') + details->title;
    }
    return {};
}

} // namespace

QVariant MachineTreeModel::data(const QModelIndex& index, int role) const
{
    const Node* node = Private::nodeOf(index);
    if (node == nullptr) {
        return {};
    }
    const HostSession& session = *node->entry->session;
    switch (role) {
    case KindRole:
        return node->kind;
    case KeyRole:
        return QVariant::fromValue(node->kind == MachineRow ? Private::keyOf(*static_cast<const Machine*>(node))
                                                            : DomainKey{session.id(), {}});
    case CountRole:
        return node->kind == MachineRow ? QVariant() : Private::countOf(*node);
    case Qt::TextAlignmentRole:
        return isRightAligned(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        break;
    }
    if (node->kind == ConnectionRow) {
        return role == SearchRole ? QVariant(node->entry->search) : connectionData(session, index.column(), role);
    }
    if (node->kind == GroupRow) {
        const auto* group = static_cast<const Group*>(node);
        return groupData(group->path, group->color, Private::countOf(*node), index.column(), role);
    }
    return m_d->machineData(*static_cast<const Machine*>(node), index.column(), role);
}

QVariant MachineTreeModel::Private::machineData(const Machine& machine, int column, int role) const
{
    const DomainRecord& record = machine.record;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(machine, column);
    case Qt::EditRole:
        return column == NameColumn ? record.name : QVariant();
    case Qt::ToolTipRole:
        return tooltip(record, detailsOf(machine), machine.facets.addresses, column);
    case Qt::AccessibleTextRole:
        //: %1 is the name of a virtual machine, %2 its state
        return column == NameColumn ? tr("%1, %2").arg(record.name, domainStateText(record))
                                    : cellText(machine, column);
    case NameRole:
        return record.name;
    case StateRole:
        return static_cast<int>(record.state);
    case StateTextRole:
        return domainStateText(record);
    case RecordRole:
        return QVariant::fromValue(record);
    case ActionsRole:
        return possibleActions(*machine.entry->session, record);
    case SearchRole:
        return machine.facets.words;
    case GroupRole:
        return machine.home;
    case ColorRole:
        return machine.color;
    case TagsRole: {
        const MachineDetails* details = detailsOf(machine);
        return details != nullptr ? QVariant::fromValue(details->labels.tags) : QVariant();
    }
    case TitleRole: {
        const MachineDetails* details = detailsOf(machine);
        return details != nullptr ? details->title : QString();
    }
    case LoadRole: {
        const auto load = monitor != nullptr ? monitor->sampler().load(keyOf(machine)) : std::nullopt;
        return load ? QVariant(*load) : QVariant();
    }
    case LoadHistoryRole: {
        const LoadHistory* history = monitor != nullptr ? monitor->sampler().history(keyOf(machine)) : nullptr;
        return history != nullptr ? QVariant::fromValue(history->values()) : QVariant();
    }
    default:
        return {};
    }
}

QString MachineTreeModel::Private::cellText(const Machine& machine, int column) const
{
    switch (column) {
    case NameColumn:
        return machine.record.name;
    case StateColumn:
        return domainStateText(machine.record);
    case HostColumn:
        return machine.entry->session->displayName();
    case AutostartColumn:
        //: In the column that tells whether a machine starts with its host
        return machine.record.autostart ? tr("Yes") : QString();
    case AddressColumn:
        return machine.facets.addresses.join(QStringLiteral(", "));
    case LoadColumn: {
        const auto load = monitor != nullptr ? monitor->sampler().load(keyOf(machine)) : std::nullopt;
        //: A share of a machine's processors: "12 %"
        return load ? tr("%1 %").arg(std::lround(*load * 100.0F)) : QString();
    }
    case UptimeColumn: {
        const auto uptime = monitor != nullptr ? monitor->uptimes().uptime(keyOf(machine)) : std::nullopt;
        return uptime ? uptimeText(*uptime) : QString();
    }
    default: {
        const MachineDetails* details = detailsOf(machine);
        return details != nullptr ? detailsText(*details, column) : QString();
    }
    }
}

QVariant MachineTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return isRightAligned(section) ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                       : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Name");
    case StateColumn:
        return tr("State");
    case OsColumn:
        return tr("System");
    case HostColumn:
        return tr("Host");
    case VcpusColumn:
        //: Column with the number of virtual processors
        return tr("vCPUs");
    case MemoryColumn:
        return tr("Memory");
    case LoadColumn:
        return tr("CPU load");
    case AddressColumn:
        return tr("IP address");
    case UptimeColumn:
        //: Column: how long a machine has been running
        return tr("Running for");
    case AutostartColumn:
        //: Column: whether a machine starts with its host
        return tr("Autostart");
    case GroupsColumn:
        return tr("Groups");
    case NotesColumn:
        return tr("Notes");
    default:
        return {};
    }
}

QueryVocabulary MachineTreeModel::vocabulary() const
{
    QSet<QString> systems;
    QSet<QString> groups;
    QSet<QString> tags;
    QueryVocabulary words;
    for (const auto& entry : m_d->entries) {
        words.hosts.append(entry->session->displayName());
        for (const auto& machine : entry->machines) {
            const MachineDetails* details = m_d->detailsOf(*machine);
            if (details == nullptr || details->isBinned) {
                continue;
            }
            if (!details->os.isEmpty()) {
                systems.insert(details->os);
            }
            for (const MachineLabel& tag : details->labels.tags) {
                tags.insert(tag.name);
            }
            for (const MachineLabel& group : details->labels.groups) {
                for (QString path = group.name; !path.isEmpty() && !groups.contains(path);
                     path = path.section(QLatin1Char('/'), 0, -2)) {
                    groups.insert(path);
                }
            }
        }
    }
    const auto sorted = [this](const QSet<QString>& set) {
        QStringList list(set.cbegin(), set.cend());
        std::sort(list.begin(), list.end(),
            [this](const QString& a, const QString& b) { return m_d->collator.compare(a, b) < 0; });
        return list;
    };
    words.systems = sorted(systems);
    words.groups = sorted(groups);
    words.tags = sorted(tags);
    return words;
}

} // namespace domus
