// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/eventloop.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/virt/storagepoolremoval.h"
#include "app/virt/volumebases.h"
#include "tests/libvirt/eventrecorder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>

using namespace domus;

namespace {

/// Where Debian's memtest86+ puts it.
constexpr qint64 mib = qint64{1024} * 1024;
constexpr qint64 uploadPiece = mib / 4; // what an upload reads at a time
constexpr auto testIso = "/usr/lib/memtest86+/memtest86+x64.iso";

QByteArray guestXml(const QByteArray& name)
{
    return "<domain type='qemu'><name>" + name
        + "</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>"
          "<os><type arch='x86_64' machine='q35'>hvm</type><boot dev='cdrom'/></os><features><acpi/></features>"
          "<devices><disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='"
        + QByteArray(testIso)
        + "'/><target dev='sda' bus='sata'/><readonly/></disk>"
          "<graphics type='vnc'><listen type='none'/></graphics><video><model type='virtio'/></video>"
          "</devices></domain>";
}

/// The first bytes a VNC server sends by itself.
QByteArray greeting(int fd)
{
    QByteArray bytes;
    pollfd waiting{fd, POLLIN, 0};
    while (bytes.size() < 12 && ::poll(&waiting, 1, 10000) > 0) {
        std::array<char, 12> piece{};
        const ssize_t got = ::read(fd, piece.data(), static_cast<std::size_t>(12 - bytes.size()));
        if (got <= 0) {
            break;
        }
        bytes.append(piece.data(), got);
    }
    return bytes;
}

} // namespace

/// The adapter against a real daemon and real (emulated) guests; run through with-session-libvirtd.
class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void host_realDaemon_isDescribed();
    void guest_startedPaused_hasItsScreenBeforeItRuns();
    void guest_missingIso_saysWhichFile();
    void storage_uploadedFile_isThere_data();
    void storage_uploadedFile_isThere();
    void storage_uploadStopped_isCancelled();
    void storage_uploadOfWhatShrinks_fails();
    void storage_volumeBases_areTold();
    void storage_poolRemoved_isGoneWithItsEmptyFolderOnly();
    void storage_uploadIntoTooSmall_isRefused();
    void storage_uploadIntoNone_isNotFound();
    void storage_volumeBeyondTheDisk_isNotMade();
    void daemon_killed_isNoticed();

private:
    Uuid define(const QByteArray& name) const;
    DomainRecord recordOf(Uuid uuid) const;
    QString makePool(const QString& name) const;
    /// Deletes it, if need be again: the refresh that follows an upload may hold the pool.
    bool isDeleted(const QString& pool, const QString& volume) const;
    std::unique_ptr<LibvirtDriver> m_driver;
    std::unique_ptr<Connection> m_connection;
    QString m_uri;
    QString m_root;
};

void TestSession::initTestCase()
{
    m_uri = qEnvironmentVariable("DOMUS_TEST_URI");
    m_root = qEnvironmentVariable("DOMUS_TEST_ROOT");
    if (m_uri.isEmpty() || m_root.isEmpty()) {
        QSKIP("Run through tests/support/with-session-libvirtd.");
    }
    if (!QFile::exists(QString::fromLatin1(testIso))) {
        QSKIP("The guest needs memtest86+x64.iso (package memtest86+).");
    }
}

void TestSession::init()
{
    m_driver = std::make_unique<LibvirtDriver>();
    auto opened = m_driver->open({m_uri, false, {}});
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
    m_connection = std::move(*opened);
}

void TestSession::cleanup()
{
    if (m_connection && m_connection->isAlive()) {
        const auto domains = m_connection->domains();
        for (const DomainRecord& record : domains.value_or(QVector<DomainRecord>())) {
            if (record.isActive()) {
                (void)m_connection->destroyDomain(record.uuid);
            }
            QVERIFY(m_connection->undefineDomain(record.uuid, {}));
        }
    }
    m_connection.reset();
    m_driver.reset();
    QCOMPARE(EventLoop::watchCount(), 0);
}

Uuid TestSession::define(const QByteArray& name) const
{
    const auto uuid = m_connection->defineDomain(guestXml(name));
    if (!uuid) {
        qWarning("%s", qPrintable(uuid.error().text));
    }
    return uuid.value_or(Uuid());
}

DomainRecord TestSession::recordOf(Uuid uuid) const
{
    const auto domains = m_connection->domains();
    for (const DomainRecord& record : domains.value_or(QVector<DomainRecord>())) {
        if (record.uuid == uuid) {
            return record;
        }
    }
    return {};
}

QString TestSession::makePool(const QString& name) const
{
    const QString path = m_root + u'/' + name;
    const QString xml = QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2</path></target></pool>");
    const bool made
        = m_connection->defineStoragePool(xml.arg(name, path).toUtf8()) && m_connection->startStoragePool(name);
    return made ? path : QString();
}

