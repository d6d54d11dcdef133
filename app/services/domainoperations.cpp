// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/domainoperations.h"

#include "app/services/clone/startguard.h"
#include "app/services/virshcommand.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::DomainOperations)
};

Availability possible()
{
    return {true, {}};
}

Availability impossible(const QString& reason)
{
    return {false, reason};
}

QString hasCrashed()
{
    return Tr::tr("It has crashed. Force it off, then start it.");
}

Availability needsOff(const DomainRecord& domain)
{
    if (!hasProcess(domain)) {
        return possible();
    }
    return impossible(domain.state == DomainState::Crashed ? hasCrashed() : Tr::tr("It is running already."));
}

Availability needsActive(const DomainRecord& domain)
{
    return hasProcess(domain) ? possible() : impossible(Tr::tr("It is not running."));
}

/// What a guest has to do itself.
Availability needsListeningGuest(const DomainRecord& domain)
{
    switch (domain.state) {
    case DomainState::Running:
    case DomainState::Blocked:
    case DomainState::ShuttingDown:
        return possible();
    case DomainState::Paused:
        return impossible(Tr::tr("It is paused, so its guest cannot answer. Resume it first."));
    case DomainState::PmSuspended:
        return impossible(Tr::tr("Its guest sleeps. Wake it with a key first."));
    case DomainState::Crashed:
        return impossible(hasProcess(domain) ? hasCrashed() : Tr::tr("It is not running."));
    case DomainState::NoState: // a hypervisor that does not tell
        return needsActive(domain);
    default:
        return impossible(Tr::tr("It is not running."));
    }
}

Availability availabilityToSave(const DomainRecord& domain)
{
    if (!domain.persistent) {
        return impossible(Tr::tr("It exists only while it runs, so there is nothing to restore it into."));
    }
    if (domain.state == DomainState::PmSuspended || domain.state == DomainState::Crashed) {
        return needsListeningGuest(domain);
    }
    return needsActive(domain);
}

Availability inThisState(DomainAction action, const DomainRecord& domain)
{
    switch (action) {
    case DomainAction::Start:
        return needsOff(domain);
    case DomainAction::ShutDown:
    case DomainAction::Reboot:
        return needsListeningGuest(domain);
    case DomainAction::Pause:
        return domain.state == DomainState::Paused ? impossible(Tr::tr("It is paused already."))
                                                   : needsListeningGuest(domain);
    case DomainAction::Resume:
        if (domain.state == DomainState::Paused) {
            return possible();
        }
        return isRunning(domain.state) ? impossible(Tr::tr("It is not paused.")) : needsListeningGuest(domain);
    case DomainAction::Reset:
    case DomainAction::ForceOff:
        return needsActive(domain);
    case DomainAction::Save:
        return availabilityToSave(domain);
    case DomainAction::Restore:
        return domain.hasManagedSave ? needsOff(domain) : impossible(Tr::tr("It has no saved state."));
    case DomainAction::DiscardSaved:
        return domain.hasManagedSave ? possible() : impossible(Tr::tr("It has no saved state."));
    case DomainAction::Delete:
        return domain.persistent ? possible()
                                 : impossible(Tr::tr("It exists only while it runs: force it off, and it is gone."));
    }
    return impossible({});
}

/// What an action is called, does and says.
struct Recipe
{
    QString title; ///< with the machine's name
    QString action; ///< for an error: what was tried
    QStringList sentences;
    QStringList virsh;
    LaneKind lane = LaneKind::Control;
    bool isDestructive = false;
    bool endsRun = false;
    std::function<Status(Connection&, Uuid)> run;
    QStringList notes;
};

/// The request that a guest may or may not follow: the power button, which needs nothing in the guest, and its agent
/// only where there is no button. Drivers that know no such choice (test, LXC) get their own way.
template <typename Request> Status askGuest(const Request& request)
{
    Status byButton = request(ShutdownMethod::AcpiPowerButton);
    if (byButton || byButton.error().isConnectionLoss()) {
        return byButton;
    }
    const bool knowsNoButton
        = byButton.error().kind == ErrorKind::Unsupported || byButton.error().kind == ErrorKind::InvalidArgument;
    Status second = request(knowsNoButton ? ShutdownMethod::HypervisorDefault : ShutdownMethod::GuestAgent);
    return second ? second : byButton;
}

/// `virsh`: the command and its options; the machine's name goes between.
Recipe recipeWith(const DomainRecord& domain, const QString& title, const QString& action, const QStringList& virsh)
{
    Recipe recipe;
    recipe.title = title;
    recipe.action = action;
    recipe.virsh = virsh;
    recipe.virsh.insert(1, virshName(domain));
    return recipe;
}

