// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/services/undo.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace domus {

class Task;

/// What was done, as it is kept: a record of the past, in the words of the moment. Nothing of a machine's present state
/// is read from it.
struct JournalEntry
{
    enum class State {
        Unknown, ///< it began, and Domus ended before it did
        Succeeded,
        Failed,
        Cancelled,
    };
    QString id; ///< unique among all journals
    QDateTime began; ///< UTC
    QDateTime ended; ///< UTC; invalid while Unknown
    QString uri; ///< the connection's
    QString title; ///< "Start debian12"
    QString command; ///< the virsh or virt-install line that does the same; empty where there is none
    State state = State::Unknown;
    QString error; ///< what failed, or what a cancelled task could not take back
    QStringList notes; ///< what the user should know afterwards
    Undo undo = {}; ///< how it can be taken back
    bool isUndone = false; ///< that was done

    bool operator==(const JournalEntry&) const = default;
};

/// A line of the journal's file: JSON, without its end of line. Written when a task begins and again when it is over;
/// what is written last holds. Passwords do not come in, and of a machine's notes only that they changed: see
/// withoutSecrets(). What taking back puts back must be kept, though: the notes' old and new words stand in `undo`,
/// which is why the file is its user's alone (0600, in a folder of 0700), and why a script made of it has none of them.
QByteArray journalLine(const JournalEntry& entry);
/// Nothing for a line that is none, a half-written one say. What other versions of Domus wrote besides is left out.
std::optional<JournalEntry> readJournalLine(const QByteArray& line);

/// Of a journal's text, each entry once, in the order they began in the file.
QVector<JournalEntry> readJournal(const QByteArray& text);

/// A command as it may be kept: the values of passwords and the words of a machine's notes are replaced by dots.
QString withoutSecrets(const QString& command);

} // namespace domus
