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

/// With the test driver on a file of definitions; every run begins with the same machines.
CliRun runOn(const QString& uri, const QStringList& arguments);

} // namespace domus::test
