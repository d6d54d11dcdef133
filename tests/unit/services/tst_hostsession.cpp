// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/settings.h"
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/hostsession.h"
#include "app/services/operationrunner.h"
#include "tests/support/fakedriver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace domus {

namespace {

ConnectionSettings settingsFor(const char* uri)
{
    ConnectionSettings settings;
    settings.id = ConnectionId{QStringLiteral("one")};
    settings.uri = QLatin1String(uri);
    return settings;
}

Error refused()
{
    return Error::make(ErrorKind::NotConnected, QStringLiteral("Connection refused"));
}

} // namespace

class TestHostSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_host = std::make_shared<FakeHost>();
        m_driver = std::make_shared<FakeDriver>(m_host);
        m_alpha = m_host->addDomain(QStringLiteral("alpha"), DomainState::Running);
        m_host->addNetwork(QStringLiteral("default"), true);
        m_host->addPool(QStringLiteral("images"), QStringLiteral("/images"));
    }
    void open_whenHostAnswers_listsEverything();
    void open_whenHostIsSlow_showsMachinesBeforeItIsOpen();
    void open_whenRefused_failsAndTriesNoMore();
    void submit_whileNotOpen_answersNotConnected();
    void submit_afterContextDied_runsNoCallback();
    void events_manyAtOnce_areOneRefetch();
    void inventory_whenNothingChanged_isNotAnnounced();
    void loss_marksMachinesUnknownAndComesBack();
    void loss_neverRepeatsACall();
    void laneThatDied_isReopenedAlone();
    void close_whileALaneHangs_doesNotWait();
    void destruction_whileALaneHangs_takesNoMoreThanTwoSeconds();
    void queuedWork_whenLost_isAnswered();
    void forceOff_whileAStartHangs_doesNotWait();
    void inventory_whileAStartHangs_goesOn();
    void inventory_whereOnlyOneConnectionIsLet_isReadAllTheSame();
    void inventory_whereASecondConnectionIsKeptWaiting_isReadAllTheSame();
    void inventory_whileAPoolHangs_leavesTheControlLaneAlone();
    void inventory_givenUpOn_doesNotTurnTheListBack();
    void answering_whileListsHaveNoAnswer_isDenied();
    void closeAll_whileACreationCopies_stopsItFirst();
    void task_cancelledWithSomethingLeft_keepsTheWords();
    void sharedUri_usesOneConnection();
    void task_isCancelledBeforeItStarts();
    void connectionList_isKeptInTheSettings();
    void openAtStart_opensOneAfterAnother();

private:
    std::shared_ptr<FakeHost> m_host;
    std::shared_ptr<FakeDriver> m_driver;
    Uuid m_alpha;
};

void TestHostSession::open_whenHostAnswers_listsEverything()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    QCOMPARE(session.state(), SessionState::Closed);
    session.open();
    QCOMPARE(session.state(), SessionState::Connecting);
    QTRY_COMPARE(session.state(), SessionState::Open);
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    QCOMPARE(session.inventory()->domains.size(), 1);
    QCOMPARE(session.inventory()->networks.size(), 1);
    QCOMPARE(session.host().hostname, QStringLiteral("fake"));
    QCOMPARE(session.displayName(), QStringLiteral("This computer (system)"));
    QVERIFY(session.isLocal());
}

void TestHostSession::open_whenHostIsSlow_showsMachinesBeforeItIsOpen()
{
    m_host->hang(QStringLiteral("host"));
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.open();
    QTRY_COMPARE(session.inventory()->domains.size(), 1);
    QCOMPARE(session.state(), SessionState::Connecting);
    m_host->release();
    QTRY_COMPARE(session.state(), SessionState::Open);
}

