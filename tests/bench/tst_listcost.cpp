// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/libvirtdriver.h"
#include "app/models/machinetreemodel.h"
#include "app/services/connectionlist.h"
#include "app/services/machinedetails.h"
#include "app/services/machinemonitor.h"
#include "app/services/statisticssampler.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <sys/resource.h>

#include <algorithm>

namespace domus {

namespace {

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds
        = [](timeval time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

/// What the list costs the window with 5,000 machines of libvirt's test driver (DOMUS_BENCH_MACHINES): prints, and
/// never fails by a time.
class TestListCost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void filterKeystroke();
    void sorting();
    void selectAll();
    void scrollStep();
    void sampling();

private:
    /// Until it is painted.
    template <typename Work> void measure(const char* what, Work work);

    QTemporaryDir m_folder;
    std::unique_ptr<ConnectionList> m_list;
    std::unique_ptr<MachineMonitor> m_monitor;
    std::unique_ptr<MachineTreeModel> m_tree;
    std::unique_ptr<QTreeView> m_view;
    HostSession* m_session = nullptr;
    int m_count = 5000;
};

template <typename Work> void TestListCost::measure(const char* what, Work work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    const double done = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    m_view->viewport()->repaint();
    qInfo("%-28s %7.2f ms, painted %7.2f ms", what, done, static_cast<double>(clock.nsecsElapsed()) / 1e6);
}

void TestListCost::initTestCase()
{
    if (qEnvironmentVariableIsSet("DOMUS_BENCH_MACHINES")) {
        m_count = qEnvironmentVariableIntValue("DOMUS_BENCH_MACHINES");
    }
    QFile file(m_folder.filePath(QStringLiteral("node.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<node><cpu><mhz>1400</mhz><model>i686</model><active>8</active><sockets>1</sockets><cores>8</cores>"
               "</cpu><memory>33554432</memory>");
    for (int i = 0; i < m_count; ++i) {
        file.write(QStringLiteral("<domain type='test'><name>vm%1</name><memory>262144</memory><vcpu>2</vcpu>"
                                  "<os><type>hvm</type></os></domain>")
                       .arg(i, 4, 10, QLatin1Char('0'))
                       .toUtf8());
    }
    file.write("</node>");
    file.close();
    QElapsedTimer clock;
    clock.start();
    const double cpu = cpuSeconds();
    m_list = std::make_unique<ConnectionList>(std::make_shared<LibvirtDriver>(), nullptr);
    m_monitor = std::make_unique<MachineMonitor>(*m_list);
    m_tree = std::make_unique<MachineTreeModel>(*m_list, m_monitor.get());
    m_view = std::make_unique<QTreeView>();
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setModel(m_tree.get());
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(MachineTreeModel::NameColumn, Qt::AscendingOrder);
    m_view->resize(1200, 800);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_session = m_list->addTemporary(QStringLiteral("test://") + file.fileName());
    m_session->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_tree->machineCount(), m_count, 60000);
    m_view->expandAll();
    m_view->viewport()->repaint();
    qInfo("%d machines, rows painted      %7.2f ms, CPU %.2f s", m_count,
        static_cast<double>(clock.nsecsElapsed()) / 1e6, cpuSeconds() - cpu);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), SessionState::Open, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(m_monitor->details().isComplete(m_session->id()), 60000);
    qInfo("all details read               %7.2f ms, CPU %.2f s", static_cast<double>(clock.nsecsElapsed()) / 1e6,
        cpuSeconds() - cpu);
}

void TestListCost::cleanupTestCase()
{
    m_view.reset();
    m_tree.reset();
    m_monitor.reset();
    m_list.reset();
}

void TestListCost::filterKeystroke()
{
    for (const char* text : {"1", "17", "178", "17", "1", "", "state:off", "", "0 -1"}) {
        const QString query = QString::fromLatin1(text);
        measure(qPrintable(QStringLiteral("filter \"%1\"").arg(query)), [&] { m_tree->setFilterText(query); });
    }
    m_tree->setFilterText({});
}

void TestListCost::sorting()
{
    measure("sort by memory", [this] { m_tree->sort(MachineTreeModel::MemoryColumn); });
    measure("sort by name, downwards", [this] { m_tree->sort(MachineTreeModel::NameColumn, Qt::DescendingOrder); });
    measure("sort by name", [this] { m_tree->sort(MachineTreeModel::NameColumn); });
}

void TestListCost::selectAll()
{
    measure("select all", [this] { m_view->selectAll(); });
    measure("machines of the selection",
        [this] { QCOMPARE(m_tree->machinesOf(m_view->selectionModel()->selection()).size(), m_count); });
    measure("filter, all selected", [this] { m_tree->setFilterText(QStringLiteral("1")); });
    measure("no filter, all selected", [this] { m_tree->setFilterText({}); });
    m_view->clearSelection();
}

void TestListCost::scrollStep()
{
    measure("scroll to the end", [this] { m_view->scrollToBottom(); });
    measure(
        "scroll a page", [this] { m_view->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub); });
}

void TestListCost::sampling()
{
    QSignalSpy sampled(&m_monitor->sampler(), &StatisticsSampler::sampled);
    const double cpu = cpuSeconds();
    m_monitor->setWatched(true);
    QTRY_VERIFY_WITH_TIMEOUT(sampled.count() >= 10, 20000);
    m_monitor->setWatched(false);
    qInfo("ten samples a second apart: %.2f %% of a core", (cpuSeconds() - cpu) * 100 / 9);
}

} // namespace domus

QTEST_MAIN(domus::TestListCost)
#include "tst_listcost.moc"
