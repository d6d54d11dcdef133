// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/journal/undodesk.h"

#include "app/services/connectionlist.h"
#include "app/services/journal/journal.h"
#include "app/services/operationrunner.h"
#include "app/services/undooperation.h"

#include <algorithm>

namespace domus {

namespace {

/// One that is open before one that is not: an address may stand in the list twice.
HostSession* sessionOf(const ConnectionList& connections, const QString& uri)
{
    HostSession* found = nullptr;
    for (HostSession* session : connections.sessions()) {
        if (session->uri() == uri && (found == nullptr || session->state() == SessionState::Open)) {
            found = session;
        }
    }
    return found;
}

} // namespace

UndoDesk::UndoDesk(ConnectionList& connections, OperationRunner& runner, Journal* journal, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_runner(runner)
    , m_journal(journal)
{
    connect(&runner, &OperationRunner::taskChanged, this, [this](const Task* task) {
        if (task->isOver()) {
            Q_EMIT changed();
        }
    });
    connect(&runner, &OperationRunner::taskRemoved, this, [this](const Task* task) {
        m_undone.remove(task);
        m_busy.remove(task);
        Q_EMIT changed();
    });
}

JournalEntry UndoDesk::entryOf(const Task* task) const
{
    if (const auto known = m_journal != nullptr ? m_journal->entryOf(task) : std::nullopt) {
        return *known;
    }
    JournalEntry entry;
    if (const HostSession* session = m_connections.session(task->operation().connection)) {
        entry.uri = session->uri();
    }
    entry.title = task->title();
    entry.state
        = task->state() == Task::State::Succeeded ? JournalEntry::State::Succeeded : JournalEntry::State::Failed;
    entry.undo = task->outcome().undo;
    return entry;
}

Availability UndoDesk::can(const JournalEntry& entry) const
{
    if (entry.undo.isNull() || entry.state != JournalEntry::State::Succeeded) {
        return {false, tr("This cannot be taken back.")};
    }
    if (entry.isUndone) {
        return {false, tr("This was taken back already.")};
    }
    if (!entry.id.isEmpty() && m_busyEntries.contains(entry.id)) {
        return {false, tr("This is being taken back.")};
    }
    const HostSession* session = sessionOf(m_connections, entry.uri);
    if (session == nullptr || session->state() != SessionState::Open) {
        return {false, tr("Its connection is not open.")};
    }
    if (session->settings().readOnly || session->host().readOnly) {
        return {false, tr("Its connection is for reading only.")};
    }
    const InventoryPtr inventory = session->inventory();
    if (inventory->domain(entry.undo.domain) == nullptr) {
        return {false, tr("The virtual machine is not there any more.")};
    }
    return {true, {}};
}

Availability UndoDesk::can(const Task* task) const
{
    if (m_undone.contains(task)) {
        return {false, tr("This was taken back already.")};
    }
    if (m_busy.contains(task)) {
        return {false, tr("This is being taken back.")};
    }
    return can(entryOf(task));
}

Task* UndoDesk::undo(const JournalEntry& entry)
{
    const Task* source = nullptr;
    for (const Task* task : m_runner.tasks()) {
        const auto known = m_journal != nullptr ? m_journal->entryOf(task) : std::nullopt;
        if (known && known->id == entry.id) {
            source = task;
        }
    }
    return start(entry, source);
}

Task* UndoDesk::undo(const Task* task)
{
    return can(task).isPossible ? start(entryOf(task), task) : nullptr;
}

Task* UndoDesk::start(const JournalEntry& entry, const Task* source)
{
    if (!can(entry).isPossible) {
        return nullptr;
    }
    const HostSession* session = sessionOf(m_connections, entry.uri);
    const InventoryPtr inventory = session->inventory();
    Undo undo = entry.undo;
    if (undo.what.isEmpty()) {
        undo.what = entry.title;
    }
    m_busyEntries.insert(entry.id);
    if (source != nullptr) {
        m_busy.insert(source);
    }
    Task* task = m_runner.start(undoOperation(*session, *inventory->domain(undo.domain), undo));
    connect(task, &Task::finished, this, [this, task, entry, source] {
        m_busyEntries.remove(entry.id);
        const bool isThere = m_busy.remove(source); // not so when the list of tasks was cleared meanwhile
        if (task->state() == Task::State::Succeeded) {
            if (isThere) {
                m_undone.insert(source);
            }
            if (m_journal != nullptr && !entry.id.isEmpty()) {
                m_journal->noteUndone(entry);
            }
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
    return task;
}

const Task* UndoDesk::last() const
{
    const QVector<Task*>& tasks = m_runner.tasks();
    const auto it = std::find_if(tasks.crbegin(), tasks.crend(), [this](const Task* task) {
        return task->state() == Task::State::Succeeded && !task->outcome().undo.isNull() && !task->outcome().undo.isRedo
            && can(task).isPossible;
    });
    return it != tasks.crend() ? *it : nullptr;
}

} // namespace domus
