// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/settings.h"
#include "app/models/machinetreemodel.h"
#include "tests/ui/listhands.h"
#include "ui/mainwindow/batchmodel.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/palette/commandpalette.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace domus;
using namespace domus::listhands;

/// The list people live in: many machines at once, names, columns, filters, and the palette.
class TestMachineList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(theme::makeStyle(QStringLiteral("Fusion"))); }
    void forceOff_ofFifty_asksOnceAndTellsOfEach();
    void forceOff_takenBack_changesNothing();
    void forceOff_withOthersOff_namesThoseLeftOut();
    void start_ofSeveral_asksNothing();
    void deletion_ofSeveral_asksWithTheFilesOfEach();
    void question_whenAnotherSelectionIsMade_isTakenBack();
    void failures_whileSomethingElseIsLookedAt_areTold();
    void selectAll_byKey_selectsMachinesOnly();
    void contextMenu_onASelection_keepsIt();
    void rename_byKey_renames();
    void rename_ofARunningMachine_isOffWithReason();
    void rename_thatFails_tellsWhy();
    void group_byMenu_movesTheSelection();
    void folded_group_staysFolded();
    void columns_chosen_areRemembered();
    void columns_besideAPage_areTwoLinesUntilOneIsAdded();
    void sorting_byHeader_sorts();
    void listOnly_whenAsked_showsTheQuestion();
    void listOnly_onActivation_showsTheMachine();
    void filter_withKeys_completes();
    void filter_saved_isOfferedAgain();
    void offHidden_hidesWhatIsOff();
    void palette_byWords_startsTheMachine();
    void palette_unavailable_isShownWithItsReason();
    void palette_escape_givesTheFocusBack();
    void palette_remembersWhatWasChosen();

private:
    static QStringList webs(int count)
    {
        QStringList names;
        names.reserve(count);
        for (int i = 1; i <= count; ++i) {
            names << QStringLiteral("web%1").arg(i);
        }
        return names;
    }
    static int runningCount(const HostSession* session)
    {
        int count = 0;
        const InventoryPtr inventory = session->inventory();
        for (const DomainRecord& machine : inventory->domains) {
            count += machine.state == DomainState::Running ? 1 : 0;
        }
        return count;
    }
    static bool isListed(WindowFixture& fixture, const QString& name)
    {
        return row(fixture, Qt::DisplayRole, name).isValid();
    }
    static QString textOf(QTreeView* list, int row, int column)
    {
        return list->model()->index(row, column).data().toString();
    }
    static Uuid uuidOf(const HostSession* session, const QString& name)
    {
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* record = inventory->domainByName(name);
        return record == nullptr ? Uuid() : record->uuid;
    }
};

void TestMachineList::forceOff_ofFifty_asksOnceAndTellsOfEach()
{
    WindowFixture fixture;
    fixture.addMachines(50, DomainState::Running);
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.selectAll(session, webs(50)));
    QVERIFY(part<QLabel>(fixture, "selectionHeading")->text().contains(QStringLiteral("50")));
    QVERIFY(part<QLabel>(fixture, "selectionCounts")->text().contains(QStringLiteral("Running: 50")));
    fixture.host().failCall(
        QStringLiteral("destroyDomain"), Error::make(ErrorKind::Busy, QStringLiteral("Device or resource busy")), 20);

    QVERIFY(fixture.trigger("forceOffAction"));
    auto* yes = part<QPushButton>(fixture, "batchConfirmYes");
    QVERIFY(yes->isVisible());
    QCOMPARE(fixture.host().countOf(QStringLiteral("destroyDomain")), 0);
    QVERIFY(part<QLabel>(fixture, "batchConfirmHeading")->text().contains(QStringLiteral("50")));
    yes->click();
    QVERIFY(fixture.waitForVisible("batchClose"));
    QVERIFY(!yes->isVisible());
    QCOMPARE(fixture.host().countOf(QStringLiteral("destroyDomain")), 50);

    auto* list = part<QTreeView>(fixture, "batchList");
    QCOMPARE(list->model()->rowCount(), 50);
    QVERIFY(part<QLabel>(fixture, "batchSummary")->text().contains(QStringLiteral("1 failed, 49 done")));
    // The one that failed stands first, with its reason; the others went on.
    QTRY_VERIFY(!textOf(list, 0, BatchModel::ResultColumn).startsWith(QStringLiteral("Done")));
    list->setCurrentIndex(list->model()->index(0, 0));
    QVERIFY(part<QLabel>(fixture, "batchDetail")->text().contains(QStringLiteral("busy")));
    for (int row = 1; row < 50; ++row) {
        QCOMPARE(textOf(list, row, BatchModel::ResultColumn), QStringLiteral("Done"));
    }
    // Not told a second time, fifty times over.
    QVERIFY(part<QWidget>(fixture, "notice_failure") == nullptr);
    QTRY_COMPARE(runningCount(session), 3); // one of them, and two that were not selected
    part<QPushButton>(fixture, "batchClose")->click();
    QVERIFY(!list->isVisible());
}

