// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/domainoperations.h"
#include "app/services/journal/journalentry.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace domus {

class ConnectionList;
class Journal;
class OperationRunner;
class Task;

/// Takes back what was done: a task of this run, or an entry of the journal from whenever. Each is taken back once;
/// what took it back can be taken back itself, which does it again. GUI thread.
class UndoDesk : public QObject
{
    Q_OBJECT
public:
    /// All outlive the desk; the journal may be null.
    UndoDesk(ConnectionList& connections, OperationRunner& runner, Journal* journal, QObject* parent = nullptr);

    /// Whether it can be tried now; the machine itself is looked at when it is done.
    Availability can(const JournalEntry& entry) const;
    Availability can(const Task* task) const;
    bool isUndone(const Task* task) const { return m_undone.contains(task); }
    /// Null where it cannot be tried.
    Task* undo(const JournalEntry& entry);
    Task* undo(const Task* task);
    /// The last task of this run that can be taken back, but for those that took something back; null when there is
    /// none.
    const Task* last() const;

Q_SIGNALS:
    /// What can be taken back has changed.
    void changed();

private:
    JournalEntry entryOf(const Task* task) const;
    Task* start(const JournalEntry& entry, const Task* source);

    ConnectionList& m_connections;
    OperationRunner& m_runner;
    Journal* m_journal;
    QSet<const Task*> m_undone;
    QSet<const Task*> m_busy; ///< being taken back
    QSet<QString> m_busyEntries; ///< the same, by the entry's id
};

} // namespace domus
