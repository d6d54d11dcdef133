// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the bin by itself, and while other hands are at the same machines.
#include "app/core/settings.h"
#include "app/services/bin/binkeeper.h"
#include "app/services/operationrunner.h"
#include "app/xml/domainxml.h"
#include "tests/support/fakeconnection.h"
#include "tests/unit/services/binbench.h"

#include <QTest>

namespace domus {

class TestBinKeeper : public BinBench
{
    Q_OBJECT
private Q_SLOTS:
    void keeper_emptiesWhatIsDue_data();
    void keeper_emptiesWhatIsDue();
    void keeper_leavesWhatCouldNotBeChecked();
    void keeper_finishesWhatWasLeftHalfWay();
    void keeper_leavesWhatWasUsed_data();
    void keeper_leavesWhatWasUsed();
    void keeper_takesOutWhatIsOnItsWayOut();
    void keeper_whenOneIsStarted_datesItAnew();
    void empty_ofOneRestoredWhileItsFilesAreLookedAt_doesNothing();
    void binning_keepsWhatOthersNoteMeanwhile();
    void binning_ofOneStartedMeanwhile_leavesItRunning();
    void commands_tellWhatWasReallyDone();
    void facts_ofMany_areThoseOfEach();
};

void TestBinKeeper::keeper_emptiesWhatIsDue_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("later");
    QTest::addColumn<bool>("goes");
    QTest::newRow("due") << 30 << 31 << true;
    QTest::newRow("not yet") << 30 << 29 << false;
    QTest::newRow("never") << 0 << 4000 << false;
    QTest::newRow("the one who put it there wants to wait longer") << 1 << 10 << false;
}