bool TestSession::isDeleted(const QString& pool, const QString& volume) const
{
    const auto status = m_connection->deleteStorageVolume(pool, volume);
    return status || status.error().kind == ErrorKind::NotFound;
}

void TestSession::host_realDaemon_isDescribed()
{
    const auto host = m_connection->host();
    QVERIFY(host);
    QCOMPARE(host->hypervisor, QStringLiteral("QEMU"));
    QVERIFY(host->hypervisorVersion > 0);
    QCOMPARE(host->architecture, QStringLiteral("x86_64"));
    DomainCapabilitiesQuery query;
    query.machine = QStringLiteral("q35");
    query.virtType = QStringLiteral("qemu");
    const auto capabilities = m_connection->domainCapabilitiesXml(query);
    QVERIFY(capabilities);
    QVERIFY(capabilities->contains("<domainCapabilities>"));
    const auto cpu = m_connection->expandedCpuXml("<cpu><arch>x86_64</arch><model>qemu64</model></cpu>");
    QVERIFY2(cpu, cpu ? "" : qPrintable(cpu.error().text));
    QVERIFY(cpu->contains("<feature"));
    const auto networks = m_connection->networks();
    QVERIFY(networks);
}

void TestSession::guest_startedPaused_hasItsScreenBeforeItRuns()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    const Uuid uuid = define("gast");
    QVERIFY(!uuid.isNull());
    StartOptions paused;
    paused.paused = true;
    const auto started = m_connection->startDomain(uuid, paused);
    QVERIFY2(started, started ? "" : qPrintable(started.error().text));
    QCOMPARE(recordOf(uuid).state, DomainState::Paused);

    const auto fd = m_connection->openGraphics(uuid, 0);
    QVERIFY2(fd, fd ? "" : qPrintable(fd.error().text));
    QCOMPARE(greeting(fd->get()), QByteArray("RFB 003.008\n"));

    QVERIFY(m_connection->resumeDomain(uuid));
    QCOMPARE(recordOf(uuid).state, DomainState::Running);
    QVERIFY(recordOf(uuid).id > 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_connection->domainStatistics(uuid)->cpuTimeNs.value_or(0) > 100'000'000, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(m_connection->domainStatistics(uuid)->blockReadBytes.value_or(0) > 0, 30000);
    QVERIFY(m_connection->domainStatistics(uuid)->balloonRss.value_or(ByteSize()) > ByteSize::fromMiB(1));
    const auto picture = m_connection->screenshot(uuid);
    QVERIFY2(picture, picture ? "" : qPrintable(picture.error().text));
    QVERIFY(!picture->data.isEmpty());
    QVERIFY(m_connection->domainJob(uuid).has_value());
    QVERIFY(m_connection->resetDomain(uuid));
    QTRY_VERIFY(recorder.sawReboot(uuid));

    QVERIFY(m_connection->destroyDomain(uuid));
    QCOMPARE(recordOf(uuid).state, DomainState::ShutOff);
    QVERIFY(m_connection->undefineDomain(uuid, {}));
    const QVector<DomainLifecycle> tail{DomainLifecycle::Stopped, DomainLifecycle::Undefined};
    const auto lastTwo = [&recorder, &uuid] {
        const auto all = recorder.lifecycles(uuid);
        return all.size() < 2 ? all : all.last(2);
    };
    QTRY_COMPARE(lastTwo(), tail);
    QVERIFY(recorder.lifecycles(uuid).contains(DomainLifecycle::Started));
    QVERIFY(recorder.lifecycles(uuid).contains(DomainLifecycle::Resumed));
    QVERIFY(recorder.cameInEventThread());
}

void TestSession::guest_missingIso_saysWhichFile()
{
    QByteArray xml = guestXml("ohne");
    xml.replace(testIso, "/no/such/file.iso");
    const auto uuid = m_connection->defineDomain(xml);
    QVERIFY(uuid);
    const auto started = m_connection->startDomain(*uuid, {});
    QVERIFY(!started);
    QVERIFY(started.error().text.contains(QLatin1String("/no/such/file.iso")));
    QCOMPARE(started.error().kind, ErrorKind::NotFound);
}

void TestSession::storage_uploadedFile_isThere_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QVector<qint64>>("written"); // offsets of data; the rest are holes
    QTest::newRow("empty") << qint64{0} << QVector<qint64>();
    QTest::newRow("one byte") << qint64{1} << QVector<qint64>{0};
    QTest::newRow("a piece and a bit") << uploadPiece + 1 << QVector<qint64>{0, uploadPiece};
    QTest::newRow("holes") << 8 * mib << QVector<qint64>{0, 3 * mib, 6 * mib};
    QTest::newRow("hole first and last") << 4 * mib << QVector<qint64>{2 * mib};
    QTest::newRow("nothing but a hole") << 2 * mib << QVector<qint64>();
}

