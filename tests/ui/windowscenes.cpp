// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/connectionscenes.h"
#include "tests/ui/windowfixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace domus {

namespace {

HostSession* workbench(WindowFixture& fixture)
{
    return fixture.connectTo(QStringLiteral("qemu+ssh://lan@workbench/system"), QStringLiteral("Workbench"));
}

/// This computer as far as discovery asks: libvirt is there, and runs or does not.
Discovery discoverAs(bool isRunning)
{
    DiscoveryProbes probes;
    probes.isRoot = [] { return false; };
    probes.hasDaemon = [] { return true; };
    probes.systemListens = [isRunning] { return isRunning; };
    probes.systemSocketWritable = [] { return false; };
    probes.polkitAllows = [] { return false; };
    probes.hasSystemd = [] { return true; };
    probes.userName = QStringLiteral("lan");
    return discoverConnection(probes);
}

bool emptyList(WindowFixture& fixture)
{
    Discovery discovery = discoverAs(false);
    discovery.uri.clear(); // nor does the user's own
    discovery.offerSystem = false;
    fixture.window().setDiscovery(discovery);
    return fixture.waitForVisible("welcomePage");
}

/// Selects the first row, which is a connection.
bool connectionPage(WindowFixture& fixture, const HostSession* session)
{
    if (session == nullptr) {
        return false;
    }
    auto* tree = fixture.window().findChild<QTreeView*>(QStringLiteral("machineTree"));
    tree->expandAll();
    tree->setCurrentIndex(tree->model()->index(0, 0));
    return fixture.waitForVisible("connectionPage");
}

bool overview(WindowFixture& fixture)
{
    return fixture.select(workbench(fixture), QStringLiteral("debian12")) && fixture.waitForVisible("copyXml");
}

bool consoleOff(WindowFixture& fixture)
{
    if (!fixture.select(workbench(fixture), QStringLiteral("router"))) {
        return false;
    }
    fixture.window().findChild<QTabWidget*>(QStringLiteral("machineTabs"))->setCurrentIndex(0);
    return fixture.waitForVisible("consoleOff");
}

bool connectionForm(WindowFixture& fixture)
{
    return workbench(fixture) != nullptr && fixture.trigger("addConnectionAction")
        && fixture.waitForVisible("connectionForm");
}

bool failedTask(WindowFixture& fixture)
{
    fixture.host().failCall(QStringLiteral("startDomain"),
        Error::make(
            ErrorKind::Busy, QStringLiteral("Failed to get \"write\" lock: Is another process using the image?")));
    if (!fixture.select(workbench(fixture), QStringLiteral("router")) || !fixture.trigger("startAction")) {
        return false;
    }
    const auto& tasks = fixture.runner().tasks();
    if (!QTest::qWaitFor([&] { return !tasks.isEmpty() && tasks.constLast()->isOver(); })) {
        return false;
    }
    auto* show = fixture.window().findChild<QAction*>(QStringLiteral("showTasksAction"));
    show->setChecked(true);
    return fixture.waitForVisible("taskRow");
}

bool forceOff(WindowFixture& fixture)
{
    return fixture.select(workbench(fixture), QStringLiteral("debian12")) && fixture.trigger("forceOffAction")
        && fixture.waitForVisible("confirmBar");
}

bool deletion(WindowFixture& fixture)
{
    return fixture.select(workbench(fixture), QStringLiteral("router")) && fixture.trigger("deleteAction")
        && fixture.waitForVisible("confirmBar");
}

/// The deletion of a machine that has everything to tell: it runs, has a TPM, and more files than fit.
bool longDeletion(WindowFixture& fixture)
{
    return fixture.select(workbench(fixture), QStringLiteral("archive")) && fixture.trigger("deleteAction")
        && fixture.waitForVisible("confirmBar");
}

bool removal(WindowFixture& fixture)
{
    return connectionPage(fixture, workbench(fixture)) && fixture.openListMenu()
        && fixture.trigger("removeConnectionAction") && fixture.waitForVisible("notices");
}

/// Its sources are this computer's, so the picture of the create page itself is taken over made-up ones.
bool create(WindowFixture& fixture)
{
    return connectionPage(fixture, workbench(fixture)) && fixture.trigger("newMachineAction")
        && fixture.waitForVisible("createPage");
}

bool notices(WindowFixture& fixture)
{
    HostSession* session = fixture.connectTo(QStringLiteral("qemu:///session"));
    fixture.window().setDiscovery(discoverAs(true));
    fixture.window().setRunsAsRoot(true);
    return connectionPage(fixture, session) && fixture.waitForVisible("notices");
}

QStringList webs(int count)
{
    QStringList names;
    names.reserve(count);
    for (int i = 1; i <= count; ++i) {
        names << QStringLiteral("web%1").arg(i);
    }
    return names;
}

bool several(WindowFixture& fixture)
{
    fixture.addMachines(5, DomainState::Running);
    return fixture.selectAll(workbench(fixture), webs(5) << QStringLiteral("router") << QStringLiteral("debian12"));
}

bool severalAsked(WindowFixture& fixture)
{
    return several(fixture) && fixture.trigger("forceOffAction") && fixture.waitForVisible("batchList");
}

bool severalDone(WindowFixture& fixture)
{
    fixture.host().failCall(QStringLiteral("destroyDomain"),
        Error::make(ErrorKind::Busy,
            QStringLiteral("Failed to terminate process 4711 with SIGKILL: Device or resource "
                           "busy")),
        3);
    if (!severalAsked(fixture)) {
        return false;
    }
    const auto* page = fixture.window().findChild<QWidget*>(QStringLiteral("selectionPage"));
    page->findChild<QPushButton*>(QStringLiteral("batchConfirmYes"))->click();
    if (!fixture.waitForVisible("batchClose")) {
        return false;
    }
    auto* list = page->findChild<QTreeView*>(QStringLiteral("batchList"));
    list->setCurrentIndex(list->model()->index(0, 0));
    return fixture.waitForVisible("batchDetail");
}

bool severalDeletion(WindowFixture& fixture)
{
    return fixture.selectAll(workbench(fixture), {QStringLiteral("archive"), QStringLiteral("router")})
        && fixture.trigger("deleteAction") && fixture.waitForVisible("batchList");
}

bool listOnly(WindowFixture& fixture)
{
    fixture.addMachines(200, DomainState::Running);
    if (!fixture.select(workbench(fixture), QStringLiteral("debian12")) || !fixture.trigger("listOnlyAction")) {
        return false;
    }
    return fixture.waitForVisible("machineHeader");
}

bool palette(WindowFixture& fixture)
{
    if (!overview(fixture) || !fixture.trigger("openPaletteAction") || !fixture.waitForVisible("commandPalette")) {
        return false;
    }
    fixture.window().findChild<QLineEdit*>(QStringLiteral("paletteField"))->setText(QStringLiteral("debian"));
    return true;
}

/// The page, with what is typed searched for; or its section of that number.
bool settings(WindowFixture& fixture, int section, const QString& search = {})
{
    if (workbench(fixture) == nullptr || !fixture.trigger("settingsAction")
        || !fixture.waitForVisible("settingsPage")) {
        return false;
    }
    fixture.window().findChild<QListWidget*>(QStringLiteral("settingsSections"))->setCurrentRow(section);
    fixture.window().findChild<QLineEdit*>(QStringLiteral("settingsSearch"))->setText(search);
    return true;
}

/// The page that clones a machine which is off, with its review open.
bool clone(WindowFixture& fixture, bool isLinked)
{
    if (!fixture.select(workbench(fixture), QStringLiteral("router")) || !fixture.trigger("cloneAction")
        || !fixture.waitForVisible("cloneDisk_vda")) {
        return false;
    }
    fixture.window()
        .findChild<QAbstractButton*>(isLinked ? QStringLiteral("cloneLinked") : QStringLiteral("cloneFull"))
        ->click();
    fixture.window().findChild<QSpinBox*>(QStringLiteral("cloneCount"))->setValue(isLinked ? 5 : 1);
    fixture.window().findChild<QAbstractButton*>(QStringLiteral("cloneReview"))->setChecked(!isLinked);
    return true;
}

bool texts(WindowFixture& fixture)
{
    return fixture.select(workbench(fixture), QStringLiteral("router")) && fixture.trigger("textsAction")
        && fixture.waitForVisible("textsPage") && QTest::qWaitFor([&fixture] {
               return fixture.window().findChild<QLineEdit*>(QStringLiteral("machineTitleField"))->isEnabled();
           });
}

bool emptyBin(WindowFixture& fixture)
{
    return overview(fixture) && fixture.trigger("binAction") && fixture.waitForVisible("binEmptyPage");
}

/// Two machines in the bin, one of them with files that go with it.
bool bin(WindowFixture& fixture)
{
    HostSession* session = workbench(fixture);
    for (const char* name : {"router", "archive"}) {
        if (!fixture.select(session, QLatin1String(name)) || !fixture.trigger("deleteAction")
            || !fixture.waitForVisible("confirmBar")) {
            return false;
        }
        for (const char* file : {"deleteFile0", "deleteFile1"}) {
            auto* box = fixture.window().findChild<QAbstractButton*>(QLatin1String(file));
            if (box != nullptr && box->isEnabled()) {
                box->click();
            }
        }
        const Uuid uuid = session->inventory()->domainByName(QLatin1String(name))->uuid;
        fixture.window().findChild<QPushButton*>(QStringLiteral("confirmYes"))->click();
        if (!QTest::qWaitFor([&] { return fixture.runner().runningCount() == 0; })) {
            return false;
        }
        fixture.tellBinned(uuid);
    }
    if (!fixture.trigger("binAction") || !fixture.waitForVisible("binList")) {
        return false;
    }
    const auto* list = fixture.window().findChild<QTreeView*>(QStringLiteral("binList"));
    return QTest::qWaitFor([&] { return list->model()->rowCount() == 2; });
}

bool binAsked(WindowFixture& fixture)
{
    if (!bin(fixture)) {
        return false;
    }
    fixture.window().findChild<QPushButton*>(QStringLiteral("binEmpty"))->click();
    return fixture.waitForVisible("binConfirmBar");
}

} // namespace

