// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/batchplan.h"

#include "app/services/connectionlist.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Batch)
};

constexpr int mostNames = 12;

/// Everything of a machine that availability() looks at, packed: machines of one kind get one answer.
quint32 kindOf(const SelectedMachine& machine)
{
    const DomainRecord& record = machine.record;
    const auto bit = [](bool value, int place) { return static_cast<quint32>(value) << place; };
    return static_cast<quint32>(record.state) | bit(record.persistent, 8) | bit(record.hasManagedSave, 9)
        | bit(hasProcess(record), 10) | bit(machine.isOpen, 11) | bit(machine.isReadOnly, 12);
}

DomainAction actionFor(DomainAction action, const DomainRecord& machine)
{
    return action == DomainAction::Start ? runActionFor(machine) : action;
}

Availability availabilityOf(DomainAction action, const SelectedMachine& machine)
{
    return availability(actionFor(action, machine.record), machine.record, machine.isOpen, machine.isReadOnly);
}

struct Kind
{
    const SelectedMachine* example = nullptr;
    int count = 0;
};

} // namespace

QVector<SelectedMachine> selectedMachines(const ConnectionList& connections, const QVector<DomainKey>& keys)
{
    QVector<SelectedMachine> machines;
    machines.reserve(keys.size());
    const HostSession* session = nullptr;
    InventoryPtr inventory;
    for (const DomainKey& key : keys) {
        if (session == nullptr || session->id() != key.connection) { // a selection comes host by host
            session = connections.session(key.connection);
            inventory = session != nullptr ? session->inventory() : nullptr;
        }
        const DomainRecord* record = inventory ? inventory->domain(key.uuid) : nullptr;
        if (record != nullptr) {
            machines.append({key, *record, session->displayName(), session->state() == SessionState::Open,
                session->settings().readOnly});
        }
    }
    return machines;
}

DomainAction runActionFor(const DomainRecord& machine)
{
    if (machine.state == DomainState::Paused || machine.state == DomainState::PmSuspended) {
        return DomainAction::Resume;
    }
    return machine.hasManagedSave ? DomainAction::Restore : DomainAction::Start;
}

QVector<BatchAvailability> batchAvailability(
    const QVector<DomainAction>& actions, const QVector<SelectedMachine>& machines)
{
    QHash<quint32, Kind> kinds;
    for (const SelectedMachine& machine : machines) {
        Kind& kind = kinds[kindOf(machine)];
        kind.example = &machine;
        ++kind.count;
    }
    QVector<BatchAvailability> result;
    result.reserve(actions.size());
    for (const DomainAction action : actions) {
        BatchAvailability all;
        all.total = static_cast<int>(machines.size());
        QHash<QString, int> reasons;
        int most = 0;
        for (const Kind& kind : std::as_const(kinds)) {
            const Availability one = availabilityOf(action, *kind.example);
            if (one.isPossible) {
                all.possible += kind.count;
                continue;
            }
            const int count = reasons[one.reason] += kind.count;
            // Of two as frequent the first in the alphabet: a tooltip does not change from one look to the next.
            if (count > most || (count == most && one.reason < all.reason)) {
                most = count;
                all.reason = one.reason;
            }
        }
        result.append(all);
    }
    return result;
}

int BatchPlan::doneCount() const
{
    return static_cast<int>(
        std::count_if(parts.cbegin(), parts.cend(), [](const Part& part) { return !part.isLeftOut(); }));
}

bool BatchPlan::needsConfirmation() const
{
    return action != DomainAction::Start && action != DomainAction::Resume && action != DomainAction::Restore
        && doneCount() > 0;
}

BatchPlan planBatch(DomainAction action, const QVector<SelectedMachine>& machines)
{
    BatchPlan plan;
    plan.action = action;
    plan.parts.reserve(machines.size());
    for (const SelectedMachine& machine : machines) {
        const Availability can = availabilityOf(action, machine);
        plan.parts.append({machine.key, machine.record, machine.host, actionFor(action, machine.record),
            can.isPossible ? QString() : can.reason});
    }
    return plan;
}

