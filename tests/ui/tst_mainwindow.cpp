// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pagepictures.h"
#include "tests/ui/windowfixture.h"
#include "ui/mainwindow/machinepage.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/filechoices.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <chrono>

using namespace domus;

/// What the window asks before something is lost, and what it says when something failed.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(theme::makeStyle(QStringLiteral("Fusion"))); }
    void deletion_withLongPaths_leavesTheListReadable_data();
    void deletion_withLongPaths_leavesTheListReadable();
    void deletion_withManyFiles_scrollsThem();
    void deletion_ofMachineWithTpm_tellsWhatIsLost();
    void deletion_withFileTicked_deletesThatFileOnly();
    void deletion_whenAnotherMachineIsSelectedMeanwhile_isNotAsked();
    void failureOfStart_whenTheMachineRuns_goes();
    void failureOfStart_whenTheMachineIsGone_goes();
    void failureOfDeletion_ofARunningMachine_staysWhenItIsOff();
    void forceOff_whileAnotherPageIsShown_asksOnTheMachinesPage();
    void filter_thatHidesTheMachine_keepsItsPage();
    void notAnswering_twice_isToldTwice();
    void deleteKey_inAField_deletesNoMachine();
    void close_whileATaskRuns_asksFirst();
    void closeLater_takenBack_staysOpen();
    void closeLater_whenATaskFailed_staysOpen();

private:
    static HostSession* connectTo(WindowFixture& fixture)
    {
        return fixture.connectTo(QStringLiteral("qemu+ssh://lan@workbench/system"), QStringLiteral("Workbench"));
    }
    static Uuid uuidOf(const HostSession* session, const QString& name)
    {
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* record = inventory->domainByName(name);
        return record == nullptr ? Uuid() : record->uuid;
    }
    static bool failToStart(WindowFixture& fixture, HostSession* session)
    {
        fixture.host().failCall(
            QStringLiteral("startDomain"), Error::make(ErrorKind::Busy, QStringLiteral("the image is in use")));
        return fixture.select(session, QStringLiteral("router")) && fixture.trigger("startAction")
            && fixture.waitForVisible("notice_failure");
    }
};

void TestMainWindow::deletion_withLongPaths_leavesTheListReadable_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << QStringLiteral("en");
    QTest::newRow("vi") << QStringLiteral("vi");
}

void TestMainWindow::deletion_withLongPaths_leavesTheListReadable()
{
    QFETCH(QString, language);
    pictures::useLanguage(language);
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("archive")));
    const auto* sidebar = fixture.window().findChild<Sidebar*>();
    const int listWidth = sidebar->width();
    const int windowWidth = fixture.window().width();
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    QVERIFY(fixture.waitForVisible("deleteFile0"));
    QTRY_COMPARE(sidebar->width(), listWidth);
    QCOMPARE(fixture.window().width(), windowWidth);
    // The path is cut, and there in full for who cannot see, or points at it.
    const auto* box = fixture.window().findChild<QCheckBox*>(QStringLiteral("deleteFile0"));
    const QString path = QStringLiteral(
        "/var/lib/libvirt/images/a folder with a long name/archive of the whole department, volume 1.qcow2");
    QVERIFY(box->accessibleName().contains(path));
    QVERIFY(box->toolTip().contains(path));
    pictures::useLanguage(QStringLiteral("en"));
}

void TestMainWindow::deletion_withManyFiles_scrollsThem()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("archive")));
    const int windowHeight = fixture.window().height();
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    const auto* files = fixture.window().findChild<MachinePage*>()->findChild<FileChoices*>();
    QTRY_VERIFY(files->verticalScrollBar()->maximum() > 0);
    QCOMPARE(fixture.window().height(), windowHeight);
    // The answer's buttons stay within the window.
    const auto* yes = fixture.window().findChild<QPushButton*>(QStringLiteral("confirmYes"));
    QVERIFY(fixture.window().rect().contains(QRect(yes->mapTo(&fixture.window(), QPoint(0, 0)), yes->size())));
}

void TestMainWindow::deletion_ofMachineWithTpm_tellsWhatIsLost()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("archive")));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    const auto* text = fixture.window().findChild<QLabel*>(QStringLiteral("confirmText"));
    QVERIFY(text->text().contains(QStringLiteral("TPM")));
    QVERIFY(text->text().contains(QStringLiteral("forced off")));

    QVERIFY(fixture.select(session, QStringLiteral("router")));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    QVERIFY(!text->text().contains(QStringLiteral("TPM")));
    QVERIFY(!text->text().contains(QStringLiteral("forced off")));
}

