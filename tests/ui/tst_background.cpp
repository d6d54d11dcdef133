// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/settings.h"
#include "app/services/preferences.h"
#include "tests/ui/windowfixture.h"
#include "ui/tray/activationtoken.h"
#include "ui/tray/desktopnotifications.h"
#include "ui/tray/notifier.h"
#include "ui/tray/tray.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSystemTrayIcon>
#include <QTemporaryDir>
#include <QTest>
#include <QVariantMap>

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <vector>

using namespace domus;

/// A desktop that takes notifications, on the test's own bus.
class FakeDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        uint replaces = 0;
        QString title;
        QString text;
        QStringList actions;
    };
    QVector<Shown> shown;

    FakeDesktop()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("fake-desktop"))) { }
    bool serve()
    {
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    void end() { m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications")); }

public Q_SLOTS:
    uint Notify(const QString& /*application*/, uint replaces, const QString& /*icon*/, const QString& title,
        const QString& text, const QStringList& actions, const QVariantMap& /*hints*/, int /*timeout*/)
    {
        shown.append({replaces, title, text, actions});
        return replaces != 0 ? replaces : static_cast<uint>(shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
    void ActivationToken(uint id, const QString& token);

private:
    QDBusConnection m_bus;
};

/// What Domus does while nobody looks at its window: what is told, what is not, and what the tray offers.
class TestBackground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(theme::makeStyle(QStringLiteral("Fusion"))); }
    void bubble_thatIsClicked_runsWhatItShows();
    void bubble_ofTheSameKey_replacesTheOne();
    void bubbles_inABurst_areTwo();
    void bubble_withMarkup_isPlainText();
    void bubble_withoutADesktop_isHandedBack();
    void machine_thatStopsByItself_isTold_data();
    void machine_thatStopsByItself_isTold();
    void machines_thatStopAtOnce_areToldTogether();
    void machine_thatTheUserShutDown_isNotTold();
    void anything_whileTheUserLooks_isNotTold();
    void kinds_thatAreOff_areNotTold();
    void connection_thatIsLost_isToldOnce();
    void task_thatFailed_isTold();
    void tray_whereThereIsNone_isNotShown();
    void close_withATray_asksOnceThenHides();
    void close_withATray_quitInsteadIsRemembered();
    void quit_withATray_closes();
    void token_ofTheDesktop_movesNothingThatOthersRead();

private:
    static constexpr int byGuest = 0;
    static constexpr int byCrash = 2;
    static constexpr int byHost = 1;
    struct Watch
    {
        explicit Watch(WindowFixture& fixture)
            : notifier(fixture.connections(), fixture.runner(), fixture.window().preferences())
        {
            notifier.setLooks([this] { return looks; });
            QObject::connect(
                &notifier, &Notifier::told, &notifier, [this](const Notifier::News& said) { news.append(said); });
        }
        bool looks = false;
        QVector<Notifier::News> news;
        Notifier notifier;
    };
    static HostSession* open(WindowFixture& fixture) { return fixture.connectTo(QStringLiteral("qemu:///system")); }
    static Uuid uuidOf(const HostSession* session, const char* name)
    {
        const InventoryPtr inventory = session->inventory();
        return inventory->domainByName(QLatin1String(name))->uuid;
    }
};

void TestBackground::bubble_thatIsClicked_runsWhatItShows()
{
    FakeDesktop desktop;
    QVERIFY(desktop.serve());
    DesktopNotifications bubbles;
    int clicks = 0;
    bubbles.show(QStringLiteral("a"),
        {.title = QStringLiteral("One"), .text = {}, .isUrgent = false, .clicked = [&] { ++clicks; }});
    QTRY_COMPARE(desktop.shown.size(), 1);
    QCOMPARE(desktop.shown.constFirst().title, QStringLiteral("One"));
    QVERIFY(desktop.shown.constFirst().actions.contains(QStringLiteral("default")));
    Q_EMIT desktop.ActionInvoked(77, QStringLiteral("default")); // somebody else's
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
        Q_EMIT desktop.ActionInvoked(1, QStringLiteral("default"));
        return clicks > 0;
    })(),
        5000);
}

