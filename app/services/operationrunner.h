// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/operation.h"
#include "app/services/task.h"

#include <QObject>
#include <QVector>

namespace domus {

class ConnectionList;

/// Runs operations and keeps their tasks. GUI thread; the one place where something of the user's is changed.
class OperationRunner : public QObject
{
    Q_OBJECT
public:
    explicit OperationRunner(ConnectionList& connections, QObject* parent = nullptr);

    /// The caller has shown a destructive operation to the user and got a yes.
    Task* start(const Operation& operation);
    const QVector<Task*>& tasks() const { return m_tasks; } ///< oldest first
    int runningCount() const;
    void clearFinished();
    /// The program ends: what waits never starts, what can be stopped is told to stop and takes back what it did.
    void stopAll();

Q_SIGNALS:
    void taskAdded(domus::Task* task);
    void taskChanged(domus::Task* task);
    void taskRemoved(domus::Task* task); ///< still alive during the signal

private:
    void run(Task* task);

    ConnectionList& m_connections;
    QVector<Task*> m_tasks;
};

} // namespace domus
