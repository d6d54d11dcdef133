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
    connect(&connections, &ConnectionList::sessionChanged, this, [this](const HostSession* session) {
        if (session->state() == SessionState::Open && !m_soon.isActive()) {
            m_soon.start();
        }
    });
    m_often.start();
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
        [days, now = m_now(), isLocal = session->isLocal()](Connection& connection) -> Result<Found> {
            const auto all = binnedMachines(connection);
            if (!all) {
                return fail(all.error());
            }
            QVector<BinnedMachine> due;
            std::copy_if(all->cbegin(), all->cend(), std::back_inserter(due), [&](const BinnedMachine& machine) {
                return binnote::isDue(machine.note, days, now) && !hasProcess(machine.record);
            });
            const auto filled = withFacts(connection, due, isLocal);
            return filled ? Result<Found>(Found{*all, *filled}) : fail(filled.error());
        },
        [this, session = QPointer<HostSession>(session)](const Result<Found>& found) {
            if (session && found) {
                take(*session, *found);
            }
        });
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
    for (const BinnedMachine& machine : found.all) {
        // What starts with its host did not come all the way into the bin.
        const bool isHalfWay = machine.record.autostart && !hasProcess(machine.record);
        if (isHalfWay && isFirstTry({session.id(), machine.record.uuid})) {
            m_runner.start(binDomainOperation(session, machine.record, {}, machine.note.days));
        }
    }
    Q_EMIT seen(session.id(), found.all);
}

} // namespace domus
