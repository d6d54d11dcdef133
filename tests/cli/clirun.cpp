// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QElapsedTimer>
#include <QFile>
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

QString uuidOf(qsizetype index)
{
    return QStringLiteral("00000000-0000-4000-8000-%1").arg(index, 12, 10, QLatin1Char('0'));
}

QString machineXml(const QString& name, qsizetype index, int runState)
{
    return QStringLiteral("<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>%1</name>"
                          "<uuid>%2</uuid><memory>262144</memory><vcpu>2</vcpu><os><type arch='i686'>hvm</type></os>"
                          "<devices><disk type='file' device='disk'><source file='/none/%3.img'/>"
                          "<target dev='vda' bus='virtio'/></disk></devices>"
                          "<test:runstate>%4</test:runstate></domain>")
        .arg(name.toHtmlEscaped(), uuidOf(index), QString::number(index), QString::number(runState));
}

QString writeHost(const QString& folder, const QString& name, const QString& machines)
{
    QFile file(folder + QLatin1Char('/') + name);
    const QString cpu = QStringLiteral("<cpu><mhz>1400</mhz><model>i686</model><active>2</active><sockets>1</sockets>"
                                       "<cores>2</cores></cpu><memory>4000000</memory>");
    if (!file.open(QIODevice::WriteOnly)) {
        return {};
    }
    file.write((QStringLiteral("<node>") + cpu + machines + QStringLiteral("</node>")).toUtf8());
    return QStringLiteral("test://") + file.fileName();
}

CliRun runOn(const QString& uri, const QStringList& arguments)
{
    return runDomus(QStringList{QStringLiteral("-c"), uri} + arguments);
}

} // namespace domus::test
