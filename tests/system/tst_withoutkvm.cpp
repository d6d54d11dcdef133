// SPDX-License-Identifier: GPL-3.0-or-later
// A machine that wants KVM on a host that has lost it: Domus offers to switch it to emulation, and it starts.
#include "tests/system/desk.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <unistd.h>

using namespace domus;

namespace {

constexpr QRgb memtestBlue = qRgb(0, 0, 170);

} // namespace

class TestWithoutKvm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kvmLost_machineIsSwitchedToEmulationAndStarts();

private:
    QString m_iso;
};

void TestWithoutKvm::initTestCase()
{
    m_iso = qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/memtest.iso");
    if (!QFileInfo::exists(m_iso)) {
        QSKIP("all (memtest86+ is not installed)");
    }
    if (::access("/dev/kvm", R_OK | W_OK) != 0) {
        QSKIP("all (there is no /dev/kvm to lose)");
    }
}

void TestWithoutKvm::kvmLost_machineIsSwitchedToEmulationAndStarts()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QVERIFY(desk.click("newMachineButton"));
    QVERIFY(desk.type("sourcePath", m_iso));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("createButton"), 120'000);
    QVERIFY(desk.click("moreButton"));
    QTRY_VERIFY(desk.visible("virt") != nullptr);
    QVERIFY(desk.pick("virt", 0));
    QVERIFY(desk.click("startNow"));
    desk.photograph(QStringLiteral("withoutkvm-create"));
    QVERIFY(desk.create());
    QTRY_VERIFY_WITH_TIMEOUT(!desk.session().inventory()->domains.isEmpty(), 60'000);
    const QString name = desk.session().inventory()->domains.constFirst().name;

    // In the rig's own namespace: what libvirt and QEMU open there is no KVM any more.
    QCOMPARE(QProcess::execute(QStringLiteral("mount"),
                 {QStringLiteral("--bind"), QStringLiteral("/dev/null"), QStringLiteral("/dev/kvm")}),
        0);
    QTRY_VERIFY(desk.isEnabled("startButton"));
    QVERIFY(desk.click("startButton"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("switchToEmulation"), 60'000);
    desk.photograph(QStringLiteral("withoutkvm-offer"));
    QVERIFY(desk.click("switchToEmulation"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name)->isActive(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), memtestBlue) > 0.5, 120'000);
    QVERIFY(desk.visible("switchToEmulation") == nullptr);
    desk.photograph(QStringLiteral("withoutkvm-runs"));
}

QTEST_MAIN(TestWithoutKvm)
#include "tst_withoutkvm.moc"
