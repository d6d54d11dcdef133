// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/deletecommand.h"

#include "app/core/settings.h"
#include "app/services/hostsession.h"

namespace domus::cli {

void DeleteCommand::declare(QCommandLineParser& parser) const
{
    parser.addPositionalArgument(QStringLiteral("NAME"), tr("The virtual machine's name or UUID."));
    parser.addOption({QStringLiteral("plan"), tr("Show what would be deleted, and delete nothing.")});
    parser.addOption(
        {QStringLiteral("now"), tr("Delete the virtual machine for good, with the files that no other machine uses.")});
    parser.addOption({QStringLiteral("bin"),
        tr("Move the virtual machine to the bin; the files that no other machine uses are deleted when it is "
           "emptied.")});
    parser.addOption({QStringLiteral("keep-files"), tr("Keep all its files.")});
    parser.addOption({QStringLiteral("yes"), tr("Do it; without this the plan is shown and nothing is done.")});
}

QString DeleteCommand::read(const QCommandLineParser& parser)
{
    const QStringList names = parser.positionalArguments();
    if (names.size() != 1) {
        return tr("Give the name or UUID of one virtual machine.");
    }
    m_name = names.constFirst();
    m_isPlan = parser.isSet(QStringLiteral("plan"));
    m_isForBin = parser.isSet(QStringLiteral("bin"));
    const int chosen = static_cast<int>(m_isPlan) + static_cast<int>(m_isForBin)
        + static_cast<int>(parser.isSet(QStringLiteral("now")));
    if (chosen != 1) {
        return tr("Choose one of %1, %2 and %3.")
            .arg(QStringLiteral("--plan"), QStringLiteral("--bin"), QStringLiteral("--now"));
    }
    m_isConfirmed = parser.isSet(QStringLiteral("yes"));
    m_keepsFiles = parser.isSet(QStringLiteral("keep-files"));
    return {};
}

void DeleteCommand::start(HostSession& session)
{
    readMachines(session, [this, &session](const Machines& machines) {
        const DomainRecord* machine = find(machines, m_name, session);
        if (machine == nullptr) {
            Q_EMIT finished(ExitCode::NotFound);
            return;
        }
        const Availability can = availability(
            DomainAction::Delete, *machine, session.state() == SessionState::Open, session.host().readOnly);
        if (!can.isPossible) {
            terminal().complain(tr("%1: %2").arg(machine->name, can.reason));
            Q_EMIT finished(ExitCode::Refused);
            return;
        }
        session.submit<DeletionLook>(
            LaneKind::Slow, this,
            [record = *machine, isLocal = session.isLocal(), uri = session.uri()](Connection& connection)
                -> Result<DeletionLook> { return lookBeforeDeletion(connection, record, isLocal, uri); },
            [this, &session, record = *machine](const Result<DeletionLook>& look) {
                const Result<DeletionFacts> facts = look ? look->facts : domus::fail(look.error());
                if (!facts) {
                    fail(facts.error().during(tr("List the files of the virtual machine"), record.name));
                } else if (m_isForBin && !look->whyNoBin.isEmpty()) {
                    terminal().complain(tr("%1: %2").arg(record.name, look->whyNoBin));
                    Q_EMIT finished(ExitCode::Refused);
                } else {
                    plan(session, record, *facts);
                }
            });
    });
}

void DeleteCommand::plan(HostSession& session, const DomainRecord& machine, const DeletionFacts& facts)
{
    QVector<DomainFile> going;
    QVector<DomainFile> staying;
    for (const DomainFile& file : facts.files) {
        // A reason on one that may go tells what could not be checked.
        const bool isOurs = !m_keepsFiles && file.mayBeDeleted && file.reason.isEmpty();
        (isOurs ? going : staying).append(file);
    }
    const Operation operation = m_isForBin
        ? binDomainOperation(session, machine, going, binsettings::days(Settings::load()))
        : deleteDomainOperation(session, machine, going, facts.hasTpmState);
    show(operation, staying);
    if (m_isPlan) {
        Q_EMIT finished(ExitCode::Done);
        return;
    }
    if (!m_isConfirmed) {
        terminal().complain(m_isForBin ? tr("Nothing was moved. Add %1 to move it.").arg(QStringLiteral("--yes"))
                                       : tr("Nothing was deleted. Add %1 to delete it.").arg(QStringLiteral("--yes")));
        Q_EMIT finished(ExitCode::WrongUse);
        return;
    }
    run(operation, [this](const Task& task, ExitCode code) {
        if (code == ExitCode::Done) {
            const QStringList notes = task.outcome().notes;
            for (const QString& note : notes) {
                terminal().print(note);
            }
            terminal().print(tr("%1: done.").arg(task.title()));
        }
        Q_EMIT finished(code);
    });
}

void DeleteCommand::show(const Operation& operation, const QVector<DomainFile>& staying)
{
    terminal().print(operation.title);
    for (const QString& sentence : operation.preview.sentences) {
        terminal().print(QStringLiteral("  ") + sentence);
    }
    if (!operation.preview.files.isEmpty()) {
        terminal().print(
            m_isForBin ? tr("Files that are deleted when the bin is emptied:") : tr("Files that are deleted:"));
    }
    for (const FileEffect& file : operation.preview.files) {
        terminal().print(QStringLiteral("  %1 (%2)").arg(file.path, file.size.toString()));
    }
    if (!staying.isEmpty()) {
        terminal().print(tr("Files that stay:"));
    }
    for (const DomainFile& file : staying) {
        terminal().print(
            QStringLiteral("  %1 (%2) %3").arg(file.path, file.size.toString(), file.reason).trimmed().prepend(u"  "));
    }
    if (operation.command.isEmpty()) {
        return;
    }
    terminal().print(tr("The same with virsh:"));
    const QStringList lines = operation.command.split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        terminal().print(QStringLiteral("  ") + line);
    }
}

} // namespace domus::cli
