// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/machineentry.h"
#include "app/services/domainoperations.h"
#include "app/services/imagechain.h"
#include "app/xml/domainxml.h"
#include "tests/support/fakeconnection.h"
#include "tests/support/fakedriver.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <unistd.h>

namespace domus {

namespace {

struct TestDisk
{
    QString path;
    QByteArray format = "qcow2";
    QByteArray device = "disk";
    QByteArray extra = {};
};

QByteArray machineXml(const QString& name, const QVector<TestDisk>& disks, const QString& nvram = {})
{
    QByteArray xml = "<domain type='qemu'>\n  <name>" + name.toUtf8() + "</name>\n  <uuid>" + Uuid::create().toUtf8()
        + "</uuid>\n  <os>\n    <type>hvm</type>\n";
    if (!nvram.isEmpty()) {
        xml += "    <nvram>" + nvram.toUtf8() + "</nvram>\n";
    }
    xml += "  </os>\n  <devices>\n";
    char letter = 'a';
    for (const TestDisk& disk : disks) {
        xml += "    <disk type='file' device='" + disk.device + "'>\n      <driver name='qemu' type='" + disk.format
            + "'/>\n      <source file='" + disk.path.toUtf8() + "'/>\n      <target dev='vd" + letter++ + "'/>\n      "
            + disk.extra + "\n    </disk>\n";
    }
    return xml + "  </devices>\n</domain>\n";
}

/// The header of a qcow2 version 3 image with a backing file, which is all that is read of it.
QByteArray qcow2(const QByteArray& backing)
{
    QByteArray bytes(104, '\0');
    bytes.replace(0, 4, "QFI\xfb");
    qToBigEndian<quint32>(3, bytes.data() + 4);
    if (!backing.isEmpty()) {
        qToBigEndian<quint64>(104, bytes.data() + 8);
        qToBigEndian<quint32>(static_cast<quint32>(backing.size()), bytes.data() + 16);
    }
    return bytes + backing;
}

} // namespace

class TestDeleteDomain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void grid_data();
    void grid();
    void runningMachine_isForcedOffFirst();
    void machineStartedMeanwhile_keepsItsPlug();
    void machineBeingDeletedByAnother_isNotSaidToBeDeletedByThisOne();
    void tpmState_goesAndIsSaid_data();
    void tpmState_goesAndIsSaid();
    void fileUsedMeanwhile_isKeptAndSaid();
    void volumeThatCannotGo_leavesTheMachine();
    void otherMachineUnreadable_deletesNothing();
    void otherMachineUnreadable_whereNoFileIsTicked_isNoHindrance();
    void imageThatOnlyLibvirtCanRead_keepsItsBase_data();
    void imageThatOnlyLibvirtCanRead_keepsItsBase();
    void imageOfPoolThatIsBusy_keepsItsBase();
    void poolThatCouldNotBeLookedAt_isSaid();
    void question_looksAgainOnlyWhereAnImageIsInQuestion();
    void copyThatItsOwnDiskMayBuildUpon_stays();
    void imageThatNobodyCanRead_isSaid();
    void poolThatDoesNotAnswer_isSaid();
    void poolThatIsGone_isNotAFileDeleted();
    void connectionLostAfterTheFirstFile_isNotCalledNothingDone();
    void crashedMachineThatWasKept_isForcedOffFirst();
    void imageChain_endsAtALoop();
    void imageBase_ofHostileHeader_isUnknown();

private:
    QString file(const QString& name, const QByteArray& content = qcow2({})) const;
    void volume(const QString& path);
    /// In a pool "elsewhere", readable for libvirt alone.
    StorageVolumeRecord closedClone(const QString& base);
    Result<QVector<DomainFile>> filesOf(Uuid uuid);
    Result<OperationOutcome> remove(Uuid uuid, const QVector<DomainFile>& files);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeHost> m_host;
    std::shared_ptr<FakeDriver> m_driver;
    std::unique_ptr<HostSession> m_session;
};

