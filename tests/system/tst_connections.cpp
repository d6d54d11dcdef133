// SPDX-License-Identifier: GPL-3.0-or-later
// The list of connections, by clicking: added, tried, renamed, opened at start, several side by side, removed.
#include "app/services/connectionuri.h"
#include "tests/system/desk.h"

#include <QFile>
#include <QTest>

using namespace domus;

namespace {

// Rows of the form's first field.
constexpr int demoPreset = static_cast<int>(connectionuri::Kind::Test);
constexpr int anyPreset = static_cast<int>(connectionuri::Kind::Other);

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void list_fromEmptyToSeveral_isKeptForTheNextStart();
    void address_thatLeadsNowhere_isToldInTheForm();
};

void TestConnections::list_fromEmptyToSeveral_isKeptForTheNextStart()
{
    const QString uri = qEnvironmentVariable("DOMUS_TEST_URI");
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QVERIFY(desk.click("welcomeAddConnection"));
        QVERIFY(desk.pick("connectionPreset", anyPreset));
        QVERIFY(desk.fill("connectionUri", uri));
        QVERIFY(desk.click("connectionTest"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("It works")), 60'000);
        desk.photograph(QStringLiteral("connections-tested"));
        QVERIFY(desk.click("connectionSave"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.isOpen(), 60'000);

        QVERIFY(desk.choose("addConnectionAction"));
        QVERIFY(desk.pick("connectionPreset", demoPreset));
        QVERIFY(desk.fill("connectionName", QStringLiteral("Teaching")));
        QVERIFY(desk.click("connectionSave"));
        QTRY_COMPARE(desk.connections().sessions().size(), 2);
        QTRY_VERIFY(desk.select(QStringLiteral("Teaching")));
        QTRY_VERIFY(desk.select(QStringLiteral("test"))); // its only machine
        desk.photograph(QStringLiteral("connections-two"));

        // Another name; what is open stays open.
        QVERIFY(desk.openListMenu(QStringLiteral("Teaching")));
        QVERIFY(desk.chooseHere("editConnectionAction"));
        QVERIFY(desk.fill("connectionName", QStringLiteral("Lớp học")));
        QVERIFY(desk.click("connectionSave"));
        QTRY_VERIFY(desk.select(QStringLiteral("Lớp học")));
        QCOMPARE(desk.connections().sessions().constLast()->state(), SessionState::Open);
        desk.photograph(QStringLiteral("connections-renamed"));

        // Not at start.
        QVERIFY(desk.openListMenu(desk.connections().sessions().constFirst()->displayName()));
        QVERIFY(desk.chooseHere("editConnectionAction"));
        QVERIFY(desk.click("connectionOpenAtStart"));
        QVERIFY(desk.click("connectionSave"));
    }
    {
        Desk desk;
        QVERIFY(desk.isOpen());
        QCOMPARE(desk.connections().sessions().size(), 2);
        QTRY_COMPARE(desk.connections().sessions().constLast()->state(), SessionState::Open);
        QCOMPARE(desk.connections().sessions().constLast()->displayName(), QStringLiteral("Lớp học"));
        QCOMPARE(desk.connections().sessions().constFirst()->state(), SessionState::Closed);
        QVERIFY(desk.openListMenu(desk.connections().sessions().constFirst()->displayName()));
        QVERIFY(desk.chooseHere("connectAction"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.connections().sessions().constFirst()->state(), SessionState::Open, 60'000);

        QVERIFY(desk.openListMenu(QStringLiteral("Lớp học")));
        QVERIFY(desk.chooseHere("removeConnectionAction"));
        QTRY_VERIFY(desk.isEnabled("removeConnectionYes"));
        desk.photograph(QStringLiteral("connections-removing"));
        QVERIFY(desk.click("removeConnectionYes"));
        QTRY_COMPARE(desk.connections().sessions().size(), 1);
    }
    Desk desk;
    QCOMPARE(desk.connections().sessions().size(), 1);
    QCOMPARE(desk.connections().sessions().constFirst()->uri(), uri);
}

void TestConnections::address_thatLeadsNowhere_isToldInTheForm()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
    QVERIFY(desk.choose("addConnectionAction"));
    QVERIFY(desk.pick("connectionPreset", anyPreset));
    QVERIFY(desk.fill("connectionUri", QStringLiteral("qemu+unix:///session?socket=/nowhere/libvirt-sock")));
    QVERIFY(desk.click("connectionTest"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("connectionTest"), 60'000);
    desk.photograph(QStringLiteral("connections-nowhere"));
    QVERIFY(desk.says(QStringLiteral("No such file")));
    QVERIFY(desk.click("connectionCancel"));
}

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
