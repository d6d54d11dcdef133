// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/eventloop.h"
#include "app/libvirt/libvirtdriver.h"
#include "tests/libvirt/eventrecorder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace domus;

namespace {

QByteArray domainXml(const QByteArray& name)
{
    return "<domain type='test'><name>" + name
        + "</name><memory unit='MiB'>128</memory><vcpu>2</vcpu><os><type arch='x86_64'>hvm</type></os>"
          "<devices><graphics type='vnc' passwd='geheim'/></devices></domain>";
}

constexpr auto metadataUri = "urn:domus:test:1";

} // namespace

/// The in-process driver of libvirt itself: no daemon, no root, the real client library.
class TestTestDriver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void open_unknownScheme_failsWithWords();
    void open_needsPassword_data();
    void open_needsPassword();
    void open_wrongPassword_isRefused();
    void mustShareConnection_onlyPrivateState();
    void host_testDriver_isDescribed();
    void domains_default_listsTheOne();
    void domains_lifecycle_isSeen();
    void events_lifecycle_comeInEventThread();
    void events_afterClose_noneLeft();
    void events_subscribeTwice_isRefused();
    void events_otherConnection_areHeard();
    void startDomain_withFlagsTheDriverLacks_isDoneInSteps();
    void shutdown_hypervisorDefault_findsAWay();
    void define_badXml_isRefused();
    void define_again_keepsUuid();
    void undefine_withEverythingKept_works();
    void undefine_unknown_isNotFound();
    void domainXml_readOnly_hasNoSecrets();
    void readOnly_change_isDenied();
    void metadata_writeReadRemove();
    void managedSave_isListedAndDiscarded();
    void autostart_isListed();
    void screenshot_isAPicture();
    void statistics_running_hasCpuTime();
    void networks_startAndList();
    void storage_listCreateDelete();
    void storage_unknown_isNotFound();
    void unsupported_saysSo();
    void severalConnections_inThreads_work();

private:
    static std::unique_ptr<Connection> openUri(const QString& uri, bool readOnly = false);
    Uuid define(const QByteArray& name) const;
    static std::optional<DomainRecord> recordOf(Connection& connection, Uuid uuid);

    std::unique_ptr<LibvirtDriver> m_driver;
    std::unique_ptr<Connection> m_connection;
};

void TestTestDriver::init()
{
    m_driver = std::make_unique<LibvirtDriver>();
    m_connection = openUri(QStringLiteral("test:///default"));
    QVERIFY(m_connection);
}

void TestTestDriver::cleanup()
{
    m_connection.reset();
    m_driver.reset();
    QCOMPARE(EventLoop::watchCount(), 0);
}

std::unique_ptr<Connection> TestTestDriver::openUri(const QString& uri, bool readOnly)
{
    LibvirtDriver driver;
    auto opened = driver.open({uri, readOnly, {}});
    return opened ? std::move(*opened) : nullptr;
}

Uuid TestTestDriver::define(const QByteArray& name) const
{
    return m_connection->defineDomain(domainXml(name)).value_or(Uuid());
}

std::optional<DomainRecord> TestTestDriver::recordOf(Connection& connection, Uuid uuid)
{
    const auto domains = connection.domains();
    if (!domains) {
        return std::nullopt;
    }
    const auto found = std::find_if(
        domains->cbegin(), domains->cend(), [&](const DomainRecord& record) { return record.uuid == uuid; });
    return found == domains->cend() ? std::nullopt : std::optional(*found);
}

void TestTestDriver::open_unknownScheme_failsWithWords()
{
    const auto opened = m_driver->open({QStringLiteral("nosuch:///x"), false, {}});
    QVERIFY(!opened);
    QVERIFY(!opened.error().text.isEmpty());
    QCOMPARE(opened.error().subject, QStringLiteral("nosuch:///x"));
    QVERIFY(opened.error().kind == ErrorKind::NotConnected || opened.error().kind == ErrorKind::Unsupported);
}

void TestTestDriver::open_needsPassword_data()
{
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<bool>("asks");
    QTest::addColumn<bool>("opens");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("right") << QStringList{QStringLiteral("bob"), QStringLiteral("geheim")} << true << true
                           << ErrorKind::Internal;
    QTest::newRow("given up") << QStringList() << true << false << ErrorKind::Cancelled;
    QTest::newRow("nobody to ask") << QStringList() << false << false << ErrorKind::AuthenticationFailed;
}

