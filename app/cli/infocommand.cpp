// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/infocommand.h"

#include "app/cli/listcommand.h"
#include "app/services/create/osnote.h"
#include "app/services/hostsession.h"
#include "app/services/statetext.h"
#include "app/xml/domainxml.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace domus::cli {

namespace {

/// Where a disk's content lies, as its kind has it.
QString placeOf(const DiskXml& disk)
{
    if (disk.type == QLatin1String("volume")) {
        return disk.pool + QLatin1Char('/') + disk.volume;
    }
    if (disk.type == QLatin1String("network")) {
        return disk.protocol + QLatin1Char(':') + disk.protocolName;
    }
    return disk.path;
}

ByteSize memoryOf(const DomainXml& xml)
{
    return xml.isSet(lens::currentMemory) ? xml.get(lens::currentMemory) : xml.get(lens::memory);
}

QJsonObject detailsOf(const DomainRecord& machine, const DomainXml& xml, const QString& uri)
{
    QJsonArray disks;
    const auto allDisks = xml.disks();
    for (const DiskXml& disk : allDisks) {
        disks.append(QJsonObject{{QStringLiteral("target"), disk.targetDevice}, {QStringLiteral("device"), disk.device},
            {QStringLiteral("bus"), disk.bus}, {QStringLiteral("format"), disk.format},
            {QStringLiteral("source"), placeOf(disk)}});
    }
    QJsonArray nics;
    const auto allNics = xml.interfaces();
    for (const InterfaceXml& nic : allNics) {
        nics.append(QJsonObject{{QStringLiteral("type"), nic.type}, {QStringLiteral("source"), nic.source},
            {QStringLiteral("model"), nic.model}, {QStringLiteral("mac"), nic.mac}});
    }
    QJsonObject object = jsonOf(machine);
    object.insert(QStringLiteral("connection"), uri);
    object.insert(QStringLiteral("type"), xml.get(lens::type));
    object.insert(QStringLiteral("os"), xml.osId());
    object.insert(QStringLiteral("vcpus"), xml.startVcpus());
    object.insert(QStringLiteral("memoryBytes"), memoryOf(xml).bytes());
    object.insert(QStringLiteral("uefi"), xml.isUefi());
    object.insert(QStringLiteral("disks"), disks);
    object.insert(QStringLiteral("networks"), nics);
    return object;
}

} // namespace

void InfoCommand::declare(QCommandLineParser& parser) const
{
    parser.addPositionalArgument(QStringLiteral("NAME"), tr("The virtual machine's name or UUID."));
    parser.addOption({QStringLiteral("json"), tr("Print JSON, for programs.")});
}

QString InfoCommand::read(const QCommandLineParser& parser)
{
    const QStringList names = parser.positionalArguments();
    if (names.size() != 1) {
        return tr("Give the name or UUID of one virtual machine.");
    }
    m_name = names.constFirst();
    m_isJson = parser.isSet(QStringLiteral("json"));
    return {};
}

void InfoCommand::start(HostSession& session)
{
    readMachines(session, [this, &session](const Machines& machines) {
        const DomainRecord* machine = find(machines, m_name, session);
        if (machine == nullptr) {
            Q_EMIT finished(ExitCode::NotFound);
            return;
        }
        session.submit<QByteArray>(
            LaneKind::Control, this,
            [uuid = machine->uuid](Connection& connection) { return connection.domainXml(uuid, XmlView::Live); },
            [this, &session, record = *machine](const Result<QByteArray>& definition) {
                if (!definition) {
                    fail(definition.error().during(tr("Read the definition"), record.name));
                    return;
                }
                show(session, record, *definition);
            });
    });
}

void InfoCommand::show(const HostSession& session, const DomainRecord& machine, const QByteArray& definition)
{
    const auto parsed = DomainXml::parse(definition);
    if (!parsed) {
        fail(parsed.error());
        return;
    }
    const DomainXml& xml = *parsed;
    if (m_isJson) {
        Terminal::write(QJsonDocument(detailsOf(machine, xml, session.uri())).toJson());
        Q_EMIT finished(ExitCode::Done);
        return;
    }
    const auto yesNo = [](bool is) { return is ? tr("yes") : tr("no"); };
    QVector<QStringList> rows{
        {tr("Name:"), machine.name},
        {tr("UUID:"), machine.uuid.toString()},
        {tr("Connection:"), session.displayName()},
        {tr("State:"), domainStateText(machine)},
    };
    const QString os = osnote::read(xml).isEmpty() ? xml.osId() : osnote::read(xml);
    if (!os.isEmpty()) {
        rows.append({tr("Operating system:"), os});
    }
    rows.append({tr("Processors:"), QLocale().toString(xml.startVcpus())});
    rows.append({tr("Memory:"), memoryOf(xml).toString()});
    const auto disks = xml.disks();
    const auto nics = xml.interfaces();
    rows.reserve(rows.size() + disks.size() + nics.size() + 4);
    for (const DiskXml& disk : disks) {
        const QString place = placeOf(disk);
        //: A disk of a virtual machine; %1 is its name in there: "vda"
        rows.append({tr("Disk %1:").arg(disk.targetDevice), place.isEmpty() ? tr("no medium") : place});
    }
    for (const InterfaceXml& nic : nics) {
        rows.append({tr("Network:"),
            QStringList{nic.source.isEmpty() ? nic.type : nic.source, nic.model, nic.mac}.join(QLatin1Char(' '))});
    }
    //: Is the machine started with its host?
    rows.append({tr("Starts with the host:"), yesNo(machine.autostart)});
    if (!machine.persistent) {
        rows.append({tr("Exists only while it runs:"), yesNo(true)});
    }
    terminal().printTable(rows);
    Q_EMIT finished(ExitCode::Done);
}

} // namespace domus::cli
