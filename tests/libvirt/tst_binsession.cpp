// SPDX-License-Identifier: GPL-3.0-or-later
// The bin on a real daemon: the way back is exact to the byte, the way out takes the ticked files and nothing else, and
// no libvirt call that fails leaves a machine anywhere but in the list or in the bin.
#include "app/libvirt/faults.h"
#include "app/services/bin/binoperations.h"
#include "app/services/machinenotes.h"
#include "app/xml/domainxml.h"
#include "tests/libvirt/clonerig.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

constexpr QLatin1String machineName("web");

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
    void restoredUnderAnotherName_keepsItsVariables();

private:
    Result<Uuid> define(const QString& name, const QStringList& disks, const QByteArray& metadata = {},
        const QByteArray& os = "<os><type arch='x86_64' machine='q35'>hvm</type></os>");
    DomainRecord record(Uuid uuid) { return recordOn(m_rig.connection(), uuid); }
    static DomainRecord recordOn(Connection& connection, Uuid uuid);
    std::optional<BinNote> noteOf(Uuid uuid) { return noteOn(m_rig.connection(), uuid); }
    static std::optional<BinNote> noteOn(Connection& connection, Uuid uuid);
    Result<OperationOutcome> run(const Operation& operation) { return m_rig.run(operation); }
    QString spoil(const faults::Fault& fault, bool isRestoring);

    CloneRig m_rig;
    int m_calls = 0; // of the last run
};

Result<Uuid> TestBinSession::define(
    const QString& name, const QStringList& disks, const QByteArray& metadata, const QByteArray& os)
{
    return m_rig.connection().defineDomain("<domain type='qemu'><name>" + name.toUtf8() + "</name>" + metadata
        + "<memory unit='MiB'>32</memory>" + os + "<features><acpi/></features><devices>" + CloneRig::disksXml(disks)
        + "</devices></domain>");
}

DomainRecord TestBinSession::recordOn(Connection& connection, Uuid uuid)
{
    const auto domains = connection.domains();
    for (const DomainRecord& domain : domains.value_or(QVector<DomainRecord>())) {
        if (domain.uuid == uuid) {
            return domain;
        }
    }
    return {};
}

std::optional<BinNote> TestBinSession::noteOn(Connection& connection, Uuid uuid)
{
    const auto entry = connection.domainMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive);
    return binnote::read(entry.value_or(QByteArray()));
}