void TestDeleteDomain::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_host = std::make_shared<FakeHost>();
    m_host->addPool(QStringLiteral("images"), m_folder->path());
    m_driver = std::make_shared<FakeDriver>(m_host);
    ConnectionSettings settings;
    settings.id = ConnectionId{QStringLiteral("one")};
    settings.uri = QStringLiteral("qemu:///system");
    m_session = std::make_unique<HostSession>(settings, m_driver);
}

QString TestDeleteDomain::file(const QString& name, const QByteArray& content) const
{
    QFile out(m_folder->filePath(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size()) {
        qFatal("the test's folder cannot be written");
    }
    return out.fileName();
}

void TestDeleteDomain::volume(const QString& path)
{
    StorageVolumeRecord record;
    record.pool = QStringLiteral("images");
    record.name = path.section(QLatin1Char('/'), -1);
    record.path = path;
    record.format = QStringLiteral("qcow2");
    m_host->addVolume(record);
}

StorageVolumeRecord TestDeleteDomain::closedClone(const QString& base)
{
    const QString folder = m_folder->filePath(QStringLiteral("elsewhere"));
    if (!QDir().mkpath(folder)) {
        qFatal("the test's folder cannot be written");
    }
    m_host->addPool(QStringLiteral("elsewhere"), folder);
    StorageVolumeRecord clone;
    clone.pool = QStringLiteral("elsewhere");
    clone.name = QStringLiteral("clone.qcow2");
    clone.path = folder + QStringLiteral("/clone.qcow2"); // as good as one of mode 0600
    clone.format = QStringLiteral("qcow2");
    m_host->addVolume(clone, base);
    return clone;
}

Result<QVector<DomainFile>> TestDeleteDomain::filesOf(Uuid uuid)
{
    FakeConnection connection(m_host, false);
    return domainFiles(connection, uuid, true);
}

Result<OperationOutcome> TestDeleteDomain::remove(Uuid uuid, const QVector<DomainFile>& files)
{
    FakeConnection connection(m_host, false);
    const Operation operation = deleteDomainOperation(*m_session, m_host->domain(uuid), files);
    return operation.run(connection, [](const Progress&) {}, {});
}

void TestDeleteDomain::grid_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("goes");
    const QVector<std::pair<const char*, bool>> kinds = {{"own", true}, {"shared-with-other", false},
        {"shareable", false}, {"base-of-other", false}, {"base-of-unused-image", false}, {"iso", false},
        {"read-only", false}, {"pool-less", false}, {"missing", false}, {"same-inode-as-other", false}, {"nvram", true},
        {"base-of-own", false}, {"own-copy", true}, {"own-copy-shared-with-other", false}, {"own-copy-unnamed", true},
        {"own-copy-unnamed-noted-by-other", false}, {"foreign-copy", false}};
    for (const auto& [kind, goes] : kinds) {
        for (const bool running : {false, true}) {
            QTest::addRow("%s %s", kind, running ? "running" : "off") << QString::fromLatin1(kind) << running << goes;
        }
    }
}

