// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "app/services/journal/journal.h"
#include "tests/support/fakedriver.h"
#include "tests/ui/createfixture.h"

#include <QAction>
#include <QFontMetrics>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

namespace domus {

namespace {

constexpr char capabilitiesXml[]
    = "<capabilities><host><cpu><arch>x86_64</arch><model>Skylake-Client</model><feature name='vmx'/></cpu></host>"
      "<guest><os_type>hvm</os_type><arch name='x86_64'><wordsize>64</wordsize>"
      "<emulator>/usr/bin/qemu-system-x86_64</emulator><machine>q35</machine>"
      "<domain type='qemu'/><domain type='kvm'/></arch></guest></capabilities>";
constexpr char domainCapabilitiesXml[]
    = "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><machine>pc-q35-7.2</machine>"
      "<arch>x86_64</arch><vcpu max='288'/><os supported='yes'><enum name='firmware'><value>bios</value>"
      "<value>efi</value></enum></os><cpu><mode name='host-passthrough' supported='yes'/>"
      "<mode name='maximum' supported='yes'/></cpu><devices><disk supported='yes'><enum name='bus'>"
      "<value>virtio</value><value>sata</value></enum></disk><graphics supported='yes'><enum name='type'>"
      "<value>vnc</value></enum></graphics><video supported='yes'><enum name='modelType'><value>virtio</value>"
      "</enum></video></devices></domainCapabilities>";

/// A definition as Domus itself would write it, under that name.
QByteArray definition(const QString& name, CreateRequest request = {})
{
    request.source.kind = SourceKind::Iso;
    request.source.path = CreateFixture::isoPath();
    request.name = name;
    HostFacts host = CreateFixture::sampleHost();
    host.domainNames.clear();
    host.source = CreateFixture::iso(CreateFixture::isoPath());
    return planDomain(request, CreateFixture::debian(), host).domainXml;
}

/// Everything a deletion has to tell: it runs, has a TPM, and more disks than a list shows at once.
QByteArray archive(FakeHost& host)
{
    CreateRequest request;
    request.firmware = FirmwareKind::Uefi;
    request.tpm = true;
    QVector<DiskRequest> disks;
    for (int i = 0; i < 10; ++i) {
        const QString file = QStringLiteral("archive of the whole department, volume %1.qcow2").arg(i + 1);
        const QString path = QStringLiteral("/var/lib/libvirt/images/a folder with a long name/") + file;
        disks.append({.kind = DiskRequest::Kind::Existing, .size = {}, .bus = {}, .pool = {}, .path = path});
        if (i % 3 != 2) {
            host.addVolume({QStringLiteral("default"), file, path, QStringLiteral("qcow2"), ByteSize::fromGiB(40),
                ByteSize::fromGiB(i + 7)});
        }
    }
    request.disks = disks;
    return definition(QStringLiteral("archive"), request);
}

void populate(FakeHost& host, FakeDriver& driver)
{
    host.addDomain(definition(QStringLiteral("debian12")), DomainState::Running);
    host.addDomain(definition(QStringLiteral("router")), DomainState::ShutOff);
    host.addDomain(definition(QStringLiteral("lớp học tiếng Việt")), DomainState::Paused);
    host.addDomain(QStringLiteral("crashed"), DomainState::Crashed);
    host.addDomain(QStringLiteral("going down"), DomainState::ShuttingDown);
    host.addDomain(QStringLiteral("asleep"), DomainState::PmSuspended);
    host.addDomain(
        QStringLiteral("a machine whose name is longer than any list is wide, and then some"), DomainState::ShutOff);
    const Uuid saved = host.addDomain(QStringLiteral("saved"), DomainState::Running);
    const Uuid atStart = host.addDomain(QStringLiteral("starts with the host"), DomainState::ShutOff);
    if (const auto connection = driver.open({})) {
        (void)(*connection)->managedSaveDomain(saved);
        (void)(*connection)->setAutostart(atStart, true);
    }
    host.setCapabilitiesXml(capabilitiesXml);
    host.setDomainCapabilitiesXml(domainCapabilitiesXml);
    host.addPool(QStringLiteral("default"), QStringLiteral("/var/lib/libvirt/images"));
    host.addVolume({QStringLiteral("default"), QStringLiteral("router.qcow2"),
        QStringLiteral("/var/lib/libvirt/images/router.qcow2"), QStringLiteral("qcow2"), ByteSize::fromGiB(20),
        ByteSize::fromGiB(3)});
    host.addDomain(archive(host), DomainState::Running);
    host.addNetwork(QStringLiteral("default"), true);
}

} // namespace

WindowFixture::WindowFixture(Settings* settings, Translator* translator, const QString& journalFolder)
    : m_host(std::make_shared<FakeHost>())
{
    const auto driver = std::make_shared<FakeDriver>(m_host);
    populate(*m_host, *driver);
    m_connections = std::make_unique<ConnectionList>(driver, nullptr);
    m_runner = std::make_unique<OperationRunner>(*m_connections);
    m_pausedStart = std::make_unique<PausedStart>(*m_connections);
    if (!journalFolder.isEmpty()) {
        m_journal = std::make_unique<Journal>(journalFolder, *m_runner, *m_connections);
    }
    m_window = std::make_unique<MainWindow>(WindowServices{.connections = *m_connections,
        .runner = *m_runner,
        .pausedStart = *m_pausedStart,
        .driver = driver,
        .catalog = nullptr,
        .settings = settings,
        .translator = translator,
        .journal = m_journal.get()});
    const QFontMetrics metrics = m_window->fontMetrics();
    m_window->resize(metrics.averageCharWidth() * 150, metrics.height() * 42);
    m_window->show();
}

WindowFixture::~WindowFixture()
{
    m_host->release();
    m_window.reset();
    m_connections->closeAll();
}

HostSession* WindowFixture::connectTo(const QString& uri, const QString& label)
{
    ConnectionSettings settings;
    settings.uri = uri;
    settings.label = label;
    HostSession* session = m_connections->add(settings);
    session->open();
    const bool isThere = QTest::qWaitFor(
        [session] { return session->state() == SessionState::Open && !session->inventory()->domains.isEmpty(); });
    return isThere ? session : nullptr;
}

QString WindowFixture::whyInVain()
{
    return QStringLiteral("Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory");
}

HostSession* WindowFixture::connectInVain()
{
    m_host->failCall(QStringLiteral("open"), Error::make(ErrorKind::NotConnected, whyInVain()));
    HostSession* session = m_connections->addTemporary(QStringLiteral("qemu+ssh://attic/system"));
    session->open();
    return QTest::qWaitFor([session] { return session->state() == SessionState::Failed; }) ? session : nullptr;
}

bool WindowFixture::select(HostSession* session, const QString& machine)
{
    if (session == nullptr) {
        return false;
    }
    m_window->findChild<QTabWidget*>(QStringLiteral("machineTabs"))->setCurrentIndex(2);
    const InventoryPtr inventory = session->inventory();
    const DomainRecord* record = inventory->domainByName(machine);
    if (record == nullptr) {
        return false;
    }
    m_window->select({session->id(), record->uuid});
    return waitForVisible("machinePage");
}

void WindowFixture::addMachines(int count, DomainState state)
{
    for (int i = 1; i <= count; ++i) {
        m_host->addDomain(QStringLiteral("web%1").arg(i), state);
    }
}

bool WindowFixture::selectAll(HostSession* session, const QStringList& machines)
{
    if (session == nullptr) {
        return false;
    }
    auto* tree = m_window->findChild<QTreeView*>(QStringLiteral("machineTree"));
    tree->expandAll();
    const QAbstractItemModel& model = *tree->model();
    QItemSelection rows;
    for (const QString& name : machines) {
        const QModelIndexList found = model.match(model.index(0, 0), Qt::DisplayRole, name, 1,
            Qt::MatchExactly | Qt::MatchCaseSensitive | Qt::MatchRecursive);
        if (found.isEmpty()) {
            return false;
        }
        rows.select(found.first(), found.first());
    }
    tree->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    tree->selectionModel()->setCurrentIndex(rows.indexes().constFirst(), QItemSelectionModel::NoUpdate);
    return waitForVisible(machines.size() > 1 ? "selectionPage" : "machinePage");
}

bool WindowFixture::trigger(const char* action)
{
    auto* found = m_window->findChild<QAction*>(QString::fromLatin1(action));
    if (found == nullptr || !QTest::qWaitFor([found] { return found->isEnabled(); })) {
        return false;
    }
    found->trigger();
    return true;
}

bool WindowFixture::openListMenu()
{
    auto* tree = m_window->findChild<QTreeView*>(QStringLiteral("machineTree"));
    Q_EMIT tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
    return waitForVisible("listMenu");
}

void WindowFixture::tellBinned(Uuid uuid)
{
    QByteArray xml = m_host->inactiveXml(uuid);
    xml.replace("</name>",
        "</name><metadata><domus:machine xmlns:domus='urn:domus:machine:1'><domus:binned/></domus:machine></metadata>");
    m_host->setLiveXml(uuid, xml);
    m_host->emitEvent(DomainChangedEvent{uuid});
}

bool WindowFixture::waitForVisible(const char* name)
{
    return QTest::qWaitFor([&] {
        const auto* widget = m_window->findChild<QWidget*>(QString::fromLatin1(name));
        return widget != nullptr && widget->isVisible();
    });
}

} // namespace domus
