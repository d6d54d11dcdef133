// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/create/planfixture.h"

namespace domus::fixture {
namespace {

DomainCapabilities capabilities(const QString& type)
{
    DomainCapabilities caps;
    caps.isValid = true;
    caps.emulator = QStringLiteral("/usr/bin/qemu-system-x86_64");
    caps.domainType = type;
    caps.machine = QStringLiteral("pc-q35-7.2");
    caps.architecture = QStringLiteral("x86_64");
    caps.maximumVcpus = 288;
    caps.firmwares = {QStringLiteral("bios"), QStringLiteral("efi")};
    caps.hasLoader = true;
    caps.hasSecureLoader = true;
    caps.cpu.hasMaximum = true;
    caps.cpu.hasHostPassthrough = type == QLatin1String("kvm");
    caps.cpu.isHostPassthroughMigratable = caps.cpu.hasHostPassthrough;
    caps.diskBuses = {QStringLiteral("fdc"), QStringLiteral("scsi"), QStringLiteral("virtio"), QStringLiteral("usb"),
        QStringLiteral("sata")};
    caps.graphics = {true, true};
    caps.graphicsTypes = {QStringLiteral("vnc"), QStringLiteral("spice")};
    caps.video = {true, true};
    caps.videoModels = {QStringLiteral("vga"), QStringLiteral("cirrus"), QStringLiteral("qxl"),
        QStringLiteral("virtio"), QStringLiteral("none"), QStringLiteral("bochs")};
    caps.tpm = {true, true};
    caps.tpmModels = {QStringLiteral("tpm-tis"), QStringLiteral("tpm-crb")};
    caps.tpmBackends = {QStringLiteral("passthrough"), QStringLiteral("emulator")};
    if (type == QLatin1String("kvm")) {
        caps.hypervFeatures = {QStringLiteral("relaxed"), QStringLiteral("vapic"), QStringLiteral("spinlocks"),
            QStringLiteral("vpindex"), QStringLiteral("synic"), QStringLiteral("stimer")};
    }
    return caps;
}

} // namespace

HostFacts desktop()
{
    HostFacts host = hostFactsOf(QStringLiteral("qemu:///system"), true);
    host.host.hypervisor = QStringLiteral("QEMU");
    host.host.architecture = QStringLiteral("x86_64");
    host.host.cpus = 8;
    host.host.memory = ByteSize::fromGiB(32);
    host.freeMemory = ByteSize::fromGiB(23);
    host.capabilities.architecture = QStringLiteral("x86_64");
    host.virt.tier = VirtTier::Works;
    host.virt.libvirtOffersKvm = true;
    host.virt.useKvm = true;
    host.kvm = capabilities(QStringLiteral("kvm"));
    host.emulation = capabilities(QStringLiteral("qemu"));
    host.networks = {{Uuid::create(), QStringLiteral("default"), QStringLiteral("virbr0"), true, true}};
    host.pools = {{Uuid::create(), QStringLiteral("default"), QStringLiteral("dir"),
        QStringLiteral("/var/lib/libvirt/images"), true, true, ByteSize::fromGiB(400), ByteSize::fromGiB(200)}};
    return host;
}

HostFacts emulating()
{
    HostFacts host = desktop();
    host.virt = {};
    host.virt.tier = VirtTier::NoCpuFlag;
    host.virt.libvirtOffersKvm = true;
    host.virt.cause = QStringLiteral("No VT-x.");
    return host;
}

HostFacts session()
{
    HostFacts host = desktop();
    host.uri = QStringLiteral("qemu:///session");
    host.isSession = true;
    host.networks.clear();
    host.pools[0].targetPath = QStringLiteral("/home/lan/.local/share/libvirt/images");
    host.defaultPoolPath = host.pools[0].targetPath;
    return host;
}

HostFacts remote()
{
    HostFacts host = desktop();
    host.uri = QStringLiteral("qemu+ssh://host.example/system");
    host.isLocal = false;
    host.consolePassword = QStringLiteral("8letters");
    return host;
}

HostFacts demonstration()
{
    HostFacts host = hostFactsOf(QStringLiteral("test:///default"), true);
    host.host.hypervisor = QStringLiteral("TEST");
    host.host.architecture = QStringLiteral("i686");
    host.host.cpus = 16;
    host.host.memory = ByteSize::fromGiB(3);
    host.capabilities.architecture = QStringLiteral("i686");
    GuestCapabilities guest;
    guest.osType = QStringLiteral("hvm");
    guest.architecture = QStringLiteral("i686");
    guest.domainTypes = {{QStringLiteral("test"), {}, {}}};
    host.capabilities.guests = {guest};
    host.virt.tier = VirtTier::NotApplicable;
    host.networks = {{Uuid::create(), QStringLiteral("default"), QStringLiteral("virbr0"), true, false}};
    host.pools = {{Uuid::create(), QStringLiteral("default-pool"), QStringLiteral("dir"),
        QStringLiteral("/default-pool"), true, false, ByteSize::fromGiB(100), ByteSize::fromGiB(100)}};
    host.domainNames = {QStringLiteral("test")};
    return host;
}

OsDescription debian12()
{
    OsDescription os;
    os.id = QStringLiteral("http://debian.org/debian/11");
    os.shortId = QStringLiteral("debian11");
    os.name = QStringLiteral("Debian 12");
    os.family = QStringLiteral("linux");
    os.version = QStringLiteral("11");
    os.minimumCpus = 1;
    os.recommendedCpus = 1;
    os.minimumMemory = ByteSize::fromGiB(1);
    os.recommendedMemory = ByteSize::fromGiB(1);
    os.minimumDisk = ByteSize::fromGiB(10);
    os.recommendedDisk = ByteSize::fromGiB(20);
    os.diskBuses = {QStringLiteral("virtio"), QStringLiteral("sata")};
    os.nicModels = {QStringLiteral("virtio"), QStringLiteral("e1000e")};
    os.supportsVirtioGpu = true;
    os.isNearestKnown = true;
    os.nearestName = QStringLiteral("Debian 11");
    return os;
}

OsDescription windows11()
{
    OsDescription os;
    os.id = QStringLiteral("http://microsoft.com/win/11");
    os.shortId = QStringLiteral("win11");
    os.name = QStringLiteral("Microsoft Windows 11");
    os.family = QStringLiteral("winnt");
    os.minimumCpus = 2;
    os.minimumMemory = ByteSize::fromGiB(4);
    os.minimumDisk = ByteSize::fromGiB(64);
    os.diskBuses = {QStringLiteral("sata")};
    os.nicModels = {QStringLiteral("e1000e")};
    os.needsUefi = true;
    os.needsTpm = true;
    os.needsSecureBoot = true;
    os.supportsBios = false;
    return os;
}

OsDescription unknownSystem()
{
    OsDescription os;
    os.name = QStringLiteral("HOMEMADE");
    return os;
}

OsDescription memtest()
{
    OsDescription os;
    os.name = QStringLiteral("Memtest86+");
    os.isTool = true;
    os.isLive = true;
    return os;
}

CreateRequest fromIso(const QString& path)
{
    CreateRequest request;
    request.source.kind = SourceKind::Iso;
    request.source.path = path;
    return request;
}

HostFacts withIso(HostFacts host, const QString& path)
{
    host.source.path = path;
    host.source.exists = true;
    host.source.isReadable = true;
    host.source.isIso9660 = true;
    host.source.isBootable = true;
    host.source.bootsBios = true;
    host.source.bootsUefi = true;
    host.source.size = ByteSize::fromMiB(650);
    return host;
}

} // namespace domus::fixture
