// SPDX-License-Identifier: GPL-3.0-or-later
// Where a new machine's disks and files come from and go to.
#include "app/services/create/createdomainplan.h"
#include "tests/unit/create/planquestions.h"

#include <QMap>
#include <QTest>

using namespace domus;
using namespace domus::fixture;

class TestCreateStorage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void image_existing_isNeverTakenForAnotherFormat_data();
    void image_existing_isNeverTakenForAnotherFormat();
    void image_outOfReach_isCopiedWithItsOwnBus();
    void image_thatBuildsOnAnother_isNotCopied();
    void pool_thatIsNoFolder_isNotUsed();
    void disk_ofOddSize_isWholeMiB();
    void iso_ofThisComputer_onAnotherHost_isCopiedThere();
    void pool_whenMissing_isMade();
    void pool_whenMissingInAnotherHostsHome_isError();
    void pool_whenInactive_isStarted();
    void pool_madeForTheMachine_isMeasured();
    void disk_largerThanPool_isError();
    void disk_usedByAnotherMachine_warns();
    void disk_existingBesideIso_bootsTheIsoFirstAndTheDiskLater();
    void iso_thatQemuCannotReach_isCopiedIntoPool();
    void iso_thatQemuCannotReach_mayBeGrantedInstead();
    void iso_thatIsWrong_isError_data();
    void iso_thatIsWrong_isError();
};

void TestCreateStorage::image_existing_isNeverTakenForAnotherFormat_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("libvirt");
    QTest::addColumn<QString>("wish");
    QTest::addColumn<QString>("format"); // empty: an error
    QTest::newRow("its header tells") << "qcow2"
                                      << ""
                                      << ""
                                      << "qcow2";
    QTest::newRow("foreign") << "vmdk"
                             << ""
                             << ""
                             << "vmdk";
    QTest::newRow("raw") << "raw"
                         << ""
                         << ""
                         << "raw";
    QTest::newRow("said to be raw") << "qcow2"
                                    << ""
                                    << "raw"
                                    << "";
    QTest::newRow("said to be qcow2") << "raw"
                                      << ""
                                      << "qcow2"
                                      << "";
    QTest::newRow("closed to us, libvirt knows") << ""
                                                 << "qcow2"
                                                 << ""
                                                 << "qcow2";
    QTest::newRow("closed to us, said otherwise") << ""
                                                  << "qcow2"
                                                  << "raw"
                                                  << "";
    QTest::newRow("nobody knows") << ""
                                  << ""
                                  << ""
                                  << "";
    QTest::newRow("nobody knows, said") << ""
                                        << ""
                                        << "raw"
                                        << "raw";
}

void TestCreateStorage::image_existing_isNeverTakenForAnotherFormat()
{
    QFETCH(QString, header);
    QFETCH(QString, libvirt);
    QFETCH(QString, wish);
    QFETCH(QString, format);
    const QString path = QStringLiteral("/srv/win10.img");
    HostFacts host = fixture::withIso(fixture::desktop(), isoPath);
    FileFacts image;
    image.path = path;
    image.exists = true;
    image.isReadable = !header.isEmpty();
    image.imageFormat = header;
    host.diskFiles = {image};
    if (!libvirt.isEmpty()) {
        host.volumeFormats.insert(path, libvirt);
    }
    CreateRequest request = fixture::fromIso(isoPath);
    DiskRequest disk;
    disk.kind = DiskRequest::Kind::Existing;
    disk.path = path;
    disk.format = wish;
    request.disks = QVector<DiskRequest>{disk};
    const CreateDomainPlan plan = planDomain(request, fixture::debian12(), host);
    QCOMPARE(plan.canCreate(), !format.isEmpty());
    if (format.isEmpty()) {
        QVERIFY(worst(plan, CreateField::Disk) != nullptr);
    } else {
        QCOMPARE(xmlOf(plan).disks().constFirst().format, format);
    }
}