void TestHostSession::open_whenRefused_failsAndTriesNoMore()
{
    m_host->failCall(QStringLiteral("open"), refused());
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.open();
    QTRY_COMPARE(session.state(), SessionState::Failed);
    QCOMPARE(session.error().text, QStringLiteral("Connection refused"));
    QCOMPARE(session.retryIn().count(), 0);
    session.open(); // the user tries again
    QTRY_COMPARE(session.state(), SessionState::Open);
}

void TestHostSession::submit_whileNotOpen_answersNotConnected()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    std::optional<Result<int>> answer;
    session.submit<int>(
        LaneKind::Control, this, [](Connection&) -> Result<int> { return 1; },
        [&answer](const Result<int>& result) { answer = result; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->has_value());
    QCOMPARE(answer->error().kind, ErrorKind::NotConnected);
}

void TestHostSession::submit_afterContextDied_runsNoCallback()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.open();
    QTRY_COMPARE(session.state(), SessionState::Open);
    m_host->hang(QStringLiteral("freeMemory"));
    auto context = std::make_unique<QObject>();
    bool called = false;
    std::atomic<bool> secondRan = false;
    session.submit<ByteSize>(
        LaneKind::Control, context.get(), [](Connection& connection) { return connection.freeMemory(); },
        [&called](const Result<ByteSize>&) { called = true; });
    session.submit<bool>(
        LaneKind::Control, context.get(),
        [&secondRan](Connection&) -> Result<bool> {
            secondRan = true;
            return true;
        },
        [&called](const Result<bool>&) { called = true; });
    QTRY_VERIFY(m_host->isHanging());
    context.reset();
    m_host->release();
    std::optional<bool> last;
    session.submit<bool>(
        LaneKind::Control, this, [](Connection&) -> Result<bool> { return true; },
        [&last](const Result<bool>& result) { last = result.has_value(); });
    QTRY_VERIFY(last.has_value());
    QVERIFY(!called);
    QVERIFY(!secondRan);
}

void TestHostSession::events_manyAtOnce_areOneRefetch()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.open();
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    m_host->clearCalls();
    m_host->setState(m_alpha, DomainState::Paused);
    QSignalSpy changes(&session, &HostSession::inventoryChanged);
    for (int i = 0; i < 100; ++i) {
        m_host->emitEvent(DomainLifecycleEvent{m_alpha, DomainLifecycle::Suspended, 0});
    }
    QTRY_COMPARE(session.inventory()->domain(m_alpha)->state, DomainState::Paused);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(m_host->countOf(QStringLiteral("domains")), 1);
    QCOMPARE(m_host->countOf(QStringLiteral("networks")), 0);
}

void TestHostSession::inventory_whenNothingChanged_isNotAnnounced()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.open();
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    const quint64 revision = session.inventory()->revision;
    m_host->clearCalls();
    session.refresh();
    QTRY_COMPARE(m_host->countOf(QStringLiteral("storagePools")), 1);
    bool answered = false; // comes after the list in the same lane, so its outcome was seen
    session.submit<bool>(
        LaneKind::Stats, this, [](Connection&) -> Result<bool> { return true; },
        [&answered](const Result<bool>&) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(session.inventory()->revision, revision);
}

void TestHostSession::loss_marksMachinesUnknownAndComesBack()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.open();
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    const quint64 before = session.inventory()->revision;
    m_host->failCall(QStringLiteral("open"), refused()); // the first attempt finds nobody
    m_host->killConnections();
    QTRY_COMPARE(session.state(), SessionState::Lost);
    QCOMPARE(session.inventory()->domain(m_alpha)->state, DomainState::Unknown);
    QVERIFY(session.inventory()->revision > before);
    QVERIFY(session.retryIn().count() > 0 && session.retryIn().count() <= 1000);
    m_host->addDomain(QStringLiteral("beta")); // made by somebody else meanwhile
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), SessionState::Open, 10000);
    QTRY_COMPARE(session.inventory()->domains.size(), 2);
    QCOMPARE(session.inventory()->domain(m_alpha)->state, DomainState::Running);
}

