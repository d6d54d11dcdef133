// SPDX-License-Identifier: GPL-3.0-or-later
// A host that runs Linux containers, by clicks: what is there works, and what is not is said. The container is busybox,
// on a private libvirtd of the system.
#include "tests/system/desk.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace domus;

namespace {

constexpr int longest = 60'000;

bool virsh(const QStringList& words)
{
    return QProcess::execute(QStringLiteral("virsh"),
               QStringList{QStringLiteral("-q"), QStringLiteral("-c"), QStringLiteral("lxc:///system")} + words)
        == 0;
}

} // namespace

class TestContainers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void container_byClicks_startsAndStops();
    void creation_saysWhyThereIsNone();

private:
    static DomainState stateOf(const Desk& desk)
    {
        const DomainRecord* box = desk.machine(QStringLiteral("box"));
        return box != nullptr ? box->state : DomainState::Unknown;
    }
};

void TestContainers::initTestCase()
{
    // Taken from the file, as libvirt takes it from anybody.
    QFile definition(qEnvironmentVariable("DOMUS_TEST_ROOT") + QStringLiteral("/box.xml"));
    QVERIFY(definition.open(QIODevice::WriteOnly));
    definition.write(
        "<domain type='lxc'><name>box</name><memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type>exe</type>"
        "<init>/bin/busybox</init><initarg>sh</initarg><initarg>-c</initarg>"
        "<initarg>trap exit TERM INT PWR; while true; do sleep 1; done</initarg></os>"
        "<devices><console type='pty'/></devices></domain>");
    definition.close();
    QVERIFY(virsh({QStringLiteral("define"), definition.fileName()}));
    if (!virsh({QStringLiteral("start"), QStringLiteral("box")})) {
        QSKIP("no container can be started here");
    }
    QVERIFY(virsh({QStringLiteral("destroy"), QStringLiteral("box")}));
}

void TestContainers::container_byClicks_startsAndStops()
{
    Desk desk(QStringLiteral("lxc:///system"));
    QVERIFY(desk.isOpen());
    QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
    QCOMPARE(desk.session().host().hypervisor, QStringLiteral("LXC"));
    QVERIFY(desk.select(QStringLiteral("box")));
    desk.photograph(QStringLiteral("containers-off"));
    QVERIFY(desk.choose("startAction"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(desk), DomainState::Running, longest);
    desk.photograph(QStringLiteral("containers-running"));
    QVERIFY(!desk.isEnabled("saveAction")); // libvirt cannot do that with containers
    QVERIFY(desk.choose("forceOffAction"));
    desk.photograph(QStringLiteral("containers-asked"));
    QVERIFY(desk.click("confirmYes"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(desk), DomainState::ShutOff, longest);
    desk.photograph(QStringLiteral("containers-stopped"));
}

void TestContainers::creation_saysWhyThereIsNone()
{
    Desk desk(QStringLiteral("lxc:///system"));
    QVERIFY(desk.isOpen());
    QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
    QVERIFY(desk.select(desk.session().displayName()));
    QTRY_VERIFY(desk.says(QStringLiteral("Linux containers run here.")));
    QVERIFY(desk.visible("createFirstMachine") == nullptr);
    desk.photograph(QStringLiteral("containers-host"));
    QVERIFY(desk.choose("newMachineAction"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("Linux containers run here.")), longest);
    QVERIFY(!desk.isEnabled("createButton"));
    desk.photograph(QStringLiteral("containers-create"));
}

QTEST_MAIN(TestContainers)
#include "tst_containers.moc"
