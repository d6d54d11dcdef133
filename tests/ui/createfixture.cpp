// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/createfixture.h"

#include "app/libvirt/libvirtdriver.h"
#include "app/services/create/createdomainoperation.h"
#include "tests/support/fakedriver.h"

#include <QTest>

#include <thread>
#include <utility>

using namespace std::chrono_literals;

namespace domus {

namespace {

DomainCapabilities sampleCapabilities(const QString& type)
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
    caps.loaderPaths = {QStringLiteral("/usr/share/OVMF/OVMF_CODE_4M.fd")};
    caps.loaderTypes = {QStringLiteral("rom"), QStringLiteral("pflash")};
    caps.hasSecureLoader = true;
    caps.cpu.hasHostPassthrough = type == u"kvm";
    caps.cpu.hasMaximum = true;
    caps.cpu.hasHostModel = true;
    caps.disk = {.isSupported = true, .isTold = true};
    caps.diskDevices = {QStringLiteral("disk"), QStringLiteral("cdrom")};
    caps.diskBuses = {QStringLiteral("scsi"), QStringLiteral("virtio"), QStringLiteral("usb"), QStringLiteral("sata")};
    caps.graphics = {.isSupported = true, .isTold = true};
    caps.graphicsTypes = {QStringLiteral("vnc")};
    caps.video = {.isSupported = true, .isTold = true};
    caps.videoModels = {QStringLiteral("vga"), QStringLiteral("cirrus"), QStringLiteral("virtio"),
        QStringLiteral("none"), QStringLiteral("bochs"), QStringLiteral("ramfb")};
    caps.rng = {.isSupported = true, .isTold = true};
    caps.rngModels = {QStringLiteral("virtio")};
    caps.rngBackends = {QStringLiteral("random")};
    caps.tpm = {.isSupported = true, .isTold = true};
    caps.tpmModels = {QStringLiteral("tpm-crb")};
    caps.tpmBackends = {QStringLiteral("emulator")};
    caps.tpmVersions = {QStringLiteral("2.0")};
    caps.channel = {.isSupported = true, .isTold = true};
    caps.channelTypes = {QStringLiteral("unix")};
    return caps;
}

std::shared_ptr<ConnectionDriver> driverFor(const std::shared_ptr<FakeHost>& host)
{
    if (host == nullptr) {
        return std::make_shared<LibvirtDriver>();
    }
    return std::make_shared<FakeDriver>(host);
}

} // namespace

QString CreateFixture::isoPath()
{
    return QStringLiteral("/var/lib/libvirt/images/debian-12.9.0-amd64-netinst.iso");
}

OsDescription CreateFixture::debian()
{
    OsDescription os;
    os.id = QStringLiteral("http://debian.org/debian/11");
    os.shortId = QStringLiteral("debian11");
    os.name = QStringLiteral("Debian 12");
    os.nearestName = QStringLiteral("Debian 11");
    os.isNearestKnown = true;
    os.family = QStringLiteral("linux");
    os.version = QStringLiteral("12");
    os.architecture = QStringLiteral("x86_64");
    os.minimumCpus = 1;
    os.minimumMemory = ByteSize::fromMiB(512);
    os.minimumDisk = ByteSize::fromGiB(10);
    os.recommendedCpus = 2;
    os.recommendedMemory = ByteSize::fromGiB(2);
    os.recommendedDisk = ByteSize::fromGiB(20);
    os.diskBuses = {QStringLiteral("virtio"), QStringLiteral("sata")};
    os.nicModels = {QStringLiteral("virtio"), QStringLiteral("e1000e")};
    os.supportsVirtioGpu = true;
    return os;
}

OsDescription CreateFixture::windows()
{
    OsDescription os;
    os.id = QStringLiteral("http://microsoft.com/win/11");
    os.shortId = QStringLiteral("win11");
    os.name = QStringLiteral("Microsoft Windows 11");
    os.family = QStringLiteral("winnt");
    os.version = QStringLiteral("10.0");
    os.minimumMemory = ByteSize::fromGiB(4);
    os.minimumDisk = ByteSize::fromGiB(64);
    os.recommendedCpus = 2;
    os.recommendedMemory = ByteSize::fromGiB(4);
    os.recommendedDisk = ByteSize::fromGiB(64);
    os.diskBuses = {QStringLiteral("sata")};
    os.nicModels = {QStringLiteral("e1000e")};
    os.needsUefi = true;
    os.needsTpm = true;
    os.needsSecureBoot = true;
    return os;
}

