// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/textconsole.h"

#include "app/core/async.h"
#include "app/core/lane.h"
#include "app/services/hostsession.h"
#include "app/virt/textconsoles.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace domus {

namespace {

using std::chrono::milliseconds;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::TextConsole)
};

constexpr qsizetype pieceSize = qsizetype{64} * 1024;
/// A broken connection wakes nobody who waits for a stream's event: it is looked after.
constexpr milliseconds looksAfter(1000);
/// A port that takes nothing just now is asked again.
constexpr milliseconds sendsAgain(50);
constexpr milliseconds patienceAtTheEnd(1000);

struct Opened
{
};
struct Came // something waits in the link
{
};
using News = std::variant<Opened, Came, Error>;

/// What the thread and the window share, and whoever ends last lets go of.
class Link
{
public:
    async::Mailbox<News> mailbox;

    void stop()
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
        m_woken.notify_all();
    }
    bool isStopped()
    {
        const std::scoped_lock lock(m_mutex);
        return m_isStopped;
    }
    /// The thread has let go of the connection.
    void setOver()
    {
        const std::scoped_lock lock(m_mutex);
        m_isOver = true;
    }
    bool isOver()
    {
        const std::scoped_lock lock(m_mutex);
        return m_isOver;
    }

    void wake()
    {
        const std::scoped_lock lock(m_mutex);
        m_isWorthALook = true;
        m_woken.notify_all();
    }
    void put(const QByteArray& outgoing)
    {
        const std::scoped_lock lock(m_mutex);
        m_outgoing += outgoing;
        m_isWorthALook = true;
        m_woken.notify_all();
    }
    QByteArray takeOutgoing()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_outgoing, {});
    }
    void putBack(const QByteArray& unsent)
    {
        const std::scoped_lock lock(m_mutex);
        m_outgoing.prepend(unsent);
    }
    /// Until there is something to do.
    void wait(milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        m_woken.wait_for(lock, patience, [this] { return m_isStopped || m_isWorthALook; });
        m_isWorthALook = false;
    }

    void deliver(const QByteArray& bytes)
    {
        bool isFirst = false;
        {
            const std::scoped_lock lock(m_mutex);
            isFirst = m_incoming.isEmpty();
            m_incoming += bytes;
            if (m_incoming.size() > TextConsole::mostWaiting) {
                m_incoming.remove(0, TextConsole::mostWaiting / 2);
            }
        }
        if (isFirst) {
            mailbox.post(Came{});
        }
    }
    QByteArray takeIncoming()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_incoming, {});
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_woken;
    QByteArray m_outgoing; // all guarded by the mutex
    QByteArray m_incoming;
    bool m_isStopped = false;
    bool m_isWorthALook = false;
    bool m_isOver = false;
};

using FurtherConnection = std::function<Result<std::unique_ptr<Connection>>()>;

/// Everything there is to receive.
Status receiveAll(ByteChannel& channel, Link& link)
{
    while (!link.isStopped()) {
        const auto bytes = channel.receive(pieceSize);
        if (!bytes) {
            return fail(bytes.error());
        }
        if (bytes->isEmpty()) {
            break;
        }
        link.deliver(*bytes);
    }
    return {};
}

/// False: the port took not all of it.
Result<bool> sendAll(ByteChannel& channel, Link& link)
{
    QByteArray bytes = link.takeOutgoing();
    while (!bytes.isEmpty()) {
        const auto count = channel.send(bytes);
        if (!count) {
            return fail(count.error());
        }
        if (*count == 0) {
            link.putBack(bytes);
            return false;
        }
        bytes.remove(0, *count);
    }
    return true;
}

/// Why it ended; nothing when it was stopped.
std::optional<Error> talk(const Connection& connection, ByteChannel& channel, Link& link)
{
    while (!link.isStopped()) {
        const auto received = receiveAll(channel, link);
        if (!received) {
            return received.error();
        }
        const auto sent = sendAll(channel, link);
        if (!sent) {
            return sent.error();
        }
        if (!connection.isAlive()) {
            return Error::make(ErrorKind::NotConnected, Tr::tr("The connection was lost."), "TextConsole");
        }
        link.wait(*sent ? looksAfter : sendsAgain);
    }
    return std::nullopt;
}