void TestCreateStorage::image_outOfReach_isCopiedWithItsOwnBus()
{
    CreateRequest request;
    request.source.kind = SourceKind::DiskImage;
    request.source.path = QStringLiteral("/home/lan/router.qcow2");
    HostFacts host = fixture::desktop();
    host.volumeNames.insert(QStringLiteral("default/router.qcow2")); // someone's already
    host.source.path = request.source.path;
    host.source.exists = host.source.isReadable = true;
    host.source.isReachable = false;
    host.source.imageFormat = QStringLiteral("qcow2");
    const CreateDomainPlan first = planDomain(request, {}, host);
    QVERIFY2(first.canCreate(), qPrintable(problemsOf(first)));
    const QString copy = QStringLiteral("/var/lib/libvirt/images/router-2.qcow2");
    QCOMPARE(xmlOf(first).disks().constFirst().path, copy);
    // Any change of the disk gives back what was planned: it is still the medium that is meant, and its copy used.
    request.disks = first.resolved.disks;
    request.disks->first().bus = QStringLiteral("sata");
    const CreateDomainPlan second = planDomain(request, {}, host);
    QVERIFY2(second.canCreate(), qPrintable(problemsOf(second)));
    QCOMPARE(xmlOf(second).disks().constFirst().path, copy);
    QCOMPARE(xmlOf(second).disks().constFirst().bus, QStringLiteral("sata"));
    request.reach = FileReach::GrantAccess;
    QCOMPARE(xmlOf(planDomain(request, {}, host)).disks().constFirst().path, request.source.path);
}

void TestCreateStorage::image_thatBuildsOnAnother_isNotCopied()
{
    CreateRequest request;
    request.source.kind = SourceKind::DiskImage;
    request.source.path = QStringLiteral("/home/lan/clone.qcow2");
    HostFacts host = fixture::desktop();
    host.source.path = request.source.path;
    host.source.exists = host.source.isReadable = host.source.hasBackingFile = true;
    host.source.isReachable = false;
    host.source.imageFormat = QStringLiteral("qcow2");
    const CreateDomainPlan plan = planDomain(request, {}, host);
    QVERIFY(!plan.canCreate());
    QVERIFY(worst(plan, CreateField::Files) != nullptr);
    request.reach = FileReach::GrantAccess;
    QVERIFY(planDomain(request, {}, host).canCreate());
}

void TestCreateStorage::pool_thatIsNoFolder_isNotUsed()
{
    HostFacts host = fixture::desktop();
    StoragePoolRecord volumes = host.pools.constFirst();
    volumes.name = QStringLiteral("vg");
    volumes.type = QStringLiteral("logical");
    host.pools.append(volumes);
    const CreateDomainPlan wished = planned(fixture::debian12(), host, [](CreateRequest& r) {
        DiskRequest disk;
        disk.size = ByteSize::fromGiB(20);
        disk.pool = QStringLiteral("vg");
        r.disks = QVector<DiskRequest>{disk};
    });
    QVERIFY(!wished.canCreate());
    QVERIFY(worst(wished, CreateField::Disk)->text.contains(QLatin1String("logical")));
    // Called "default" it still is none; another one is taken, and none is made over it.
    host.pools[1].name = QStringLiteral("default");
    host.pools[0].name = QStringLiteral("images");
    QCOMPARE(planned(fixture::debian12(), host).resolved.disks->constFirst().pool, QStringLiteral("images"));
    host.pools.removeFirst();
    const CreateDomainPlan none = planned(fixture::debian12(), host);
    QVERIFY(!none.canCreate());
    QVERIFY(none.hostSteps.isEmpty());
}

void TestCreateStorage::disk_ofOddSize_isWholeMiB()
{
    const CreateDomainPlan plan = planned(fixture::debian12(), fixture::desktop(), [](CreateRequest& r) {
        DiskRequest disk;
        disk.size = ByteSize::fromBytes(1395864371); // 1.3 GiB, as a box with one decimal gives it
        r.disks = QVector<DiskRequest>{disk};
    });
    QCOMPARE(plan.volumes.constFirst().capacity, ByteSize::fromMiB(1332));
}

void TestCreateStorage::iso_ofThisComputer_onAnotherHost_isCopiedThere()
{
    CreateRequest request = fixture::fromIso(isoPath);
    request.source.isOnThisComputer = true;
    const CreateDomainPlan plan
        = planDomain(request, fixture::debian12(), fixture::withIso(fixture::remote(), isoPath));
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    QCOMPARE(plan.volumes.constFirst().uploadFrom, isoPath);
    const auto disks = xmlOf(plan).disks();
    QVERIFY(std::any_of(disks.cbegin(), disks.cend(),
        [&](const DiskXml& disk) { return disk.isRemovable() && disk.path == plan.volumes.constFirst().path; }));
}

