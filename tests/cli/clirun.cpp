// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>

namespace domus::test {

CliRun runDomus(const QStringList& arguments, const QStringList& environment)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANG", "LC_MESSAGES", "LANGUAGE"}) {
        variables.remove(QLatin1String(name));
    }
    for (const QString& line : environment) {
        variables.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    }
    QProcess process;
    process.setProcessEnvironment(variables);
    QElapsedTimer clock;
    clock.start();
    process.start(qEnvironmentVariable("DOMUS_PROGRAM"), arguments);
    CliRun run;
    if (process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit) {
        run.code = process.exitCode();
    }
    run.milliseconds = clock.elapsed();
    run.bytes = process.readAllStandardOutput();
    run.output = QString::fromUtf8(run.bytes);
    run.errors = QString::fromUtf8(process.readAllStandardError());
    return run;
}

CliRun runOn(const QString& uri, const QStringList& arguments)
{
    return runDomus(QStringList{QStringLiteral("-c"), uri} + arguments);
}

} // namespace domus::test
