// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clonecommand.h"

#include "app/services/clone/cloneoperation.h"
#include "app/services/domainoperations.h"
#include "app/services/hostsession.h"

#include <algorithm>

namespace domus::cli {

void CloneCommand::declare(QCommandLineParser& parser) const
{
    parser.addPositionalArgument(QStringLiteral("NAME"), tr("The virtual machine's name or UUID."));
    parser.addPositionalArgument(QStringLiteral("NEWNAME"),
        tr("What the clone is called; without it a name that is free."), QStringLiteral("[NEWNAME]"));
    parser.addOption({QStringLiteral("linked"),
        tr("Make disks that keep only what changes, upon those of the original; it then has to stay as it is.")});
    parser.addOption({QStringLiteral("count"), tr("Make so many, numbered."), QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("leave-out"),
        //: Help of an option of the command line; DISK is "vda"
        tr("Make the clone without this disk, told by its device: vda. May be given several times."),
        QStringLiteral("DISK")});
    parser.addOption({QStringLiteral("plan"), tr("Show what would be made, and make nothing.")});
    parser.addOption({QStringLiteral("yes"), tr("Do it; without this the plan is shown and nothing is done.")});
}

QString CloneCommand::read(const QCommandLineParser& parser)
{
    const QStringList names = parser.positionalArguments();
    constexpr qsizetype mostNames = 2;
    if (names.isEmpty() || names.size() > mostNames) {
        return tr("Give the name or UUID of one virtual machine, and behind it the name of the clone.");
    }
    m_name = names.constFirst();
    m_request.name = names.value(1);
    if (names.size() == mostNames && m_request.name.isEmpty()) {
        return tr("The name of the clone is empty.");
    }
    m_request.isLinked = parser.isSet(QStringLiteral("linked"));
    if (parser.isSet(QStringLiteral("count"))) {
        bool isNumber = false;
        m_request.count = parser.value(QStringLiteral("count")).toInt(&isNumber);
        if (!isNumber || m_request.count < 1 || m_request.count > mostClones) {
            return tr("“%1” is no number from 1 to %2.")
                .arg(parser.value(QStringLiteral("count")), QString::number(mostClones));
        }
    }
    const QStringList leftOut = parser.values(QStringLiteral("leave-out"));
    for (const QString& target : leftOut) {
        m_request.fates.insert(target, DiskFate::LeaveOut);
    }
    m_isPlan = parser.isSet(QStringLiteral("plan"));
    m_isConfirmed = parser.isSet(QStringLiteral("yes"));
    return m_isPlan && m_isConfirmed
        ? tr("Choose one of %1 and %2.").arg(QStringLiteral("--plan"), QStringLiteral("--yes"))
        : QString();
}

void CloneCommand::start(HostSession& session)
{
    readMachines(session, [this, &session](const Machines& machines) {
        const DomainRecord* machine = find(machines, m_name, session);
        if (machine == nullptr) {
            Q_EMIT finished(ExitCode::NotFound);
            return;
        }
        const Availability can
            = cloneAvailability(*machine, session.state() == SessionState::Open, session.host().readOnly);
        if (!can.isPossible) {
            terminal().complain(tr("%1: %2").arg(machine->name, can.reason));
            Q_EMIT finished(ExitCode::Refused);
            return;
        }
        session.submit<CloneFacts>(
            LaneKind::Slow, this,
            [uri = session.uri(), uuid = machine->uuid](
                Connection& connection) { return gatherCloneFacts(connection, uri, uuid); },
            [this, &session, name = machine->name](const Result<CloneFacts>& facts) {
                if (!facts) {
                    fail(facts.error().during(tr("Look at what is to be cloned"), name));
                    return;
                }
                plan(session, *facts);
            });
    });
}

QStringList CloneCommand::problemsOf(const ClonePlan& plan) const
{
    QStringList problems;
    for (auto it = m_request.fates.cbegin(); it != m_request.fates.cend(); ++it) {
        if (std::none_of(plan.disks.cbegin(), plan.disks.cend(),
                [&it](const CloneDiskPlan& one) { return one.disk.xml.targetDevice == it.key(); })) {
            problems.append(tr("It has no disk “%1”.").arg(it.key()));
        }
    }
    for (const CloneProblem& problem : plan.problems) {
        if (problem.isError) {
            problems.append(problem.text);
        }
    }
    return problems;
}

void CloneCommand::plan(HostSession& session, const CloneFacts& facts)
{
    const ClonePlan plan = planClone(m_request, facts);
    const QStringList problems = problemsOf(plan);
    if (!problems.isEmpty() || !plan.canClone()) {
        terminal().complain(tr("%1: %2").arg(plan.source.name, problems.join(QLatin1Char(' '))));
        Q_EMIT finished(ExitCode::Refused);
        return;
    }
    show(plan);
    if (!m_isConfirmed) {
        if (!m_isPlan) {
            terminal().complain(tr("Nothing was made. Add %1 to make it.").arg(QStringLiteral("--yes")));
        }
        Q_EMIT finished(m_isPlan ? ExitCode::Done : ExitCode::WrongUse);
        return;
    }
    m_left = plan.machines.size();
    for (int index = 0; index < plan.machines.size(); ++index) {
        run(cloneDomainOperation(session, plan, index), [this](const Task& task, ExitCode code) {
            if (code == ExitCode::Done) {
                terminal().print(
                    (QStringList{tr("%1: done.").arg(task.title())} + task.outcome().notes).join(QLatin1Char(' ')));
            }
            ended(code);
        });
    }
}

void CloneCommand::show(const ClonePlan& plan)
{
    //: %1 is a virtual machine, %2 names of those that are made of it
    terminal().print(tr("Clone %1 as %2").arg(plan.source.name, plan.names().join(QStringLiteral(", "))));
    for (const QString& sentence : plan.sentences) {
        terminal().print(QStringLiteral("  ") + sentence);
    }
    for (const CloneDiskPlan& disk : plan.disks) {
        terminal().print(QStringLiteral("  %1: %2").arg(disk.disk.xml.targetDevice, disk.text));
    }
    for (const CloneProblem& problem : plan.problems) {
        terminal().print(QStringLiteral("  ") + problem.text); // those that keep nothing from being done
    }
    if (plan.command().isEmpty()) {
        return;
    }
    terminal().print(tr("The same with virsh:"));
    const QStringList lines = plan.command().split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        terminal().print(QStringLiteral("  ") + line);
    }
}

void CloneCommand::ended(ExitCode code)
{
    if (m_code == ExitCode::Done) {
        m_code = code;
    }
    if (--m_left == 0) {
        Q_EMIT finished(m_code);
    }
}

} // namespace domus::cli