void TestHostSession::loss_neverRepeatsACall()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    const Uuid off = m_host->addDomain(QStringLiteral("off"));
    session.open();
    QTRY_COMPARE(session.state(), SessionState::Open);
    m_host->hang(QStringLiteral("startDomain"));
    std::optional<Result<bool>> answer;
    session.submit<bool>(
        LaneKind::Control, this,
        [off](Connection& connection) -> Result<bool> {
            if (const Status status = connection.startDomain(off, {}); !status) {
                return fail(status.error());
            }
            return true;
        },
        [&answer](const Result<bool>& result) { answer = result; });
    QTRY_VERIFY(m_host->isHanging());
    m_host->killConnections();
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().kind, ErrorKind::OutcomeUnknown);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), SessionState::Open, 10000);
    QCOMPARE(m_host->countOf(QStringLiteral("startDomain")), 1);
}

void TestHostSession::laneThatDied_isReopenedAlone()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.open();
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    const int before = m_host->openConnections();
    m_host->failCall(QStringLiteral("open"), refused());
    std::optional<Result<bool>> answer;
    const auto ask = [&] {
        answer.reset();
        session.submit<bool>(
            LaneKind::Slow, this, [](Connection&) -> Result<bool> { return true; },
            [&answer](const Result<bool>& result) { answer = result; });
    };
    ask();
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->has_value()); // this lane could not open its own
    QCOMPARE(session.state(), SessionState::Open);
    ask();
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->has_value());
    QCOMPARE(m_host->openConnections(), before + 1);
}

void TestHostSession::close_whileALaneHangs_doesNotWait()
{
    m_host->hang(QStringLiteral("open"));
    HostSession session(settingsFor("qemu+ssh://dead.example/system"), m_driver);
    session.open();
    QTRY_VERIFY(m_host->isHanging());
    QElapsedTimer clock;
    clock.start();
    session.close();
    QVERIFY(clock.elapsed() < 500);
    QCOMPARE(session.state(), SessionState::Closed);
    QVERIFY(!session.isFinished());
    QSignalSpy finished(&session, &HostSession::finished);
    m_host->release();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(m_host->openConnections(), 0); // what was opened for nobody is closed again
}

void TestHostSession::destruction_whileALaneHangs_takesNoMoreThanTwoSeconds()
{
    auto session = std::make_unique<HostSession>(settingsFor("qemu:///system"), m_driver);
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    m_host->hang(QStringLiteral("freeMemory"));
    session->submit<ByteSize>(
        LaneKind::Slow, this, [](Connection& connection) { return connection.freeMemory(); },
        [](const Result<ByteSize>&) {});
    QTRY_VERIFY(m_host->isHanging());
    QElapsedTimer clock;
    clock.start();
    session.reset();
    QVERIFY2(clock.elapsed() < 2600, qPrintable(QString::number(clock.elapsed())));
    m_host->release();
    QTRY_COMPARE(m_host->openConnections(), 0); // the lane that was let go tidied up by itself
}

void TestHostSession::queuedWork_whenLost_isAnswered()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.open();
    QTRY_COMPARE(session.state(), SessionState::Open);
    m_host->hang(QStringLiteral("freeMemory"));
    int answered = 0;
    for (int i = 0; i < 5; ++i) {
        session.submit<ByteSize>(
            LaneKind::Control, this, [](Connection& connection) { return connection.freeMemory(); },
            [&answered](const Result<ByteSize>& result) { answered += result.has_value() ? 0 : 1; });
    }
    QTRY_VERIFY(m_host->isHanging());
    session.close();
    m_host->killConnections();
    QTRY_COMPARE(answered, 5);
}

