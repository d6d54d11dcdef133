// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: with app/manager.cpp and app/shell.cpp the only place that knows what libvirt's adapter and the
// windows are.
#include "app/cli/commandline.h"
#include "app/core/heartbeat.h"
#include "app/core/log.h"
#include "app/core/settings.h"
#include "app/manager.h"
#include "app/oneinstance.h"
#include "app/options.h"
#include "app/services/preferences.h"
#include "app/shell.h"
#include "ui/console/consolewindow.h"
#include "ui/console/viewer.h"
#include "ui/translator.h"
#include "ui/widgets/theme.h"

#include <QApplication>

#include <csignal>
#include <cstdio>
#include <optional>

using namespace domus;

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a console or connection that goes away is an error, not our end
    log::installHandler();
    QCoreApplication::setApplicationName(QStringLiteral("domus"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOMUS_VERSION));
    // Before there is an application: one with windows ends where there is no display.
    QStringList arguments;
    arguments.reserve(argc);
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    if (cli::isForCommandLine(arguments)) {
        return runShell(arguments, argc, argv);
    }
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Domus"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.domus.Domus"));
    QApplication application(argc, argv);

    Settings settings = Settings::load();
    Translator translator;
    translator.setLanguage(settings.text(preference::language.key));
    const Options options = readOptions(application);
    if (!options.language.isEmpty()) {
        translator.setLanguage(options.language);
    }
    theme::setUp(application);
    theme::setScheme(theme::schemeNamed(settings.text(preference::theme.key)));
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
    OneInstance instance(options);
    if (const std::optional<int> code = instance.handOver()) {
        return *code;
    }
    return runManager(options, settings, translator, instance);
}