void TestMachineList::forceOff_takenBack_changesNothing()
{
    WindowFixture fixture;
    fixture.addMachines(3, DomainState::Running);
    QVERIFY(fixture.selectAll(connectTo(fixture), webs(3)));
    QVERIFY(fixture.trigger("forceOffAction"));
    part<QPushButton>(fixture, "batchConfirmNo")->click();
    QVERIFY(!part<QTreeView>(fixture, "batchList")->isVisible());
    QCOMPARE(fixture.host().countOf(QStringLiteral("destroyDomain")), 0);
    QVERIFY(fixture.runner().tasks().isEmpty());
}

void TestMachineList::forceOff_withOthersOff_namesThoseLeftOut()
{
    WindowFixture fixture;
    fixture.addMachines(2, DomainState::Running);
    QVERIFY(fixture.selectAll(connectTo(fixture), webs(2) << QStringLiteral("router")));
    QVERIFY(part<QAction>(fixture, "forceOffAction")->toolTip().contains(QStringLiteral("2 of 3")));
    QVERIFY(fixture.trigger("forceOffAction"));
    const QString text = part<QLabel>(fixture, "batchConfirmText")->text();
    QVERIFY(text.contains(QStringLiteral("router")));
    QVERIFY(text.contains(QStringLiteral("It is not running.")));
    part<QPushButton>(fixture, "batchConfirmYes")->click();
    QVERIFY(fixture.waitForVisible("batchClose"));
    QCOMPARE(fixture.host().countOf(QStringLiteral("destroyDomain")), 2);
    QVERIFY(part<QLabel>(fixture, "batchSummary")->text().contains(QStringLiteral("1 left out")));
}

void TestMachineList::start_ofSeveral_asksNothing()
{
    WindowFixture fixture;
    fixture.addMachines(10, DomainState::ShutOff);
    HostSession* session = connectTo(fixture);
    const int before = runningCount(session);
    QVERIFY(fixture.selectAll(session, webs(10)));
    QVERIFY(fixture.trigger("startAction"));
    QVERIFY(fixture.waitForVisible("batchClose"));
    QTRY_COMPARE(runningCount(session), before + 10);
}

void TestMachineList::deletion_ofSeveral_asksWithTheFilesOfEach()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    const Uuid router = uuidOf(session, QStringLiteral("router"));
    const Uuid archive = uuidOf(session, QStringLiteral("archive"));
    QVERIFY(fixture.selectAll(session, {QStringLiteral("router"), QStringLiteral("archive")}));
    QVERIFY(fixture.trigger("deleteAction"));
    QVERIFY(fixture.waitForVisible("batchList"));
    QCOMPARE(fixture.host().countOf(QStringLiteral("undefineDomain")), 0);
    QStringList paths;
    QCheckBox* first = nullptr;
    const auto boxes = part<QWidget>(fixture, "selectionPage")->findChildren<QCheckBox*>();
    paths.reserve(boxes.size());
    for (QCheckBox* box : boxes) {
        QVERIFY(!box->isChecked());
        paths << box->accessibleName();
        if (first == nullptr && box->isEnabled() && box->accessibleName().contains(QStringLiteral("volume 1."))) {
            first = box;
        }
    }
    QVERIFY(paths.join(u'\n').contains(QStringLiteral("router.qcow2")));
    if (first == nullptr) {
        QFAIL("no file can be ticked");
    }
    first->setChecked(true);
    part<QPushButton>(fixture, "batchConfirmOther")->click();
    QVERIFY(fixture.waitForVisible("batchClose"));
    QVERIFY(!fixture.host().hasDomain(router));
    QVERIFY(!fixture.host().hasDomain(archive));
    QVERIFY(fixture.host().hasVolume(QStringLiteral("default"), QStringLiteral("router.qcow2")));
    QVERIFY(!fixture.host().hasVolume(
        QStringLiteral("default"), QStringLiteral("archive of the whole department, volume 1.qcow2")));
    // They are gone from the list, and what came of it can still be read.
    QTRY_VERIFY(session->inventory()->domain(archive) == nullptr);
    QVERIFY(part<QWidget>(fixture, "selectionPage")->isVisible());
    part<QPushButton>(fixture, "batchClose")->click();
    QVERIFY(!part<QWidget>(fixture, "selectionPage")->isVisible());
}

