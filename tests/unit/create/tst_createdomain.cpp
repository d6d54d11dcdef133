// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionlist.h"
#include "app/services/create/createdomainoperation.h"
#include "app/services/create/creationcleanup.h"
#include "app/services/operationrunner.h"
#include "app/xml/domainxml.h"
#include "tests/support/fakeconnection.h"
#include "tests/support/fakedriver.h"
#include "tests/unit/create/planfixture.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <stop_token>

using namespace domus;

namespace {

/// A host with the pool and network that the plans name.
std::shared_ptr<FakeHost> makeHost()
{
    auto host = std::make_shared<FakeHost>();
    host->addPool(QStringLiteral("default"), QStringLiteral("/var/lib/libvirt/images"));
    return host;
}

/// A volume of the pool "default".
StorageVolumeRecord volumeNamed(const QString& name)
{
    StorageVolumeRecord record;
    record.pool = QStringLiteral("default");
    record.name = name;
    return record;
}

/// What a creation that made the volume would leave.
CreationLeftover leftoverOf(const StorageVolumeRecord& volume)
{
    CreationLeftover leftover;
    leftover.pool = volume.pool;
    leftover.name = volume.name;
    leftover.path = volume.path;
    leftover.capacity = volume.capacity;
    return leftover;
}

} // namespace

class TestCreateDomain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void create_wholePlan_makesEverything();
    void create_ofKernelInstallation_bootsDiskNextTime();
    void create_withoutStart_startsNothing();
    void create_whenStopped_leavesNothing();
    void create_whenAnyCallFails_leavesNothing();
    void create_whenNameIsTaken_keepsTheOther();
    void undo_ofMachineThatStays_keepsItsDisks();
    void undo_whenRefusedAtFirst_isTriedAgain();
    void undo_whereOneMachineStays_goesOnWithOtherCreations();
    void lateVolume_thatAMachineHas_isNotOurs_data();
    void lateVolume_thatAMachineHas_isNotOurs();
    void create_thatCannotStart_keepsVariablesThatWereThere_data();
    void create_thatCannotStart_keepsVariablesThatWereThere();
    void create_besideEarlierVariables_getsItsOwn();
    void undo_thatIsRefused_isNotHurriedByOthers();
    void lateVolume_thatAnImageBuildsUpon_isNotOurs_data();
    void lateVolume_thatAnImageBuildsUpon_isNotOurs();
    void uncertainVolume_thatHoldsData_isNotOurs();
    void plan_withErrors_isRefused();

private:
    CreateDomainPlan plan(SourceKind kind = SourceKind::Iso) const;
    static bool isClean(const FakeHost& host, FakeConnection& connection);
    QTemporaryDir m_folder;
    QString m_iso;
};

void TestCreateDomain::initTestCase()
{
    m_iso = m_folder.filePath(QStringLiteral("debian.iso"));
    QFile file(m_iso);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64{64} * 1024));
}

CreateDomainPlan TestCreateDomain::plan(SourceKind kind) const
{
    HostFacts facts = fixture::withIso(fixture::emulating(), m_iso);
    facts.source.isReachable = false; // so that it is uploaded
    facts.source.size = ByteSize::fromKiB(64);
    CreateRequest request = fixture::fromIso(m_iso);
    request.source.kind = kind;
    return planDomain(request, fixture::debian12(), facts);
}

bool TestCreateDomain::isClean(const FakeHost& host, FakeConnection& connection)
{
    const auto domains = connection.domains();
    const auto volumes = connection.storageVolumes(QStringLiteral("default"));
    Q_UNUSED(host)
    return domains && domains->isEmpty() && volumes && volumes->isEmpty();
}