void TestCreateStorage::pool_whenMissing_isMade()
{
    HostFacts host = fixture::desktop();
    host.pools.clear();
    const CreateDomainPlan plan = planned(fixture::debian12(), host);
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    QCOMPARE(plan.hostSteps.size(), 1);
    const PlannedHostStep step = plan.hostSteps.constFirst();
    QCOMPARE(step.what, PlannedHostStep::What::MakePool);
    QCOMPARE(step.name, QStringLiteral("default"));
    QCOMPARE(step.folder, QStringLiteral("/var/lib/libvirt/images"));
    QCOMPARE(plan.volumes.constFirst().path, QStringLiteral("/var/lib/libvirt/images/debian12.qcow2"));
    QCOMPARE(xmlOf(plan).disks().constFirst().path, plan.volumes.constFirst().path);
    const PlanSentence* said = sentence(plan, CreateField::Storage, step.folder);
    QVERIFY(said != nullptr && !said->reason.isEmpty());
    QVERIFY2(plan.virtInstall.startsWith(
                 QLatin1String("virsh -c qemu:///system pool-define-as default dir --target /var/lib/libvirt/images && "
                               "virsh -c qemu:///system pool-start default --build && ")),
        qPrintable(plan.virtInstall));
    // What is planned, asked for, gives the same machine.
    const CreateDomainPlan again = planDomain(plan.resolved, fixture::debian12(), fixture::withIso(host, isoPath));
    QVERIFY2(again.canCreate(), qPrintable(problemsOf(again)));
    QCOMPARE(again.hostSteps, plan.hostSteps);
    // Without a disk nothing is needed.
    QVERIFY(planned(fixture::memtest(), host).hostSteps.isEmpty());
}

void TestCreateStorage::pool_whenMissingInAnotherHostsHome_isError()
{
    HostFacts host = fixture::session();
    host.pools.clear();
    host.defaultPoolPath = hostFactsOf(QStringLiteral("qemu+ssh://host.example/session"), false).defaultPoolPath;
    const CreateDomainPlan plan = planned(fixture::debian12(), host);
    QVERIFY(!plan.canCreate());
    QVERIFY(worst(plan, CreateField::Disk) != nullptr);
}

void TestCreateStorage::pool_whenInactive_isStarted()
{
    HostFacts host = fixture::desktop();
    host.pools[0].active = false;
    const CreateDomainPlan plan = planned(fixture::debian12(), host);
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    QCOMPARE(plan.hostSteps.size(), 1);
    QCOMPARE(plan.hostSteps.constFirst().what, PlannedHostStep::What::StartPool);
    QVERIFY(sentence(plan, CreateField::Storage, QStringLiteral("started")) != nullptr);
}

void TestCreateStorage::pool_madeForTheMachine_isMeasured()
{
    HostFacts host = fixture::desktop();
    host.pools.clear();
    host.defaultPoolCapacity = ByteSize::fromGiB(100);
    host.defaultPoolAvailable = ByteSize::fromGiB(12);
    QCOMPARE(planned(fixture::debian12(), host).resolved.disks->constFirst().size, ByteSize::fromGiB(10));
    const CreateDomainPlan large = planned(fixture::debian12(), host, [](CreateRequest& r) {
        DiskRequest disk;
        disk.size = ByteSize::fromGiB(200);
        r.disks = QVector<DiskRequest>{disk};
    });
    QVERIFY(!large.canCreate());
    QVERIFY(worst(large, CreateField::Disk) != nullptr);
}

void TestCreateStorage::disk_largerThanPool_isError()
{
    const auto withSize = [](int gib) {
        return planned(fixture::debian12(), fixture::desktop(), [gib](CreateRequest& r) {
            DiskRequest disk;
            disk.size = ByteSize::fromGiB(gib);
            r.disks = QVector<DiskRequest>{disk};
        });
    };
    QVERIFY(withSize(100).problemsOf(CreateField::Disk).isEmpty());
    QCOMPARE(worst(withSize(300), CreateField::Disk)->severity, PlanProblem::Severity::Warning);
    QVERIFY(!withSize(500).canCreate());
}

void TestCreateStorage::disk_usedByAnotherMachine_warns()
{
    HostFacts host = fixture::desktop();
    host.diskUsers.insert(QStringLiteral("/d.qcow2"), QStringLiteral("other"));
    const CreateDomainPlan plan = planned(fixture::debian12(), host, [](CreateRequest& r) {
        DiskRequest disk;
        disk.kind = DiskRequest::Kind::Existing;
        disk.path = QStringLiteral("/d.qcow2");
        r.disks = QVector<DiskRequest>{disk};
    });
    QVERIFY(worst(plan, CreateField::Disk)->text.contains(QLatin1String("other")));
}

