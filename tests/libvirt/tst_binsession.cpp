// SPDX-License-Identifier: GPL-3.0-or-later
// The bin on a real daemon: the way back is exact to the byte, the way out takes the ticked files and nothing else, and
// no libvirt call that fails leaves a machine anywhere but in the list or in the bin.
#include "app/libvirt/faults.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/bin/binoperations.h"
#include "app/services/connectionlist.h"
#include "app/services/machinenotes.h"
#include "app/xml/domainxml.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

constexpr QLatin1String uri("qemu:///session");
constexpr QLatin1String poolName("images");
constexpr QLatin1String machineName("web");

QString root()
{
    return qEnvironmentVariable("DOMUS_TEST_ROOT");
}

QString imagePath(const QString& name)
{
    return root() + QStringLiteral("/images/") + name;
}

/// Every file that machines, their firmware, their snapshots and their disks are kept in, and what starts by itself.
QStringList everyFile()
{
    QStringList all;
    for (const char* folder : {"/config", "/data", "/images"}) {
        QDirIterator files(
            root() + QLatin1String(folder), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (path.contains(QLatin1String("/qemu/lib/"))) {
                continue; // of the run, not of the machine
            }
            QFile file(path);
            QCryptographicHash hash(QCryptographicHash::Md5);
            if (file.open(QIODevice::ReadOnly)) {
                hash.addData(&file);
            }
            all << path + u' ' + QString::fromLatin1(hash.result().toHex());
        }
    }
    all.sort();
    return all;
}

QString difference(const QStringList& before, const QStringList& after)
{
    QStringList lines;
    for (const QString& one : after) {
        if (!before.contains(one)) {
            lines << QStringLiteral("+ ") + one;
        }
    }
    for (const QString& one : before) {
        if (!after.contains(one)) {
            lines << QStringLiteral("- ") + one;
        }
    }
    return lines.join(u'\n');
}

bool isFull()
{
    return qEnvironmentVariableIsSet("DOMUS_FULL_SWEEP");
}

} // namespace

class TestBinSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void restored_isTheSameToTheByte_data();
    void restored_isTheSameToTheByte();
    void testDriver_hasABinToo();
    void emptied_takesTheTickedFilesAlone();
    void failingCall_leavesItInTheListOrInTheBin_data();
    void failingCall_leavesItInTheListOrInTheBin();

private:
    std::unique_ptr<Connection> connect();
    bool virsh(const QStringList& arguments);
    bool makeImage(const QString& name, const QString& base = {});
    Result<Uuid> define(const QString& name, const QStringList& disks, const QByteArray& metadata = {},
        const QByteArray& os = "<os><type arch='x86_64' machine='q35'>hvm</type></os>");
    DomainRecord record(Uuid uuid);
    std::optional<BinNote> noteOf(Uuid uuid);
    Result<OperationOutcome> run(const Operation& operation);
    QString spoil(const faults::Fault& fault, bool isRestoring);

    std::shared_ptr<LibvirtDriver> m_driver;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ConnectionList> m_list;
    HostSession* m_session = nullptr; // describes only: nothing is opened through it
    int m_calls = 0; // of the last run
};

std::unique_ptr<Connection> TestBinSession::connect()
{
    auto opened = m_driver->open({uri, false, {}});
    if (!opened) {
        qWarning("%s", qPrintable(opened.error().text));
    }
    return opened ? std::move(*opened) : nullptr;
}

bool TestBinSession::virsh(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("virsh"), QStringList{QStringLiteral("-c"), uri} + arguments);
    return process.waitForFinished(60'000) && process.exitCode() == 0;
}

bool TestBinSession::makeImage(const QString& name, const QString& base)
{
    QStringList arguments{
        QStringLiteral("create"), QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("qcow2")};
    if (!base.isEmpty()) {
        arguments << QStringLiteral("-b") << imagePath(base) << QStringLiteral("-F") << QStringLiteral("qcow2");
    }
    arguments << imagePath(name) << QStringLiteral("8M");
    return QProcess::execute(QStringLiteral("qemu-img"), arguments) == 0;
}

