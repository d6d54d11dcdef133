// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

/// The one way a value comes back from another thread.
///
/// A mailbox is made in the thread of its context object, posted to from any thread, and read in the context's thread.
/// When the context dies, what is still under way is dropped: no callback ever runs on a dead object. Values pass
/// under a std::mutex, so the thread sanitizer sees every hand-over.
namespace domus::async {

namespace detail {

/// The mailbox's end in the context's thread, owned by the context.
class Receiver : public QObject
{
    Q_OBJECT
public:
    Receiver(QObject* context, std::function<void()> drain, std::function<void()> closed);
    ~Receiver() override;
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;
    void wake();

private:
    Q_INVOKABLE void drain();
    std::function<void()> m_drain;
    std::function<void()> m_closed;
};

template <typename T> struct Box
{
    std::mutex mutex;
    std::deque<T> values;
    Receiver* receiver = nullptr; // guarded by mutex; null once the context is gone
    bool woken = false;
};

} // namespace detail

/// Posts values to a handler that runs in the context's thread. Copyable, any thread.
template <typename T> class Mailbox
{
public:
    Mailbox() = default;

    /// False when nobody listens any more.
    bool post(T value) const
    {
        if (!m_box) {
            return false;
        }
        const std::scoped_lock lock(m_box->mutex);
        if (m_box->receiver == nullptr) {
            return false;
        }
        m_box->values.push_back(std::move(value));
        if (!std::exchange(m_box->woken, true)) {
            m_box->receiver->wake();
        }
        return true;
    }
    bool hasListener() const
    {
        if (!m_box) {
            return false;
        }
        const std::scoped_lock lock(m_box->mutex);
        return m_box->receiver != nullptr;
    }

private:
    template <typename U, typename Handler> friend Mailbox<U> mailbox(QObject* context, Handler handler);
    template <typename U, typename Handler> friend Mailbox<U> reply(QObject* context, Handler handler);

    template <typename Handler> static Mailbox make(QObject* context, Handler handler, bool once)
    {
        Mailbox result;
        auto box = std::make_shared<detail::Box<T>>();
        result.m_box = box;
        // The handler may delete the context, and with it the receiver: which runs a copy of this (Receiver::drain).
        auto drain = [box, handler = std::make_shared<Handler>(std::move(handler)), once] {
            std::deque<T> values;
            {
                const std::scoped_lock lock(box->mutex);
                values.swap(box->values);
                box->woken = false;
                if (once && !values.empty() && box->receiver != nullptr) {
                    box->receiver->deleteLater();
                    box->receiver = nullptr;
                }
            }
            while (!values.empty()) {
                {
                    const std::scoped_lock lock(box->mutex);
                    if (!once && box->receiver == nullptr) {
                        return; // the context died in an earlier round
                    }
                }
                T value = std::move(values.front());
                values.pop_front();
                (*handler)(std::move(value));
                if (once) {
                    return;
                }
            }
        };
        auto closed = [weak = std::weak_ptr<detail::Box<T>>(box)] {
            std::deque<T> dropped; // what they own is let go outside the lock
            if (const auto open = weak.lock()) {
                const std::scoped_lock lock(open->mutex);
                open->receiver = nullptr;
                dropped.swap(open->values);
            }
        };
        const std::scoped_lock lock(box->mutex);
        box->receiver = new detail::Receiver(context, std::move(drain), std::move(closed));
        return result;
    }

    std::shared_ptr<detail::Box<T>> m_box;
};

/// Many values, in order. Call in the context's thread.
template <typename T, typename Handler> Mailbox<T> mailbox(QObject* context, Handler handler)
{
    return Mailbox<T>::make(context, std::move(handler), false);
}

/// One value: the handler runs at most once. Call in the context's thread.
template <typename T, typename Handler> Mailbox<T> reply(QObject* context, Handler handler)
{
    return Mailbox<T>::make(context, std::move(handler), true);
}

} // namespace domus::async
