// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binkeeper.h"

#include "app/core/settings.h"
#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"

#include <QPointer>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

using namespace std::chrono_literals;

namespace domus {

namespace {

constexpr QLatin1String daysKey("bin/days");
/// Not while a window is being opened: looking costs a call for each machine.
constexpr std::chrono::milliseconds firstLook = 3min;
constexpr std::chrono::milliseconds nextLook = 6h;
constexpr std::chrono::seconds nextTry = 24h;
/// Where everything that is done waits behind it.
constexpr qsizetype mostAtOnce = 32;

} // namespace

namespace binsettings {

int days(const Settings& settings)
{
    const qint64 days = settings.number(daysKey, defaultDays);
    return static_cast<int>(std::clamp(days, qint64{0}, qint64{std::numeric_limits<int>::max()}));
}

void setDays(Settings& settings, int days)
{
    settings.setNumber(daysKey, days);
}

} // namespace binsettings

BinKeeper::BinKeeper(
    ConnectionList& connections, OperationRunner& runner, const Settings* settings, QObject* parent, Now now)
    : QObject(parent)
    , m_connections(connections)
    , m_runner(runner)
    , m_settings(settings)
    , m_now(std::move(now))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(firstLook);
    m_often.setInterval(nextLook);
    connect(&m_soon, &QTimer::timeout, this, &BinKeeper::look);
    connect(&m_often, &QTimer::timeout, this, &BinKeeper::look);
    connect(&connections, &ConnectionList::sessionAdded, this, &BinKeeper::watch);
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
    m_often.start();
}

void BinKeeper::watch(HostSession* session)
{
    const auto follow = [this, session] {
        const bool isOpen = session->state() == SessionState::Open;
        const bool wasOpen = m_open.contains(session->id());
        if (isOpen && !wasOpen) {
            m_open.insert(session->id());
            m_soon.start();
        } else if (!isOpen) {
            m_open.remove(session->id());
            m_used.remove(session->id());
        }
    };
    connect(session, &HostSession::stateChanged, this, follow);
    follow();
    connect(session, &HostSession::eventArrived, this, [this, session](const Event& event) {
        const auto* lifecycle = std::get_if<DomainLifecycleEvent>(&event);
        if (lifecycle != nullptr
            && (lifecycle->what == DomainLifecycle::Started || lifecycle->what == DomainLifecycle::Stopped)) {
            m_used[session->id()].add(lifecycle->uuid, m_now());
            dateUsed(*session);
        }
    });
}

void BinKeeper::dateUsed(HostSession& session)
{
    if (session.state() != SessionState::Open || session.host().readOnly) {
        m_used.remove(session.id()); // the next look sees it
        return;
    }
    const QHash<Uuid, QDateTime> used = m_used[session.id()].ask(mostAtOnce);
    if (used.isEmpty()) {
        return;
    }
    session.submit<bool>(
        LaneKind::Control, this,
        [used](Connection& connection) -> Result<bool> {
            for (auto one = used.cbegin(); one != used.cend(); ++one) {
                (void)dateAnew(connection, one.key(), *one); // the next look tries again
            }
            return true;
        },
        [this, session = QPointer<HostSession>(&session), id = session.id()](const Result<bool>& /*dated*/) {
            if (m_used.contains(id)) {
                m_used[id].answered();
            }
            if (session) {
                dateUsed(*session);
            }
        });
}

void BinKeeper::look()
{
    const QVector<HostSession*> sessions = m_connections.sessions();
    for (HostSession* session : sessions) {
        lookAt(session);
    }
}

void BinKeeper::lookAt(HostSession* session)
{
    if (session->state() != SessionState::Open || session->host().readOnly) {
        return;
    }
    const int days = m_settings != nullptr ? binsettings::days(*m_settings) : 0;
    session->submit<Found>(
        LaneKind::Slow, this,
        [days, now = m_now(), isLocal = session->isLocal(), uri = session->uri()](
            Connection& connection) { return find(connection, days, now, isLocal, uri); },
        [this, session = QPointer<HostSession>(session)](const Result<Found>& found) {
            if (session && found) {
                take(*session, *found);
            }
        });
}

Result<BinKeeper::Found> BinKeeper::find(
    Connection& connection, int days, const QDateTime& now, bool isLocal, const QString& uri)
{
    const auto all = binnedMachines(connection);
    if (!all) {
        return fail(all.error());
    }
    Found found;
    found.all = *all;
    for (const BinnedMachine& machine : *all) {
        const bool isDue = binnote::isDue(machine.note, days, now);
        if (!isDue && !hasProcess(machine.record)) {
            continue;
        }
        const auto use = sinceBinned(connection, machine, isLocal);
        if (!use) {
            return fail(use.error());
        }
        if (*use == SinceBinned::Used) {
            found.used.append(machine.record.uuid);
        } else if (*use == SinceBinned::Unused && isDue) {
            found.due.append(machine);
        }
    }
    const auto filled = withFacts(connection, found.due, isLocal, uri);
    if (!filled) {
        return fail(filled.error());
    }
    found.due = *filled;
    return found;
}

bool BinKeeper::isFirstTry(const DomainKey& machine)
{
    const QDateTime now = m_now();
    QDateTime& tried = m_tried[machine];
    if (tried.isValid() && tried.secsTo(now) < nextTry.count()) {
        return false;
    }
    tried = now;
    return true;
}

void BinKeeper::take(HostSession& session, const Found& found)
{
    for (const BinnedMachine& machine : found.due) {
        if (isFirstTry({session.id(), machine.record.uuid})) {
            m_runner.start(
                emptyBinOperation(session, machine.record, machine.note, machine.facts, EmptyBin::AfterDays));
        }
    }
    for (const Uuid machine : found.used) {
        m_used[session.id()].add(machine, m_now());
    }
    dateUsed(session);
    for (const BinnedMachine& machine : found.all) {
        // What starts with its host did not come all the way into the bin, unless it is on its way out.
        const bool isHalfWayOut = machine.note.isLeaving && !hasProcess(machine.record);
        const bool isHalfWayIn = machine.record.autostart && !machine.note.isLeaving && !hasProcess(machine.record);
        if ((isHalfWayIn || isHalfWayOut) && isFirstTry({session.id(), machine.record.uuid})) {
            m_runner.start(isHalfWayIn ? finishBinningOperation(session, machine.record, machine.note)
                                       : restoreFromBinOperation(session, machine.record, machine.note, {},
                                           machine.note.since.toString(Qt::ISODate)));
        }
    }
    Q_EMIT seen(session.id(), found.all);
}

} // namespace domus