void TestDeleteDomain::grid()
{
    QFETCH(const QString, kind);
    QFETCH(const bool, running);
    QFETCH(const bool, goes);
    const QString own = file(QStringLiteral("own.qcow2"));
    volume(own);
    QString subject = m_folder->filePath(QStringLiteral("subject"));
    QVector<TestDisk> disks = {{own}};
    QString nvram;
    if (kind != QLatin1String("missing")) {
        file(QStringLiteral("subject"));
    }
    if (kind != QLatin1String("pool-less") && kind != QLatin1String("nvram") && kind != QLatin1String("missing")) {
        volume(subject);
    }
    if (kind == QLatin1String("nvram")) {
        nvram = subject;
    } else if (kind.startsWith(QLatin1String("own-copy-unnamed"))) {
        // the medium was ejected since
    } else if (kind == QLatin1String("iso") || kind == QLatin1String("foreign-copy")
        || kind.startsWith(QLatin1String("own-copy"))) {
        disks.append({subject, "raw", "cdrom", "<readonly/>"});
    } else if (kind == QLatin1String("read-only")) {
        disks.append({subject, "qcow2", "disk", "<readonly/>"});
    } else if (kind == QLatin1String("shareable")) {
        disks.append({subject, "qcow2", "disk", "<shareable/>"});
    } else if (kind == QLatin1String("base-of-own")) {
        disks.append({file(QStringLiteral("top.qcow2"), qcow2("subject"))});
    } else {
        disks.append({subject});
    }
    if (kind.endsWith(QLatin1String("shared-with-other"))) {
        m_host->addDomain(machineXml(QStringLiteral("other"), {{subject}}));
    } else if (kind == QLatin1String("base-of-other")) {
        const QString overlay = file(QStringLiteral("overlay.qcow2"), qcow2("subject"));
        m_host->addDomain(machineXml(QStringLiteral("other"), {{overlay}}));
    } else if (kind.endsWith(QLatin1String("noted-by-other"))) {
        auto clone = DomainXml::parse(machineXml(QStringLiteral("clone"), {}));
        QVERIFY(clone && copynote::add(*clone, subject));
        m_host->addDomain(clone->save());
    } else if (kind == QLatin1String("base-of-unused-image")) {
        volume(file(QStringLiteral("clone.qcow2"), qcow2("subject")));
    } else if (kind == QLatin1String("same-inode-as-other")) {
        const QString alias = m_folder->filePath(QStringLiteral("alias.qcow2"));
        QCOMPARE(::link(QFile::encodeName(subject).constData(), QFile::encodeName(alias).constData()), 0);
        m_host->addDomain(machineXml(QStringLiteral("other"), {{alias}}));
    }
    QByteArray xml = machineXml(QStringLiteral("victim"), disks, nvram);
    if (kind.startsWith(QLatin1String("own-copy"))) {
        auto noted = DomainXml::parse(xml);
        QVERIFY(noted && copynote::add(*noted, subject));
        xml = noted->save();
    } else if (kind == QLatin1String("foreign-copy")) {
        const QByteArray entry = "  <metadata><lab:machine xmlns:lab='https://lab.example/'><lab:copy>"
            + subject.toUtf8() + "</lab:copy></lab:machine></metadata>\n  <os>\n";
        xml.replace("  <os>\n", entry);
    }
    const Uuid uuid = m_host->addDomain(xml, running ? DomainState::Running : DomainState::ShutOff);

    const auto files = filesOf(uuid);
    QVERIFY2(files.has_value(), files ? "" : qPrintable(files.error().text));
    const auto found
        = std::find_if(files->cbegin(), files->cend(), [&](const DomainFile& one) { return one.path == subject; });
    QVERIFY(found != files->cend());
    QCOMPARE(found->mayBeDeleted, goes);
    QCOMPARE(
        found->reason.isEmpty(), goes && !kind.startsWith(QLatin1String("own-copy"))); // of that, where it comes from

    // The user ticks everything, also what must stay: exactly what may go goes.
    const auto outcome = remove(uuid, *files);
    QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().text));
    QVERIFY(!m_host->hasDomain(uuid));
    QVERIFY(!m_host->hasVolume(QStringLiteral("images"), QStringLiteral("own.qcow2")));
    if (kind == QLatin1String("nvram")) {
        QVERIFY(m_host->undefinedWith(uuid).nvram);
    } else if (kind != QLatin1String("pool-less") && kind != QLatin1String("missing")) {
        QCOMPARE(m_host->hasVolume(QStringLiteral("images"), QStringLiteral("subject")), !goes);
    }
    QCOMPARE(outcome->notes.filter(subject).isEmpty(), goes);
}

void TestDeleteDomain::runningMachine_isForcedOffFirst()
{
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {}), DomainState::Running);
    const Operation operation = deleteDomainOperation(*m_session, m_host->domain(uuid), {});
    QVERIFY(operation.isDestructive);
    QVERIFY(operation.preview.sentences.constFirst().contains(QLatin1String("forced off")));
    QVERIFY(operation.command.startsWith(QLatin1String("virsh -c qemu:///system destroy victim")));
    QVERIFY(remove(uuid, {}).has_value());
    const QStringList calls = m_host->calls();
    QVERIFY(calls.indexOf(QLatin1String("destroyDomain")) < calls.indexOf(QLatin1String("undefineDomain")));
}

