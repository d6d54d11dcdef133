// SPDX-License-Identifier: GPL-3.0-or-later
// The bin on a host in memory: what happens when any call fails, and when its time has come.
#include "app/core/settings.h"
#include "app/services/bin/binkeeper.h"
#include "app/services/connectionlist.h"
#include "app/services/metadataentry.h"
#include "app/services/operationrunner.h"
#include "app/xml/domainxml.h"
#include "tests/support/fakeconnection.h"
#include "tests/support/fakedriver.h"
#include "tests/unit/services/binbench.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

namespace domus {

class TestBin : public BinBench
{
    Q_OBJECT
private Q_SLOTS:
    void note_survivesItsEntry_data();
    void note_survivesItsEntry();
    void note_ofAStranger_isNeverDue_data();
    void note_ofAStranger_isNeverDue();
    void binned_isRestoredExactly_data();
    void binned_isRestoredExactly();
    void binned_keepsTheNameThatFilesGoBy_data();
    void binned_keepsTheNameThatFilesGoBy();
    void runningMachine_isForcedOff();
    void machineThatCannotBeMarked_runsOn();
    void transientMachine_isRefused();
    void restore_whereTheNameIsTaken_needsAnother();
    void empty_deletesWhatWasTicked_andStillIsUnused();
    void empty_ofOneTakenOut_doesNothing();
    void empty_ofOneThatRuns_doesNothing();
    void anyFailure_leavesItInTheListOrInTheBin_data();
    void anyFailure_leavesItInTheListOrInTheBin();
    void fileOfAMachineInTheBin_isInUse();
};

void TestBin::note_survivesItsEntry_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("as libvirt tells it") << QByteArray("<machine>\n  <os>HOMEMADE</os>\n</machine>");
    QTest::newRow("on one line") << QByteArray("<machine><install phase='installing'/></machine>");
    QTest::newRow("with a prefix") << QByteArray(
        "<d:machine xmlns:d=\"urn:domus:machine:1\">\n  <d:copy>/a &amp; b</d:copy>\n  <!-- mine -->\n</d:machine>");
}

void TestBin::note_survivesItsEntry()
{
    QFETCH(const QByteArray, entry);
    BinNote note;
    note.since = QDateTime(QDate(2026, 11, 23), QTime(10, 0), Qt::UTC);
    note.name = QStringLiteral("máy <ảo> & \"web\"");
    note.autostart = true;
    note.days = 7;
    note.place = 2;
    note.hadOwnLayout = true;
    note.files = {{QStringLiteral("/images/a & b.qcow2"), ByteSize::fromGiB(3)}, {QStringLiteral("/x"), {}}};
    const QByteArray marked = binnote::with(entry, note);
    QVERIFY(binnote::isBinned(marked));
    QCOMPARE(*binnote::read(marked), note);
    QCOMPARE(binnote::without(marked), entry);
    QCOMPARE(binnote::with(marked, note), marked); // never two
    QVERIFY(!binnote::isBinned(entry));
    QCOMPARE(metadataentry::compact(" <a>\n  <b> x > y </b>\n</a>"), QByteArray(" <a><b> x > y </b></a>"));
    note.files.append({QStringLiteral("/\x01"), {}});
    QVERIFY(binnote::with(entry, note).isEmpty());
}

void TestBin::note_ofAStranger_isNeverDue_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("empty") << QByteArray("<machine><binned/></machine>");
    QTest::newRow("no date") << QByteArray("<machine><binned since='yesterday' days='1'/></machine>");
    QTest::newRow("in the future") << QByteArray("<machine><binned since='2090-01-01T00:00:00Z' days='1'/></machine>");
    QTest::newRow("for ever") << QByteArray("<machine><binned since='2020-01-01T00:00:00Z' days='0'/></machine>");
    QTest::newRow("negative") << QByteArray("<machine><binned since='2020-01-01T00:00:00Z' days='-4'/></machine>");
    QTest::newRow("longer than ours") << QByteArray(
        "<machine><binned since='2026-11-01T00:00:00Z' days='90'/></machine>");
}

