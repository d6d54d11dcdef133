// SPDX-License-Identifier: GPL-3.0-or-later
// The spine: a machine from a real ISO by clicking, its screen, a key, force off, delete, nothing left.
#include "app/console/consolesession.h"
#include "app/virt/connection.h"
#include "tests/system/desk.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <memory>
#include <optional>

using namespace domus;

namespace {

constexpr QRgb memtestBlue = qRgb(0, 0, 170);

QString isoPath()
{
    return qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/memtest.iso");
}

/// Every volume of every active pool, and every machine, as libvirt tells them.
Result<QStringList> everythingOf(Connection& connection)
{
    QStringList all;
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    all.reserve(domains->size());
    for (const DomainRecord& domain : *domains) {
        all << QStringLiteral("machine ") + domain.name;
    }
    const auto pools = connection.storagePools();
    if (!pools) {
        return fail(pools.error());
    }
    for (const StoragePoolRecord& pool : *pools) {
        (void)connection.refreshStoragePool(pool.name);
        const auto volumes = connection.storageVolumes(pool.name);
        if (!volumes) {
            continue;
        }
        for (const StorageVolumeRecord& volume : *volumes) {
            all << QStringLiteral("volume ") + volume.path;
        }
    }
    return all;
}

/// Disk images and definitions below the rig's folder; logs and sockets come and go by themselves.
QStringList filesOf(const QString& folder)
{
    QStringList found;
    QDirIterator files(folder,
        {QStringLiteral("*.qcow2"), QStringLiteral("*.img"), QStringLiteral("*.iso"), QStringLiteral("*.xml"),
            QStringLiteral("*.fd")},
        QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (!file.contains(QLatin1String("/cache/"))) {
            found << file;
        }
    }
    found.sort();
    return found;
}

} // namespace

class TestMemtest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void memtestIso_createdByClicking_isUsedAndLeavesNothing();

private:
    QStringList everything(Desk& desk);
};

void TestMemtest::initTestCase()
{
    if (!QFileInfo(isoPath()).isReadable()) {
        QSKIP("all (memtest86+ is not installed)");
    }
}

QStringList TestMemtest::everything(Desk& desk)
{
    const auto all = std::make_shared<std::optional<QStringList>>(); // an answer that comes late finds it there
    desk.session().submit<QStringList>(LaneKind::Control, this, everythingOf,
        [all](const Result<QStringList>& answer) { *all = answer ? *answer : QStringList{answer.error().text}; });
    (void)QTest::qWaitFor([&all] { return all->has_value(); }, 30'000);
    return all->value_or(QStringList());
}

void TestMemtest::memtestIso_createdByClicking_isUsedAndLeavesNothing()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    const QString root = qEnvironmentVariable("DOMUS_TEST_ROOT");
    const QStringList before = everything(desk);
    const QStringList filesBefore = filesOf(root);

    // Create.
    QVERIFY(desk.click("newMachineAction"));
    QVERIFY(desk.type("sourcePath", isoPath()));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("createButton"), 120'000);
    desk.photograph(QStringLiteral("memtest-create"));
    QElapsedTimer sinceCreate;
    sinceCreate.start();
    QVERIFY(desk.click("createButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.session().inventory()->domains.isEmpty(), 60'000);
    const QString name = desk.session().inventory()->domains.constFirst().name;
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name) != nullptr && desk.machine(name)->isActive(), 60'000);

    // Its screen.
    QTRY_VERIFY_WITH_TIMEOUT(!desk.picture().isNull(), 60'000);
    qInfo("from the click on Create to the console's first picture: %lld ms", sinceCreate.elapsed());
    QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), memtestBlue) > 0.5, 120'000);
    QCOMPARE(desk.console()->state(), ConsoleState::Connected);
    desk.photograph(QStringLiteral("memtest-console"));

    // A key: F1 opens memtest's menu. Its clock and counters change all the time, but little.
    const QImage without = desk.picture();
    QVERIFY(desk.key("F1"));
    QTRY_VERIFY_WITH_TIMEOUT(difference(without, desk.picture()).value_or(0) > 0.05, 30'000);
    desk.photograph(QStringLiteral("memtest-menu"));

    // Force off, delete.
    QVERIFY(desk.choose("forceOffAction"));
    QTRY_VERIFY(desk.isEnabled("confirmYes"));
    QVERIFY(desk.click("confirmYes"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name) != nullptr && !desk.machine(name)->isActive(), 30'000);
    QVERIFY(desk.choose("deleteAction"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("confirmOther"), 30'000);
    QVERIFY(desk.click("confirmOther"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name) == nullptr, 30'000);

    // Nothing is left.
    QCOMPARE(everything(desk), before);
    QCOMPARE(filesOf(root), filesBefore);
}

QTEST_MAIN(TestMemtest)
#include "tst_memtest.moc"