void TestTestDriver::open_needsPassword()
{
    QFETCH(QStringList, answers);
    QFETCH(bool, asks);
    QFETCH(bool, opens);
    QFETCH(ErrorKind, kind);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("node.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<node><auth><user password='geheim'>bob</user></auth></node>");
    file.close();

    bool secretAsked = false;
    OpenRequest request{QStringLiteral("test://") + file.fileName(), false, {}};
    if (asks) {
        request.authenticate
            = [&](const QVector<Credential>& questions, const StopToken& /*stop*/) -> std::optional<QStringList> {
            QStringList given;
            for (const Credential& question : questions) {
                if (answers.isEmpty()) {
                    return std::nullopt;
                }
                secretAsked = secretAsked || question.isSecret;
                given.append(question.isSecret ? answers.at(1) : answers.at(0));
            }
            return given;
        };
    }
    const auto opened = m_driver->open(request);
    QCOMPARE(opened.has_value(), opens);
    QCOMPARE(secretAsked, opens);
    if (!opens) {
        QCOMPARE(opened.error().kind, kind);
    }
}

void TestTestDriver::open_wrongPassword_isRefused()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("node.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<node><auth><user password='geheim'>bob</user></auth></node>");
    file.close();
    const auto opened = m_driver->open({QStringLiteral("test://") + file.fileName(), false,
        [](const QVector<Credential>& questions, const StopToken& /*stop*/) -> std::optional<QStringList> {
            return QStringList(questions.size(), QStringLiteral("bob"));
        }});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::AuthenticationFailed);
}

void TestTestDriver::mustShareConnection_onlyPrivateState()
{
    QVERIFY(m_driver->mustShareConnection(QStringLiteral("test:///tmp/node.xml")));
    QVERIFY(!m_driver->mustShareConnection(QStringLiteral("test:///default")));
    QVERIFY(!m_driver->mustShareConnection(QStringLiteral("test+unix:///tmp/node.xml")));
    QVERIFY(!m_driver->mustShareConnection(QStringLiteral("test://host/tmp/node.xml")));
    QVERIFY(!m_driver->mustShareConnection(QStringLiteral("qemu:///system")));
}

void TestTestDriver::host_testDriver_isDescribed()
{
    const auto host = m_connection->host();
    QVERIFY(host);
    QVERIFY(m_connection->isAlive());
    QVERIFY(host->hypervisor.compare(QLatin1String("test"), Qt::CaseInsensitive) == 0);
    QVERIFY(!host->hostname.isEmpty());
    QVERIFY(host->libvirtVersion >= 9000000UL);
    QVERIFY(!host->architecture.isEmpty());
    QVERIFY(host->cpus > 0);
    QVERIFY(host->memory > ByteSize::fromMiB(1));
    QVERIFY(!host->readOnly);
    QVERIFY(m_connection->freeMemory().has_value());
    QVERIFY(m_connection->capabilitiesXml()->contains("<capabilities>"));
}

void TestTestDriver::domains_default_listsTheOne()
{
    const auto domains = m_connection->domains();
    QVERIFY(domains);
    QCOMPARE(domains->size(), 1);
    const DomainRecord& record = domains->constFirst();
    QCOMPARE(record.name, QStringLiteral("test"));
    QCOMPARE(record.state, DomainState::Running);
    QVERIFY(record.id > 0);
    QVERIFY(record.persistent);
    QVERIFY(!record.autostart);
    QVERIFY(!record.hasManagedSave);
}

void TestTestDriver::domains_lifecycle_isSeen()
{
    const Uuid uuid = define("anna");
    QVERIFY(!uuid.isNull());
    auto record = recordOf(*m_connection, uuid);
    QVERIFY(record);
    QCOMPARE(record->state, DomainState::ShutOff);
    QCOMPARE(record->id, -1);

    QVERIFY(m_connection->startDomain(uuid, {}));
    QCOMPARE(recordOf(*m_connection, uuid)->state, DomainState::Running);
    const auto again = m_connection->startDomain(uuid, {});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::WrongState);
    QVERIFY(m_connection->suspendDomain(uuid));
    record = recordOf(*m_connection, uuid);
    QCOMPARE(record->state, DomainState::Paused);
    QCOMPARE(record->reason, StateReason::ByUser);
    QVERIFY(m_connection->resumeDomain(uuid));
    QVERIFY(m_connection->resetDomain(uuid));
    QVERIFY(m_connection->destroyDomain(uuid));
    record = recordOf(*m_connection, uuid);
    QCOMPARE(record->state, DomainState::ShutOff);
    QCOMPARE(record->reason, StateReason::ByUser);
    QVERIFY(m_connection->undefineDomain(uuid, {}));
    QVERIFY(!recordOf(*m_connection, uuid));
}