void TestBin::note_ofAStranger_isNeverDue()
{
    QFETCH(const QByteArray, entry);
    const auto note = binnote::read(entry);
    QVERIFY(note.has_value());
    QVERIFY(!binnote::isDue(*note, 1, QDateTime(QDate(2026, 11, 23), QTime(10, 0), Qt::UTC)));
}

void TestBin::binned_isRestoredExactly_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<bool>("autostart");
    QTest::newRow("plain") << QByteArray() << false;
    QTest::newRow("starts with its host") << QByteArray() << true;
    QTest::newRow("with notes") << QByteArray("<machine><os>HOMEMADE</os></machine>") << true;
}

void TestBin::binned_isRestoredExactly()
{
    QFETCH(const QByteArray, entry);
    QFETCH(const bool, autostart);
    const QString disk = volume(QStringLiteral("web.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {disk}, autostart);
    m_host->setMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), entry);
    const Look before = lookAt(uuid);

    const Operation binned = binning(uuid, {disk});
    QVERIFY(!binned.isDestructive);
    QCOMPARE(binned.preview.files.size(), 1);
    QVERIFY(run(binned).has_value());
    QCOMPARE(m_host->domain(uuid).name, binnote::binName(QStringLiteral("web"), uuid));
    QVERIFY(!m_host->domain(uuid).autostart);
    const auto note = noteOf(uuid);
    QVERIFY(note.has_value());
    QCOMPARE(note->name, QStringLiteral("web"));
    QCOMPARE(note->paths(), QStringList{disk});
    QCOMPARE(note->size(), ByteSize::fromMiB(1));
    QVERIFY(note->since.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    QVERIFY(run(binning(uuid)).has_value()); // twice is once
    QCOMPARE(noteOf(uuid), note);
    QVERIFY(m_host->hasVolume(poolName, QStringLiteral("web.qcow2")));

    const auto restored = run(restoring(uuid));
    QVERIFY2(restored.has_value(), restored ? "" : qPrintable(restored.error().text));
    QVERIFY(lookAt(uuid) == before);
    QCOMPARE(run(restoring(uuid)).error().kind, ErrorKind::WrongState);
}

void TestBin::binned_keepsTheNameThatFilesGoBy_data()
{
    QTest::addColumn<QByteArray>("os");
    QTest::addColumn<bool>("isSaved");
    QTest::newRow("saved state") << QByteArray() << true;
    QTest::newRow("firmware's variables, in a file that libvirt names")
        << QByteArray("<os firmware='efi'><type>hvm</type></os>") << false;
    QTest::newRow("firmware's variables") << QByteArray("<os><type>hvm</type><nvram>/x_VARS.fd</nvram></os>") << false;
}

void TestBin::binned_keepsTheNameThatFilesGoBy()
{
    QFETCH(const QByteArray, os);
    QFETCH(const bool, isSaved);
    const Uuid uuid = m_host->addDomain(QByteArray("<domain type='qemu'><name>web</name>" + os + "</domain>"));
    if (isSaved) {
        FakeConnection connection(m_host, false);
        QVERIFY(connection.startDomain(uuid, {}) && connection.managedSaveDomain(uuid));
    }
    const auto binned = run(binning(uuid));
    QVERIFY(binned && binned->notes.join(QString()).contains(QLatin1String("name stays taken")));
    QCOMPARE(m_host->domain(uuid).name, QStringLiteral("web"));
    QCOMPARE(m_host->domain(uuid).hasManagedSave, isSaved);
    QVERIFY(run(restoring(uuid)).has_value());
    QCOMPARE(m_host->domain(uuid).hasManagedSave, isSaved);
}

void TestBin::runningMachine_isForcedOff()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {});
    m_host->setState(uuid, DomainState::Running);
    const Operation operation = binning(uuid);
    QVERIFY(operation.isDestructive);
    QVERIFY(operation.preview.sentences.constFirst().contains(QLatin1String("forced off")));
    QVERIFY(run(operation).has_value());
    QVERIFY(!hasProcess(m_host->domain(uuid)));
    QVERIFY(noteOf(uuid).has_value());
    QCOMPARE(m_host->domain(uuid).name, binnote::binName(QStringLiteral("web"), uuid));
}