void TestMachineList::question_whenAnotherSelectionIsMade_isTakenBack()
{
    WindowFixture fixture;
    fixture.addMachines(3, DomainState::Running);
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.selectAll(session, webs(3)));
    QVERIFY(fixture.trigger("forceOffAction"));
    QVERIFY(part<QPushButton>(fixture, "batchConfirmYes")->isVisible());
    QVERIFY(fixture.selectAll(session, webs(2)));
    QVERIFY(!part<QPushButton>(fixture, "batchConfirmYes")->isVisible());
}

void TestMachineList::failures_whileSomethingElseIsLookedAt_areTold()
{
    WindowFixture fixture;
    fixture.addMachines(3, DomainState::ShutOff);
    HostSession* session = connectTo(fixture);
    fixture.host().failCall(
        QStringLiteral("startDomain"), Error::make(ErrorKind::Busy, QStringLiteral("the image is in use")), 1, 3);
    fixture.host().hang(QStringLiteral("startDomain"));
    QVERIFY(fixture.selectAll(session, webs(3)));
    QVERIFY(fixture.trigger("startAction"));
    QTRY_VERIFY(fixture.host().isHanging());
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    fixture.host().release();
    QVERIFY(fixture.waitForVisible("showBatchResults"));
    part<QPushButton>(fixture, "showBatchResults")->click();
    QVERIFY(fixture.waitForVisible("batchList"));
}

void TestMachineList::selectAll_byKey_selectsMachinesOnly()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    QTest::keyClick(tree(fixture), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(fixture.waitForVisible("selectionPage"));
    const auto all = session->inventory()->domains.size();
    QVERIFY(part<QLabel>(fixture, "selectionHeading")->text().contains(QString::number(all)));
    QTest::keyClick(tree(fixture), Qt::Key_Home);
    QTest::keyClick(tree(fixture), Qt::Key_Down);
    QVERIFY(fixture.waitForVisible("machinePage"));
}

void TestMachineList::contextMenu_onASelection_keepsIt()
{
    WindowFixture fixture;
    fixture.addMachines(3, DomainState::Running);
    QVERIFY(fixture.selectAll(connectTo(fixture), webs(3)));
    QVERIFY(fixture.openListMenu());
    QVERIFY(part<QMenu>(fixture, "listMenu")->actions().contains(part<QAction>(fixture, "forceOffAction")));
    QCOMPARE(part<Sidebar>(fixture, "sidebar")->machines().size(), 3);
    part<QMenu>(fixture, "listMenu")->close();
}

void TestMachineList::rename_byKey_renames()
{
    WindowFixture fixture;
    fixture.host().addDomain(QStringLiteral("plain")); // no firmware's variables that go by its name
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("plain")));
    const Uuid uuid = uuidOf(session, QStringLiteral("plain"));
    QVERIFY(fixture.trigger("renameAction"));
    QVERIFY(fixture.waitForVisible("renameField"));
    auto* field = part<QLineEdit>(fixture, "renameField");
    QCOMPARE(field->text(), QStringLiteral("plain"));
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("gateway"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(fixture.host().domain(uuid).name, QStringLiteral("gateway"));
    QTRY_COMPARE(part<QLabel>(fixture, "machineName")->text(), QStringLiteral("gateway"));
}

