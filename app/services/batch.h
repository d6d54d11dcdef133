// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/batchplan.h"
#include "app/services/operation.h"

#include <QObject>
#include <QVector>

#include <functional>

namespace domus {

class ConnectionList;
class OperationRunner;
class Task;

/// One action under way on many machines: a task each, a result each, and a failure of one stops no other.
///
/// A lane does one thing at a time; the batch keeps a few tasks waiting in front of it and hands on the next when one
/// is over, so that thousands neither fill the queue nor hold up what else the user asks for. GUI thread; the
/// connections and the runner outlive it.
class Batch : public QObject
{
    Q_OBJECT
public:
    enum class State { Waiting, Running, Done, Failed, Cancelled, LeftOut };
    struct Item
    {
        DomainKey key;
        QString name;
        QString host;
        DomainAction action = DomainAction::Start;
        State state = State::Waiting;
        QString note; ///< why it was left out, or what to know now that it is done; translated
        Error error; ///< when it failed
    };
    struct Counts
    {
        int waiting = 0; ///< or running
        int done = 0;
        int failed = 0;
        int cancelled = 0;
        int leftOut = 0;
    };
    using MakeOperation = std::function<Operation(const HostSession&, const DomainRecord&, DomainAction)>;

    /// Does nothing before run(): so it can be shown first. The machine is looked at again when its turn comes.
    Batch(BatchPlan plan, ConnectionList& connections, OperationRunner& runner, QObject* parent = nullptr);

    DomainAction action() const { return m_action; }
    const QVector<Item>& items() const { return m_items; }
    const Counts& counts() const { return m_counts; }
    bool isOver() const { return m_hasRun && m_counts.waiting == 0; }
    bool isRunning() const { return m_hasRun && m_counts.waiting > 0; }
    /// "49 done, 1 failed"; translated.
    QString summary() const;

    /// Whether a machine can have it done when its turn comes, instead of availability() of the action.
    using Can = std::function<Availability(const HostSession&, const DomainRecord&)>;
    void setCan(Can can) { m_can = std::move(can); }
    /// Instead of domainOperation(): what a deletion needs.
    void setMakeOperation(MakeOperation make) { m_make = std::move(make); }
    /// What the summary calls it, where that is not the action's name; translated.
    void setName(const QString& name) { m_name = name; }
    void run();
    /// What has not begun is not done any more.
    void stop();
    bool owns(const Task* task) const;

Q_SIGNALS:
    void itemChanged(int index);
    void finished(); ///< once; never from within run()

private:
    void feed();
    void startNext(int index);
    void settle(int index, State state);

    ConnectionList& m_connections;
    OperationRunner& m_runner;
    DomainAction m_action;
    QString m_name;
    QVector<Item> m_items;
    Counts m_counts;
    MakeOperation m_make;
    Can m_can;
    QVector<Task*> m_underWay;
    int m_next = 0;
    bool m_hasRun = false;
};

} // namespace domus
