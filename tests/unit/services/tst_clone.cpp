// SPDX-License-Identifier: GPL-3.0-or-later
// What cloning plans, and that on a host in memory no failing call leaves anything behind.
#include "app/services/clone/cloneoperation.h"
#include "app/services/clone/startguard.h"
#include "app/xml/domainxml.h"
#include "tests/support/fakeconnection.h"

#include <QTest>

#include <algorithm>

using namespace domus;

namespace {

constexpr QLatin1String uri("qemu:///system");

QByteArray definition()
{
    return "<domain type='kvm'>\n"
           "  <name>web</name>\n"
           "  <uuid>11111111-2222-3333-4444-555555555555</uuid>\n"
           "  <title>The web server</title>\n"
           "  <description>Notes</description>\n"
           "  <metadata>\n"
           "    <domus:machine xmlns:domus=\"urn:domus:machine:1\">\n"
           "      <domus:install phase='installed'/>\n"
           "      <domus:group>lab</domus:group>\n"
           "      <domus:copy>/pool/a.iso</domus:copy>\n"
           "    </domus:machine>\n"
           "    <lab:x xmlns:lab='https://lab.example/'/>\n"
           "  </metadata>\n"
           "  <genid>66666666-2222-3333-4444-555555555555</genid>\n"
           "  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n"
           "  <!-- kept -->\n"
           "  <devices>\n"
           "    <disk type='file' device='disk'>\n"
           "      <driver name='qemu' type='qcow2' discard='unmap'/>\n"
           "      <source file='/pool/web.qcow2'/>\n"
           "      <target dev='vda' bus='virtio'/>\n"
           "    </disk>\n"
           "    <disk type='file' device='disk'>\n"
           "      <driver name='qemu' type='raw'/>\n"
           "      <source file='/elsewhere/data.img'/>\n"
           "      <target dev='vdb' bus='virtio'/>\n"
           "    </disk>\n"
           "    <disk type='file' device='cdrom'>\n"
           "      <driver name='qemu' type='raw'/>\n"
           "      <source file='/pool/a.iso'/>\n"
           "      <target dev='sda' bus='sata'/>\n"
           "      <readonly/>\n"
           "    </disk>\n"
           "    <interface type='network'>\n"
           "      <mac address='52:54:00:aa:bb:cc'/>\n"
           "      <source network='default'/>\n"
           "    </interface>\n"
           "    <serial type='unix'>\n"
           "      <source mode='bind' path='/run/web.sock'/>\n"
           "      <log file='/var/log/console.log'/>\n"
           "    </serial>\n"
           "    <serial type='tcp'>\n"
           "      <source mode='bind' host='127.0.0.1' service='4555'/>\n"
           "      <protocol type='telnet'/>\n"
           "    </serial>\n"
           "    <channel type='unix'>\n"
           "      <source mode='bind' path='/var/lib/libvirt/qemu/channel/web.agent'/>\n"
           "      <target type='virtio' name='org.qemu.guest_agent.0'/>\n"
           "    </channel>\n"
           "    <tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>\n"
           "    <graphics type='vnc' port='5901' autoport='no' listen='127.0.0.1' passwd='secret'>\n"
           "      <listen type='address' address='127.0.0.1'/>\n"
           "    </graphics>\n"
           "    <vsock model='virtio'><cid auto='no' address='7'/></vsock>\n"
           "  </devices>\n"
           "</domain>\n";
}

std::shared_ptr<FakeHost> makeHost()
{
    auto host = std::make_shared<FakeHost>();
    host->addPool(QStringLiteral("pool"), QStringLiteral("/pool"));
    host->addVolume({QStringLiteral("pool"), QStringLiteral("web.qcow2"), QStringLiteral("/pool/web.qcow2"),
        QStringLiteral("qcow2"), ByteSize::fromGiB(20), ByteSize::fromGiB(3)});
    host->addVolume({QStringLiteral("pool"), QStringLiteral("a.iso"), QStringLiteral("/pool/a.iso"),
        QStringLiteral("iso"), ByteSize::fromMiB(600), ByteSize::fromMiB(600)});
    host->addDomain(definition());
    return host;
}

Result<ClonePlan> planOn(Connection& connection, const CloneRequest& request)
{
    const auto facts
        = gatherCloneFacts(connection, uri, Uuid::fromString(QStringLiteral("11111111-2222-3333-4444-555555555555")));
    return facts ? Result<ClonePlan>(planClone(request, *facts)) : fail(facts.error());
}

/// With the disk left out that cannot be copied.
CloneRequest possible(bool isLinked = false)
{
    CloneRequest request;
    request.isLinked = isLinked;
    request.fates.insert(QStringLiteral("vdb"), DiskFate::LeaveOut);
    return request;
}

bool hasSentence(const ClonePlan& plan, const char* part)
{
    return std::any_of(plan.sentences.cbegin(), plan.sentences.cend(),
        [part](const QString& sentence) { return sentence.contains(QLatin1String(part)); });
}

} // namespace

