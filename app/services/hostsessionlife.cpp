// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/hostsessionprivate.h"

#include <algorithm>

// How a connection is opened, lost and opened again, and how its lists are read.
namespace domus {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr milliseconds coalescing(50);
constexpr milliseconds reconcilePeriod = seconds(30);
/// The lists take milliseconds; a daemon that hangs says nothing.
constexpr milliseconds answerPatience = seconds(10);
/// A connection that held this long starts again with the shortest pause.
constexpr milliseconds stableAfter = seconds(10);
/// Openings that hang as a host never answers; more than these wait their turn, so that retrying leaks no threads.
constexpr size_t mostParked = 2;

/// Trying again by itself would only ask the user again.
bool isWorthRetrying(const Error& error)
{
    return error.kind != ErrorKind::AuthenticationFailed && error.kind != ErrorKind::PermissionDenied
        && error.kind != ErrorKind::Cancelled && error.kind != ErrorKind::InvalidArgument;
}

} // namespace

HostSession::Private::Private(
    HostSession& session, ConnectionSettings initialSettings, std::shared_ptr<ConnectionDriver> theDriver)
    : q(session)
    , settings(std::move(initialSettings))
    , driver(std::move(theDriver))
{
    mailbox = async::mailbox<Message>(&q, [this](const Message& message) { handle(message); });
    refetch.setSingleShot(true);
    refetch.setInterval(coalescing);
    retry.setSingleShot(true);
    retry.setTimerType(Qt::PreciseTimer); // retryIn() is shown counting down
    reconcile.setInterval(reconcilePeriod);
    unanswered.setSingleShot(true);
    unanswered.setInterval(answerPatience);
    QObject::connect(&unanswered, &QTimer::timeout, &q, [this] { goOnUnanswered(); });
    QObject::connect(&refetch, &QTimer::timeout, &q, [this] {
        if (!isReading) { // else its answer comes back to what is dirty
            readInventory(std::exchange(dirty, {}));
        }
    });
    QObject::connect(&reconcile, &QTimer::timeout, &q, [this] { markDirty(InventoryScope::all()); });
    QObject::connect(&retry, &QTimer::timeout, &q, [this] { openNow(); });
}

void HostSession::Private::openNow()
{
    retry.stop();
    setState(SessionState::Connecting);
    if (parked.size() >= mostParked) {
        isOpeningDelayed = true;
        return;
    }
    isOpeningDelayed = false;
    const quint64 number = ++lastLife;
    const auto box = mailbox;
    if (prompt != nullptr) {
        prompt->beginOpening();
    }
    const bool isAlone = prompt != nullptr && prompt->isSilent();
    OpenRequest request{
        .uri = settings.uri, .readOnly = settings.readOnly, .authenticate = isAlone ? Authenticator() : authenticator};
    life.number = number;
    isReading = true; // the first list, in the control lane; what changes meanwhile is read after it
    readingLane = LaneKind::Stats;
    hasStatsAnswered = false;
    life.lanes
        = std::make_unique<LaneSet>(q.displayName(), driver, std::move(request), [box, number](const Error& why) {
              box.post({number, Lost{why}});
          });
    life.lanes->open([box, number](const Result<Connection*>& connection) {
        if (!connection) {
            box.post({number, OpenFailed{connection.error()}});
            return;
        }
        Connection& libvirt = **connection;
        // Events first: what changes while the first list is read is then read again. A driver without them is
        // still served by the periodic reading.
        const auto subscribed = libvirt.subscribe([box, number](const Event& event) { box.post({number, event}); });
        if (!subscribed && subscribed.error().kind != ErrorKind::Unsupported) {
            box.post({number, OpenFailed{subscribed.error()}});
            return;
        }
        // The machines come on screen before the host is known: its capabilities may take a minute the first time.
        box.post({number, readInventoryPart(libvirt, InventoryScope::onlyDomains())});
        const auto record = libvirt.host();
        if (record) {
            box.post({number, Opened{*record}});
        } else {
            box.post({number, OpenFailed{record.error()}});
        }
    });
}