void TestMachineList::rename_ofARunningMachine_isOffWithReason()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("debian12")));
    QVERIFY(!part<QAction>(fixture, "renameAction")->isEnabled());
    QVERIFY(!part<QAction>(fixture, "renameAction")->toolTip().isEmpty());
}

void TestMachineList::rename_thatFails_tellsWhy()
{
    WindowFixture fixture;
    fixture.host().addDomain(QStringLiteral("plain")); // no firmware's variables that go by its name
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("plain")));
    fixture.host().failCall(QStringLiteral("renameDomain"),
        Error::make(ErrorKind::AlreadyExists, QStringLiteral("domain 'x' already exists")));
    QVERIFY(fixture.trigger("renameAction"));
    QVERIFY(fixture.waitForVisible("renameField"));
    auto* field = part<QLineEdit>(fixture, "renameField");
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("x"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(fixture.waitForVisible("notice_failure"));
}

void TestMachineList::group_byMenu_movesTheSelection()
{
    WindowFixture fixture;
    fixture.addMachines(3, DomainState::Running);
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.selectAll(session, webs(2)));
    QVERIFY(fixture.openListMenu());
    auto* field = part<QLineEdit>(fixture, "newGroupField");
    field->setText(QStringLiteral("lab/web"));
    Q_EMIT field->returnPressed();
    auto* view = tree(fixture);
    const auto group = [view] {
        const QModelIndexList found = view->model()->match(view->model()->index(0, 0), MachineTreeModel::GroupRole,
            QStringLiteral("lab/web"), 1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.first();
    };
    QTRY_VERIFY(group().isValid());
    QTRY_COMPARE(group().data(MachineTreeModel::CountRole).toInt(), 2);
}

void TestMachineList::folded_group_staysFolded()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    auto* view = tree(fixture);
    const QModelIndex top = view->model()->index(0, 0);
    QVERIFY(view->isExpanded(top));
    view->collapse(top);
    // A filter unfolds what it finds, and leaves the rest as it was.
    part<QLineEdit>(fixture, "machineFilter")->setText(QStringLiteral("debian"));
    QVERIFY(view->isExpanded(view->model()->index(0, 0)));
    part<QLineEdit>(fixture, "machineFilter")->clear();
    QVERIFY(!view->isExpanded(view->model()->index(0, 0)));
    fixture.host().addDomain(QStringLiteral("one more"), DomainState::ShutOff);
    session->refresh();
    QTRY_VERIFY(session->inventory()->domainByName(QStringLiteral("one more")) != nullptr);
    QVERIFY(!view->isExpanded(view->model()->index(0, 0)));
}

void TestMachineList::columns_chosen_areRemembered()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    {
        Settings settings = Settings::load(path);
        WindowFixture fixture(&settings);
        connectTo(fixture);
        QVERIFY(fixture.trigger("listOnlyAction"));
        auto* header = tree(fixture)->header();
        Q_EMIT header->customContextMenuRequested(QPoint(1, 1));
        QVERIFY(fixture.waitForVisible("columnMenu"));
        part<QAction>(fixture, "column_autostart")->setChecked(true);
        part<QAction>(fixture, "column_vcpus")->setChecked(false);
        part<QMenu>(fixture, "columnMenu")->close();
        header->moveSection(header->visualIndex(MachineTreeModel::AutostartColumn), 1);
        header->resizeSection(MachineTreeModel::StateColumn, 321);
        tree(fixture)->sortByColumn(MachineTreeModel::StateColumn, Qt::DescendingOrder);
        QVERIFY(fixture.window().close());
    }
    Settings settings = Settings::load(path);
    WindowFixture fixture(&settings);
    connectTo(fixture);
    const auto* header = tree(fixture)->header();
    QVERIFY(!header->isHidden());
    QVERIFY(!header->isSectionHidden(MachineTreeModel::AutostartColumn));
    QVERIFY(header->isSectionHidden(MachineTreeModel::VcpusColumn));
    QCOMPARE(header->visualIndex(MachineTreeModel::AutostartColumn), 1);
    QCOMPARE(header->sectionSize(MachineTreeModel::StateColumn), 321);
    QCOMPARE(header->sortIndicatorSection(), static_cast<int>(MachineTreeModel::StateColumn));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    QVERIFY(part<QAction>(fixture, "listOnlyAction")->isChecked());
}

