// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bin/binnotices.h"

#include "app/services/bin/bincontents.h"
#include "app/services/connectionlist.h"
#include "app/services/journal/undodesk.h"
#include "app/services/operationrunner.h"
#include "ui/mainwindow/notices.h"

#include <utility>

namespace domus {

namespace {

/// What goes there later than this after the last one is another deletion.
constexpr qint64 oneDeletion = 20'000; // ms

QString movedKey()
{
    return QStringLiteral("bin/moved");
}

QString spaceKey(const ConnectionId& connection)
{
    return QStringLiteral("bin/space/") + connection.value;
}

} // namespace

BinNotices::BinNotices(ConnectionList& connections, OperationRunner& runner, const BinContents& contents,
    UndoDesk& desk, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_contents(contents)
    , m_desk(desk)
    , m_notices(notices)
{
    connect(&runner, &OperationRunner::taskAdded, this,
        [this](Task* task) { connect(task, &Task::finished, this, [this, task] { over(task); }); });
}

void BinNotices::over(Task* task)
{
    if (task->state() == Task::State::Failed && task->error().kind == ErrorKind::OutOfSpace) {
        tellSpace(task);
        return;
    }
    if (task->state() != Task::State::Succeeded) {
        return;
    }
    const Undo& undo = task->outcome().undo;
    if (undo.kind == Undo::Kind::RestoreFromBin && !undo.isRedo) {
        tellMoved(task);
    } else if (undo.kind == Undo::Kind::MoveToBin) {
        m_notices.remove(movedKey()); // restored, by whatever way
    }
}

void BinNotices::tellMoved(Task* task)
{
    if (!m_notices.has(movedKey()) || !m_sinceLast.isValid() || m_sinceLast.hasExpired(oneDeletion)) {
        m_moved.clear();
    }
    m_sinceLast.start();
    m_moved.append(task);
    const auto count = static_cast<int>(m_moved.size());
    const Uuid uuid = task->outcome().domain;
    const DomainKey key{task->operation().connection, count == 1 ? uuid : Uuid()};
    const auto undo = [this] {
        const QVector<QPointer<Task>> moved = std::exchange(m_moved, {});
        m_notices.remove(movedKey());
        for (const QPointer<Task>& one : moved) {
            if (one) {
                m_desk.undo(one.data());
            }
        }
    };
    m_notices.set(movedKey(),
        {.kind = InlineMessage::Kind::Success,
            .text = count == 1 ? tr("The virtual machine is in the bin.")
                               : tr("%n virtual machine(s) are in the bin.", nullptr, count),
            .detail = count == 1 ? task->title() : QString(),
            .buttons = {{QStringLiteral("binUndo"), tr("Undo"), undo},
                {QStringLiteral("binShow"), tr("Show the bin"),
                    [this, key] {
                        m_notices.remove(movedKey());
                        Q_EMIT binWanted(key);
                    }}},
            .staysAway = false});
}

void BinNotices::tellSpace(const Task* task)
{
    const ConnectionId connection = task->operation().connection;
    const int count = m_contents.count(connection);
    const HostSession* session = m_connections.session(connection);
    if (count == 0 || session == nullptr) {
        return;
    }
    m_notices.set(spaceKey(connection),
        {.kind = InlineMessage::Kind::Information,
            //: %1 is the name of a connection
            .text = tr("%n virtual machine(s) wait in the bin of %1: deleting them for good may give space back.",
                nullptr, count)
                        .arg(session->displayName()),
            .detail = {},
            .buttons = {{QStringLiteral("binSpace"), tr("Look into the bin"),
                [this, connection] {
                    m_notices.remove(spaceKey(connection));
                    Q_EMIT binWanted({connection, {}});
                }}},
            .staysAway = false});
}

} // namespace domus
