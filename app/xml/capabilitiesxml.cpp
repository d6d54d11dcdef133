// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/capabilitiesxml.h"

#include "app/xml/xmldocument.h"

#include <QCoreApplication>

#include <algorithm>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Capabilities)
};

QStringList attributesOf(const QVector<XmlNode>& nodes, const char* attribute)
{
    QStringList values;
    values.reserve(nodes.size());
    for (const XmlNode& node : nodes) {
        values.append(node.attribute(attribute));
    }
    return values;
}

QStringList textsOf(const QVector<XmlNode>& nodes)
{
    QStringList texts;
    texts.reserve(nodes.size());
    for (const XmlNode& node : nodes) {
        texts.append(node.text().trimmed());
    }
    return texts;
}

/// The words of <enum name='…'>.
QStringList enumOf(XmlNode scope, const char* name)
{
    const auto enums = scope.children("enum");
    for (const XmlNode& one : enums) {
        if (one.attribute("name") == QLatin1String(name)) {
            return textsOf(one.children("value"));
        }
    }
    return {};
}

bool isSupported(XmlNode node)
{
    return node.attribute("supported") == QLatin1String("yes");
}

DeviceCapability deviceOf(XmlNode node)
{
    return {isSupported(node), !node.isNull()};
}

QVector<GuestMachine> machinesOf(XmlNode scope)
{
    QVector<GuestMachine> machines;
    const auto nodes = scope.children("machine");
    machines.reserve(nodes.size());
    for (const XmlNode& node : nodes) {
        machines.append({node.text().trimmed(), node.attribute("canonical"), node.attribute("maxCpus").toInt()});
    }
    return machines;
}

GuestCapabilities guestOf(XmlNode node)
{
    const XmlNode arch = node.child("arch");
    GuestCapabilities guest;
    guest.osType = node.child("os_type").text().trimmed();
    guest.architecture = arch.attribute("name");
    guest.wordSize = arch.child("wordsize").text().toInt();
    guest.emulator = arch.child("emulator").text().trimmed();
    guest.machines = machinesOf(arch);
    const auto types = arch.children("domain");
    for (const XmlNode& domain : types) {
        GuestDomainType type;
        type.type = domain.attribute("type");
        const QString emulator = domain.child("emulator").text().trimmed();
        type.emulator = emulator.isEmpty() ? guest.emulator : emulator;
        type.machines = machinesOf(domain);
        if (type.machines.isEmpty()) {
            type.machines = guest.machines;
        }
        guest.domainTypes.append(type);
    }
    return guest;
}

SecurityModel securityModelOf(XmlNode node)
{
    SecurityModel model;
    model.name = node.child("model").text().trimmed();
    model.kvmLabel = node.find("baselabel[@type='kvm']").text().trimmed();
    model.qemuLabel = node.find("baselabel[@type='qemu']").text().trimmed();
    return model;
}

CpuCapabilities cpuOf(XmlNode cpu)
{
    CpuCapabilities result;
    const XmlNode passthrough = cpu.find("mode[@name='host-passthrough']");
    result.hasHostPassthrough = isSupported(passthrough);
    result.isHostPassthroughMigratable = enumOf(passthrough, "hostPassthroughMigratable").contains(QLatin1String("on"));
    const XmlNode maximum = cpu.find("mode[@name='maximum']");
    result.hasMaximum = isSupported(maximum);
    result.isMaximumMigratable = enumOf(maximum, "maximumMigratable").contains(QLatin1String("on"));
    const XmlNode hostModel = cpu.find("mode[@name='host-model']");
    result.hasHostModel = isSupported(hostModel);
    result.hostModel = hostModel.child("model").text().trimmed();
    result.hostModelFeatures = attributesOf(hostModel.findAll("feature[@policy='require']"), "name");
    const XmlNode custom = cpu.find("mode[@name='custom']");
    result.hasCustom = isSupported(custom);
    const auto models = custom.children("model");
    result.customModels.reserve(models.size());
    for (const XmlNode& model : models) {
        result.customModels.append({model.text().trimmed(), model.attribute("vendor"),
            model.attribute("usable") != QLatin1String("no"), model.attribute("deprecated") == QLatin1String("yes")});
    }
    return result;
}

void readDevices(XmlNode devices, DomainCapabilities& result)
{
    const XmlNode disk = devices.child("disk");
    result.disk = deviceOf(disk);
    result.diskDevices = enumOf(disk, "diskDevice");
    result.diskBuses = enumOf(disk, "bus");
    result.diskModels = enumOf(disk, "model");
    const XmlNode graphics = devices.child("graphics");
    result.graphics = deviceOf(graphics);
    result.graphicsTypes = enumOf(graphics, "type");
    const XmlNode video = devices.child("video");
    result.video = deviceOf(video);
    result.videoModels = enumOf(video, "modelType");
    const XmlNode hostdev = devices.child("hostdev");
    result.hostdev = deviceOf(hostdev);
    result.hostdevSubsystems = enumOf(hostdev, "subsysType");
    const XmlNode rng = devices.child("rng");
    result.rng = deviceOf(rng);
    result.rngModels = enumOf(rng, "model");
    result.rngBackends = enumOf(rng, "backendModel");
    const XmlNode filesystem = devices.child("filesystem");
    result.filesystem = deviceOf(filesystem);
    result.filesystemDrivers = enumOf(filesystem, "driverType");
    const XmlNode tpm = devices.child("tpm");
    result.tpm = deviceOf(tpm);
    result.tpmModels = enumOf(tpm, "model");
    result.tpmBackends = enumOf(tpm, "backendModel");
    result.tpmVersions = enumOf(tpm, "backendVersion");
    const XmlNode redirdev = devices.child("redirdev");
    result.redirdev = deviceOf(redirdev);
    result.redirdevBuses = enumOf(redirdev, "bus");
    const XmlNode channel = devices.child("channel");
    result.channel = deviceOf(channel);
    result.channelTypes = enumOf(channel, "type");
    result.crypto = deviceOf(devices.child("crypto"));
}

