// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinetreemodel.h"
#include "app/services/addressbook.h"
#include "app/services/connectionlist.h"
#include "app/services/machinedetails.h"
#include "app/services/machinemonitor.h"
#include "app/services/statisticssampler.h"
#include "tests/support/fakedriver.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>

namespace domus {

/// The tree with groups, columns, sorting and queries, under Qt's own model tester all the time.
class TestMachineTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void groups_nestBelowTheirConnection();
    void groupChange_movesTheMachineAndKeepsTheSelection();
    void emptiedGroup_goes();
    void binnedMachine_isHidden();
    void query_ofEveryKind_filters();
    void offMachines_canBeHidden();
    void filtering_keepsTheSelectionOfWhatStays();
    void sort_byEachColumn_goesByValue();
    void unknownValues_standLast_whicheverWay();
    void loads_areToldInOneSignalForEachParent();
    void columns_tellWhatIsKnown();
    void machinesOf_groupsAndConnections_areAllBelow();
    void drop_ofMachines_asksForTheGroup();
    void editing_asksForTheName();
    void vocabulary_isWhatIsThere();
    void anything_inAnyOrder_staysConsistent();

private:
    Uuid add(const char* name, const char* entry = "", DomainState state = DomainState::ShutOff);
    void label(Uuid uuid, const char* entry);
    void open();
    /// "group/(group/(machine machine) machine)": the whole tree below the first connection.
    QString shown(const QModelIndex& parent) const;
    QString shown() const { return shown(m_tree->index(0, 0)); }
    DomainKey key(Uuid uuid) const { return {m_session->id(), uuid}; }
    QString cell(Uuid uuid, int column) const
    {
        return m_tree->indexOf(key(uuid)).siblingAtColumn(column).data().toString();
    }

    std::shared_ptr<FakeHost> m_host;
    std::unique_ptr<ConnectionList> m_list;
    std::unique_ptr<MachineMonitor> m_monitor;
    std::unique_ptr<MachineTreeModel> m_tree;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    HostSession* m_session = nullptr;
};