void HostSession::Private::endLife()
{
    refetch.stop();
    reconcile.stop();
    dirty = {};
    isReading = false;
    wasBroken = false;
    setAnswering(true); // whoever is gone is not waited for
    if (!life.lanes) {
        return;
    }
    const auto box = mailbox;
    const quint64 number = life.number;
    parked.push_back(std::exchange(life, {}));
    parked.back().lanes->end([box, number] { box.post({number, LifeEnded{}}); });
}

void HostSession::Private::connectionEnded(const Error& why)
{
    endLife();
    error = why;
    host = {};
    auto unknown = std::make_shared<Inventory>(*inventory);
    for (DomainRecord& domain : unknown->domains) {
        domain.state = DomainState::Unknown;
        domain.reason = StateReason::None;
        domain.id = -1;
    }
    setInventory(unknown);
    if (prompt != nullptr && !isWorthRetrying(why)) {
        prompt->forget(); // what was answered may be why
    }
    if (!wasOpen) {
        setState(SessionState::Failed);
    } else if (!isWorthRetrying(why)) {
        wasOpen = false;
        setState(SessionState::Failed);
    } else {
        scheduleRetry();
        setState(SessionState::Lost);
    }
}

void HostSession::Private::scheduleRetry()
{
    const auto now = steady_clock::now();
    if (openedAt != steady_clock::time_point() && now - openedAt >= stableAfter) {
        pace.reset();
    }
    openedAt = {};
    if (lostAt == steady_clock::time_point()) {
        lostAt = now;
    }
    retry.start(pace.next(q.isLocal(), std::chrono::duration_cast<milliseconds>(now - lostAt)));
}

void HostSession::Private::setState(SessionState next)
{
    // Lost and Failed tell a new reason each time.
    if (state == next && next != SessionState::Lost && next != SessionState::Failed) {
        return;
    }
    state = next;
    Q_EMIT q.stateChanged();
}

void HostSession::Private::setInventory(const std::shared_ptr<Inventory>& next)
{
    if (next->domains == inventory->domains && next->networks == inventory->networks
        && next->pools == inventory->pools) {
        return;
    }
    next->revision = inventory->revision + 1;
    inventory = next;
    Q_EMIT q.inventoryChanged(inventory);
}

void HostSession::Private::markDirty(InventoryScope scope)
{
    if (!life.lanes) {
        return;
    }
    dirty |= scope;
    if (!isReading && !refetch.isActive()) {
        refetch.start();
    }
}

void HostSession::Private::readInventory(InventoryScope scope)
{
    if (!life.lanes || scope.isEmpty()) {
        return;
    }
    isReading = true;
    ++reading;
    askedLane = readingLane;
    unanswered.start();
    // Not in the control lane: a start that hangs there, on an image nobody serves, must not stop the list from living.
    life.lanes->run(readingLane,
        [box = mailbox, number = life.number, scope, current = reading, lane = readingLane](const auto& connection) {
            if (connection) {
                const InventoryPart part = readInventoryPart(**connection, scope);
                box.post({number, ListsRead{part, scope, current, lane, !(*connection)->isAlive()}});
            } else if (lane != LaneKind::Control) {
                box.post({number, ReadingRefused{scope, current}});
            }
        });
}

Error HostSession::Private::whyNotOpen() const
{
    const auto text = [this] {
        switch (state) {
        case SessionState::Connecting:
            return HostSession::tr("The connection to %1 is still being opened.").arg(q.displayName());
        case SessionState::Lost:
            return HostSession::tr("The connection to %1 was lost.").arg(q.displayName());
        default:
            return HostSession::tr("%1 is not connected.").arg(q.displayName());
        }
    };
    return Error::make(ErrorKind::NotConnected, text(), "HostSession::submit");
}

