// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actioncommand.h"

#include "app/cli/installnote.h"
#include "app/services/hostsession.h"

namespace domus::cli {

ActionCommand::ActionCommand(DomainAction action, const Context& context, QObject* parent)
    : Command(context, parent)
    , m_action(action)
{
}

void ActionCommand::declare(QCommandLineParser& parser) const
{
    parser.addPositionalArgument(
        QStringLiteral("NAME"), tr("The virtual machine's name or UUID; several are done side by side."));
}

QString ActionCommand::read(const QCommandLineParser& parser)
{
    m_names = parser.positionalArguments();
    m_names.removeDuplicates();
    return m_names.isEmpty() ? tr("Give the name or UUID of a virtual machine.") : QString();
}

void ActionCommand::start(HostSession& session)
{
    readMachines(session, [this, &session](const Machines& machines) {
        QVector<DomainRecord> meant;
        for (const QString& name : std::as_const(m_names)) {
            const DomainRecord* machine = find(machines, name, session);
            if (machine == nullptr) {
                // All or none: with a name mistyped nobody knows which the others should be.
                Q_EMIT finished(ExitCode::NotFound);
                return;
            }
            if (!meant.contains(*machine)) { // by name and by UUID
                meant.append(*machine);
            }
        }
        m_left = meant.size();
        for (const DomainRecord& machine : std::as_const(meant)) {
            act(session, machine);
        }
    });
}

void ActionCommand::act(HostSession& session, const DomainRecord& machine)
{
    const Availability can
        = availability(m_action, machine, session.state() == SessionState::Open, session.host().readOnly);
    if (!can.isPossible) {
        //: %1 is a virtual machine, %2 a sentence that says why not: "It is running already."
        terminal().complain(tr("%1: %2").arg(machine.name, can.reason));
        ended(ExitCode::Refused);
        return;
    }
    run(domainOperation(m_action, session, machine),
        [this, &session, uuid = machine.uuid](const Task& task, ExitCode code) {
            if (code != ExitCode::Done) {
                ended(code);
                return;
            }
            //: %1 is what was done: "Start web"
            terminal().print(
                (QStringList{tr("%1: done.").arg(task.title())} + task.outcome().notes).join(QLatin1Char(' ')));
            if (m_action != DomainAction::Start) {
                ended(code);
                return;
            }
            noteThatItRan(session, this, uuid, [this] { ended(ExitCode::Done); });
        });
}

void ActionCommand::ended(ExitCode code)
{
    if (m_code == ExitCode::Done) {
        m_code = code;
    }
    if (--m_left == 0) {
        Q_EMIT finished(m_code);
    }
}

} // namespace domus::cli
