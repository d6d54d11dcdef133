// SPDX-License-Identifier: GPL-3.0-or-later
// Where the window and libvirt's adapter meet.
#include "app/manager.h"

#include "app/cli/terminal.h"
#include "app/consolerequest.h"
#include "app/core/paths.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/options.h"
#include "app/services/connectionlist.h"
#include "app/services/create/oscatalog.h"
#include "app/services/installphase.h"
#include "app/services/journal/journal.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/selftest/selftestdialog.h"
#include "ui/selftest/selftestreport.h"

#include <QApplication>

#include <unistd.h>

#include <optional>

namespace domus {

int runManager(const Options& options, Settings& settings, Translator& translator)
{
    const auto driver = std::make_shared<LibvirtDriver>();
    // With -c or --self-test nothing of it is the user's standing list.
    const bool isVisit = !options.uris.isEmpty() || options.selfTest;
    ConnectionList connections(driver, isVisit ? nullptr : &settings);
    OperationRunner runner(connections);
    std::optional<Journal> journal;
    if (!options.selfTest) { // what that makes and takes away again is not the user's history
        journal.emplace(paths::dataFolder(), runner, connections);
    }
    PausedStart pausedStart(connections);
    InstallPhaseWatcher installPhase(connections, &runner);
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
    std::optional<ConsoleRequest> console;
    if (!options.console.isEmpty()) {
        console.emplace(connections, options.console);
        QObject::connect(&*console, &ConsoleRequest::found, &window, &MainWindow::select);
        QObject::connect(&*console, &ConsoleRequest::failed, qApp, [](int code, const QString& reason) {
            cli::Terminal().complain(reason);
            QCoreApplication::exit(code);
        });
    }
    window.show();
    for (const QString& uri : options.uris) {
        connections.addTemporary(uri)->open();
    }
    if (!isVisit) {
        connections.load();
        connections.openAtStart();
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
    connections.closeAll();
    return result;
}

} // namespace domus