void TestMachineList::columns_besideAPage_areTwoLinesUntilOneIsAdded()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    auto* header = tree(fixture)->header();
    QVERIFY(header->isHidden());
    Q_EMIT header->customContextMenuRequested(QPoint(1, 1));
    part<QAction>(fixture, "column_memory")->setChecked(true);
    QVERIFY(!header->isHidden());
    QVERIFY(!header->isSectionHidden(MachineTreeModel::MemoryColumn));
    QVERIFY(!header->isSectionHidden(MachineTreeModel::StateColumn));
    part<QAction>(fixture, "resetColumns")->trigger();
    QVERIFY(header->isHidden());
    part<QMenu>(fixture, "columnMenu")->close();
}

void TestMachineList::sorting_byHeader_sorts()
{
    WindowFixture fixture;
    fixture.addMachines(3, DomainState::Running);
    connectTo(fixture);
    QVERIFY(fixture.trigger("listOnlyAction"));
    auto* view = tree(fixture);
    const QModelIndex top = view->model()->index(0, 0);
    const int last = view->model()->rowCount(top) - 1;
    QCOMPARE(view->model()->index(last, 0, top).data().toString(), QStringLiteral("web3"));
    auto* header = view->header();
    const QPoint name(header->sectionViewportPosition(0) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(view->model()->index(0, 0, view->model()->index(0, 0)).data().toString(), QStringLiteral("web3"));
}

void TestMachineList::listOnly_whenAsked_showsTheQuestion()
{
    WindowFixture fixture;
    fixture.addMachines(3, DomainState::Running);
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    QVERIFY(fixture.trigger("listOnlyAction"));
    auto* pages = part<QWidget>(fixture, "pages");
    QVERIFY(!pages->isVisible());
    QVERIFY(fixture.trigger("forceOffAction"));
    QVERIFY(pages->isVisible());
    auto* no = part<QWidget>(fixture, "machinePage")->findChild<QPushButton*>(QStringLiteral("confirmNo"));
    QVERIFY(no->isVisible());
    no->click();
    QVERIFY(!pages->isVisible());
}

void TestMachineList::listOnly_onActivation_showsTheMachine()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    QVERIFY(fixture.trigger("listOnlyAction"));
    QVERIFY(!part<QWidget>(fixture, "machinePage")->isVisible());
    const QPoint middle = tree(fixture)->visualRect(tree(fixture)->currentIndex()).center();
    QTest::mouseClick(tree(fixture)->viewport(), Qt::LeftButton, {}, middle);
    QTest::mouseDClick(tree(fixture)->viewport(), Qt::LeftButton, {}, middle);
    QVERIFY(part<QWidget>(fixture, "machinePage")->isVisible());
    QVERIFY(!part<QAction>(fixture, "listOnlyAction")->isChecked());
}

void TestMachineList::filter_withKeys_completes()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    auto* field = part<QLineEdit>(fixture, "machineFilter");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("state:runni"));
    const auto visibleList = []() -> QListView* {
        const auto all = QApplication::topLevelWidgets();
        const auto found = std::find_if(all.cbegin(), all.cend(),
            [](QWidget* top) { return qobject_cast<QListView*>(top) != nullptr && top->isVisible(); });
        return found != all.cend() ? qobject_cast<QListView*>(*found) : nullptr;
    };
    QTRY_VERIFY(visibleList() != nullptr);
    auto* popup = visibleList();
    if (popup == nullptr) {
        QFAIL("no list of completions");
    }
    QVERIFY(popup->model()->index(0, 0).data().toString().startsWith(QStringLiteral("state:running")));
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(field->text().trimmed(), QStringLiteral("state:running"));
    QVERIFY(isListed(fixture, QStringLiteral("debian12")));
    QVERIFY(!isListed(fixture, QStringLiteral("saved")));
    // The page of the one that is filtered away stays.
    QVERIFY(!isListed(fixture, QStringLiteral("router")));
    QVERIFY(part<QWidget>(fixture, "machinePage")->isVisible());
}

