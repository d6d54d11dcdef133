// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// One run of the program, from its arguments to its end.
namespace domus::test {

struct CliRun
{
    int code = -1; ///< -1: it did not end by itself
    QString output;
    QString errors;
    QByteArray bytes; ///< of the output, as they came
    qint64 milliseconds = 0;

    QStringList errorLines() const { return errors.split(QLatin1Char('\n'), Qt::SkipEmptyParts); }
};

/// Without a display, so that a window system that is asked for fails the run. More of the environment as "NAME=value".
CliRun runDomus(const QStringList& arguments, const QStringList& environment = {});

/// The UUID of the machine of that number in such a file.
QString uuidOf(qsizetype index);
/// A machine of the test driver; runState: 1 it runs, 3 it is paused, 5 it is off.
QString machineXml(const QString& name, qsizetype index, int runState);
/// A file of such machines in the folder; the address that opens it, empty when it could not be written.
QString writeHost(const QString& folder, const QString& name, const QString& machines);

/// With the test driver on a file of definitions; every run begins with the same machines.
CliRun runOn(const QString& uri, const QStringList& arguments);

} // namespace domus::test
