// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace domus {

/// One thread that runs jobs one after another. A libvirt connection belongs to exactly one lane, so at most one
/// call is in flight on it (libvirt 9.0 loses wake-ups and corrupts memory otherwise).
///
/// Any thread may post. A job is destroyed in the lane's thread after it ran; jobs still queued when the lane closes
/// are destroyed unrun in the closing thread.
class Lane
{
public:
    using Job = std::function<void()>;
    using Ticket = quint64;

    explicit Lane(const QString& name);
    /// Closes with the grace period of the exit rule (2 s).
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// Queues a job; 0 when the lane is closed (the job is destroyed, unrun).
    Ticket post(Job job);
    /// Takes a job out of the queue again. False when it has started or was never there.
    bool withdraw(Ticket ticket);

    /// No more jobs; the one that runs is waited for no longer than this. A lane stuck in a call is let go: its thread
    /// goes on by itself and keeps what it needs alive. True when the thread ended; asked again after letting go, it
    /// tells at once whether that has happened since.
    bool close(std::chrono::milliseconds patience);

    QString name() const;
    /// True in the lane's own thread: for assertions.
    bool isCurrent() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
    struct Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace domus