void TestHostSession::forceOff_whileAStartHangs_doesNotWait()
{
    const Uuid off = m_host->addDomain(QStringLiteral("off"));
    ConnectionList list(m_driver, nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(QStringLiteral("qemu:///system"));
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    m_host->hang(QStringLiteral("startDomain"));
    const Task* start = runner.start(domainOperation(DomainAction::Start, *session, m_host->domain(off)));
    QTRY_VERIFY(m_host->isHanging());
    const Task* forceOff = runner.start(domainOperation(DomainAction::ForceOff, *session, m_host->domain(m_alpha)));
    QTRY_COMPARE(forceOff->state(), Task::State::Succeeded);
    QCOMPARE(m_host->domain(m_alpha).state, DomainState::ShutOff);
    QCOMPARE(start->state(), Task::State::Running);
    m_host->release();
    QTRY_COMPARE(start->state(), Task::State::Succeeded);
}

void TestHostSession::inventory_whileAStartHangs_goesOn()
{
    const Uuid off = m_host->addDomain(QStringLiteral("off"));
    ConnectionList list(m_driver, nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(QStringLiteral("qemu:///system"));
    session->open();
    QTRY_COMPARE(session->inventory()->pools.size(), 1);
    m_host->hang(QStringLiteral("startDomain")); // its disk image lies on a file server that does not answer
    const Task* start = runner.start(domainOperation(DomainAction::Start, *session, m_host->domain(off)));
    QTRY_VERIFY(m_host->isHanging());
    m_host->setState(m_alpha, DomainState::Paused);
    m_host->emitEvent(DomainLifecycleEvent{m_alpha, DomainLifecycle::Suspended, 0});
    QTRY_COMPARE(session->inventory()->domain(m_alpha)->state, DomainState::Paused);
    m_host->addNetwork(QStringLiteral("second"), true);
    session->refresh();
    QTRY_COMPARE(session->inventory()->networks.size(), 2);
    QCOMPARE(start->state(), Task::State::Running);
    m_host->release();
    QTRY_COMPARE(start->state(), Task::State::Succeeded);
}

void TestHostSession::inventory_whereOnlyOneConnectionIsLet_isReadAllTheSame()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    m_host->failCall(QStringLiteral("open"), refused(), 2, 1000);
    session.open();
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    m_host->setState(m_alpha, DomainState::Paused);
    m_host->emitEvent(DomainLifecycleEvent{m_alpha, DomainLifecycle::Suspended, 0});
    QTRY_COMPARE(session.inventory()->domain(m_alpha)->state, DomainState::Paused);
    QCOMPARE(session.state(), SessionState::Open);
}

void TestHostSession::inventory_whereASecondConnectionIsKeptWaiting_isReadAllTheSame()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.setAnswerPatience(std::chrono::milliseconds(50));
    // A daemon with as many clients as it serves lets the next one knock.
    connect(&session, &HostSession::stateChanged, this, [&] {
        if (session.state() == SessionState::Open) {
            m_host->hang(QStringLiteral("open"));
        }
    });
    session.open();
    QTRY_VERIFY(m_host->isHanging());
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    QTRY_VERIFY(session.isAnswering());
    m_host->setState(m_alpha, DomainState::Paused);
    m_host->emitEvent(DomainLifecycleEvent{m_alpha, DomainLifecycle::Suspended, 0});
    QTRY_COMPARE(session.inventory()->domain(m_alpha)->state, DomainState::Paused);
    QCOMPARE(session.state(), SessionState::Open);
    QVERIFY(m_host->isHanging());
    m_host->release();
}

