// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bincommand.h"

#include "app/cli/listcommand.h"
#include "app/services/hostsession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace domus::cli {

namespace {

/// What it was called before; of a note that cannot be read, what it is called now.
QString nameOf(const BinnedMachine& machine)
{
    return machine.note.name.isEmpty() ? machine.record.name : machine.note.name;
}

void sort(QVector<BinnedMachine>& machines)
{
    std::sort(machines.begin(), machines.end(), [](const BinnedMachine& a, const BinnedMachine& b) {
        return a.note.since != b.note.since ? a.note.since > b.note.since : a.record.uuid < b.record.uuid;
    });
}

QJsonObject jsonOfBinned(const BinnedMachine& machine)
{
    QJsonObject object = jsonOf(machine.record);
    object.insert(QStringLiteral("nameInBin"), machine.record.name);
    object.insert(QStringLiteral("name"), nameOf(machine));
    object.insert(QStringLiteral("since"), machine.note.since.toUTC().toString(Qt::ISODate));
    object.insert(QStringLiteral("days"), machine.note.days);
    object.insert(QStringLiteral("files"), QJsonArray::fromStringList(machine.note.paths()));
    return object;
}

} // namespace

void BinCommand::declare(QCommandLineParser& parser) const
{
    parser.addOption({QStringLiteral("json"), tr("Print JSON, for programs.")});
    parser.addOption({QStringLiteral("names"), tr("Print the names alone, one a line.")});
}

QString BinCommand::read(const QCommandLineParser& parser)
{
    m_isJson = parser.isSet(QStringLiteral("json"));
    m_isNames = parser.isSet(QStringLiteral("names"));
    if (m_isJson && m_isNames) {
        return tr("Choose one of %1 and %2.").arg(QStringLiteral("--json"), QStringLiteral("--names"));
    }
    return parser.positionalArguments().isEmpty()
        ? QString()
        : tr("“%1” is one argument too many.").arg(parser.positionalArguments().constFirst());
}

void BinCommand::start(HostSession& session)
{
    session.submit<QVector<BinnedMachine>>(
        LaneKind::Slow, this, [](Connection& connection) { return binnedMachines(connection); },
        [this](Result<QVector<BinnedMachine>> machines) {
            if (!machines) {
                fail(machines.error().during(tr("Look into the bin")));
                return;
            }
            sort(*machines);
            if (m_isJson) {
                QJsonArray all;
                for (const BinnedMachine& machine : std::as_const(*machines)) {
                    all.append(jsonOfBinned(machine));
                }
                Terminal::write(QJsonDocument(all).toJson());
                Q_EMIT finished(ExitCode::Done);
                return;
            }
            if (m_isNames) {
                for (const BinnedMachine& machine : std::as_const(*machines)) {
                    terminal().print(nameForLine(nameOf(machine), machine.record.uuid));
                }
                Q_EMIT finished(ExitCode::Done);
                return;
            }
            //: The heads of a table's columns: what waits in the bin, since when, the size of its files
            QVector<QStringList> rows{{tr("NAME"), tr("SINCE"), tr("FILES"), tr("UUID")}};
            rows.reserve(machines->size() + 1);
            for (const BinnedMachine& machine : std::as_const(*machines)) {
                rows.append(
                    {nameOf(machine), QLocale().toString(machine.note.since.toLocalTime(), QLocale::ShortFormat),
                        machine.note.size().toString(), machine.record.uuid.toString()});
            }
            terminal().printTable(rows);
            Q_EMIT finished(ExitCode::Done);
        });
}

void RestoreCommand::declare(QCommandLineParser& parser) const
{
    parser.addPositionalArgument(
        QStringLiteral("NAME"), tr("The name that the virtual machine had before it came into the bin, or its UUID."));
    parser.addOption({QStringLiteral("name"), tr("Restore it under this name, where another has its own by now."),
        QStringLiteral("NEWNAME")});
}

QString RestoreCommand::read(const QCommandLineParser& parser)
{
    const QStringList names = parser.positionalArguments();
    if (names.size() != 1) {
        return tr("Give the name or UUID of one virtual machine.");
    }
    m_name = names.constFirst();
    m_newName = parser.value(QStringLiteral("name"));
    return parser.isSet(QStringLiteral("name")) && m_newName.isEmpty() ? tr("The new name is empty.") : QString();
}

const BinnedMachine* RestoreCommand::meant(const QVector<BinnedMachine>& machines, const HostSession& session)
{
    const Uuid uuid = Uuid::fromString(m_name);
    const BinnedMachine* found = nullptr;
    for (const BinnedMachine& machine : machines) {
        const bool isMeant = nameOf(machine) == m_name || machine.record.name == m_name
            || (!uuid.isNull() && machine.record.uuid == uuid);
        if (isMeant && found != nullptr) {
            terminal().complain(tr("“%1” names more than one virtual machine in the bin. Give its UUID: %2 tells it.")
                                    .arg(m_name, QStringLiteral("domus bin")));
            return nullptr;
        }
        if (isMeant) {
            found = &machine;
        }
    }
    if (found == nullptr) {
        //: %2 is the name of a connection
        terminal().complain(
            tr("There is no virtual machine “%1” in the bin of %2.").arg(m_name, session.displayName()));
    }
    return found;
}

void RestoreCommand::start(HostSession& session)
{
    session.submit<QVector<BinnedMachine>>(
        LaneKind::Slow, this, [](Connection& connection) { return binnedMachines(connection); },
        [this, &session](const Result<QVector<BinnedMachine>>& machines) {
            if (!machines) {
                fail(machines.error().during(tr("Look into the bin")));
                return;
            }
            const BinnedMachine* machine = meant(*machines, session);
            if (machine == nullptr) {
                Q_EMIT finished(ExitCode::NotFound);
                return;
            }
            run(restoreFromBinOperation(session, machine->record, machine->note, m_newName,
                    machine->note.since.isValid() ? machine->note.since.toString(Qt::ISODate) : QString()),
                [this](const Task& task, ExitCode code) {
                    if (code == ExitCode::Done) {
                        terminal().print((QStringList{tr("%1: done.").arg(task.title())} + task.outcome().notes)
                                             .join(QLatin1Char(' ')));
                    }
                    Q_EMIT finished(code);
                });
        });
}

} // namespace domus::cli