void HostSession::Private::handle(const Message& message)
{
    if (std::holds_alternative<LifeEnded>(message.what)) {
        const auto it = std::find_if(parked.begin(), parked.end(),
            [&message](const Life& candidate) { return candidate.number == message.life; });
        if (it != parked.end()) {
            parked.erase(it);
        }
        if (isOpeningDelayed && parked.size() < mostParked) {
            openNow();
        }
        if (q.isFinished()) {
            Q_EMIT q.finished();
        }
        return;
    }
    if (!life.lanes || message.life != life.number) {
        return; // of a life that is over
    }
    std::visit(
        [this](const auto& what) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(what)>, LifeEnded>) {
                on(what);
            }
        },
        message.what);
}

void HostSession::Private::on(const Opened& opened)
{
    host = opened.host;
    error = {};
    wasOpen = true;
    openedAt = steady_clock::now();
    lostAt = {};
    if (prompt != nullptr) {
        prompt->opened();
    }
    setState(SessionState::Open);
    if (state != SessionState::Open) { // someone closed it on hearing that
        return;
    }
    reconcile.start();
    readInventory(InventoryScope::all());
}

void HostSession::Private::on(const OpenFailed& failed)
{
    connectionEnded(failed.error);
}

void HostSession::Private::on(const Lost& lost)
{
    connectionEnded(lost.error);
}

void HostSession::Private::on(ReadingRefused refused)
{
    if (refused.reading != reading) {
        return; // read over another connection meanwhile
    }
    // The host lets nobody in a second time (a limit of clients, a password not told twice): what is open must do.
    readingLane = LaneKind::Control;
    readInventory(refused.scope);
}

void HostSession::Private::setAnswering(bool answers)
{
    unanswered.stop();
    if (isAnswering != answers) {
        isAnswering = answers;
        Q_EMIT q.answeringChanged();
    }
}

void HostSession::Private::goOnUnanswered()
{
    setAnswering(false);
    // A host without room for a second connection may keep it waiting for ever. One that has answered there waits for
    // something of libvirt's, a pool on a server that is away: the control lane would only wait beside it.
    if (life.lanes && state == SessionState::Open && readingLane != LaneKind::Control && !hasStatsAnswered) {
        readingLane = LaneKind::Control;
        dirty = InventoryScope::all(); // after the machines
        readInventory(InventoryScope::onlyDomains());
    }
}

void HostSession::Private::on(const ListsRead& read)
{
    hasStatsAnswered = hasStatsAnswered || read.lane == LaneKind::Stats;
    readingLane = read.lane == LaneKind::Stats ? read.lane : readingLane; // it was slow, not stuck
    if (read.reading != reading) {
        // Given up on, and what is on screen is newer. What is asked for in its lane already answers by itself.
        if (read.lane == LaneKind::Stats && askedLane != LaneKind::Stats) {
            dirty = {};
            readInventory(InventoryScope::all());
        }
        return;
    }
    // What only this lane's connection missed is read over its next one; not for ever, should that always end it.
    if (read.isBroken && !wasBroken) {
        dirty |= read.scope;
    }
    wasBroken = read.isBroken;
    on(read.part);
}

void HostSession::Private::on(const InventoryPart& part)
{
    isReading = false;
    setAnswering(true);
    auto next = std::make_shared<Inventory>(*inventory);
    part.applyTo(*next);
    setInventory(next);
    // A failed list keeps the last good one; a dead connection reports itself.
    if (!dirty.isEmpty() && life.lanes && !refetch.isActive()) {
        refetch.start();
    }
}

void HostSession::Private::on(const Event& event)
{
    if (const auto* gone = std::get_if<ConnectionLostEvent>(&event)) {
        connectionEnded(Error::make(ErrorKind::NotConnected, gone->reason, "ConnectionLostEvent"));
    } else {
        markDirty(InventoryScope::touchedBy(event));
    }
    Q_EMIT q.eventArrived(event);
}

} // namespace domus
