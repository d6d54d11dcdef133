// SPDX-License-Identifier: GPL-3.0-or-later
// A machine from a kernel and an initrd: Debian's installer comes up to its first dialog, and the keyboard moves in it.
#include "tests/system/desk.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

using namespace domus;

namespace {

// The dialog: light grey on the blue of a text installer.
constexpr QRgb dialogGrey = qRgb(170, 170, 170);

QString medium(const char* name)
{
    return qEnvironmentVariable("DOMUS_TEST_MEDIA") + QLatin1Char('/') + QString::fromLatin1(name);
}

} // namespace

class TestDebianInstaller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kernelAndInitrd_boot_toADialogThatKeysMove();
};

void TestDebianInstaller::initTestCase()
{
    if (!QFileInfo::exists(medium("linux")) || !QFileInfo::exists(medium("initrd.gz"))) {
        QSKIP("all (debian-installer-12-netboot-amd64 is not installed)");
    }
}

void TestDebianInstaller::kernelAndInitrd_boot_toADialogThatKeysMove()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QVERIFY(desk.click("newMachineAction"));
    QVERIFY(desk.click("sourceKindKernel"));
    QVERIFY(desk.type("kernelPath", medium("linux")));
    QVERIFY(desk.type("initrdPath", medium("initrd.gz")));
    // An emulated Linux with two processors loses its clock on a busy host, and stalls before its first dialog.
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("moreButton"), 120'000);
    QVERIFY(desk.click("moreButton"));
    QTRY_VERIFY(desk.visible("cpuCores") != nullptr);
    QVERIFY(desk.setNumber("cpuCores", 1));
    desk.photograph(QStringLiteral("debian-create"));
    QVERIFY(desk.create());
    QTRY_VERIFY_WITH_TIMEOUT(!desk.session().inventory()->domains.isEmpty(), 60'000);
    const QString name = desk.session().inventory()->domains.constFirst().name;

    // An emulated kernel unpacks 40 MB first, its console scrolls, and the dialog is drawn in parts: it is there when
    // the screen has stood still for a while.
    QImage dialog;
    QElapsedTimer still;
    still.start();
    const auto isThere = [&] {
        const QImage now = desk.picture();
        if (difference(dialog, now).value_or(1) != 0 || partOf(now, dialogGrey) < 0.2) {
            dialog = now;
            still.restart();
        }
        return still.elapsed() > 3'000;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 400'000);
    desk.photograph(QStringLiteral("debian-dialog"));
    QVERIFY(desk.key("Down"));
    QTRY_VERIFY_WITH_TIMEOUT(difference(dialog, desk.picture()).value_or(0) > 0.005, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), dialogGrey) > 0.2, 10'000);
    desk.photograph(QStringLiteral("debian-moved"));
    // Only keys that arrive bring the first picture back.
    QVERIFY(desk.key("Up"));
    QTRY_VERIFY_WITH_TIMEOUT(difference(dialog, desk.picture()).value_or(1) == 0, 30'000);

    QVERIFY(desk.choose("forceOffAction"));
    QTRY_VERIFY(desk.isEnabled("confirmYes"));
    QVERIFY(desk.click("confirmYes"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name) != nullptr && !desk.machine(name)->isActive(), 30'000);
}

QTEST_MAIN(TestDebianInstaller)
#include "tst_debianinstaller.moc"