void TestSession::storage_uploadedFile_isThere()
{
    QFETCH(qint64, size);
    QFETCH(QVector<qint64>, written);
    const QString name = QString::fromUtf8(QTest::currentDataTag()).replace(u' ', u'-');
    const QString path = makePool(name);
    QVERIFY(!path.isEmpty());
    QFile source(m_root + u'/' + name + QStringLiteral(".src"));
    QVERIFY(source.open(QIODevice::ReadWrite));
    QVERIFY(source.resize(size));
    for (const qint64 offset : written) {
        QVERIFY(source.seek(offset));
        source.write(QByteArray("Domus")
                         .repeated(1 + static_cast<qsizetype>(offset % 1000))
                         .left(static_cast<qsizetype>(std::min<qint64>(size - offset, 70000))));
    }
    source.flush();
    QVERIFY(source.resize(size));

    const QString xml = QStringLiteral("<volume><name>v.iso</name><capacity>%1</capacity><allocation>0</allocation>"
                                       "<target><format type='raw'/></target></volume>");
    const auto volume = m_connection->createStorageVolume(name, xml.arg(size).toUtf8());
    QVERIFY2(volume, volume ? "" : qPrintable(volume.error().text));
    QCOMPARE(volume->path, path + QStringLiteral("/v.iso"));
    double last = -1;
    const auto uploaded = m_connection->uploadStorageVolume(name, volume->name, source.fileName(),
        [&](const Progress& progress) { last = progress.part.value_or(-1); }, {});
    QVERIFY2(uploaded, uploaded ? "" : qPrintable(uploaded.error().text));
    if (size > 0) {
        QCOMPARE(last, 1.0);
    }
    QFile target(volume->path);
    QVERIFY(target.open(QIODevice::ReadOnly));
    QVERIFY(source.seek(0));
    QCOMPARE(target.size(), size);
    QVERIFY(target.readAll() == source.readAll());

    QTRY_VERIFY(isDeleted(name, volume->name));
    QVERIFY(!QFile::exists(volume->path));
    QVERIFY(m_connection->storageVolumes(name)->isEmpty());
}

void TestSession::storage_uploadStopped_isCancelled()
{
    const QString name = QStringLiteral("halt");
    QVERIFY(!makePool(name).isEmpty());
    QFile source(m_root + QStringLiteral("/halt.src"));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write(QByteArray(16 * mib, 'x'));
    source.close();
    QVERIFY(m_connection->createStorageVolume(name,
        "<volume><name>v</name><capacity unit='MiB'>16</capacity><target><format type='raw'/></target></volume>"));
    std::stop_source stop;
    double last = 0;
    const auto uploaded = m_connection->uploadStorageVolume(
        name, QStringLiteral("v"), source.fileName(),
        [&](const Progress& progress) {
            last = progress.part.value_or(0);
            if (last > 0.25) {
                stop.request_stop();
            }
        },
        stop.get_token());
    QVERIFY(!uploaded);
    QCOMPARE(uploaded.error().kind, ErrorKind::Cancelled);
    QVERIFY(last < 0.5);
    // The connection is as good as before.
    QTRY_VERIFY(isDeleted(name, QStringLiteral("v")));
}

void TestSession::storage_uploadOfWhatShrinks_fails()
{
    const QString name = QStringLiteral("shrink");
    QVERIFY(!makePool(name).isEmpty());
    QFile source(m_root + QStringLiteral("/shrink.src"));
    QVERIFY(source.open(QIODevice::ReadWrite));
    source.write(QByteArray(4 * mib, 'x'));
    source.flush();
    QVERIFY(m_connection->createStorageVolume(
        name, "<volume><name>v</name><capacity unit='MiB'>4</capacity><target><format type='raw'/></target></volume>"));
    // What is missing must not look like a hole.
    const auto uploaded = m_connection->uploadStorageVolume(
        name, QStringLiteral("v"), source.fileName(), [&](const Progress&) { source.resize(uploadPiece); }, {});
    QVERIFY(!uploaded);
    QCOMPARE(uploaded.error().kind, ErrorKind::Io);
    QVERIFY(uploaded.error().text.contains(QLatin1String("shorter")));
    QTRY_VERIFY(isDeleted(name, QStringLiteral("v")));
}

