// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sparkline.h"

#include <QTest>

#include <limits>

using namespace domus;

class TestSparkline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_withGap_areTwo();
    void lines_ofFewValues_leaveTheLeftEmpty();
};

void TestSparkline::lines_withGap_areTwo()
{
    const QRectF box(0, 0, 30, 10);
    const auto lines = sparkline::lines({0.F, 1.F, std::numeric_limits<float>::quiet_NaN(), 0.5F}, 4, box);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0), QPolygonF(QList<QPointF>{{0, 10}, {10, 0}}));
    QCOMPARE(lines.at(1), QPolygonF(QList<QPointF>{{30, 5}}));
}

void TestSparkline::lines_ofFewValues_leaveTheLeftEmpty()
{
    const auto lines = sparkline::lines({1.F, 2.F}, 4, QRectF(0, 0, 30, 10));
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.at(0), QPolygonF(QList<QPointF>{{20, 0}, {30, 0}})); // more than all is all
    QVERIFY(sparkline::lines({}, 4, QRectF(0, 0, 30, 10)).isEmpty());
}

QTEST_MAIN(TestSparkline)
#include "tst_sparkline.moc"
