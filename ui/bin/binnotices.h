// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QVector>

namespace domus {

class BinContents;
class ConnectionList;
class Notices;
class OperationRunner;
class Task;
class UndoDesk;

/// What the window tells of the bin by itself: what has just gone there, with a way to take it back; and, where a disk
/// has become full, that the bin of that host holds something. GUI thread.
class BinNotices : public QObject
{
    Q_OBJECT
public:
    /// All outlive it.
    BinNotices(ConnectionList& connections, OperationRunner& runner, const BinContents& contents, UndoDesk& desk,
        Notices& notices, QObject* parent = nullptr);

Q_SIGNALS:
    /// The bin is to be looked at: this machine in it; or all of its host, for a null machine.
    void binWanted(const domus::DomainKey& machine);

private:
    void over(Task* task);
    void tellMoved(Task* task);
    void tellSpace(const Task* task);

    ConnectionList& m_connections;
    const BinContents& m_contents;
    UndoDesk& m_desk;
    Notices& m_notices;
    QVector<QPointer<Task>> m_moved; ///< of one deletion, which may be of many machines
    QElapsedTimer m_sinceLast;
};

} // namespace domus
