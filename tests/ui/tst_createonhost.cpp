// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/heartbeat.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/create/oscatalog.h"
#include "tests/support/fakehost.h"
#include "tests/ui/createfixture.h"
#include "ui/create/createcontroller.h"
#include "ui/create/createpage.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace domus;

namespace {

/// The least that a look at the content takes for a bootable ISO.
bool writeIso(const QString& path)
{
    constexpr qsizetype sector = 2048;
    QByteArray data(20 * sector, '\0');
    const auto put = [&](qsizetype at, const QByteArray& bytes) { data.replace(at, bytes.size(), bytes); };
    put(16 * sector,
        QByteArray("\x01"
                   "CD001\x01",
            7));
    put(16 * sector + 40, QByteArray("MEMTEST").leftJustified(32, ' '));
    put(17 * sector,
        QByteArray("\0"
                   "CD001\x01"
                   "EL TORITO SPECIFICATION",
            30));
    put(17 * sector + 71, QByteArray("\x13\0\0\0", 4));
    put(18 * sector,
        QByteArray("\xff"
                   "CD001\x01",
            7));
    data[19 * sector] = 1;
    put(19 * sector + 30, QByteArray("\x55\xaa", 2));
    data[19 * sector + 32] = char(0x88);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(data) == data.size();
}

} // namespace

/// The create page and the hosts behind it: which one, what is put right there, and one machine made for real.
class TestCreateOnHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void host_withOneConnection_isNotAskedFor();
    void host_whenAnotherIsChosen_takesTheMachine();
    void host_thatGoesAway_leavesTheOther();
    void file_whenTheHostChanges_isThatOfWhereItWasChosen();
    void host_removedWhileChecking_isNotReplacedByAnother();
    void networkOff_isStartedFirst();
    void networkOff_whenStartFails_saysWhyAndMakesNothing();
    void noPool_isMadeFirst();
    void cancel_whileCreating_keepsEverything();
    void connectionLost_createIsOff();
    void realServices_onTestDriver_makeAMachine();
    void dropAndReplan_keepTheWindowAlive();

private:
    template <typename T> static T* find(CreatePage& page, const char* name)
    {
        return page.findChild<T*>(QString::fromLatin1(name));
    }
    static QPushButton* createButton(CreatePage& page) { return find<QPushButton>(page, "createButton"); }
    static void show(CreatePage& page)
    {
        page.resize(1000, 1200);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }
};

