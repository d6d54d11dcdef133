// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: the only place that knows both the window and libvirt's adapter.
#include "app/core/heartbeat.h"
#include "app/core/log.h"
#include "app/core/settings.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"
#include "app/services/create/oscatalog.h"
#include "app/services/installphase.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "ui/console/consolewindow.h"
#include "ui/console/viewer.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/selftest/selftestdialog.h"
#include "ui/selftest/selftestreport.h"
#include "ui/translator.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <optional>

namespace {

using namespace domus;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Options)
};

struct Options
{
    QStringList uris;
    QString viewer;
    QString language;
    QString pictures;
    bool selfTest = false;
};

Options readOptions(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Tr::tr("Creates and runs virtual machines on KVM."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption connect({QStringLiteral("c"), QStringLiteral("connect")},
        Tr::tr("Open this libvirt address; may be given several times."), QStringLiteral("URI"));
    const QCommandLineOption viewer(QStringLiteral("viewer"),
        Tr::tr("Show the screen at vnc://HOST:PORT or vnc+unix:///PATH."), QStringLiteral("URL"));
    const QCommandLineOption selfTest(
        QStringLiteral("self-test"), Tr::tr("Prove that this host can run virtual machines, and exit."));
    const QCommandLineOption pictures(QStringLiteral("pictures"),
        Tr::tr("With --self-test: save pictures of the windows there."), QStringLiteral("DIR"));
    const QCommandLineOption language(
        QStringLiteral("language"), Tr::tr("Speak this language: en or vi."), QStringLiteral("LANGUAGE"));
    parser.addOptions({connect, viewer, selfTest, pictures, language});
    parser.process(application);
    return {parser.values(connect), parser.value(viewer), parser.value(language), parser.value(pictures),
        parser.isSet(selfTest)};
}

int runManager(const Options& options, Settings& settings, Translator& translator)
{
    const auto driver = std::make_shared<LibvirtDriver>();
    // With -c or --self-test nothing of it is the user's standing list.
    const bool isVisit = !options.uris.isEmpty() || options.selfTest;
    ConnectionList connections(driver, isVisit ? nullptr : &settings);
    OperationRunner runner(connections);
    PausedStart pausedStart(connections);
    InstallPhaseWatcher installPhase(connections, &runner);
    MainWindow window({.connections = connections,
        .runner = runner,
        .pausedStart = pausedStart,
        .driver = driver,
        .catalog = std::make_shared<OsCatalog>(),
        .settings = options.selfTest ? nullptr : &settings,
        .translator = &translator,
        .installPhase = &installPhase});
    window.setRunsAsRoot(::geteuid() == 0);
    window.setSelfTest([&window](HostSession& session) {
        auto* dialog = new SelfTestDialog(session, window); // deletes itself
        dialog->start();
    });
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
    connections.closeAll();
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a console or connection that goes away is an error, not our end
    log::installHandler();
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QCoreApplication::setApplicationName(QStringLiteral("domus"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOMUS_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Domus"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.domus.Domus"));
    QApplication application(argc, argv);

    Settings settings = Settings::load();
    Translator translator;
    translator.setLanguage(settings.text(QStringLiteral("ui/language")));
    const Options options = readOptions(application);
    if (!options.language.isEmpty()) {
        translator.setLanguage(options.language);
    }
    theme::setUp(application);
    std::optional<Heartbeat> heartbeat;
    if (qEnvironmentVariableIsSet("DOMUS_HEARTBEAT")) {
        heartbeat.emplace();
    }
    if (!options.viewer.isEmpty()) {
        const Result<ConsoleWindow*> viewer = openViewer(options.viewer);
        if (!viewer) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(viewer.error().text));
            return 1;
        }
        return QApplication::exec();
    }
    return runManager(options, settings, translator);
}
