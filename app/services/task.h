// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/progress.h"
#include "app/services/operation.h"

#include <QDateTime>
#include <QObject>

#include <atomic>
#include <memory>
#include <stop_token>

namespace domus {

/// One run of an operation, as the task pane shows it. GUI thread.
class Task : public QObject
{
    Q_OBJECT
public:
    enum class State { Queued, Running, Succeeded, Failed, Cancelled };

    const Operation& operation() const { return m_operation; }
    QString title() const { return m_operation.title; }
    State state() const { return m_state; }
    bool isOver() const { return m_state >= State::Succeeded; }
    const Progress& progress() const { return m_progress; }
    /// Meaningful when Failed; when Cancelled its text tells what could not be taken back, empty when all was.
    const Error& error() const { return m_error; }
    const OperationOutcome& outcome() const { return m_outcome; } ///< meaningful when Succeeded
    /// What does the same: once it is over, what really was done.
    QString command() const { return m_outcome.command.isEmpty() ? m_operation.command : m_outcome.command; }
    QDateTime startedAt() const { return m_startedAt; }
    QDateTime endedAt() const { return m_endedAt; }
    /// A wish: still queued work never starts, running work ends at its next step if it can.
    void cancel();
    bool canCancel() const;
    bool isCancelRequested() const { return m_stop.stop_requested(); }

Q_SIGNALS:
    void changed();
    void finished(); ///< once, after the last changed()

private:
    friend class OperationRunner;
    Task(Operation operation, QObject* parent);
    void begin();
    void setProgress(const Progress& progress);
    void end(const Result<OperationOutcome>& result);

    Operation m_operation;
    State m_state = State::Queued;
    Progress m_progress;
    Error m_error;
    OperationOutcome m_outcome;
    QDateTime m_startedAt;
    QDateTime m_endedAt;
    std::stop_source m_stop;
    /// Whoever sets it first has the task: the lane to run it, or cancel() to keep it from ever running.
    std::shared_ptr<std::atomic<bool>> m_claimed = std::make_shared<std::atomic<bool>>(false);
};

} // namespace domus
