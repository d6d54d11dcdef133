// SPDX-License-Identifier: GPL-3.0-or-later
// The bin as its user meets it: a machine that is deleted waits there, comes back, or goes for good; and what was done
// is found in the journal and taken back.
#include "app/core/settings.h"
#include "app/services/bin/binoperations.h"
#include "app/services/journal/journal.h"
#include "app/xml/domainxml.h"
#include "tests/support/fakeconnection.h"
#include "tests/ui/pagepictures.h"
#include "tests/ui/windowfixture.h"
#include "ui/journal/journalwindow.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace domus;

namespace {

const QLatin1String notesUri(machinemetadata::namespaceUri);

template <typename T = QPushButton> T* part(WindowFixture& fixture, const char* name)
{
    return fixture.window().findChild<T*>(QLatin1String(name));
}

HostSession* connectTo(WindowFixture& fixture)
{
    return fixture.connectTo(QStringLiteral("qemu+ssh://lan@workbench/system"), QStringLiteral("Workbench"));
}

Uuid uuidOf(const HostSession* session, const QString& name)
{
    const DomainRecord* record = session->inventory()->domainByName(name);
    return record != nullptr ? record->uuid : Uuid();
}

bool isBinned(WindowFixture& fixture, Uuid uuid)
{
    return binnote::isBinned(fixture.host().metadata(uuid, notesUri));
}

/// The host in memory keeps notes beside the definition; libvirt tells them in it.
void tellNotes(WindowFixture& fixture, Uuid uuid)
{
    if (isBinned(fixture, uuid)) {
        fixture.tellBinned(uuid);
        return;
    }
    fixture.host().setLiveXml(uuid, fixture.host().inactiveXml(uuid));
    fixture.host().emitEvent(DomainChangedEvent{uuid});
}

/// Every row of the list, unfolded.
QString listed(WindowFixture& fixture)
{
    QStringList names;
    const auto* model = part<QTreeView>(fixture, "machineTree")->model();
    QModelIndexList open{QModelIndex()};
    while (!open.isEmpty()) {
        const QModelIndex parent = open.takeFirst();
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            names << index.data().toString();
            open << index;
        }
    }
    return names.join(u'\n');
}

/// Deletes the machine as the window suggests.
bool moveToBin(WindowFixture& fixture, HostSession* session, const QString& name)
{
    const Uuid uuid = uuidOf(session, name);
    if (!fixture.select(session, name) || !fixture.trigger("deleteAction") || !fixture.waitForVisible("confirmBar")) {
        return false;
    }
    part(fixture, "confirmYes")->click();
    const bool isThere = QTest::qWaitFor([&] { return isBinned(fixture, uuid); });
    tellNotes(fixture, uuid);
    return isThere && QTest::qWaitFor([&] { return !listed(fixture).contains(name); });
}

/// Opens the page, and waits until so many stand in it.
bool openBin(WindowFixture& fixture, int count)
{
    if (!fixture.trigger("binAction") || !fixture.waitForVisible(count > 0 ? "binList" : "binEmptyPage")) {
        return false;
    }
    const auto* model = part<QTreeView>(fixture, "binList")->model();
    return QTest::qWaitFor([&] { return model->rowCount() == count; });
}

} // namespace

class TestBinPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deletion_bin_isTheFirstAnswer_andHidesTheMachine();
    void deletion_whereThereAreNoNotes_isOnlyNow();
    void deletion_undone_bringsItBack();
    void deletions_ofSeveral_undoneTogether();
    void empty_teaches();
    void restore_bringsItBack();
    void restore_whereTheNameIsTaken_asksForAnother();
    void deletedForGood_takesTheTickedFilesAlone();
    void fullDisk_offersTheBin();
    void undoAction_takesBackTheLast();
    void journal_opens_finds_andSavesAScript();
};

void TestBinPage::deletion_bin_isTheFirstAnswer_andHidesTheMachine()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid uuid = uuidOf(session, QStringLiteral("router"));
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    QCOMPARE(part(fixture, "confirmYes")->text(), QStringLiteral("Move to bin"));
    QCOMPARE(part(fixture, "confirmOther")->text(), QStringLiteral("Delete now"));
    QVERIFY(part(fixture, "confirmOther")->toolTip().contains(QStringLiteral("undefine")));
    QVERIFY(part<QLabel>(fixture, "confirmText")->text().contains(QStringLiteral("restored as it is")));
    part(fixture, "confirmYes")->click();
    QTRY_VERIFY(isBinned(fixture, uuid));
    tellNotes(fixture, uuid);
    QTRY_VERIFY(!listed(fixture).contains(QStringLiteral("router")));
    QVERIFY(fixture.host().hasDomain(uuid));
    // Nor does the palette know it.
    QVERIFY(fixture.trigger("openPaletteAction"));
    QVERIFY(fixture.waitForVisible("commandPalette"));
    part<QLineEdit>(fixture, "paletteField")->setText(QStringLiteral("router"));
    const auto* results = part<QAbstractItemView>(fixture, "paletteList");
    QVERIFY(results != nullptr);
    for (int row = 0; row < results->model()->rowCount(); ++row) {
        QVERIFY(!results->model()->index(row, 0).data().toString().contains(QStringLiteral("router-bin")));
    }
}

