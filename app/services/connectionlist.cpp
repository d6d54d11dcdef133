// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionlist.h"

#include "app/core/uuid.h"
#include "app/services/connectionprompt.h"
#include "app/services/connectionstore.h"

#include <QTimer>

#include <algorithm>
#include <deque>

namespace domus {

namespace {

/// How long the next connection waits for the one before it.
constexpr std::chrono::milliseconds openingTurn(3000);
constexpr std::chrono::milliseconds exitPatience(2000);

bool isSettled(const HostSession& session)
{
    return session.state() != SessionState::Connecting;
}

} // namespace

class ConnectionList::Private
{
public:
    Private(ConnectionList& list, std::shared_ptr<ConnectionDriver> theDriver, Settings* theSettings);

    HostSession* insert(const ConnectionSettings& connection, bool temporary);
    void save(const ConnectionId& removed = {});
    void openNext();
    static void finishAll(const QVector<HostSession*>& all);

    ConnectionList& q;
    std::shared_ptr<ConnectionDriver> driver;
    Settings* settings;
    QVector<HostSession*> sessions;
    QVector<HostSession*> leaving; // removed, with something that still hangs in a call
    QVector<ConnectionId> temporary;
    bool asksUser = false;
    std::deque<ConnectionId> waiting; // to be opened at start
    ConnectionId opening;
    QTimer turn;
};

ConnectionList::Private::Private(
    ConnectionList& list, std::shared_ptr<ConnectionDriver> theDriver, Settings* theSettings)
    : q(list)
    , driver(std::move(theDriver))
    , settings(theSettings)
{
    turn.setSingleShot(true);
    turn.setInterval(openingTurn);
    QObject::connect(&turn, &QTimer::timeout, &q, [this] { openNext(); });
}

HostSession* ConnectionList::Private::insert(const ConnectionSettings& connection, bool isTemporary)
{
    ConnectionSettings complete = connection;
    if (complete.id.isNull()) {
        complete.id = ConnectionId{Uuid::create().toString()};
    }
    auto* session = new HostSession(complete, driver, &q);
    // A window looks at the prompt in any case, and what is asked there would wait for ever.
    session->prompt()->setSilent(!asksUser);
    sessions.append(session);
    if (isTemporary) {
        temporary.append(complete.id);
    }
    QObject::connect(session, &HostSession::stateChanged, &q, [this, session] {
        if (session->id() == opening && isSettled(*session)) {
            turn.start(0);
        }
        Q_EMIT q.sessionChanged(session);
    });
    QObject::connect(session, &HostSession::settingsChanged, &q, [this, session] { Q_EMIT q.sessionChanged(session); });
    Q_EMIT q.sessionAdded(session);
    return session;
}

void ConnectionList::Private::save(const ConnectionId& removed)
{
    if (settings == nullptr) {
        return;
    }
    QVector<ConnectionSettings> kept;
    for (const HostSession* session : std::as_const(sessions)) {
        if (!temporary.contains(session->id())) {
            kept.append(session->settings());
        }
    }
    if (const Status saved = connectionstore::write(*settings, kept, removed); !saved) {
        Q_EMIT q.saveFailed(saved.error());
    }
}

void ConnectionList::Private::openNext()
{
    opening = {};
    while (!waiting.empty()) {
        const ConnectionId next = waiting.front();
        waiting.pop_front();
        HostSession* session = q.session(next);
        if (session == nullptr || session->state() != SessionState::Closed) {
            continue;
        }
        opening = next;
        turn.start(openingTurn);
        session->open();
        return;
    }
}

void ConnectionList::Private::finishAll(const QVector<HostSession*>& all)
{
    // All begin to close before any is waited for.
    for (HostSession* session : all) {
        session->close();
    }
    const auto deadline = std::chrono::steady_clock::now() + exitPatience;
    for (HostSession* session : all) {
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        session->finish(std::max(left, std::chrono::milliseconds(0)));
    }
}

ConnectionList::ConnectionList(std::shared_ptr<ConnectionDriver> driver, Settings* settings, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, std::move(driver), settings))
{
}

