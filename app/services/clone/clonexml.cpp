// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clone/clonexml.h"

#include "app/services/clone/startguard.h"
#include "app/services/machinevariables.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace domus::clonexml {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CloneDomain)
};

constexpr std::array<const char*, 4> characterDevices{"serial", "parallel", "console", "channel"};

/// Groups, tags and the system tell of the clone what they tell of the original; every other note is about one machine.
void keepLabelsOnly(DomainXml& xml)
{
    XmlNode entry = xml.document().findMetadata(machinemetadata::namespaceUri);
    bool isEmpty = true;
    const auto children = entry.children();
    for (XmlNode child : children) {
        const QString name = child.localName();
        if (name == QLatin1String("group") || name == QLatin1String("tag") || name == QLatin1String("os")) {
            isEmpty = false;
        } else {
            child.remove();
        }
    }
    if (!entry.isNull() && isEmpty) {
        entry.remove();
    }
}

void dropIdentity(DomainXml& xml)
{
    XmlNode root = xml.root();
    root.removeChildren("uuid");
    root.removeChildren("title");
    root.removeAttribute("id");
    if (XmlNode genid = root.child("genid")) {
        genid.setText({}); // libvirt makes a new one
    }
    const auto entries = root.findAll("sysinfo/system/entry");
    for (XmlNode entry : entries) {
        if (entry.attribute("name") == QLatin1String("uuid")) {
            entry.remove(); // it has to be that of the machine
        }
    }
    const auto cards = root.findAll("devices/interface");
    for (XmlNode card : cards) {
        card.removeChildren("mac"); // libvirt makes one with its own prefix
        card.removeChildren("target");
    }
    if (XmlNode address = root.find("devices/vsock/cid")) {
        address.removeAttribute("address");
        address.setAttribute("auto", "yes");
    }
}

void freeGraphics(DomainXml& xml)
{
    const auto displays = xml.root().findAll("devices/graphics");
    for (XmlNode display : displays) {
        for (const char* fixed : {"port", "tlsPort", "websocket", "socket"}) {
            display.removeAttribute(fixed);
        }
        if (display.hasAttribute("autoport")) {
            display.setAttribute("autoport", "yes");
        }
        const auto listens = display.children("listen");
        for (XmlNode listen : listens) {
            listen.removeAttribute("socket");
        }
    }
}

/// "/log/web.log" is the clone's "/log/web-2.log": beside the original's, never the same.
QString ownPath(const QString& path, const QString& original, const QString& name)
{
    const QString folder = path.section(QLatin1Char('/'), 0, -2);
    QString file = path.section(QLatin1Char('/'), -1);
    if (file.contains(original)) {
        file.replace(file.indexOf(original), original.size(), name);
    } else {
        file = name + QLatin1Char('-') + file;
    }
    return folder + QLatin1Char('/') + file;
}

void freeCharacterDevice(XmlNode device, const QString& original, const QString& name)
{
    const QString type = device.attribute("type");
    const auto sources = device.children("source");
    for (XmlNode source : sources) {
        const bool isServer = source.attribute("mode") != QLatin1String("connect");
        const bool isChannel = device.is("channel");
        if (type == QLatin1String("pty") || (isChannel && type == QLatin1String("unix") && isServer)) {
            source.remove(); // libvirt chooses
        } else if (source.hasAttribute("path") && isServer && type != QLatin1String("dev")) {
            source.setAttribute("path", ownPath(source.attribute("path"), original, name));
        } else if (type == QLatin1String("tcp") && isServer) {
            // A port that is fixed can be had once.
            device.setAttribute("type", "pty");
            device.removeChildren("protocol");
            device.removeChildren("source");
            break;
        }
    }
    if (XmlNode log = device.child("log"); log.hasAttribute("file")) {
        log.setAttribute("file", ownPath(log.attribute("file"), original, name));
    }
}

bool leavesOut(const CloneDiskPlan& disk)
{
    return disk.fate == DiskFate::LeaveOut || disk.fate == DiskFate::Undecided;
}

void placeDisk(DomainXml& xml, const CloneDiskPlan& plan, const QVector<CloneVolume>& volumes)
{
    const QString target = plan.disk.xml.targetDevice;
    XmlNode node = xml.diskNode(target);
    if (leavesOut(plan)) {
        if (plan.disk.xml.isRemovable()) {
            xml.setDiskPath(target, {});
        } else {
            node.remove();
        }
        return;
    }
    const auto volume = std::find_if(volumes.cbegin(), volumes.cend(),
        [&target](const CloneVolume& candidate) { return candidate.target == target; });
    if (volume == volumes.cend()) {
        return;
    }
    node.removeChildren("backingStore");
    node.removeChildren("mirror");
    if (volume->isOverlay) {
        lenses::set(node, lens::disk::format, QStringLiteral("qcow2"));
    }
    if (plan.disk.xml.type == QLatin1String("volume")) {
        lenses::set(node, lens::disk::sourceVolume, volume->name);
    } else {
        xml.setDiskPath(target, volume->path);
    }
}