void readFeatures(XmlNode features, DomainCapabilities& result)
{
    const auto nodes = features.children();
    for (const XmlNode& node : nodes) {
        if (isSupported(node)) {
            result.features.append(node.name());
        }
    }
    const XmlNode hyperv = features.child("hyperv");
    result.tellsHyperv = !hyperv.isNull();
    result.hypervFeatures = enumOf(hyperv, "features");
}

} // namespace

bool GuestCapabilities::supports(const QString& domainType) const
{
    return std::any_of(domainTypes.begin(), domainTypes.end(),
        [&domainType](const GuestDomainType& one) { return one.type == domainType; });
}

Result<HostCapabilities> HostCapabilities::parse(const QByteArray& xml)
{
    const auto document = XmlDocument::parse(xml);
    if (!document) {
        return tl::unexpected<Error>(document.error());
    }
    const XmlNode root = document->root();
    if (!root.is("capabilities")) {
        return fail(ErrorKind::InvalidXml, Tr::tr("This XML text does not tell what a host can do."));
    }
    HostCapabilities result;
    const XmlNode cpu = root.find("host/cpu");
    result.architecture = cpu.child("arch").text().trimmed();
    result.cpuModel = cpu.child("model").text().trimmed();
    result.cpuVendor = cpu.child("vendor").text().trimmed();
    result.cpuFeatures = attributesOf(cpu.children("feature"), "name");
    result.cpuXml = cpu.toXml();
    const XmlNode topology = cpu.child("topology");
    result.sockets = topology.attribute("sockets").toInt();
    result.cores = topology.attribute("cores").toInt();
    result.threads = topology.attribute("threads").toInt();
    const auto models = root.findAll("host/secmodel");
    for (const XmlNode& model : models) {
        result.securityModels.append(securityModelOf(model));
    }
    const auto guests = root.children("guest");
    result.guests.reserve(guests.size());
    for (const XmlNode& guest : guests) {
        result.guests.append(guestOf(guest));
    }
    return result;
}

const GuestCapabilities* HostCapabilities::guest(const QString& wantedArchitecture, const QString& domainType) const
{
    const auto found = std::find_if(
        guests.cbegin(), guests.cend(), [&wantedArchitecture, &domainType](const GuestCapabilities& one) {
            return one.architecture == wantedArchitecture && one.supports(domainType);
        });
    return found == guests.cend() ? nullptr : &*found;
}

bool HostCapabilities::supports(const QString& domainType) const
{
    return std::any_of(
        guests.begin(), guests.end(), [&domainType](const GuestCapabilities& one) { return one.supports(domainType); });
}

Result<DomainCapabilities> DomainCapabilities::parse(const QByteArray& xml)
{
    const auto document = XmlDocument::parse(xml);
    if (!document) {
        return tl::unexpected<Error>(document.error());
    }
    const XmlNode root = document->root();
    if (!root.is("domainCapabilities")) {
        return fail(ErrorKind::InvalidXml, Tr::tr("This XML text does not tell what virtual machines can have."));
    }
    DomainCapabilities result;
    result.isValid = true;
    result.emulator = root.child("path").text().trimmed();
    result.domainType = root.child("domain").text().trimmed();
    result.machine = root.child("machine").text().trimmed();
    result.architecture = root.child("arch").text().trimmed();
    result.maximumVcpus = root.child("vcpu").attribute("max").toInt();
    result.ioThreads = deviceOf(root.child("iothreads"));
    const XmlNode os = root.child("os");
    result.firmwares = enumOf(os, "firmware");
    const XmlNode loader = os.child("loader");
    result.hasLoader = isSupported(loader);
    result.loaderPaths = textsOf(loader.children("value"));
    result.loaderTypes = enumOf(loader, "type");
    result.hasSecureLoader = enumOf(loader, "secure").contains(QLatin1String("yes"));
    result.cpu = cpuOf(root.child("cpu"));
    result.memoryBackingSources = enumOf(root.child("memoryBacking"), "sourceType");
    readDevices(root.child("devices"), result);
    readFeatures(root.child("features"), result);
    return result;
}

QSet<QString> cpuFeatures(const QByteArray& expandedCpuXml)
{
    QSet<QString> names;
    const auto document = XmlDocument::parse(expandedCpuXml);
    if (!document) {
        return names;
    }
    const auto features = document->root().children("feature");
    names.reserve(features.size());
    for (const XmlNode& feature : features) {
        const QString policy = feature.attribute("policy");
        if (policy != QLatin1String("disable") && policy != QLatin1String("forbid")) {
            names.insert(feature.attribute("name"));
        }
    }
    return names;
}

} // namespace domus
