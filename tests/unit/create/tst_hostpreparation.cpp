// SPDX-License-Identifier: GPL-3.0-or-later
// What a host lacks is made with the machine, and goes with it when the machine is not made: on a real libvirtd.
#include "app/libvirt/libvirtdriver.h"
#include "app/services/create/createdomainoperation.h"
#include "app/services/create/hostpreparation.h"
#include "app/virt/connectiondriver.h"
#include "app/virt/storagepoolremoval.h"
#include "app/xml/storagexml.h"
#include "tests/unit/create/planfixture.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace domus;

namespace {

/// What keeps a plan from being carried out, for a failure's message.
QByteArray problemsOf(const CreateDomainPlan& plan)
{
    QByteArray texts;
    for (const PlanProblem& problem : plan.problems) {
        texts += problem.text.toUtf8() + '\n';
    }
    return texts;
}

} // namespace

class TestHostPreparation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void facts_ofFreshHost_tellWhereAndHowMuchRoom();
    void create_onFreshHost_makesThePoolAndTheMachine();
    void create_thatFails_leavesNoPoolAndNoFolder();
    void create_thatFails_keepsAFolderThatWasThere();
    void create_thatFails_keepsAPoolThatHoldsFiles();
    void pool_thatCannotStart_isNotLeftDefined();
    void pool_madeByAnotherMeanwhile_isUsedAndStays();
    void pool_inactive_isStarted();

private:
    CreateDomainPlan plan(const std::function<void(HostFacts&)>& change = nullptr);
    bool hasPool() const;
    bool canRemove() const { return dynamic_cast<StoragePoolRemoval*>(m_connection.get()) != nullptr; }

    std::unique_ptr<Connection> m_connection;
    QString m_folder;
};

void TestHostPreparation::initTestCase()
{
    LibvirtDriver driver;
    auto opened = driver.open({qEnvironmentVariable("DOMUS_TEST_URI"), false, {}});
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
    m_connection = std::move(*opened);
}

void TestHostPreparation::init()
{
    m_folder = qEnvironmentVariable("DOMUS_TEST_ROOT") + QStringLiteral("/pools/images");
    QVERIFY(!hasPool());
    QVERIFY(!QDir(m_folder).exists());
}

void TestHostPreparation::cleanup()
{
    QDir(m_folder).removeRecursively();
    if (auto* removal = dynamic_cast<StoragePoolRemoval*>(m_connection.get()); removal != nullptr && hasPool()) {
        QVERIFY(removal->removeStoragePool(QStringLiteral("default"), false));
    }
}

bool TestHostPreparation::hasPool() const
{
    const auto pools = m_connection->storagePools();
    return pools && std::any_of(pools->cbegin(), pools->cend(), [](const StoragePoolRecord& pool) {
        return pool.name == QLatin1String("default");
    });
}

CreateDomainPlan TestHostPreparation::plan(const std::function<void(HostFacts&)>& change)
{
    auto facts = gatherHostFacts(*m_connection, QStringLiteral("qemu:///session"), true);
    if (!facts) {
        return {};
    }
    facts->defaultPoolPath = m_folder;
    if (change) {
        change(*facts);
    }
    const QString iso = QStringLiteral("/dev/null");
    CreateRequest request = fixture::fromIso(iso);
    request.startNow = false;
    request.firmware = FirmwareKind::Bios;
    request.tpm = false;
    return planDomain(request, fixture::debian12(), fixture::withIso(*facts, iso));
}