class TestClone : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_goOnFromTheNumber_data();
    void names_goOnFromTheNumber();
    void definition_keepsNothingOfItsOwn();
    void disks_tellWhatBecomesOfThem();
    void linked_buildsUponTheVolume();
    void problems_areTold();
    void command_doesTheSame();
    void marks_comeAndGo();
    void failingCall_leavesNothing_data();
    void failingCall_leavesNothing();
};

void TestClone::names_goOnFromTheNumber_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("names");
    QTest::newRow("one") << QStringLiteral("shop") << 1 << QStringLiteral("shop");
    QTest::newRow("without a number") << QStringLiteral("shop") << 2 << QStringLiteral("shop-1 shop-2");
    QTest::newRow("with one") << QStringLiteral("web-9") << 3 << QStringLiteral("web-9 web-10 web-11");
    QTest::newRow("with blanks filled") << QStringLiteral("pc08") << 3 << QStringLiteral("pc08 pc09 pc10");
    QTest::newRow("a number alone") << QStringLiteral("7") << 2 << QStringLiteral("7 8");
    QTest::newRow("too long to count") << QStringLiteral("a99999999999") << 2
                                       << QStringLiteral("a99999999999 a999991000000");
}

void TestClone::names_goOnFromTheNumber()
{
    QFETCH(const QString, first);
    QFETCH(const int, count);
    QFETCH(const QString, names);
    QCOMPARE(cloneNames(first, count).join(u' '), names);
}

void TestClone::definition_keepsNothingOfItsOwn()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    const auto plan = planOn(connection, possible());
    QVERIFY2(plan && plan->canClone(), plan && !plan->problems.isEmpty() ? qPrintable(plan->problems[0].text) : "");
    QCOMPARE(plan->names(), QStringList{QStringLiteral("web-2")});
    const QByteArray xml = plan->machines.constFirst().xml;
    for (const char* gone : {"1111", "6666", "The web server", "aa:bb:cc", "5901", "web.sock", "console.log\"", "4555",
             "web.agent", "address='7'", "install", "domus:copy", "data.img", "/pool/web.qcow2"}) {
        QVERIFY2(!xml.contains(gone), gone);
    }
    for (const char* kept :
        {"<name>web-2</name>", "<description>Notes", "<domus:group>lab", "https://lab.example/", "<!-- kept -->",
            "/pool/web-2.qcow2", "/pool/a.iso", "network='default'", "/run/web-2.sock", "web-2-console.log",
            "org.qemu.guest_agent.0", "<genid", "discard='unmap'", "auto='yes'", "autoport='yes'"}) {
        QVERIFY2(xml.contains(kept), kept);
    }
    QVERIFY(hasSentence(*plan, "TPM"));
    QVERIFY(!withoutSecrets(xml).contains("secret"));
}

void TestClone::disks_tellWhatBecomesOfThem()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    const auto plan = planOn(connection, {});
    QVERIFY(plan);
    QCOMPARE(plan->disks.size(), 3);
    QCOMPARE(plan->disks[0].fate, DiskFate::Copy);
    QCOMPARE(plan->disks[1].fate, DiskFate::Undecided);
    QVERIFY(plan->disks[1].text.contains(QLatin1String("storage pool")));
    QCOMPARE(plan->disks[2].fate, DiskFate::Share);
    for (const CloneDiskPlan& disk : plan->disks) {
        QVERIFY(!disk.text.isEmpty());
        // What is written to is never offered to two machines.
        QCOMPARE(disk.choices.contains(DiskFate::Share), disk.disk.xml.isRemovable());
    }
    QVERIFY(!plan->canClone()); // before the user has said that it may go
    QVERIFY(planOn(connection, possible())->canClone());

    CloneRequest without = possible();
    without.fates.insert(QStringLiteral("sda"), DiskFate::LeaveOut);
    const auto bare = planOn(connection, without);
    const auto xml = DomainXml::parse(bare->machines.constFirst().xml);
    QCOMPARE(xml->disks().size(), 2); // the drive stays, empty
    QCOMPARE(xml->disks().constLast().path, QString());
}

void TestClone::linked_buildsUponTheVolume()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    const auto plan = planOn(connection, possible(true));
    QVERIFY(plan && plan->canClone());
    const CloneVolume volume = plan->machines.constFirst().volumes.constFirst();
    QVERIFY(volume.isOverlay);
    QVERIFY(volume.xml.contains("/pool/web.qcow2"));
    QVERIFY(hasSentence(*plan, "base"));
}

