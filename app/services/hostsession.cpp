// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/hostsession.h"

#include "app/services/connectionname.h"
#include "app/services/hostsessionprivate.h"

#include <algorithm>

namespace domus {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

HostSession::HostSession(ConnectionSettings settings, std::shared_ptr<ConnectionDriver> driver, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, std::move(settings), std::move(driver)))
{
}

HostSession::~HostSession()
{
    const QSignalBlocker quiet(this);
    finish(seconds(2));
}

const ConnectionSettings& HostSession::settings() const
{
    return m_d->settings;
}

ConnectionId HostSession::id() const
{
    return m_d->settings.id;
}

QString HostSession::uri() const
{
    return m_d->settings.uri;
}

QString HostSession::displayName() const
{
    return m_d->settings.label.isEmpty() ? nameOfConnection(m_d->settings.uri) : m_d->settings.label;
}

void HostSession::setSettings(const ConnectionSettings& settings)
{
    if (settings == m_d->settings) {
        return;
    }
    m_d->settings = settings;
    Q_EMIT settingsChanged();
}

SessionState HostSession::state() const
{
    return m_d->state;
}

const Error& HostSession::error() const
{
    return m_d->error;
}

std::chrono::milliseconds HostSession::retryIn() const
{
    return std::max(m_d->retry.remainingTimeAsDuration(), milliseconds(0));
}

const HostRecord& HostSession::host() const
{
    return m_d->host;
}

bool HostSession::isAnswering() const
{
    return m_d->isAnswering;
}

void HostSession::setAnswerPatience(std::chrono::milliseconds patience)
{
    m_d->unanswered.setInterval(patience);
}

bool HostSession::isLocal() const
{
    return isLocalUri(m_d->settings.uri);
}

InventoryPtr HostSession::inventory() const
{
    return m_d->inventory;
}

void HostSession::setAuthenticator(Authenticator authenticator)
{
    m_d->authenticator = std::move(authenticator);
}

ConnectionPrompt* HostSession::prompt()
{
    if (m_d->prompt == nullptr) {
        m_d->prompt = new ConnectionPrompt(this);
        m_d->authenticator = m_d->prompt->authenticator();
    }
    return m_d->prompt;
}

void HostSession::open()
{
    if (m_d->state == SessionState::Open || m_d->state == SessionState::Connecting) {
        return;
    }
    m_d->pace.reset();
    m_d->openNow();
}

void HostSession::close()
{
    m_d->retry.stop();
    m_d->endLife();
    m_d->isOpeningDelayed = false;
    m_d->wasOpen = false;
    if (m_d->prompt != nullptr) {
        m_d->prompt->forget();
    }
    m_d->error = {};
    m_d->host = {};
    m_d->setState(SessionState::Closed);
    if (m_d->state == SessionState::Closed) {
        m_d->setInventory(std::make_shared<Inventory>());
    }
}

bool HostSession::finish(std::chrono::milliseconds patience)
{
    close();
    const auto deadline = steady_clock::now() + patience;
    bool allEnded = true;
    for (Private::Life& life : m_d->parked) {
        const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
        allEnded = life.lanes->finish(std::max(left, milliseconds(0))) && allEnded;
    }
    m_d->parked.clear();
    return allEnded;
}

bool HostSession::isFinished() const
{
    return !m_d->life.lanes && m_d->parked.empty();
}

void HostSession::refresh()
{
    m_d->markDirty(InventoryScope::all());
}

std::function<Result<std::unique_ptr<Connection>>()> HostSession::furtherConnection() const
{
    if (m_d->state != SessionState::Open || !m_d->life.lanes) {
        return [why = m_d->whyNotOpen()]() -> Result<std::unique_ptr<Connection>> { return fail(why); };
    }
    return m_d->life.lanes->further();
}

void HostSession::enqueue(LaneKind lane, std::function<void(Result<Connection*>)> job)
{
    if (m_d->state != SessionState::Open || !m_d->life.lanes) {
        job(fail(m_d->whyNotOpen()));
        return;
    }
    m_d->life.lanes->run(lane, std::move(job));
}

} // namespace domus
