// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/eventloop.h"

#include <QAbstractEventDispatcher>
#include <QTest>
#include <QTimer>

#include <fcntl.h>
#include <libvirt/libvirt.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <thread>
#include <vector>

using domus::EventLoop;

namespace {

/// What libvirt would hand to the loop as opaque pointer; the loop has to release it, in its own thread.
struct Probe
{
    std::atomic<int> calls = 0;
    std::atomic<int> strayCalls = 0;
    std::atomic<int> lastEvents = 0;
    std::atomic<bool> inCallback = false;
    std::atomic<bool> holdCallback = false;
    std::atomic<bool> released = false;
    std::atomic<bool> releasedAstray = false;
    std::atomic<bool> releasedWhileRunning = false;

    void called()
    {
        inCallback = true;
        if (!EventLoop::isCurrentThread()) {
            ++strayCalls;
        }
        ++calls;
        while (holdCallback) {
            std::this_thread::yield();
        }
        inCallback = false;
    }
    static void onTimeout(int, void* opaque) { static_cast<Probe*>(opaque)->called(); }
    static void onHandle(int, int fd, int events, void* opaque)
    {
        auto* probe = static_cast<Probe*>(opaque);
        std::array<char, 16> bytes{};
        if ((events & VIR_EVENT_HANDLE_READABLE) != 0) {
            (void)!::read(fd, bytes.data(), bytes.size());
        }
        probe->lastEvents = events;
        probe->called();
    }
    static void release(void* opaque)
    {
        auto* probe = static_cast<Probe*>(opaque);
        probe->releasedAstray = !EventLoop::isCurrentThread();
        probe->releasedWhileRunning = probe->inCallback.load();
        probe->released = true;
    }
};

/// Lets the loop turn often enough that what shall not happen would have happened.
class LoopTurns
{
public:
    LoopTurns() : m_timer(virEventAddTimeout(0, &Probe::onTimeout, &m_probe, &Probe::release)) { }
    bool areEnough() const { return m_probe.calls > 20; }
    void stop() const { virEventRemoveTimeout(m_timer); }
    bool areOver() const { return m_probe.released; }

private:
    Probe m_probe;
    int m_timer;
};

} // namespace

class TestEventLoop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acquire_twice_isOneLoop();
    void acquire_afterRelease_runsAgain();
    void timeout_disabledThenEnabled_firesInLoopOnly();
    void handle_readable_isReported();
    void handle_peerGone_reportsHangup();
    void remove_whileCallbackRuns_releasesAfterwards();
    void remove_unknown_fails();
    void release_manyThreads_leavesNothing();
    void qtTimers_besideTheLoop_stayInTheirThread();
};

void TestEventLoop::acquire_twice_isOneLoop()
{
    const auto first = EventLoop::acquire();
    QCOMPARE(EventLoop::acquire(), first);
    QVERIFY(!EventLoop::isCurrentThread());
}

void TestEventLoop::acquire_afterRelease_runsAgain()
{
    for (int round = 0; round < 3; ++round) {
        const auto loop = EventLoop::acquire();
        Probe probe;
        const int timer = virEventAddTimeout(0, &Probe::onTimeout, &probe, &Probe::release);
        QTRY_VERIFY(probe.calls > 3);
        QCOMPARE(virEventRemoveTimeout(timer), 0);
        QTRY_VERIFY(probe.released);
    }
    QCOMPARE(EventLoop::watchCount(), 0);
}

void TestEventLoop::timeout_disabledThenEnabled_firesInLoopOnly()
{
    const auto loop = EventLoop::acquire();
    Probe probe;
    const int timer = virEventAddTimeout(-1, &Probe::onTimeout, &probe, &Probe::release);
    QVERIFY(timer >= 0);
    const LoopTurns turns;
    QTRY_VERIFY(turns.areEnough());
    turns.stop();
    QTRY_VERIFY(turns.areOver());
    QCOMPARE(probe.calls.load(), 0);
    virEventUpdateTimeout(timer, 1);
    QTRY_VERIFY(probe.calls >= 5);
    virEventUpdateTimeout(timer, -1);
    QCOMPARE(virEventRemoveTimeout(timer), 0);
    QTRY_VERIFY(probe.released);
    QCOMPARE(probe.strayCalls.load(), 0);
    QVERIFY(!probe.releasedAstray);
}