std::unique_ptr<WindowFixture> fixtureOf(const WindowScene& scene, const QString& folder)
{
    return std::make_unique<WindowFixture>(nullptr, nullptr, scene.page == u"journalWindow" ? folder : QString());
}

QWidget& pageOf(WindowFixture& fixture, const WindowScene& scene)
{
    auto* page = scene.page.isEmpty() ? nullptr : fixture.window().findChild<QWidget*>(scene.page);
    return page != nullptr ? *page : fixture.window();
}

QVector<WindowScene> windowScenes()
{
    QVector<WindowScene> scenes{
        {QStringLiteral("window-01-empty"), emptyList},
        {QStringLiteral("window-02-connection"),
            [](WindowFixture& fixture) { return connectionPage(fixture, workbench(fixture)); }},
        {QStringLiteral("window-03-unreachable"),
            [](WindowFixture& fixture) { return connectionPage(fixture, fixture.connectInVain()); }},
        {QStringLiteral("window-04-overview"), overview},
        {QStringLiteral("window-05-console-off"), consoleOff},
        {QStringLiteral("window-06-connection-form"), connectionForm},
        {QStringLiteral("window-07-failed-task"), failedTask},
        {QStringLiteral("window-08-force-off"), forceOff},
        {QStringLiteral("window-09-delete"), deletion},
        {QStringLiteral("window-10-notices"), notices},
        {QStringLiteral("window-11-long-deletion"), longDeletion},
        {QStringLiteral("window-12-remove-connection"), removal},
        {QStringLiteral("window-13-create"), create},
        {QStringLiteral("window-14-several"), several},
        {QStringLiteral("window-15-several-asked"), severalAsked},
        {QStringLiteral("window-16-several-done"), severalDone},
        {QStringLiteral("window-17-several-deletion"), severalDeletion},
        {QStringLiteral("window-18-list-only"), listOnly},
        {QStringLiteral("window-19-palette"), palette},
        {QStringLiteral("window-40-bin-empty"), emptyBin},
        {QStringLiteral("window-41-bin"), bin},
        {QStringLiteral("window-42-bin-asked"), binAsked},
        {QStringLiteral("window-20-settings"), [](WindowFixture& fixture) { return settings(fixture, 0); }},
        {QStringLiteral("window-21-settings-new-machines"),
            [](WindowFixture& fixture) { return settings(fixture, 2); }},
        {QStringLiteral("window-25-settings-confirmations"),
            [](WindowFixture& fixture) { return settings(fixture, 1); }},
        {QStringLiteral("window-26-settings-list"), [](WindowFixture& fixture) { return settings(fixture, 3); }},
        {QStringLiteral("window-27-settings-console"), [](WindowFixture& fixture) { return settings(fixture, 4); }},
        {QStringLiteral("window-28-settings-bin"), [](WindowFixture& fixture) { return settings(fixture, 5); }},
        {QStringLiteral("window-29-settings-background"), [](WindowFixture& fixture) { return settings(fixture, 7); }},
        {QStringLiteral("window-34-settings-notifications"),
            [](WindowFixture& fixture) { return settings(fixture, 8); }},
        {QStringLiteral("window-22-settings-connections"), [](WindowFixture& fixture) { return settings(fixture, 6); }},
        {QStringLiteral("window-23-settings-shortcuts"), [](WindowFixture& fixture) { return settings(fixture, 9); }},
        {QStringLiteral("window-24-settings-search"),
            [](WindowFixture& fixture) { return settings(fixture, 0, QStringLiteral("domus")); }},
        {QStringLiteral("window-30-clone"), [](WindowFixture& fixture) { return clone(fixture, false); }},
        {QStringLiteral("window-31-clone-linked"), [](WindowFixture& fixture) { return clone(fixture, true); }},
        {QStringLiteral("window-32-title-and-notes"), texts},
    };
    scenes += connectionScenes();
    return scenes;
}

} // namespace domus
