// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/progress.h"

#include <QString>
#include <QVector>

namespace domus::cli {

/// The text with everything that could steer a terminal written out as \n, \x1b or \u202e: names come from hosts and
/// guests. Letters of any script and emoji stay; blanks that do not break become plain ones.
QString printable(const QString& text);

/// How many columns a terminal takes for it, after printable().
int columnsOf(const QString& text);

/// A failure in one line: what failed, why, what helps, and libvirt's own words.
QString sentenceOf(const Error& error);
/// The same of a connection that could not be opened: nothing was closed, and there is nothing to repeat.
QString openingSentenceOf(const Error& error);

/// Standard output and standard error as a person or a script reads them. One thread.
class Terminal
{
public:
    Terminal();

    /// A line on standard output, made printable.
    void print(const QString& line);
    /// As it is, with nothing added: JSON.
    static void write(const QByteArray& bytes);
    /// Rows with the columns of one width, the last as long as it is.
    void printTable(const QVector<QStringList>& rows);
    /// "domus: TEXT" in one line on standard error.
    void complain(const QString& text);
    /// The line that comes and goes on standard error, where that is a terminal.
    void showProgress(const QString& title, const Progress& progress);
    void hideProgress();

    static bool isOutputTerminal();
    /// False when something could not be written: the disk is full, the reader is gone.
    static bool flush();

private:
    bool m_showsProgress;
    bool m_hasProgress = false;
};

} // namespace domus::cli