void TestDeleteDomain::machineStartedMeanwhile_keepsItsPlug()
{
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {}));
    const Operation operation = deleteDomainOperation(*m_session, m_host->domain(uuid), {});
    m_host->setState(uuid, DomainState::Running);
    FakeConnection connection(m_host, false);
    const auto outcome = operation.run(connection, [](const Progress&) {}, {});
    QVERIFY(!outcome.has_value());
    QCOMPARE(outcome.error().kind, ErrorKind::WrongState);
    QCOMPARE(m_host->domain(uuid).state, DomainState::Running);
}

void TestDeleteDomain::machineBeingDeletedByAnother_isNotSaidToBeDeletedByThisOne()
{
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {}));
    const Operation operation = deleteDomainOperation(*m_session, m_host->domain(uuid), {});
    FakeConnection connection(m_host, false);
    // libvirt still lists what it is letting go of: without a process, and without a definition.
    m_host->setState(uuid, DomainState::Running);
    QVERIFY(connection.undefineDomain(uuid, {}));
    m_host->setState(uuid, DomainState::ShutOff);
    const auto outcome = operation.run(connection, [](const Progress&) {}, {});
    QVERIFY(!outcome.has_value());
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
}

void TestDeleteDomain::tpmState_goesAndIsSaid_data()
{
    QTest::addColumn<QByteArray>("tpm");
    QTest::addColumn<bool>("keepsState");
    QTest::newRow("emulated") << QByteArray("<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>")
                              << true;
    QTest::newRow("passed through") << QByteArray(
        "<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>")
                                    << false;
    QTest::newRow("none") << QByteArray() << false;
}

void TestDeleteDomain::tpmState_goesAndIsSaid()
{
    QFETCH(const QByteArray, tpm);
    QFETCH(const bool, keepsState);
    QByteArray xml = machineXml(QStringLiteral("victim"), {});
    xml.replace("<devices>\n", QByteArray("<devices>\n    " + tpm));
    const Uuid uuid = m_host->addDomain(xml);
    FakeConnection connection(m_host, false);
    const auto facts = deletionFacts(connection, uuid, true);
    QVERIFY(facts.has_value());
    QCOMPARE(facts->hasTpmState, keepsState);
    const Operation operation
        = deleteDomainOperation(*m_session, m_host->domain(uuid), facts->files, facts->hasTpmState);
    QCOMPARE(operation.preview.sentences.filter(QStringLiteral("TPM")).size(), keepsState ? 1 : 0);
    QCOMPARE(operation.command.contains(QLatin1String("--tpm")), keepsState);
    QVERIFY(operation.command.contains(QLatin1String("--keep-nvram")));
    QVERIFY(operation.run(connection, [](const Progress&) {}, {}).has_value());
    QVERIFY(m_host->undefinedWith(uuid).tpmState);
    QVERIFY(!m_host->undefinedWith(uuid).nvram);
}

void TestDeleteDomain::fileUsedMeanwhile_isKeptAndSaid()
{
    const QString disk = file(QStringLiteral("disk.qcow2"));
    volume(disk);
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {{disk}}));
    const auto files = filesOf(uuid);
    QVERIFY(files && files->constFirst().mayBeDeleted);
    m_host->addDomain(machineXml(QStringLiteral("latecomer"), {{disk}}));
    const auto outcome = remove(uuid, *files);
    QVERIFY(outcome.has_value());
    QVERIFY(m_host->hasVolume(QStringLiteral("images"), QStringLiteral("disk.qcow2")));
    QVERIFY(outcome->notes.join(QString()).contains(QLatin1String("latecomer")));
}

void TestDeleteDomain::volumeThatCannotGo_leavesTheMachine()
{
    const QString disk = file(QStringLiteral("disk.qcow2"));
    volume(disk);
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {{disk}}));
    const auto files = filesOf(uuid);
    m_host->failCall(QStringLiteral("deleteStorageVolume"),
        Error::make(ErrorKind::PermissionDenied, QStringLiteral("cannot unlink file: Permission denied")));
    const auto failed = remove(uuid, *files);
    QVERIFY(!failed.has_value());
    QVERIFY(failed.error().text.contains(QLatin1String("still there")));
    QVERIFY(m_host->hasDomain(uuid));
    QVERIFY(remove(uuid, *files).has_value()); // and again, with success
    QVERIFY(!m_host->hasDomain(uuid));
}