void TestTestDriver::events_lifecycle_comeInEventThread()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    const Uuid uuid = define("berta");
    QVERIFY(m_connection->startDomain(uuid, {}));
    QVERIFY(m_connection->suspendDomain(uuid));
    QVERIFY(m_connection->resumeDomain(uuid));
    QVERIFY(m_connection->destroyDomain(uuid));
    QVERIFY(m_connection->undefineDomain(uuid, {}));
    const QVector<DomainLifecycle> expected{DomainLifecycle::Defined, DomainLifecycle::Started,
        DomainLifecycle::Suspended, DomainLifecycle::Resumed, DomainLifecycle::Stopped, DomainLifecycle::Undefined};
    QTRY_COMPARE(recorder.lifecycles(uuid), expected);
    QVERIFY(recorder.cameInEventThread());
}

void TestTestDriver::events_afterClose_noneLeft()
{
    const EventRecorder recorder;
    {
        const auto second = openUri(QStringLiteral("test:///default"));
        QVERIFY(second->subscribe(recorder.sink()));
    }
    const Uuid uuid = define("clara");
    QVERIFY(m_connection->undefineDomain(uuid, {}));
    QVERIFY(recorder.lifecycles(uuid).isEmpty());
}

void TestTestDriver::events_subscribeTwice_isRefused()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    QVERIFY(!m_connection->subscribe(recorder.sink()));
}

void TestTestDriver::events_otherConnection_areHeard()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    const auto second = openUri(QStringLiteral("test:///default"));
    const auto uuid = second->defineDomain(domainXml("dora"));
    QVERIFY(uuid);
    QTRY_COMPARE(recorder.lifecycles(*uuid), QVector<DomainLifecycle>{DomainLifecycle::Defined});
}

void TestTestDriver::startDomain_withFlagsTheDriverLacks_isDoneInSteps()
{
    const Uuid uuid = define("emil");
    StartOptions options;
    options.paused = true;
    options.discardManagedSave = true;
    QVERIFY(m_connection->startDomain(uuid, options));
    QCOMPARE(recordOf(*m_connection, uuid)->state, DomainState::Paused);
}

void TestTestDriver::shutdown_hypervisorDefault_findsAWay()
{
    const Uuid uuid = define("frieda");
    QVERIFY(m_connection->startDomain(uuid, {}));
    QVERIFY(m_connection->rebootDomain(uuid, ShutdownMethod::HypervisorDefault));
    QTRY_COMPARE(recordOf(*m_connection, uuid)->state, DomainState::Running);
    QVERIFY(m_connection->shutdownDomain(uuid, ShutdownMethod::HypervisorDefault));
    QTRY_COMPARE(recordOf(*m_connection, uuid)->state, DomainState::ShutOff);
    QCOMPARE(m_connection->shutdownDomain(uuid, ShutdownMethod::HypervisorDefault).error().kind, ErrorKind::WrongState);
}

void TestTestDriver::define_badXml_isRefused()
{
    const auto broken = m_connection->defineDomain("<domain type='test'><name>x</name");
    QVERIFY(!broken);
    QCOMPARE(broken.error().kind, ErrorKind::InvalidXml);
    const auto nameless = m_connection->defineDomain("<domain type='test'/>");
    QVERIFY(!nameless);
    QVERIFY(!nameless.error().text.isEmpty());
}

void TestTestDriver::define_again_keepsUuid()
{
    const Uuid uuid = define("gustav");
    const auto xml = m_connection->domainXml(uuid, XmlView::Inactive);
    QVERIFY(xml);
    QVERIFY(xml->contains("geheim"));
    QCOMPARE(m_connection->defineDomain(*xml).value_or(Uuid()), uuid);
    const auto taken = m_connection->defineDomain(domainXml("gustav"));
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::AlreadyExists);
}

void TestTestDriver::undefine_withEverythingKept_works()
{
    const Uuid uuid = define("hans");
    UndefineOptions options;
    options.managedSave = true;
    options.snapshotMetadata = true;
    options.checkpointMetadata = true;
    options.nvram = true;
    options.tpmState = true;
    QVERIFY(m_connection->undefineDomain(uuid, options));
    QVERIFY(!recordOf(*m_connection, uuid));
}

void TestTestDriver::undefine_unknown_isNotFound()
{
    const auto status = m_connection->undefineDomain(Uuid::create(), {});
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::NotFound);
    QCOMPARE(QByteArray(status.error().where), QByteArray("virDomainLookupByUUIDString"));
}