void TestMachineTree::init()
{
    m_host = std::make_shared<FakeHost>();
    m_list = std::make_unique<ConnectionList>(std::make_shared<FakeDriver>(m_host), nullptr);
    m_monitor = std::make_unique<MachineMonitor>(*m_list);
    m_tree = std::make_unique<MachineTreeModel>(*m_list, m_monitor.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_tree.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    ConnectionSettings settings;
    settings.uri = QStringLiteral("qemu:///system");
    settings.label = QStringLiteral("Máy chủ");
    m_session = m_list->add(settings);
}

void TestMachineTree::cleanup()
{
    m_tester.reset();
    m_tree.reset();
    m_monitor.reset();
    m_list.reset();
}

Uuid TestMachineTree::add(const char* name, const char* entry, DomainState state)
{
    const Uuid uuid = m_host->addDomain(QString::fromUtf8(name), state);
    if (*entry != '\0') {
        label(uuid, entry);
    }
    return uuid;
}

void TestMachineTree::label(Uuid uuid, const char* entry)
{
    m_host->setMetadata(
        uuid, QStringLiteral("urn:domus:machine:1"), QByteArrayLiteral("<machine>") + entry + "</machine>");
}

void TestMachineTree::open()
{
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    QTRY_VERIFY(m_monitor->details().isComplete(m_session->id()));
}

QString TestMachineTree::shown(const QModelIndex& parent) const
{
    QStringList rows;
    rows.reserve(m_tree->rowCount(parent));
    for (int row = 0; row < m_tree->rowCount(parent); ++row) {
        const QModelIndex index = m_tree->index(row, 0, parent);
        const bool isGroup = index.data(MachineTreeModel::KindRole).toInt() == MachineTreeModel::GroupRow;
        const QString name = index.data().toString();
        rows.append(isGroup ? QString(name + QStringLiteral("/(") + shown(index) + QLatin1Char(')')) : name);
    }
    return rows.join(QLatin1Char(' '));
}

void TestMachineTree::groups_nestBelowTheirConnection()
{
    add("vm10", "<group>lab/web</group>");
    add("vm2", "<group>lab/web</group>");
    add("db", "<group color='#00ff00'>lab</group>");
    add("alone");
    add("z", "<group>Ảnh</group>");
    open();
    QCOMPARE(shown(), QStringLiteral("Ảnh/(z) lab/(web/(vm2 vm10) db) alone"));
    const QModelIndex lab = m_tree->indexOf(m_session->id(), QStringLiteral("lab"));
    QCOMPARE(lab.data(MachineTreeModel::CountRole).toInt(), 3);
    QCOMPARE(lab.data(MachineTreeModel::ColorRole).toString(), QStringLiteral("#00ff00"));
    QCOMPARE(m_tree->indexOf(m_session->id(), QStringLiteral("lab/web")).data(MachineTreeModel::GroupRole).toString(),
        QStringLiteral("lab/web"));
    QCOMPARE(m_tree->machineCount(), 5);
    m_tree->setGrouped(false);
    QCOMPARE(shown(), QStringLiteral("alone db vm2 vm10 z"));
    m_tree->setGrouped(true);
    QCOMPARE(shown(), QStringLiteral("Ảnh/(z) lab/(web/(vm2 vm10) db) alone"));
}

void TestMachineTree::groupChange_movesTheMachineAndKeepsTheSelection()
{
    const Uuid web = add("web", "<group>lab</group>");
    add("db", "<group>prod</group>");
    open();
    QItemSelectionModel selection(m_tree.get());
    selection.setCurrentIndex(m_tree->indexOf(key(web)), QItemSelectionModel::ClearAndSelect);
    label(web, "<group>prod</group>");
    m_host->emitEvent(DomainChangedEvent{web});
    QTRY_COMPARE(shown(), QStringLiteral("prod/(db web)"));
    QCOMPARE(selection.currentIndex(), m_tree->indexOf(key(web)));
    QCOMPARE(selection.selectedIndexes().size(), 1);
}

void TestMachineTree::emptiedGroup_goes()
{
    const Uuid web = add("web", "<group>a/b/c</group>");
    open();
    QCOMPARE(shown(), QStringLiteral("a/(b/(c/(web)))"));
    label(web, "<tag>x</tag>");
    m_host->emitEvent(DomainChangedEvent{web});
    QTRY_COMPARE(shown(), QStringLiteral("web"));
}

void TestMachineTree::binnedMachine_isHidden()
{
    const Uuid gone = add("gone", "<group>lab</group>");
    add("stays");
    open();
    label(gone, "<group>lab</group><binned since='2026-01-01T00:00:00Z'/>");
    m_host->emitEvent(DomainChangedEvent{gone});
    QTRY_COMPARE(shown(), QStringLiteral("stays"));
    QVERIFY(!m_tree->contains(key(gone)));
    QCOMPARE(m_tree->knownCount(), 1);
    QVERIFY(m_tree->groupPaths(m_session->id()).isEmpty());
    label(gone, "<group>lab</group>");
    m_host->emitEvent(DomainChangedEvent{gone});
    QTRY_COMPARE(shown(), QStringLiteral("lab/(gone) stays"));
}

void TestMachineTree::query_ofEveryKind_filters()
{
    const Uuid web = add("web", "<group>lab/web</group><tag>nightly</tag><os>Debian 12</os>", DomainState::Running);
    add("db", "<group>lab</group><os>Arch Linux</os>");
    add("Đà Nẵng");
    m_host->setAddresses(web, {QStringLiteral("10.0.0.7")});
    open();
    m_monitor->setWatched(true);
    QTRY_COMPARE(cell(web, MachineTreeModel::AddressColumn), QStringLiteral("10.0.0.7"));
    const auto found = [this](const char* query) {
        m_tree->setFilterText(QString::fromUtf8(query));
        return shown();
    };
    const QString onlyWeb = QStringLiteral("lab/(web/(web))");
    QCOMPARE(found("state:running"), onlyWeb);
    QCOMPARE(found("tag:nightly"), onlyWeb);
    QCOMPARE(found("ip:10."), onlyWeb);
    QCOMPARE(found("os:debian"), onlyWeb);
    QCOMPARE(found("group:lab -web"), QStringLiteral("lab/(db)"));
    QCOMPARE(found("da nang"), QStringLiteral("Đà Nẵng"));
    QCOMPARE(found("host:\"may chu\" group:none"), QStringLiteral("Đà Nẵng"));
    QCOMPARE(m_tree->machineCount(), 1);
    QCOMPARE(found("nothing such"), QString());
    QCOMPARE(m_tree->rowCount(), 1); // the connection stays
    QVERIFY(m_tree->isFiltering());
    QCOMPARE(found(""), QStringLiteral("lab/(web/(web) db) Đà Nẵng"));
    // What comes to match while the filter stands is shown.
    QCOMPARE(found("state:off"), QStringLiteral("lab/(db) Đà Nẵng"));
    m_host->setState(web, DomainState::ShutOff);
    m_host->emitEvent(DomainLifecycleEvent{web, DomainLifecycle::Stopped, 0});
    QTRY_COMPARE(shown(), QStringLiteral("lab/(web/(web) db) Đà Nẵng"));
}

void TestMachineTree::offMachines_canBeHidden()
{
    add("on", "", DomainState::Running);
    add("paused", "", DomainState::Paused);
    const Uuid off = add("off");
    open();
    m_tree->setOffHidden(true);
    QCOMPARE(shown(), QStringLiteral("on paused"));
    QVERIFY(m_tree->contains(key(off)));
    QVERIFY(!m_tree->indexOf(key(off)).isValid());
    m_tree->setOffHidden(false);
    QCOMPARE(shown(), QStringLiteral("off on paused"));
}

void TestMachineTree::filtering_keepsTheSelectionOfWhatStays()
{
    m_tester.reset(); // it walks everything at each of many changes
    for (int i = 0; i < 500; ++i) {
        add(qPrintable(QStringLiteral("vm%1").arg(i)), i % 3 == 0 ? "<tag>third</tag>" : "<tag>other</tag>");
    }
    open();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_tree.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QItemSelectionModel selection(m_tree.get());
    const auto select = [&](int number) {
        for (const DomainRecord& domain : m_session->inventory()->domains) {
            if (domain.name == QStringLiteral("vm%1").arg(number)) {
                selection.setCurrentIndex(
                    m_tree->indexOf(key(domain.uuid)), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            }
        }
    };
    select(4); // goes
    select(300); // stays
    QSignalSpy removed(m_tree.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(m_tree.get(), &QAbstractItemModel::rowsInserted);
    m_tree->setFilterText(QStringLiteral("tag:third"));
    QCOMPARE(m_tree->machineCount(), 167);
    QVERIFY2(removed.count() < 10, "a view would hear of every row");
    QCOMPARE(selection.currentIndex().data().toString(), QStringLiteral("vm300"));
    QCOMPARE(selection.selectedRows().size(), 1);
    m_tree->setFilterText({});
    QCOMPARE(m_tree->machineCount(), 500);
    QVERIFY(inserted.count() < 10);
    QCOMPARE(selection.currentIndex().data().toString(), QStringLiteral("vm300"));
    QCOMPARE(m_tree->index(10, 0, m_tree->index(0, 0)).data().toString(), QStringLiteral("vm10"));
}

void TestMachineTree::sort_byEachColumn_goesByValue()
{
    const auto machine = [](const char* name, int cpus, int mib, const char* description) {
        return QStringLiteral("<domain type='qemu'><name>%1</name><memory unit='MiB'>%2</memory><vcpu>%3</vcpu>"
                              "<description>%4</description></domain>")
            .arg(QString::fromUtf8(name))
            .arg(mib)
            .arg(cpus)
            .arg(QString::fromUtf8(description))
            .toUtf8();
    };
    const Uuid a = m_host->addDomain(machine("a", 10, 900, "đường"), DomainState::ShutOff);
    const Uuid b = m_host->addDomain(machine("b", 2, 2000, "Zebra"), DomainState::Running);
    const Uuid c = m_host->addDomain(machine("c", 4, 1000, "apple"), DomainState::Paused);
    m_host->setAddresses(b, {QStringLiteral("10.0.0.10")});
    open();
    label(a, "<os>Zorin</os>");
    label(c, "<os>arch</os>");
    m_host->emitEvent(DomainChangedEvent{a});
    m_host->emitEvent(DomainChangedEvent{c});
    m_monitor->setWatched(true);
    QTRY_COMPARE(cell(a, MachineTreeModel::OsColumn), QStringLiteral("Zorin"));
    QTRY_COMPARE(cell(c, MachineTreeModel::OsColumn), QStringLiteral("arch"));
    QTRY_COMPARE(cell(b, MachineTreeModel::AddressColumn), QStringLiteral("10.0.0.10"));
    const auto sorted = [this](MachineTreeModel::Column column, Qt::SortOrder order = Qt::AscendingOrder) {
        m_tree->sort(column, order);
        return shown();
    };
    QCOMPARE(sorted(MachineTreeModel::VcpusColumn), QStringLiteral("b c a"));
    QCOMPARE(sorted(MachineTreeModel::VcpusColumn, Qt::DescendingOrder), QStringLiteral("a c b"));
    QCOMPARE(sorted(MachineTreeModel::MemoryColumn), QStringLiteral("a c b"));
    QCOMPARE(sorted(MachineTreeModel::StateColumn), QStringLiteral("b c a"));
    QCOMPARE(sorted(MachineTreeModel::NotesColumn), QStringLiteral("c a b"));
    QCOMPARE(sorted(MachineTreeModel::OsColumn), QStringLiteral("c a b"));
    QCOMPARE(sorted(MachineTreeModel::AddressColumn), QStringLiteral("b a c"));
    QCOMPARE(sorted(MachineTreeModel::NameColumn, Qt::DescendingOrder), QStringLiteral("c b a"));
    QCOMPARE(sorted(MachineTreeModel::NameColumn), QStringLiteral("a b c"));
    for (int column = 0; column < MachineTreeModel::ColumnCount; ++column) {
        QVERIFY(!m_tree->headerData(column, Qt::Horizontal).toString().isEmpty());
        m_tree->sort(column, Qt::DescendingOrder);
        m_tree->sort(column);
    }
}

void TestMachineTree::unknownValues_standLast_whicheverWay()
{
    add("a");
    add("b", "<os>Debian 12</os>");
    add("c", "<os>Arch</os>");
    open();
    m_tree->sort(MachineTreeModel::OsColumn);
    QCOMPARE(shown(), QStringLiteral("c b a"));
    m_tree->sort(MachineTreeModel::OsColumn, Qt::DescendingOrder);
    QCOMPARE(shown(), QStringLiteral("b c a"));
}

void TestMachineTree::loads_areToldInOneSignalForEachParent()
{
    QVector<DomainSample> samples;
    samples.reserve(30);
    for (int i = 0; i < 30; ++i) {
        DomainSample sample;
        sample.uuid
            = add(qPrintable(QStringLiteral("vm%1").arg(i)), i < 10 ? "<group>lab</group>" : "", DomainState::Running);
        sample.isRunning = true;
        sample.when = std::chrono::steady_clock::now();
        sample.cpuTimeNs = 0;
        sample.vcpus = 1;
        samples.append(sample);
    }
    open();
    m_host->setSamples(samples);
    QSignalSpy sampled(&m_monitor->sampler(), &StatisticsSampler::sampled);
    m_monitor->sampler().setActive(true);
    QTRY_COMPARE(sampled.count(), 1);
    m_monitor->sampler().setActive(false);
    for (DomainSample& sample : samples) {
        sample.when += std::chrono::seconds(1);
        sample.cpuTimeNs = 250'000'000;
    }
    m_host->setSamples(samples);
    QSignalSpy changed(m_tree.get(), &QAbstractItemModel::dataChanged);
    m_monitor->sampler().setActive(true);
    QTRY_COMPARE(sampled.count(), 2);
    m_monitor->sampler().setActive(false);
    QCOMPARE(changed.count(), 2); // lab's ten and the other twenty
    for (const QList<QVariant>& signal : changed) {
        QCOMPARE(signal.at(0).toModelIndex().column(), int{MachineTreeModel::LoadColumn});
        QCOMPARE(signal.at(1).toModelIndex().column(), int{MachineTreeModel::LoadColumn});
    }
    const QModelIndex machine = m_tree->indexOf(key(samples.constFirst().uuid));
    QCOMPARE(machine.data(MachineTreeModel::LoadRole).toFloat(), 0.25F);
    QCOMPARE(machine.data(MachineTreeModel::LoadHistoryRole).value<QVector<float>>().size(), 2);
    QCOMPARE(machine.siblingAtColumn(MachineTreeModel::LoadColumn).data().toString(), QStringLiteral("25 %"));
}

void TestMachineTree::columns_tellWhatIsKnown()
{
    const Uuid uuid = m_host->addDomain(
        QByteArrayLiteral("<domain type='qemu'><name>web</name><title>Web server</title><vcpu>4</vcpu>"
                          "<memory unit='GiB'>2</memory><description>first\nsecond</description></domain>"),
        DomainState::ShutOff);
    label(uuid, "<group>a</group><group>b/c</group><tag color='#ff0000'>hot</tag>");
    open();
    QCOMPARE(cell(uuid, MachineTreeModel::HostColumn), QStringLiteral("Máy chủ"));
    QCOMPARE(cell(uuid, MachineTreeModel::VcpusColumn), QStringLiteral("4"));
    QVERIFY(cell(uuid, MachineTreeModel::MemoryColumn).startsWith(QLatin1String("2")));
    QCOMPARE(cell(uuid, MachineTreeModel::GroupsColumn), QStringLiteral("a, b/c"));
    QCOMPARE(cell(uuid, MachineTreeModel::NotesColumn), QStringLiteral("first"));
    QCOMPARE(cell(uuid, MachineTreeModel::UptimeColumn), QString());
    const QModelIndex index = m_tree->indexOf(key(uuid));
    QCOMPARE(index.data(MachineTreeModel::TitleRole).toString(), QStringLiteral("Web server"));
    QCOMPARE(index.data(MachineTreeModel::ColorRole).toString(), QStringLiteral("#ff0000"));
    QCOMPARE(
        index.data(MachineTreeModel::TagsRole).value<QVector<MachineLabel>>().constFirst().name, QStringLiteral("hot"));
    m_host->setState(uuid, DomainState::Running);
    m_host->emitEvent(DomainLifecycleEvent{uuid, DomainLifecycle::Started, 0});
    QTRY_VERIFY(!cell(uuid, MachineTreeModel::UptimeColumn).isEmpty());
}

void TestMachineTree::machinesOf_groupsAndConnections_areAllBelow()
{
    const Uuid web = add("web", "<group>lab/web</group>");
    const Uuid db = add("db", "<group>lab</group>");
    const Uuid alone = add("alone");
    open();
    const QModelIndex lab = m_tree->indexOf(m_session->id(), QStringLiteral("lab"));
    const QVector<DomainKey> inLab{key(web), key(db)};
    QCOMPARE(m_tree->machinesOf({lab, m_tree->indexOf(key(web)), lab.siblingAtColumn(3)}), inLab);
    const QVector<DomainKey> all{key(web), key(db), key(alone)};
    QCOMPARE(m_tree->machinesOf({m_tree->index(0, 0)}), all);
    QCOMPARE(m_tree->machinesOf({m_tree->indexOf(key(alone))}), QVector<DomainKey>{key(alone)});
    QVERIFY(m_tree->machinesOf(QModelIndexList()).isEmpty());
    QItemSelectionModel selection(m_tree.get());
    selection.select(lab, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    selection.select(m_tree->indexOf(key(web)), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(m_tree->machinesOf(selection.selection()), inLab);
}

void TestMachineTree::drop_ofMachines_asksForTheGroup()
{
    const Uuid web = add("web", "<group>lab</group>");
    const Uuid db = add("db");
    open();
    const QModelIndex lab = m_tree->indexOf(m_session->id(), QStringLiteral("lab"));
    const std::unique_ptr<QMimeData> data(m_tree->mimeData({m_tree->indexOf(key(web)), m_tree->indexOf(key(db))}));
    QVERIFY(data != nullptr);
    QSignalSpy asked(m_tree.get(), &MachineTreeModel::moveRequested);
    QVERIFY(m_tree->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, lab));
    QVERIFY(!m_tree->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, m_tree->indexOf(key(db))));
    QVERIFY(!m_tree->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, {}));
    m_tree->dropMimeData(data.get(), Qt::MoveAction, -1, -1, lab);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.constFirst().at(0).value<QVector<DomainKey>>(), QVector<DomainKey>{key(db)}); // web is there
    QCOMPARE(asked.constFirst().at(1).toString(), QStringLiteral("lab"));
    QMimeData hostile;
    hostile.setData(m_tree->mimeTypes().constFirst(), QByteArray("\xff\xff\xff\xff\xff garbage"));
    QVERIFY(!m_tree->canDropMimeData(&hostile, Qt::MoveAction, -1, -1, lab));
    const HostSession* other = m_list->addTemporary(QStringLiteral("qemu+ssh://b/system"));
    QVERIFY(!m_tree->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, m_tree->indexOf(other->id())));
}