void TestDeleteDomain::otherMachineUnreadable_deletesNothing()
{
    const QString disk = file(QStringLiteral("disk.qcow2"));
    volume(disk);
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {{disk}}));
    const auto files = filesOf(uuid);
    m_host->failCall(
        QStringLiteral("domainXml"), Error::make(ErrorKind::Internal, QStringLiteral("internal error")), 1, 10);
    QVERIFY(!remove(uuid, *files).has_value());
    QVERIFY(m_host->hasDomain(uuid));
    QVERIFY(m_host->hasVolume(QStringLiteral("images"), QStringLiteral("disk.qcow2")));
}

void TestDeleteDomain::otherMachineUnreadable_whereNoFileIsTicked_isNoHindrance()
{
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {}));
    m_host->failCall(
        QStringLiteral("domainXml"), Error::make(ErrorKind::Internal, QStringLiteral("internal error")), 1, 10);
    QVERIFY(remove(uuid, {}).has_value());
    QVERIFY(!m_host->hasDomain(uuid));
}

void TestDeleteDomain::imageThatOnlyLibvirtCanRead_keepsItsBase_data()
{
    QTest::addColumn<bool>("isUsed");
    QTest::addColumn<bool>("isLocal");
    QTest::newRow("a clone put aside") << false << true;
    QTest::newRow("another machine's clone") << true << true;
    QTest::newRow("a clone on another host") << false << false;
}

void TestDeleteDomain::imageThatOnlyLibvirtCanRead_keepsItsBase()
{
    QFETCH(const bool, isUsed);
    QFETCH(const bool, isLocal);
    const QString base = file(QStringLiteral("template.qcow2"));
    volume(base);
    const StorageVolumeRecord clone = closedClone(base);
    if (isUsed) {
        m_host->addDomain(machineXml(QStringLiteral("other"), {{clone.path}}));
    }
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("template"), {{base}}));
    FakeConnection connection(m_host, false);
    const auto files = domainFiles(connection, uuid, isLocal);
    QVERIFY(files && files->size() == 1);
    QVERIFY(!files->constFirst().mayBeDeleted);
    QVERIFY(files->constFirst().reason.contains(isUsed ? QLatin1String("other") : QLatin1String("clone.qcow2")));
}

/// Libvirt read its base when it last looked at the pool "elsewhere"; to look again it refuses.
void TestDeleteDomain::imageOfPoolThatIsBusy_keepsItsBase()
{
    const QString base = file(QStringLiteral("template.qcow2"));
    volume(base);
    const StorageVolumeRecord clone = closedClone(base);
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("template"), {{base}}));
    const Error busy = Error::make(ErrorKind::WrongState, QStringLiteral("pool has asynchronous jobs running"));
    m_host->failCall(QStringLiteral("refreshStoragePool"), busy, 1, 2);
    const auto files = filesOf(uuid);
    QVERIFY(files && files->size() == 1);
    QVERIFY(!files->constFirst().mayBeDeleted);
    QVERIFY(files->constFirst().reason.contains(clone.name));
    const auto outcome = remove(uuid, *files);
    QVERIFY(outcome.has_value());
    QVERIFY(m_host->hasVolume(QStringLiteral("images"), QStringLiteral("template.qcow2")));
}

void TestDeleteDomain::poolThatCouldNotBeLookedAt_isSaid()
{
    const QString base = file(QStringLiteral("template.qcow2"));
    volume(base);
    (void)closedClone({});
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("template"), {{base}}));
    const Error error = Error::make(ErrorKind::Internal, QStringLiteral("internal error"));
    FakeConnection connection(m_host, false);
    m_host->failCall(QStringLiteral("volumeBases"), error, 1, 2);
    const auto files = domainFiles(connection, uuid, false);
    QVERIFY(files && files->constFirst().mayBeDeleted);
    QVERIFY(files->constFirst().reason.contains(QLatin1String("elsewhere")));
    m_host->failCall(QStringLiteral("storagePools"), error);
    const auto blind = domainFiles(connection, uuid, false);
    QVERIFY(blind && blind->constFirst().reason.contains(QLatin1String("storage pool")));
}

