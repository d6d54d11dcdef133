// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include <QAction>
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

bool emptyList(WindowFixture& fixture)
{
    Discovery discovery;
    discovery.problem = Discovery::Problem::DaemonNotRunning;
    discovery.cureCommand = QStringLiteral("sudo systemctl enable --now libvirtd.socket");
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

bool notices(WindowFixture& fixture)
{
    HostSession* session = fixture.connectTo(QStringLiteral("qemu:///session"));
    Discovery discovery;
    discovery.uri = QStringLiteral("qemu:///session");
    discovery.offerSystem = true;
    discovery.problem = Discovery::Problem::NoPermission;
    discovery.cureCommand = QStringLiteral("sudo usermod -aG libvirt lan");
    fixture.window().setDiscovery(discovery);
    fixture.window().setRunsAsRoot(true);
    return connectionPage(fixture, session) && fixture.waitForVisible("notices");
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
    };
}

} // namespace domus
