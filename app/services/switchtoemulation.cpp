// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/switchtoemulation.h"

#include "app/services/definitionchange.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::SwitchToEmulation)
};

/// Names of a passthrough or host model mean nothing to the emulated CPU, which offers all it can.
void useEmulatedCpu(DomainXml& xml)
{
    XmlNode cpu = xml.root().child("cpu");
    if (cpu.isNull()) {
        return; // the emulator's own default runs
    }
    xml.set(lens::cpuMode, QStringLiteral("maximum"));
    xml.clear(lens::cpuCheck);
    xml.clear(lens::cpuMatch);
    cpu.removeAttribute("migratable");
    cpu.removeChildren("model");
    cpu.removeChildren("vendor");
    cpu.removeChildren("feature");
    cpu.removeChildren("cache");
    cpu.removeChildren("maxphysaddr");
}

/// Clocks that only KVM provides.
void dropParavirtualClocks(DomainXml& xml)
{
    const QVector<XmlNode> timers = xml.root().findAll("clock/timer");
    for (XmlNode timer : timers) {
        const QString name = timer.attribute("name");
        if (name == QLatin1String("hypervclock") || name == QLatin1String("kvmclock")) {
            timer.remove();
        }
    }
}

} // namespace

Result<QByteArray> definitionForEmulation(const QByteArray& inactiveXml)
{
    auto xml = DomainXml::parse(inactiveXml);
    if (!xml) {
        return fail(xml.error());
    }
    if (xml->get(lens::type) != QLatin1String("kvm")) {
        return inactiveXml;
    }
    xml->set(lens::type, QStringLiteral("qemu"));
    useEmulatedCpu(*xml);
    dropParavirtualClocks(*xml);
    XmlNode features = xml->root().child("features");
    features.removeChildren("hyperv");
    features.removeChildren("kvm");
    return xml->save();
}

Operation switchToEmulationOperation(
    const HostSession& session, const DomainRecord& domain, const QByteArray& inactiveXml)
{
    Operation operation;
    operation.title = Tr::tr("Switch %1 to emulation").arg(domain.name);
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    operation.preview.sentences = QStringList{
        Tr::tr("%1 no longer needs hardware acceleration (KVM), from its next start.").arg(domain.name),
        Tr::tr("It runs on any host, but several times slower."),
    };
    operation.preview.xmlBefore = inactiveXml;
    operation.preview.xmlAfter = definitionForEmulation(inactiveXml).value_or(inactiveXml);
    operation.run = [uuid = domain.uuid, name = domain.name, before = inactiveXml](Connection& connection,
                        const ProgressSink& /*progress*/, const StopToken& /*stop*/) -> Result<OperationOutcome> {
        if (const Status changed = changeDefinition(connection, uuid, before, definitionForEmulation); !changed) {
            return fail(changed.error().during(Tr::tr("Switch the virtual machine to emulation"), name));
        }
        return OperationOutcome{uuid, {}};
    };
    return operation;
}

} // namespace domus