void TestDeleteDomain::question_looksAgainOnlyWhereAnImageIsInQuestion()
{
    const QString own = file(QStringLiteral("own.qcow2"));
    volume(own);
    const QString open = m_folder->filePath(QStringLiteral("open"));
    QVERIFY(QDir().mkpath(open));
    m_host->addPool(QStringLiteral("open"), open);
    m_host->addPool(QStringLiteral("away"), m_folder->filePath(QStringLiteral("away")));
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {{own}}));
    const auto files = filesOf(uuid);
    QVERIFY(files && files->constFirst().mayBeDeleted);
    QCOMPARE(m_host->countOf(QStringLiteral("refreshStoragePool")), 0);
    QVERIFY(files->constFirst().reason.contains(QLatin1String("away"))); // where its folder is away nothing is known
    QVERIFY(!files->constFirst().reason.contains(QLatin1String("open")));
}

/// The base of the machine's own disk, once copied into the pool for it; the disk cannot be read.
void TestDeleteDomain::copyThatItsOwnDiskMayBuildUpon_stays()
{
    const QString copy = file(QStringLiteral("copy.qcow2"));
    volume(copy);
    auto noted = DomainXml::parse(
        machineXml(QStringLiteral("victim"), {{m_folder->filePath(QStringLiteral("closed.snap1"))}}));
    QVERIFY(noted && copynote::add(*noted, copy));
    const Uuid uuid = m_host->addDomain(noted->save());
    const auto files = filesOf(uuid);
    QVERIFY(files.has_value());
    const auto found
        = std::find_if(files->cbegin(), files->cend(), [&](const DomainFile& one) { return one.path == copy; });
    QVERIFY(found != files->cend());
    QVERIFY(!found->mayBeDeleted);
    QCOMPARE(found->role, DomainFile::Role::Disk); // no medium
}

void TestDeleteDomain::imageThatNobodyCanRead_isSaid()
{
    const QString own = file(QStringLiteral("own.qcow2"));
    volume(own);
    volume(m_folder->filePath(QStringLiteral("closed.qcow2")));
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {{own}}));
    const auto plain = filesOf(uuid);
    QVERIFY(plain && plain->constFirst().reason.isEmpty()); // libvirt told that it builds upon nothing
    const QStringList calls = m_host->calls(); // and had looked again for it
    QVERIFY(calls.indexOf(QLatin1String("refreshStoragePool")) >= 0);
    QVERIFY(calls.indexOf(QLatin1String("refreshStoragePool")) < calls.indexOf(QLatin1String("volumeBases")));
    m_host->failCall(
        QStringLiteral("refreshStoragePool"), Error::make(ErrorKind::Busy, QStringLiteral("jobs running")));
    const auto stale = filesOf(uuid);
    QVERIFY(stale && stale->constFirst().reason.contains(QLatin1String("closed.qcow2")));
    m_host->failCall(QStringLiteral("volumeBases"), Error::make(ErrorKind::Internal, QStringLiteral("internal error")));
    const auto files = filesOf(uuid);
    QVERIFY(files && files->constFirst().mayBeDeleted);
    QVERIFY(files->constFirst().reason.contains(QLatin1String("closed.qcow2")));
}

void TestDeleteDomain::poolThatDoesNotAnswer_isSaid()
{
    const QString own = file(QStringLiteral("own.qcow2"));
    volume(own);
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {{own}}));
    QByteArray xml = machineXml(QStringLiteral("other"), {{own}});
    xml.replace("type='file'", "type='volume'")
        .replace(QByteArray("file='" + own.toUtf8()), "pool='closed' volume='own.qcow2");
    m_host->addDomain(xml);
    m_host->failCall(QStringLiteral("storageVolumes"),
        Error::make(ErrorKind::WrongState, QStringLiteral("storage pool 'closed' is not active")));
    const auto files = filesOf(uuid);
    QVERIFY(files && files->constFirst().reason.contains(QLatin1String("other")));
}