void TestMainWindow::deletion_withFileTicked_deletesThatFileOnly()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid uuid = uuidOf(session, QStringLiteral("archive"));
    QVERIFY(fixture.select(session, QStringLiteral("archive")));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    auto* yes = fixture.window().findChild<QPushButton*>(QStringLiteral("confirmOther"));
    QVERIFY(!yes->toolTip().contains(QStringLiteral("vol-delete")));
    auto* box = fixture.window().findChild<QCheckBox*>(QStringLiteral("deleteFile1"));
    QVERIFY(!box->isChecked());
    box->click();
    QVERIFY(yes->toolTip().contains(QStringLiteral("vol-delete")));
    yes->click();
    QTRY_VERIFY(!fixture.host().hasDomain(uuid));
    const QString name = QStringLiteral("archive of the whole department, volume %1.qcow2");
    QVERIFY(fixture.host().hasVolume(QStringLiteral("default"), name.arg(1)));
    QVERIFY(!fixture.host().hasVolume(QStringLiteral("default"), name.arg(2)));
    QVERIFY(fixture.host().hasVolume(QStringLiteral("default"), name.arg(4)));
}

void TestMainWindow::deletion_whenAnotherMachineIsSelectedMeanwhile_isNotAsked()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    fixture.host().hang(QStringLiteral("storageVolumeByPath"));
    QVERIFY(fixture.trigger("deleteAction"));
    QTRY_VERIFY(fixture.host().isHanging());
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    const int volumesBefore = fixture.host().countOf(QStringLiteral("storageVolumeByPath"));
    fixture.host().release();
    QTRY_VERIFY(fixture.host().countOf(QStringLiteral("storageVolumeByPath")) > volumesBefore);
    // A question that is asked after this one, for the machine that is shown, is the only one to be seen.
    const auto* bar = fixture.window().findChild<MachinePage*>()->confirmBar();
    QVERIFY(fixture.trigger("deleteAction"));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel*>(QStringLiteral("confirmHeading"))->text().contains(QStringLiteral("debian12")));
}

void TestMainWindow::failureOfStart_whenTheMachineRuns_goes()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(failToStart(fixture, session));
    const Uuid uuid = uuidOf(session, QStringLiteral("router"));
    fixture.host().setState(uuid, DomainState::Running); // somebody else started it
    fixture.host().emitEvent(DomainLifecycleEvent{.uuid = uuid});
    QTRY_VERIFY(fixture.window().findChild<QWidget*>(QStringLiteral("notice_failure")) == nullptr);
}

void TestMainWindow::failureOfStart_whenTheMachineIsGone_goes()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(failToStart(fixture, session));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    fixture.window().findChild<QPushButton*>(QStringLiteral("confirmOther"))->click();
    QTRY_VERIFY(fixture.window().findChild<QWidget*>(QStringLiteral("notice_failure")) == nullptr);
}

void TestMainWindow::failureOfDeletion_ofARunningMachine_staysWhenItIsOff()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid uuid = uuidOf(session, QStringLiteral("debian12"));
    fixture.host().failCall(
        QStringLiteral("undefineDomain"), Error::make(ErrorKind::Busy, QStringLiteral("something holds it")));
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    fixture.window().findChild<QPushButton*>(QStringLiteral("confirmOther"))->click();
    QVERIFY(fixture.waitForVisible("notice_failure"));
    const auto becomes = [&](DomainState state) {
        fixture.host().setState(uuid, state);
        fixture.host().emitEvent(DomainLifecycleEvent{.uuid = uuid});
        return QTest::qWaitFor([&] { return session->inventory()->domain(uuid)->state == state; });
    };
    // It was forced off; whatever becomes of it then, what was not deleted is still to be read.
    QVERIFY(becomes(DomainState::ShutOff));
    QVERIFY(becomes(DomainState::Running));
    QVERIFY(becomes(DomainState::ShutOff));
    const auto* notice = fixture.window().findChild<QWidget*>(QStringLiteral("notice_failure"));
    QVERIFY(notice != nullptr && notice->isVisible());
}

void TestMainWindow::forceOff_whileAnotherPageIsShown_asksOnTheMachinesPage()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("debian12")));
    QVERIFY(fixture.trigger("addConnectionAction"));
    QVERIFY(fixture.waitForVisible("connectionForm"));
    QVERIFY(fixture.trigger("forceOffAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
}

void TestMainWindow::filter_thatHidesTheMachine_keepsItsPage()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("debian12")));
    const auto* name = fixture.window().findChild<QLabel*>(QStringLiteral("machineName"));
    auto* field = fixture.window().findChild<QLineEdit*>(QStringLiteral("machineFilter"));
    const auto* sidebar = fixture.window().findChild<Sidebar*>();
    const DomainKey machine = sidebar->machine();
    QSignalSpy changes(sidebar, &Sidebar::selectionChanged);
    QTest::keyClicks(field, QStringLiteral("router"));
    QCOMPARE(name->text(), QStringLiteral("debian12"));
    QCOMPARE(sidebar->machine(), machine);
    QCOMPARE(changes.count(), 0);
    // It is selected again when it can be seen again.
    field->clear();
    QCOMPARE(sidebar->machine(), machine);
    QCOMPARE(changes.count(), 0);
    const auto* tree = fixture.window().findChild<QTreeView*>(QStringLiteral("machineTree"));
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("debian12"));
    // What the user chooses in the filtered list is chosen.
    QTest::keyClicks(field, QStringLiteral("router"));
    QTest::keyClick(fixture.window().findChild<QTreeView*>(QStringLiteral("machineTree")), Qt::Key_Down);
    QTest::keyClick(fixture.window().findChild<QTreeView*>(QStringLiteral("machineTree")), Qt::Key_Down);
    QCOMPARE(name->text(), QStringLiteral("router"));
}

