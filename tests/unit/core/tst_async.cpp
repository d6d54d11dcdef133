// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/async.h"
#include "app/core/lane.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <vector>

using namespace domus;
using namespace std::chrono_literals;

class TestAsync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reply_fromAnotherThread_arrivesInTheContextsThread();
    void reply_postedTwice_arrivesOnce();
    void reply_whoseContextDied_isDropped();
    void mailbox_manyValues_arriveInOrder();
    void mailbox_whoseContextDiesUnderFire_neverCallsBack();
    void handler_thatDeletesItsContext_getsNoMore();
    void post_dropped_letsTheValueGo();
    void post_fromThreeThreadsWhileTheQueueGrows_losesNothing();
};

void TestAsync::reply_fromAnotherThread_arrivesInTheContextsThread()
{
    QObject context;
    Lane lane(QStringLiteral("test"));
    int got = 0;
    QThread* where = nullptr;
    const auto box = async::reply<int>(&context, [&](int value) {
        got = value;
        where = QThread::currentThread();
    });
    lane.post([box] { box.post(42); });
    QTRY_COMPARE(got, 42);
    QCOMPARE(where, QThread::currentThread());
    QVERIFY(!box.hasListener());
}

void TestAsync::reply_postedTwice_arrivesOnce()
{
    QObject context;
    int calls = 0;
    const auto box = async::reply<int>(&context, [&calls](int) { ++calls; });
    QVERIFY(box.post(1));
    box.post(2);
    QTRY_COMPARE(calls, 1);
    QVERIFY(!box.post(3));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(calls, 1);
}

void TestAsync::reply_whoseContextDied_isDropped()
{
    auto context = std::make_unique<QObject>();
    bool called = false;
    const auto box = async::reply<int>(context.get(), [&called](int) { called = true; });
    QVERIFY(box.post(1));
    context.reset();
    QVERIFY(!box.hasListener());
    QVERIFY(!box.post(2));
    QCoreApplication::sendPostedEvents();
    QVERIFY(!called);
}

void TestAsync::mailbox_manyValues_arriveInOrder()
{
    QObject context;
    Lane lane(QStringLiteral("test"));
    std::vector<int> seen;
    const auto box = async::mailbox<int>(&context, [&seen](int value) { seen.push_back(value); });
    constexpr int count = 20'000;
    lane.post([box] {
        for (int i = 0; i < count; ++i) {
            box.post(i);
        }
    });
    QTRY_COMPARE(seen.size(), std::size_t{count});
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
}

void TestAsync::mailbox_whoseContextDiesUnderFire_neverCallsBack()
{
    Lane lane(QStringLiteral("test"));
    for (int round = 0; round < 50; ++round) {
        auto context = std::make_unique<QObject>();
        bool alive = true;
        int seen = 0;
        const auto box = async::mailbox<int>(context.get(), [&](int) {
            QVERIFY(alive);
            ++seen;
        });
        lane.post([box] {
            while (box.post(1)) { }
        });
        QTRY_VERIFY(seen > 0);
        context.reset();
        alive = false;
        QCoreApplication::sendPostedEvents();
    }
    QVERIFY(lane.close(10s));
}

void TestAsync::handler_thatDeletesItsContext_getsNoMore()
{
    auto* context = new QObject;
    int calls = 0;
    const auto box = async::mailbox<int>(context, [&calls, context](int) {
        ++calls;
        delete context;
    });
    box.post(1);
    box.post(2);
    QTRY_COMPARE(calls, 1);
    QVERIFY(!box.post(3));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(calls, 1);
}

void TestAsync::post_dropped_letsTheValueGo()
{
    auto context = std::make_unique<QObject>();
    const auto value = std::make_shared<int>(1);
    const auto box = async::mailbox<std::shared_ptr<int>>(context.get(), [](const std::shared_ptr<int>&) {});
    box.post(value);
    context.reset();
    QCOMPARE(value.use_count(), 1L);
}

void TestAsync::post_fromThreeThreadsWhileTheQueueGrows_losesNothing()
{
    constexpr int boxes = 300;
    QObject context;
    int calls = 0;
    std::vector<async::Mailbox<int>> replies;
    replies.reserve(std::size_t{3} * boxes);
    for (int i = 0; i < 3 * boxes; ++i) {
        replies.push_back(async::reply<int>(&context, [&calls](int) { ++calls; }));
    }
    // Nothing is drained until all have posted: each wake-up is one more entry in the queue of this thread.
    std::atomic<int> done{0};
    Lane first(QStringLiteral("first"));
    Lane second(QStringLiteral("second"));
    Lane third(QStringLiteral("third"));
    int from = 0;
    for (Lane* lane : {&first, &second, &third}) {
        lane->post([&replies, &done, from] {
            for (int i = from; i < from + boxes; ++i) {
                replies[static_cast<std::size_t>(i)].post(i);
            }
            ++done;
        });
        from += boxes;
    }
    for (int waited = 0; done != 3 && waited < 10'000; ++waited) {
        QThread::msleep(1);
    }
    QCOMPARE(done.load(), 3);
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 3 * boxes);
}

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
