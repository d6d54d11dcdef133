// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettematcher.h"

#include <QElapsedTimer>
#include <QTest>

namespace domus {

class TestPaletteMatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_byWords_getsTheBestFirst_data();
    void find_byWords_getsTheBestFirst();
    void find_ofNothing_givesRecentThenCommands();
    void find_ofWhatIsNotThere_isEmpty();
    void find_recent_comesBeforeItsEquals();
    void find_machineAlone_offersItsVerbs();
    void find_amongFiveThousand_isQuick();
    void score_ordersTheFits();

private:
    static PaletteMatcher matcher()
    {
        PaletteMatcher matcher;
        matcher.setCommands({{QStringLiteral("new"), QStringLiteral("New virtual machine")},
            {QStringLiteral("quit"), QStringLiteral("Quit")}, {QStringLiteral("tasks"), QStringLiteral("Tasks")},
            {QStringLiteral("start"), QStringLiteral("Start")}});
        matcher.setVerbs(
            {{QStringLiteral("start"), QStringLiteral("Start")}, {QStringLiteral("console"), QStringLiteral("Console")},
                {QStringLiteral("shutdown"), QStringLiteral("Shut down")}});
        matcher.setMachines({{QStringLiteral("1"), QStringLiteral("web")},
            {QStringLiteral("2"), QStringLiteral("web2")}, {QStringLiteral("3"), QStringLiteral("db1")},
            {QStringLiteral("4"), QStringLiteral("Máy Ảo Đà Nẵng")}, {QStringLiteral("5"), QStringLiteral("starter")},
            {QStringLiteral("6"), QStringLiteral("debian-web-old")}});
        return matcher;
    }
};

void TestPaletteMatcher::find_byWords_getsTheBestFirst_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::newRow("verb and machine") << QStringLiteral("start web") << QStringLiteral("start/1");
    QTest::newRow("the other way round") << QStringLiteral("web start") << QStringLiteral("start/1");
    QTest::newRow("a number more") << QStringLiteral("start web2") << QStringLiteral("start/2");
    QTest::newRow("beginnings") << QStringLiteral("cons db") << QStringLiteral("console/3");
    QTest::newRow("machine") << QStringLiteral("db1") << QStringLiteral("3");
    QTest::newRow("without accents") << QStringLiteral("may ao da") << QStringLiteral("4");
    QTest::newRow("with accents") << QStringLiteral("ẢO nẵng") << QStringLiteral("4");
    QTest::newRow("verb, and two words of a machine") << QStringLiteral("shut da nang") << QStringLiteral("shutdown/4");
    QTest::newRow("command") << QStringLiteral("quit") << QStringLiteral("quit");
    QTest::newRow("command by beginnings") << QStringLiteral("ne vi") << QStringLiteral("new");
    QTest::newRow("command before the machine that only begins so")
        << QStringLiteral("start") << QStringLiteral("start");
    QTest::newRow("letters") << QStringLiteral("dbn") << QStringLiteral("6");
    QTest::newRow("inside a word") << QStringLiteral("bian") << QStringLiteral("6");
}

void TestPaletteMatcher::find_byWords_getsTheBestFirst()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    const PaletteMatcher all = matcher();
    const auto hits = all.find(typed, 10);
    QVERIFY(!hits.isEmpty());
    QCOMPARE(all.idOf(hits.first()), first);
}

void TestPaletteMatcher::find_ofNothing_givesRecentThenCommands()
{
    PaletteMatcher all = matcher();
    all.setRecent({QStringLiteral("console/3"), QStringLiteral("tasks"), QStringLiteral("2"),
        QStringLiteral("console/gone"), QStringLiteral("no such thing")});
    QStringList ids;
    ids.reserve(10);
    for (const auto& hit : all.find(QString(), 10)) {
        ids << all.idOf(hit);
    }
    QCOMPARE(ids.join(u' '), QStringLiteral("console/3 tasks 2 new quit start"));
    QCOMPARE(all.find(QStringLiteral("  "), 2).size(), 2);
}

void TestPaletteMatcher::find_ofWhatIsNotThere_isEmpty()
{
    const PaletteMatcher all = matcher();
    QVERIFY(all.find(QStringLiteral("xyzzy"), 10).isEmpty());
    QVERIFY(all.find(QStringLiteral("start xyzzy"), 10).isEmpty());
    QVERIFY(all.find(QStringLiteral("shut quit"), 10).isEmpty());
}

void TestPaletteMatcher::find_recent_comesBeforeItsEquals()
{
    PaletteMatcher all = matcher();
    QCOMPARE(all.idOf(all.find(QStringLiteral("we"), 10).constFirst()), QStringLiteral("1"));
    all.setRecent({QStringLiteral("2")});
    QCOMPARE(all.idOf(all.find(QStringLiteral("we"), 10).constFirst()), QStringLiteral("2"));
}

void TestPaletteMatcher::find_machineAlone_offersItsVerbs()
{
    const PaletteMatcher all = matcher();
    QStringList ids;
    ids.reserve(10);
    for (const auto& hit : all.find(QStringLiteral("db1"), 10)) {
        ids << all.idOf(hit);
    }
    QCOMPARE(ids.join(u' '), QStringLiteral("3 start/3 console/3 shutdown/3"));
}

void TestPaletteMatcher::find_amongFiveThousand_isQuick()
{
    PaletteMatcher all = matcher();
    QVector<PaletteMatcher::Named> machines;
    machines.reserve(5000);
    for (int i = 0; i < 5000; ++i) {
        machines.append({QString::number(i), QStringLiteral("machine-%1").arg(i)});
    }
    all.setMachines(machines);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(all.find(QStringLiteral("start mach"), 40).size(), 40);
    QVERIFY2(clock.elapsed() < 500, "a keystroke takes far too long"); // a debug build on a busy computer
}

void TestPaletteMatcher::score_ordersTheFits()
{
    const QStringList text{QStringLiteral("debian"), QStringLiteral("web")};
    const int whole = PaletteMatcher::score(QStringLiteral("web"), text);
    const int beginning = PaletteMatcher::score(QStringLiteral("deb"), text);
    const int inside = PaletteMatcher::score(QStringLiteral("bia"), text);
    const int letters = PaletteMatcher::score(QStringLiteral("dbn"), text);
    QVERIFY(whole > beginning && beginning > inside && inside > letters && letters > 0);
    QCOMPARE(PaletteMatcher::score(QStringLiteral("nbd"), text), 0);
    QCOMPARE(PaletteMatcher::score(QStringLiteral("x"), text), 0);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestPaletteMatcher)
#include "tst_palettematcher.moc"