void TestDeleteDomain::poolThatIsGone_isNotAFileDeleted()
{
    const QString disk = file(QStringLiteral("disk.qcow2"));
    volume(disk);
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {{disk}}));
    m_host->clearCalls();
    const auto files = filesOf(uuid);
    const int surveyed = m_host->countOf(QStringLiteral("storageVolumes"));
    const Error noPool = Error::make(ErrorKind::NotFound, QStringLiteral("Storage pool not found"));
    m_host->failCall(QStringLiteral("deleteStorageVolume"), noPool);
    m_host->failCall(QStringLiteral("storageVolumes"), noPool, surveyed + 1); // after the second look at its files
    QVERIFY(!remove(uuid, *files).has_value());
    QVERIFY(m_host->hasDomain(uuid));
}

void TestDeleteDomain::connectionLostAfterTheFirstFile_isNotCalledNothingDone()
{
    const QString one = file(QStringLiteral("one.qcow2"));
    const QString two = file(QStringLiteral("two.qcow2"));
    volume(one);
    volume(two);
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {{one}, {two}}));
    const auto files = filesOf(uuid);
    const Error closed = Error::make(ErrorKind::NotConnected, QStringLiteral("client socket is closed"));
    m_host->failCall(QStringLiteral("deleteStorageVolume"), closed, 2);
    const auto half = remove(uuid, *files);
    QVERIFY(!half.has_value());
    QCOMPARE(half.error().kind, ErrorKind::OutcomeUnknown);
    QVERIFY(half.error().text.contains(one));
    m_host->failCall(QStringLiteral("deleteStorageVolume"), closed);
    const auto nothing = remove(uuid, *filesOf(uuid));
    QVERIFY(!nothing.has_value());
    QCOMPARE(nothing.error().kind, ErrorKind::NotConnected);
}

void TestDeleteDomain::crashedMachineThatWasKept_isForcedOffFirst()
{
    const Uuid uuid = m_host->addDomain(machineXml(QStringLiteral("victim"), {}), DomainState::Running);
    m_host->setState(uuid, DomainState::Crashed);
    const Operation operation = deleteDomainOperation(*m_session, m_host->domain(uuid), {});
    QVERIFY(operation.command.contains(QLatin1String("destroy")));
    QVERIFY(remove(uuid, {}).has_value());
    QCOMPARE(m_host->countOf(QStringLiteral("destroyDomain")), 1);
    QVERIFY(!m_host->hasDomain(uuid));
}

void TestDeleteDomain::imageChain_endsAtALoop()
{
    const QString a = file(QStringLiteral("a.qcow2"), qcow2("b.qcow2"));
    const QString b = file(QStringLiteral("b.qcow2"), qcow2("a.qcow2"));
    const auto chain = imageChain(a);
    QVERIFY(chain.has_value());
    QCOMPARE(*chain, QStringList{b});
}

void TestDeleteDomain::imageBase_ofHostileHeader_isUnknown()
{
    QByteArray far = qcow2("x");
    qToBigEndian<quint64>(~quint64(0), far.data() + 8);
    QVERIFY(!imageBase(file(QStringLiteral("far"), far)).isKnown);
    QByteArray longName = qcow2("x");
    qToBigEndian<quint32>(0xffffffff, longName.data() + 16);
    QVERIFY(!imageBase(file(QStringLiteral("long"), longName)).isKnown);
    QVERIFY(!imageBase(file(QStringLiteral("json"), qcow2("json:{\"driver\":\"raw\"}"))).isKnown);
    QVERIFY(!imageBase(QStringLiteral("/dev/zero")).isKnown);
    QVERIFY(!imageBase(m_folder->filePath(QStringLiteral("nothing"))).isKnown);
    QVERIFY(imageBase(file(QStringLiteral("short"), "QFI")).isKnown);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestDeleteDomain)
#include "tst_deletedomain.moc"