void TestBin::machineThatCannotBeMarked_runsOn()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {}, true);
    m_host->setState(uuid, DomainState::Running);
    const Look before = lookAt(uuid);
    m_host->failCall(QStringLiteral("setDomainMetadata"),
        Error::make(ErrorKind::Unsupported, QStringLiteral("this function is not supported by the connection driver")));
    const auto refused = run(binning(uuid));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
    QVERIFY(refused.error().text.contains(QLatin1String("deleted at once")));
    QVERIFY(lookAt(uuid) == before);
    QVERIFY(hasProcess(m_host->domain(uuid)));
}

void TestBin::transientMachine_isRefused()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {});
    FakeConnection connection(m_host, false);
    QVERIFY(connection.startDomain(uuid, {}) && connection.undefineDomain(uuid, {}));
    QCOMPARE(run(binning(uuid)).error().kind, ErrorKind::WrongState);
    QVERIFY(hasProcess(m_host->domain(uuid)));
}

void TestBin::restore_whereTheNameIsTaken_needsAnother()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {}, true);
    QVERIFY(run(binning(uuid)).has_value());
    const Uuid other = addMachine(QStringLiteral("web"), {});
    const Look inBin = lookAt(uuid);
    const auto refused = run(restoring(uuid));
    QCOMPARE(refused.error().kind, ErrorKind::AlreadyExists);
    QVERIFY(lookAt(uuid) == inBin);
    QVERIFY(run(restoring(uuid, QStringLiteral("web-2"))).has_value());
    QCOMPARE(m_host->domain(uuid).name, QStringLiteral("web-2"));
    QVERIFY(m_host->domain(uuid).autostart);
    QVERIFY(!noteOf(uuid));
    QCOMPARE(m_host->domain(other).name, QStringLiteral("web"));
}

void TestBin::empty_deletesWhatWasTicked_andStillIsUnused()
{
    const QString own = volume(QStringLiteral("own.qcow2"));
    const QString shared = volume(QStringLiteral("shared.qcow2"));
    const QString kept = volume(QStringLiteral("kept.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {own, shared, kept});
    QVERIFY(run(binning(uuid, {own, shared})).has_value());
    addMachine(QStringLiteral("latecomer"), {shared});

    const Operation operation = emptying(uuid);
    QVERIFY(operation.isDestructive);
    QVERIFY(operation.title.contains(QLatin1String("web")) && !operation.title.contains(QLatin1String("-bin-")));
    const auto stays = std::find_if(operation.preview.files.cbegin(), operation.preview.files.cend(),
        [&](const FileEffect& file) { return file.path == shared; });
    QVERIFY(stays != operation.preview.files.cend());
    QCOMPARE(stays->what, FileEffect::What::Kept);
    QVERIFY(stays->reason.contains(QLatin1String("latecomer")));

    const auto outcome = run(operation);
    QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().text));
    QVERIFY(!m_host->hasDomain(uuid));
    QVERIFY(!m_host->hasVolume(poolName, QStringLiteral("own.qcow2")));
    QVERIFY(m_host->hasVolume(poolName, QStringLiteral("shared.qcow2")));
    QVERIFY(m_host->hasVolume(poolName, QStringLiteral("kept.qcow2")));
    QVERIFY(outcome->notes.join(QString()).contains(QLatin1String("latecomer")));
}

void TestBin::empty_ofOneTakenOut_doesNothing()
{
    const QString own = volume(QStringLiteral("own.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {own});
    QVERIFY(run(binning(uuid, {own})).has_value());
    const Operation operation = emptying(uuid);
    QVERIFY(run(restoring(uuid)).has_value());
    QCOMPARE(run(operation).error().kind, ErrorKind::WrongState);
    QVERIFY(run(binning(uuid, {})).has_value()); // and put there anew, with nothing ticked
    QCOMPARE(run(operation).error().kind, ErrorKind::WrongState);
    QVERIFY(m_host->hasDomain(uuid));
    QVERIFY(m_host->hasVolume(poolName, QStringLiteral("own.qcow2")));
}

void TestBin::empty_ofOneThatRuns_doesNothing()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {});
    QVERIFY(run(binning(uuid)).has_value());
    m_host->setState(uuid, DomainState::Running);
    QCOMPARE(run(emptying(uuid)).error().kind, ErrorKind::WrongState);
    QVERIFY(hasProcess(m_host->domain(uuid)));
}

