// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lane.h"

#include <QTest>

#include <atomic>
#include <future>
#include <vector>

using namespace domus;
using namespace std::chrono_literals;

namespace {

/// Notes its end: what a job captured has to die at the right time.
struct Token
{
    explicit Token(std::atomic<int>& counter) : gone(&counter) { }
    ~Token() { ++*gone; }
    Token(const Token&) = delete;
    Token& operator=(const Token&) = delete;
    std::atomic<int>* gone;
};

} // namespace

class TestLane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void post_manyJobs_runInOrderInOneThread();
    void post_afterClose_isRefused();
    void withdraw_queuedJob_neverRuns();
    void withdraw_startedJob_isRefused();
    void close_withQueuedJobs_destroysThemUnrun();
    void close_whileJobIsStuck_letsGoWithinThePatience();
    void close_fromItsOwnJob_doesNotWaitForItself();
    void job_afterItRan_isDestroyed();
};

void TestLane::post_manyJobs_runInOrderInOneThread()
{
    Lane lane(QStringLiteral("test"));
    std::vector<int> seen;
    bool alwaysCurrent = true;
    std::promise<void> done;
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(lane.post([&, i] {
            seen.push_back(i);
            alwaysCurrent = alwaysCurrent && lane.isCurrent();
        }) > 0);
    }
    lane.post([&done] { done.set_value(); });
    QCOMPARE(done.get_future().wait_for(10s), std::future_status::ready);
    QCOMPARE(seen.size(), std::size_t{1000});
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY(alwaysCurrent);
    QVERIFY(!lane.isCurrent());
    QVERIFY(lane.close(10s));
}

void TestLane::post_afterClose_isRefused()
{
    Lane lane(QStringLiteral("test"));
    QVERIFY(lane.close(10s));
    std::atomic<int> gone = 0;
    QCOMPARE(lane.post([token = std::make_shared<Token>(gone)] {}), Lane::Ticket{0});
    QCOMPARE(gone.load(), 1);
    QVERIFY(lane.close(1s)); // again is harmless
}

void TestLane::withdraw_queuedJob_neverRuns()
{
    Lane lane(QStringLiteral("test"));
    std::promise<void> gate;
    std::atomic<bool> ran = false;
    lane.post([opened = gate.get_future().share()] { opened.wait(); });
    const auto ticket = lane.post([&ran] { ran = true; });
    QVERIFY(lane.withdraw(ticket));
    QVERIFY(!lane.withdraw(ticket));
    gate.set_value();
    std::promise<void> done;
    lane.post([&done] { done.set_value(); });
    done.get_future().wait();
    QVERIFY(!ran);
}

void TestLane::withdraw_startedJob_isRefused()
{
    Lane lane(QStringLiteral("test"));
    std::promise<void> started;
    std::promise<void> gate;
    const auto ticket = lane.post([&started, opened = gate.get_future().share()] {
        started.set_value();
        opened.wait();
    });
    started.get_future().wait();
    QVERIFY(!lane.withdraw(ticket));
    gate.set_value();
    QVERIFY(!lane.withdraw(12345));
}

void TestLane::close_withQueuedJobs_destroysThemUnrun()
{
    std::atomic<int> gone = 0;
    std::atomic<bool> ran = false;
    Lane lane(QStringLiteral("test"));
    std::promise<void> started;
    std::promise<void> gate;
    lane.post([&started, opened = gate.get_future().share()] {
        started.set_value();
        opened.wait();
    });
    for (int i = 0; i < 3; ++i) {
        lane.post([&ran, token = std::make_shared<Token>(gone)] { ran = true; });
    }
    started.get_future().wait();
    QVERIFY(!lane.close(20ms));
    QCOMPARE(gone.load(), 3);
    gate.set_value();
    QTRY_VERIFY(lane.close(10s)); // let go is not waited for again, and not forgotten
    QVERIFY(!ran);
}

void TestLane::close_whileJobIsStuck_letsGoWithinThePatience()
{
    std::atomic<int> gone = 0;
    auto gate = std::make_shared<std::promise<void>>();
    {
        Lane lane(QStringLiteral("a name longer than the kernel keeps"));
        std::promise<void> started;
        lane.post([&started, opened = gate->get_future().share(), token = std::make_shared<Token>(gone)] {
            started.set_value();
            opened.wait();
        });
        started.get_future().wait();
        const auto begin = std::chrono::steady_clock::now();
        QVERIFY(!lane.close(100ms));
        QVERIFY(std::chrono::steady_clock::now() - begin < 2s);
        QCOMPARE(gone.load(), 0); // the stuck job keeps what it needs
    }
    gate->set_value();
    QTRY_COMPARE(gone.load(), 1);
}

void TestLane::close_fromItsOwnJob_doesNotWaitForItself()
{
    auto lane = std::make_shared<Lane>(QStringLiteral("test"));
    std::promise<bool> closed;
    const auto begin = std::chrono::steady_clock::now();
    lane->post([&closed, own = lane.get()] { closed.set_value(own->close(10s)); });
    auto answer = closed.get_future();
    QCOMPARE(answer.wait_for(5s), std::future_status::ready);
    QVERIFY(!answer.get());
    QVERIFY(std::chrono::steady_clock::now() - begin < 5s);
}

void TestLane::job_afterItRan_isDestroyed()
{
    std::atomic<int> gone = 0;
    Lane lane(QStringLiteral("test"));
    lane.post([token = std::make_shared<Token>(gone)] {});
    QTRY_COMPARE(gone.load(), 1);
}

QTEST_GUILESS_MAIN(TestLane)
#include "tst_lane.moc"
