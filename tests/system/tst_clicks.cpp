// SPDX-License-Identifier: GPL-3.0-or-later
// How many clicks a running machine takes, from the whole window: nothing is typed.
#include "tests/system/desk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace domus;

class TestClicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void droppedIso_takesTwoClicks();
    void foundIso_takesThreeClicks();
    void browsedIso_takesFiveClicks();

private:
    /// The machine that was asked for runs; forces it off, which is not counted.
    void verifyRuns(Desk& desk);
    QString m_iso;
};

void TestClicks::initTestCase()
{
    const QString medium = qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/memtest.iso");
    if (!QFileInfo::exists(medium)) {
        QSKIP("all (memtest86+ is not installed)");
    }
    // Where a browser would have put it.
    const QDir downloads(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    QVERIFY(QDir().mkpath(downloads.path()));
    m_iso = downloads.filePath(QStringLiteral("memtest.iso"));
    QVERIFY(QFile::copy(medium, m_iso));
}

void TestClicks::verifyRuns(Desk& desk)
{
    const auto runs = [&desk] {
        const auto inventory = desk.session().inventory();
        return std::any_of(inventory->domains.begin(), inventory->domains.end(),
            [](const DomainRecord& machine) { return machine.isActive(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(runs(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.picture().isNull(), 60'000);
    QVERIFY(desk.choose("forceOffAction"));
    QTRY_VERIFY(desk.isEnabled("confirmYes"));
    QVERIFY(desk.click("confirmYes"));
    QTRY_VERIFY_WITH_TIMEOUT(!runs(), 30'000);
}

void TestClicks::droppedIso_takesTwoClicks()
{
    if (QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty()) {
        QSKIP("xdotool is not installed");
    }
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    desk.window().move(200, 0);
    QVERIFY(desk.isOpen());
    // The pointer of the X server itself takes the file out of another program's window.
    QProcess files;
    files.start(QStringLiteral(DOMUS_DRAG_SOURCE), {m_iso, QStringLiteral("10"), QStringLiteral("600")});
    QVERIFY(files.waitForStarted());
    const QPoint onto = desk.window().mapToGlobal(desk.window().rect().center());
    QProcess hand;
    const auto point = [](QPoint at) { return QStringList{QString::number(at.x()), QString::number(at.y())}; };
    QStringList moves;
    const auto moveTo = [&](QPoint at) {
        moves << QStringLiteral("mousemove") << point(at) << QStringLiteral("sleep") << QStringLiteral("0.3");
    };
    moves << QStringLiteral("sleep") << QStringLiteral("2"); // for the other program's window
    moveTo({60, 630});
    moves << QStringLiteral("mousedown") << QStringLiteral("1");
    moveTo({90, 620});
    moveTo({140, 600});
    moveTo(onto - QPoint(40, 40));
    moveTo(onto);
    moves << QStringLiteral("mouseup") << QStringLiteral("1");
    hand.start(QStringLiteral("xdotool"), moves);
    QTRY_VERIFY_WITH_TIMEOUT(hand.state() == QProcess::NotRunning, 30'000);
    QCOMPARE(hand.exitCode(), 0);
    desk.countDrop();
    QTRY_COMPARE_WITH_TIMEOUT(desk.text("sourceTitle").isEmpty(), false, 30'000);
    QVERIFY(QTest::qWaitFor([&] { return desk.isEnabled("createButton"); }, 120'000));
    desk.photograph(QStringLiteral("clicks-dropped"));
    QVERIFY(desk.click("createButton"));
    QCOMPARE(desk.clicks(), 2);
    verifyRuns(desk);
    files.kill();
    files.waitForFinished();
}

void TestClicks::foundIso_takesThreeClicks()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QVERIFY(desk.click("newMachineButton"));
    QVERIFY(desk.pickSource(m_iso));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("createButton"), 120'000);
    QVERIFY(desk.click("createButton"));
    QCOMPARE(desk.clicks(), 3);
    verifyRuns(desk);
}

void TestClicks::browsedIso_takesFiveClicks()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QVERIFY(desk.click("newMachineButton"));
    QVERIFY(desk.browse("sourceBrowse", m_iso));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("createButton"), 120'000);
    QVERIFY(desk.click("createButton"));
    QCOMPARE(desk.clicks(), 5);
    verifyRuns(desk);
}

QTEST_MAIN(TestClicks)
#include "tst_clicks.moc"
