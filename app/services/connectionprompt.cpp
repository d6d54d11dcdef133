// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionprompt.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace domus {

/// Shared by the lane that waits and the GUI thread.
struct ConnectionPrompt::Question
{
    QVector<Credential> credentials;
    std::mutex mutex;
    std::condition_variable_any settled;
    std::optional<QStringList> answers; // guarded by mutex
    bool isSettled = false; // guarded by mutex
};

/// What was answered, by what was asked. Any thread.
struct ConnectionPrompt::Memory
{
    std::mutex mutex;
    QHash<QString, QString> answers;
    QSet<QString> used; ///< in the opening that is under way
    bool isProven = false; ///< that opening worked

    static QString key(const Credential& credential)
    {
        return QString::number(credential.type) % QLatin1Char('/') % credential.prompt;
    }

    std::optional<QStringList> recall(const QVector<Credential>& credentials)
    {
        const std::scoped_lock lock(mutex);
        QStringList found;
        for (const Credential& credential : credentials) {
            const auto it = answers.constFind(key(credential));
            if (it == answers.cend() || (!isProven && used.contains(it.key()))) {
                return std::nullopt;
            }
            found.append(*it);
        }
        for (const Credential& credential : credentials) {
            used.insert(key(credential));
        }
        return found;
    }

    void keep(const QVector<Credential>& credentials, const QStringList& given)
    {
        const std::scoped_lock lock(mutex);
        for (qsizetype i = 0; i < credentials.size(); ++i) {
            if (credentials.at(i).fingerprint.isEmpty()) { // ssh keeps those itself
                answers.insert(key(credentials.at(i)), given.at(i));
                used.insert(key(credentials.at(i)));
            }
        }
    }
};

ConnectionPrompt::ConnectionPrompt(QObject* parent) : QObject(parent), m_memory(std::make_shared<Memory>())
{
    m_mailbox = async::mailbox<std::shared_ptr<Question>>(
        this, [this](const std::shared_ptr<Question>& question) { add(question); });
}

ConnectionPrompt::~ConnectionPrompt()
{
    const QSignalBlocker quiet(this);
    while (isAsking()) {
        giveUp();
    }
}

QVector<Credential> ConnectionPrompt::questions() const
{
    return m_asked.empty() ? QVector<Credential>() : m_asked.front()->credentials;
}

void ConnectionPrompt::add(const std::shared_ptr<Question>& question)
{
    {
        const std::scoped_lock lock(question->mutex);
        if (question->isSettled) { // the word that nobody waits any more
            const auto it = std::find(m_asked.begin(), m_asked.end(), question);
            if (it != m_asked.end()) {
                m_asked.erase(it);
            } else {
                return;
            }
        } else {
            m_asked.push_back(question);
        }
    }
    Q_EMIT changed();
}

void ConnectionPrompt::settle(const std::shared_ptr<Question>& question, const std::optional<QStringList>& answers)
{
    m_asked.pop_front();
    if (answers) {
        m_memory->keep(question->credentials, *answers);
    }
    {
        const std::scoped_lock lock(question->mutex);
        question->answers = answers;
        question->isSettled = true;
        question->settled.notify_all();
    }
    Q_EMIT changed();
}

void ConnectionPrompt::answer(const QStringList& answers)
{
    if (isAsking() && answers.size() == m_asked.front()->credentials.size()) {
        settle(std::shared_ptr<Question>(m_asked.front()), answers);
    }
}

void ConnectionPrompt::giveUp()
{
    if (isAsking()) {
        settle(std::shared_ptr<Question>(m_asked.front()), std::nullopt);
    }
}

Authenticator ConnectionPrompt::authenticator() const
{
    return [memory = m_memory, mailbox = m_mailbox](
               const QVector<Credential>& credentials, const StopToken& stop) -> std::optional<QStringList> {
        if (stop.stop_requested()) {
            return std::nullopt;
        }
        if (auto known = memory->recall(credentials)) {
            return known;
        }
        const auto question = std::make_shared<Question>();
        question->credentials = credentials;
        if (!mailbox.post(question)) {
            return std::nullopt;
        }
        std::unique_lock lock(question->mutex);
        if (question->settled.wait(lock, stop, [&question] { return question->isSettled; })) {
            return question->answers;
        }
        question->isSettled = true;
        lock.unlock();
        mailbox.post(question);
        return std::nullopt;
    };
}

void ConnectionPrompt::beginOpening()
{
    const std::scoped_lock lock(m_memory->mutex);
    m_memory->used.clear();
    m_memory->isProven = false;
}

void ConnectionPrompt::opened()
{
    const std::scoped_lock lock(m_memory->mutex);
    m_memory->isProven = true;
}

void ConnectionPrompt::forget()
{
    const std::scoped_lock lock(m_memory->mutex);
    m_memory->answers.clear();
    m_memory->used.clear();
}

} // namespace domus