QString stillMayTakeTime()
{
    return Tr::tr("The guest was asked; how long it takes, and whether it follows, is up to it.");
}

Recipe startRecipe(const DomainRecord& domain)
{
    const QString name = domain.name;
    Recipe recipe;
    recipe.action = Tr::tr("Start the virtual machine");
    recipe.virsh = QStringList{QStringLiteral("start"), virshName(domain)};
    recipe.lane = LaneKind::Start;
    recipe.run = [](Connection& connection, Uuid uuid) { return startguard::start(connection, uuid, {}); };
    if (domain.hasManagedSave) {
        recipe.title = Tr::tr("Restore %1").arg(name);
        recipe.action = Tr::tr("Restore the virtual machine");
        recipe.sentences.append(Tr::tr("%1 goes on where it was saved; the saved state is used up.").arg(name));
        recipe.lane = LaneKind::Slow; // reads all of its memory back
    } else {
        recipe.title = Tr::tr("Start %1").arg(name);
        recipe.sentences.append(Tr::tr("%1 is started.").arg(name));
    }
    return recipe;
}

Recipe shutDownRecipe(const DomainRecord& domain)
{
    Recipe recipe = recipeWith(domain, Tr::tr("Shut down %1").arg(domain.name), Tr::tr("Shut the virtual machine down"),
        {QStringLiteral("shutdown"), QStringLiteral("--mode"), QStringLiteral("acpi,agent")});
    recipe.sentences.append(Tr::tr("The guest in %1 is asked to shut down.").arg(domain.name));
    recipe.endsRun = true;
    recipe.run = [](Connection& connection, Uuid uuid) {
        return askGuest([&](ShutdownMethod method) { return connection.shutdownDomain(uuid, method); });
    };
    recipe.notes.append(stillMayTakeTime());
    return recipe;
}

Recipe rebootRecipe(const DomainRecord& domain)
{
    Recipe recipe = recipeWith(domain, Tr::tr("Reboot %1").arg(domain.name), Tr::tr("Reboot the virtual machine"),
        {QStringLiteral("reboot"), QStringLiteral("--mode"), QStringLiteral("acpi,agent")});
    recipe.sentences.append(Tr::tr("The guest in %1 is asked to restart.").arg(domain.name));
    recipe.endsRun = true;
    recipe.run = [](Connection& connection, Uuid uuid) {
        return askGuest([&](ShutdownMethod method) { return connection.rebootDomain(uuid, method); });
    };
    recipe.notes.append(stillMayTakeTime());
    return recipe;
}

Recipe resetRecipe(const DomainRecord& domain)
{
    Recipe recipe = recipeWith(
        domain, Tr::tr("Reset %1").arg(domain.name), Tr::tr("Reset the virtual machine"), {QStringLiteral("reset")});
    recipe.sentences = QStringList{
        Tr::tr("%1 restarts at once, as by its reset button.").arg(domain.name),
        Tr::tr("What its programs have not written to its disks yet is lost, and its file systems may need repair."),
    };
    recipe.isDestructive = true;
    recipe.endsRun = true;
    recipe.run = [](Connection& connection, Uuid uuid) { return connection.resetDomain(uuid); };
    return recipe;
}

Recipe pauseRecipe(const DomainRecord& domain)
{
    Recipe recipe = recipeWith(
        domain, Tr::tr("Pause %1").arg(domain.name), Tr::tr("Pause the virtual machine"), {QStringLiteral("suspend")});
    recipe.sentences.append(Tr::tr("%1 stands still and keeps its memory.").arg(domain.name));
    recipe.run = [](Connection& connection, Uuid uuid) { return connection.suspendDomain(uuid); };
    return recipe;
}

Recipe resumeRecipe(const DomainRecord& domain)
{
    Recipe recipe = recipeWith(
        domain, Tr::tr("Resume %1").arg(domain.name), Tr::tr("Resume the virtual machine"), {QStringLiteral("resume")});
    recipe.sentences.append(Tr::tr("%1 runs on.").arg(domain.name));
    recipe.run = [](Connection& connection, Uuid uuid) { return connection.resumeDomain(uuid); };
    return recipe;
}

Recipe forceOffRecipe(const DomainRecord& domain)
{
    Recipe recipe = recipeWith(domain, Tr::tr("Force %1 off").arg(domain.name), Tr::tr("Force the virtual machine off"),
        {QStringLiteral("destroy")});
    recipe.sentences = QStringList{
        Tr::tr("%1 is switched off at once, as by pulling its plug.").arg(domain.name),
        Tr::tr("What its programs have not written to its disks yet is lost, and its file systems may need repair."),
    };
    if (!domain.persistent) {
        recipe.sentences.append(Tr::tr("It exists only while it runs, so its definition is gone afterwards."));
    }
    recipe.lane = LaneKind::Urgent; // the cure for what hangs does not queue behind it
    recipe.isDestructive = true;
    recipe.endsRun = true;
    recipe.run = [](Connection& connection, Uuid uuid) { return connection.destroyDomain(uuid); };
    return recipe;
}