void TestBinKeeper::keeper_emptiesWhatIsDue()
{
    QFETCH(const int, days);
    QFETCH(const int, later);
    QFETCH(const bool, goes);
    const QString disk = volume(QStringLiteral("web.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {disk});
    const Uuid bystander = addMachine(QStringLiteral("other"), {});
    QVERIFY(run(binning(uuid, {disk})).has_value());
    Settings settings = Settings::load(m_folder->filePath(QStringLiteral("domus.conf")));
    QCOMPARE(binsettings::days(settings), 30);
    binsettings::setDays(settings, days);
    OperationRunner runner(*m_connections);
    BinKeeper keeper(
        *m_connections, runner, &settings, nullptr, [later] { return QDateTime::currentDateTimeUtc().addDays(later); });
    QVector<BinnedMachine> seen;
    connect(&keeper, &BinKeeper::seen, this,
        [&seen](const ConnectionId&, const QVector<BinnedMachine>& machines) { seen = machines; });
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    keeper.look();
    QTRY_COMPARE(seen.size(), 1);
    QCOMPARE(seen.constFirst().record.uuid, uuid);
    QCOMPARE(runner.tasks().size(), goes ? 1 : 0); // never silently
    if (goes) {
        QTRY_COMPARE(runner.tasks().constFirst()->state(), Task::State::Succeeded);
    }
    QCOMPARE(m_host->hasDomain(uuid), !goes);
    QCOMPARE(m_host->hasVolume(poolName, QStringLiteral("web.qcow2")), !goes);
    QVERIFY(m_host->hasDomain(bystander));
}

void TestBinKeeper::keeper_leavesWhatCouldNotBeChecked()
{
    const QString disk = volume(QStringLiteral("web.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {disk});
    m_host->addPool(QStringLiteral("away"), m_folder->filePath(QStringLiteral("away")));
    QVERIFY(run(binning(uuid, {disk})).has_value());
    Settings settings = Settings::load(m_folder->filePath(QStringLiteral("domus.conf")));
    OperationRunner runner(*m_connections);
    BinKeeper keeper(
        *m_connections, runner, &settings, nullptr, [] { return QDateTime::currentDateTimeUtc().addDays(31); });
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    keeper.look();
    QTRY_COMPARE(runner.tasks().size(), 1);
    const Task* task = runner.tasks().constFirst();
    QTRY_COMPARE(task->state(), Task::State::Failed);
    QVERIFY(task->error().text.contains(QLatin1String("away")));
    QVERIFY(m_host->hasDomain(uuid));
    QVERIFY(m_host->hasVolume(poolName, QStringLiteral("web.qcow2")));
    const int looks = m_host->countOf(QStringLiteral("domains"));
    keeper.look(); // once a day is enough
    QTRY_VERIFY(m_host->countOf(QStringLiteral("domains")) > looks + 1);
    QCOMPARE(runner.tasks().size(), 1);
    QVERIFY(run(emptying(uuid)).has_value()); // a person may say so
    QVERIFY(!m_host->hasDomain(uuid));
}

void TestBinKeeper::keeper_finishesWhatWasLeftHalfWay()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {}, true);
    const Look before = lookAt(uuid);
    m_host->failCall(QStringLiteral("setAutostart"),
        Error::make(ErrorKind::NotConnected, QStringLiteral("client socket is closed")));
    QVERIFY(!run(binning(uuid)).has_value());
    QVERIFY(noteOf(uuid).has_value());
    OperationRunner runner(*m_connections);
    BinKeeper keeper(*m_connections, runner, nullptr);
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    keeper.look();
    QTRY_COMPARE(runner.tasks().size(), 1);
    QTRY_COMPARE(runner.tasks().constFirst()->state(), Task::State::Succeeded);
    QVERIFY(!m_host->domain(uuid).autostart);
    QVERIFY(run(restoring(uuid)).has_value());
    QVERIFY(lookAt(uuid) == before);
}

void TestBinKeeper::keeper_leavesWhatWasUsed_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("it runs") << QStringLiteral("runs");
    QTest::newRow("its disk was written") << QStringLiteral("written");
}

/// Somebody who knows nothing of the bin started it by its name.
void TestBinKeeper::keeper_leavesWhatWasUsed()
{
    QFETCH(const QString, how);
    const QString disk = volume(QStringLiteral("web.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {disk});
    QVERIFY(run(binning(uuid, {disk})).has_value());
    QDateTime later = QDateTime::currentDateTimeUtc().addDays(40);
    if (how == QLatin1String("runs")) {
        m_host->setState(uuid, DomainState::Running);
    } else {
        QFile file(disk);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(later.addDays(-1), QFileDevice::FileModificationTime));
    }
    Settings settings = Settings::load(m_folder->filePath(QStringLiteral("domus.conf")));
    OperationRunner runner(*m_connections);
    BinKeeper keeper(*m_connections, runner, &settings, nullptr, [later] { return later; });
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    keeper.look();
    QTRY_VERIFY(noteOf(uuid)->since.secsTo(later) < 2);
    m_host->setState(uuid, DomainState::ShutOff);
    int looks = 0;
    connect(&keeper, &BinKeeper::seen, this, [&looks] { ++looks; });
    keeper.look();
    QTRY_COMPARE(looks, 1);
    QVERIFY(runner.tasks().isEmpty());
    QVERIFY(m_host->hasVolume(poolName, QStringLiteral("web.qcow2")));
    QCOMPARE(noteOf(uuid)->name, QStringLiteral("web"));
}

void TestBinKeeper::keeper_takesOutWhatIsOnItsWayOut()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {}, true);
    const Look before = lookAt(uuid);
    QVERIFY(run(binning(uuid)).has_value());
    // Restoring: the note that it leaves, autostart, and then the connection is gone.
    m_host->failCall(QStringLiteral("setDomainMetadata"),
        Error::make(ErrorKind::NotConnected, QStringLiteral("client socket is closed")), 2);
    QVERIFY(!run(restoring(uuid)).has_value());
    QVERIFY(noteOf(uuid).has_value() && m_host->domain(uuid).autostart);
    // Nothing empties it, neither its time nor a hand.
    QVERIFY(!binnote::isDue(*noteOf(uuid), 1, QDateTime::currentDateTimeUtc().addDays(1000)));
    const auto emptied = run(emptying(uuid));
    QVERIFY(!emptied && emptied.error().kind == ErrorKind::WrongState);
    QVERIFY(m_host->hasDomain(uuid));
    OperationRunner runner(*m_connections);
    BinKeeper keeper(*m_connections, runner, nullptr);
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    keeper.look();
    QTRY_COMPARE(runner.tasks().size(), 1);
    QTRY_COMPARE(runner.tasks().constFirst()->state(), Task::State::Succeeded);
    QVERIFY(!noteOf(uuid).has_value());
    QVERIFY(lookAt(uuid) == before);
}

void TestBinKeeper::keeper_whenOneIsStarted_datesItAnew()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {});
    QVERIFY(run(binning(uuid)).has_value());
    QDateTime later = QDateTime::currentDateTimeUtc().addDays(10);
    OperationRunner runner(*m_connections);
    BinKeeper keeper(*m_connections, runner, nullptr, nullptr, [later] { return later; });
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    m_host->setState(uuid, DomainState::Running);
    m_host->emitEvent(DomainLifecycleEvent{.uuid = uuid, .what = DomainLifecycle::Started});
    QTRY_VERIFY(noteOf(uuid)->since.secsTo(later) < 2);
}