void TestBinPage::deletion_whereThereAreNoNotes_isOnlyNow()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    fixture.host().failCall(QStringLiteral("domainMetadata"),
        Error::make(ErrorKind::Unsupported, QStringLiteral("this function is not supported by the driver")), 1, 9);
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    QCOMPARE(part(fixture, "confirmYes")->text(), QStringLiteral("Delete now"));
    QVERIFY(!part(fixture, "confirmOther")->isVisible());
    QVERIFY(part<QLabel>(fixture, "confirmText")->text().contains(QStringLiteral("keeps no notes")));
}

void TestBinPage::deletion_undone_bringsItBack()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid uuid = uuidOf(session, QStringLiteral("router"));
    QVERIFY(moveToBin(fixture, session, QStringLiteral("router")));
    QVERIFY(fixture.waitForVisible("binUndo"));
    part(fixture, "binUndo")->click();
    QTRY_VERIFY(!isBinned(fixture, uuid));
    tellNotes(fixture, uuid);
    QTRY_VERIFY(listed(fixture).contains(QStringLiteral("router")));
    QTRY_VERIFY(part<QWidget>(fixture, "binUndo") == nullptr);
}

void TestBinPage::deletions_ofSeveral_undoneTogether()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid router = uuidOf(session, QStringLiteral("router"));
    const Uuid archive = uuidOf(session, QStringLiteral("archive"));
    QVERIFY(fixture.selectAll(session, {QStringLiteral("router"), QStringLiteral("archive")}));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("batchConfirmBar"));
    QCOMPARE(part(fixture, "batchConfirmYes")->text(), QStringLiteral("Move to bin"));
    part(fixture, "batchConfirmYes")->click();
    QTRY_VERIFY(isBinned(fixture, router) && isBinned(fixture, archive));
    QVERIFY(!fixture.host().domain(archive).isActive());
    QTRY_COMPARE(fixture.runner().runningCount(), 0); // the notice tells of both
    QVERIFY(fixture.waitForVisible("binUndo"));
    part(fixture, "binUndo")->click();
    QTRY_VERIFY(!isBinned(fixture, router) && !isBinned(fixture, archive));
}

void TestBinPage::empty_teaches()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    QVERIFY(openBin(fixture, 0));
    part(fixture, "binEmptyClose")->click();
    QVERIFY(fixture.waitForVisible("machinePage"));
}

void TestBinPage::restore_bringsItBack()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid uuid = uuidOf(session, QStringLiteral("router"));
    const QByteArray before = fixture.host().inactiveXml(uuid);
    QVERIFY(moveToBin(fixture, session, QStringLiteral("router")));
    QVERIFY(openBin(fixture, 1));
    QCOMPARE(part<QTreeView>(fixture, "binList")->model()->index(0, 0).data().toString(), QStringLiteral("router"));
    part(fixture, "binRestore")->click();
    QTRY_VERIFY(!isBinned(fixture, uuid));
    tellNotes(fixture, uuid);
    QTRY_VERIFY(part<QWidget>(fixture, "binEmptyPage")->isVisible());
    QTRY_VERIFY(listed(fixture).contains(QStringLiteral("router")));
    QCOMPARE(fixture.host().inactiveXml(uuid), before);
}

void TestBinPage::restore_whereTheNameIsTaken_asksForAnother()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid uuid = uuidOf(session, QStringLiteral("saved")); // keeps its name
    const Uuid other = uuidOf(session, QStringLiteral("starts with the host"));
    QVERIFY(uuid != other);
    QVERIFY(moveToBin(fixture, session, QStringLiteral("starts with the host")));
    fixture.host().addDomain(QStringLiteral("starts with the host"));
    session->refresh();
    QTRY_VERIFY(session->inventory()->domainByName(QStringLiteral("starts with the host")) != nullptr);
    QVERIFY(openBin(fixture, 1));
    part(fixture, "binRestore")->click();
    QVERIFY(fixture.waitForVisible("binName"));
    QCOMPARE(part<QLineEdit>(fixture, "binName")->text(), QStringLiteral("starts with the host-2"));
    part<QLineEdit>(fixture, "binName")->setText(QStringLiteral("as before"));
    part(fixture, "binNameYes")->click();
    // One after the other: the mark goes last.
    QTRY_VERIFY(!isBinned(fixture, other));
    QCOMPARE(fixture.host().domain(other).name, QStringLiteral("as before"));
    QVERIFY(fixture.host().domain(other).autostart);
}