void TestSession::storage_volumeBases_areTold()
{
    const QString name = QStringLiteral("chain");
    const QString folder = makePool(name);
    QVERIFY(!folder.isEmpty());
    const QByteArray target = "<capacity unit='MiB'>1</capacity><target><format type='qcow2'/></target>";
    QVERIFY(m_connection->createStorageVolume(name, "<volume><name>base</name>" + target + "</volume>"));
    QVERIFY(m_connection->createStorageVolume(name,
        "<volume><name>top</name>" + target + "<backingStore><path>" + folder.toUtf8()
            + "/base</path><format type='qcow2'/></backingStore></volume>"));
    const auto bases = dynamic_cast<VolumeBases&>(*m_connection).volumeBases(name);
    QVERIFY2(bases, bases ? "" : qPrintable(bases.error().text));
    const QHash<QString, QString> expected{{folder + QStringLiteral("/base"), QString()},
        {folder + QStringLiteral("/top"), folder + QStringLiteral("/base")}};
    QCOMPARE(*bases, expected);
    QTRY_VERIFY(isDeleted(name, QStringLiteral("top")));
    QTRY_VERIFY(isDeleted(name, QStringLiteral("base")));
}

void TestSession::storage_poolRemoved_isGoneWithItsEmptyFolderOnly()
{
    const auto isThere = [this](const QString& name) {
        const auto pools = m_connection->storagePools().value_or(QVector<StoragePoolRecord>());
        return std::any_of(
            pools.cbegin(), pools.cend(), [&name](const StoragePoolRecord& pool) { return pool.name == name; });
    };
    auto& removal = dynamic_cast<StoragePoolRemoval&>(*m_connection);
    const QString empty = makePool(QStringLiteral("made-empty"));
    QVERIFY(QDir(empty).exists());
    QVERIFY(removal.removeStoragePool(QStringLiteral("made-empty"), true));
    QVERIFY(!isThere(QStringLiteral("made-empty")));
    QVERIFY(!QDir(empty).exists());

    const QString used = makePool(QStringLiteral("used"));
    QFile theirs(used + QStringLiteral("/theirs"));
    QVERIFY(theirs.open(QIODevice::WriteOnly));
    QVERIFY(removal.removeStoragePool(QStringLiteral("used"), true));
    QVERIFY(!isThere(QStringLiteral("used")));
    QVERIFY(theirs.exists());
}

void TestSession::storage_uploadIntoTooSmall_isRefused()
{
    const QString name = QStringLiteral("small");
    QVERIFY(!makePool(name).isEmpty());
    QFile source(m_root + QStringLiteral("/small.src"));
    QVERIFY(source.open(QIODevice::WriteOnly));
    QVERIFY(source.resize(mib + 1));
    source.close();
    const auto volume = m_connection->createStorageVolume(
        name, "<volume><name>v</name><capacity unit='MiB'>1</capacity><target><format type='raw'/></target></volume>");
    QVERIFY(volume);
    const auto upload = m_connection->uploadStorageVolume(name, volume->name, source.fileName(), {}, {});
    QVERIFY(!upload);
    QCOMPARE(upload.error().kind, ErrorKind::OutOfSpace);
    QCOMPARE(upload.error().subject, volume->name);
    QCOMPARE(QFileInfo(volume->path).size(), mib);
    QVERIFY(isDeleted(name, volume->name));
}

void TestSession::storage_uploadIntoNone_isNotFound()
{
    const QString name = QStringLiteral("none");
    QVERIFY(!makePool(name).isEmpty());
    const auto upload
        = m_connection->uploadStorageVolume(name, QStringLiteral("none"), QString::fromLatin1(testIso), {}, {});
    QVERIFY(!upload);
    QCOMPARE(upload.error().kind, ErrorKind::NotFound);
}

void TestSession::storage_volumeBeyondTheDisk_isNotMade()
{
    const QString name = QStringLiteral("full");
    QVERIFY(!makePool(name).isEmpty());
    const auto created = m_connection->createStorageVolume(name,
        "<volume><name>v</name><capacity unit='EiB'>7</capacity><allocation unit='EiB'>7</allocation>"
        "<target><format type='raw'/></target></volume>");
    QVERIFY(!created);
    QVERIFY(m_connection->storageVolumes(name)->isEmpty());
}

// The last one: there is no daemon afterwards.
void TestSession::daemon_killed_isNoticed()
{
    const EventRecorder recorder;
    QVERIFY(m_connection->subscribe(recorder.sink()));
    auto second = m_driver->open({m_uri, false, {}});
    QVERIFY(second);
    QCOMPARE(::kill(qEnvironmentVariableIntValue("DOMUS_TEST_PID"), SIGKILL), 0);
    QTRY_VERIFY(recorder.sawLoss());
    QTRY_VERIFY(!m_connection->isAlive());
    QCOMPARE(m_connection->domains().error().kind, ErrorKind::NotConnected);
    const auto late = (*second)->domains();
    QVERIFY(!late);
    QVERIFY(late.error().kind == ErrorKind::NotConnected || late.error().kind == ErrorKind::OutcomeUnknown);
    const auto again = m_driver->open({m_uri, false, {}});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::NotConnected);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
