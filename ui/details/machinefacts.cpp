// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/machinefacts.h"

#include "app/services/create/osnote.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QHash>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::MachineFacts)
};

MachineFact system(const DomainXml& xml, const FactSources& sources)
{
    MachineFact fact{QStringLiteral("system"), QStringLiteral("system"), Tr::tr("Operating system"), {}};
    const QString id = xml.osId();
    // What the machine notes itself is told first: the id may be that of an older release.
    QString name = osnote::read(xml);
    if (name.isEmpty()) {
        name = sources.osName.isEmpty() ? osNameFromId(id) : sources.osName;
    }
    fact.lines << (name.isEmpty() ? Tr::tr("Not known") : name);
    if (xml.metadata().installPhase == InstallPhase::Installing) {
        fact.lines << Tr::tr("Installation under way");
    }
    return fact;
}

MachineFact machine(const DomainXml& xml)
{
    MachineFact fact{QStringLiteral("machine"), QStringLiteral("machine"), Tr::tr("Machine"), {}};
    const QString type = xml.get(lens::type);
    if (type == QLatin1String("kvm")) {
        fact.lines << Tr::tr("Hardware acceleration (KVM)");
    } else if (type == QLatin1String("qemu")) {
        fact.lines << Tr::tr("Emulation, without hardware acceleration");
    } else {
        fact.lines << type;
    }
    const QString architecture = xml.get(lens::architecture);
    const QString machineType = xml.get(lens::machine);
    if (!machineType.isEmpty()) {
        fact.lines << Tr::tr("%1, machine type %2").arg(architecture, machineType);
    } else if (!architecture.isEmpty()) {
        fact.lines << architecture;
    }
    return fact;
}

MachineFact firmware(const DomainXml& xml)
{
    MachineFact fact{QStringLiteral("firmware"), QStringLiteral("firmware"), Tr::tr("Firmware"), {}};
    if (xml.isUefi()) {
        const bool isSecure = xml.get(lens::firmwareSecureBoot) || xml.get(lens::loaderSecure);
        fact.lines << (isSecure ? Tr::tr("UEFI with Secure Boot") : Tr::tr("UEFI"));
    } else {
        fact.lines << Tr::tr("BIOS");
    }
    const QString kernel = xml.get(lens::kernel);
    if (!kernel.isEmpty()) {
        fact.lines << Tr::tr("Boots the kernel %1 directly").arg(kernel);
    }
    for (const TpmXml& tpm : xml.tpms()) {
        fact.lines << (tpm.version.isEmpty() ? Tr::tr("With a TPM") : Tr::tr("With a TPM %1").arg(tpm.version));
    }
    return fact;
}

MachineFact processor(const DomainXml& xml)
{
    MachineFact fact{QStringLiteral("cpu"), QStringLiteral("cpu"), Tr::tr("Processors"), {}};
    const int maximum = xml.get(lens::vcpus);
    const int current = xml.startVcpus();
    fact.lines << Tr::tr("%n virtual processor(s)", nullptr, current);
    if (maximum > current) {
        fact.lines << Tr::tr("Can grow to %n while it runs", nullptr, maximum);
    }
    const int sockets = xml.get(lens::cpuSockets);
    const int cores = xml.get(lens::cpuCores);
    const int threads = xml.get(lens::cpuThreads);
    if (sockets > 0 && cores > 0 && threads > 0) {
        //: The layout of the processors; %1, %2, %3 are numbers
        fact.lines << Tr::tr("Sockets: %1, cores each: %2, threads each: %3").arg(sockets).arg(cores).arg(threads);
    }
    const QString mode = xml.get(lens::cpuMode);
    if (mode == QLatin1String("host-passthrough")) {
        fact.lines << Tr::tr("The host's own processor model");
    } else if (mode == QLatin1String("host-model")) {
        fact.lines << Tr::tr("A model close to the host's");
    } else if (mode == QLatin1String("maximum")) {
        fact.lines << Tr::tr("Every feature that can be emulated");
    } else if (!xml.get(lens::cpuModel).isEmpty()) {
        fact.lines << Tr::tr("Model %1").arg(xml.get(lens::cpuModel));
    }
    return fact;
}

MachineFact memory(const DomainXml& xml, const QLocale& locale)
{
    MachineFact fact{QStringLiteral("memory"), QStringLiteral("memory"), Tr::tr("Memory"), {}};
    const ByteSize boot = xml.get(lens::memory);
    const ByteSize current = xml.isSet(lens::currentMemory) ? xml.get(lens::currentMemory) : boot;
    fact.lines << current.toString(locale);
    if (boot > current) {
        fact.lines << Tr::tr("Can grow to %1 while it runs").arg(boot.toString(locale));
    }
    return fact;
}

