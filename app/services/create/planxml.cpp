// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/machineentry.h"
#include "app/services/create/osnote.h"
#include "app/services/create/planner.h"
#include "app/xml/domainxml.h"

namespace domus {
namespace {

/// Free PCIe places, so that devices can be added while the machine runs.
constexpr int rootPorts = 14;
constexpr int memorySlots = 16;

void writeUefi(DomainXml& xml, bool secureBoot)
{
    xml.set(lens::firmware, QStringLiteral("efi"));
    // Both are written out: left to itself libvirt takes the first match, which is the one with Microsoft's keys.
    xml.set(lens::firmwareEnrolledKeys, secureBoot);
    xml.set(lens::firmwareSecureBoot, secureBoot);
}

/// Those that Windows profits from; only what this libvirt and QEMU offer is written.
void writeHyperv(DomainXml& xml, const DomainCapabilities& capabilities)
{
    for (const char* feature :
        {"relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "frequencies", "tlbflush", "ipi"}) {
        if (!capabilities.hypervFeatures.contains(QLatin1String(feature))) {
            continue;
        }
        xml.setHypervFeature(feature, true);
        if (qstrcmp(feature, "spinlocks") == 0) {
            xml.root().find("features/hyperv/spinlocks").setAttribute("retries", qint64{8191});
        }
    }
}

} // namespace

void Planner::writeXml()
{
    DomainXml xml = DomainXml::create(m_domainType);
    bool carried = xml.set(lens::name, *m_request.name);
    if (!m_os.id.isEmpty()) {
        carried = xml.setOsId(m_os.id) && carried;
    }
    if (!m_os.name.isEmpty() && (m_os.id.isEmpty() || m_os.isNearestKnown)) {
        (void)osnote::write(xml, m_os.name); // a medium may call itself what XML cannot carry: it does without
    }
    for (const PlannedVolume& volume : m_plan.volumes) {
        if (!volume.uploadFrom.isEmpty()) {
            carried = copynote::add(xml, volume.path) && carried;
        }
    }
    if (installsToDisk()) {
        MachineMetadata notes;
        notes.installPhase = InstallPhase::Installing;
        xml.setMetadata(notes);
    }

    if (!m_maximumMemory.isZero()) {
        xml.set(lens::maximumMemory, m_maximumMemory);
        xml.root().find("maxMemory").setAttribute("slots", qint64{memorySlots});
    }
    xml.set(lens::memory, *m_request.memory);
    xml.set(lens::currentMemory, *m_request.memory);
    const CpuTopology& topology = *m_request.topology;
    xml.set(lens::vcpus, m_maximumCpus);
    if (m_maximumCpus > topology.cpus()) {
        xml.set(lens::currentVcpus, topology.cpus());
    }

    xml.set(lens::osType, QStringLiteral("hvm"));
    xml.set(lens::architecture, m_architecture);
    if (isQ35()) {
        xml.set(lens::machine, QStringLiteral("q35"));
    }
    const bool isUefi = *m_request.firmware != FirmwareKind::Bios;
    if (isUefi) {
        writeUefi(xml, *m_request.firmware == FirmwareKind::UefiSecureBoot);
    }
    const bool isKernel = m_request.source.kind == SourceKind::Kernel && !m_kernelPath.isEmpty();
    if (isKernel) {
        carried = xml.set(lens::kernel, m_kernelPath) && carried;
        if (!m_initrdPath.isEmpty()) {
            carried = xml.set(lens::initrd, m_initrdPath) && carried;
        }
        if (!m_request.source.kernelArguments.isEmpty()) {
            carried = xml.set(lens::kernelArguments, m_request.source.kernelArguments) && carried;
        }
    }

    if (isX86()) {
        xml.set(lens::acpi, true);
        xml.set(lens::apic, true);
    }
    if (isQ35()) {
        xml.set(lens::vmport, false);
        if (*m_request.firmware == FirmwareKind::UefiSecureBoot) {
            xml.set(lens::smm, true);
        }
        if (isWindows() && isKvm()) {
            writeHyperv(xml, *m_capabilities);
        }
    }
    if (!m_host.isTest) {
        const CpuCapabilities& cpu = m_capabilities->cpu;
        if (isKvm() && cpu.hasHostPassthrough) {
            xml.set(lens::cpuMode, QStringLiteral("host-passthrough"));
            xml.set(lens::cpuCheck, QStringLiteral("none"));
            xml.set(lens::cpuMigratable, true);
        } else if (cpu.hasMaximum) {
            xml.set(lens::cpuMode, QStringLiteral("maximum"));
        } else if (isKvm() && cpu.hasHostModel) {
            xml.set(lens::cpuMode, QStringLiteral("host-model"));
        }
    }
    // The topology speaks of the most there can be. Windows' client editions count sockets, so there is one.
    const int extra = m_maximumCpus - topology.cpus();
    xml.set(lens::cpuSockets, topology.sockets);
    xml.set(lens::cpuCores, topology.cores + extra);
    xml.set(lens::cpuThreads, topology.threads);
    if (!m_maximumMemory.isZero()) {
        // libvirt plugs memory only into machines that have a NUMA node; of one node nobody notices anything.
        XmlNode cell = xml.root().ensureChild("cpu").appendChild("numa").appendChild("cell");
        cell.setAttribute("id", qint64{0});
        if (m_maximumCpus > 1) {
            cell.setAttribute("cpus", QStringLiteral("0-%1").arg(m_maximumCpus - 1));
        } else {
            cell.setAttribute("cpus", "0");
        }
        cell.setAttribute("memory", m_request.memory->kib());
        cell.setAttribute("unit", "KiB");
    }

    xml.set(lens::clockOffset, isWindows() ? QStringLiteral("localtime") : QStringLiteral("utc"));
    if (isX86()) {
        xml.setTimer({QStringLiteral("rtc"), QStringLiteral("catchup"), {}});
        xml.setTimer({QStringLiteral("pit"), QStringLiteral("delay"), {}});
        xml.setTimer({QStringLiteral("hpet"), {}, QStringLiteral("no")});
        if (isWindows() && isKvm()) {
            xml.setTimer({QStringLiteral("hypervclock"), {}, QStringLiteral("yes")});
        }
    }
    xml.set(lens::onPoweroff, QStringLiteral("destroy"));
    // The kernel of the installer must not start again when it is done: the machine goes off, and then boots its disk.
    xml.set(lens::onReboot, isKernel && installsToDisk() ? QStringLiteral("destroy") : QStringLiteral("restart"));
    xml.set(lens::onCrash, QStringLiteral("destroy"));
    if (isX86()) {
        xml.set(lens::suspendToMemory, false);
        xml.set(lens::suspendToDisk, false);
    }

    if (!m_capabilities->emulator.isEmpty()) {
        xml.set(lens::emulator, m_capabilities->emulator);
    }
    for (const DiskXml& disk : std::as_const(m_disks)) {
        xml.addDisk(disk);
    }
    if (m_request.source.kind == SourceKind::Iso) {
        DiskXml cdrom;
        cdrom.device = QStringLiteral("cdrom");
        cdrom.path = m_mediumPath;
        cdrom.format = QStringLiteral("raw");
        cdrom.bus = isX86() ? QStringLiteral("sata") : QStringLiteral("scsi");
        cdrom.isReadonly = true;
        cdrom.bootOrder = m_disks.isEmpty() || bootsCdromFirst() ? 1 : 2;
        xml.addDisk(cdrom);
    }
    if (isQ35()) {
        xml.addController({QStringLiteral("usb"), -1, QStringLiteral("qemu-xhci"), 15});
        xml.addController({QStringLiteral("pci"), -1, QStringLiteral("pcie-root"), 0});
        for (int i = 0; i < rootPorts; ++i) {
            xml.addController({QStringLiteral("pci"), -1, QStringLiteral("pcie-root-port"), 0});
        }
    }
    for (const NicRequest& nic : std::as_const(*m_request.nics)) {
        InterfaceXml card;
        card.type = nic.kind == NicRequest::Kind::Network ? QStringLiteral("network")
            : nic.kind == NicRequest::Kind::Bridge        ? QStringLiteral("bridge")
                                                          : QStringLiteral("user");
        card.source = nic.source;
        card.model = nic.model;
        card.mac = nic.mac;
        xml.addInterface(card);
    }
    if (!m_host.isTest) {
        CharacterDeviceXml serial;
        xml.addSerial(serial);
        CharacterDeviceXml console;
        console.targetType = QStringLiteral("serial");
        console.targetPort = 0;
        xml.addConsole(console);
    }
    CharacterDeviceXml agent;
    agent.type = QStringLiteral("unix");
    agent.targetType = QStringLiteral("virtio");
    agent.targetName = QStringLiteral("org.qemu.guest_agent.0");
    xml.addChannel(agent);
    const bool isSpice = m_request.graphics == GraphicsKind::Spice;
    if (isSpice) {
        CharacterDeviceXml channel;
        channel.type = QStringLiteral("spicevmc");
        channel.targetType = QStringLiteral("virtio");
        channel.targetName = QStringLiteral("com.redhat.spice.0");
        xml.addChannel(channel);
    }
    // Absolute pointer: what the window shows and what the guest sees stay in one place.
    xml.addInput({QStringLiteral("tablet"), QStringLiteral("usb")});
    if (!isX86()) {
        xml.addInput({QStringLiteral("keyboard"), QStringLiteral("usb")});
    }
    if (!m_tpmModel.isEmpty()) {
        xml.addTpm({m_tpmModel, QStringLiteral("emulator"), QStringLiteral("2.0"), {}});
    }
    GraphicsXml graphics;
    graphics.type = isSpice ? QStringLiteral("spice") : QStringLiteral("vnc");
    if (m_host.isLocal) {
        graphics.listenType = QStringLiteral("none");
        graphics.isAutoPort = false;
    } else {
        graphics.listenType = QStringLiteral("address");
        graphics.listenAddress = QStringLiteral("127.0.0.1");
        graphics.password = m_host.consolePassword;
    }
    xml.addGraphics(graphics);
    VideoXml video;
    video.model = *m_request.videoModel;
    video.isPrimary = true;
    xml.addVideo(video);
    xml.setBalloon({QStringLiteral("virtio"), 5, !m_host.isTest});
    xml.addRng({QStringLiteral("virtio"), QStringLiteral("random"), QStringLiteral("/dev/urandom")});

    if (!carried) {
        // The name's own check has spoken already; this is for paths and arguments.
        error(CreateField::Source, tr("A path or argument contains a character that cannot be kept."));
        return;
    }
    m_plan.domainXml = xml.save();
    m_plan.changesAfterStart = (isKernel && installsToDisk()) || bootsCdromFirst();
    if (m_plan.changesAfterStart) {
        if (const auto after = toAfterInstall(m_plan.domainXml)) {
            m_plan.afterInstallXml = *after;
        }
    }
}

Result<QByteArray> toAfterInstall(const QByteArray& domainXml)
{
    auto xml = DomainXml::parse(domainXml);
    if (!xml) {
        return fail(xml.error());
    }
    xml->clear(lens::kernel);
    xml->clear(lens::initrd);
    xml->clear(lens::kernelArguments);
    xml->set(lens::onReboot, QStringLiteral("restart"));
    const auto disks = xml->disks();
    int order = 1;
    for (const bool removable : {false, true}) {
        for (const DiskXml& disk : disks) {
            const bool isMeant = disk.isRemovable() == removable && (disk.bootOrder > 0 || order == 1);
            if (!isMeant) {
                continue;
            }
            XmlNode node = xml->diskNode(disk.targetDevice);
            if (disk.bootOrder > 0) {
                node.child("boot").setAttribute("order", qint64{order});
                ++order;
            }
        }
    }
    return xml->save();
}

} // namespace domus
