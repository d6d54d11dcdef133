// SPDX-License-Identifier: GPL-3.0-or-later
// An installation from an ISO to a disk, Domus closed meanwhile: in a later run the machine boots from its disk.
#include "tests/system/desk.h"

#include <QFileInfo>
#include <QTest>

using namespace domus;

namespace {

constexpr QRgb installerMagenta = qRgb(170, 0, 170);
constexpr QRgb installedBrown = qRgb(170, 85, 0);
constexpr QRgb firstBlue = qRgb(0, 0, 170); // what the first key turns brown into

QString isoPath()
{
    return qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/unattended.iso");
}

} // namespace

class TestUnattended : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void install_domusClosedMeanwhile_bootsFromDiskLater();
};

void TestUnattended::initTestCase()
{
    if (!QFileInfo::exists(isoPath())) {
        QSKIP("all (xorriso is not installed)");
    }
}

void TestUnattended::install_domusClosedMeanwhile_bootsFromDiskLater()
{
    QString name;
    {
        Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
        QVERIFY(desk.isOpen());
        QVERIFY(desk.click("newMachineAction"));
        QVERIFY(desk.type("sourcePath", isoPath()));
        QVERIFY(desk.create());
        QTRY_VERIFY_WITH_TIMEOUT(!desk.session().inventory()->domains.isEmpty(), 60'000);
        name = desk.session().inventory()->domains.constFirst().name;
        QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), installerMagenta) > 0.9, 120'000);
        desk.photograph(QStringLiteral("unattended-installing"));
    }
    // Domus is closed; the guest finishes and restarts by itself.
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name) != nullptr, 30'000);
    QTRY_VERIFY(desk.select(name));
    // Off since its restart, or already back; either way the disk is what it starts from.
    const auto isOffOrInstalled
        = [&] { return !desk.machine(name)->isActive() || partOf(desk.picture(), installedBrown) > 0.7; };
    QTRY_VERIFY_WITH_TIMEOUT(isOffOrInstalled(), 60'000);
    if (!desk.machine(name)->isActive()) {
        QTRY_VERIFY(desk.isEnabled("startAction"));
        QVERIFY(desk.click("startAction"));
    }
    QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), installedBrown) > 0.7, 120'000);
    desk.photograph(QStringLiteral("unattended-installed"));
    QVERIFY(desk.key("d"));
    QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), firstBlue) > 0.7, 30'000);

    QVERIFY(desk.choose("forceOffAction"));
    QTRY_VERIFY(desk.isEnabled("confirmYes"));
    QVERIFY(desk.click("confirmYes"));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.machine(name)->isActive(), 30'000);
}

QTEST_MAIN(TestUnattended)
#include "tst_unattended.moc"
