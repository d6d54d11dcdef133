// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ssh/sshlinks.h"

#include "app/core/async.h"
#include "app/services/ssh/sshmaster.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace domus {

/// What the lanes and the GUI thread share of one target.
struct SshLinks::Link
{
    enum class State { Idle, Starting, Ready, Failed };

    // GUI thread only
    SshTarget target;
    std::unique_ptr<SshMaster> master;
    int leases = 0;

    std::mutex mutex;
    std::condition_variable_any changed;
    State state = State::Idle; // guarded by mutex, as all below
    QString command;
    Error error;
    std::optional<Credential> question;
    quint64 questionNumber = 0;
    bool isBeingAnswered = false;
    std::stop_source questionGone;

    void set(State next)
    {
        state = next;
        question.reset();
        questionGone.request_stop();
        changed.notify_all();
    }
};

/// What the lanes tell the GUI thread.
struct SshLinks::Message
{
    enum class What { Start, Answer, GiveUp, Abandon, Release };
    What what = What::Start;
    std::shared_ptr<Link> link;
    QString answer = {};
    quint64 question = 0;
};

class SshLinks::Private
{
public:
    std::vector<std::shared_ptr<Link>> links;
    async::Mailbox<Message> mailbox;
};

class SshLinks::Lease final : public SshLease
{
public:
    using What = Message::What;

    Lease(std::shared_ptr<Link> link, async::Mailbox<Message> mailbox)
        : m_link(std::move(link))
        , m_mailbox(std::move(mailbox))
    {
    }
    ~Lease() override { m_mailbox.post({What::Release, m_link}); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    void abandon() override { m_mailbox.post({What::Abandon, m_link}); }

    Result<QString> join(const Authenticator& authenticate, const StopToken& stop) override
    {
        std::unique_lock lock(m_link->mutex);
        if (m_link->state == Link::State::Idle || m_link->state == Link::State::Failed) {
            m_link->set(Link::State::Starting);
            m_mailbox.post({What::Start, m_link});
        }
        const auto isNews = [this] {
            return m_link->state != Link::State::Starting || (m_link->question && !m_link->isBeingAnswered);
        };
        // The wait tells of news although nobody wants them any more.
        while (m_link->changed.wait(lock, stop, isNews) && !stop.stop_requested()) {
            if (m_link->state == Link::State::Ready) {
                return m_link->command;
            }
            if (m_link->state != Link::State::Starting) {
                return fail(m_link->error);
            }
            if (!answerOne(lock, authenticate, stop)) {
                return fail(Error::cancelled());
            }
        }
        return fail(Error::cancelled());
    }

private:
    /// False when the user gave up. A question that ssh withdrew meanwhile is no reason to.
    bool answerOne(std::unique_lock<std::mutex>& lock, const Authenticator& authenticate, const StopToken& stop)
    {
        const Credential question = *m_link->question;
        const quint64 number = m_link->questionNumber;
        const StopToken gone = m_link->questionGone.get_token();
        m_link->isBeingAnswered = true;
        lock.unlock();
        std::stop_source either;
        const auto end = [&either] { either.request_stop(); };
        std::optional<QStringList> answers;
        {
            const std::stop_callback byUs(stop, end);
            const std::stop_callback bySsh(gone, end);
            answers = authenticate ? authenticate({question}, either.get_token()) : std::nullopt;
        }
        const bool isAnswered = answers && answers->size() == 1;
        if (isAnswered) {
            m_mailbox.post({What::Answer, m_link, answers->constFirst(), number});
        } else if (!gone.stop_requested() && !stop.stop_requested()) {
            m_mailbox.post({What::GiveUp, m_link});
        }
        lock.lock();
        m_link->isBeingAnswered = false;
        if (isAnswered && m_link->questionNumber == number) {
            m_link->question.reset();
        }
        m_link->changed.notify_all(); // another life may answer what this one left
        return isAnswered || gone.stop_requested();
    }

    std::shared_ptr<Link> m_link;
    async::Mailbox<Message> m_mailbox;
};

SshLinks::SshLinks(QObject* parent) : QObject(parent), m_d(std::make_unique<Private>())
{
    m_d->mailbox = async::mailbox<Message>(this, [this](const Message& message) { handle(message); });
}

SshLinks::~SshLinks()
{
    for (const auto& link : m_d->links) {
        link->master.reset();
        const std::scoped_lock lock(link->mutex);
        link->error = Error::cancelled();
        link->set(Link::State::Failed);
    }
}

int SshLinks::count() const
{
    return static_cast<int>(m_d->links.size());
}

std::shared_ptr<SshLease> SshLinks::lease(const SshTarget& target)
{
    const auto it = std::find_if(
        m_d->links.cbegin(), m_d->links.cend(), [&target](const auto& link) { return link->target == target; });
    std::shared_ptr<Link> link = it != m_d->links.cend() ? *it : std::make_shared<Link>();
    if (it == m_d->links.cend()) {
        link->target = target;
        m_d->links.push_back(link);
    }
    ++link->leases;
    return std::make_shared<Lease>(link, m_d->mailbox);
}

void SshLinks::release(const std::shared_ptr<Link>& link)
{
    if (--link->leases > 0) {
        return;
    }
    m_d->links.erase(std::remove(m_d->links.begin(), m_d->links.end(), link), m_d->links.end());
    if (SshMaster* master = link->master.release()) {
        // It goes when its process has, without anybody waiting.
        master->disconnect(this);
        master->setParent(this);
        if (master->state() == SshMaster::State::Idle) {
            master->deleteLater();
            return;
        }
        connect(master, &SshMaster::ended, master, &QObject::deleteLater);
        master->stop();
    }
}

void SshLinks::handle(const Message& message)
{
    const std::shared_ptr<Link>& link = message.link;
    switch (message.what) {
    case Message::What::Start:
        if (!link->master) {
            link->master = std::make_unique<SshMaster>(link->target);
            SshMaster* master = link->master.get();
            connect(master, &SshMaster::ready, this, [link, master] {
                const std::scoped_lock lock(link->mutex);
                link->command = master->command();
                link->set(Link::State::Ready);
            });
            connect(master, &SshMaster::asked, this, [link](const Credential& question) {
                const std::scoped_lock lock(link->mutex);
                link->question = question;
                ++link->questionNumber;
                link->questionGone = std::stop_source();
                link->changed.notify_all();
            });
            connect(master, &SshMaster::ended, this, [link](const Error& why) {
                const std::scoped_lock lock(link->mutex);
                link->error = why;
                link->set(Link::State::Failed);
            });
        }
        link->master->start();
        return;
    case Message::What::Answer: {
        bool isOpen = false;
        {
            const std::scoped_lock lock(link->mutex);
            isOpen = link->questionNumber == message.question;
        }
        if (link->master && isOpen) {
            link->master->answer(message.answer);
        }
        return;
    }
    case Message::What::GiveUp:
        if (link->master) {
            link->master->stop();
        }
        return;
    case Message::What::Abandon:
        if (link->master && link->leases <= 1) {
            link->master->stop();
        }
        return;
    case Message::What::Release:
        release(link);
        return;
    }
}

} // namespace domus