void TestBin::anyFailure_leavesItInTheListOrInTheBin_data()
{
    QTest::addColumn<bool>("isRestoring");
    QTest::addColumn<bool>("isRunning");
    QTest::newRow("binning") << false << false;
    QTest::newRow("binning one that runs") << false << true;
    QTest::newRow("restoring") << true << false;
}

void TestBin::anyFailure_leavesItInTheListOrInTheBin()
{
    QFETCH(const bool, isRestoring);
    QFETCH(const bool, isRunning);
    constexpr std::array kinds{ErrorKind::OperationFailed, ErrorKind::PermissionDenied, ErrorKind::Unsupported,
        ErrorKind::TimedOut, ErrorKind::NotConnected, ErrorKind::OutcomeUnknown};
    const QString name = QStringLiteral("web");
    int nth = 0;
    bool isOver = false;
    for (; !isOver; ++nth) {
        for (const ErrorKind kind : kinds) {
            cleanup();
            init();
            const QString disk = volume(QStringLiteral("web.qcow2"));
            const Uuid uuid = addMachine(name, {disk}, true);
            m_host->setMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), "<machine><os>X</os></machine>");
            const Look before = lookAt(uuid);
            if (isRestoring) {
                QVERIFY(run(binning(uuid, {disk})).has_value());
            } else if (isRunning) {
                m_host->setState(uuid, DomainState::Running);
            }
            const Operation operation = isRestoring ? restoring(uuid) : binning(uuid, {disk});
            m_host->clearCalls();
            m_host->failAnyCall(nth + 1, Error::make(kind, QStringLiteral("made to fail")));
            const auto result = run(operation);
            isOver = m_host->calls().size() <= nth;
            m_host->failAnyCall(0, {});

            const DomainRecord record = m_host->domain(uuid);
            const QString where = QStringLiteral("call %1, kind %2, name %3: %4")
                                      .arg(nth + 1)
                                      .arg(static_cast<int>(kind))
                                      .arg(record.name, result ? QString() : result.error().text);
            QVERIFY2(m_host->hasDomain(uuid), qPrintable(where));
            QVERIFY2(m_host->hasVolume(poolName, QStringLiteral("web.qcow2")), qPrintable(where));
            const auto note = noteOf(uuid);
            if (note) {
                QVERIFY2(
                    note->name == name && note->autostart && note->paths() == QStringList{disk}, qPrintable(where));
                QVERIFY2(record.name == name || record.name == binnote::binName(name, uuid), qPrintable(where));
                // From wherever it stands, both ways are open.
                QVERIFY2(run(binning(uuid)).has_value(), qPrintable(where));
                QVERIFY2(!m_host->domain(uuid).autostart, qPrintable(where));
                QVERIFY2(run(restoring(uuid)).has_value(), qPrintable(where));
            } else if (result) {
                QVERIFY2(isRestoring, qPrintable(where));
            }
            QVERIFY2(lookAt(uuid) == before, qPrintable(where));
        }
    }
    QVERIFY2(nth >= 5, qPrintable(QString::number(nth)));
}

void TestBin::fileOfAMachineInTheBin_isInUse()
{
    const QString disk = volume(QStringLiteral("shared.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {disk});
    m_host->addDomain(
        QByteArray("<domain type='qemu'><name>db-bin-12345678</name><metadata><domus:machine "
                   "xmlns:domus='urn:domus:machine:1'><domus:binned name='db'/></domus:machine></metadata><devices>"
                   "<disk type='file'><source file='")
        + disk.toUtf8() + "'/><target dev='vda'/></disk></devices></domain>");
    FakeConnection connection(m_host, false);
    const auto files = domainFiles(connection, uuid, true);
    QVERIFY(files && files->size() == 1);
    QVERIFY(!files->constFirst().mayBeDeleted);
    QVERIFY(files->constFirst().reason.contains(QLatin1String("db in the bin")));
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestBin)
#include "tst_bin.moc"