void TestBackground::bubble_ofTheSameKey_replacesTheOne()
{
    FakeDesktop desktop;
    QVERIFY(desktop.serve());
    DesktopNotifications bubbles;
    const auto show = [&](const QString& title) {
        bubbles.show(QStringLiteral("a"), {.title = title, .text = {}, .isUrgent = false, .clicked = nullptr});
    };
    show(QStringLiteral("One"));
    QTRY_COMPARE(desktop.shown.size(), 1);
    QTRY_VERIFY(([&] {
        show(QStringLiteral("Two"));
        return desktop.shown.constLast().replaces == 1;
    })());
}

void TestBackground::bubbles_inABurst_areTwo()
{
    FakeDesktop desktop;
    QVERIFY(desktop.serve());
    DesktopNotifications bubbles;
    for (int i = 1; i <= 50; ++i) {
        bubbles.show(
            QStringLiteral("tasks"), {.title = QString::number(i), .text = {}, .isUrgent = false, .clicked = nullptr});
    }
    QTRY_COMPARE(desktop.shown.size(), 2);
    QCOMPARE(desktop.shown.constLast().title, QStringLiteral("50"));
    QCOMPARE(desktop.shown.constLast().replaces, 1U);
}

void TestBackground::bubble_withMarkup_isPlainText()
{
    FakeDesktop desktop;
    QVERIFY(desktop.serve());
    DesktopNotifications bubbles;
    bubbles.show(QStringLiteral("a"),
        {.title = QStringLiteral("One"), .text = QStringLiteral("<b>host</b>"), .isUrgent = false, .clicked = nullptr});
    QTRY_COMPARE(desktop.shown.size(), 1);
    QCOMPARE(desktop.shown.constFirst().text, QStringLiteral("&lt;b&gt;host&lt;/b&gt;"));
}

void TestBackground::bubble_withoutADesktop_isHandedBack()
{
    DesktopNotifications bubbles;
    QSignalSpy back(&bubbles, &DesktopNotifications::unavailable);
    bubbles.show(
        QStringLiteral("a"), {.title = QStringLiteral("One"), .text = {}, .isUrgent = false, .clicked = nullptr});
    QTRY_COMPARE(back.count(), 1);
    QCOMPARE(back.at(0).at(0).toString(), QStringLiteral("One"));
}

void TestBackground::machine_thatStopsByItself_isTold_data()
{
    QTest::addColumn<DomainLifecycle>("what");
    QTest::addColumn<int>("detail");
    QTest::addColumn<QString>("title");
    QTest::newRow("from inside") << DomainLifecycle::Stopped << byGuest << "“debian12” has shut itself down";
    QTest::newRow("crashed") << DomainLifecycle::Stopped << byCrash << "“debian12” has crashed";
    QTest::newRow("guest panicked") << DomainLifecycle::Crashed << 0 << "“debian12” has crashed";
    QTest::newRow("QEMU failed") << DomainLifecycle::Stopped << 5 << "“debian12” has stopped: QEMU ended unexpectedly";
    QTest::newRow("disk error") << DomainLifecycle::Suspended << 2
                                << "“debian12” is paused: its disk cannot be written or read";
    QTest::newRow("paused by hand") << DomainLifecycle::Suspended << 0 << "";
    QTest::newRow("forced off by somebody") << DomainLifecycle::Stopped << byHost << "";
    QTest::newRow("started") << DomainLifecycle::Started << 0 << "";
}

void TestBackground::machine_thatStopsByItself_isTold()
{
    QFETCH(DomainLifecycle, what);
    QFETCH(int, detail);
    QFETCH(QString, title);
    WindowFixture fixture;
    HostSession* session = open(fixture);
    const Watch watch(fixture);
    QSignalSpy events(session, &HostSession::eventArrived);
    fixture.host().emitEvent(DomainLifecycleEvent{uuidOf(session, "debian12"), what, detail});
    QTRY_VERIFY(!events.isEmpty());
    QCOMPARE(watch.news.size(), title.isEmpty() ? 0 : 1);
    if (!title.isEmpty()) {
        QCOMPARE(watch.news.constFirst().title, title);
        QCOMPARE(watch.news.constFirst().machine.uuid, uuidOf(session, "debian12"));
    }
}

