// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/framereader.h"
#include "app/console/keytracker.h"
#include "app/console/pointermapper.h"

#include <QKeyEvent>
#include <QtTest>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace domus;
using namespace domus::consolelink;

namespace {

UniqueFd memory(off_t size, bool isSealed = true)
{
    UniqueFd fd(::memfd_create("test", MFD_ALLOW_SEALING | MFD_CLOEXEC));
    if (::ftruncate(fd.get(), size) != 0 || (isSealed && ::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK) != 0)) {
        fd.reset();
    }
    return fd;
}

Buffers buffers(std::uint32_t width, std::uint32_t height, std::uint32_t count)
{
    Buffers message;
    message.generation = 1;
    message.width = width;
    message.height = height;
    message.count = count;
    return message;
}

} // namespace

/// Input's state machines, coordinates, and the checks of what the process says.
class TestConsoleInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scancode_ofEvdev_isXt_data()
    {
        QTest::addColumn<quint32>("evdev");
        QTest::addColumn<quint32>("scancode");
        QTest::newRow("Escape") << 1U << 0x01U;
        QTest::newRow("A") << 30U << 0x1eU;
        QTest::newRow("F12") << 88U << 0x58U;
        QTest::newRow("right Ctrl") << 97U << 0x9dU;
        QTest::newRow("Up") << 103U << 0xc8U;
        QTest::newRow("Delete") << 111U << 0xd3U;
        QTest::newRow("left Meta") << 125U << 0xdbU;
        QTest::newRow("none") << 0U << 0U;
        QTest::newRow("beyond") << 700U << 0U;
    }
    void scancode_ofEvdev_isXt()
    {
        QFETCH(quint32, evdev);
        QTEST(keymap::scancodeOfEvdev(evdev), "scancode");
    }

    void key_ofNativeEvent_goesByPlace()
    {
        // A German keyboard's Z key lies where Y is.
        const QKeyEvent event(QEvent::KeyPress, Qt::Key_Z, Qt::NoModifier, 21 + 8, 'z', 0, QStringLiteral("z"));
        QCOMPARE(keymap::fromEvent(event), (GuestKey{0x15, 'z'}));
    }

    void tracker_releasesAsPressed_andEverythingOnFocusLoss()
    {
        KeyTracker tracker;
        QVERIFY(tracker.press(10, {0x1e, 'a'}));
        QVERIFY(tracker.press(11, {0x2a, 0xffe1}));
        QCOMPARE(tracker.press(10, {0x1e, 'A'})->keysym, quint32('a'));
        QVERIFY(!tracker.release(99));
        QCOMPARE(tracker.release(10)->keysym, quint32('a'));
        QVERIFY(tracker.press(12, {0x1d, 0xffe3}));
        const auto all = tracker.releaseAll();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(0).scancode, 0x1dU);
        QVERIFY(tracker.isEmpty());
    }

    void combination_onlyAlone_gives()
    {
        ReleaseCombination combination;
        combination.press(Qt::Key_Control);
        combination.press(Qt::Key_Alt);
        QVERIFY(combination.release(Qt::Key_Alt));
        QVERIFY(!combination.release(Qt::Key_Control));
        combination.press(Qt::Key_Control);
        combination.press(Qt::Key_Alt);
        combination.press(Qt::Key_F2); // meant for the guest
        QVERIFY(!combination.release(Qt::Key_F2));
        QVERIFY(!combination.release(Qt::Key_Alt));
    }

    void wheel_smallParts_addUp()
    {
        WheelSteps wheel;
        QCOMPARE(wheel.add(60), 0);
        QCOMPARE(wheel.add(60), 1);
        QCOMPARE(wheel.add(-60), 0);
        QCOMPARE(wheel.add(-180), -2);
    }

    void geometry_mapsCornersToCorners_data()
    {
        QTest::addColumn<QSize>("widget");
        QTest::addColumn<qreal>("ratio");
        QTest::addColumn<ScaleMode>("mode");
        QTest::newRow("as large") << QSize(640, 480) << 1.0 << ScaleMode::Fit;
        QTest::newRow("wide") << QSize(1000, 480) << 1.0 << ScaleMode::Fit;
        QTest::newRow("half") << QSize(320, 240) << 1.0 << ScaleMode::Fit;
        QTest::newRow("HiDPI") << QSize(320, 240) << 2.0 << ScaleMode::OneToOne;
        QTest::newRow("1.25") << QSize(900, 700) << 1.25 << ScaleMode::Fit;
        QTest::newRow("1:1 in the middle") << QSize(1000, 1000) << 1.5 << ScaleMode::OneToOne;
    }
    void geometry_mapsCornersToCorners()
    {
        QFETCH(QSize, widget);
        QFETCH(qreal, ratio);
        QFETCH(ScaleMode, mode);
        const QSize guest(640, 480);
        const ScreenGeometry geometry(widget, ratio, guest, mode);
        const QRect target = geometry.target();
        QCOMPARE(geometry.toGuest(QPointF(target.left() + 0.1, target.top() + 0.1) / ratio), QPoint(0, 0));
        QCOMPARE(geometry.toGuest(QPointF(target.right() + 0.9, target.bottom() + 0.9) / ratio), QPoint(639, 479));
        QCOMPARE(geometry.toGuest(QPointF(-100, -100)), QPoint(0, 0));
        // What is damaged in the guest is inside what is repainted.
        const QRect damage(100, 90, 3, 5);
        QVERIFY(geometry.toGuestRect(geometry.toWidget(damage)).contains(damage));
        QCOMPARE(geometry.isExact(), mode == ScaleMode::OneToOne || target.size() == guest);
    }

    void geometry_tooLargeForOneToOne_showsThePartThePointerIsAt()
    {
        const QSize widget(400, 300);
        const QSize guest(1000, 700);
        for (const qreal ratio : {1.0, 1.25, 2.0}) {
            const auto at = [&](QPointF point) {
                const QPointF part = ScreenGeometry::partAt(point, widget);
                return ScreenGeometry(widget, ratio, guest, ScaleMode::OneToOne, part).toGuest(point);
            };
            QVERIFY(ScreenGeometry(widget, ratio, guest, ScaleMode::OneToOne).isCut());
            QCOMPARE(at(QPointF(0, 0)), QPoint(0, 0));
            QCOMPARE(at(QPointF(399.99, 299.99)), QPoint(999, 699));
            QVERIFY((at(QPointF(200, 150)) - QPoint(500, 350)).manhattanLength() <= 2);
            // On the way nothing jumps.
            for (int x = 1; x < widget.width(); ++x) {
                const int step = at(QPointF(x, 10)).x() - at(QPointF(x - 1, 10)).x();
                QVERIFY2(step >= 0 && step <= 5, qPrintable(QString::number(step)));
            }
        }
        QVERIFY(!ScreenGeometry(QSize(1000, 700), 1, guest, ScaleMode::OneToOne).isCut());
        QVERIFY(!ScreenGeometry(widget, 1, guest, ScaleMode::Fit).isCut());
    }

    void buffers_hostile_areRefused_data()
    {
        QTest::addColumn<quint32>("width");
        QTest::addColumn<quint32>("height");
        QTest::addColumn<quint32>("count");
        QTest::addColumn<int>("fds");
        QTest::addColumn<bool>("sealed");
        QTest::newRow("no width") << 0U << 10U << 2U << 2 << true;
        QTest::newRow("too wide") << 8193U << 10U << 2U << 2 << true;
        QTest::newRow("product overflows") << 65536U << 65536U << 2U << 2 << true;
        QTest::newRow("too large") << 8192U << 8192U << 2U << 2 << true;
        QTest::newRow("one") << 10U << 10U << 1U << 1 << true;
        QTest::newRow("fewer descriptors") << 10U << 10U << 3U << 2 << true;
        QTest::newRow("file too short") << 100U << 100U << 2U << 2 << true;
        QTest::newRow("may shrink") << 10U << 10U << 2U << 2 << false;
    }
    void buffers_hostile_areRefused()
    {
        QFETCH(quint32, width);
        QFETCH(quint32, height);
        QFETCH(quint32, count);
        QFETCH(int, fds);
        QFETCH(bool, sealed);
        std::vector<UniqueFd> memories;
        memories.reserve(static_cast<std::size_t>(fds));
        for (int i = 0; i < fds; ++i) {
            memories.push_back(memory(4096, sealed));
        }
        FrameReader reader;
        QVERIFY(!reader.setBuffers(buffers(width, height, count), memories));
    }

    void frames_hostile_areRefused()
    {
        FrameReader reader;
        std::vector<UniqueFd> memories;
        memories.push_back(memory(4096));
        memories.push_back(memory(4096));
        Frame frame;
        frame.generation = 1;
        frame.serial = 1;
        QVERIFY(!reader.show(frame)); // before any buffer
        QVERIFY(reader.setBuffers(buffers(16, 16, 2), memories));
        frame.buffer = 2;
        QVERIFY(!reader.show(frame));
        frame.buffer = 0;
        frame.generation = 7;
        QVERIFY(!reader.show(frame));
        frame.generation = 1;
        QVERIFY(reader.show(frame));
        QVERIFY(!reader.show(frame)); // the same again
        frame.buffer = 1;
        frame.serial = 2;
        frame.rectCount = maxDamage + 1;
        QVERIFY(!reader.show(frame));
        frame.rectCount = 1;
        frame.rects[0] = {10, 10, 10, 1};
        QVERIFY(!reader.show(frame));
        frame.rects[0] = {10, 10, 6, 1};
        const auto shown = reader.show(frame);
        QVERIFY(shown);
        QCOMPARE(shown->damage, QRegion(10, 10, 6, 1));
        QCOMPARE(shown->release->buffer, 0U);
    }
};

QTEST_GUILESS_MAIN(TestConsoleInput)
#include "tst_consoleinput.moc"
