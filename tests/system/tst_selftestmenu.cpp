// SPDX-License-Identifier: GPL-3.0-or-later
// The self-test from the Help menu, beside the window: it ends with a verdict, and leaves nothing when it is cut short.
#include "tests/system/desk.h"

#include <QDir>
#include <QTest>
#include <QTreeWidget>

using namespace domus;

namespace {

/// What self-tests put beside the pools; others' may be at work.
QStringList folders()
{
    return QDir(QStringLiteral("/var/tmp")).entryList({QStringLiteral("domus-self-test-*")}, QDir::Dirs);
}

/// What the dialog tells, for whoever reads why it failed.
QByteArray told(Desk& desk)
{
    QStringList lines{desk.text("selfTestVerdict")};
    if (const auto* steps = desk.window().findChild<QTreeWidget*>(QStringLiteral("selfTestSteps"))) {
        for (int i = 0; i < steps->topLevelItemCount(); ++i) {
            const QTreeWidgetItem* step = steps->topLevelItem(i);
            lines << step->text(1) + QStringLiteral(" s: ") + step->text(0);
        }
    }
    return lines.join(QLatin1Char('\n')).toUtf8();
}

bool areLeft(Desk& desk)
{
    return !desk.session().inventory()->domains.isEmpty();
}

} // namespace

class TestSelfTestMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpMenu_runsIt_andTellsTheVerdict();
    void windowClosedMeanwhile_nothingIsLeft();
};

void TestSelfTestMenu::helpMenu_runsIt_andTellsTheVerdict()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QVERIFY(desk.choose("selfTestAction"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible("selfTestBusy") == nullptr, 180'000);
    desk.photograph(QStringLiteral("selftest-behind"), desk.visible("selfTestDialog"));
    desk.photograph(QStringLiteral("selftest-window"), &desk.window());
    QVERIFY2(desk.text("selfTestVerdict") == QLatin1String("This host runs virtual machines."), told(desk).constData());
    QVERIFY(desk.click("selfTestClose"));
    QTRY_VERIFY(desk.visible("selfTestDialog") == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!areLeft(desk), 30'000);
}

void TestSelfTestMenu::windowClosedMeanwhile_nothingIsLeft()
{
    const QStringList before = folders();
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QVERIFY(desk.choose("selfTestAction"));
    QTRY_VERIFY_WITH_TIMEOUT(areLeft(desk), 120'000);
    QTRY_VERIFY_WITH_TIMEOUT(desk.session().inventory()->domains.constFirst().isActive(), 60'000);
    desk.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.window().isVisible(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!areLeft(desk), 30'000);
    QCOMPARE(folders(), before);
}

QTEST_MAIN(TestSelfTestMenu)
#include "tst_selftestmenu.moc"
