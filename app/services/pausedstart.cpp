// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/pausedstart.h"

#include "app/services/clone/startguard.h"
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/machinenotes.h"
#include "app/services/virshcommand.h"

#include <QTimer>

namespace domus {

namespace {

void mark(MachineMetadata& notes)
{
    notes.isStartedPaused = true;
}

void unmark(MachineMetadata& notes)
{
    notes.isStartedPaused = false;
}

/// Lets a marked machine run and takes the mark away, in that order: should Domus end in between, a machine that runs
/// with a mark does no harm, one that stands still without it would stand for ever. True when it was marked.
Result<bool> releaseMarked(Connection& connection, Uuid uuid)
{
    const auto notes = machinenotes::read(connection, uuid, XmlView::Inactive);
    if (!notes) {
        return fail(notes.error());
    }
    if (!notes->isStartedPaused) {
        return false;
    }
    const Status resumed = connection.resumeDomain(uuid);
    // Running already, or off: then there is nothing to let run, and the mark goes all the same.
    if (!resumed && resumed.error().kind != ErrorKind::WrongState) {
        return fail(resumed.error());
    }
    if (const Status cleared = machinenotes::change(connection, uuid, unmark); !cleared) {
        return fail(cleared.error());
    }
    return true;
}

} // namespace

PausedStart::PausedStart(ConnectionList& connections, QObject* parent) : QObject(parent), m_connections(connections)
{
    connect(&connections, &ConnectionList::sessionAdded, this, &PausedStart::watch);
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
}

PausedStart::~PausedStart() = default;

Operation PausedStart::startOperation(const HostSession& session, const DomainRecord& domain)
{
    Operation operation = domainOperation(DomainAction::Start, session, domain);
    if (!domain.persistent) {
        return operation; // nowhere to keep the mark
    }
    operation.command
        = virshCommand(session.uri(), {QStringLiteral("start"), QStringLiteral("--paused"), virshName(domain)})
        + QLatin1String(" && ") + virshCommand(session.uri(), {QStringLiteral("resume"), virshName(domain)});
    operation.run = [uuid = domain.uuid, name = domain.name](Connection& connection, const ProgressSink& progress,
                        const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        const auto started = startMarked(connection, uuid);
        if (!started) {
            return fail(started.error().during(tr("Start the virtual machine"), name));
        }
        return OperationOutcome{uuid, {}};
    };
    return operation;
}

Result<bool> PausedStart::startMarked(Connection& connection, Uuid uuid)
{
    if (const Status allowed = startguard::mayStart(connection, uuid); !allowed) {
        return fail(allowed.error());
    }
    const Status marked = machinenotes::change(connection, uuid, mark);
    if (!marked && marked.error().isConnectionLoss()) {
        return fail(marked.error());
    }
    StartOptions options;
    options.paused = marked.has_value();
    const Status started = startguard::start(connection, uuid, options);
    if (!started) {
        if (options.paused) {
            // Best effort: an off machine with a mark starts running when it is next found paused, no more.
            static_cast<void>(machinenotes::change(connection, uuid, unmark));
        }
        return fail(started.error());
    }
    return options.paused;
}

void PausedStart::started(const DomainKey& domain)
{
    if (m_waiting.contains(domain)) {
        return;
    }
    if (m_early.remove(domain)) {
        release(domain);
        return;
    }
    auto* timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, [this, domain] { release(domain); });
    m_waiting.insert(domain, timer);
    timer->start(m_patience);
}

void PausedStart::consoleAttached(const DomainKey& domain)
{
    if (m_waiting.contains(domain)) {
        release(domain);
        return;
    }
    const HostSession* session = m_connections.session(domain.connection);
    const DomainRecord* record = session != nullptr ? session->inventory()->domain(domain.uuid) : nullptr;
    if (record == nullptr || record->state == DomainState::Paused) {
        m_early.insert(domain);
    }
}

bool PausedStart::isWaiting(const DomainKey& domain) const
{
    return m_waiting.contains(domain);
}

void PausedStart::release(const DomainKey& domain)
{
    if (QTimer* timer = m_waiting.take(domain)) {
        timer->deleteLater();
    }
    HostSession* session = m_connections.session(domain.connection);
    if (session == nullptr) {
        return;
    }
    session->submit<bool>(
        LaneKind::Control, this,
        [uuid = domain.uuid](Connection& connection) { return releaseMarked(connection, uuid); },
        [this, domain](const Result<bool>& result) {
            if (result) {
                Q_EMIT released(domain);
            } else if (!result.error().isConnectionLoss()) { // the mark is found when the connection is back
                Q_EMIT failed(domain, result.error());
            }
        });
}

void PausedStart::watch(HostSession* session)
{
    // A console that was opened on a machine paused by its user tells nothing about the next start.
    connect(session, &HostSession::eventArrived, this, [this, session](const Event& event) {
        const auto* lifecycle = std::get_if<DomainLifecycleEvent>(&event);
        if (lifecycle != nullptr && lifecycle->what == DomainLifecycle::Stopped) {
            m_early.remove({session->id(), lifecycle->uuid});
        }
    });
    connect(session, &HostSession::stateChanged, this, [this, session] {
        if (session->state() == SessionState::Open) {
            recover(session);
        }
    });
    if (session->state() == SessionState::Open) {
        recover(session);
    }
}

void PausedStart::recover(HostSession* session)
{
    if (session->settings().readOnly) {
        return;
    }
    const InventoryPtr inventory = session->inventory();
    for (const DomainRecord& domain : inventory->domains) {
        const DomainKey key{session->id(), domain.uuid};
        if (domain.state == DomainState::Paused && domain.persistent && !m_waiting.contains(key)) {
            release(key);
        }
    }
}

} // namespace domus
