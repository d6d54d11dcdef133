// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/journal/journal.h"

#include "app/core/async.h"
#include "app/core/paths.h"
#include "app/core/uniquefd.h"
#include "app/services/connectionlist.h"
#include "app/services/journal/journalscript.h"
#include "app/services/operationrunner.h"

#include <QCoreApplication>
#include <QFile>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <future>
#include <memory>

namespace domus {
namespace {

constexpr qsizetype mostEntries = 1000;
constexpr std::chrono::seconds lastPatience(1);
constexpr int lockPatience = 500; // ms
constexpr qint64 mostBytes = 4LL * 1024 * 1024;

QString fileOf(const QString& folder)
{
    return folder + QStringLiteral("/journal.jsonl");
}

QString oldFileOf(const QString& folder)
{
    return fileOf(folder) + QStringLiteral(".old");
}

/// One that has grown. Of two that find it so at once the second looks again when it is its turn.
void putAside(const QString& folder)
{
    const QString path = fileOf(folder);
    if (QFile(path).size() <= mostBytes) {
        return;
    }
    QLockFile turn(path + QStringLiteral(".lock"));
    if (turn.tryLock(lockPatience) && QFile(path).size() > mostBytes) {
        std::rename(QFile::encodeName(path).constData(), QFile::encodeName(oldFileOf(folder)).constData());
    }
}

Status append(const QString& folder, const QByteArray& line)
{
    if (Status made = paths::ensurePrivateFolder(folder); !made) {
        return made;
    }
    const QString path = fileOf(folder);
    const QByteArray name = QFile::encodeName(path);
    putAside(folder);
    const UniqueFd file(::open(name.constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    if (!file.isValid()) {
        return fail(Error::fromErrno(errno, path, "open"));
    }
    // A half-written line, of a disk that was full, must not spoil the next one.
    const QByteArray whole = '\n' + line + '\n';
    ssize_t sent = 0;
    do {
        sent = ::write(file.get(), whole.constData(), static_cast<size_t>(whole.size()));
    } while (sent < 0 && errno == EINTR);
    if (sent != whole.size()) {
        return fail(Error::fromErrno(sent < 0 ? errno : ENOSPC, path, "write"));
    }
    return {};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(2 * mostBytes) : QByteArray();
}

QVector<JournalEntry> readFiles(const QString& folder)
{
    QVector<JournalEntry> entries = readJournal(contentOf(oldFileOf(folder)) + '\n' + contentOf(fileOf(folder)));
    if (entries.size() > mostEntries) {
        entries.remove(0, entries.size() - mostEntries);
    }
    return entries;
}

Status removeFiles(const QString& folder)
{
    for (const QString& path : {oldFileOf(folder), fileOf(folder)}) {
        if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT) {
            return fail(Error::fromErrno(errno, path, "unlink"));
        }
    }
    return {};
}

Status writeScript(const QString& path, const QByteArray& script)
{
    QSaveFile file(path); // whole or not at all
    if (file.open(QIODevice::WriteOnly) && file.write(script) == script.size()
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) && file.commit()) {
        return {};
    }
    Error error = Error::make(ErrorKind::Io, file.errorString(), "QSaveFile");
    error.subject = path;
    return fail(error);
}

JournalEntry::State stateOf(Task::State state)
{
    switch (state) {
    case Task::State::Succeeded:
        return JournalEntry::State::Succeeded;
    case Task::State::Failed:
        return JournalEntry::State::Failed;
    case Task::State::Cancelled:
        return JournalEntry::State::Cancelled;
    case Task::State::Queued:
    case Task::State::Running:
        break;
    }
    return JournalEntry::State::Unknown;
}

} // namespace

Journal::Journal(const QString& folder, OperationRunner& runner, const ConnectionList& connections)
    : m_connections(connections)
    , m_folder(folder)
    , m_lane(QStringLiteral("journal"))
{
    connect(&runner, &OperationRunner::taskChanged, this, &Journal::taskChanged);
    connect(&runner, &OperationRunner::taskRemoved, this, [this](const Task* task) { m_open.remove(task); });
}

Journal::~Journal()
{
    // A lane that closes drops what waits in it.
    waitForDisk();
}

void Journal::waitForDisk()
{
    // It may be slow, or a network away: not for ever.
    const auto written = std::make_shared<std::promise<void>>();
    m_lane.post([written] { written->set_value(); });
    written->get_future().wait_for(lastPatience);
}

void Journal::settle()
{
    waitForDisk();
    // The answers lie in the queue of an event loop that may have ended.
    const QObjectList answers = children();
    for (QObject* answer : answers) {
        QCoreApplication::sendPostedEvents(answer, QEvent::MetaCall);
    }
}

void Journal::taskChanged(const Task* task)
{
    // One that never began did nothing.
    if (task->state() == Task::State::Queued || (task->isOver() && !task->startedAt().isValid())) {
        return;
    }
    auto open = m_open.find(task);
    if (open == m_open.end()) {
        JournalEntry entry;
        entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        entry.began = task->startedAt().toUTC();
        if (const HostSession* session = m_connections.session(task->operation().connection)) {
            entry.uri = session->uri();
        }
        entry.title = task->title();
        entry.command = withoutSecrets(task->operation().command);
        open = m_open.insert(task, entry);
        write(*open);
    }
    if (!task->isOver() || open->ended.isValid()) {
        return;
    }
    open->ended = task->endedAt().toUTC();
    open->state = stateOf(task->state());
    open->error = task->state() == Task::State::Succeeded ? QString() : task->error().text;
    open->notes = task->outcome().notes;
    open->command = withoutSecrets(task->command());
    open->undo = task->state() == Task::State::Succeeded ? task->outcome().undo : Undo();
    write(*open);
}

std::optional<JournalEntry> Journal::entryOf(const Task* task) const
{
    const auto known = m_open.constFind(task);
    return known != m_open.cend() ? std::optional(*known) : std::nullopt;
}

void Journal::noteUndone(const JournalEntry& entry)
{
    JournalEntry undone = entry;
    undone.isUndone = true;
    for (JournalEntry& open : m_open) {
        if (open.id == entry.id) {
            open.isUndone = true;
        }
    }
    write(undone);
}

void Journal::write(const JournalEntry& entry)
{
    const auto answer = async::reply<Status>(this, [this](const Status& status) {
        const bool isNews = !status && !m_hasFailed;
        m_hasFailed = !status;
        if (isNews) {
            Q_EMIT writeFailed(status.error());
        }
    });
    m_lane.post([folder = m_folder, line = journalLine(entry), answer] { answer.post(append(folder, line)); });
    Q_EMIT written(entry);
}

void Journal::read(QObject* context, const std::function<void(const QVector<JournalEntry>&)>& answer)
{
    const auto box = async::reply<QVector<JournalEntry>>(context, answer);
    m_lane.post([folder = m_folder, box] { box.post(readFiles(folder)); });
}

void Journal::clear(QObject* context, const std::function<void(const Status&)>& answer)
{
    const auto box = async::reply<Status>(context, answer);
    m_lane.post([folder = m_folder, box] { box.post(removeFiles(folder)); });
}

void Journal::saveScript(const QString& path, const QVector<JournalEntry>& entries, QObject* context,
    const std::function<void(const Status&)>& answer)
{
    const auto box = async::reply<Status>(context, answer);
    m_lane.post([path, script = journalScript(entries), box] { box.post(writeScript(path, script)); });
}

} // namespace domus
