// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/domainxml.h"

#include "app/xml/childorder.h"

#include <QCoreApplication>

#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::DomainXml)
};

constexpr const char* libosinfoPrefix = "libosinfo";

InstallPhase phaseOf(const QString& word)
{
    if (word == QLatin1String("installing")) {
        return InstallPhase::Installing;
    }
    return word == QLatin1String("installed") ? InstallPhase::Installed : InstallPhase::None;
}

QString wordOf(InstallPhase phase)
{
    return phase == InstallPhase::Installing ? QStringLiteral("installing") : QStringLiteral("installed");
}

/// The child of the entry by its local name: the prefix is the file's choice.
XmlNode entryChild(XmlNode entry, const char* localName)
{
    const auto children = entry.children();
    for (const XmlNode& child : children) {
        if (child.localName() == QString::fromUtf8(localName)) {
            return child;
        }
    }
    return {};
}

QByteArray qualified(XmlNode entry, const char* localName)
{
    const QString prefix = entry.name().section(QLatin1Char(':'), 0, -2);
    return prefix.isEmpty() ? QByteArray(localName) : prefix.toUtf8() + ':' + localName;
}

MachineMetadata readEntry(XmlNode entry)
{
    MachineMetadata metadata;
    metadata.installPhase = phaseOf(entryChild(entry, "install").attribute("phase"));
    metadata.isStartedPaused = !entryChild(entry, "startedpaused").isNull();
    return metadata;
}

void writeEntry(XmlNode entry, MachineMetadata metadata)
{
    XmlNode install = entryChild(entry, "install");
    if (metadata.installPhase == InstallPhase::None) {
        install.remove();
    } else {
        if (install.isNull()) {
            install = entry.appendChild(qualified(entry, "install").constData());
        }
        install.setAttribute("phase", wordOf(metadata.installPhase));
    }
    XmlNode paused = entryChild(entry, "startedpaused");
    if (!metadata.isStartedPaused) {
        paused.remove();
    } else if (paused.isNull()) {
        entry.appendChild(qualified(entry, "startedpaused").constData());
    }
}

} // namespace

// MachineMetadata

MachineMetadata MachineMetadata::fromXml(const QByteArray& entry)
{
    const auto document = XmlDocument::parse(entry);
    return document ? readEntry(document->root()) : MachineMetadata();
}

QByteArray MachineMetadata::toXml() const
{
    return toXml({});
}

// libvirt hands the entry out, and wants it back, without prefix and namespace: it adds and removes them itself.
QByteArray MachineMetadata::toXml(const QByteArray& previousEntry) const
{
    auto previous = XmlDocument::parse(previousEntry);
    XmlDocument document = previous ? std::move(*previous) : XmlDocument::create(machinemetadata::elementName);
    writeEntry(document.root(), *this);
    return document.root().child().isNull() ? QByteArray() : document.save().trimmed();
}

// DomainXml

DomainXml::DomainXml(XmlDocument document) : m_document(std::move(document)) { }

Result<DomainXml> DomainXml::parse(const QByteArray& xml)
{
    auto document = XmlDocument::parse(xml);
    if (!document) {
        return tl::unexpected<Error>(document.error());
    }
    if (!document->root().is("domain")) {
        return fail(ErrorKind::InvalidXml, Tr::tr("This XML text does not describe a virtual machine."));
    }
    return DomainXml(std::move(*document));
}

DomainXml DomainXml::create(const QString& type)
{
    DomainXml xml(XmlDocument::create("domain"));
    xml.set(lens::type, type);
    return xml;
}

QStringList DomainXml::bootDevices() const
{
    QStringList devices;
    const auto nodes = root().findAll("os/boot");
    devices.reserve(nodes.size());
    for (const XmlNode& node : nodes) {
        devices.append(node.attribute("dev"));
    }
    return devices;
}

void DomainXml::setBootDevices(const QStringList& devices)
{
    if (devices == bootDevices()) {
        return;
    }
    XmlNode os = root().ensureChild("os", &usualChildOrder);
    auto nodes = os.children("boot");
    while (nodes.size() > devices.size()) {
        nodes.takeLast().remove();
    }
    while (nodes.size() < devices.size()) {
        nodes.append(os.insertChild("boot", usualChildOrder("os")));
    }
    for (qsizetype i = 0; i < devices.size(); ++i) {
        nodes[i].setAttribute("dev", devices.at(i));
    }
}

