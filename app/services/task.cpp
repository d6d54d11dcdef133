// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/task.h"

namespace domus {

Task::Task(Operation operation, QObject* parent) : QObject(parent), m_operation(std::move(operation)) { }

void Task::cancel()
{
    if (isOver() || m_stop.stop_requested()) {
        return;
    }
    if (!canCancel()) {
        return;
    }
    m_stop.request_stop();
    if (!m_claimed->exchange(true)) {
        end(fail(Error::cancelled()));
        return;
    }
    Q_EMIT changed();
}

bool Task::canCancel() const
{
    return m_state == State::Queued || (m_state == State::Running && m_operation.canBeStopped);
}

void Task::begin()
{
    if (m_state != State::Queued) {
        return;
    }
    m_state = State::Running;
    m_startedAt = QDateTime::currentDateTime();
    Q_EMIT changed();
}

void Task::setProgress(const Progress& progress)
{
    if (isOver()) {
        return;
    }
    begin();
    m_progress = progress;
    Q_EMIT changed();
}

void Task::end(const Result<OperationOutcome>& result)
{
    if (isOver()) {
        return;
    }
    m_endedAt = QDateTime::currentDateTime();
    if (result) {
        m_outcome = *result;
        if (!m_outcome.undo.isNull() && m_outcome.undo.what.isEmpty()) {
            m_outcome.undo.what = m_operation.title;
        }
        m_state = State::Succeeded;
    } else {
        m_error = result.error();
        m_error.text = m_error.text.trimmed();
        if (m_error.action.isEmpty()) {
            m_error.action = m_operation.title;
        }
        m_state = m_error.kind == ErrorKind::Cancelled ? State::Cancelled : State::Failed;
    }
    Q_EMIT changed();
    Q_EMIT finished();
}

} // namespace domus