ConnectionList::~ConnectionList()
{
    const QSignalBlocker quiet(this);
    closeAll();
    // Here and not by the parent's destructor: their signals would reach a list that is half gone.
    qDeleteAll(std::exchange(m_d->sessions, {}));
    qDeleteAll(std::exchange(m_d->leaving, {}));
}

const QVector<HostSession*>& ConnectionList::sessions() const
{
    return m_d->sessions;
}

HostSession* ConnectionList::session(const ConnectionId& id) const
{
    const auto it = std::find_if(m_d->sessions.cbegin(), m_d->sessions.cend(),
        [&id](const HostSession* session) { return session->id() == id; });
    return it != m_d->sessions.cend() ? *it : nullptr;
}

HostSession* ConnectionList::sessionForUri(const QString& uri) const
{
    const auto it = std::find_if(m_d->sessions.cbegin(), m_d->sessions.cend(),
        [&uri](const HostSession* session) { return session->uri() == uri; });
    return it != m_d->sessions.cend() ? *it : nullptr;
}

void ConnectionList::setAsksUser(bool asks)
{
    m_d->asksUser = asks;
}

void ConnectionList::load()
{
    if (m_d->settings == nullptr) {
        return;
    }
    const QVector<ConnectionSettings> stored = connectionstore::read(*m_d->settings);
    for (const ConnectionSettings& connection : stored) {
        if (session(connection.id) == nullptr) {
            m_d->insert(connection, false);
        }
    }
}

void ConnectionList::openAtStart()
{
    for (const HostSession* session : std::as_const(m_d->sessions)) {
        if (session->settings().openAtStart && session->state() == SessionState::Closed) {
            m_d->waiting.push_back(session->id());
        }
    }
    if (m_d->opening.isNull()) {
        m_d->openNext();
    }
}

HostSession* ConnectionList::add(const ConnectionSettings& settings)
{
    HostSession* session = m_d->insert(settings, false);
    m_d->save();
    return session;
}

HostSession* ConnectionList::addTemporary(const QString& uri)
{
    ConnectionSettings settings;
    settings.uri = uri;
    return m_d->insert(settings, true);
}

void ConnectionList::change(const ConnectionSettings& settings)
{
    HostSession* changed = session(settings.id);
    if (changed == nullptr) {
        return;
    }
    const bool isOtherConnection = changed->uri() != settings.uri || changed->settings().readOnly != settings.readOnly;
    const bool wasUp = changed->state() != SessionState::Closed;
    changed->setSettings(settings);
    m_d->save();
    if (isOtherConnection && wasUp) {
        changed->close();
        changed->open();
    }
}

void ConnectionList::remove(const ConnectionId& id)
{
    HostSession* gone = session(id);
    if (gone == nullptr) {
        return;
    }
    Q_EMIT sessionAboutToBeRemoved(gone);
    m_d->sessions.removeOne(gone);
    m_d->temporary.removeOne(id);
    m_d->save(id);
    disconnect(gone, nullptr, this, nullptr);
    gone->close();
    if (gone->isFinished()) {
        gone->deleteLater();
        return;
    }
    // A call that hangs must not hold the window up: the session goes when its lanes have.
    m_d->leaving.append(gone);
    connect(gone, &HostSession::finished, this, [this, gone] {
        m_d->leaving.removeOne(gone);
        gone->deleteLater();
    });
}

void ConnectionList::closeAll()
{
    m_d->waiting.clear();
    m_d->opening = {};
    m_d->turn.stop();
    Q_EMIT aboutToCloseAll();
    QVector<HostSession*> all = m_d->sessions;
    all += m_d->leaving;
    Private::finishAll(all);
}

} // namespace domus