void TestClone::problems_areTold()
{
    const auto host = makeHost();
    host->addDomain(QStringLiteral("web-3"));
    FakeConnection connection(host, false);
    CloneRequest request = possible();
    request.name = QStringLiteral("web-2");
    request.count = 2;
    QVERIFY(planOn(connection, request)
                ->problemsOf(CloneProblem::Field::Name)
                .constFirst()
                .text.contains(QLatin1String("web-3")));
    request.count = 1;
    request.name = QStringLiteral("a/b");
    QVERIFY(!planOn(connection, request)->canClone());
    request.name = QStringLiteral("big");
    request.count = 40; // 120 GiB into 50
    QCOMPARE(planOn(connection, request)->problemsOf(CloneProblem::Field::Disks).size(), 1);
    request.isLinked = true; // which takes next to nothing
    QVERIFY(planOn(connection, request)->problemsOf(CloneProblem::Field::Disks).isEmpty());
    host->setState(Uuid::fromString(QStringLiteral("11111111-2222-3333-4444-555555555555")), DomainState::Running);
    QVERIFY(!planOn(connection, possible())->problemsOf(CloneProblem::Field::Source).isEmpty());
    QVERIFY(!planOn(connection, possible(true))->canClone());
}

void TestClone::command_doesTheSame()
{
    const auto host = makeHost();
    FakeConnection connection(host, false);
    QCOMPARE(planOn(connection, possible())->command(),
        QStringLiteral("virt-clone --connect qemu:///system --original web --name web-2 --file /pool/web-2.qcow2"));
    CloneRequest linked = possible(true);
    linked.count = 2;
    const QStringList lines = planOn(connection, linked)->command().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].startsWith(QLatin1String("virsh -c qemu:///system vol-create-as pool web-3.qcow2 ")));
    const QString guard = lines[1].section(QLatin1String(" && "), -1); // the base's: virt-clone would copy the mark
    QVERIFY2(guard.startsWith(QLatin1String("virsh -c qemu:///system metadata ")), qPrintable(lines[1]));
    QVERIFY2(guard.contains(QLatin1String("<base/>")), qPrintable(guard));
    QVERIFY(lines[1].contains(QLatin1String("--backing-vol web.qcow2")));
}

void TestClone::marks_comeAndGo()
{
    const QByteArray entry = "<domus:machine xmlns:domus=\"urn:domus:machine:1\"><domus:group>a</domus:group>"
                             "</domus:machine>";
    const QByteArray marked = startguard::with(entry, startguard::base);
    QVERIFY(startguard::has(marked, startguard::base));
    QVERIFY(!startguard::has(marked, startguard::copying));
    QVERIFY(marked.contains("domus:base"));
    QCOMPARE(startguard::with(marked, startguard::base), marked);
    QVERIFY(!startguard::has(startguard::without(marked, startguard::base), startguard::base));
    QVERIFY(startguard::without(marked, startguard::base).contains("<domus:group>a</domus:group>"));
    const QByteArray alone = startguard::with({}, startguard::base);
    QVERIFY(startguard::has(alone, startguard::base));
    QCOMPARE(startguard::without(alone, startguard::base), QByteArray());
    QCOMPARE(startguard::without("not XML", startguard::base), QByteArray("not XML"));
}

void TestClone::failingCall_leavesNothing_data()
{
    QTest::addColumn<bool>("isLinked");
    QTest::newRow("full") << false;
    QTest::newRow("linked") << true;
}

void TestClone::failingCall_leavesNothing()
{
    QFETCH(const bool, isLinked);
    int nth = 1;
    for (bool isOver = false; !isOver && nth < 100; ++nth) {
        const auto host = makeHost();
        FakeConnection connection(host, false);
        const auto plan = planOn(connection, possible(isLinked));
        QVERIFY(plan);
        const int before = static_cast<int>(host->calls().size());
        host->failAnyCall(nth, Error::make(ErrorKind::OperationFailed, QStringLiteral("spoiled"), "test"));
        const auto made = cloneDomain(connection, *plan, 0, {}, {});
        isOver = host->calls().size() - before < nth;
        host->failAnyCall(0, {});
        const auto domains = connection.domains();
        QVERIFY(domains);
        const QByteArray which = "call " + QByteArray::number(nth);
        QVERIFY2(made || !made.error().text.isEmpty(), which.constData());
        QCOMPARE(domains->size(), made ? 2 : 1);
        QCOMPARE(host->hasVolume(QStringLiteral("pool"), QStringLiteral("web-2.qcow2")), made.has_value());
        QVERIFY2(made.has_value() == isOver || made.has_value(), which.constData());
        const QByteArray note = host->metadata(plan->source.uuid, QLatin1String(machinemetadata::namespaceUri));
        QCOMPARE(startguard::has(note, startguard::base), isLinked && made.has_value());
        QVERIFY(!host->inactiveXml(plan->source.uuid).isEmpty());
    }
    QVERIFY(nth > 8 && nth < 100);
}

QTEST_GUILESS_MAIN(TestClone)
#include "tst_clone.moc"
