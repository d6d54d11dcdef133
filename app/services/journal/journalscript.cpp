// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/journal/journalscript.h"

#include <QCoreApplication>

namespace domus {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::JournalScript)
};

/// A comment stays one: no name of a machine ends its line.
QString comment(const QString& text)
{
    QString line = text;
    for (QChar& c : line) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator) {
            c = QLatin1Char(' ');
        }
    }
    return QStringLiteral("# ") + line + QLatin1Char('\n');
}

} // namespace

QByteArray journalScript(const QVector<JournalEntry>& entries)
{
    QString script
        = QStringLiteral("#!/bin/sh\n") + comment(Tr::tr("What was done with Domus.")) + QStringLiteral("set -eu\n");
    for (const JournalEntry& entry : entries) {
        if (entry.state != JournalEntry::State::Succeeded) {
            continue;
        }
        script += QLatin1Char('\n')
            + comment(entry.began.toLocalTime().toString(Qt::ISODate) + QLatin1String("  ") + entry.title);
        if (entry.command.isEmpty()) {
            script += comment(Tr::tr("No command does the same."));
        } else if (entry.command.endsWith(QLatin1String(" --new-desc ..."))) {
            script += comment(Tr::tr("The words of the notes are not kept: put them in, and take the mark at the "
                                     "beginning away."))
                + comment(entry.command);
        } else if (entry.command.contains(QLatin1String("password=..."), Qt::CaseInsensitive)
            || entry.command.contains(QLatin1String("passwd=..."), Qt::CaseInsensitive)) {
            script += comment(Tr::tr("Its password is not kept: put it in, and take the mark at the beginning away."))
                + comment(entry.command);
        } else {
            script += entry.command + QLatin1Char('\n');
        }
    }
    return script.toUtf8();
}

} // namespace domus