/// In the thread: opens, talks, and says how it ended, when it was not stopped.
std::optional<Error> converse(const FurtherConnection& further, Uuid uuid, const QString& device,
    TextConsoles::OpenOptions options, const std::shared_ptr<Link>& link)
{
    const auto connection = further();
    if (!connection) {
        return connection.error();
    }
    auto* consoles = dynamic_cast<TextConsoles*>(connection->get());
    if (consoles == nullptr) {
        return Error::make(ErrorKind::Unsupported, Tr::tr("This connection opens no text consoles."), "TextConsole");
    }
    const auto channel = consoles->openTextConsole(uuid, device, options, [weak = std::weak_ptr<Link>(link)] {
        if (const auto alive = weak.lock()) {
            alive->wake();
        }
    });
    if (!channel) {
        return channel.error();
    }
    link->mailbox.post(Opened{});
    return talk(**connection, **channel, *link);
}

} // namespace

class TextConsole::Private
{
public:
    explicit Private(TextConsole& console) : q(console) { }

    /// A thread that may still be closing its connection.
    struct Thread
    {
        std::shared_ptr<Link> link;
        std::unique_ptr<Lane> lane;
    };

    void setState(TextConsoleState next, const Error& why = {})
    {
        error = why;
        state = next;
        Q_EMIT q.stateChanged();
    }

    void forgetEnded()
    {
        parked.erase(
            std::remove_if(parked.begin(), parked.end(), [](Thread& one) { return one.link->isOver(); }), parked.end());
    }

    void park()
    {
        if (thread.lane) {
            thread.link->stop();
            parked.push_back(std::exchange(thread, {}));
        }
    }

    void on(Opened /*news*/) { setState(TextConsoleState::Open); }
    void on(Came /*news*/)
    {
        if (thread.link) {
            Q_EMIT q.received(thread.link->takeIncoming());
        }
    }
    void on(const Error& why)
    {
        park();
        setState(TextConsoleState::Ended, why);
    }

    TextConsole& q;
    TextConsoleState state = TextConsoleState::Closed;
    Error error;
    Thread thread;
    std::vector<Thread> parked;
};

TextConsole::TextConsole(QObject* parent) : QObject(parent), m_d(std::make_unique<Private>(*this)) { }

TextConsole::~TextConsole()
{
    m_d->park();
    const auto deadline = std::chrono::steady_clock::now() + patienceAtTheEnd;
    for (Private::Thread& thread : m_d->parked) {
        const auto left = std::chrono::duration_cast<milliseconds>(deadline - std::chrono::steady_clock::now());
        thread.lane->close(std::max(left, milliseconds(0)));
    }
}

void TextConsole::open(const HostSession& session, Uuid uuid, const QString& device, Hold hold)
{
    m_d->park();
    m_d->forgetEnded();
    auto link = std::make_shared<Link>();
    link->mailbox = async::mailbox<News>(this, [this, weak = std::weak_ptr<Link>(link)](const News& news) {
        if (m_d->thread.link != nullptr && m_d->thread.link == weak.lock()) { // else of one that was closed since
            std::visit([this](const auto& what) { m_d->on(what); }, news);
        }
    });
    m_d->thread = {link, std::make_unique<Lane>(QLatin1String("t-") + device)};
    m_d->thread.lane->post([further = session.furtherConnection(), uuid, device,
                               options = TextConsoles::OpenOptions{.takeOver = hold == Hold::TakeOver}, link] {
        if (const auto why = converse(further, uuid, device, options, link)) {
            link->mailbox.post(*why);
        }
        link->setOver();
    });
    m_d->setState(TextConsoleState::Opening);
}

void TextConsole::close()
{
    m_d->park();
    m_d->forgetEnded();
    if (m_d->state != TextConsoleState::Closed) {
        m_d->setState(TextConsoleState::Closed);
    }
}

void TextConsole::send(const QByteArray& bytes)
{
    if (m_d->state == TextConsoleState::Open && m_d->thread.link) {
        m_d->thread.link->put(bytes);
    }
}

TextConsoleState TextConsole::state() const
{
    return m_d->state;
}

const Error& TextConsole::error() const
{
    return m_d->error;
}

} // namespace domus
