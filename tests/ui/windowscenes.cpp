// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
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

} // namespace

QVector<WindowScene> windowScenes()
{
    return {
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
    };
}

} // namespace domus
