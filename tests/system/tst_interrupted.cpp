// SPDX-License-Identifier: GPL-3.0-or-later
// Domus ends after it started a machine paused and before it let it run: the next Domus lets it run.
#include "tests/system/desk.h"

#include <QFileInfo>
#include <QTest>

using namespace domus;

class TestInterrupted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void domusEnds_beforeTheMachineRuns_nextDomusLetsItRun();

private:
    QString m_iso;
};

void TestInterrupted::initTestCase()
{
    m_iso = qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/memtest.iso");
    if (!QFileInfo::exists(m_iso)) {
        QSKIP("all (memtest86+ is not installed)");
    }
}

void TestInterrupted::domusEnds_beforeTheMachineRuns_nextDomusLetsItRun()
{
    const QByteArray console = qgetenv("DOMUS_CONSOLE_PROCESS");
    QString name;
    {
        // A console that never attaches holds the machine where it is.
        qputenv("DOMUS_CONSOLE_PROCESS", "/bin/cat");
        Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
        QVERIFY(desk.isOpen());
        QVERIFY(desk.click("newMachineButton"));
        QVERIFY(desk.type("sourcePath", m_iso));
        QVERIFY(desk.create());
        QTRY_VERIFY_WITH_TIMEOUT(!desk.session().inventory()->domains.isEmpty(), 60'000);
        name = desk.session().inventory()->domains.constFirst().name;
        QTRY_VERIFY_WITH_TIMEOUT(
            desk.machine(name) != nullptr && desk.machine(name)->state == DomainState::Paused, 60'000);
        desk.photograph(QStringLiteral("interrupted-paused"));
    }
    qputenv("DOMUS_CONSOLE_PROCESS", console);
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.machine(name) != nullptr && desk.machine(name)->state == DomainState::Running, 60'000);
    // A machine that the user paused stays paused.
    QVERIFY(desk.select(name));
    QTRY_VERIFY(desk.isEnabled("pauseButton"));
    QVERIFY(desk.click("pauseButton"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name)->state == DomainState::Paused, 30'000);
    Desk later(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(later.isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(later.machine(name) != nullptr, 30'000);
    QVERIFY(!QTest::qWaitFor([&] { return later.machine(name)->state != DomainState::Paused; }, 2'000));
}

QTEST_MAIN(TestInterrupted)
#include "tst_interrupted.moc"
