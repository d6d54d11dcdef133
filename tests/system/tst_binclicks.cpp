// SPDX-License-Identifier: GPL-3.0-or-later
// The bin by clicks, on libvirt itself: a machine that is deleted leaves the list, comes back as it was to the byte,
// and goes for good with exactly the files that were ticked.
#include "app/services/bin/binnote.h"
#include "tests/support/virsh.h"
#include "tests/system/desk.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace domus;

namespace {

QString root()
{
    return qEnvironmentVariable("DOMUS_TEST_ROOT");
}

QString uri()
{
    return qEnvironmentVariable("DOMUS_TEST_URI");
}

QStringList images()
{
    return QDir(root() + QStringLiteral("/images")).entryList(QDir::Files, QDir::Name);
}

} // namespace

class TestBinClicks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void deletion_byClicks_restored_andThenForGood();
};

void TestBinClicks::initTestCase()
{
    if (uri().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    const QString folder = root() + QStringLiteral("/images");
    QVERIFY(QDir().mkpath(folder));
    for (const char* name : {"own.qcow2", "second.qcow2", "bystander.qcow2"}) {
        QCOMPARE(QProcess::execute(QStringLiteral("qemu-img"),
                     {QStringLiteral("create"), QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("qcow2"),
                         folder + u'/' + QLatin1String(name), QStringLiteral("8M")}),
            0);
    }
    virsh({QStringLiteral("pool-create-as"), QStringLiteral("images"), QStringLiteral("dir"),
        QStringLiteral("--target"), folder});
    QTemporaryDir xmls;
    QFile xml(xmls.filePath(QStringLiteral("web.xml")));
    QVERIFY(xml.open(QIODevice::WriteOnly));
    xml.write("<domain type='qemu'><name>web</name><memory unit='MiB'>32</memory>"
              "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>");
    for (const char* disk : {"own", "second"}) {
        xml.write("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='" + folder.toUtf8()
            + '/' + disk + ".qcow2'/><target dev='" + (disk[0] == 'o' ? "vda" : "vdb") + "'/></disk>");
    }
    xml.write("</devices></domain>");
    xml.close();
    virsh({QStringLiteral("define"), xml.fileName()});
    virsh({QStringLiteral("autostart"), QStringLiteral("web")});
}

void TestBinClicks::deletion_byClicks_restored_andThenForGood()
{
    Desk desk(uri());
    QVERIFY(desk.isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(QStringLiteral("web")) != nullptr, 30'000);
    const QString uuid = virsh({QStringLiteral("domuuid"), QStringLiteral("web")});
    const QString definition = virsh({QStringLiteral("dumpxml"), QStringLiteral("--inactive"), uuid});
    const QStringList files = images();
    QVERIFY(definition.contains(QStringLiteral("<name>web</name>")));

    QVERIFY(desk.select(QStringLiteral("web")));
    QVERIFY(desk.choose("deleteAction"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("confirmYes"), 30'000);
    QCOMPARE(desk.text("confirmYes"), QStringLiteral("Move to bin"));
    QVERIFY(desk.click("deleteFile0"));
    desk.photograph(QStringLiteral("bin-delete"));
    QVERIFY(desk.click("confirmYes"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible("binShow") != nullptr, 30'000);
    // Gone from the list, and nothing else has changed.
    QTRY_VERIFY(!desk.select(QStringLiteral("web")));
    QVERIFY(binnote::isBinned(virsh({QStringLiteral("dumpxml"), uuid}).toUtf8()));
    QCOMPARE(images(), files);
    QVERIFY(!virsh(
        {QStringLiteral("list"), QStringLiteral("--all"), QStringLiteral("--name"), QStringLiteral("--autostart")})
                 .contains(QStringLiteral("web")));

    QVERIFY(desk.click("binShow"));
    QTRY_VERIFY(desk.visible("binList") != nullptr);
    QTRY_VERIFY(desk.isEnabled("binRestore"));
    desk.photograph(QStringLiteral("bin-page"));
    QVERIFY(desk.click("binRestore"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible("binEmptyPage") != nullptr, 30'000);
    QCOMPARE(virsh({QStringLiteral("dumpxml"), QStringLiteral("--inactive"), uuid}), definition);
    QVERIFY(virsh(
        {QStringLiteral("list"), QStringLiteral("--all"), QStringLiteral("--name"), QStringLiteral("--autostart")})
                .contains(QStringLiteral("web")));
    QCOMPARE(images(), files);
    QTRY_VERIFY(desk.select(QStringLiteral("web")));

    // Once more, and for good.
    QVERIFY(desk.choose("deleteAction"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("confirmYes"), 30'000);
    QVERIFY(desk.click("deleteFile0"));
    QVERIFY(desk.click("confirmYes"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible("binShow") != nullptr, 30'000);
    QVERIFY(desk.choose("binAction"));
    if (!QTest::qWaitFor([&desk] { return desk.isEnabled("binEmpty"); }, 10'000)) {
        desk.photograph(QStringLiteral("bin-that-cannot-be-emptied"));
    }
    QVERIFY(desk.isEnabled("binEmpty"));
    QVERIFY(desk.click("binEmpty"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("binConfirmYes"), 30'000);
    desk.photograph(QStringLiteral("bin-empty"));
    QCOMPARE(images(), files);
    QVERIFY(desk.click("binConfirmYes"));
    QTRY_VERIFY_WITH_TIMEOUT(virsh({QStringLiteral("domname"), uuid}).isEmpty(), 30'000);
    QStringList left = files;
    left.removeOne(QStringLiteral("own.qcow2"));
    QCOMPARE(images(), left);
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible("binEmptyPage") != nullptr, 30'000);
}

QTEST_MAIN(TestBinClicks)
#include "tst_binclicks.moc"