void TestBinKeeper::empty_ofOneRestoredWhileItsFilesAreLookedAt_doesNothing()
{
    const QString disk = volume(QStringLiteral("web.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {disk});
    QVERIFY(run(binning(uuid, {disk})).has_value());
    const Operation operation = emptying(uuid);
    OperationRunner runner(*m_connections);
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    m_host->hang(QStringLiteral("storagePools"));
    const Task* task = runner.start(operation);
    QTRY_VERIFY(m_host->isHanging());
    QVERIFY(run(restoring(uuid)).has_value());
    m_host->release();
    QTRY_VERIFY(task->isOver());
    QCOMPARE(task->error().kind, ErrorKind::WrongState);
    QVERIFY(m_host->hasDomain(uuid));
    QVERIFY(m_host->hasVolume(poolName, QStringLiteral("web.qcow2")));
}

void TestBinKeeper::binning_keepsWhatOthersNoteMeanwhile()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {});
    m_host->setState(uuid, DomainState::Running);
    const Operation operation = binning(uuid);
    OperationRunner runner(*m_connections);
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    m_host->hang(QStringLiteral("destroyDomain"));
    const Task* task = runner.start(operation);
    QTRY_VERIFY(m_host->isHanging());
    const QLatin1String uri(machinemetadata::namespaceUri);
    m_host->setMetadata(uuid, uri, "<machine><group>lab/web</group></machine>");
    m_host->release();
    QTRY_COMPARE(task->state(), Task::State::Succeeded);
    QVERIFY(noteOf(uuid).has_value());
    QVERIFY(m_host->metadata(uuid, uri).contains("lab/web"));
    QVERIFY(run(restoring(uuid)).has_value());
    QVERIFY(m_host->metadata(uuid, uri).contains("lab/web"));
}

void TestBinKeeper::binning_ofOneStartedMeanwhile_leavesItRunning()
{
    const Uuid uuid = addMachine(QStringLiteral("web"), {});
    const Operation operation = binning(uuid);
    m_host->setState(uuid, DomainState::Running);
    QCOMPARE(run(operation).error().kind, ErrorKind::WrongState);
    QVERIFY(hasProcess(m_host->domain(uuid)));
    QVERIFY(!noteOf(uuid));
}

void TestBinKeeper::commands_tellWhatWasReallyDone()
{
    const QString own = volume(QStringLiteral("own.qcow2"));
    const QString shared = volume(QStringLiteral("shared.qcow2"));
    const Uuid uuid = addMachine(QStringLiteral("web"), {own, shared}, true);
    const auto binned = run(binning(uuid, {own, shared}));
    QVERIFY(binned.has_value());
    for (const char* word : {"virsh", "metadata", "--set", "binned", "autostart --disable", "domrename"}) {
        QVERIFY2(binned->command.contains(QLatin1String(word)), qPrintable(binned->command));
    }
    const auto restored = run(restoring(uuid));
    QVERIFY(restored && restored->command.contains(QLatin1String("metadata")));
    QVERIFY(!restored->command.contains(QLatin1String("binned")));
    QVERIFY(run(binning(uuid, {own, shared})).has_value());
    const Operation emptied = emptying(uuid);
    addMachine(QStringLiteral("latecomer"), {shared});
    const auto outcome = run(emptied);
    QVERIFY(outcome.has_value());
    QVERIFY(outcome->command.contains(QLatin1String("own.qcow2")));
    QVERIFY2(!outcome->command.contains(QLatin1String("shared.qcow2")), qPrintable(outcome->command));
}

void TestBinKeeper::facts_ofMany_areThoseOfEach()
{
    const QString base = volume(QStringLiteral("base.qcow2"));
    const QString shared = volume(QStringLiteral("shared.qcow2"));
    const Uuid one = addMachine(QStringLiteral("one"), {volume(QStringLiteral("one.qcow2"), base), shared});
    const Uuid two = addMachine(QStringLiteral("two"), {volume(QStringLiteral("two.qcow2")), shared});
    const Uuid three = addMachine(QStringLiteral("three"), {base});
    FakeConnection connection(m_host, false);
    m_host->clearCalls();
    const auto all = deletionFactsOfAll(connection, {one, two, three, Uuid::create()}, true);
    QVERIFY(all.has_value());
    QCOMPARE(all->size(), 3);
    QCOMPARE(m_host->countOf(QStringLiteral("domainXml")), 3); // each is read once
    for (const Uuid uuid : {one, two, three}) {
        const auto alone = deletionFacts(connection, uuid, true);
        QVERIFY(alone && all->value(uuid).files == alone->files);
    }
    const auto file = [&](Uuid uuid, int at) { return all->value(uuid).files.at(at); };
    QVERIFY(file(one, 0).mayBeDeleted);
    QVERIFY(file(one, 1).reason.contains(QLatin1String("two")) || file(one, 2).reason.contains(QLatin1String("two")));
    QVERIFY(file(two, 1).reason.contains(QLatin1String("one")) && !file(two, 1).mayBeDeleted);
    QVERIFY(file(two, 0).mayBeDeleted);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestBinKeeper)
#include "tst_binkeeper.moc"