void TestCreateDomain::create_wholePlan_makesEverything()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    QStringList steps;
    const auto made
        = createDomain(connection, plan(), [&steps](const Progress& progress) { steps.append(progress.step); }, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QCOMPARE(host->domain(made->domain).name, QStringLiteral("debian12"));
    QVERIFY(host->hasVolume(QStringLiteral("default"), QStringLiteral("debian12.qcow2")));
    QVERIFY(host->hasVolume(QStringLiteral("default"), QStringLiteral("debian.iso")));
    QCOMPARE(host->domain(made->domain).state, DomainState::Paused);
    QVERIFY(!steps.isEmpty());
}

void TestCreateDomain::create_ofKernelInstallation_bootsDiskNextTime()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    const auto made = createDomain(connection, plan(SourceKind::Kernel), {}, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QVERIFY(made->notes.isEmpty());
    const auto next = DomainXml::parse(host->inactiveXml(made->domain));
    QVERIFY(next);
    QVERIFY(!next->isSet(lens::kernel));
    QCOMPARE(next->get(lens::onReboot), QStringLiteral("restart"));
    QCOMPARE(next->get(lens::uuid), made->domain);
}

void TestCreateDomain::create_withoutStart_startsNothing()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    CreateDomainPlan still = plan();
    still.resolved.startNow = false;
    const auto made = createDomain(connection, still, {}, {});
    QVERIFY(made);
    QCOMPARE(host->countOf(QStringLiteral("startDomain")), 0);
}

void TestCreateDomain::create_whenStopped_leavesNothing()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    std::stop_source source;
    // The wish comes when the second volume is about to be made.
    const ProgressSink sink = [&](const Progress&) {
        if (host->countOf(QStringLiteral("createStorageVolume")) == 1) {
            source.request_stop();
        }
    };
    const auto made = createDomain(connection, plan(), sink, source.get_token());
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Cancelled);
    QVERIFY(isClean(*host, connection));
}

void TestCreateDomain::create_whenAnyCallFails_leavesNothing()
{
    // Which calls a creation makes, from one that succeeds.
    QStringList calls;
    {
        const auto host = makeHost();
        FakeConnection connection(host, false);
        host->clearCalls();
        QVERIFY(createDomain(connection, plan(), {}, {}));
        calls = host->calls();
    }
    QVERIFY(calls.size() >= 5);
    constexpr std::array kinds{ErrorKind::OperationFailed, ErrorKind::OutOfSpace, ErrorKind::PermissionDenied,
        ErrorKind::TimedOut, ErrorKind::NotConnected, ErrorKind::OutcomeUnknown};
    for (qsizetype at = 0; at < calls.size(); ++at) {
        const QString& call = calls.at(at);
        const int nth = int(calls.mid(0, at + 1).count(call));
        for (const ErrorKind kind : kinds) {
            const auto host = makeHost();
            FakeConnection connection(host, false);
            host->failCall(call, Error::make(kind, QStringLiteral("made to fail")), nth);
            QVector<CreationLeftover> leftovers;
            const auto made = createDomain(connection, plan(), {}, {}, &leftovers);
            if (made) {
                continue; // a call that may fail without harm, such as the mark
            }
            // What a lost connection kept is taken away over a new one.
            FakeConnection fresh(host, false);
            for (const CreationLeftover& leftover : std::as_const(leftovers)) {
                QVERIFY(removeLeftover(fresh, leftover));
            }
            QVERIFY2(isClean(*host, fresh),
                qPrintable(QStringLiteral("%1, call %2, kind %3: %4")
                               .arg(call)
                               .arg(nth)
                               .arg(int(kind))
                               .arg(made.error().text)));
        }
    }
}

void TestCreateDomain::create_whenNameIsTaken_keepsTheOther()
{
    const auto host = makeHost();
    const Uuid other = host->addDomain(QStringLiteral("debian12"));
    FakeConnection connection(host, false);
    host->failCall(QStringLiteral("defineDomain"), Error::make(ErrorKind::AlreadyExists, QStringLiteral("taken")));
    const auto made = createDomain(connection, plan(), {}, {});
    QVERIFY(!made);
    QVERIFY(host->hasDomain(other));
    QCOMPARE(connection.storageVolumes(QStringLiteral("default"))->size(), 0);
}

