// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listcommand.h"

#include "app/services/statetext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace domus::cli {

namespace {

QString wordOf(DomainState state)
{
    switch (state) {
    case DomainState::Running:
    case DomainState::Blocked:
        return QStringLiteral("running");
    case DomainState::Paused:
        return QStringLiteral("paused");
    case DomainState::ShuttingDown:
        return QStringLiteral("shutting-down");
    case DomainState::ShutOff:
        return QStringLiteral("off");
    case DomainState::Crashed:
        return QStringLiteral("crashed");
    case DomainState::PmSuspended:
        return QStringLiteral("asleep");
    case DomainState::Unknown:
    case DomainState::NoState:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace

QString nameForLine(const QString& name, Uuid uuid)
{
    return printable(name) == name ? name : uuid.toString();
}

QJsonObject jsonOf(const DomainRecord& machine)
{
    QJsonObject object{
        {QStringLiteral("name"), machine.name},
        {QStringLiteral("uuid"), machine.uuid.toString()},
        {QStringLiteral("state"), wordOf(machine.state)},
        {QStringLiteral("persistent"), machine.persistent},
        {QStringLiteral("autostart"), machine.autostart},
        {QStringLiteral("saved"), machine.hasManagedSave},
    };
    if (machine.id >= 0) {
        object.insert(QStringLiteral("id"), machine.id);
    }
    return object;
}

void ListCommand::declare(QCommandLineParser& parser) const
{
    parser.addOption({QStringLiteral("json"), tr("Print JSON, for programs.")});
    parser.addOption({QStringLiteral("names"), tr("Print the names alone, one a line.")});
}

QString ListCommand::read(const QCommandLineParser& parser)
{
    if (!parser.positionalArguments().isEmpty()) {
        return tr("“%1” is one argument too many.").arg(parser.positionalArguments().constFirst());
    }
    const bool isJson = parser.isSet(QStringLiteral("json"));
    const bool isNames = parser.isSet(QStringLiteral("names"));
    if (isJson && isNames) {
        return tr("Choose one of %1 and %2.").arg(QStringLiteral("--json"), QStringLiteral("--names"));
    }
    m_form = isJson ? Form::Json : isNames ? Form::Names : Form::Table;
    return {};
}

void ListCommand::start(HostSession& session)
{
    readMachines(session, [this](const Machines& machines) {
        if (m_form == Form::Json) {
            QJsonArray all;
            for (const DomainRecord& machine : machines) {
                all.append(jsonOf(machine));
            }
            Terminal::write(QJsonDocument(all).toJson());
        } else if (m_form == Form::Names) {
            for (const DomainRecord& machine : machines) {
                terminal().print(nameForLine(machine.name, machine.uuid));
            }
        } else {
            //: The heads of a table's columns
            QVector<QStringList> rows{{tr("NAME"), tr("STATE"), tr("UUID")}};
            rows.reserve(machines.size() + 1);
            for (const DomainRecord& machine : machines) {
                rows.append({machine.name, domainStateText(machine), machine.uuid.toString()});
            }
            terminal().printTable(rows);
        }
        Q_EMIT finished(ExitCode::Done);
    });
}

} // namespace domus::cli