Result<Uuid> TestBinSession::define(
    const QString& name, const QStringList& disks, const QByteArray& metadata, const QByteArray& os)
{
    QByteArray xml = "<domain type='qemu'><name>" + name.toUtf8() + "</name>" + metadata
        + "<memory unit='MiB'>32</memory>" + os + "<features><acpi/></features><devices>";
    char letter = 'a';
    for (const QString& disk : disks) {
        const bool isMedium = disk.endsWith(QLatin1String(".iso"));
        xml += QByteArray("<disk type='file' device='") + (isMedium ? "cdrom" : "disk") + "'><driver name='qemu' type='"
            + (isMedium ? "raw" : "qcow2") + "'/><source file='" + imagePath(disk).toUtf8() + "'/><target dev='"
            + (isMedium ? "sd" : "vd") + letter++ + "' bus='" + (isMedium ? "sata" : "virtio") + "'/></disk>";
    }
    return m_connection->defineDomain(xml + "</devices></domain>");
}

DomainRecord TestBinSession::record(Uuid uuid)
{
    const auto domains = m_connection->domains();
    for (const DomainRecord& domain : domains.value_or(QVector<DomainRecord>())) {
        if (domain.uuid == uuid) {
            return domain;
        }
    }
    return {};
}

std::optional<BinNote> TestBinSession::noteOf(Uuid uuid)
{
    const auto entry
        = m_connection->domainMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive);
    return binnote::read(entry.value_or(QByteArray()));
}

Result<OperationOutcome> TestBinSession::run(const Operation& operation)
{
    return operation.run(*m_connection, [](const Progress&) {}, {});
}

