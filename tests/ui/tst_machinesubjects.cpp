// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinetreemodel.h"
#include "tests/support/fakeconnection.h"
#include "tests/ui/listhands.h"
#include "ui/mainwindow/sidebar.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QTreeView>
#include <QtTest>

using namespace domus;
using namespace domus::listhands;

/// Which machines an action is for: exactly those that can be seen to be selected.
class TestMachineSubjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void group_clicked_selectsItsMachines_eachToBeLeftOut();
    void group_filtered_losesWhatIsNotShown();
    void filteredAway_inTheListAlone_isNotActedOn();
    void listMenu_closesWhenItsMachineGoes();
    void rename_ofAMachineWithVariables_renames();

private:
    static int subjects(WindowFixture& fixture)
    {
        return static_cast<int>(part<Sidebar>(fixture, "sidebar")->machines().size());
    }
    /// "web1" to "web3" in the group "lab"; the group's heading.
    static QModelIndex makeGroup(WindowFixture& fixture)
    {
        fixture.addMachines(3, DomainState::Running);
        HostSession* session = connectTo(fixture);
        if (!fixture.selectAll(session, {QStringLiteral("web1"), QStringLiteral("web2"), QStringLiteral("web3")})
            || !fixture.openListMenu()) {
            return {};
        }
        auto* field = part<QLineEdit>(fixture, "newGroupField");
        field->setText(QStringLiteral("lab"));
        Q_EMIT field->returnPressed();
        const auto group = [&fixture] { return row(fixture, MachineTreeModel::GroupRole, QStringLiteral("lab")); };
        const bool isThere
            = QTest::qWaitFor([&] { return group().isValid() && group().data(MachineTreeModel::CountRole) == 3; });
        return isThere ? group() : QModelIndex();
    }
};

void TestMachineSubjects::group_clicked_selectsItsMachines_eachToBeLeftOut()
{
    WindowFixture fixture;
    const QPersistentModelIndex group(makeGroup(fixture));
    QVERIFY(group.isValid());
    click(fixture, row(fixture, Qt::DisplayRole, QStringLiteral("router")));
    QCOMPARE(subjects(fixture), 1);
    click(fixture, group);
    QCOMPARE(subjects(fixture), 3);
    const QModelIndex out = row(fixture, Qt::DisplayRole, QStringLiteral("web2"));
    QVERIFY(tree(fixture)->selectionModel()->isSelected(out));
    click(fixture, out, Qt::ControlModifier);
    QCOMPARE(subjects(fixture), 2);
    click(fixture, group); // as often as one likes
    QCOMPARE(subjects(fixture), 3);
}

void TestMachineSubjects::group_filtered_losesWhatIsNotShown()
{
    WindowFixture fixture;
    const QPersistentModelIndex group(makeGroup(fixture));
    QVERIFY(group.isValid());
    click(fixture, group);
    QCOMPARE(subjects(fixture), 3);
    part<QLineEdit>(fixture, "machineFilter")->setText(QStringLiteral("web1"));
    QTRY_COMPARE(subjects(fixture), 1);
}

void TestMachineSubjects::filteredAway_inTheListAlone_isNotActedOn()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    auto* start = part<QAction>(fixture, "startAction");
    QTRY_VERIFY(start->isEnabled());
    QVERIFY(fixture.trigger("listOnlyAction"));
    QVERIFY(start->isEnabled());
    part<QLineEdit>(fixture, "machineFilter")->setText(QStringLiteral("debian"));
    QTRY_VERIFY(!start->isEnabled());
    part<QLineEdit>(fixture, "machineFilter")->clear();
    QTRY_VERIFY(start->isEnabled());
}

void TestMachineSubjects::listMenu_closesWhenItsMachineGoes()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    QVERIFY(fixture.openListMenu());
    QPointer<QWidget> menu(part<QWidget>(fixture, "listMenu"));
    QVERIFY(menu && menu->isVisible());
    // Undefined by another hand.
    FakeConnection other(fixture.sharedHost(), false);
    QVERIFY(other.undefineDomain(session->inventory()->domainByName(QStringLiteral("router"))->uuid, {}));
    session->refresh();
    QTRY_VERIFY(!menu || !menu->isVisible());
}

void TestMachineSubjects::rename_ofAMachineWithVariables_renames()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    const Uuid uuid = session->inventory()->domainByName(QStringLiteral("router"))->uuid;
    QVERIFY(fixture.trigger("renameAction"));
    QVERIFY(fixture.waitForVisible("renameField"));
    auto* field = part<QLineEdit>(fixture, "renameField");
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("gateway"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(fixture.host().domain(uuid).name, QStringLiteral("gateway"));
}

QTEST_MAIN(TestMachineSubjects)
#include "tst_machinesubjects.moc"