void TestCreateDomain::undo_ofMachineThatStays_keepsItsDisks()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    host->failCall(QStringLiteral("startDomain"), Error::make(ErrorKind::OperationFailed, QStringLiteral("no")));
    host->failCall(QStringLiteral("undefineDomain"), Error::make(ErrorKind::TimedOut, QStringLiteral("busy")));
    const auto made = createDomain(connection, plan(), {}, {});
    QVERIFY(!made);
    QCOMPARE(connection.domains()->size(), 1);
    QCOMPARE(connection.storageVolumes(QStringLiteral("default"))->size(), 2);
    QVERIFY2(made.error().text.contains(QLatin1String("debian12.qcow2")), qPrintable(made.error().text));
}

void TestCreateDomain::undo_whenRefusedAtFirst_isTriedAgain()
{
    const auto host = makeHost();
    ConnectionList connections(std::make_shared<FakeDriver>(host), nullptr);
    OperationRunner runner(connections);
    HostSession* session = connections.addTemporary(QStringLiteral("test:///default"));
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    host->failCall(QStringLiteral("defineDomain"), Error::make(ErrorKind::OutcomeUnknown, QStringLiteral("lost")));
    host->failCall(
        QStringLiteral("deleteStorageVolume"), Error::make(ErrorKind::Busy, QStringLiteral("still starting")));
    const Task* task = runner.start(createDomainOperation(*session, plan()));
    QTRY_COMPARE(task->state(), Task::State::Failed);
    const auto isGone = [&] {
        return !host->hasVolume(QStringLiteral("default"), QStringLiteral("debian12.qcow2"))
            && !host->hasVolume(QStringLiteral("default"), QStringLiteral("debian.iso"));
    };
    if (session->state() != SessionState::Open) {
        session->open();
    }
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), 20'000);
    connections.closeAll();
}

void TestCreateDomain::undo_whereOneMachineStays_goesOnWithOtherCreations()
{
    const auto host = makeHost();
    ConnectionList connections(std::make_shared<FakeDriver>(host), nullptr);
    HostSession* session = connections.addTemporary(QStringLiteral("test:///default"));
    CreationLeftover machine;
    machine.kind = CreationLeftover::Kind::Domain;
    machine.uuid = host->addDomain(QStringLiteral("stuck"));
    host->failCall(QStringLiteral("undefineDomain"), Error::make(ErrorKind::TimedOut, QStringLiteral("busy")), 1, 1000);
    const StorageVolumeRecord volume = volumeNamed(QStringLiteral("b.qcow2"));
    host->addVolume(volume);
    const auto mailbox = CreationCleanup::mailboxFor(*session);
    mailbox.post({machine});
    mailbox.post({leftoverOf(volume)});
    session->open();
    QTRY_VERIFY(!host->hasVolume(volume.pool, volume.name));
    QVERIFY(host->hasDomain(machine.uuid));
    connections.closeAll();
}

void TestCreateDomain::lateVolume_thatAMachineHas_isNotOurs_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<bool>("stays");
    QTest::newRow("by its path") << QByteArray("<disk type='file'><source file='/images/x.qcow2'/></disk>") << true;
    QTest::newRow("by its pool") << QByteArray("<disk type='volume'><source pool='default' volume='x.qcow2'/></disk>")
                                 << true;
    QTest::newRow("another") << QByteArray("<disk type='file'><source file='/images/y.qcow2'/></disk>") << false;
}

void TestCreateDomain::lateVolume_thatAMachineHas_isNotOurs()
{
    QFETCH(const QByteArray, source);
    QFETCH(const bool, stays);
    const auto host = makeHost();
    FakeConnection connection(host, false);
    StorageVolumeRecord record = volumeNamed(QStringLiteral("x.qcow2"));
    record.path = QStringLiteral("/images/x.qcow2");
    host->addVolume(record);
    host->addDomain(QByteArray("<domain type='qemu'><name>x</name><devices>" + source + "</devices></domain>"));
    CreationLeftover leftover = leftoverOf(record);
    leftover.isLate = true;
    QVERIFY(removeLeftover(connection, leftover));
    QCOMPARE(host->hasVolume(record.pool, record.name), stays);
}