void TestBinSession::initTestCase()
{
    if (root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
    m_driver = std::make_shared<LibvirtDriver>();
    m_list = std::make_unique<ConnectionList>(m_driver, nullptr);
    m_session = m_list->addTemporary(uri);
    m_connection = connect();
    QVERIFY(m_connection);
    const QString xml
        = QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2/images</path></target></pool>");
    QVERIFY(m_connection->defineStoragePool(xml.arg(poolName, root()).toUtf8()));
    QVERIFY(m_connection->startStoragePool(poolName));
}

void TestBinSession::init()
{
    QVERIFY(makeImage(QStringLiteral("own.qcow2")));
    QVERIFY(makeImage(QStringLiteral("base.qcow2")));
    QVERIFY(makeImage(QStringLiteral("top.qcow2"), QStringLiteral("base.qcow2")));
    QVERIFY(makeImage(QStringLiteral("shared.qcow2")));
    QVERIFY(makeImage(QStringLiteral("unticked.qcow2")));
    QFile medium(imagePath(QStringLiteral("medium.iso")));
    QVERIFY(medium.open(QIODevice::WriteOnly) && medium.resize(qint64{64} * 1024));
    QVERIFY(m_connection->refreshStoragePool(poolName));
}

void TestBinSession::cleanup()
{
    faults::clear();
    if (!m_connection || !m_connection->isAlive()) {
        m_connection = connect();
    }
    const auto domains = m_connection->domains();
    for (const DomainRecord& domain : domains.value_or(QVector<DomainRecord>())) {
        (void)m_connection->destroyDomain(domain.uuid);
        (void)m_connection->undefineDomain(domain.uuid, {true, true, true, true, true});
    }
    QDirIterator images(root() + QStringLiteral("/images"), QDir::Files);
    while (images.hasNext()) {
        QFile::remove(images.next());
    }
}

void TestBinSession::cleanupTestCase()
{
    m_connection.reset();
    m_list.reset();
    m_driver.reset();
}

void TestBinSession::restored_isTheSameToTheByte_data()
{
    const QByteArray foreign = "<lab:x xmlns:lab='https://lab.example/'>\n<lab:y>1</lab:y></lab:x>";
    const QByteArray ours = "<domus:machine xmlns:domus='urn:domus:machine:1'><domus:os>HOMEMADE</domus:os>"
                            "<domus:group color='#112233'>a/b</domus:group></domus:machine>";
    const QByteArray efi
        = "<os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type><firmware><feature "
          "enabled='no' name='secure-boot'/><feature enabled='no' name='enrolled-keys'/></firmware></os>";
    const QByteArray bios = "<os><type arch='x86_64' machine='q35'>hvm</type></os>";
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<QByteArray>("os");
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("isRenamed");
    QTest::newRow("no metadata") << QByteArray() << bios << QString() << true;
    QTest::newRow("an empty one") << QByteArray("<metadata/>") << bios << QString() << true;
    QTest::newRow("another's") << "<metadata>" + foreign + "</metadata>" << bios << QString() << true;
    QTest::newRow("ours") << "<metadata>" + ours + "</metadata>" << bios << QString() << true;
    QTest::newRow("ours last") << "<metadata>" + foreign + ours + "</metadata>" << bios << QString() << true;
    QTest::newRow("ours first") << "<metadata>" + ours + foreign + "</metadata>" << bios << QString() << true;
    QTest::newRow("ours as Domus wrote it")
        << "<metadata>" + ours + "</metadata>" << bios << QStringLiteral("noted") << true;
    QTest::newRow("saved state") << "<metadata>" + ours + "</metadata>" << bios << QStringLiteral("saved") << false;
    QTest::newRow("snapshot") << "<metadata>" + ours + "</metadata>" << bios << QStringLiteral("snapshot") << true;
    QTest::newRow("firmware's variables") << QByteArray() << efi << QStringLiteral("started") << false;
    QTest::newRow("running") << "<metadata>" + ours + "</metadata>" << bios << QStringLiteral("running") << true;
}

void TestBinSession::restored_isTheSameToTheByte()
{
    QFETCH(const QByteArray, metadata);
    QFETCH(const QByteArray, os);
    QFETCH(const QString, state);
    QFETCH(const bool, isRenamed);
    const QStringList disks{QStringLiteral("own.qcow2"), QStringLiteral("top.qcow2")};
    const auto uuid = define(machineName, disks, metadata, os);
    QVERIFY2(uuid, uuid ? "" : qPrintable(uuid.error().text));
    QVERIFY(m_connection->setAutostart(*uuid, true));
    if (state == QLatin1String("snapshot")) {
        QVERIFY(virsh({QStringLiteral("snapshot-create-as"), machineName, QStringLiteral("first")}));
    } else if (state == QLatin1String("noted")) {
        const Status noted = machinenotes::change(
            *m_connection, *uuid, [](MachineMetadata& notes) { notes.installPhase = InstallPhase::Installed; });
        QVERIFY(noted);
    } else if (!state.isEmpty()) {
        StartOptions paused;
        paused.paused = true;
        const Status started = m_connection->startDomain(*uuid, paused);
        QVERIFY2(started, started ? "" : qPrintable(started.error().text));
        if (state == QLatin1String("saved")) {
            QVERIFY(m_connection->managedSaveDomain(*uuid));
        } else if (state == QLatin1String("started")) {
            QVERIFY(m_connection->destroyDomain(*uuid));
            QVERIFY(!everyFile().filter(QStringLiteral("_VARS")).isEmpty());
        }
    }
    const auto xmlBefore = m_connection->domainXml(*uuid, XmlView::Inactive);
    QVERIFY(xmlBefore);
    const QStringList filesBefore = everyFile();

    DomainFile own;
    own.path = imagePath(QStringLiteral("own.qcow2"));
    const auto binned = run(binDomainOperation(*m_session, record(*uuid), {own}, 30));
    QVERIFY2(binned, binned ? "" : qPrintable(binned.error().text));
    const DomainRecord waiting = record(*uuid);
    QVERIFY(!waiting.autostart && !hasProcess(waiting));
    QCOMPARE(waiting.name, isRenamed ? binnote::binName(machineName, *uuid) : QString(machineName));
    const auto marked = m_connection->domainXml(*uuid, XmlView::Inactive);
    QVERIFY(marked && binnote::isBinned(*marked));
    QCOMPARE(binnote::read(*marked), noteOf(*uuid));
    // No file moves, and none changes, but those that say so.
    const QStringList images = filesBefore.filter(QStringLiteral("/images/"));
    if (state != QLatin1String("running")) {
        QCOMPARE(everyFile().filter(QStringLiteral("/images/")), images);
    }
    const auto all = binnedMachines(*m_connection);
    QVERIFY(all && all->size() == 1 && all->constFirst().record.uuid == *uuid);

    const auto restored = run(restoreFromBinOperation(*m_session, waiting, *noteOf(*uuid)));
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().text));
    const DomainRecord back = record(*uuid);
    QCOMPARE(back.name, QString(machineName));
    QVERIFY(back.autostart);
    QCOMPARE(back.hasManagedSave, state == QLatin1String("saved"));
    QCOMPARE(*m_connection->domainXml(*uuid, XmlView::Inactive), *xmlBefore);
    const QString more = difference(filesBefore, everyFile());
    QVERIFY2(more.isEmpty(), qPrintable(more));
}