Recipe saveRecipe(const DomainRecord& domain)
{
    Recipe recipe = recipeWith(domain, Tr::tr("Save %1").arg(domain.name),
        Tr::tr("Save the state of the virtual machine"), {QStringLiteral("managedsave")});
    recipe.sentences = QStringList{
        Tr::tr("The memory of %1 is written to the host's disk, then it is switched off.").arg(domain.name),
        Tr::tr("Its next start goes on from there."),
    };
    recipe.lane = LaneKind::Slow;
    recipe.endsRun = true;
    recipe.run = [](Connection& connection, Uuid uuid) { return connection.managedSaveDomain(uuid); };
    return recipe;
}

Recipe discardRecipe(const DomainRecord& domain)
{
    Recipe recipe = recipeWith(domain, Tr::tr("Discard the saved state of %1").arg(domain.name),
        Tr::tr("Discard the saved state"), {QStringLiteral("managedsave-remove")});
    recipe.sentences = QStringList{
        Tr::tr("The saved memory of %1 is deleted; its next start boots anew.").arg(domain.name),
        Tr::tr("What was only in that memory is lost, and its file systems may need repair."),
    };
    recipe.isDestructive = true;
    recipe.run = [](Connection& connection, Uuid uuid) { return connection.removeManagedSave(uuid); };
    return recipe;
}

Recipe recipeFor(DomainAction action, const DomainRecord& domain)
{
    switch (action) {
    case DomainAction::Start:
    case DomainAction::Restore:
        return startRecipe(domain);
    case DomainAction::ShutDown:
        return shutDownRecipe(domain);
    case DomainAction::Reboot:
        return rebootRecipe(domain);
    case DomainAction::Reset:
        return resetRecipe(domain);
    case DomainAction::Pause:
        return pauseRecipe(domain);
    case DomainAction::Resume:
        return resumeRecipe(domain);
    case DomainAction::ForceOff:
        return forceOffRecipe(domain);
    case DomainAction::Save:
        return saveRecipe(domain);
    case DomainAction::DiscardSaved:
        return discardRecipe(domain);
    case DomainAction::Delete:
        break;
    }
    return {};
}

} // namespace

bool hasProcess(const DomainRecord& domain)
{
    return domain.isActive() || domain.id >= 0;
}

Availability changeAvailability(bool connectionIsOpen, bool readOnly)
{
    if (!connectionIsOpen) {
        return impossible(Tr::tr("Its connection is not open."));
    }
    return readOnly ? impossible(Tr::tr("Its connection is for reading only.")) : possible();
}

Availability offAvailability(const DomainRecord& domain, bool connectionIsOpen, bool readOnly, const QString& whenOn)
{
    const Availability can = changeAvailability(connectionIsOpen, readOnly);
    if (can.isPossible && domain.state == DomainState::Unknown) {
        return impossible(Tr::tr("Its state is not known yet."));
    }
    return can.isPossible && hasProcess(domain) ? impossible(whenOn) : can;
}

Availability availability(DomainAction action, const DomainRecord& domain, bool connectionIsOpen, bool readOnly)
{
    if (!connectionIsOpen) {
        return impossible(Tr::tr("Its connection is not open."));
    }
    if (domain.state == DomainState::Unknown) {
        return impossible(Tr::tr("Its state is not known yet."));
    }
    if (readOnly) {
        return impossible(Tr::tr("Its connection is for reading only."));
    }
    return inThisState(action, domain);
}

Operation domainOperation(DomainAction action, const HostSession& session, const DomainRecord& domain)
{
    Q_ASSERT(action != DomainAction::Delete);
    const Recipe recipe = recipeFor(action, domain);
    Operation operation;
    operation.title = recipe.title;
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    operation.preview.sentences = recipe.sentences;
    operation.command = virshCommand(session.uri(), recipe.virsh);
    operation.lane = recipe.lane;
    operation.isDestructive = recipe.isDestructive;
    operation.endsRun = recipe.endsRun;
    operation.run = [run = recipe.run, action = recipe.action, notes = recipe.notes, uuid = domain.uuid,
                        name = domain.name](Connection& connection, const ProgressSink& progress,
                        const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        if (const Status status = run(connection, uuid); !status) {
            return fail(status.error().during(action, name));
        }
        return OperationOutcome{uuid, notes};
    };
    return operation;
}

} // namespace domus