void TestCreateDomain::lateVolume_thatAnImageBuildsUpon_isNotOurs_data()
{
    QTest::addColumn<bool>("byLink");
    QTest::newRow("by its path") << false;
    QTest::newRow("by another name of the file") << true;
}

void TestCreateDomain::lateVolume_thatAnImageBuildsUpon_isNotOurs()
{
    QFETCH(const bool, byLink);
    const auto host = makeHost();
    FakeConnection connection(host, false);
    StorageVolumeRecord record = volumeNamed(QStringLiteral("debian.iso"));
    record.path = m_iso;
    host->addVolume(record);
    const QString link = m_folder.filePath(QStringLiteral("link.iso"));
    if (byLink) {
        QVERIFY(QFile::link(m_iso, link));
    }
    StorageVolumeRecord overlay = volumeNamed(QStringLiteral("overlay.qcow2"));
    overlay.path = QStringLiteral("/images/overlay.qcow2");
    host->addVolume(overlay, byLink ? link : record.path);
    CreationLeftover leftover = leftoverOf(record);
    leftover.isLate = true;
    QVERIFY(removeLeftover(connection, leftover));
    QVERIFY(host->hasVolume(record.pool, record.name));
    QFile::remove(link);
}

void TestCreateDomain::create_thatCannotStart_keepsVariablesThatWereThere_data()
{
    const QString none = m_folder.filePath(QStringLiteral("none.fd"));
    const QString local = QStringLiteral("qemu:///session");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("nvram");
    QTest::addColumn<bool>("goes");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("an earlier machine's") << local << m_iso << false << false;
    QTest::newRow("its own") << local << none << true << false;
    QTest::newRow("its own beside an earlier machine's of the same name") << local << QString() << true << false;
    QTest::newRow("on another computer") << QStringLiteral("qemu+ssh://far/system") << none << false << true;
    QTest::newRow("nobody knows where") << QString() << none << false << true;
    QTest::newRow("in a file's place") << local << m_iso + QStringLiteral("/none.fd") << false << true;
}

void TestCreateDomain::create_thatCannotStart_keepsVariablesThatWereThere()
{
    QFETCH(const QString, uri);
    QFETCH(const QString, nvram);
    QFETCH(const bool, goes);
    QFETCH(const bool, isSaid);
    QStandardPaths::setTestModeEnabled(true);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/libvirt/qemu/nvram");
    QVERIFY(QDir().mkpath(folder));
    QFile earlier(folder + QStringLiteral("/debian12_VARS.fd"));
    QVERIFY(earlier.open(QIODevice::WriteOnly));
    const auto host = makeHost();
    FakeConnection connection(host, false);
    CreateDomainPlan uefi = plan();
    auto xml = DomainXml::parse(uefi.domainXml);
    QVERIFY(xml);
    xml->root().ensureChild("os").setAttribute("firmware", "efi");
    if (!nvram.isEmpty()) {
        xml->set(lens::nvram, nvram);
    }
    uefi.domainXml = xml->save();
    host->failCall(QStringLiteral("startDomain"), Error::make(ErrorKind::OperationFailed, QStringLiteral("no")));
    Uuid uuid;
    const ProgressSink sink = [&](const Progress&) {
        const auto domains = connection.domains();
        if (domains && !domains->isEmpty()) {
            uuid = domains->constFirst().uuid;
        }
    };
    const auto made = createDomain(connection, uefi, sink, {}, nullptr, uri);
    QVERIFY(!made);
    QVERIFY(!host->hasDomain(uuid));
    QCOMPARE(host->undefinedWith(uuid).nvram, goes);
    QCOMPARE(made.error().text.contains(QLatin1String("firmware")), isSaid);
    QVERIFY(earlier.remove());
}