void TestHostSession::inventory_whileAPoolHangs_leavesTheControlLaneAlone()
{
    ConnectionList list(m_driver, nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(QStringLiteral("qemu:///system"));
    session->setAnswerPatience(std::chrono::milliseconds(50));
    session->open();
    QTRY_COMPARE(session->inventory()->pools.size(), 1);
    m_host->hang(QStringLiteral("storagePools")); // one of them lies on a file server that does not answer
    session->refresh();
    QTRY_VERIFY(!session->isAnswering());
    const Task* pause = runner.start(domainOperation(DomainAction::Pause, *session, m_host->domain(m_alpha)));
    QTRY_COMPARE(pause->state(), Task::State::Succeeded);
    m_host->release();
}

void TestHostSession::inventory_givenUpOn_doesNotTurnTheListBack()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.setAnswerPatience(std::chrono::milliseconds(50));
    // The first reading beside the control lane hangs after it has seen the machines.
    m_host->hang(QStringLiteral("networks"));
    session.open();
    QTRY_VERIFY(m_host->isHanging());
    m_host->setState(m_alpha, DomainState::Paused);
    QTRY_COMPARE(session.inventory()->domain(m_alpha)->state, DomainState::Paused);
    bool isTurnedBack = false;
    connect(&session, &HostSession::inventoryChanged, this, [&](const InventoryPtr& inventory) {
        isTurnedBack = isTurnedBack || inventory->domain(m_alpha)->state != DomainState::Paused;
    });
    m_host->release();
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    QVERIFY(!isTurnedBack);
}

void TestHostSession::answering_whileListsHaveNoAnswer_isDenied()
{
    HostSession session(settingsFor("qemu:///system"), m_driver);
    session.setAnswerPatience(std::chrono::milliseconds(50));
    session.open();
    QTRY_COMPARE(session.inventory()->pools.size(), 1);
    QTRY_VERIFY(session.isAnswering());
    QSignalSpy changes(&session, &HostSession::answeringChanged);
    m_host->hang(QStringLiteral("domains"));
    session.refresh();
    QTRY_VERIFY(!session.isAnswering());
    QCOMPARE(session.state(), SessionState::Open);
    m_host->release();
    QTRY_VERIFY(session.isAnswering());
    QCOMPARE(changes.count(), 2);
    m_host->hang(QStringLiteral("domains"));
    session.refresh();
    QTRY_VERIFY(!session.isAnswering());
    session.close();
    QVERIFY(session.isAnswering());
    m_host->release();
}