void TestBackground::machines_thatStopAtOnce_areToldTogether()
{
    WindowFixture fixture;
    fixture.addMachines(10, DomainState::Running);
    HostSession* session = open(fixture);
    const Watch watch(fixture);
    for (int i = 1; i <= 10; ++i) {
        fixture.host().emitEvent(DomainLifecycleEvent{
            uuidOf(session, qPrintable(QStringLiteral("web%1").arg(i))), DomainLifecycle::Stopped, byGuest});
    }
    QTRY_COMPARE(watch.news.size(), 10);
    QSet<QString> keys;
    for (const Notifier::News& news : watch.news) {
        keys.insert(news.key);
    }
    QCOMPARE(keys.size(), 4); // three of their own, and one for the rest
}

void TestBackground::machine_thatTheUserShutDown_isNotTold()
{
    WindowFixture fixture;
    HostSession* session = open(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("debian12")));
    const Watch watch(fixture);
    QVERIFY(fixture.trigger("shutDownAction"));
    QTRY_VERIFY(!fixture.runner().tasks().isEmpty() && fixture.runner().tasks().constLast()->isOver());
    QSignalSpy events(session, &HostSession::eventArrived);
    fixture.host().emitEvent(DomainLifecycleEvent{uuidOf(session, "debian12"), DomainLifecycle::Stopped, byGuest});
    QTRY_VERIFY(!events.isEmpty());
    QVERIFY(watch.news.isEmpty());
}

void TestBackground::anything_whileTheUserLooks_isNotTold()
{
    WindowFixture fixture;
    HostSession* session = open(fixture);
    Watch watch(fixture);
    watch.looks = true;
    QSignalSpy events(session, &HostSession::eventArrived);
    fixture.host().emitEvent(DomainLifecycleEvent{uuidOf(session, "debian12"), DomainLifecycle::Stopped, byCrash});
    QTRY_VERIFY(!events.isEmpty());
    QVERIFY(watch.news.isEmpty());
}

void TestBackground::kinds_thatAreOff_areNotTold()
{
    WindowFixture fixture;
    HostSession* session = open(fixture);
    const Watch watch(fixture);
    fixture.window().preferences().set(preference::notifyMachines, false);
    fixture.window().preferences().set(preference::notifyConnections, false);
    QSignalSpy events(session, &HostSession::eventArrived);
    fixture.host().emitEvent(DomainLifecycleEvent{uuidOf(session, "debian12"), DomainLifecycle::Stopped, byCrash});
    QTRY_VERIFY(!events.isEmpty());
    fixture.host().killConnections();
    QTRY_VERIFY(session->state() != SessionState::Open);
    QVERIFY(watch.news.isEmpty());
}

void TestBackground::connection_thatIsLost_isToldOnce()
{
    WindowFixture fixture;
    HostSession* session = open(fixture);
    const Watch watch(fixture);
    fixture.host().killConnections();
    QTRY_COMPARE(watch.news.size(), 1);
    QVERIFY(watch.news.constFirst().title.contains(session->displayName()));
    // It comes back by itself, and nothing more is told.
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, 20'000);
    QCOMPARE(watch.news.size(), 1);
}

void TestBackground::task_thatFailed_isTold()
{
    WindowFixture fixture;
    HostSession* session = open(fixture);
    const Watch watch(fixture);
    QVERIFY(fixture.select(session, QStringLiteral("router")));
    fixture.host().failCall(
        QStringLiteral("startDomain"), Error::make(ErrorKind::Busy, QStringLiteral("Device or resource busy")));
    QVERIFY(fixture.trigger("startAction"));
    QTRY_COMPARE(watch.news.size(), 1);
    QVERIFY(watch.news.constFirst().title.startsWith(QStringLiteral("Failed: ")));
    QCOMPARE(watch.news.constFirst().machine.uuid, uuidOf(session, "router"));
}

