// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/lane.h"
#include "app/services/journal/journalentry.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace domus {

class ConnectionList;
class OperationRunner;

/// Keeps what was done across restarts: one line for each task that begins and one when it is over, appended to
/// journal.jsonl in a folder of the user's own (paths::dataFolder()). Several Domus may write at once: a line is
/// written whole, by one call. Files beyond a few MiB are put aside once as journal.jsonl.old, which is read as well.
/// GUI thread; reads and writes files in a thread of its own.
class Journal : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the journal. Follows every task that begins from now on.
    Journal(const QString& folder, OperationRunner& runner, const ConnectionList& connections);
    ~Journal() override;
    Q_DISABLE_COPY_MOVE(Journal)

    /// What stands in the file, oldest first, no more than the last thousand; answered later, while the context lives.
    void read(QObject* context, const std::function<void(const QVector<JournalEntry>&)>& answer);
    /// Forgets the past; answered like read().
    void clear(QObject* context, const std::function<void(const Status&)>& answer);
    /// Writes journalScript() of these to a file that its user may run; one that is there was agreed to be replaced.
    /// Answered like read().
    void saveScript(const QString& path, const QVector<JournalEntry>& entries, QObject* context,
        const std::function<void(const Status&)>& answer);

    /// The entry of a task that has begun while the journal was there; nothing for others.
    std::optional<JournalEntry> entryOf(const Task* task) const;
    /// The entry, of whatever age, was taken back.
    void noteUndone(const JournalEntry& entry);
    /// For the end of the program, when no event loop runs any more: waits, a second at most, until what was done
    /// stands in the file, and says it with writeFailed() where it does not.
    void settle();

Q_SIGNALS:
    /// A task began or ended: an entry of a known id has changed.
    void written(const domus::JournalEntry& entry);
    /// Once until it works again: what is done now will not be remembered.
    void writeFailed(const domus::Error& error);

private:
    void taskChanged(const Task* task);
    void write(const JournalEntry& entry);
    void waitForDisk();

    const ConnectionList& m_connections;
    QString m_folder;
    QHash<const Task*, JournalEntry> m_open;
    bool m_hasFailed = false;
    Lane m_lane;
};

} // namespace domus