void TestBinPage::deletedForGood_takesTheTickedFilesAlone()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid uuid = uuidOf(session, QStringLiteral("archive"));
    QVERIFY(fixture.select(session, QStringLiteral("archive")));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("confirmBar"));
    part<QCheckBox>(fixture, "deleteFile1")->click();
    part(fixture, "confirmYes")->click();
    QTRY_VERIFY(isBinned(fixture, uuid));
    tellNotes(fixture, uuid);
    QTRY_VERIFY(!listed(fixture).contains(QStringLiteral("archive")));
    QVERIFY(openBin(fixture, 1));
    QTRY_VERIFY(!hasProcess(*session->inventory()->domain(uuid)));
    part(fixture, "binEmpty")->click();
    QVERIFY(fixture.waitForVisible("binConfirmBar"));
    const auto boxes = part<QWidget>(fixture, "binConfirmBar")->findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 1);
    QVERIFY(boxes.constFirst()->isChecked() && !boxes.constFirst()->isEnabled());
    QVERIFY(fixture.host().hasDomain(uuid));
    part(fixture, "binConfirmYes")->click();
    QTRY_VERIFY(!fixture.host().hasDomain(uuid));
    const QString name = QStringLiteral("archive of the whole department, volume %1.qcow2");
    QVERIFY(fixture.host().hasVolume(QStringLiteral("default"), name.arg(1)));
    QVERIFY(!fixture.host().hasVolume(QStringLiteral("default"), name.arg(2)));
    QTRY_VERIFY(part<QWidget>(fixture, "binEmptyPage")->isVisible());
}

void TestBinPage::fullDisk_offersTheBin()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(moveToBin(fixture, session, QStringLiteral("router")));
    QTRY_VERIFY(!listed(fixture).contains(QStringLiteral("router")));
    fixture.host().failCall(QStringLiteral("managedSaveDomain"),
        Error::make(ErrorKind::OutOfSpace, QStringLiteral("No space left on device")));
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    QVERIFY(fixture.trigger("saveAction"));
    QVERIFY(fixture.waitForVisible("binSpace"));
    part(fixture, "binSpace")->click();
    QVERIFY(fixture.waitForVisible("binList"));
}

void TestBinPage::undoAction_takesBackTheLast()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    auto* undo = part<QAction>(fixture, "undoAction");
    QVERIFY(!undo->isEnabled());
    const Uuid uuid = uuidOf(session, QStringLiteral("router"));
    QVERIFY(moveToBin(fixture, session, QStringLiteral("router")));
    QTRY_VERIFY(undo->isEnabled());
    QVERIFY(undo->text().contains(QStringLiteral("router")));
    undo->trigger();
    QTRY_VERIFY(!isBinned(fixture, uuid));
    QVERIFY(fixture.waitForVisible("notice_undone"));
    QVERIFY(!undo->isEnabled());
    // The row of what took it back offers to do it again.
    part<QAction>(fixture, "showTasksAction")->setChecked(true);
    const auto rows = part<QWidget>(fixture, "taskPane")->findChildren<QToolButton*>(QStringLiteral("taskUndo"));
    QCOMPARE(rows.size(), 2);
    QTRY_COMPARE(std::count_if(rows.cbegin(), rows.cend(), [](const QToolButton* row) { return row->isVisible(); }), 1);
    QVERIFY(std::any_of(rows.cbegin(), rows.cend(),
        [](const QToolButton* row) { return row->isVisible() && row->text() == QStringLiteral("Redo"); }));
}

void TestBinPage::journal_opens_finds_andSavesAScript()
{
    QTemporaryDir folder;
    WindowFixture fixture(nullptr, nullptr, folder.path());
    HostSession* session = connectTo(fixture);
    QVERIFY(moveToBin(fixture, session, QStringLiteral("router")));
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    QVERIFY(fixture.trigger("pauseAction"));
    QTRY_COMPARE(fixture.runner().runningCount(), 0);
    QVERIFY(fixture.trigger("journalAction"));
    auto* window = part<JournalWindow>(fixture, "journalWindow");
    QVERIFY(window != nullptr && window->isVisible());
    auto* list = window->findChild<QTreeView*>(QStringLiteral("journalList"));
    QTRY_COMPARE(list->model()->rowCount(), 2);
    window->findChild<QLineEdit*>(QStringLiteral("journalFind"))->setText(QStringLiteral("ROUTER"));
    QCOMPARE(list->model()->rowCount(), 1);
    list->setCurrentIndex(list->model()->index(0, 0));
    auto* undo = window->findChild<QPushButton*>(QStringLiteral("journalUndo"));
    QVERIFY(undo->isEnabled());
    const QString script = folder.filePath(QStringLiteral("morning.sh"));
    window->saveScript(script);
    QTRY_VERIFY(QFile::exists(script));
    QFile file(script);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("metadata") && text.contains("binned"), text.constData());
    QVERIFY(!text.contains("suspend"));
    undo->click();
    QTRY_VERIFY(!isBinned(fixture, uuidOf(session, QStringLiteral("router"))));
    QTRY_VERIFY(!undo->isEnabled() || undo->text() == QStringLiteral("Redo"));
    const QString pictures = qEnvironmentVariable("DOMUS_TEST_PICTURES");
    if (!pictures.isEmpty()) {
        window->findChild<QLineEdit*>(QStringLiteral("journalFind"))->clear();
        QTRY_COMPARE(list->model()->rowCount(), 3);
        list->setCurrentIndex(list->model()->index(1, 0));
        QVERIFY(window->grab().save(pictures + QStringLiteral("/journal.png")));
    }
}

QTEST_MAIN(TestBinPage)
#include "tst_binpage.moc"
