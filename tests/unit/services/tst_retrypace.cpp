// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/retrypace.h"

#include <QTest>

using namespace domus;

class TestRetryPace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pause_afterAnyOutage_isShortEnough_data();
    void pause_afterAnyOutage_isShortEnough();
};

void TestRetryPace::pause_afterAnyOutage_isShortEnough_data()
{
    QTest::addColumn<bool>("isLocal");
    QTest::addColumn<int>("outage"); ///< s
    QTest::addColumn<int>("longest"); ///< ms
    // A host that returns is back on screen within 5 s: the pause, and the opening.
    QTest::newRow("local, a moment") << true << 20 << 4000;
    QTest::newRow("local, all night") << true << 36'000 << 4000;
    QTest::newRow("remote, restarted") << false << 200 << 4000;
    QTest::newRow("remote, all night") << false << 36'000 << 30'000;
}

void TestRetryPace::pause_afterAnyOutage_isShortEnough()
{
    QFETCH(const bool, isLocal);
    QFETCH(const int, outage);
    QFETCH(const int, longest);
    RetryPace pace;
    QCOMPARE(pace.next(isLocal, {}), RetryPace::first);
    std::chrono::milliseconds last{};
    for (int i = 0; i < 20; ++i) {
        const auto pause = pace.next(isLocal, std::chrono::seconds(outage));
        QVERIFY(pause >= last && pause.count() <= longest);
        last = pause;
    }
    QCOMPARE(last.count(), longest);
    pace.reset();
    QCOMPARE(pace.next(isLocal, {}), RetryPace::first);
}

QTEST_GUILESS_MAIN(TestRetryPace)
#include "tst_retrypace.moc"
