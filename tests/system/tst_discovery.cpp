// SPDX-License-Identifier: GPL-3.0-or-later
// What a user meets where libvirt cannot be used: run by the rigs with-hidden-libvirt and with-system-libvirtd.
#include "tests/system/desk.h"

#include <QTest>

using namespace domus;

class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noLibvirt_isExplainedWithItsCure();
};

void TestDiscovery::noLibvirt_isExplainedWithItsCure()
{
    const QString expected = qEnvironmentVariable("DOMUS_TEST_EXPECT");
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
    desk.window().discover();
    if (expected == QLatin1String("not-installed")) {
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("libvirt is not installed")), 30'000);
        QVERIFY(desk.says(QStringLiteral("sudo apt install libvirt-daemon-system")));
        QVERIFY(desk.isEnabled("welcomeRetry"));
    } else if (expected == QLatin1String("not-running-for-root")) {
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("libvirt is not running")), 30'000);
        QVERIFY(desk.isEnabled("welcomeRetry"));
    } else {
        // One's own machines work without the system's libvirt; the bar says what is with that.
        QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("openSystem"), 30'000);
        QVERIFY(desk.isOpen());
        QCOMPARE(desk.connections().sessions().constFirst()->uri(), QStringLiteral("qemu:///session"));
        QVERIFY(desk.says(expected == QLatin1String("not-running") ? QStringLiteral("service is not running")
                                                                   : QStringLiteral("sudo adduser nobody libvirt")));
        desk.photograph(QStringLiteral("discovery-") + expected);
        QVERIFY(desk.click("openSystem"));
        QTRY_COMPARE(desk.connections().sessions().size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(desk.connections().sessions().constLast()->state(), SessionState::Failed, 30'000);
        QTRY_VERIFY(desk.visible("connectionPage") != nullptr);
    }
    desk.photograph(QStringLiteral("discovery-page-") + expected);
}

QTEST_MAIN(TestDiscovery)
#include "tst_discovery.moc"
