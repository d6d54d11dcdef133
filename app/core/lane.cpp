// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lane.h"

#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace domus {

struct Lane::State
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::pair<Ticket, Job>> queue;
    Ticket lastTicket = 0;
    bool closing = false;
    bool ended = false;
    QString name;
    std::thread::id thread;

    void run();
};

struct Lane::Thread
{
    std::thread thread;
};

void Lane::State::run()
{
    // The kernel keeps 15 characters of a thread's name; they show in top and gdb.
    pthread_setname_np(pthread_self(), name.toUtf8().left(15).constData());
    std::unique_lock lock(mutex);
    thread = std::this_thread::get_id();
    for (;;) {
        changed.wait(lock, [this] { return closing || !queue.empty(); });
        if (closing) {
            break;
        }
        Job job = std::move(queue.front().second);
        queue.pop_front();
        lock.unlock();
        job();
        job = nullptr; // what it captured dies here, outside the lock
        lock.lock();
    }
    thread = {};
    ended = true;
    changed.notify_all();
}

Lane::Lane(const QString& name) : m_state(std::make_shared<State>()), m_thread(std::make_unique<Thread>())
{
    m_state->name = name;
    m_thread->thread = std::thread([state = m_state] { state->run(); });
}

Lane::~Lane()
{
    close(std::chrono::seconds(2));
}

Lane::Ticket Lane::post(Job job)
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->closing) {
        return 0;
    }
    const Ticket ticket = ++m_state->lastTicket;
    m_state->queue.emplace_back(ticket, std::move(job));
    m_state->changed.notify_all();
    return ticket;
}

bool Lane::withdraw(Ticket ticket)
{
    Job dropped;
    const std::scoped_lock lock(m_state->mutex);
    for (auto it = m_state->queue.begin(); it != m_state->queue.end(); ++it) {
        if (it->first == ticket) {
            dropped = std::move(it->second);
            m_state->queue.erase(it);
            return true;
        }
    }
    return false;
}

bool Lane::close(std::chrono::milliseconds patience)
{
    std::deque<std::pair<Ticket, Job>> dropped;
    bool ended = false;
    {
        std::unique_lock lock(m_state->mutex);
        m_state->closing = true;
        dropped.swap(m_state->queue);
        m_state->changed.notify_all();
        // A job that drops the last owner of its own lane must not wait for itself, and a lane that was let go once is
        // not waited for again.
        ended = m_state->ended;
        if (m_state->thread != std::this_thread::get_id() && m_thread->thread.joinable()) {
            ended = m_state->changed.wait_for(lock, patience, [this] { return m_state->ended; });
        }
    }
    if (m_thread->thread.joinable()) {
        if (ended) {
            m_thread->thread.join();
        } else {
            m_thread->thread.detach();
        }
    }
    return ended;
}

QString Lane::name() const
{
    return m_state->name;
}

bool Lane::isCurrent() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->thread == std::this_thread::get_id();
}

} // namespace domus
