// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/batch.h"
#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"
#include "tests/support/fakedriver.h"
#include "tests/support/fakehost.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace domus {

namespace {

const QVector<DomainAction>& allActions()
{
    static const QVector<DomainAction> actions{DomainAction::ShutDown, DomainAction::Reboot, DomainAction::Reset,
        DomainAction::Pause, DomainAction::ForceOff, DomainAction::Save, DomainAction::DiscardSaved,
        DomainAction::Delete};
    return actions;
}

SelectedMachine machine(const QString& name, DomainState state)
{
    SelectedMachine selected;
    selected.record.uuid = Uuid::create();
    selected.record.name = name;
    selected.record.state = state;
    selected.record.id = selected.record.isActive() ? 1 : -1;
    selected.key = {ConnectionId{QStringLiteral("c")}, selected.record.uuid};
    selected.isOpen = true;
    return selected;
}

/// A host in memory, opened.
struct Bench
{
    std::shared_ptr<FakeHost> host = std::make_shared<FakeHost>();
    ConnectionList connections{std::make_shared<FakeDriver>(host), nullptr};
    OperationRunner runner{connections};
    QVector<DomainKey> keys;

    ~Bench()
    {
        host->release();
        connections.closeAll();
    }
    Bench() = default;
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    bool fill(int count, DomainState state)
    {
        QVector<Uuid> uuids;
        uuids.reserve(count);
        for (int i = 0; i < count; ++i) {
            uuids.append(host->addDomain(QStringLiteral("vm%1").arg(i), state));
        }
        HostSession* session = connections.addTemporary(QStringLiteral("qemu:///system"));
        session->open();
        for (const Uuid& uuid : std::as_const(uuids)) {
            keys.append({session->id(), uuid});
        }
        return QTest::qWaitFor([&] { return session->inventory()->domains.size() == count; });
    }
    BatchPlan plan(DomainAction action) const { return planBatch(action, selectedMachines(connections, keys)); }
};

} // namespace

class TestBatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void availability_overASelection_isThatOfEachMachine();
    void availability_ofNone_saysTheMostFrequentReason();
    void plan_ofRun_startsRestoresOrResumes();
    void plan_ofMixedStates_leavesOutWithReason();
    void sentences_nameThoseThatAreLeftOut();
    void names_ofMany_areCounted();
    void confirmation_isAskedForWhatStopsWork_data();
    void confirmation_isAskedForWhatStopsWork();
    void run_onFifty_oneFailing_doesTheOthers();
    void run_whenOneChangedMeanwhile_leavesItOut();
    void run_ofNothing_isOverAtOnce();
    void stop_whileOneHangs_leavesTheRestUndone();
    void run_neverFillsTheQueue();
};

void TestBatch::availability_overASelection_isThatOfEachMachine()
{
    // Every kind of machine there is: what is asked of one of a kind must hold for all of that kind.
    QVector<SelectedMachine> machines;
    for (int state = 0; state <= static_cast<int>(DomainState::PmSuspended); ++state) {
        for (int bits = 0; bits < 32; ++bits) {
            SelectedMachine one = machine(QStringLiteral("vm"), static_cast<DomainState>(state));
            one.record.persistent = (bits & 1) != 0;
            one.record.hasManagedSave = (bits & 2) != 0;
            one.record.id = (bits & 4) != 0 ? 7 : -1;
            one.isOpen = (bits & 8) != 0;
            one.isReadOnly = (bits & 16) != 0;
            machines.append(one);
            machines.append(one);
        }
    }
    const auto all = batchAvailability(allActions(), machines);
    QCOMPARE(all.size(), allActions().size());
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto possible = std::count_if(machines.cbegin(), machines.cend(), [&](const SelectedMachine& one) {
            return availability(allActions().at(i), one.record, one.isOpen, one.isReadOnly).isPossible;
        });
        QCOMPARE(all.at(i).possible, static_cast<int>(possible));
        QCOMPARE(all.at(i).total, static_cast<int>(machines.size()));
    }
}

void TestBatch::availability_ofNone_saysTheMostFrequentReason()
{
    const QVector<SelectedMachine> machines{machine(QStringLiteral("a"), DomainState::ShutOff),
        machine(QStringLiteral("b"), DomainState::ShutOff), machine(QStringLiteral("c"), DomainState::Paused)};
    const BatchAvailability can = batchAvailability({DomainAction::ShutDown}, machines).constFirst();
    QCOMPARE(can.possible, 0);
    QCOMPARE(can.reason, QStringLiteral("It is not running."));
}

void TestBatch::plan_ofRun_startsRestoresOrResumes()
{
    QVector<SelectedMachine> machines{machine(QStringLiteral("off"), DomainState::ShutOff),
        machine(QStringLiteral("saved"), DomainState::ShutOff), machine(QStringLiteral("paused"), DomainState::Paused),
        machine(QStringLiteral("running"), DomainState::Running)};
    machines[1].record.hasManagedSave = true;
    const BatchPlan plan = planBatch(DomainAction::Start, machines);
    QCOMPARE(plan.parts.at(0).action, DomainAction::Start);
    QCOMPARE(plan.parts.at(1).action, DomainAction::Restore);
    QCOMPARE(plan.parts.at(2).action, DomainAction::Resume);
    QCOMPARE(plan.doneCount(), 3);
    QVERIFY(plan.parts.at(3).isLeftOut());
}

void TestBatch::plan_ofMixedStates_leavesOutWithReason()
{
    const BatchPlan plan = planBatch(DomainAction::ForceOff,
        {machine(QStringLiteral("up"), DomainState::Running), machine(QStringLiteral("down"), DomainState::ShutOff)});
    QCOMPARE(plan.doneCount(), 1);
    QCOMPARE(plan.leftOutCount(), 1);
    QCOMPARE(plan.parts.at(1).reason, QStringLiteral("It is not running."));
}