void TestTestDriver::domainXml_readOnly_hasNoSecrets()
{
    const Uuid uuid = define("ida");
    const auto readOnly = openUri(QStringLiteral("test:///default"), true);
    QVERIFY(readOnly);
    const auto xml = readOnly->domainXml(uuid, XmlView::Inactive);
    QVERIFY(xml);
    QVERIFY(!xml->contains("geheim"));
    QVERIFY(readOnly->host()->readOnly);
    QVERIFY(m_connection->domainXml(uuid, XmlView::Live)->contains("geheim"));
}

void TestTestDriver::readOnly_change_isDenied()
{
    const Uuid uuid = define("karl");
    const auto readOnly = openUri(QStringLiteral("test:///default"), true);
    const auto status = readOnly->startDomain(uuid, {});
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::PermissionDenied);
}

void TestTestDriver::metadata_writeReadRemove()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    const Uuid uuid = define("ludwig");
    const QString uri = QString::fromLatin1(metadataUri);
    const QString prefix = QStringLiteral("t");
    QCOMPARE(m_connection->domainMetadata(uuid, uri, XmlView::Inactive).value_or("?"), QByteArray());
    QVERIFY(m_connection->setDomainMetadata(uuid, prefix, uri, "<note phase='install'/>"));
    QVERIFY(m_connection->domainMetadata(uuid, uri, XmlView::Inactive)->contains("install"));
    QTRY_VERIFY(recorder.sawChange(uuid));

    QVERIFY(m_connection->startDomain(uuid, {}));
    QVERIFY(m_connection->setDomainMetadata(uuid, prefix, uri, "<note phase='done'/>"));
    QVERIFY(m_connection->domainMetadata(uuid, uri, XmlView::Live)->contains("done"));
    QVERIFY(m_connection->domainMetadata(uuid, uri, XmlView::Inactive)->contains("done"));

    QVERIFY(m_connection->setDomainMetadata(uuid, prefix, uri, {}));
    QVERIFY(m_connection->setDomainMetadata(uuid, prefix, uri, {}));
    QCOMPARE(m_connection->domainMetadata(uuid, uri, XmlView::Live).value_or("?"), QByteArray());
}

void TestTestDriver::managedSave_isListedAndDiscarded()
{
    const Uuid uuid = define("martha");
    QVERIFY(m_connection->startDomain(uuid, {}));
    QVERIFY(m_connection->managedSaveDomain(uuid));
    auto record = recordOf(*m_connection, uuid);
    QVERIFY(record->hasManagedSave);
    QCOMPARE(record->state, DomainState::ShutOff);
    QCOMPARE(record->reason, StateReason::Saved);
    StartOptions fresh;
    fresh.discardManagedSave = true;
    QVERIFY(m_connection->startDomain(uuid, fresh));
    QVERIFY(!recordOf(*m_connection, uuid)->hasManagedSave);

    QVERIFY(m_connection->managedSaveDomain(uuid));
    QVERIFY(m_connection->removeManagedSave(uuid));
    QVERIFY(!recordOf(*m_connection, uuid)->hasManagedSave);
}

void TestTestDriver::autostart_isListed()
{
    const Uuid uuid = define("nora");
    QVERIFY(m_connection->setAutostart(uuid, true));
    QVERIFY(recordOf(*m_connection, uuid)->autostart);
    QVERIFY(m_connection->setAutostart(uuid, false));
    QVERIFY(!recordOf(*m_connection, uuid)->autostart);
}

void TestTestDriver::screenshot_isAPicture()
{
    const Uuid uuid = m_connection->domains()->constFirst().uuid;
    const auto picture = m_connection->screenshot(uuid);
    QVERIFY2(picture, picture ? "" : qPrintable(picture.error().text));
    QCOMPARE(picture->mimeType, QStringLiteral("image/png"));
    QVERIFY(picture->data.startsWith("\x89PNG"));
}

void TestTestDriver::statistics_running_hasCpuTime()
{
    const Uuid uuid = define("otto");
    QVERIFY(!m_connection->domainStatistics(uuid)->cpuTimeNs);
    QVERIFY(m_connection->startDomain(uuid, {}));
    const auto statistics = m_connection->domainStatistics(uuid);
    QVERIFY(statistics);
    QVERIFY(statistics->cpuTimeNs);
    QCOMPARE(statistics->vcpus.value_or(0), 2);
    QCOMPARE(statistics->balloonCurrent.value_or(ByteSize()), ByteSize::fromMiB(128));
    QVERIFY(!statistics->blockReadBytes);
}

