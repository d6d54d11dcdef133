// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/domainoperations.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace domus {

class ConnectionList;

/// A machine that is selected, as it is at this moment.
struct SelectedMachine
{
    DomainKey key;
    DomainRecord record;
    QString host; ///< its connection's name
    bool isOpen = false; ///< its connection is
    bool isReadOnly = false;
};

/// In the order of the keys; those that are not there any more are left out. GUI thread.
QVector<SelectedMachine> selectedMachines(const ConnectionList& connections, const QVector<DomainKey>& keys);

/// What "run" means to a machine: start, restore or resume, as its state asks.
DomainAction runActionFor(const DomainRecord& machine);

/// For how many of a selection an action makes sense, and why not for the others. Start stands for whatever
/// runActionFor() says of each. Cheap for thousands: machines that are alike are looked at once.
struct BatchAvailability
{
    int possible = 0;
    int total = 0;
    QString reason; ///< translated; why it is possible for none, or why not for the most of those left out
};
/// One for each action, in the order given.
QVector<BatchAvailability> batchAvailability(
    const QVector<DomainAction>& actions, const QVector<SelectedMachine>& machines);

/// One action on many machines, before it is done: what will happen to which.
struct BatchPlan
{
    struct Part
    {
        DomainKey key;
        DomainRecord machine;
        QString host;
        DomainAction action = DomainAction::Start;
        QString reason; ///< why it is left out; empty: it is done
        bool isLeftOut() const { return !reason.isEmpty(); }
    };

    DomainAction action = DomainAction::Start;
    QVector<Part> parts; ///< in the order of the selection

    int doneCount() const;
    int leftOutCount() const { return static_cast<int>(parts.size()) - doneCount(); }
    /// Somebody's work stops or is lost: asked before it is done.
    bool needsConfirmation() const;
};

BatchPlan planBatch(DomainAction action, const QVector<SelectedMachine>& machines);

/// The words of a plan; translated.
namespace batchtext {
/// "Force off"
QString actionName(DomainAction action);
/// "Force off 12 virtual machines?"
QString question(const BatchPlan& plan);
/// What happens to which, what is lost, and who is left out for which reason: a sentence each.
QStringList sentences(const BatchPlan& plan);
/// "web1, web2, web3 and 9 more": no more names than `most`.
QString names(const QStringList& names, int most);
} // namespace batchtext

} // namespace domus
