// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinetreemodel.h"
#include "app/models/tasklistmodel.h"
#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"
#include "tests/support/fakedriver.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace domus {

class TestMachineModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void machines_appearBelowTheirConnection();
    void change_touchesOneRowAndKeepsTheSelection();
    void removalAndArrival_areTold();
    void removedConnection_goesWithItsMachines();
    void filter_foldsAccentsAndMatchesStateAndConnection();
    void names_areSortedAsPeopleCount();
    void tasks_areNewestFirst();
    void update_ofAThousandMachines_isQuick();

private:
    QStringList shown() const;

    std::shared_ptr<FakeHost> m_host;
    std::unique_ptr<ConnectionList> m_list;
    std::unique_ptr<MachineTreeModel> m_tree;
    std::unique_ptr<QAbstractItemModelTester> m_treeTester;
    HostSession* m_session = nullptr;
};

void TestMachineModels::init()
{
    m_host = std::make_shared<FakeHost>();
    m_list = std::make_unique<ConnectionList>(std::make_shared<FakeDriver>(m_host), nullptr);
    m_tree = std::make_unique<MachineTreeModel>(*m_list);
    const auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
    m_treeTester = std::make_unique<QAbstractItemModelTester>(m_tree.get(), strict);
    ConnectionSettings settings;
    settings.uri = QStringLiteral("qemu:///system");
    settings.label = QStringLiteral("Máy chủ");
    m_session = m_list->add(settings);
}

void TestMachineModels::cleanup()
{
    m_treeTester.reset();
    m_tree.reset();
    m_list.reset();
}

QStringList TestMachineModels::shown() const
{
    QStringList rows;
    for (int top = 0; top < m_tree->rowCount(); ++top) {
        const QModelIndex connection = m_tree->index(top, 0);
        for (int row = 0; row < m_tree->rowCount(connection); ++row) {
            rows.append(m_tree->index(row, 0, connection).data().toString());
        }
    }
    return rows;
}

void TestMachineModels::machines_appearBelowTheirConnection()
{
    const Uuid uuid = m_host->addDomain(QStringLiteral("alpha"), DomainState::Running);
    QCOMPARE(m_tree->rowCount(), 1);
    const QModelIndex top = m_tree->index(0, 0);
    QCOMPARE(top.data().toString(), QStringLiteral("Máy chủ"));
    QCOMPARE(m_tree->index(0, MachineTreeModel::StateColumn).data().toString(), QStringLiteral("Not connected"));
    m_session->open();
    QTRY_COMPARE(m_tree->rowCount(top), 1);
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    const QModelIndex machine = m_tree->indexOf(DomainKey{m_session->id(), uuid});
    QVERIFY(machine.isValid());
    QCOMPARE(machine.data(MachineTreeModel::StateTextRole).toString(), QStringLiteral("Running"));
    QVERIFY(m_tree->availabilityOf(DomainAction::ForceOff, machine).isPossible);
    QCOMPARE(m_tree->sessionOf(machine), m_session);
}

void TestMachineModels::change_touchesOneRowAndKeepsTheSelection()
{
    for (int i = 0; i < 20; ++i) {
        m_host->addDomain(QStringLiteral("vm%1").arg(i));
    }
    const Uuid uuid = m_host->addDomain(QStringLiteral("chosen"));
    m_session->open();
    QTRY_COMPARE(m_session->inventory()->domains.size(), 21);
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    QItemSelectionModel selection(m_tree.get());
    selection.setCurrentIndex(m_tree->indexOf(DomainKey{m_session->id(), uuid}), QItemSelectionModel::ClearAndSelect);
    QSignalSpy changed(m_tree.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(m_tree.get(), &QAbstractItemModel::modelReset);
    m_host->setState(uuid, DomainState::Running);
    m_host->emitEvent(DomainLifecycleEvent{uuid, DomainLifecycle::Started, 0});
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), changed.constFirst().at(1).toModelIndex().row());
    QCOMPARE(reset.count(), 0);
    QCOMPARE(selection.currentIndex().data().toString(), QStringLiteral("chosen"));
    QCOMPARE(selection.selectedIndexes().size(), 1);
}

void TestMachineModels::removalAndArrival_areTold()
{
    QVector<Uuid> uuids;
    uuids.reserve(12);
    for (int i = 0; i < 12; ++i) {
        uuids.append(m_host->addDomain(QStringLiteral("vm%1").arg(i)));
    }
    m_session->open();
    QTRY_COMPARE(m_tree->rowCount(m_tree->index(0, 0)), 12);
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    std::unique_ptr<Connection> connection
        = std::move(*FakeDriver(m_host).open(OpenRequest{QStringLiteral("qemu:///system"), false, {}}));
    for (int i = 0; i < 12; i += 2) {
        QVERIFY(connection->undefineDomain(uuids.at(i), {}).has_value());
        m_host->addDomain(QStringLiteral("new%1").arg(i));
    }
    QTRY_COMPARE(shown().filter(QStringLiteral("new")).size(), 6);
    QCOMPARE(shown().size(), 12);
    QVERIFY(!m_tree->indexOf(DomainKey{m_session->id(), uuids.at(0)}).isValid());
    QVERIFY(m_tree->indexOf(DomainKey{m_session->id(), uuids.at(1)}).isValid());
}