void TestBackground::tray_whereThereIsNone_isNotShown()
{
    WindowFixture fixture;
    QVERIFY(!Tray::isAvailable());
    Tray tray(fixture.connections());
    QVERIFY(!tray.isShown());
    QVERIFY(open(fixture) != nullptr);
    QVERIFY(!tray.toolTip().isEmpty());
    // The icon itself needs no desktop to be asked what it would offer.
    tray.setShown(true);
    QMenu* menu = tray.menu();
    QVERIFY(menu != nullptr);
    QTRY_VERIFY(menu->findChild<QAction*>(QStringLiteral("trayConsole")) != nullptr);
    QVERIFY(menu->findChild<QAction*>(QStringLiteral("trayStartMachine")) != nullptr);
    QSignalSpy asked(&tray, &Tray::actionWanted);
    const auto shutDowns = menu->findChildren<QAction*>(QStringLiteral("trayShutDown"));
    const auto possible
        = std::find_if(shutDowns.begin(), shutDowns.end(), [](const QAction* action) { return action->isEnabled(); });
    QVERIFY(possible != shutDowns.end()); // a paused machine's is off
    (*possible)->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(0).value<DomainAction>(), DomainAction::ShutDown);
}

void TestBackground::close_withATray_asksOnceThenHides()
{
    WindowFixture fixture;
    fixture.window().setHasTray(true);
    fixture.window().close();
    QVERIFY(fixture.window().isVisible());
    QVERIFY(fixture.waitForVisible("stayInTray"));
    fixture.window().findChild<QPushButton*>(QStringLiteral("stayInTray"))->click();
    QTRY_VERIFY(!fixture.window().isVisible());
    fixture.window().bringUp();
    QVERIFY(fixture.window().isVisible());
    fixture.window().close();
    QTRY_VERIFY(!fixture.window().isVisible());
    fixture.window().setHasTray(false);
}

void TestBackground::close_withATray_quitInsteadIsRemembered()
{
    const QTemporaryDir folder;
    Settings settings = Settings::load(folder.filePath(QStringLiteral("domus.conf")));
    WindowFixture fixture(&settings);
    fixture.window().setHasTray(true);
    fixture.window().close();
    QVERIFY(fixture.waitForVisible("quitInstead"));
    fixture.window().setHasTray(false); // so that the test's own program goes on
    fixture.window().findChild<QPushButton*>(QStringLiteral("quitInstead"))->click();
    QTRY_VERIFY(!fixture.window().isVisible());
    QVERIFY(!Settings::load(settings.path()).flag(preference::trayStays.key, true));
}

void TestBackground::quit_withATray_closes()
{
    WindowFixture fixture;
    fixture.window().preferences().set(preference::trayStays, true);
    fixture.window().setHasTray(true);
    fixture.window().setHasTray(false);
    QVERIFY(fixture.trigger("quitAction"));
    QTRY_VERIFY(!fixture.window().isVisible());
}

void TestBackground::token_ofTheDesktop_movesNothingThatOthersRead()
{
    // Lanes read their variables at any time: the list they look at stays whole, and the text they found in it.
    const QByteArray name = "DOMUS_TEST_TOKEN";
    for (const QByteArray& value : {QByteArray("one"), QByteArray("two, and longer"), QByteArray("three")}) {
        char** const list = environ;
        char** end = list;
        while (*end != nullptr) {
            ++end;
        }
        const std::vector<char*> before(list, end);
        const std::vector<QByteArray> texts(list, end);
        activation::putInEnvironment(name, value);
        QCOMPARE(qgetenv(name.constData()), value);
        QVERIFY(qEnvironmentVariableIsSet("PATH"));
        QVERIFY(list[before.size()] == nullptr);
        QVERIFY(std::equal(before.cbegin(), before.cend(), list));
        QVERIFY(std::equal(texts.cbegin(), texts.cend(), list,
            [](const QByteArray& text, const char* entry) { return text == entry; }));
    }
}

QTEST_MAIN(TestBackground)
#include "tst_background.moc"