/// libvirt would take the file that is there for the new machine's, silently.
void TestCreateDomain::create_besideEarlierVariables_getsItsOwn()
{
    QStandardPaths::setTestModeEnabled(true);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/libvirt/qemu/nvram");
    QVERIFY(QDir().mkpath(folder));
    QFile earlier(folder + QStringLiteral("/debian12_VARS.fd"));
    const QString uri = QStringLiteral("qemu:///session");
    for (const bool isThere : {true, false}) {
        if (isThere) {
            QVERIFY(earlier.open(QIODevice::WriteOnly));
        } else {
            QVERIFY(earlier.remove());
        }
        const auto host = makeHost();
        FakeConnection connection(host, false);
        CreateDomainPlan uefi = plan();
        auto xml = DomainXml::parse(uefi.domainXml);
        QVERIFY(xml);
        xml->root().ensureChild("os").setAttribute("firmware", "efi");
        uefi.domainXml = xml->save();
        const auto made = createDomain(connection, uefi, {}, {}, nullptr, uri);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
        const auto defined = DomainXml::parse(host->inactiveXml(made->domain));
        QVERIFY(defined);
        QCOMPARE(defined->get(lens::nvram), isThere ? folder + QStringLiteral("/debian12_VARS-2.fd") : QString());
        QCOMPARE(made->notes.join(u' ').contains(earlier.fileName()), isThere);
    }
}

void TestCreateDomain::undo_thatIsRefused_isNotHurriedByOthers()
{
    const auto host = makeHost();
    ConnectionList connections(std::make_shared<FakeDriver>(host), nullptr);
    HostSession* session = connections.addTemporary(QStringLiteral("test:///default"));
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    CreationLeftover stuck;
    stuck.kind = CreationLeftover::Kind::Domain;
    stuck.uuid = host->addDomain(QStringLiteral("stuck"));
    host->failCall(QStringLiteral("undefineDomain"), Error::make(ErrorKind::TimedOut, QStringLiteral("busy")), 1, 1000);
    const auto mailbox = CreationCleanup::mailboxFor(*session);
    mailbox.post({stuck});
    QTRY_COMPARE(host->countOf(QStringLiteral("undefineDomain")), 1);
    for (int nth = 1; nth <= 12; ++nth) {
        const StorageVolumeRecord volume = volumeNamed(QStringLiteral("%1.qcow2").arg(nth));
        host->addVolume(volume);
        mailbox.post({leftoverOf(volume)});
        QTRY_VERIFY(!host->hasVolume(volume.pool, volume.name));
    }
    // Seldom enough for the minutes that it is given, whatever else is cleared up meanwhile.
    QVERIFY(host->countOf(QStringLiteral("undefineDomain")) <= 3);
    connections.closeAll();
}

void TestCreateDomain::uncertainVolume_thatHoldsData_isNotOurs()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    StorageVolumeRecord theirs = volumeNamed(QStringLiteral("debian12.qcow2"));
    theirs.capacity = ByteSize::fromGiB(20);
    theirs.allocation = ByteSize::fromGiB(3);
    host->addVolume(theirs);
    CreationLeftover leftover = leftoverOf(theirs);
    leftover.isUncertain = true;
    QVERIFY(removeLeftover(connection, leftover));
    QVERIFY(host->hasVolume(theirs.pool, theirs.name));
}

void TestCreateDomain::plan_withErrors_isRefused()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    host->clearCalls();
    CreateDomainPlan broken = plan();
    broken.problems.append({CreateField::Name, 0, PlanProblem::Severity::Error, QStringLiteral("no"), {}});
    QVERIFY(!createDomain(connection, broken, {}, {}));
    QVERIFY(host->calls().isEmpty());
}

QTEST_GUILESS_MAIN(TestCreateDomain)
#include "tst_createdomain.moc"