void TestEventLoop::handle_readable_isReported()
{
    const auto loop = EventLoop::acquire();
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK), 0);
    Probe probe;
    const int watch = virEventAddHandle(ends[0], VIR_EVENT_HANDLE_READABLE, &Probe::onHandle, &probe, &Probe::release);
    QCOMPARE(::write(ends[1], "x", 1), ssize_t{1});
    QTRY_COMPARE(probe.calls.load(), 1);
    QCOMPARE(probe.lastEvents.load(), int{VIR_EVENT_HANDLE_READABLE});

    virEventUpdateHandle(watch, 0);
    QCOMPARE(::write(ends[1], "x", 1), ssize_t{1});
    const LoopTurns turns;
    QTRY_VERIFY(turns.areEnough());
    turns.stop();
    QTRY_VERIFY(turns.areOver());
    QCOMPARE(probe.calls.load(), 1);
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE);
    QTRY_COMPARE(probe.calls.load(), 2);

    QCOMPARE(virEventRemoveHandle(watch), 0);
    QTRY_VERIFY(probe.released);
    ::close(ends[0]);
    ::close(ends[1]);
}

void TestEventLoop::handle_peerGone_reportsHangup()
{
    const auto loop = EventLoop::acquire();
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK), 0);
    Probe probe;
    const int watch = virEventAddHandle(ends[0], VIR_EVENT_HANDLE_READABLE, &Probe::onHandle, &probe, &Probe::release);
    ::close(ends[1]);
    QTRY_VERIFY((probe.lastEvents & VIR_EVENT_HANDLE_HANGUP) != 0);
    QCOMPARE(virEventRemoveHandle(watch), 0);
    QTRY_VERIFY(probe.released);
    ::close(ends[0]);
}

void TestEventLoop::remove_whileCallbackRuns_releasesAfterwards()
{
    const auto loop = EventLoop::acquire();
    Probe probe;
    probe.holdCallback = true;
    const int timer = virEventAddTimeout(0, &Probe::onTimeout, &probe, &Probe::release);
    QTRY_VERIFY(probe.inCallback);
    QCOMPARE(virEventRemoveTimeout(timer), 0);
    QVERIFY(!probe.released);
    probe.holdCallback = false;
    QTRY_VERIFY(probe.released);
    QVERIFY(!probe.releasedWhileRunning);
    QCOMPARE(probe.calls.load(), 1);
}

void TestEventLoop::remove_unknown_fails()
{
    const auto loop = EventLoop::acquire();
    QCOMPARE(virEventRemoveTimeout(1 << 30), -1);
    QCOMPARE(virEventRemoveHandle(1 << 30), -1);
}

void TestEventLoop::release_manyThreads_leavesNothing()
{
    constexpr int threadCount = 4;
    constexpr int rounds = 200;
    std::atomic<int> released = 0;
    {
        const auto loop = EventLoop::acquire();
        std::vector<std::thread> threads;
        threads.reserve(threadCount);
        for (int i = 0; i < threadCount; ++i) {
            threads.emplace_back([&released] {
                const auto share = EventLoop::acquire();
                for (int round = 0; round < rounds; ++round) {
                    const int timer = virEventAddTimeout(
                        round % 2, [](int, void*) {}, &released,
                        [](void* opaque) { ++*static_cast<std::atomic<int>*>(opaque); });
                    virEventUpdateTimeout(timer, 0);
                    virEventRemoveTimeout(timer);
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
    }
    // The loop drains before it stops.
    QCOMPARE(released.load(), threadCount * rounds);
    QCOMPARE(EventLoop::watchCount(), 0);
}

void TestEventLoop::qtTimers_besideTheLoop_stayInTheirThread()
{
    // The trap this loop exists for: on the default context one thread runs the other's callbacks.
    QVERIFY(QByteArray(QAbstractEventDispatcher::instance()->metaObject()->className()).contains("Glib"));
    const auto loop = EventLoop::acquire();
    Probe probe;
    const int timer = virEventAddTimeout(1, &Probe::onTimeout, &probe, &Probe::release);
    int ticks = 0;
    int strayTicks = 0;
    QTimer qtTimer;
    QObject::connect(&qtTimer, &QTimer::timeout, this, [&] {
        ++ticks;
        if (EventLoop::isCurrentThread()) {
            ++strayTicks;
        }
    });
    qtTimer.start(1);
    QTRY_VERIFY(ticks >= 100 && probe.calls >= 100);
    QCOMPARE(virEventRemoveTimeout(timer), 0);
    QTRY_VERIFY(probe.released);
    QCOMPARE(strayTicks, 0);
    QCOMPARE(probe.strayCalls.load(), 0);
}

QTEST_GUILESS_MAIN(TestEventLoop)
#include "tst_eventloop.moc"