void TestMainWindow::notAnswering_twice_isToldTwice()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    session->setAnswerPatience(std::chrono::milliseconds(50));
    for (int i = 0; i < 2; ++i) {
        fixture.host().hang(QStringLiteral("domains"));
        session->refresh();
        QVERIFY(fixture.waitForVisible("notice_answer"));
        const auto* notice = fixture.window().findChild<QWidget*>(QStringLiteral("notice_answer"));
        const QList<QAbstractButton*> buttons = notice->findChildren<QAbstractButton*>();
        for (QAbstractButton* button : buttons) {
            if (button->isVisible()) {
                button->click(); // whoever wants it away for now
            }
        }
        fixture.host().release();
        QTRY_VERIFY(session->isAnswering());
        QTRY_VERIFY(fixture.window().findChild<QWidget*>(QStringLiteral("notice_answer")) == nullptr);
    }
}

void TestMainWindow::deleteKey_inAField_deletesNoMachine()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    fixture.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window()));
    const auto* bar = fixture.window().findChild<MachinePage*>()->confirmBar();
    auto* field = fixture.window().findChild<QLineEdit*>(QStringLiteral("machineFilter"));
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("route"));
    QTest::keyClick(field, Qt::Key_Home);
    QTest::keyClick(field, Qt::Key_Delete);
    QCOMPARE(field->text(), QStringLiteral("oute"));
    QTest::keyClick(field, Qt::Key_Delete, Qt::ControlModifier); // reaches the field: no action takes it
    QCOMPARE(field->text(), QString());
    QVERIFY(!bar->isVisible());
    // In the list it is the machine that is meant.
    auto* tree = fixture.window().findChild<QTreeView*>(QStringLiteral("machineTree"));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Delete);
    QTRY_VERIFY(bar->isVisible());
}

void TestMainWindow::closeLater_takenBack_staysOpen()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    fixture.host().hang(QStringLiteral("startDomain"));
    QVERIFY(fixture.trigger("startAction"));
    QTRY_VERIFY(fixture.host().isHanging());
    QVERIFY(!fixture.window().close());
    QVERIFY(fixture.waitForVisible("cancelAndClose"));
    fixture.window().findChild<QPushButton*>(QStringLiteral("cancelAndClose"))->click();
    QVERIFY(fixture.waitForVisible("stayOpen"));
    QVERIFY(!fixture.window().close()); // impatience changes nothing
    fixture.window().findChild<QPushButton*>(QStringLiteral("stayOpen"))->click();
    fixture.host().release();
    QTRY_COMPARE(fixture.runner().runningCount(), 0);
    QVERIFY(fixture.window().isVisible());
}

void TestMainWindow::closeLater_whenATaskFailed_staysOpen()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    fixture.host().failCall(
        QStringLiteral("startDomain"), Error::make(ErrorKind::Busy, QStringLiteral("the image is in use")));
    fixture.host().hang(QStringLiteral("startDomain"));
    QVERIFY(fixture.trigger("startAction"));
    QTRY_VERIFY(fixture.host().isHanging());
    QVERIFY(!fixture.window().close());
    QVERIFY(fixture.waitForVisible("cancelAndClose"));
    fixture.window().findChild<QPushButton*>(QStringLiteral("cancelAndClose"))->click();
    fixture.host().release();
    QTRY_COMPARE(fixture.runner().runningCount(), 0);
    QVERIFY(fixture.waitForVisible("notice_failure"));
    QVERIFY(fixture.window().isVisible());
    QVERIFY(fixture.window().close());
}

void TestMainWindow::close_whileATaskRuns_asksFirst()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    fixture.host().hang(QStringLiteral("startDomain"));
    QVERIFY(fixture.trigger("startAction"));
    QTRY_VERIFY(fixture.host().isHanging());
    QVERIFY(!fixture.window().close());
    QVERIFY(fixture.window().isVisible());
    QVERIFY(fixture.waitForVisible("cancelAndClose"));
    fixture.window().findChild<QPushButton*>(QStringLiteral("cancelAndClose"))->click();
    QVERIFY(fixture.window().isVisible()); // until the task is over
    fixture.host().release();
    QTRY_VERIFY(!fixture.window().isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
