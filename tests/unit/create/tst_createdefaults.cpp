// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/create/planfixture.h"
#include "tests/unit/create/planquestions.h"

#include <QTest>

using namespace domus;
using namespace domus::fixture;

/// What the settings want of every new machine: done where it can be, with that as the reason.
class TestCreateDefaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everything_thatIsSet_isPlanned();
    void lessThanTheSystemNeeds_isRaised();
    void moreThanTheHostHas_isNotPlanned();
    void firmware_thatTheSystemRefuses_isNotPlanned();
    void choice_forThisMachine_comesFirst();
    void tool_getsNoDisk();

private:
    static QString iso() { return isoPath; }
    static CreateRequest request(const CreateDefaults& defaults)
    {
        CreateRequest wish = fromIso(iso());
        wish.defaults = defaults;
        return wish;
    }
    static QString reasonOf(const CreateDomainPlan& plan, CreateField field)
    {
        const PlanSentence* said = sentence(plan, field, {});
        return said != nullptr ? said->reason : QString();
    }
    static bool saysWhy(const CreateDomainPlan& plan, CreateField field)
    {
        return reasonOf(plan, field) == QStringLiteral("As your settings have it for new virtual machines.");
    }
};

void TestCreateDefaults::everything_thatIsSet_isPlanned()
{
    CreateDefaults defaults;
    defaults.memory = ByteSize::fromGiB(6);
    defaults.cpus = 3;
    defaults.diskSize = ByteSize::fromGiB(50);
    defaults.diskFormat = QStringLiteral("raw");
    defaults.firmware = FirmwareKind::Bios;
    const CreateDomainPlan plan = planDomain(request(defaults), debian12(), withIso(desktop(), iso()));
    QVERIFY(plan.canCreate());
    QCOMPARE(plan.resolved.memory, ByteSize::fromGiB(6));
    QCOMPARE(plan.resolved.topology->cpus(), 3);
    QCOMPARE(plan.resolved.disks->constFirst().size, ByteSize::fromGiB(50));
    QCOMPARE(plan.resolved.disks->constFirst().format, QStringLiteral("raw"));
    QCOMPARE(plan.resolved.firmware, FirmwareKind::Bios);
    QVERIFY(plan.domainXml.contains("type=\"raw\"") || plan.domainXml.contains("type='raw'"));
    for (const CreateField field : {CreateField::Memory, CreateField::Cpu, CreateField::Disk, CreateField::Firmware}) {
        QVERIFY2(saysWhy(plan, field), qPrintable(reasonOf(plan, field)));
    }
}

void TestCreateDefaults::lessThanTheSystemNeeds_isRaised()
{
    CreateDefaults defaults;
    defaults.memory = ByteSize::fromMiB(64);
    defaults.cpus = 1;
    defaults.diskSize = ByteSize::fromGiB(1);
    const OsDescription windows = windows11();
    const CreateDomainPlan plan = planDomain(request(defaults), windows, withIso(desktop(), iso()));
    QCOMPARE(plan.resolved.memory, windows.minimumMemory);
    QCOMPARE(plan.resolved.topology->cpus(), std::max(1, windows.minimumCpus));
    QVERIFY(plan.resolved.disks->constFirst().size >= windows.minimumDisk);
}

void TestCreateDefaults::moreThanTheHostHas_isNotPlanned()
{
    CreateDefaults defaults;
    defaults.memory = ByteSize::fromGiB(4096);
    defaults.cpus = 512;
    const HostFacts host = withIso(desktop(), iso());
    const CreateDomainPlan plan = planDomain(request(defaults), debian12(), host);
    QVERIFY(plan.canCreate());
    QVERIFY(*plan.resolved.memory <= host.host.memory);
    QVERIFY(!saysWhy(plan, CreateField::Memory));
    QCOMPARE(plan.resolved.topology->cpus(), host.host.cpus);
}

void TestCreateDefaults::firmware_thatTheSystemRefuses_isNotPlanned()
{
    CreateDefaults defaults;
    defaults.firmware = FirmwareKind::Bios;
    const CreateDomainPlan plan = planDomain(request(defaults), windows11(), withIso(desktop(), iso()));
    QVERIFY(plan.resolved.firmware != FirmwareKind::Bios);
}

void TestCreateDefaults::choice_forThisMachine_comesFirst()
{
    CreateDefaults defaults;
    defaults.memory = ByteSize::fromGiB(6);
    defaults.cpus = 3;
    CreateRequest wish = request(defaults);
    wish.memory = ByteSize::fromGiB(3);
    wish.topology = CpuTopology{1, 2, 1};
    const CreateDomainPlan plan = planDomain(wish, debian12(), withIso(desktop(), iso()));
    QCOMPARE(plan.resolved.memory, ByteSize::fromGiB(3));
    QCOMPARE(plan.resolved.topology->cpus(), 2);
    QVERIFY(!saysWhy(plan, CreateField::Memory));
}

void TestCreateDefaults::tool_getsNoDisk()
{
    CreateDefaults defaults;
    defaults.diskSize = ByteSize::fromGiB(50);
    const CreateDomainPlan plan = planDomain(request(defaults), memtest(), withIso(desktop(), iso()));
    QVERIFY(plan.resolved.disks->isEmpty());
}

QTEST_GUILESS_MAIN(TestCreateDefaults)
#include "tst_createdefaults.moc"