void TestBinSession::testDriver_hasABinToo()
{
    auto opened = m_driver->open({QStringLiteral("test:///default"), false, {}});
    QVERIFY(opened);
    std::swap(m_connection, *opened);
    const auto domains = m_connection->domains();
    QVERIFY(domains && domains->size() == 1);
    const DomainRecord domain = domains->constFirst();
    const QByteArray before = *m_connection->domainXml(domain.uuid, XmlView::Inactive);
    const auto binned = run(binDomainOperation(*m_session, domain, {}, 0));
    QVERIFY2(binned, binned ? "" : qPrintable(binned.error().text));
    QVERIFY(noteOf(domain.uuid));
    const auto restored = run(restoreFromBinOperation(*m_session, record(domain.uuid), *noteOf(domain.uuid)));
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().text));
    QCOMPARE(record(domain.uuid).name, domain.name);
    QCOMPARE(*m_connection->domainXml(domain.uuid, XmlView::Inactive), before);
    std::swap(m_connection, *opened);
}

void TestBinSession::emptied_takesTheTickedFilesAlone()
{
    const auto uuid = define(machineName,
        {QStringLiteral("own.qcow2"), QStringLiteral("top.qcow2"), QStringLiteral("shared.qcow2"),
            QStringLiteral("unticked.qcow2"), QStringLiteral("medium.iso")});
    QVERIFY2(uuid, uuid ? "" : qPrintable(uuid.error().text));
    QVERIFY(virsh({QStringLiteral("snapshot-create-as"), machineName, QStringLiteral("first")}));
    QVERIFY(define(QStringLiteral("other"), {QStringLiteral("unticked.qcow2")}));
    const auto facts = deletionFacts(*m_connection, *uuid, true);
    QVERIFY(facts);
    QVector<DomainFile> ticked;
    for (const DomainFile& file : facts->files) {
        if (!file.path.endsWith(QLatin1String("unticked.qcow2"))) {
            ticked.append(file); // also the medium and the base: whoever ticks them all
        }
    }
    QVERIFY(ticked.size() >= 5);
    QVERIFY(run(binDomainOperation(*m_session, record(*uuid), ticked, 30)));
    const auto latecomer = define(QStringLiteral("late"), {QStringLiteral("shared.qcow2")});
    QVERIFY(latecomer);
    const QStringList before = everyFile().filter(QStringLiteral("/images/"));

    const auto all = binnedMachines(*m_connection);
    QVERIFY(all);
    const auto machines = withFacts(*m_connection, *all, true);
    QVERIFY(machines && machines->size() == 1);
    const QVector<Operation> operations = emptyBinOperations(*m_session, *machines, EmptyBin::AfterDays);
    const auto outcome = run(operations.constFirst());
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
    QStringList gone = before;
    for (const QString& left : everyFile()) {
        gone.removeOne(left);
    }
    QStringList names;
    names.reserve(gone.size());
    for (const QString& line : gone) {
        names << line.section(u' ', 0, 0).section(u'/', -1);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("own.qcow2"), QStringLiteral("top.qcow2")}));
    QCOMPARE(record(*uuid).uuid, Uuid());
    QVERIFY(outcome->notes.join(u' ').contains(QLatin1String("late")));
}