QVector<CpuFeatureXml> DomainXml::cpuFeatures() const
{
    QVector<CpuFeatureXml> features;
    const auto nodes = root().findAll("cpu/feature");
    features.reserve(nodes.size());
    for (const XmlNode& node : nodes) {
        features.append({node.attribute("name"), node.attribute("policy", QStringLiteral("require"))});
    }
    return features;
}

namespace {

/// The child of that name whose "name" attribute is this; made, where libvirt writes it, when missing.
XmlNode ensureNamed(XmlNode scope, const char* childName, const QString& value)
{
    const auto children = scope.children(childName);
    for (const XmlNode& child : children) {
        if (child.attribute("name") == value) {
            return child;
        }
    }
    XmlNode made = scope.insertChild(childName, usualChildOrder(scope.name().toUtf8().constData()));
    made.setAttribute("name", value);
    return made;
}

void setOrRemove(XmlNode node, const char* attribute, const QString& value)
{
    if (value.isEmpty()) {
        node.removeAttribute(attribute);
    } else {
        node.setAttribute(attribute, value);
    }
}

} // namespace

void DomainXml::setCpuFeature(const CpuFeatureXml& feature)
{
    XmlNode node = ensureNamed(root().ensureChild("cpu", &usualChildOrder), "feature", feature.name);
    setOrRemove(node, "policy", feature.policy);
}

QVector<TimerXml> DomainXml::timers() const
{
    QVector<TimerXml> timers;
    const auto nodes = root().findAll("clock/timer");
    timers.reserve(nodes.size());
    for (const XmlNode& node : nodes) {
        timers.append({node.attribute("name"), node.attribute("tickpolicy"), node.attribute("present")});
    }
    return timers;
}

void DomainXml::setTimer(const TimerXml& timer)
{
    XmlNode node = ensureNamed(root().ensureChild("clock", &usualChildOrder), "timer", timer.name);
    setOrRemove(node, "tickpolicy", timer.tickPolicy);
    setOrRemove(node, "present", timer.present);
}

bool DomainXml::hasHypervFeature(const char* name) const
{
    return root().find("features/hyperv").child(name).attribute("state") == QLatin1String("on");
}

void DomainXml::setHypervFeature(const char* name, bool on)
{
    XmlNode hyperv = root().ensureChild("features/hyperv", &usualChildOrder);
    XmlNode feature = hyperv.child(name);
    if (feature.isNull()) {
        feature = hyperv.appendChild(name);
    }
    feature.setAttribute("state", on ? "on" : "off");
}

bool DomainXml::isUefi() const
{
    // A running machine shows the loader that libvirt chose, and no firmware attribute.
    return get(lens::firmware) == QLatin1String("efi") || get(lens::loaderType) == QLatin1String("pflash");
}

int DomainXml::startVcpus() const
{
    const int current = get(lens::currentVcpus);
    return current > 0 ? current : get(lens::vcpus);
}

MachineMetadata DomainXml::metadata() const
{
    return readEntry(m_document.findMetadata(machinemetadata::namespaceUri));
}

void DomainXml::setMetadata(MachineMetadata metadata)
{
    XmlNode entry = m_document.findMetadata(machinemetadata::namespaceUri);
    if (entry.isNull()) {
        if (metadata.isEmpty()) {
            return;
        }
        entry = m_document.ensureMetadata(
            machinemetadata::namespaceUri, machinemetadata::prefix, machinemetadata::elementName);
    }
    writeEntry(entry, metadata);
    if (entry.child().isNull()) {
        entry.remove();
    }
}

QString DomainXml::osId() const
{
    return entryChild(m_document.findMetadata(machinemetadata::libosinfoUri), "os").attribute("id");
}

bool DomainXml::setOsId(const QString& id)
{
    if (!XmlDocument::canCarry(id)) {
        return false;
    }
    XmlNode entry = m_document.ensureMetadata(machinemetadata::libosinfoUri, libosinfoPrefix, libosinfoPrefix);
    XmlNode os = entryChild(entry, "os");
    if (os.isNull()) {
        os = entry.appendChild(qualified(entry, "os").constData());
    }
    return os.setAttribute("id", id);
}

} // namespace domus
