// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell.h"

#include "app/cli/commandline.h"
#include "app/core/log.h"
#include "app/core/settings.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/options.h"
#include "app/services/preferences.h"
#include "ui/translator.h"

#include <QCoreApplication>

namespace domus {

int runShell(const QStringList& arguments, int& argc, char** argv)
{
    // Under LANG=C Qt warns that it takes C.UTF-8 instead, which is what is wanted and nothing for a script's log.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    const QCoreApplication application(argc, argv);
    log::installHandler();

    Translator translator;
    const QString language = cli::languageIn(arguments);
    translator.setLanguage(language.isEmpty() ? Settings::load().text(preference::language.key) : language);
    cli::CommandLine commandLine(std::make_shared<LibvirtDriver>(), optionsHelp());
    commandLine.start(arguments);
    return commandLine.finish(QCoreApplication::exec());
}

} // namespace domus