void TestCreateStorage::disk_existingBesideIso_bootsTheIsoFirstAndTheDiskLater()
{
    const CreateDomainPlan plan = planned(fixture::debian12(), fixture::desktop(), [](CreateRequest& r) {
        DiskRequest disk;
        disk.kind = DiskRequest::Kind::Existing;
        disk.path = QStringLiteral("/srv/d.qcow2");
        disk.format = QStringLiteral("qcow2");
        r.disks = QVector<DiskRequest>{disk};
    });
    const auto orders = [](const QByteArray& xml) {
        QMap<QString, int> result;
        const auto disks = DomainXml::parse(xml)->disks();
        for (const DiskXml& disk : disks) {
            result.insert(disk.device, disk.bootOrder);
        }
        return result;
    };
    QCOMPARE(orders(plan.domainXml).value(QStringLiteral("cdrom")), 1);
    QCOMPARE(orders(plan.domainXml).value(QStringLiteral("disk")), 2);
    QCOMPARE(orders(plan.afterInstallXml).value(QStringLiteral("cdrom")), 2);
    QCOMPARE(orders(plan.afterInstallXml).value(QStringLiteral("disk")), 1);
}

void TestCreateStorage::iso_thatQemuCannotReach_isCopiedIntoPool()
{
    HostFacts host = fixture::withIso(fixture::desktop(), isoPath);
    host.source.isReachable = false;
    host.source.blockedAt = QStringLiteral("/home/lan");
    const CreateDomainPlan plan = planDomain(fixture::fromIso(isoPath), fixture::debian12(), host);
    QVERIFY2(plan.canCreate(), qPrintable(problemsOf(plan)));
    QCOMPARE(plan.resolved.reach, std::optional(FileReach::CopyToPool));
    const auto upload = std::find_if(plan.volumes.cbegin(), plan.volumes.cend(),
        [](const PlannedVolume& volume) { return volume.uploadFrom == isoPath; });
    QVERIFY(upload != plan.volumes.cend());
    const auto disks = xmlOf(plan).disks();
    QVERIFY(std::any_of(disks.cbegin(), disks.cend(),
        [&](const DiskXml& disk) { return disk.isRemovable() && disk.path == upload->path; }));
    const auto said = std::count_if(plan.sentences.cbegin(), plan.sentences.cend(),
        [](const PlanSentence& sentence) { return sentence.field == CreateField::Files; });
    QCOMPARE(said, 1);
}

void TestCreateStorage::iso_thatQemuCannotReach_mayBeGrantedInstead()
{
    HostFacts host = fixture::withIso(fixture::desktop(), isoPath);
    host.source.isReachable = false;
    CreateRequest request = fixture::fromIso(isoPath);
    request.reach = FileReach::GrantAccess;
    const CreateDomainPlan plan = planDomain(request, fixture::debian12(), host);
    QVERIFY(plan.canCreate());
    QCOMPARE(plan.grantAccessTo, isoPath);
    QCOMPARE(plan.volumes.size(), 1);
}

void TestCreateStorage::iso_thatIsWrong_isError_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"missing", "folder", "not an ISO", "a disk image", "unreadable, on one's own session",
             "unreadable, and out of QEMU's reach"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void TestCreateStorage::iso_thatIsWrong_isError()
{
    QFETCH(QString, what);
    HostFacts host
        = fixture::withIso(what.endsWith(QLatin1String("session")) ? fixture::session() : fixture::desktop(), isoPath);
    host.source.isReadable = !what.startsWith(QLatin1String("unreadable"));
    host.source.isReachable = !what.endsWith(QLatin1String("reach"));
    host.source.exists = what != QLatin1String("missing");
    host.source.isFolder = what == QLatin1String("folder");
    host.source.isIso9660 = false;
    host.source.imageFormat = what == QLatin1String("a disk image") ? QStringLiteral("qcow2") : QString();
    const CreateDomainPlan plan = planDomain(fixture::fromIso(isoPath), fixture::unknownSystem(), host);
    QVERIFY(!plan.canCreate());
    const auto field = host.source.isReachable ? CreateField::Source : CreateField::Files;
    QVERIFY(worst(plan, field) != nullptr);
    QCOMPARE(worst(plan, field)->severity, PlanProblem::Severity::Error);
}

QTEST_GUILESS_MAIN(TestCreateStorage)
#include "tst_createstorage.moc"