void TestHostSession::closeAll_whileACreationCopies_stopsItFirst()
{
    ConnectionList list(m_driver, nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(QStringLiteral("qemu:///system"));
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    Operation copy;
    copy.title = QStringLiteral("Copy");
    copy.connection = session->id();
    copy.canBeStopped = true;
    std::atomic<bool> isCopying = false;
    std::atomic<bool> wasTakenBack = false;
    copy.run = [&](Connection& connection, const ProgressSink&, const StopToken& stop) -> Result<OperationOutcome> {
        isCopying = true;
        while (!stop.stop_requested()) {
            (void)connection.freeMemory();
        }
        wasTakenBack = connection.networks().has_value(); // on the connection that is still open
        return fail(Error::cancelled());
    };
    std::atomic<bool> secondRan = false;
    Operation waiting = copy;
    waiting.run = [&](Connection&, const ProgressSink&, const StopToken&) -> Result<OperationOutcome> {
        secondRan = true;
        return OperationOutcome{};
    };
    runner.start(copy);
    runner.start(waiting);
    QTRY_VERIFY(isCopying);
    list.closeAll();
    QVERIFY(wasTakenBack);
    QVERIFY(!secondRan);
}

void TestHostSession::task_cancelledWithSomethingLeft_keepsTheWords()
{
    ConnectionList list(m_driver, nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(QStringLiteral("qemu:///system"));
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    Operation operation;
    operation.connection = session->id();
    operation.run = [](Connection&, const ProgressSink&, const StopToken&) -> Result<OperationOutcome> {
        return fail(Error::make(ErrorKind::Cancelled, QStringLiteral("\nLeft behind: a volume.")));
    };
    const Task* task = runner.start(operation);
    QTRY_COMPARE(task->state(), Task::State::Cancelled);
    QCOMPARE(task->error().text, QStringLiteral("Left behind: a volume."));
}

void TestHostSession::sharedUri_usesOneConnection()
{
    HostSession session(settingsFor("test:///demo.xml"), m_driver);
    session.open();
    QTRY_COMPARE(session.state(), SessionState::Open);
    int answered = 0;
    for (const LaneKind kind : {LaneKind::Stats, LaneKind::Slow, LaneKind::Transfer, LaneKind::Urgent}) {
        session.submit<ByteSize>(
            kind, this, [](Connection& connection) { return connection.freeMemory(); },
            [&answered](const Result<ByteSize>& result) { answered += result.has_value() ? 1 : 0; });
    }
    QTRY_COMPARE(answered, 4);
    QCOMPARE(m_host->openConnections(), 1);
}

void TestHostSession::task_isCancelledBeforeItStarts()
{
    ConnectionList list(m_driver, nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(QStringLiteral("qemu:///system"));
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    m_host->hang(QStringLiteral("freeMemory"));
    std::atomic<int> runs = 0;
    Operation operation;
    operation.title = QStringLiteral("Wait");
    operation.connection = session->id();
    operation.run = [&runs](Connection& connection, const ProgressSink&, const StopToken&) -> Result<OperationOutcome> {
        ++runs;
        const auto memory = connection.freeMemory();
        return memory ? Result<OperationOutcome>(OperationOutcome{}) : fail(memory.error());
    };
    Task* first = runner.start(operation);
    Task* second = runner.start(operation);
    QTRY_COMPARE(first->state(), Task::State::Running);
    QCOMPARE(second->state(), Task::State::Queued);
    QCOMPARE(runner.runningCount(), 2);
    second->cancel();
    QCOMPARE(second->state(), Task::State::Cancelled);
    m_host->release();
    QTRY_COMPARE(first->state(), Task::State::Succeeded);
    QCOMPARE(runs.load(), 1);
    runner.clearFinished();
    QCOMPARE(runner.tasks().size(), 0);
}

void TestHostSession::connectionList_isKeptInTheSettings()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    ConnectionId id;
    {
        Settings settings = Settings::load(path);
        ConnectionList list(m_driver, &settings);
        list.addTemporary(QStringLiteral("test:///default"));
        ConnectionSettings added;
        added.uri = QStringLiteral("qemu+ssh://host.example/system");
        added.label = QStringLiteral("Büro = 2; máy chủ");
        added.openAtStart = false;
        added.readOnly = true;
        id = list.add(added)->id();
        QVERIFY(!id.isNull());
    }
    Settings settings = Settings::load(path);
    ConnectionList list(m_driver, &settings);
    list.load();
    QCOMPARE(list.sessions().size(), 1);
    const ConnectionSettings kept = list.sessions().constFirst()->settings();
    QCOMPARE(kept.id, id);
    QCOMPARE(kept.label, QStringLiteral("Büro = 2; máy chủ"));
    QVERIFY(kept.readOnly && !kept.openAtStart);
    list.remove(id);
    QCOMPARE(list.sessions().size(), 0);
    ConnectionList empty(m_driver, &settings);
    empty.load();
    QVERIFY(empty.sessions().isEmpty());
}

void TestHostSession::openAtStart_opensOneAfterAnother()
{
    ConnectionList list(m_driver, nullptr);
    HostSession* first = list.addTemporary(QStringLiteral("qemu:///system"));
    HostSession* second = list.addTemporary(QStringLiteral("qemu:///session"));
    m_host->hang(QStringLiteral("open"));
    list.openAtStart();
    QTRY_VERIFY(m_host->isHanging());
    QCOMPARE(first->state(), SessionState::Connecting);
    QCOMPARE(second->state(), SessionState::Closed);
    // The first never answers: the second gets its turn all the same.
    QTRY_COMPARE_WITH_TIMEOUT(second->state(), SessionState::Connecting, 8000);
    QCOMPARE(first->state(), SessionState::Connecting);
    m_host->release();
    QTRY_COMPARE(first->state(), SessionState::Open);
    QTRY_COMPARE(second->state(), SessionState::Open);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestHostSession)
#include "tst_hostsession.moc"