void TestCreateOnHost::host_withOneConnection_isNotAskedFor()
{
    CreateFixture fixture;
    QVERIFY(fixture.open());
    CreatePage page(fixture.services());
    show(page);
    page.start(fixture.session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    QVERIFY(!find<QComboBox>(page, "createHost")->isVisible());
}

void TestCreateOnHost::host_whenAnotherIsChosen_takesTheMachine()
{
    CreateFixture fixture;
    QVERIFY(fixture.open());
    HostSession* other = fixture.addSession(QStringLiteral("The other one"));
    QTRY_COMPARE(other->state(), SessionState::Open);
    CreatePage page(fixture.services());
    show(page);
    page.start(fixture.session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    auto* name = find<QLineEdit>(page, "machineName");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("kept"));

    auto* hosts = find<QComboBox>(page, "createHost");
    QVERIFY(hosts->isVisible());
    QCOMPARE(hosts->count(), 2);
    QCOMPARE(hosts->currentText(), fixture.session()->displayName());
    hosts->setFocus();
    QTest::keyClick(hosts, hosts->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    QTRY_COMPARE(hosts->currentText(), QStringLiteral("The other one"));
    QTRY_VERIFY(createButton(page)->isEnabled());
    QCOMPARE(name->text(), QStringLiteral("kept"));

    const QSignalSpy finished(&page, &CreatePage::finished);
    QTest::mouseClick(createButton(page), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.constFirst().constFirst().value<DomainKey>().connection, other->id());
}

void TestCreateOnHost::host_thatGoesAway_leavesTheOther()
{
    CreateFixture fixture;
    QVERIFY(fixture.open());
    HostSession* other = fixture.addSession(QStringLiteral("The other one"));
    QTRY_COMPARE(other->state(), SessionState::Open);
    CreatePage page(fixture.services());
    show(page);
    page.start(other->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    fixture.connections().remove(other->id());
    QTRY_VERIFY(!find<QComboBox>(page, "createHost")->isVisible());
    const QSignalSpy finished(&page, &CreatePage::finished);
    QTRY_VERIFY(createButton(page)->isEnabled());
    QTest::mouseClick(createButton(page), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.constFirst().constFirst().value<DomainKey>().connection, fixture.session()->id());
}

void TestCreateOnHost::file_whenTheHostChanges_isThatOfWhereItWasChosen()
{
    CreateFixture fixture(std::make_shared<FakeHost>());
    QVERIFY(fixture.open());
    const auto connectTo = [&fixture](const char* uri) {
        ConnectionSettings settings;
        settings.uri = QString::fromLatin1(uri);
        return fixture.connections().add(settings)->id();
    };
    const ConnectionId here = fixture.session()->id();
    QVERIFY(fixture.session()->isLocal());
    const ConnectionId far = connectTo("qemu+ssh://far/system");
    const ConnectionId farther = connectTo("qemu+ssh://farther/system");
    CreateController controller(fixture.services());
    const InstallSource& source = controller.request().source;

    // Ours goes along, and leaves its pool behind.
    controller.start(here);
    InstallSource ours;
    ours.kind = SourceKind::Iso;
    ours.path = CreateFixture::isoPath();
    ours.pool = QStringLiteral("default");
    ours.volume = QStringLiteral("debian.iso");
    controller.setSource(ours);
    controller.setConnection(far);
    QVERIFY(source.isOnThisComputer);
    QCOMPARE(source.pool, QString());
    controller.setConnection(farther);
    QVERIFY(source.isOnThisComputer);
    controller.setConnection(here);
    QVERIFY(!source.isOnThisComputer);
    QCOMPARE(source.path, CreateFixture::isoPath());

    // Theirs stays theirs: any other host, this computer too, may have another file of that name.
    for (const ConnectionId& other : {here, farther}) {
        controller.start(far);
        controller.useFile(QStringLiteral("/srv/theirs.iso"));
        QVERIFY(!source.isOnThisComputer);
        controller.setConnection(other);
        QVERIFY(!controller.hasSource());
    }

    // The same path, first as ours and then as theirs.
    controller.start(far);
    ours.pool.clear();
    ours.volume.clear();
    ours.isOnThisComputer = true;
    controller.setSource(ours);
    InstallSource theirs = ours;
    theirs.isOnThisComputer = false;
    controller.setSource(theirs);
    controller.setConnection(farther);
    QVERIFY(!controller.hasSource());
}

void TestCreateOnHost::networkOff_isStartedFirst()
{
    const auto host = std::make_shared<FakeHost>();
    host->addPool(QStringLiteral("default"), QStringLiteral("/var/lib/libvirt/images"));
    host->addNetwork(QStringLiteral("default"), false);
    CreateFixture fixture(host);
    QVERIFY(fixture.open());
    CreatePage page(fixture.services());
    show(page);
    page.start(fixture.session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    QCOMPARE(host->countOf(QStringLiteral("startNetwork")), 0);
    const QSignalSpy finished(&page, &CreatePage::finished);
    QTest::mouseClick(createButton(page), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(host->countOf(QStringLiteral("startNetwork")), 1);
}

void TestCreateOnHost::networkOff_whenStartFails_saysWhyAndMakesNothing()
{
    const auto host = std::make_shared<FakeHost>();
    host->addPool(QStringLiteral("default"), QStringLiteral("/var/lib/libvirt/images"));
    host->addNetwork(QStringLiteral("default"), false);
    const QString reason = QStringLiteral("internal error: Network is already in use by interface eth0");
    host->failCall(QStringLiteral("startNetwork"), Error::make(ErrorKind::OperationFailed, reason));
    CreateFixture fixture(host);
    QVERIFY(fixture.open());
    CreatePage page(fixture.services());
    show(page);
    page.start(fixture.session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    QTest::mouseClick(createButton(page), Qt::LeftButton);
    auto* message = find<QWidget>(page, "createMessage");
    QTRY_VERIFY(message->isVisible());
    const auto labels = message->findChildren<QLabel*>();
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(reason); }));
    QCOMPARE(host->countOf(QStringLiteral("createStorageVolume")), 0);
    QCOMPARE(host->countOf(QStringLiteral("defineDomain")), 0);
    QTRY_VERIFY(createButton(page)->isEnabled()); // to be tried again
}

void TestCreateOnHost::noPool_isMadeFirst()
{
    const auto host = std::make_shared<FakeHost>();
    host->addNetwork(QStringLiteral("default"), true);
    CreateFixture fixture(host);
    QVERIFY(fixture.open());
    CreatePage page(fixture.services());
    show(page);
    page.start(fixture.session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    QCOMPARE(host->countOf(QStringLiteral("defineStoragePool")), 0);
    const QSignalSpy finished(&page, &CreatePage::finished);
    QTest::mouseClick(createButton(page), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(host->countOf(QStringLiteral("defineStoragePool")), 1);
    QCOMPARE(host->countOf(QStringLiteral("startStoragePool")), 1);
    QCOMPARE(host->countOf(QStringLiteral("setStoragePoolAutostart")), 1);
}

void TestCreateOnHost::host_removedWhileChecking_isNotReplacedByAnother()
{
    CreateFixture fixture;
    QVERIFY(fixture.open());
    HostSession* other = fixture.addSession(QStringLiteral("The other one"));
    QTRY_COMPARE(other->state(), SessionState::Open);
    CreatePage page(fixture.services());
    show(page);
    page.start(other->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    fixture.holdLookUps(true);
    QTest::mouseClick(createButton(page), Qt::LeftButton);
    QTRY_VERIFY(find<QProgressBar>(page, "createProgress")->isVisible());
    fixture.connections().remove(other->id());
    fixture.holdLookUps(false);
    QTRY_VERIFY(createButton(page)->isEnabled());
    QVERIFY(fixture.created.isEmpty());
    QVERIFY(fixture.runner().tasks().isEmpty());
}

void TestCreateOnHost::cancel_whileCreating_keepsEverything()
{
    CreateFixture fixture;
    fixture.createUntilStopped = true;
    QVERIFY(fixture.open());
    CreatePage page(fixture.services());
    show(page);
    page.start(fixture.session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    auto* name = find<QLineEdit>(page, "machineName");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("kept"));
    QTRY_VERIFY(createButton(page)->isEnabled());
    const QSignalSpy finished(&page, &CreatePage::finished);
    QTest::mouseClick(createButton(page), Qt::LeftButton);
    auto* cancel = find<QPushButton>(page, "createCancel");
    QVERIFY(cancel != nullptr);
    // The files are looked at once more first; then the task is there.
    QTRY_COMPARE(fixture.runner().tasks().size(), 1);
    QTRY_VERIFY(cancel->isVisible() && cancel->isEnabled());
    QTRY_VERIFY(page.findChild<QProgressBar*>()->isVisible());
    QVERIFY(!name->isEnabled());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_VERIFY(createButton(page)->isEnabled());
    QCOMPARE(finished.size(), 0);
    QCOMPARE(name->text(), QStringLiteral("kept"));
    QVERIFY(name->isEnabled());
    QCOMPARE(fixture.runner().tasks().constLast()->state(), Task::State::Cancelled);

    fixture.createUntilStopped = false;
    QTest::mouseClick(createButton(page), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
}

void TestCreateOnHost::connectionLost_createIsOff()
{
    CreateFixture fixture;
    QVERIFY(fixture.open());
    CreatePage page(fixture.services());
    show(page);
    page.start(fixture.session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    fixture.session()->close();
    QTRY_VERIFY(!createButton(page)->isEnabled());
    fixture.session()->open();
    QTRY_VERIFY(createButton(page)->isEnabled());
}

void TestCreateOnHost::realServices_onTestDriver_makeAMachine()
{
    QTemporaryDir folder;
    const QString iso = folder.filePath(QStringLiteral("memtest.iso"));
    QVERIFY(writeIso(iso));
    ConnectionList connections(std::make_shared<LibvirtDriver>(), nullptr);
    OperationRunner runner(connections);
    HostSession* session = connections.addTemporary(QStringLiteral("test:///default"));
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    {
        CreatePage page(CreateServices::real(connections, runner, std::make_shared<OsCatalog>(), nullptr));
        show(page);
        page.start(session->id(), iso);
        QTRY_VERIFY_WITH_TIMEOUT(createButton(page)->isEnabled(), 30'000);
        auto* name = find<QLineEdit>(page, "machineName");
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("made by clicking"));
        QTRY_VERIFY(createButton(page)->isEnabled());
        const QSignalSpy finished(&page, &CreatePage::finished);
        QTest::mouseClick(createButton(page), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        const auto machine = finished.constFirst().constFirst().value<DomainKey>();
        QCOMPARE(machine.connection, session->id());
        QTRY_VERIFY(session->inventory()->domain(machine.uuid) != nullptr);
        const InventoryPtr inventory = session->inventory();
        QCOMPARE(inventory->domain(machine.uuid)->name, QStringLiteral("made by clicking"));
        QTRY_VERIFY(session->inventory()->domain(machine.uuid)->isActive());
    }
    connections.closeAll();
}

void TestCreateOnHost::dropAndReplan_keepTheWindowAlive()
{
    CreateFixture fixture;
    QVERIFY(fixture.open());
    CreatePage page(fixture.services());
    show(page);
    page.start(fixture.session()->id());
    QTRY_VERIFY(find<QWidget>(page, "sourceList")->isVisible());
    Heartbeat heartbeat;
    page.useFile(CreateFixture::isoPath());
    QTRY_VERIFY(createButton(page)->isEnabled());
    const QString afterDrop = heartbeat.report();
    heartbeat.reset();
    find<QToolButton>(page, "moreButton")->click();
    find<QToolButton>(page, "reviewButton")->click();
    auto* name = find<QLineEdit>(page, "machineName");
    for (const char letter : QByteArrayView("abcdefghijklmnop")) {
        QTest::keyClick(name, letter);
        QTRY_VERIFY(createButton(page)->isEnabled());
    }
    // A machine under load proves little about time: told, and held against a limit only a freeze would reach.
    qInfo("drop: %s; typing with everything unfolded: %s", qPrintable(afterDrop), qPrintable(heartbeat.report()));
    QVERIFY(heartbeat.longest() < std::chrono::seconds(2));
}

QTEST_MAIN(TestCreateOnHost)
#include "tst_createonhost.moc"
