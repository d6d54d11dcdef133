// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/operationrunner.h"

#include "app/services/connectionlist.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace domus {

namespace {

/// Longer than most changes take.
constexpr std::chrono::milliseconds slow(1500);

/// Lets through what a person can follow: the last word of a step at once, parts of it no more than 20 times a second.
class Pace
{
public:
    bool isDue(const Progress& progress)
    {
        const auto now = std::chrono::steady_clock::now();
        const bool isNews = !m_started || progress.step != m_step || progress.part == 1.0;
        if (!isNews && now - m_last < std::chrono::milliseconds(50)) {
            return false;
        }
        m_started = true;
        m_step = progress.step;
        m_last = now;
        return true;
    }

private:
    bool m_started = false;
    QString m_step;
    std::chrono::steady_clock::time_point m_last;
};

} // namespace

OperationRunner::OperationRunner(ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
{
    connect(&connections, &ConnectionList::aboutToCloseAll, this, &OperationRunner::stopAll);
}

Task* OperationRunner::start(const Operation& operation)
{
    auto* task = new Task(operation, this);
    m_tasks.append(task);
    connect(task, &Task::changed, this, [this, task] { Q_EMIT taskChanged(task); });
    Q_EMIT taskAdded(task);
    run(task);
    return task;
}

void OperationRunner::run(Task* task)
{
    HostSession* session = m_connections.session(task->operation().connection);
    if (session == nullptr) {
        // Answered later, as every other outcome is: the caller connects to the task's signals first.
        const auto answer = async::reply<Result<OperationOutcome>>(
            task, [task](const Result<OperationOutcome>& result) { task->end(result); });
        answer.post(fail(ErrorKind::NotConnected, tr("The connection is no longer in the list."), "OperationRunner"));
        return;
    }
    const auto begun = async::reply<bool>(task, [task, session = QPointer<HostSession>(session)](bool /*value*/) {
        task->begin();
        // libvirt tells of a start when it is done. One that takes its time, or hangs, is to be seen, and to be ended.
        QTimer::singleShot(slow, task, [task, session] {
            if (!task->isOver() && session) {
                session->refresh();
            }
        });
    });
    const auto progress = async::mailbox<Progress>(task, [task](const Progress& value) { task->setProgress(value); });
    session->submit<OperationOutcome>(
        task->operation().lane, task,
        [run = task->operation().run, stop = task->m_stop.get_token(), claimed = task->m_claimed, begun, progress](
            Connection& connection) -> Result<OperationOutcome> {
            if (claimed->exchange(true)) {
                return fail(Error::cancelled());
            }
            begun.post(true);
            const auto pace = std::make_shared<Pace>();
            const ProgressSink sink = [pace, progress](const Progress& value) {
                if (pace->isDue(value)) {
                    progress.post(value);
                }
            };
            return run(connection, sink, stop);
        },
        [task, session = QPointer<HostSession>(session)](const Result<OperationOutcome>& result) {
            if (task->operation().isUntold && session) {
                session->refresh();
            }
            task->end(result);
        });
}

int OperationRunner::runningCount() const
{
    return static_cast<int>(
        std::count_if(m_tasks.cbegin(), m_tasks.cend(), [](const Task* task) { return !task->isOver(); }));
}

void OperationRunner::stopAll()
{
    const QVector<Task*> all = m_tasks;
    for (Task* task : all) {
        task->cancel();
    }
}

void OperationRunner::clearFinished()
{
    const QVector<Task*> all = m_tasks;
    for (Task* task : all) {
        if (task->isOver()) {
            m_tasks.removeOne(task);
            Q_EMIT taskRemoved(task);
            task->deleteLater();
        }
    }
}

} // namespace domus