void TestMachineModels::removedConnection_goesWithItsMachines()
{
    m_host->addDomain(QStringLiteral("alpha"));
    HostSession* second = m_list->addTemporary(QStringLiteral("test:///default"));
    QCOMPARE(m_tree->rowCount(), 2);
    second->open();
    QTRY_COMPARE(second->state(), SessionState::Open);
    m_list->remove(m_session->id());
    QCOMPARE(m_tree->rowCount(), 1);
    QCOMPARE(m_tree->rowCount(m_tree->index(0, 0)), 1);
}

void TestMachineModels::filter_foldsAccentsAndMatchesStateAndConnection()
{
    m_host->addDomain(QStringLiteral("Đà Nẵng"), DomainState::Running);
    m_host->addDomain(QStringLiteral("debian12"));
    m_session->open();
    QTRY_COMPARE(shown().size(), 2);
    m_tree->setFilterText(QStringLiteral("da nang"));
    QCOMPARE(shown(), QStringList{QStringLiteral("Đà Nẵng")});
    m_tree->setFilterText(QStringLiteral("RUN nang"));
    QCOMPARE(shown(), QStringList{QStringLiteral("Đà Nẵng")});
    m_tree->setFilterText(QStringLiteral("may chu deb"));
    QCOMPARE(shown(), QStringList{QStringLiteral("debian12")});
    m_tree->setFilterText(QStringLiteral("nothing such"));
    QCOMPARE(m_tree->rowCount(), 1); // the connection stays
    QVERIFY(shown().isEmpty());
    QCOMPARE(m_tree->machineCount(), 0);
    m_tree->setFilterText({});
    QCOMPARE(m_tree->machineCount(), 2);
}

void TestMachineModels::names_areSortedAsPeopleCount()
{
    for (const char* name : {"vm10", "vm2", "Alpha", "vm1"}) {
        m_host->addDomain(QString::fromLatin1(name));
    }
    m_session->open();
    const QStringList expected{
        QStringLiteral("Alpha"), QStringLiteral("vm1"), QStringLiteral("vm2"), QStringLiteral("vm10")};
    QTRY_COMPARE(shown(), expected);
}

void TestMachineModels::tasks_areNewestFirst()
{
    OperationRunner runner(*m_list);
    TaskListModel model(runner);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Operation operation;
    operation.connection = m_session->id();
    operation.title = QStringLiteral("first");
    runner.start(operation); // not connected: fails by itself
    operation.title = QStringLiteral("second");
    runner.start(operation);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("second"));
    QTRY_COMPARE(runner.runningCount(), 0);
    QVERIFY(model.index(0, 0).data(TaskListModel::ErrorRole).isValid());
    runner.clearFinished();
    QCOMPARE(model.rowCount(), 0);
}

void TestMachineModels::update_ofAThousandMachines_isQuick()
{
    m_treeTester.reset(); // it walks the whole model at every signal
    QVector<Uuid> uuids;
    uuids.reserve(1000);
    for (int i = 0; i < 1000; ++i) {
        uuids.append(m_host->addDomain(QStringLiteral("machine%1").arg(i)));
    }
    m_session->open();
    QTRY_COMPARE(m_tree->machineCount(), 1000);
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    // What the GUI thread does for a new list: from just before the session tells it to just after everybody heard.
    QVector<double> times;
    times.reserve(10);
    bool every = false;
    for (int round = 0; round < 10; ++round) {
        auto next = std::make_shared<Inventory>(*m_session->inventory());
        for (qsizetype i = 0; i < next->domains.size(); ++i) {
            if (every || i % 50 == round) {
                next->domains[i].state = round % 2 == 0 ? DomainState::Running : DomainState::ShutOff;
            }
        }
        QElapsedTimer clock;
        clock.start();
        Q_EMIT m_session->inventoryChanged(next);
        times.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        every = round >= 4;
    }
    std::sort(times.begin(), times.begin() + 5);
    std::sort(times.begin() + 5, times.end());
    qInfo("1,000 machines in the tree: 20 changed %.2f ms, all changed %.2f ms (medians)", times.at(2), times.at(7));
    QCOMPARE(m_tree->machineCount(), 1000);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestMachineModels)
#include "tst_machinemodels.moc"