MachineFact disk(const DiskXml& disk, const FactSources& sources, const QLocale& locale)
{
    const bool isCd = disk.device == QLatin1String("cdrom");
    const bool isFloppy = disk.device == QLatin1String("floppy");
    MachineFact fact{QStringLiteral("disk:") % disk.targetDevice,
        isCd ? QStringLiteral("disc") : QStringLiteral("disk"),
        isCd           ? Tr::tr("CD/DVD drive")
            : isFloppy ? Tr::tr("Floppy drive")
                       : Tr::tr("Disk"),
        {}};
    QString where = disk.path;
    if (disk.type == QLatin1String("volume")) {
        where = Tr::tr("Volume %1 of the pool %2").arg(disk.volume, disk.pool);
    } else if (disk.type == QLatin1String("network")) {
        where = disk.protocol % QLatin1String(": ") % disk.protocolName;
    }
    if (where.isEmpty()) {
        fact.lines << Tr::tr("No medium");
        return fact;
    }
    const auto size = sources.imageSizes.constFind(disk.path);
    if (size != sources.imageSizes.constEnd() && !isCd) {
        fact.lines << size->toString(locale);
    }
    fact.lines << where;
    QStringList details;
    if (!disk.format.isEmpty()) {
        details << disk.format;
    }
    if (!disk.bus.isEmpty()) {
        details << disk.bus;
    }
    if (disk.isReadonly && !isCd) {
        details << Tr::tr("read-only");
    }
    if (!disk.backingChain.isEmpty()) {
        details << Tr::tr("on top of %1").arg(disk.backingChain.constFirst());
    }
    if (!details.isEmpty() && !isCd) {
        fact.lines << details.join(QStringLiteral(" · "));
    }
    return fact;
}

MachineFact network(const InterfaceXml& nic)
{
    MachineFact fact{QStringLiteral("network:") % nic.mac, QStringLiteral("network"), Tr::tr("Network card"), {}};
    if (nic.type == QLatin1String("network")) {
        fact.lines << Tr::tr("Virtual network %1").arg(nic.source);
    } else if (nic.type == QLatin1String("bridge")) {
        fact.lines << Tr::tr("Bridge %1").arg(nic.source);
    } else if (nic.type == QLatin1String("user")) {
        fact.lines << Tr::tr("User mode: out to the network, not reachable from it");
    } else if (nic.type == QLatin1String("direct")) {
        fact.lines << Tr::tr("Directly on the host's %1").arg(nic.source);
    } else {
        fact.lines << nic.type;
    }
    QStringList details;
    if (!nic.model.isEmpty()) {
        details << nic.model;
    }
    if (!nic.mac.isEmpty()) {
        details << nic.mac;
    }
    if (!nic.isLinkUp) {
        details << Tr::tr("cable unplugged");
    }
    fact.lines << details.join(QStringLiteral(" · "));
    return fact;
}

MachineFact display(const DomainXml& xml)
{
    MachineFact fact{QStringLiteral("display"), QStringLiteral("console"), Tr::tr("Display"), {}};
    for (const GraphicsXml& graphics : xml.graphics()) {
        const QString type = graphics.type.toUpper();
        if (graphics.listenType == QLatin1String("none")) {
            fact.lines << Tr::tr("%1, reached by this computer only, without a network port").arg(type);
        } else if (graphics.listenType == QLatin1String("socket")) {
            fact.lines << Tr::tr("%1 on a local socket").arg(type);
        } else if (graphics.port > 0) {
            fact.lines << Tr::tr("%1 on port %2").arg(type).arg(graphics.port);
        } else {
            fact.lines << type;
        }
        if (graphics.hasPassword()) {
            fact.lines << Tr::tr("Protected by a password");
        }
    }
    for (const VideoXml& video : xml.videos()) {
        if (!video.model.isEmpty() && video.model != QLatin1String("none")) {
            fact.lines << Tr::tr("Video card %1").arg(video.model);
        }
    }
    if (fact.lines.isEmpty()) {
        fact.lines << Tr::tr("None");
    }
    return fact;
}

} // namespace

QString osNameFromId(const QString& id)
{
    const QStringList parts = id.section(QStringLiteral("://"), 1).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.size() < 2) {
        return {};
    }
    QStringList words = parts.mid(1);
    words[0] = words[0].left(1).toUpper() % words[0].mid(1);
    return words.join(QLatin1Char(' '));
}

QVector<MachineFact> machineFacts(const DomainXml& xml, const FactSources& sources, const QLocale& locale)
{
    QVector<MachineFact> facts{system(xml, sources), machine(xml), firmware(xml), processor(xml), memory(xml, locale)};
    const auto disks = xml.disks();
    const auto interfaces = xml.interfaces();
    const auto sounds = xml.sounds();
    facts.reserve(facts.size() + disks.size() + interfaces.size() + 1 + sounds.size());
    for (const DiskXml& each : disks) {
        facts << disk(each, sources, locale);
    }
    for (const InterfaceXml& each : interfaces) {
        facts << network(each);
    }
    facts << display(xml);
    QHash<QString, int> soundsOfModel; // nothing else tells two of a kind apart
    for (const SoundXml& sound : sounds) {
        const QString key = QStringLiteral("sound:%1:%2").arg(sound.model).arg(soundsOfModel[sound.model]++);
        facts << MachineFact{key, QStringLiteral("sound"), Tr::tr("Sound card"), {sound.model}};
    }
    return facts;
}

} // namespace domus