QStringList namesOf(const QVector<XmlNode>& nodes, const char* path, const char* attribute)
{
    QStringList names;
    names.reserve(nodes.size());
    for (const XmlNode& node : nodes) {
        names.append(node.find(path).attribute(attribute));
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

} // namespace

Result<DomainXml> make(const ClonePlan& plan, const QString& name, const QVector<CloneVolume>& volumes)
{
    auto xml = DomainXml::parse(plan.sourceXml);
    if (!xml) {
        return xml;
    }
    dropIdentity(*xml);
    keepLabelsOnly(*xml);
    if (!xml->set(lens::name, name)) {
        return fail(ErrorKind::InvalidArgument, Tr::tr("No definition can carry this name."), "clone");
    }
    freeGraphics(*xml);
    for (const char* kind : characterDevices) {
        const auto devices = xml->devices().children(kind);
        for (const XmlNode& device : devices) {
            freeCharacterDevice(device, plan.source.name, name);
        }
    }
    for (const CloneDiskPlan& disk : plan.disks) {
        placeDisk(*xml, disk, volumes);
    }
    return xml;
}

QStringList told(const DomainXml& source)
{
    QStringList lines;
    const XmlNode root = source.root();
    if (machinevariables::areKept(source)) {
        lines.append(Tr::tr("What its firmware has stored (boot entries, keys) is copied."));
    }
    const QVector<TpmXml> tpms = source.tpms();
    if (std::any_of(
            tpms.cbegin(), tpms.cend(), [](const TpmXml& tpm) { return tpm.backend == QLatin1String("emulator"); })) {
        lines.append(Tr::tr("The security chip (TPM) is new and empty: what the guest has locked with it, such as a "
                            "BitLocker key, cannot be opened in the clone."));
    }
    if (std::any_of(tpms.cbegin(), tpms.cend(),
            [](const TpmXml& tpm) { return tpm.backend == QLatin1String("passthrough"); })) {
        lines.append(Tr::tr("The host's security chip (TPM) is shared: only one of them can run at a time."));
    }
    if (!root.findAll("devices/hostdev").isEmpty() || !root.findAll("devices/interface[@type='hostdev']").isEmpty()) {
        lines.append(Tr::tr("Devices of the host are shared: only one of them can run at a time."));
    }
    if (const QStringList folders = namesOf(root.findAll("devices/filesystem"), "source", "dir"); !folders.isEmpty()) {
        lines.append(Tr::tr("These folders of the host are shared: %1.").arg(QLocale().createSeparatedList(folders)));
    }
    if (!root.findAll("devices/interface/filterref/parameter[@name='IP']").isEmpty()) {
        lines.append(Tr::tr("A network filter allows the original's address alone: the clone needs one of its own."));
    }
    for (const QString& file : {source.get(lens::kernel), source.get(lens::initrd)}) {
        if (!file.isEmpty()) {
            lines.append(Tr::tr("%1, which it boots from, is shared.").arg(file));
        }
    }
    const auto extras = root.children();
    if (std::any_of(extras.cbegin(), extras.cend(), [](XmlNode node) {
            return node.localName() == QLatin1String("commandline") && !node.namespaceUri().isEmpty();
        })) {
        lines.append(
            Tr::tr("Extra arguments for QEMU are kept as they are: files and ports in them are the original's."));
    }
    return lines;
}

void finish(DomainXml& xml, const QHash<QString, QString>& places)
{
    const QVector<DiskXml> disks = xml.disks();
    for (const DiskXml& disk : disks) {
        if (const QString place = places.value(disk.path); !place.isEmpty()) {
            xml.setDiskPath(disk.targetDevice, place);
        }
    }
    XmlNode metadata = xml.root().child("metadata");
    const QVector<XmlNode> entries = metadata.children();
    for (XmlNode entry : entries) {
        if (entry.namespaceUri() != QLatin1String(machinemetadata::namespaceUri)) {
            continue;
        }
        const QVector<XmlNode> notes = entry.children();
        for (XmlNode note : notes) {
            if (note.localName() == QLatin1String(startguard::copying)) {
                note.remove();
            }
        }
        if (entry.children().isEmpty()) {
            entry.remove();
        }
    }
    if (!metadata.isNull() && metadata.children().isEmpty()) {
        metadata.remove();
    }
}

} // namespace domus::clonexml
