// SPDX-License-Identifier: GPL-3.0-or-later
// Where the window and libvirt's adapter meet.
#include "app/manager.h"

#include "app/cli/terminal.h"
#include "app/consolerequest.h"
#include "app/core/paths.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/oneinstance.h"
#include "app/options.h"
#include "app/services/bin/binkeeper.h"
#include "app/services/connectionlist.h"
#include "app/services/create/oscatalog.h"
#include "app/services/installphase.h"
#include "app/services/journal/journal.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "app/services/ssh/sshdriver.h"
#include "app/services/ssh/sshlinks.h"
#include "app/windowrequests.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/selftest/selftestdialog.h"
#include "ui/selftest/selftestreport.h"
#include "ui/tray/background.h"

#include <QApplication>
#include <QTimer>

#include <unistd.h>

#include <chrono>
#include <optional>

using namespace std::chrono_literals;

namespace domus {

namespace {

constexpr std::chrono::milliseconds trayComesAfter = 500ms;

} // namespace

int runManager(const Options& options, Settings& settings, Translator& translator, OneInstance& instance)
{
    SshLinks links;
    const auto driver = std::make_shared<SshDriver>(std::make_shared<LibvirtDriver>(), links);
    // With -c or --self-test nothing of it is the user's standing list.
    const bool isVisit = !options.uris.isEmpty() || options.selfTest;
    ConnectionList connections(driver, isVisit ? nullptr : &settings);
    connections.setAsksUser(!options.selfTest);
    OperationRunner runner(connections);
    std::optional<Journal> journal;
    if (!options.selfTest) { // what that makes and takes away again is not the user's history
        journal.emplace(paths::dataFolder(), runner, connections);
    }
    PausedStart pausedStart(connections);
    InstallPhaseWatcher installPhase(connections, &runner);
    // Before the window: libvirt gathers its machines while the window is made.
    for (const QString& uri : options.uris) {
        WindowRequests::visit(connections, uri);
    }
    if (!isVisit) {
        connections.load();
        connections.openAtStart();
    }
    std::optional<BinKeeper> binKeeper;
    if (!isVisit) { // on a visit nothing is emptied by itself
        binKeeper.emplace(connections, runner, &settings);
    }
    MainWindow window({.connections = connections,
        .runner = runner,
        .pausedStart = pausedStart,
        .driver = driver,
        .catalog = std::make_shared<OsCatalog>(),
        .settings = options.selfTest ? nullptr : &settings,
        .translator = &translator,
        .installPhase = &installPhase,
        .journal = journal ? &*journal : nullptr});
    window.setRunsAsRoot(::geteuid() == 0);
    window.setSelfTest([&window](HostSession& session) {
        auto* dialog = new SelfTestDialog(session, window); // deletes itself
        dialog->start();
    });
    WindowRequests requests(window, connections);
    for (const HostSession* session : connections.sessions()) {
        if (isVisit && session->state() == SessionState::Closed) { // its page says what there is to know first
            window.selectConnection(session->id());
            break;
        }
    }
    std::optional<ConsoleRequest> console;
    if (!options.console.isEmpty()) {
        console.emplace(connections, options.console);
        QObject::connect(&*console, &ConsoleRequest::found, &window, &MainWindow::select);
        QObject::connect(
            &*console, &ConsoleRequest::failed, &window, [&window, &requests](int code, const QString& reason) {
                cli::Terminal().complain(reason);
                if (requests.isInUse()) { // it takes time to fail, and the window serves others by now
                    window.tellTrouble(reason);
                } else {
                    QCoreApplication::exit(code);
                }
            });
    }
    // Of a visit nothing is left behind when its window is closed.
    std::optional<Background> background;
    if (!isVisit) {
        background.emplace(window, connections, runner, translator);
        // The desktop is asked for its tray when the window is there, unless there is to be none.
        QTimer::singleShot(options.hidden ? 0ms : trayComesAfter, &*background,
            [&background, isHidden = options.hidden] { background->start(isHidden); });
    }
    if (!options.hidden || isVisit) {
        window.show();
    }
    if (SingleInstance* others = instance.others()) {
        QObject::connect(others, &SingleInstance::requested, &requests, &WindowRequests::answer);
    }
    if (options.uris.isEmpty()) {
        window.discover();
    }
    std::optional<SelfTestReport> report;
    if (options.selfTest) {
        report.emplace(connections, window, options.pictures);
        QObject::connect(&*report, &SelfTestReport::finished, qApp, [](int code) { QCoreApplication::exit(code); });
        report->start();
    }
    const int result = QApplication::exec();
    report.reset();
    console.reset();
    background.reset();
    connections.closeAll();
    return result;
}

} // namespace domus