void TestMachineTree::editing_asksForTheName()
{
    const Uuid off = add("off");
    const Uuid on = add("on", "", DomainState::Running);
    open();
    QSignalSpy asked(m_tree.get(), &MachineTreeModel::renameRequested);
    const QModelIndex index = m_tree->indexOf(key(off));
    QVERIFY(m_tree->flags(index).testFlag(Qt::ItemIsEditable));
    QVERIFY(!m_tree->flags(index.siblingAtColumn(1)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!m_tree->flags(m_tree->indexOf(key(on))).testFlag(Qt::ItemIsEditable));
    QVERIFY(!m_tree->setData(index, QStringLiteral("  ")));
    QVERIFY(!m_tree->setData(index, QStringLiteral("off")));
    QCOMPARE(asked.count(), 0);
    m_tree->setData(index, QStringLiteral(" new\nname "));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.constFirst().at(1).toString(), QStringLiteral("new name"));
    QCOMPARE(index.data().toString(), QStringLiteral("off"));
}

void TestMachineTree::vocabulary_isWhatIsThere()
{
    add("web", "<group>lab/web</group><tag>b</tag><tag>a</tag><os>Debian 12</os>");
    open();
    const QueryVocabulary words = m_tree->vocabulary();
    QCOMPARE(words.hosts, QStringList{QStringLiteral("Máy chủ")});
    QCOMPARE(words.systems, QStringList{QStringLiteral("Debian 12")});
    const QStringList groups{QStringLiteral("lab"), QStringLiteral("lab/web")};
    QCOMPARE(words.groups, groups);
    QCOMPARE(m_tree->groupPaths(m_session->id()), groups);
    const QStringList tags{QStringLiteral("a"), QStringLiteral("b")};
    QCOMPARE(words.tags, tags);
}