void TestBinSession::initTestCase()
{
    if (CloneRig::root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY(m_rig.open());
}

void TestBinSession::init()
{
    QVERIFY(m_rig.makeImage(QStringLiteral("own.qcow2")));
    QVERIFY(m_rig.makeImage(QStringLiteral("base.qcow2")));
    QVERIFY(m_rig.makeImage(QStringLiteral("top.qcow2"), QStringLiteral("base.qcow2")));
    QVERIFY(m_rig.makeImage(QStringLiteral("shared.qcow2")));
    QVERIFY(m_rig.makeImage(QStringLiteral("unticked.qcow2")));
    QFile medium(CloneRig::imagePath(QStringLiteral("medium.iso")));
    QVERIFY(medium.open(QIODevice::WriteOnly) && medium.resize(qint64{64} * 1024));
    QVERIFY(m_rig.connection().refreshStoragePool(CloneRig::poolName));
}

void TestBinSession::cleanup()
{
    faults::clear();
    m_rig.clear();
}

void TestBinSession::cleanupTestCase()
{
    m_rig.close();
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
    QVERIFY(m_rig.connection().setAutostart(*uuid, true));
    if (state == QLatin1String("snapshot")) {
        QVERIFY(CloneRig::virsh({QStringLiteral("snapshot-create-as"), machineName, QStringLiteral("first")}));
    } else if (state == QLatin1String("noted")) {
        const Status noted = machinenotes::change(
            m_rig.connection(), *uuid, [](MachineMetadata& notes) { notes.installPhase = InstallPhase::Installed; });
        QVERIFY(noted);
    } else if (!state.isEmpty()) {
        StartOptions paused;
        paused.paused = true;
        const Status started = m_rig.connection().startDomain(*uuid, paused);
        QVERIFY2(started, started ? "" : qPrintable(started.error().text));
        if (state == QLatin1String("saved")) {
            QVERIFY(m_rig.connection().managedSaveDomain(*uuid));
        } else if (state == QLatin1String("started")) {
            QVERIFY(m_rig.connection().destroyDomain(*uuid));
            QVERIFY(!CloneRig::everyFile().filter(QStringLiteral("_VARS")).isEmpty());
        }
    }
    const auto xmlBefore = m_rig.connection().domainXml(*uuid, XmlView::Inactive);
    QVERIFY(xmlBefore);
    const QStringList filesBefore = CloneRig::everyFile();

    DomainFile own;
    own.path = CloneRig::imagePath(QStringLiteral("own.qcow2"));
    const auto binned = run(binDomainOperation(m_rig.session(), record(*uuid), {own}, 30));
    QVERIFY2(binned, binned ? "" : qPrintable(binned.error().text));
    const DomainRecord waiting = record(*uuid);
    QVERIFY(!waiting.autostart && !hasProcess(waiting));
    QCOMPARE(waiting.name, isRenamed ? binnote::binName(machineName, *uuid) : QString(machineName));
    const auto marked = m_rig.connection().domainXml(*uuid, XmlView::Inactive);
    QVERIFY(marked && binnote::isBinned(*marked));
    QCOMPARE(binnote::read(*marked), noteOf(*uuid));
    // No file moves, and none changes, but those that say so.
    const QStringList images = filesBefore.filter(QStringLiteral("/images/"));
    if (state != QLatin1String("running")) {
        QCOMPARE(CloneRig::everyFile().filter(QStringLiteral("/images/")), images);
    }
    const auto all = binnedMachines(m_rig.connection());
    QVERIFY(all && all->size() == 1 && all->constFirst().record.uuid == *uuid);

    const auto restored = run(restoreFromBinOperation(m_rig.session(), waiting, *noteOf(*uuid)));
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().text));
    const DomainRecord back = record(*uuid);
    QCOMPARE(back.name, QString(machineName));
    QVERIFY(back.autostart);
    QCOMPARE(back.hasManagedSave, state == QLatin1String("saved"));
    QCOMPARE(*m_rig.connection().domainXml(*uuid, XmlView::Inactive), *xmlBefore);
    const QString more = CloneRig::difference(filesBefore, CloneRig::everyFile());
    QVERIFY2(more.isEmpty(), qPrintable(more));
}

void TestBinSession::testDriver_hasABinToo()
{
    const auto opened = m_rig.another(QStringLiteral("test:///default"));
    QVERIFY(opened);
    const auto run
        = [&opened](const Operation& operation) { return operation.run(*opened, [](const Progress&) {}, {}); };
    const auto domains = opened->domains();
    QVERIFY(domains && domains->size() == 1);
    const DomainRecord domain = domains->constFirst();
    const QByteArray before = *opened->domainXml(domain.uuid, XmlView::Inactive);
    const auto binned = run(binDomainOperation(m_rig.session(), domain, {}, 0));
    QVERIFY2(binned, binned ? "" : qPrintable(binned.error().text));
    QVERIFY(noteOn(*opened, domain.uuid));
    const auto restored
        = run(restoreFromBinOperation(m_rig.session(), recordOn(*opened, domain.uuid), *noteOn(*opened, domain.uuid)));
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().text));
    QCOMPARE(recordOn(*opened, domain.uuid).name, domain.name);
    QCOMPARE(*opened->domainXml(domain.uuid, XmlView::Inactive), before);
}