QString TestBinSession::spoil(const faults::Fault& fault, bool isRestoring)
{
    const auto uuid = define(machineName, {QStringLiteral("own.qcow2")});
    if (!uuid || !m_connection->setAutostart(*uuid, true)) {
        return QStringLiteral("not defined");
    }
    const QByteArray xmlBefore = m_connection->domainXml(*uuid, XmlView::Inactive).value_or(QByteArray());
    const QStringList filesBefore = everyFile();
    const Operation binning = binDomainOperation(*m_session, record(*uuid), {}, 30);
    if (isRestoring && !run(binning)) {
        return QStringLiteral("not in the bin");
    }
    const Operation operation
        = isRestoring ? restoreFromBinOperation(*m_session, record(*uuid), noteOf(*uuid).value_or(BinNote())) : binning;
    faults::set(fault);
    const auto result = run(operation);
    m_calls = faults::callCount();
    faults::clear();
    if (fault.connectionLost || !m_connection->isAlive()) {
        m_connection = connect();
    }
    const QString said = result ? QStringLiteral("done") : result.error().text;
    const DomainRecord now = record(*uuid);
    if (now.uuid != *uuid) {
        return QStringLiteral("the machine is lost: ") + said;
    }
    const auto note = noteOf(*uuid);
    if (!note && (now.name != machineName || !now.autostart)) {
        return QStringLiteral("in the list as %1, autostart %2: %3").arg(now.name).arg(now.autostart).arg(said);
    }
    if (note) {
        if (note->name != machineName || !note->autostart
            || (now.name != machineName && now.name != binnote::binName(machineName, *uuid))) {
            return QStringLiteral("in the bin as %1, noted as %2: %3").arg(now.name, note->name, said);
        }
        if (const auto again = run(binDomainOperation(*m_session, now, {}, 30)); !again) {
            return QStringLiteral("cannot be finished: ") + again.error().text;
        }
        if (const auto back = run(restoreFromBinOperation(*m_session, record(*uuid), *note)); !back) {
            return QStringLiteral("cannot be restored: ") + back.error().text;
        }
        if (m_connection->domainXml(*uuid, XmlView::Inactive).value_or(QByteArray()) != xmlBefore) {
            return QStringLiteral("not the same any more: ") + said;
        }
        QString more = difference(filesBefore, everyFile());
        if (!more.isEmpty()) {
            return more;
        }
    }
    if (const Status gone = m_connection->undefineDomain(*uuid, {}); !gone) {
        return gone.error().text;
    }
    return {};
}

void TestBinSession::failingCall_leavesItInTheListOrInTheBin_data()
{
    QTest::addColumn<bool>("isRestoring");
    QTest::newRow("binning") << false;
    QTest::newRow("restoring") << true;
}

void TestBinSession::failingCall_leavesItInTheListOrInTheBin()
{
    QFETCH(const bool, isRestoring);
    const QStringList kinds{QStringLiteral("lost-after"), QStringLiteral("failed"), QStringLiteral("closed"),
        QStringLiteral("lost"), QStringLiteral("denied")};
    QStringList wrong;
    int nth = 1;
    for (; nth < 200; ++nth) {
        const QStringList these = isFull() ? kinds : QStringList{kinds.at(nth % kinds.size())};
        for (const QString& kind : these) {
            faults::Fault fault = *faults::named(kind);
            fault.nth = nth;
            const QString what = spoil(fault, isRestoring);
            if (!what.isEmpty()) {
                wrong << QStringLiteral("call %1, %2: %3").arg(nth).arg(kind, what);
                cleanup();
                init();
            }
        }
        if (m_calls < nth) {
            break; // it was not reached: the operation has no more
        }
    }
    qInfo("%d calls", nth - 1);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(nth > 10);
}

QTEST_GUILESS_MAIN(TestBinSession)
#include "tst_binsession.moc"