void TestBatch::sentences_nameThoseThatAreLeftOut()
{
    const BatchPlan plan = planBatch(DomainAction::ForceOff,
        {machine(QStringLiteral("up"), DomainState::Running), machine(QStringLiteral("down"), DomainState::ShutOff)});
    const QStringList sentences = batchtext::sentences(plan);
    QVERIFY(sentences.first().contains(QStringLiteral("up")));
    QVERIFY(sentences.join(u'\n').contains(QStringLiteral("lost")));
    QVERIFY(sentences.last().contains(QStringLiteral("down")));
    QVERIFY(sentences.last().contains(QStringLiteral("It is not running.")));
}

void TestBatch::names_ofMany_areCounted()
{
    const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    QCOMPARE(batchtext::names(names, 3), QStringLiteral("a, b, c"));
    QCOMPARE(batchtext::names(names, 1), QStringLiteral("a and 2 more"));
}

void TestBatch::confirmation_isAskedForWhatStopsWork_data()
{
    QTest::addColumn<DomainAction>("action");
    QTest::addColumn<bool>("asks");
    QTest::newRow("start") << DomainAction::Start << false;
    QTest::newRow("pause") << DomainAction::Pause << true;
    QTest::newRow("shut down") << DomainAction::ShutDown << true;
    QTest::newRow("force off") << DomainAction::ForceOff << true;
    QTest::newRow("save") << DomainAction::Save << true;
    QTest::newRow("delete") << DomainAction::Delete << true;
}

void TestBatch::confirmation_isAskedForWhatStopsWork()
{
    QFETCH(DomainAction, action);
    QFETCH(bool, asks);
    const BatchPlan plan = planBatch(action, {machine(QStringLiteral("vm"), DomainState::Running)});
    QCOMPARE(plan.needsConfirmation(), asks);
}

void TestBatch::run_onFifty_oneFailing_doesTheOthers()
{
    Bench bench;
    QVERIFY(bench.fill(50, DomainState::Running));
    bench.host->failCall(
        QStringLiteral("destroyDomain"), Error::make(ErrorKind::Busy, QStringLiteral("it does not let go")), 7);
    Batch batch(bench.plan(DomainAction::ForceOff), bench.connections, bench.runner);
    QSignalSpy finished(&batch, &Batch::finished);
    batch.run();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(batch.counts().done, 49);
    QCOMPARE(batch.counts().failed, 1);
    QCOMPARE(batch.items().at(6).state, Batch::State::Failed);
    QCOMPARE(batch.items().at(6).error.text, QStringLiteral("it does not let go"));
    QVERIFY(bench.host->domain(bench.keys.at(6).uuid).isActive());
    QVERIFY(!bench.host->domain(bench.keys.at(7).uuid).isActive());
    QCOMPARE(bench.host->countOf(QStringLiteral("destroyDomain")), 50);
    QCOMPARE(batch.summary(), QStringLiteral("Force off: 1 failed, 49 done"));
}

void TestBatch::run_whenOneChangedMeanwhile_leavesItOut()
{
    Bench bench;
    QVERIFY(bench.fill(2, DomainState::Running));
    Batch batch(bench.plan(DomainAction::ForceOff), bench.connections, bench.runner);
    bench.host->setState(bench.keys.first().uuid, DomainState::ShutOff);
    HostSession* session = bench.connections.sessions().first();
    session->refresh();
    QTRY_COMPARE(session->inventory()->domain(bench.keys.first().uuid)->state, DomainState::ShutOff);
    batch.run();
    QTRY_VERIFY(batch.isOver());
    QCOMPARE(batch.counts().leftOut, 1);
    QCOMPARE(batch.counts().done, 1);
    QCOMPARE(batch.items().first().note, QStringLiteral("It is not running."));
}

void TestBatch::run_ofNothing_isOverAtOnce()
{
    Bench bench;
    QVERIFY(bench.fill(2, DomainState::ShutOff));
    Batch batch(bench.plan(DomainAction::ForceOff), bench.connections, bench.runner);
    QSignalSpy finished(&batch, &Batch::finished);
    batch.run();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(bench.runner.tasks().isEmpty());
    QCOMPARE(batch.counts().leftOut, 2);
}

void TestBatch::stop_whileOneHangs_leavesTheRestUndone()
{
    Bench bench;
    QVERIFY(bench.fill(30, DomainState::Running));
    bench.host->hang(QStringLiteral("destroyDomain"));
    Batch batch(bench.plan(DomainAction::ForceOff), bench.connections, bench.runner);
    QSignalSpy finished(&batch, &Batch::finished);
    batch.run();
    QTRY_VERIFY(bench.host->isHanging());
    batch.stop();
    QVERIFY(batch.counts().cancelled >= 20);
    bench.host->release();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(batch.counts().done, 1); // those that waited for their lane as well
    QCOMPARE(batch.counts().cancelled, 29);
}

void TestBatch::run_neverFillsTheQueue()
{
    Bench bench;
    QVERIFY(bench.fill(200, DomainState::ShutOff));
    Batch batch(bench.plan(DomainAction::Start), bench.connections, bench.runner);
    int most = 0;
    connect(
        &bench.runner, &OperationRunner::taskAdded, this, [&] { most = std::max(most, bench.runner.runningCount()); });
    batch.run();
    QTRY_VERIFY(batch.isOver());
    QCOMPARE(batch.counts().done, 200);
    QVERIFY(most <= 10);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestBatch)
#include "tst_batch.moc"