FileFacts CreateFixture::iso(const QString& path)
{
    FileFacts facts;
    facts.path = path;
    facts.exists = true;
    facts.isReadable = true;
    facts.size = ByteSize::fromMiB(631);
    facts.isIso9660 = true;
    facts.isBootable = true;
    facts.bootsBios = true;
    facts.bootsUefi = true;
    facts.volumeLabel = QStringLiteral("Debian 12.9.0 amd64 n");
    return facts;
}

HostFacts CreateFixture::sampleHost()
{
    HostFacts facts = hostFactsOf(QStringLiteral("qemu:///system"), true);
    facts.host.hostname = QStringLiteral("workbench");
    facts.host.hypervisor = QStringLiteral("QEMU");
    facts.host.libvirtVersion = 9000000;
    facts.host.hypervisorVersion = 7002000;
    facts.host.architecture = QStringLiteral("x86_64");
    facts.host.cpus = 8;
    facts.host.memory = ByteSize::fromGiB(32);
    facts.freeMemory = ByteSize::fromGiB(23);
    facts.virt.tier = VirtTier::Works;
    facts.virt.libvirtOffersKvm = true;
    facts.virt.useKvm = true;
    facts.capabilities.architecture = QStringLiteral("x86_64");
    GuestCapabilities guest;
    guest.osType = QStringLiteral("hvm");
    guest.architecture = QStringLiteral("x86_64");
    guest.wordSize = 64;
    guest.emulator = QStringLiteral("/usr/bin/qemu-system-x86_64");
    guest.machines = {{.name = QStringLiteral("q35"), .canonical = QStringLiteral("pc-q35-7.2"), .maximumCpus = 288}};
    for (const QString& type : {QStringLiteral("kvm"), QStringLiteral("qemu")}) {
        guest.domainTypes.append({.type = type, .emulator = guest.emulator, .machines = guest.machines});
    }
    facts.capabilities.guests = {guest};
    facts.kvm = sampleCapabilities(QStringLiteral("kvm"));
    facts.emulation = sampleCapabilities(QStringLiteral("qemu"));
    NetworkRecord network;
    network.name = QStringLiteral("default");
    network.bridge = QStringLiteral("virbr0");
    network.active = true;
    facts.networks.append(network);
    network.name = QStringLiteral("classroom");
    network.bridge = QStringLiteral("virbr7");
    network.active = false;
    facts.networks.append(network);
    StoragePoolRecord pool;
    pool.name = QStringLiteral("default");
    pool.type = QStringLiteral("dir");
    pool.targetPath = QStringLiteral("/var/lib/libvirt/images");
    pool.active = true;
    pool.capacity = ByteSize::fromGiB(400);
    pool.available = ByteSize::fromGiB(180);
    facts.pools = {pool};
    facts.domainNames = {QStringLiteral("debian11"), QStringLiteral("router")};
    return facts;
}

QVector<SourceCandidate> CreateFixture::sampleSources()
{
    const auto make = [](const QString& path, const QString& title, const QString& place, qint64 mib) {
        SourceCandidate candidate;
        candidate.source.kind = path.endsWith(QLatin1String(".iso")) ? SourceKind::Iso : SourceKind::DiskImage;
        candidate.source.path = path;
        candidate.title = title;
        candidate.place = place;
        candidate.size = ByteSize::fromMiB(mib);
        return candidate;
    };
    return {make(isoPath(), QStringLiteral("Debian 12"), QStringLiteral("default"), 631),
        make(QStringLiteral("/home/lan/Downloads/Win11_24H2_English_x64.iso"), QStringLiteral("Microsoft Windows 11"),
            QStringLiteral("/home/lan/Downloads"), 5540),
        make(QStringLiteral("/home/lan/Downloads/memtest86+.iso"), QString(), QStringLiteral("/home/lan/Downloads"), 6),
        make(QStringLiteral("/var/lib/libvirt/images/router.qcow2"), QString(), QStringLiteral("default"), 812)};
}