void TestBinSession::emptied_takesTheTickedFilesAlone()
{
    const auto uuid = define(machineName,
        {QStringLiteral("own.qcow2"), QStringLiteral("top.qcow2"), QStringLiteral("shared.qcow2"),
            QStringLiteral("unticked.qcow2"), QStringLiteral("medium.iso")});
    QVERIFY2(uuid, uuid ? "" : qPrintable(uuid.error().text));
    QVERIFY(CloneRig::virsh({QStringLiteral("snapshot-create-as"), machineName, QStringLiteral("first")}));
    QVERIFY(define(QStringLiteral("other"), {QStringLiteral("unticked.qcow2")}));
    const auto facts = deletionFacts(m_rig.connection(), *uuid, true);
    QVERIFY(facts);
    QVector<DomainFile> ticked;
    for (const DomainFile& file : facts->files) {
        if (!file.path.endsWith(QLatin1String("unticked.qcow2"))) {
            ticked.append(file); // also the medium and the base: whoever ticks them all
        }
    }
    QVERIFY(ticked.size() >= 5);
    QVERIFY(run(binDomainOperation(m_rig.session(), record(*uuid), ticked, 30)));
    const auto latecomer = define(QStringLiteral("late"), {QStringLiteral("shared.qcow2")});
    QVERIFY(latecomer);
    const QStringList before = CloneRig::everyFile().filter(QStringLiteral("/images/"));

    const auto all = binnedMachines(m_rig.connection());
    QVERIFY(all);
    const auto machines = withFacts(m_rig.connection(), *all, true);
    QVERIFY(machines && machines->size() == 1);
    const QVector<Operation> operations = emptyBinOperations(m_rig.session(), *machines, EmptyBin::AfterDays);
    const auto outcome = run(operations.constFirst());
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
    QStringList gone = before;
    for (const QString& left : CloneRig::everyFile()) {
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
    if (!uuid || !m_rig.connection().setAutostart(*uuid, true)) {
        return QStringLiteral("not defined");
    }
    const QByteArray xmlBefore = m_rig.connection().domainXml(*uuid, XmlView::Inactive).value_or(QByteArray());
    const QStringList filesBefore = CloneRig::everyFile();
    const Operation binning = binDomainOperation(m_rig.session(), record(*uuid), {}, 30);
    if (isRestoring && !run(binning)) {
        return QStringLiteral("not in the bin");
    }
    const Operation operation = isRestoring
        ? restoreFromBinOperation(m_rig.session(), record(*uuid), noteOf(*uuid).value_or(BinNote()))
        : binning;
    faults::set(fault);
    const auto result = run(operation);
    m_calls = faults::callCount();
    faults::clear();
    if ((fault.connectionLost || !m_rig.connection().isAlive()) && !m_rig.reconnect()) {
        return QStringLiteral("no connection");
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
        if (const auto again = run(binDomainOperation(m_rig.session(), now, {}, 30)); !again) {
            return QStringLiteral("cannot be finished: ") + again.error().text;
        }
        if (const auto back = run(restoreFromBinOperation(m_rig.session(), record(*uuid), *note)); !back) {
            return QStringLiteral("cannot be restored: ") + back.error().text;
        }
        if (m_rig.connection().domainXml(*uuid, XmlView::Inactive).value_or(QByteArray()) != xmlBefore) {
            return QStringLiteral("not the same any more: ") + said;
        }
        QString more = CloneRig::difference(filesBefore, CloneRig::everyFile());
        if (!more.isEmpty()) {
            return more;
        }
    }
    if (const Status gone = m_rig.connection().undefineDomain(*uuid, {}); !gone) {
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

/// libvirt finds what a firmware stored by the machine's name.
void TestBinSession::restoredUnderAnotherName_keepsItsVariables()
{
    const auto uuid = m_rig.define(machineName, {}, true);
    QVERIFY(uuid && m_rig.touch(*uuid));
    QFile file(CloneRig::variablesPath(machineName));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 8) && file.write("stored..") == 8);
    file.close();
    const QByteArray stored = CloneRig::hashOf(file.fileName());
    QVERIFY(run(binDomainOperation(m_rig.session(), record(*uuid), {}, 30)));
    const auto restored
        = run(restoreFromBinOperation(m_rig.session(), record(*uuid), *noteOf(*uuid), QStringLiteral("shop")));
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().text));
    QCOMPARE(record(*uuid).name, QStringLiteral("shop"));
    QVERIFY(!noteOf(*uuid));
    QVERIFY(!QFile::exists(file.fileName()));
    QVERIFY(m_rig.touch(*uuid));
    QCOMPARE(CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("shop"))), stored);
}

QTEST_GUILESS_MAIN(TestBinSession)
#include "tst_binsession.moc"