namespace batchtext {

QString actionName(DomainAction action)
{
    switch (action) {
    case DomainAction::Start:
        return Tr::tr("Start");
    case DomainAction::ShutDown:
        return Tr::tr("Shut down");
    case DomainAction::Reboot:
        return Tr::tr("Reboot");
    case DomainAction::Reset:
        return Tr::tr("Reset");
    case DomainAction::Pause:
        return Tr::tr("Pause");
    case DomainAction::Resume:
        return Tr::tr("Resume");
    case DomainAction::ForceOff:
        return Tr::tr("Force off");
    case DomainAction::Save:
        return Tr::tr("Save state");
    case DomainAction::Restore:
        return Tr::tr("Restore");
    case DomainAction::DiscardSaved:
        return Tr::tr("Discard saved state");
    case DomainAction::Delete:
        return Tr::tr("Delete");
    }
    return {};
}

QString question(const BatchPlan& plan)
{
    const int count = plan.doneCount();
    switch (plan.action) {
    case DomainAction::ShutDown:
        return Tr::tr("Shut down %n virtual machine(s)?", nullptr, count);
    case DomainAction::Reboot:
        return Tr::tr("Reboot %n virtual machine(s)?", nullptr, count);
    case DomainAction::Reset:
        return Tr::tr("Reset %n virtual machine(s)?", nullptr, count);
    case DomainAction::ForceOff:
        return Tr::tr("Force off %n virtual machine(s)?", nullptr, count);
    case DomainAction::Pause:
        return Tr::tr("Pause %n virtual machine(s)?", nullptr, count);
    case DomainAction::Save:
        return Tr::tr("Save the state of %n virtual machine(s)?", nullptr, count);
    case DomainAction::DiscardSaved:
        return Tr::tr("Discard the saved state of %n virtual machine(s)?", nullptr, count);
    case DomainAction::Delete:
        return Tr::tr("Delete %n virtual machine(s)?", nullptr, count);
    default:
        //: %1 is an action's name
        return Tr::tr("%1: %n virtual machine(s)", nullptr, count).arg(actionName(plan.action));
    }
}

namespace {

QString whatHappens(DomainAction action)
{
    switch (action) {
    case DomainAction::ShutDown:
        return Tr::tr("Their guests are asked to shut down.");
    case DomainAction::Reboot:
        return Tr::tr("Their guests are asked to restart.");
    case DomainAction::Reset:
        return Tr::tr("They restart at once, as by their reset buttons. What their programs have not written to their "
                      "disks yet is lost, and their file systems may need repair.");
    case DomainAction::ForceOff:
        return Tr::tr("They are switched off at once, as by pulling their plugs. What their programs have not written "
                      "to their disks yet is lost, and their file systems may need repair.");
    case DomainAction::Save:
        return Tr::tr("Their memory is written to the host's disk, then they are switched off. Their next start goes "
                      "on from there.");
    case DomainAction::DiscardSaved:
        return Tr::tr("Their saved memory is deleted, and what was only in it is lost. Their next start boots anew.");
    case DomainAction::Delete:
        return Tr::tr("Those that run are forced off first. Deleted now, their definitions are gone for good.");
    case DomainAction::Pause:
        return Tr::tr("They stand still and keep their memory.");
    case DomainAction::Start:
    case DomainAction::Resume:
    case DomainAction::Restore:
        return Tr::tr("They are started, restored or resumed, as each one's state asks.");
    }
    return {};
}

} // namespace

QString names(const QStringList& names, int most)
{
    if (names.size() <= most) {
        return names.join(QStringLiteral(", "));
    }
    //: %1 is a list of names
    return Tr::tr("%1 and %n more", nullptr, static_cast<int>(names.size()) - most)
        .arg(names.first(most).join(QStringLiteral(", ")));
}

QStringList sentences(const BatchPlan& plan)
{
    QStringList done;
    QStringList reasons; // in the order they are met
    QHash<QString, QStringList> leftOut;
    for (const BatchPlan::Part& part : plan.parts) {
        if (!part.isLeftOut()) {
            done.append(part.machine.name);
            continue;
        }
        QStringList& those = leftOut[part.reason];
        if (those.isEmpty()) {
            reasons.append(part.reason);
        }
        those.append(part.machine.name);
    }
    QStringList result;
    if (!done.isEmpty()) {
        //: %1 is a list of names
        result
            << Tr::tr("%n virtual machine(s): %1.", nullptr, static_cast<int>(done.size())).arg(names(done, mostNames))
            << whatHappens(plan.action);
    }
    for (const QString& reason : std::as_const(reasons)) {
        const QStringList& those = leftOut[reason];
        //: Of virtual machines that an action is not done to. %1 is a list of names, %2 a sentence with the reason
        result << Tr::tr("%n left out (%1): %2", nullptr, static_cast<int>(those.size()))
                      .arg(names(those, mostNames), reason);
    }
    return result;
}

} // namespace batchtext

} // namespace domus
