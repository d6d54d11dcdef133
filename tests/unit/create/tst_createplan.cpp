// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/createdomainplan.h"
#include "app/services/create/osnote.h"
#include "app/xml/domainxml.h"
#include "tests/unit/create/planquestions.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace domus;
using namespace domus::fixture;

Q_DECLARE_METATYPE(domus::CreateField)

namespace {

/// DOMUS_UPDATE_GOLDEN=1 writes the files anew, and fails, so that no gate passes with it.
void compareWithGolden(const QString& name, const QByteArray& actual)
{
    const QString path = QStringLiteral(DOMUS_SOURCE_DIR "/tests/unit/create/data/") + name;
    QFile file(path);
    if (qEnvironmentVariableIsSet("DOMUS_UPDATE_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(actual);
        QFAIL("the expected texts were written anew: look at the difference, then run without the switch");
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    QCOMPARE(QString::fromUtf8(actual), QString::fromUtf8(file.readAll()));
}

QByteArray asText(const CreateDomainPlan& plan)
{
    QString text;
    for (const PlanSentence& sentence : plan.sentences) {
        text += sentence.text + QLatin1String(" | ") + sentence.reason + QLatin1Char('\n');
    }
    for (const PlanProblem& problem : plan.problems) {
        text += QLatin1String("! ") + problem.text + QLatin1Char('\n');
    }
    return text.toUtf8() + plan.virtInstall.toUtf8() + '\n' + plan.domainXml;
}

} // namespace

class TestCreatePlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plan_ofTypicalMachines_isAsExpected_data();
    void plan_ofTypicalMachines_isAsExpected();
    void name_whenTaken_getsNumber();
    void name_thatCannotBe_isToldBesideField_data();
    void name_thatCannotBe_isToldBesideField();
    void name_thatIsOdd_survivesInXml_data();
    void name_thatIsOdd_survivesInXml();
    void memory_onSmallHost_leavesRoomForHost();
    void memory_beyondHost_isError();
    void network_whenInactive_isStarted();
    void network_withoutAny_isUserMode();
    void network_onSession_isUserMode();
    void mac_thatCannotBe_isError_data();
    void mac_thatCannotBe_isError();
    void kernel_withDisk_bootsDiskAfterInstall();
    void kernel_withoutDisk_keepsKernel();
    void firmware_missing_isError();
    void firmware_ofBiosOnlyMedium_isBios();
    void tpm_whenMissing_isTold();
    void kvm_whenNotOffered_offersEmulation();
    void remote_console_listensOnLoopbackWithPassword();
    void os_unknownToTheDatabase_isNotedByName();
    void everyDefault_isResolved();
    void virtInstall_isUnderstoodByVirtInstall_data();
    void virtInstall_isUnderstoodByVirtInstall();
};

void TestCreatePlan::plan_ofTypicalMachines_isAsExpected_data()
{
    QTest::addColumn<QString>("file");
    for (const char* name : {"debian-kvm", "debian-emulated", "debian-session", "debian-remote", "windows11-kvm",
             "windows11-emulated", "unknown-emulated", "memtest-emulated", "debian-test"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestCreatePlan::plan_ofTypicalMachines_isAsExpected()
{
    QFETCH(QString, file);
    const OsDescription os = file.startsWith(QLatin1String("debian")) ? fixture::debian12()
        : file.startsWith(QLatin1String("windows"))                   ? fixture::windows11()
        : file.startsWith(QLatin1String("memtest"))                   ? fixture::memtest()
                                                                      : fixture::unknownSystem();
    const HostFacts host = file.endsWith(QLatin1String("kvm")) ? fixture::desktop()
        : file.endsWith(QLatin1String("session"))              ? fixture::session()
        : file.endsWith(QLatin1String("remote"))               ? fixture::remote()
        : file.endsWith(QLatin1String("test"))                 ? fixture::demonstration()
                                                               : fixture::emulating();
    const CreateDomainPlan plan = planned(os, host);
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    compareWithGolden(file + QLatin1String(".txt"), asText(plan));
}

void TestCreatePlan::name_whenTaken_getsNumber()
{
    HostFacts host = fixture::desktop();
    QCOMPARE(*planned(fixture::debian12(), host).resolved.name, QStringLiteral("debian12"));
    host.domainNames = {QStringLiteral("debian12")};
    QCOMPARE(*planned(fixture::debian12(), host).resolved.name, QStringLiteral("debian12-2"));
    const CreateDomainPlan plan
        = planned(fixture::debian12(), host, [](CreateRequest& r) { r.name = QStringLiteral("debian12"); });
    QVERIFY(!plan.canCreate());
    QCOMPARE(worst(plan, CreateField::Name)->cure->argument, QStringLiteral("debian12-2"));
}

void TestCreatePlan::name_thatCannotBe_isToldBesideField_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << QStringLiteral("   ");
    QTest::newRow("slash") << QStringLiteral("a/b");
    QTest::newRow("line break") << QStringLiteral("a\nb");
    QTest::newRow("control") << QStringLiteral("a\x01b");
    QTest::newRow("half a character") << QStringLiteral("a") + QChar(0xD800);
    QTest::newRow("255 bytes") << QString(255, QLatin1Char('x'));
    QTest::newRow("wide characters") << QString(81, QChar(0x4E2D));
    QTest::newRow("dots") << QStringLiteral("..");
}

void TestCreatePlan::name_thatCannotBe_isToldBesideField()
{
    QFETCH(QString, name);
    const CreateDomainPlan plan
        = planned(fixture::debian12(), fixture::desktop(), [&](CreateRequest& r) { r.name = name; });
    QVERIFY(!plan.canCreate());
    QVERIFY(worst(plan, CreateField::Name) != nullptr);
}

void TestCreatePlan::name_thatIsOdd_survivesInXml_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("markup") << QStringLiteral("a&b<c>\"d'e");
    QTest::newRow("emoji") << QString::fromUtf8("máy 🚀 ảo");
    QTest::newRow("right to left") << QStringLiteral("%1abc%2").arg(QChar(0x202e), QChar(0x202c));
    QTest::newRow("leading dash") << QStringLiteral("-rf");
    QTest::newRow("as long as can be") << QString(240, QLatin1Char('x'));
}

void TestCreatePlan::name_thatIsOdd_survivesInXml()
{
    QFETCH(QString, name);
    const CreateDomainPlan plan
        = planned(fixture::debian12(), fixture::desktop(), [&](CreateRequest& r) { r.name = name; });
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    QCOMPARE(xmlOf(plan).get(lens::name), name);
    QVERIFY(plan.volumes.constFirst().name.toUtf8().size() <= 255);
}

void TestCreatePlan::memory_onSmallHost_leavesRoomForHost()
{
    HostFacts host = fixture::desktop();
    host.freeMemory = ByteSize::fromMiB(1536);
    host.host.memory = ByteSize::fromGiB(4);
    const CreateDomainPlan plan = planned(fixture::debian12(), host);
    QCOMPARE(*plan.resolved.memory, ByteSize::fromGiB(1)); // the least Debian takes
    QVERIFY(plan.canCreate());
}

void TestCreatePlan::memory_beyondHost_isError()
{
    const CreateDomainPlan plan
        = planned(fixture::debian12(), fixture::desktop(), [](CreateRequest& r) { r.memory = ByteSize::fromGiB(64); });
    QVERIFY(!plan.canCreate());
    QVERIFY(worst(plan, CreateField::Memory) != nullptr);
}

void TestCreatePlan::network_whenInactive_isStarted()
{
    HostFacts host = fixture::desktop();
    host.networks[0].active = false;
    const CreateDomainPlan plan = planned(fixture::debian12(), host);
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    QCOMPARE(plan.hostSteps.size(), 1);
    QCOMPARE(plan.hostSteps.constFirst().what, PlannedHostStep::What::StartNetwork);
    QCOMPARE(plan.hostSteps.constFirst().name, QStringLiteral("default"));
    const PlanSentence* said = sentence(plan, CreateField::Network, QStringLiteral("started"));
    QVERIFY(said != nullptr && !said->reason.isEmpty());
    QVERIFY(plan.virtInstall.startsWith(QLatin1String("virsh -c qemu:///system net-start default && virt-install ")));
    // Two cards in it start it once.
    const CreateDomainPlan two = planned(fixture::debian12(), host, [](CreateRequest& r) {
        NicRequest nic;
        nic.source = QStringLiteral("default");
        r.nics = QVector<NicRequest>{nic, nic};
    });
    QCOMPARE(two.hostSteps.size(), 1);
    // A tool on a medium is not worth it.
    QVERIFY(planned(fixture::memtest(), host).hostSteps.isEmpty());
}

void TestCreatePlan::network_withoutAny_isUserMode()
{
    HostFacts host = fixture::desktop();
    host.networks.clear();
    const CreateDomainPlan plan = planned(fixture::debian12(), host);
    QVERIFY(plan.canCreate());
    QCOMPARE(plan.resolved.nics->constFirst().kind, NicRequest::Kind::User);
}

void TestCreatePlan::network_onSession_isUserMode()
{
    const CreateDomainPlan plan = planned(fixture::debian12(), fixture::session());
    QVERIFY(plan.canCreate());
    QCOMPARE(plan.resolved.nics->constFirst().kind, NicRequest::Kind::User);
}

void TestCreatePlan::mac_thatCannotBe_isError_data()
{
    QTest::addColumn<QString>("mac");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("fine") << QStringLiteral("52:54:00:AB:cd:01") << true;
    QTest::newRow("taken") << QStringLiteral("52:54:00:00:00:01") << false;
    QTest::newRow("short") << QStringLiteral("52:54:00") << false;
    QTest::newRow("multicast") << QStringLiteral("53:54:00:00:00:02") << false;
}

void TestCreatePlan::mac_thatCannotBe_isError()
{
    QFETCH(QString, mac);
    QFETCH(bool, isFine);
    HostFacts host = fixture::desktop();
    host.macs = {QStringLiteral("52:54:00:00:00:01")};
    const CreateDomainPlan plan = planned(fixture::debian12(), host, [&](CreateRequest& r) {
        NicRequest nic;
        nic.source = QStringLiteral("default");
        nic.mac = mac;
        r.nics = QVector<NicRequest>{nic};
    });
    QCOMPARE(plan.canCreate(), isFine);
}

void TestCreatePlan::kernel_withDisk_bootsDiskAfterInstall()
{
    CreateRequest request;
    request.source = {SourceKind::Kernel, QStringLiteral("/boot/linux"), QStringLiteral("/boot/initrd.gz"),
        QStringLiteral("console=ttyS0 quiet"), {}, {}};
    const CreateDomainPlan plan = planDomain(request, fixture::debian12(), fixture::emulating());
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    DomainXml xml = xmlOf(plan);
    QCOMPARE(xml.get(lens::kernel), QStringLiteral("/boot/linux"));
    QCOMPARE(xml.get(lens::onReboot), QStringLiteral("destroy"));
    QCOMPARE(xml.metadata().installPhase, InstallPhase::Installing);
    QVERIFY(plan.changesAfterStart);
    DomainXml after = *DomainXml::parse(plan.afterInstallXml);
    QVERIFY(!after.isSet(lens::kernel));
    QVERIFY(!after.isSet(lens::initrd));
    QVERIFY(!after.isSet(lens::kernelArguments));
    QCOMPARE(after.get(lens::onReboot), QStringLiteral("restart"));
    QCOMPARE(after.disks().constFirst().bootOrder, 1);
}

void TestCreatePlan::kernel_withoutDisk_keepsKernel()
{
    CreateRequest request;
    request.source = {SourceKind::Kernel, QStringLiteral("/boot/linux"), {}, {}, {}, {}};
    request.disks = QVector<DiskRequest>{};
    const CreateDomainPlan plan = planDomain(request, {}, fixture::emulating());
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    QVERIFY(!plan.changesAfterStart);
    QVERIFY(plan.afterInstallXml.isEmpty());
    QCOMPARE(xmlOf(plan).get(lens::onReboot), QStringLiteral("restart"));
    QCOMPARE(*plan.resolved.name, QStringLiteral("linux"));
}

void TestCreatePlan::firmware_missing_isError()
{
    HostFacts host = fixture::desktop();
    host.kvm.firmwares = {QStringLiteral("bios")};
    QCOMPARE(*planned(fixture::debian12(), host).resolved.firmware, FirmwareKind::Bios);
    QVERIFY(!planned(fixture::windows11(), host).canCreate());
    const CreateDomainPlan asked
        = planned(fixture::debian12(), host, [](CreateRequest& r) { r.firmware = FirmwareKind::Uefi; });
    QVERIFY(!asked.canCreate());
    QVERIFY(worst(asked, CreateField::Firmware)->text.contains(QLatin1String("ovmf")));
}

void TestCreatePlan::firmware_ofBiosOnlyMedium_isBios()
{
    HostFacts host = fixture::withIso(fixture::desktop(), isoPath);
    host.source.bootsUefi = false;
    const CreateDomainPlan plan = planDomain(fixture::fromIso(isoPath), fixture::debian12(), host);
    QCOMPARE(*plan.resolved.firmware, FirmwareKind::Bios);
    QVERIFY(!xmlOf(plan).isUefi());
}

void TestCreatePlan::tpm_whenMissing_isTold()
{
    HostFacts host = fixture::desktop();
    host.kvm.tpmBackends = {QStringLiteral("passthrough")};
    const CreateDomainPlan plan = planned(fixture::windows11(), host);
    QVERIFY(plan.canCreate());
    QCOMPARE(*plan.resolved.tpm, false);
    QVERIFY(worst(plan, CreateField::Tpm)->text.contains(QLatin1String("swtpm")));
}

void TestCreatePlan::kvm_whenNotOffered_offersEmulation()
{
    HostFacts host = fixture::emulating();
    host.kvm = {};
    QVERIFY(planned(fixture::debian12(), host).canCreate());
    const CreateDomainPlan plan = planned(fixture::debian12(), host, [](CreateRequest& r) { r.virt = VirtKind::Kvm; });
    QVERIFY(!plan.canCreate());
    QCOMPARE(worst(plan, CreateField::Virt)->cure->what, PlanCure::What::UseEmulation);
}

void TestCreatePlan::remote_console_listensOnLoopbackWithPassword()
{
    const auto graphics = xmlOf(planned(fixture::debian12(), fixture::remote())).graphics().constFirst();
    QCOMPARE(graphics.listenAddress, QStringLiteral("127.0.0.1"));
    QVERIFY(graphics.hasPassword());
    QCOMPARE(xmlOf(planned(fixture::debian12(), fixture::desktop())).graphics().constFirst().listenType,
        QStringLiteral("none"));
}

void TestCreatePlan::os_unknownToTheDatabase_isNotedByName()
{
    const auto noted = [](const OsDescription& os) { return osnote::read(xmlOf(planned(os, fixture::desktop()))); };
    QCOMPARE(noted(fixture::unknownSystem()), QStringLiteral("HOMEMADE"));
    // Newer than the database: the neighbour's id for what needs one, the medium's name for who reads.
    QCOMPARE(noted(fixture::debian12()), QStringLiteral("Debian 12"));
    QCOMPARE(xmlOf(planned(fixture::debian12(), fixture::desktop())).osId(), fixture::debian12().id);
    QCOMPARE(noted(fixture::windows11()), QString());
    QCOMPARE(noted({}), QString());
    // What Domus notes later leaves it there.
    DomainXml xml = xmlOf(planned(fixture::unknownSystem(), fixture::desktop()));
    xml.setMetadata({});
    QCOMPARE(osnote::read(xml), QStringLiteral("HOMEMADE"));
    OsDescription odd;
    odd.name = QStringLiteral("A\x01");
    QVERIFY(planned(odd, fixture::desktop()).canCreate());
}

void TestCreatePlan::everyDefault_isResolved()
{
    const CreateRequest resolved = planned(fixture::debian12(), fixture::desktop()).resolved;
    QVERIFY(resolved.name && resolved.virt && resolved.topology && resolved.memory && resolved.disks && resolved.nics
        && resolved.firmware && resolved.tpm && resolved.graphics && resolved.videoModel);
    // What was resolved, asked for, gives the same machine.
    CreateRequest again = resolved;
    const HostFacts host = fixture::withIso(fixture::desktop(), isoPath);
    const CreateDomainPlan second = planDomain(again, fixture::debian12(), host);
    QVERIFY(second.canCreate());
    QCOMPARE(second.resolved, resolved);
}

void TestCreatePlan::virtInstall_isUnderstoodByVirtInstall_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"debian", "windows", "memtest", "kernel", "import"}) {
        QTest::newRow(kind) << QString::fromLatin1(kind);
    }
}

