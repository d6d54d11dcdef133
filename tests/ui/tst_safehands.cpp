// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of work that is half done: a clone that was never finished, an action on many behind another.
#include "app/services/task.h"
#include "app/xml/domainxml.h"
#include "tests/ui/listhands.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace domus;
using namespace domus::listhands;

namespace {

/// As a clone stands there whose Domus was ended.
Uuid addUnfinished(FakeHost& host)
{
    host.addPool(QStringLiteral("images"), QStringLiteral("/images"));
    host.addVolume({QStringLiteral("images"), QStringLiteral("half.qcow2"), QStringLiteral("/images/half.qcow2"),
        QStringLiteral("qcow2"), ByteSize::fromGiB(20), ByteSize::fromGiB(3)});
    const QByteArray entry = "<domus:machine xmlns:domus=\"urn:domus:machine:1\"><domus:copying/></domus:machine>";
    const Uuid uuid = host.addDomain("<domain type='qemu'><name>half</name><metadata>" + entry
        + "</metadata><devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
          "<source file='/images/half.qcow2'/><target dev='vda' bus='virtio'/></disk></devices></domain>");
    host.setMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), entry);
    return uuid;
}

} // namespace

class TestSafeHands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unfinishedClone_isTold_andTakenAwayByOneConfirmedClick();
    void unfinishedClone_thatIsFinishedMeanwhile_stays();
    void batch_behindAnother_isStopped();
    void manyMovedToAGroup_areOneBatch();
};

void TestSafeHands::unfinishedClone_isTold_andTakenAwayByOneConfirmedClick()
{
    WindowFixture fixture;
    const Uuid half = addUnfinished(fixture.host());
    QVERIFY(connectTo(fixture) != nullptr);
    QVERIFY(fixture.waitForVisible("removeUnfinishedClone"));
    part<QPushButton>(fixture, "removeUnfinishedClone")->click();
    QVERIFY(fixture.waitForVisible("confirmYes"));
    // The question is on the machine's own page and lists what goes.
    const auto* file = part<QCheckBox>(fixture, "deleteFile0");
    QVERIFY(file != nullptr && file->isVisible() && file->isChecked());
    QVERIFY(file->accessibleName().contains(QLatin1String("/images/half.qcow2")));
    QVERIFY(fixture.host().hasVolume(QStringLiteral("images"), QStringLiteral("half.qcow2")));
    part<QPushButton>(fixture, "confirmYes")->click();
    QTRY_VERIFY(!fixture.host().hasDomain(half));
    QVERIFY(!fixture.host().hasVolume(QStringLiteral("images"), QStringLiteral("half.qcow2")));
    QTRY_VERIFY(part<QPushButton>(fixture, "removeUnfinishedClone") == nullptr);
}

void TestSafeHands::unfinishedClone_thatIsFinishedMeanwhile_stays()
{
    WindowFixture fixture;
    const Uuid half = addUnfinished(fixture.host());
    QVERIFY(connectTo(fixture) != nullptr);
    QVERIFY(fixture.waitForVisible("removeUnfinishedClone"));
    part<QPushButton>(fixture, "removeUnfinishedClone")->click();
    QVERIFY(fixture.waitForVisible("confirmYes"));
    fixture.host().setMetadata(half, QLatin1String(machinemetadata::namespaceUri), {});
    part<QPushButton>(fixture, "confirmYes")->click();
    QTRY_VERIFY(!fixture.runner().tasks().isEmpty() && fixture.runner().tasks().constLast()->isOver());
    QCOMPARE(fixture.runner().tasks().constLast()->error().kind, ErrorKind::WrongState);
    QVERIFY(fixture.host().hasDomain(half));
    QVERIFY(fixture.host().hasVolume(QStringLiteral("images"), QStringLiteral("half.qcow2")));
}

void TestSafeHands::batch_behindAnother_isStopped()
{
    WindowFixture fixture;
    fixture.addMachines(20, DomainState::ShutOff);
    HostSession* session = connectTo(fixture);
    QVERIFY(session != nullptr);
    constexpr int many = 18;
    QStringList first;
    first.reserve(many);
    for (int i = 1; i <= many; ++i) {
        first << QStringLiteral("web%1").arg(i);
    }
    QVERIFY(fixture.selectAll(session, first));
    fixture.host().hang(QStringLiteral("startDomain"));
    QVERIFY(fixture.trigger("startAction"));
    QTRY_VERIFY(fixture.host().isHanging());
    QVERIFY(part<QPushButton>(fixture, "stopHiddenBatch") == nullptr);
    // Another action, on other machines.
    QVERIFY(fixture.selectAll(session, {QStringLiteral("web19"), QStringLiteral("web20")}));
    QVERIFY(fixture.trigger("startAction"));
    QVERIFY(fixture.waitForVisible("stopHiddenBatch"));
    part<QPushButton>(fixture, "stopHiddenBatch")->click();
    fixture.host().release();
    QTRY_VERIFY(part<QPushButton>(fixture, "stopHiddenBatch") == nullptr);
    QTRY_COMPARE(fixture.runner().runningCount(), 0);
    // Those that had not begun are off, and the other batch was left alone.
    QVERIFY(fixture.host().countOf(QStringLiteral("startDomain")) < 20);
    const InventoryPtr inventory = session->inventory();
    int running = 0;
    for (const DomainRecord& domain : inventory->domains) {
        running += domain.name.startsWith(QLatin1String("web")) && domain.isActive() ? 1 : 0;
        if (domain.name == QLatin1String("web20")) {
            QVERIFY(fixture.host().domain(domain.uuid).isActive());
        }
    }
    QVERIFY(running < 20);
}

void TestSafeHands::manyMovedToAGroup_areOneBatch()
{
    WindowFixture fixture;
    fixture.addMachines(30, DomainState::ShutOff);
    HostSession* session = connectTo(fixture);
    QVERIFY(session != nullptr);
    QVERIFY(fixture.selectAll(
        session, {QStringLiteral("web1"), QStringLiteral("web2"), QStringLiteral("web3"), QStringLiteral("web4")}));
    QVERIFY(fixture.openListMenu());
    auto* field = part<QLineEdit>(fixture, "newGroupField");
    QVERIFY(field != nullptr);
    field->setText(QStringLiteral("lab/night"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(part<QLabel>(fixture, "batchSummary")->text().contains(QLatin1String("4 done")));
    QVERIFY(part<QLabel>(fixture, "batchSummary")->text().contains(QLatin1String("lab/night")));
    const QStringList moved{
        QStringLiteral("web1"), QStringLiteral("web2"), QStringLiteral("web3"), QStringLiteral("web4")};
    const InventoryPtr inventory = session->inventory();
    for (const DomainRecord& domain : inventory->domains) {
        const QByteArray entry = fixture.host().metadata(domain.uuid, QLatin1String(machinemetadata::namespaceUri));
        QCOMPARE(entry.contains("lab/night"), moved.contains(domain.name));
    }
}

QTEST_MAIN(TestSafeHands)
#include "tst_safehands.moc"
