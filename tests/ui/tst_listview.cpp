// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinetreemodel.h"
#include "tests/ui/listhands.h"
#include "tests/ui/pagepictures.h"
#include "ui/mainwindow/sidebar.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QProxyStyle>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTest>

using namespace domus;
using namespace domus::listhands;

namespace {

/// As a desktop says it where one click opens.
class OneClickStyle : public QProxyStyle
{
    Q_OBJECT
public:
    int styleHint(
        StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* answer) const override
    {
        return hint == SH_ItemView_ActivateItemOnSingleClick ? 1 : QProxyStyle::styleHint(hint, option, widget, answer);
    }
};

QString firstMachine(WindowFixture& fixture)
{
    const auto* model = tree(fixture)->model();
    return model->index(0, 0, model->index(0, 0)).data().toString();
}

} // namespace

/// How the list behaves under the user's desktop, language and choice of columns.
class TestListView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { pictures::useLanguage(QStringLiteral("en")); }
    void oneClickDesktop_clicksOnlySelect();
    void return_opensTheMachine();
    void language_changed_statesAreFoundInTheNewOne();
    void withoutHeader_listStandsByName();
    void overview_shortWindow_squeezesNoLine();
};

void TestListView::oneClickDesktop_clicksOnlySelect()
{
    auto* style = new OneClickStyle;
    style->setParent(this);
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    tree(fixture)->setStyle(style);
    QVERIFY(fixture.trigger("listOnlyAction"));
    click(fixture, row(fixture, Qt::DisplayRole, QStringLiteral("router")));
    click(fixture, row(fixture, Qt::DisplayRole, QStringLiteral("debian12")), Qt::ControlModifier);
    QCOMPARE(part<Sidebar>(fixture, "sidebar")->machines().size(), 2);
    QVERIFY(part<QAction>(fixture, "listOnlyAction")->isChecked()); // no machine was opened
}

void TestListView::return_opensTheMachine()
{
    WindowFixture fixture;
    QVERIFY(fixture.select(connectTo(fixture), QStringLiteral("router")));
    QVERIFY(fixture.trigger("listOnlyAction"));
    click(fixture, row(fixture, Qt::DisplayRole, QStringLiteral("debian12")));
    QTest::keyClick(tree(fixture), Qt::Key_Return);
    QVERIFY(!part<QAction>(fixture, "listOnlyAction")->isChecked());
    QVERIFY(fixture.waitForVisible("machineTabs"));
}

void TestListView::language_changed_statesAreFoundInTheNewOne()
{
    WindowFixture fixture;
    connectTo(fixture);
    auto* filter = part<QLineEdit>(fixture, "machineFilter");
    filter->setText(QStringLiteral("đang chạy"));
    QTRY_VERIFY(!row(fixture, Qt::DisplayRole, QStringLiteral("debian12")).isValid());
    pictures::useLanguage(QStringLiteral("vi"));
    QTRY_VERIFY(row(fixture, Qt::DisplayRole, QStringLiteral("debian12")).isValid());
    QVERIFY(!row(fixture, Qt::DisplayRole, QStringLiteral("router")).isValid());
}

void TestListView::withoutHeader_listStandsByName()
{
    WindowFixture fixture;
    connectTo(fixture);
    const QString byName = firstMachine(fixture);
    QVERIFY(fixture.trigger("listOnlyAction"));
    tree(fixture)->sortByColumn(MachineTreeModel::StateColumn, Qt::DescendingOrder);
    const QString byState = firstMachine(fixture);
    QVERIFY(byState != byName);
    part<QAction>(fixture, "listOnlyAction")->setChecked(false);
    QCOMPARE(firstMachine(fixture), byName);
    part<QAction>(fixture, "listOnlyAction")->setChecked(true);
    QCOMPARE(firstMachine(fixture), byState);
}

void TestListView::overview_shortWindow_squeezesNoLine()
{
    WindowFixture fixture;
    HostSession* session = connectTo(fixture);
    fixture.window().resize(fixture.window().width(), fixture.window().minimumSizeHint().height());
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    const auto* overview = part<QWidget>(fixture, "overview");
    bool hasLooked = false;
    const auto isWhole = [&] {
        const auto labels = overview->findChildren<QWidget*>(QRegularExpression(QStringLiteral("^fact_")));
        hasLooked = hasLooked || !labels.isEmpty();
        return std::all_of(labels.begin(), labels.end(), [](const QWidget* label) {
            return !label->isVisible() || label->height() == 0 || label->height() >= label->fontMetrics().height();
        });
    };
    // At every moment: a line must not be cut even in the one picture before the page takes its height.
    for (int i = 0; i < 3; ++i) {
        QVERIFY(fixture.select(session, QStringLiteral("router")));
        QVERIFY(fixture.select(session, QStringLiteral("debian12")));
        QTRY_VERIFY(!overview->findChildren<QWidget*>(QRegularExpression(QStringLiteral("^fact_"))).isEmpty());
        fixture.window().grab();
        QVERIFY(isWhole());
    }
    QVERIFY(hasLooked);
}

QTEST_MAIN(TestListView)
#include "tst_listview.moc"