void TestHostPreparation::facts_ofFreshHost_tellWhereAndHowMuchRoom()
{
    const auto facts = gatherHostFacts(*m_connection, QStringLiteral("qemu:///session"), true);
    QVERIFY(facts);
    QVERIFY(facts->pools.isEmpty());
    QCOMPARE(facts->defaultPoolPath,
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/libvirt/images"));
    QVERIFY(!facts->defaultPoolCapacity.isZero());
    QVERIFY(!facts->defaultPoolAvailable.isZero());
}

void TestHostPreparation::create_onFreshHost_makesThePoolAndTheMachine()
{
    const CreateDomainPlan fresh = plan();
    QVERIFY2(fresh.canCreate(), problemsOf(fresh).constData());
    const auto made = createDomain(*m_connection, fresh, {}, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    const auto pools = m_connection->storagePools();
    QCOMPARE(pools->size(), 1);
    QCOMPARE(pools->constFirst().name, QStringLiteral("default"));
    QVERIFY(pools->constFirst().active);
    QVERIFY(pools->constFirst().autostart);
    QCOMPARE(pools->constFirst().targetPath, m_folder);
    QVERIFY(QFile::exists(m_folder + QStringLiteral("/debian12.qcow2")));
    QVERIFY(m_connection->undefineDomain(made->domain, {}));
    QVERIFY(m_connection->deleteStorageVolume(QStringLiteral("default"), QStringLiteral("debian12.qcow2")));
}

void TestHostPreparation::create_thatFails_leavesNoPoolAndNoFolder()
{
    QVERIFY(canRemove());
    CreateDomainPlan broken = plan();
    broken.domainXml.replace("x86_64", "no-such-machine"); // the pool and the disk are made, then libvirt refuses
    const auto made = createDomain(*m_connection, broken, {}, {});
    QVERIFY(!made);
    QVERIFY2(!made.error().text.contains(QLatin1String("Left behind")), qPrintable(made.error().text));
    QVERIFY(!hasPool());
    QVERIFY(!QDir(m_folder).exists());
}

void TestHostPreparation::create_thatFails_keepsAFolderThatWasThere()
{
    QVERIFY(canRemove());
    QVERIFY(QDir().mkpath(m_folder));
    CreateDomainPlan broken = plan();
    broken.domainXml.replace("x86_64", "no-such-machine");
    QVERIFY(!createDomain(*m_connection, broken, {}, {}));
    QVERIFY(!hasPool());
    QVERIFY(QDir(m_folder).exists());
}

void TestHostPreparation::create_thatFails_keepsAPoolThatHoldsFiles()
{
    QVERIFY(QDir().mkpath(m_folder));
    QFile precious(m_folder + QStringLiteral("/precious.img"));
    QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("kept") == 4);
    precious.close();
    CreateDomainPlan broken = plan();
    broken.domainXml.replace("x86_64", "no-such-machine");
    const auto made = createDomain(*m_connection, broken, {}, {});
    QVERIFY(!made);
    QVERIFY2(made.error().text.contains(QLatin1String("Left behind")), qPrintable(made.error().text));
    QVERIFY(precious.open(QIODevice::ReadOnly));
    QCOMPARE(precious.readAll(), QByteArray("kept"));
    QVERIFY(!QFile::exists(m_folder + QStringLiteral("/debian12.qcow2")));
}

void TestHostPreparation::pool_thatCannotStart_isNotLeftDefined()
{
    QVERIFY(canRemove());
    const CreateDomainPlan nowhere = plan([](HostFacts& facts) {
        facts.defaultPoolPath = QStringLiteral("/proc/domus/images"); // nobody makes folders there
    });
    QVERIFY2(nowhere.canCreate(), problemsOf(nowhere).constData());
    const auto made = createDomain(*m_connection, nowhere, {}, {});
    QVERIFY(!made);
    QVERIFY2(!made.error().text.contains(QLatin1String("Left behind")), qPrintable(made.error().text));
    QVERIFY(!hasPool());
}

void TestHostPreparation::pool_madeByAnotherMeanwhile_isUsedAndStays()
{
    QVERIFY(canRemove());
    CreateDomainPlan broken = plan();
    broken.domainXml.replace("x86_64", "no-such-machine");
    HostChanges another;
    QVERIFY(prepareHost(*m_connection, broken.hostSteps.constFirst(), another));
    QCOMPARE(another.made.size(), 1);
    QVERIFY(!createDomain(*m_connection, broken, {}, {}));
    QVERIFY(hasPool());
    QVERIFY(removeLeftover(*m_connection, another.made.constFirst()));
    QVERIFY(!hasPool());
}

void TestHostPreparation::pool_inactive_isStarted()
{
    QVERIFY(canRemove());
    StoragePoolXml xml;
    xml.name = QStringLiteral("default");
    xml.targetPath = m_folder;
    QVERIFY(m_connection->defineStoragePool(xml.toXml()));
    const CreateDomainPlan waiting = plan();
    QVERIFY2(waiting.canCreate(), problemsOf(waiting).constData());
    QCOMPARE(waiting.hostSteps.constFirst().what, PlannedHostStep::What::StartPool);
    const auto made = createDomain(*m_connection, waiting, {}, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QVERIFY(m_connection->undefineDomain(made->domain, {}));
    QVERIFY(m_connection->deleteStorageVolume(QStringLiteral("default"), QStringLiteral("debian12.qcow2")));
}

QTEST_GUILESS_MAIN(TestHostPreparation)
#include "tst_hostpreparation.moc"