CreateFixture::CreateFixture(std::shared_ptr<FakeHost> host)
    : m_host(std::move(host))
    , m_connections(std::make_unique<ConnectionList>(driverFor(m_host), nullptr))
    , m_runner(std::make_unique<OperationRunner>(*m_connections))
    , m_world(std::make_shared<World>())
{
    m_world->facts = sampleHost();
    for (const SourceCandidate& candidate : sampleSources()) {
        FileFacts facts = iso(candidate.source.path);
        facts.size = candidate.size;
        if (candidate.source.kind == SourceKind::DiskImage) {
            facts.isIso9660 = false;
            facts.isBootable = false;
            facts.volumeLabel.clear();
            facts.imageFormat = QStringLiteral("qcow2");
            facts.virtualSize = ByteSize::fromGiB(8);
        }
        m_world->files.insert(candidate.source.path, facts);
    }
    m_world->systems.insert(isoPath(), debian());
    m_world->systems.insert(QStringLiteral("/home/lan/Downloads/Win11_24H2_English_x64.iso"), windows());
    m_session = m_connections->addTemporary(QStringLiteral("test:///default"));
}

CreateFixture::~CreateFixture()
{
    m_hold = false;
    m_connections->closeAll();
}

bool CreateFixture::open()
{
    m_session->open();
    return QTest::qWaitFor([this] { return m_session->state() == SessionState::Open; }, 10'000);
}

HostSession* CreateFixture::addSession(const QString& label)
{
    ConnectionSettings settings;
    settings.uri = QStringLiteral("test:///default");
    settings.label = label;
    HostSession* session = m_connections->add(settings);
    session->open();
    return session;
}

void CreateFixture::setFacts(const HostFacts& facts)
{
    const std::scoped_lock lock(m_world->mutex);
    m_world->facts = facts;
}

HostFacts CreateFixture::facts() const
{
    const std::scoped_lock lock(m_world->mutex);
    return m_world->facts;
}

void CreateFixture::setFile(const FileFacts& facts, const OsDescription& os)
{
    const std::scoped_lock lock(m_world->mutex);
    m_world->files.insert(facts.path, facts);
    m_world->systems.insert(facts.path, os);
}

void CreateFixture::removeFile(const QString& path)
{
    const std::scoped_lock lock(m_world->mutex);
    m_world->files.remove(path);
    m_world->systems.remove(path);
}

CreateServices CreateFixture::services()
{
    const auto world = m_world;
    CreateServices services;
    services.connections = m_connections.get();
    services.runner = m_runner.get();
    services.plan = planDomain;
    services.gatherFacts
        = [this, world, isFake = m_host != nullptr](Connection& connection, const QString&, bool) -> Result<HostFacts> {
        ++hostLooks;
        HostFacts facts;
        {
            const std::scoped_lock lock(world->mutex);
            facts = world->facts;
        }
        if (isFake) {
            facts.networks = connection.networks().value_or(QVector<NetworkRecord>{});
            facts.pools = connection.storagePools().value_or(QVector<StoragePoolRecord>{});
        }
        return facts;
    };
    services.inspectFile = [this, world](const QString& path, FileView) {
        while (m_hold) {
            std::this_thread::sleep_for(5ms); // a network share that does not answer
        }
        const std::scoped_lock lock(world->mutex);
        FileFacts missing;
        missing.path = path;
        return world->files.value(path, missing);
    };
    services.identify = [world](const QString& path, const FileFacts&) {
        const std::scoped_lock lock(world->mutex);
        return world->systems.value(path);
    };
    services.describeOs = [](const QString& id) { return id == windows().id ? windows() : debian(); };
    services.allOs = [] { return QVector<OsDescription>{debian(), windows()}; };
    services.findFiles = [](const QStringList&) { return QVector<SourceCandidate>{}; };
    services.findVolumes = [](Connection&) -> Result<QVector<SourceCandidate>> { return sampleSources(); };
    services.createOperation = [this](const HostSession& session, const CreateDomainPlan& plan) {
        created.append(plan);
        if (m_host != nullptr) {
            return createDomainOperation(session, plan);
        }
        Operation operation;
        operation.title = QStringLiteral("Create");
        operation.connection = session.id();
        operation.lane = LaneKind::Control;
        operation.canBeStopped = true;
        operation.run = [error = creationError, untilStopped = createUntilStopped.load()](Connection&,
                            const ProgressSink& progress, const StopToken& stop) -> Result<OperationOutcome> {
            progress({.part = 0.5, .step = QStringLiteral("Half-way")});
            while (untilStopped) {
                if (stop.stop_requested()) {
                    return fail(Error::cancelled());
                }
                std::this_thread::sleep_for(5ms); // as an upload does between two blocks
            }
            if (error) {
                return fail(*error);
            }
            return OperationOutcome{.domain = Uuid::create(), .notes = {}};
        };
        return operation;
    };
    return services;
}

} // namespace domus