void TestMachineList::filter_saved_isOfferedAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    {
        Settings settings = Settings::load(path);
        WindowFixture fixture(&settings);
        connectTo(fixture);
        part<QLineEdit>(fixture, "machineFilter")->setText(QStringLiteral("state:off"));
        auto* menu = part<QMenu>(fixture, "savedFiltersMenu");
        Q_EMIT menu->aboutToShow();
        part<QAction>(fixture, "saveFilter")->trigger();
        auto* name = part<QLineEdit>(fixture, "filterName");
        QVERIFY(name->isVisible());
        name->setText(QStringLiteral("Asleep"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!name->isVisible());
        QVERIFY(fixture.window().close());
    }
    Settings settings = Settings::load(path);
    WindowFixture fixture(&settings);
    connectTo(fixture);
    Q_EMIT part<QMenu>(fixture, "savedFiltersMenu")->aboutToShow();
    auto* saved = part<QAction>(fixture, "savedFilter");
    QCOMPARE(saved->text(), QStringLiteral("Asleep"));
    saved->trigger();
    QCOMPARE(part<QLineEdit>(fixture, "machineFilter")->text(), QStringLiteral("state:off"));
}

void TestMachineList::offHidden_hidesWhatIsOff()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    QVERIFY(fixture.trigger("offHiddenAction"));
    QVERIFY(!isListed(fixture, QStringLiteral("router")));
    QVERIFY(isListed(fixture, QStringLiteral("debian12")));
    // What is asked for is shown.
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    QVERIFY(isListed(fixture, QStringLiteral("router")));
    QVERIFY(!part<QAction>(fixture, "offHiddenAction")->isChecked());
}

void TestMachineList::palette_byWords_startsTheMachine()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    QVERIFY(fixture.trigger("openPaletteAction"));
    auto* field = part<QLineEdit>(fixture, "paletteField");
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("start rou"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!field->isVisible());
    const Uuid router = uuidOf(session, QStringLiteral("router"));
    QTRY_VERIFY(fixture.host().domain(router).isActive());
    QCOMPARE(part<Sidebar>(fixture, "sidebar")->machine().uuid, router);
}

void TestMachineList::palette_unavailable_isShownWithItsReason()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("debian12")));
    QVERIFY(fixture.trigger("openPaletteAction"));
    auto* field = part<QLineEdit>(fixture, "paletteField");
    field->setText(QStringLiteral("start debian12"));
    auto* list = part<QListView>(fixture, "paletteList");
    QVERIFY(list->currentIndex().data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("running already")));
    QVERIFY(field->accessibleDescription().contains(QStringLiteral("running already")));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->isVisible()); // nothing happens
    QCOMPARE(fixture.host().countOf(QStringLiteral("startDomain")), 0);
}

void TestMachineList::palette_escape_givesTheFocusBack()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("debian12")));
    fixture.window().activateWindow();
    auto* filter = part<QLineEdit>(fixture, "machineFilter");
    filter->setFocus();
    QTRY_VERIFY(filter->hasFocus());
    QVERIFY(fixture.trigger("openPaletteAction"));
    auto* field = part<QLineEdit>(fixture, "paletteField");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QTRY_VERIFY(filter->hasFocus());
}

void TestMachineList::palette_remembersWhatWasChosen()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    {
        Settings settings = Settings::load(path);
        WindowFixture fixture(&settings);
        QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("debian12")));
        QVERIFY(fixture.trigger("openPaletteAction"));
        auto* field = part<QLineEdit>(fixture, "paletteField");
        field->setText(QStringLiteral("tasks"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(fixture.window().close());
    }
    Settings settings = Settings::load(path);
    WindowFixture fixture(&settings);
    connectTo(fixture);
    QVERIFY(fixture.trigger("openPaletteAction"));
    QCOMPARE(part<QListView>(fixture, "paletteList")->currentIndex().data().toString(), QStringLiteral("Tasks"));
}

QTEST_MAIN(TestMachineList)
#include "tst_machinelist.moc"