void TestCreatePlan::virtInstall_isUnderstoodByVirtInstall()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("virt-install"));
    if (program.isEmpty()) {
        QSKIP("virt-install is not installed");
    }
    QFETCH(QString, kind);
    QTemporaryDir folder;
    const QString medium = folder.filePath(QStringLiteral("a medium, it's.iso"));
    QFile file(medium);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64{1024} * 1024));
    file.close();
    // As the test driver's own pool is called, which virt-install looks up.
    HostFacts host = fixture::emulating();
    host.uri = QStringLiteral("test:///default");
    host.pools[0].name = QStringLiteral("default-pool");
    CreateRequest request = fixture::fromIso(medium);
    if (kind == QLatin1String("kernel")) {
        request.source.kind = SourceKind::Kernel;
        request.source.initrd = medium;
        request.source.kernelArguments = QStringLiteral("quiet console=ttyS0,115200");
    } else if (kind == QLatin1String("import")) {
        request.source.kind = SourceKind::DiskImage;
    }
    const OsDescription os = kind == QLatin1String("windows") ? fixture::windows11()
        : kind == QLatin1String("memtest")                    ? fixture::memtest()
                                                              : fixture::debian12();
    host.source.path = medium;
    host.source.exists = host.source.isReadable = host.source.isIso9660 = host.source.isBootable = true;
    host.source.imageFormat = QStringLiteral("raw");
    const CreateDomainPlan plan = planDomain(request, os, host);
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    QString command = plan.virtInstall;
    // The test driver makes machines of its own type and architecture only.
    command.remove(QStringLiteral(" --virt-type qemu")).remove(QStringLiteral(" --machine q35"));
    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), command + QStringLiteral(" --dry-run --print-xml 1 --check all=off")});
    QVERIFY(shell.waitForFinished(60000));
    const QByteArray output = shell.readAll();
    QVERIFY2(shell.exitCode() == 0, qPrintable(command + QLatin1Char(10) + QString::fromUtf8(output)));
    QVERIFY(output.contains("<domain"));
}

QTEST_GUILESS_MAIN(TestCreatePlan)
#include "tst_createplan.moc"