void TestTestDriver::networks_startAndList()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    const auto networks = m_connection->networks();
    QVERIFY(networks);
    QCOMPARE(networks->size(), 1);
    QCOMPARE(networks->constFirst().name, QStringLiteral("default"));
    QCOMPARE(networks->constFirst().bridge, QStringLiteral("virbr0"));
    QVERIFY(networks->constFirst().active);
    QVERIFY(m_connection->networkXml(QStringLiteral("default"))->contains("<network"));
    const auto again = m_connection->startNetwork(QStringLiteral("default"));
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::WrongState);
    QCOMPARE(m_connection->startNetwork(QStringLiteral("none")).error().kind, ErrorKind::NotFound);
}

void TestTestDriver::storage_listCreateDelete()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    const QString pool = QStringLiteral("bilder");
    QVERIFY(m_connection->defineStoragePool(
        "<pool type='dir'><name>bilder</name><target><path>/tmp/bilder</path></target></pool>"));
    QVERIFY(m_connection->startStoragePool(pool));
    QVERIFY(m_connection->setStoragePoolAutostart(pool, true));
    QTRY_VERIFY(recorder.sawStoragePoolChange());
    const auto pools = m_connection->storagePools();
    QVERIFY(pools);
    const auto found = std::find_if(
        pools->cbegin(), pools->cend(), [&](const StoragePoolRecord& record) { return record.name == pool; });
    QVERIFY(found != pools->cend());
    QCOMPARE(found->type, QStringLiteral("dir"));
    QCOMPARE(found->targetPath, QStringLiteral("/tmp/bilder"));
    QVERIFY(found->active);
    QVERIFY(found->autostart);
    QVERIFY(found->capacity > found->available || found->capacity == found->available);
    QVERIFY(m_connection->storagePoolXml(pool)->contains("bilder"));

    const auto volume = m_connection->createStorageVolume(pool,
        "<volume><name>a.img</name><capacity unit='MiB'>4</capacity><allocation>0</allocation>"
        "<target><format type='raw'/></target></volume>");
    QVERIFY(volume);
    QCOMPARE(volume->pool, pool);
    QCOMPARE(volume->name, QStringLiteral("a.img"));
    QCOMPARE(volume->path, QStringLiteral("/tmp/bilder/a.img"));
    QCOMPARE(volume->capacity, ByteSize::fromMiB(4));
    QCOMPARE(m_connection->storageVolumes(pool)->size(), 1);
    QCOMPARE(m_connection->storageVolumeByPath(volume->path).value_or(StorageVolumeRecord()), *volume);
    QVERIFY(m_connection->refreshStoragePool(pool));
    QVERIFY(m_connection->deleteStorageVolume(pool, volume->name));
    QVERIFY(m_connection->storageVolumes(pool)->isEmpty());
}

void TestTestDriver::storage_unknown_isNotFound()
{
    QCOMPARE(m_connection->storageVolumes(QStringLiteral("none")).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_connection->deleteStorageVolume(QStringLiteral("default-pool"), QStringLiteral("none")).error().kind,
        ErrorKind::NotFound);
    const auto upload = m_connection->uploadStorageVolume(
        QStringLiteral("default-pool"), QStringLiteral("x"), QStringLiteral("/no/such/file"), {}, {});
    QVERIFY(!upload);
    QCOMPARE(upload.error().kind, ErrorKind::NotFound);
    QCOMPARE(upload.error().subject, QStringLiteral("/no/such/file"));
}

void TestTestDriver::unsupported_saysSo()
{
    const Uuid uuid = m_connection->domains()->constFirst().uuid;
    QCOMPARE(m_connection->openGraphics(uuid, 0).error().kind, ErrorKind::Unsupported);
    QCOMPARE(m_connection->domainCapabilitiesXml({}).error().kind, ErrorKind::Unsupported);
    QCOMPARE(m_connection->domainJob(uuid).error().kind, ErrorKind::Unsupported);
    QCOMPARE(m_connection->abortDomainJob(uuid).error().kind, ErrorKind::Unsupported);
}

void TestTestDriver::severalConnections_inThreads_work()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    constexpr int threadCount = 3;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    threads.reserve(threadCount);
    for (int i = 0; i < threadCount; ++i) {
        threads.emplace_back([i, &failures] {
            const auto connection = openUri(QStringLiteral("test:///default"));
            const auto uuid = connection->defineDomain(domainXml("lane" + QByteArray::number(i)));
            for (int round = 0; uuid && round < 20; ++round) {
                const bool fine
                    = connection->startDomain(*uuid, {}) && connection->domains() && connection->destroyDomain(*uuid);
                failures += fine ? 0 : 1;
            }
            failures += uuid && connection->undefineDomain(*uuid, {}) ? 0 : 1;
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    QCOMPARE(failures.load(), 0);
    QVERIFY(recorder.cameInEventThread());
}

QTEST_GUILESS_MAIN(TestTestDriver)
#include "tst_testdriver.moc"