/// Everything that can change the rows, at random; the model tester and a fresh model say whether it was right.
void TestMachineTree::anything_inAnyOrder_staysConsistent()
{
    QRandomGenerator random(20261123);
    const QVector<const char*> entries{"<tag>t</tag>", "<group>a</group>", "<group>a/b</group>", "<group>a/b/c</group>",
        "<group>d</group><tag>t</tag>", "<group>a</group><binned/>"};
    const QVector<const char*> queries{"", "", "vm1", "tag:t", "group:a", "-group:a/b", "state:running", "nothing"};
    QVector<Uuid> uuids;
    uuids.reserve(200);
    for (int i = 0; i < 150; ++i) {
        uuids.append(add(qPrintable(QStringLiteral("vm%1").arg(i)), entries[random.bounded(6)]));
    }
    open();
    QItemSelectionModel selection(m_tree.get());
    for (int round = 0; round < 30; ++round) {
        switch (random.bounded(5)) {
        case 0:
            m_tree->setFilterText(QString::fromLatin1(queries[random.bounded(8)]));
            break;
        case 1:
            m_tree->sort(random.bounded(int{MachineTreeModel::ColumnCount}),
                random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 2:
            m_tree->setGrouped(random.bounded(3) != 0);
            m_tree->setOffHidden(random.bounded(3) == 0);
            break;
        default:
            for (int i = random.bounded(120); i >= 0; --i) {
                const Uuid uuid = uuids[random.bounded(uuids.size())];
                label(uuid, entries[random.bounded(6)]);
                m_host->setState(uuid, random.bounded(2) == 0 ? DomainState::Running : DomainState::ShutOff);
                m_host->emitEvent(DomainChangedEvent{uuid});
            }
            uuids.append(add(qPrintable(QStringLiteral("new%1").arg(round)), "<group>a/b</group>"));
            m_session->refresh();
            QTRY_VERIFY(m_monitor->details().details(key(uuids.constLast())) != nullptr);
            QTRY_VERIFY(m_monitor->details().isComplete(m_session->id()));
        }
        const QModelIndex top = m_tree->index(0, 0);
        if (m_tree->rowCount(top) > 0) {
            const QModelIndex some = m_tree->index(random.bounded(m_tree->rowCount(top)), 0, top);
            selection.setCurrentIndex(some, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
        MachineTreeModel fresh(*m_list, m_monitor.get());
        fresh.setFilterText(m_tree->filterText());
        fresh.setGrouped(m_tree->isGrouped());
        fresh.setOffHidden(m_tree->isOffHidden());
        fresh.sort(m_tree->sortColumn(), m_tree->sortOrder());
        const std::function<QStringList(const MachineTreeModel&, const QModelIndex&)> rows
            = [&rows](const MachineTreeModel& model, const QModelIndex& parent) {
                  QStringList all;
                  all.reserve(qsizetype{2} * model.rowCount(parent));
                  for (int row = 0; row < model.rowCount(parent); ++row) {
                      const QModelIndex index = model.index(row, 0, parent);
                      all << index.data().toString() << rows(model, index);
                  }
                  return all;
              };
        QCOMPARE(rows(*m_tree, {}), rows(fresh, {}));
    }
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestMachineTree)
#include "tst_machinetree.moc"
