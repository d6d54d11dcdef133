// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/installphase.h"

#include "app/services/clone/startguard.h"
#include "app/services/connectionlist.h"
#include "app/services/create/createdomainplan.h"
#include "app/services/machinenotes.h"
#include "app/services/operationrunner.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace domus {

namespace {

/// A guest that was asked to stop and did not for so long no longer stops because it was asked.
constexpr std::chrono::minutes expectationHolds(2);

/// The first of many is looked at at once, and what comes up then, together: one that starts again and again costs no
/// more than this.
constexpr std::chrono::milliseconds betweenLooks(500);

/// virDomainEventStoppedDetailType: the guest's own doing, as against destroyed, crashed, saved, migrated.
constexpr int stoppedByShutdown = 0;

using Installing = InstallPhaseWatcher::Installing;

bool restartEndsRun(Connection& connection, Uuid uuid)
{
    const auto text = connection.domainXml(uuid, XmlView::Live);
    if (!text) {
        return false;
    }
    const auto xml = DomainXml::parse(*text);
    return xml && xml->get(lens::onReboot) == QLatin1String("destroy");
}

/// Those of the machines that are being installed. One call each, so neither in the control lane nor before the lists.
QVector<Installing> findInstalling(Connection& connection, const QVector<DomainRecord>& domains)
{
    QVector<Installing> found;
    for (const DomainRecord& domain : domains) {
        const auto notes = machinenotes::read(connection, domain.uuid, XmlView::Inactive);
        if (!notes || notes->installPhase != InstallPhase::Installing) {
            continue; // gone meanwhile, or nothing known about it
        }
        const bool hasBegun = machinenotes::hasInstallBegun(connection, domain.uuid).value_or(false);
        found.append({domain.uuid, !domain.isActive(), hasBegun, restartEndsRun(connection, domain.uuid)});
    }
    return found;
}

Status noteInstalled(Connection& connection, Uuid uuid)
{
    return machinenotes::change(connection, uuid, [](MachineMetadata& notes) {
        if (notes.installPhase == InstallPhase::Installing) {
            notes.installPhase = InstallPhase::Installed;
        }
    });
}

/// The definition boots what was installed: it may still be the installer's, where the machine was started by hand, or
/// where whoever made it did not come that far. Started as it is it would install once more, over what it installed.
Status bootFromDisk(Connection& connection, Uuid uuid)
{
    const auto current = connection.domainXml(uuid, XmlView::Inactive);
    if (!current) {
        return fail(current.error());
    }
    const auto next = toAfterInstall(*current);
    if (!next) {
        return fail(next.error());
    }
    if (*next == *current) {
        return {};
    }
    const auto defined = connection.defineDomain(*next);
    return defined ? Status() : fail(defined.error());
}

/// Another Domus, which watches as well, may have been quicker.
bool runsAlready(Connection& connection, Uuid uuid)
{
    const auto domains = connection.domains();
    return domains && std::any_of(domains->cbegin(), domains->cend(), [uuid](const DomainRecord& domain) {
        return domain.uuid == uuid && domain.isActive();
    });
}

} // namespace

InstallPhaseWatcher::InstallPhaseWatcher(ConnectionList& connections, OperationRunner* runner, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
{
    connect(&connections, &ConnectionList::sessionAdded, this, &InstallPhaseWatcher::watch);
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this,
        [this](const HostSession* session) { forget(session->id()); });
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
    if (runner == nullptr) {
        return;
    }
    connect(runner, &OperationRunner::taskAdded, this, [this](Task* task) {
        if (!task->operation().endsRun) {
            return;
        }
        for (const Uuid& uuid : task->operation().subjects) {
            const DomainKey key{task->operation().connection, uuid};
            m_expected.insert(key, QDeadlineTimer(expectationHolds));
            connect(task, &Task::finished, this, [this, task, key] {
                if (task->state() != Task::State::Succeeded) {
                    m_expected.remove(key);
                }
            });
        }
    });
}

InstallPhaseWatcher::~InstallPhaseWatcher() = default;

void InstallPhaseWatcher::watch(HostSession* session)
{
    connect(session, &HostSession::stateChanged, this, [this, session] {
        if (session->state() == SessionState::Open) {
            lookForNew(session);
        } else {
            forget(session->id());
        }
    });
    connect(session, &HostSession::inventoryChanged, this, [this, session] { lookForNew(session); });
    connect(
        session, &HostSession::eventArrived, this, [this, session](const Event& event) { onEvent(session, event); });
    lookForNew(session);
}

void InstallPhaseWatcher::forget(const ConnectionId& connection)
{
    m_looked.remove(connection);
    m_toInspect.remove(connection);
    m_installing.removeIf([&connection](const auto& entry) { return entry.key().connection == connection; });
    m_expected.removeIf([&connection](const auto& entry) { return entry.key().connection == connection; });
}

void InstallPhaseWatcher::lookForNew(HostSession* session)
{
    if (session->state() != SessionState::Open || session->settings().readOnly) {
        return;
    }
    const bool justOpened = !m_looked.contains(session->id());
    QSet<Uuid>& looked = m_looked[session->id()];
    QVector<Uuid> unseen;
    const InventoryPtr inventory = session->inventory();
    for (const DomainRecord& domain : inventory->domains) {
        if (domain.persistent && !looked.contains(domain.uuid)) {
            looked.insert(domain.uuid);
            unseen.append(domain.uuid);
        }
    }
    inspect(session, unseen, justOpened ? Occasion::Opened : Occasion::Listed);
}

void InstallPhaseWatcher::inspect(HostSession* session, const QVector<Uuid>& uuids, Occasion occasion)
{
    Gathering<Occasion>& gathering = m_toInspect[session->id()];
    for (const Uuid& uuid : uuids) {
        // That one has started outlasts that it was defined or listed meanwhile.
        if (!gathering.isWaiting(uuid) || occasion == Occasion::Started) {
            gathering.add(uuid, occasion);
        }
    }
    inspectNext(session);
}

void InstallPhaseWatcher::inspectNext(HostSession* session)
{
    const QHash<Uuid, Occasion> wanted = m_toInspect[session->id()].ask();
    if (wanted.isEmpty()) {
        return;
    }
    QVector<DomainRecord> records;
    const InventoryPtr inventory = session->inventory();
    for (auto one = wanted.cbegin(); one != wanted.cend(); ++one) {
        if (const DomainRecord* record = inventory->domain(one.key())) {
            records.append(*record);
        }
    }
    if (records.isEmpty()) {
        m_toInspect[session->id()].answered();
        return;
    }
    session->submit<QVector<Installing>>(
        LaneKind::Slow, this,
        [records](
            Connection& connection) -> Result<QVector<Installing>> { return findInstalling(connection, records); },
        [this, session = QPointer<HostSession>(session), id = session->id(), wanted, records](
            const Result<QVector<Installing>>& found) {
            if (!session || !m_toInspect.contains(id)) {
                return; // it is over
            }
            if (found) { // else looked at again when the connection is back
                for (const DomainRecord& record : records) {
                    m_installing.remove({id, record.uuid});
                }
                take(session, *found, wanted);
            }
            QTimer::singleShot(betweenLooks, this, [this, session, id] {
                const auto gathering = m_toInspect.find(id);
                if (session && gathering != m_toInspect.end()) {
                    gathering->answered();
                    inspectNext(session);
                }
            });
        });
}

void InstallPhaseWatcher::take(
    HostSession* session, const QVector<Installing>& found, const QHash<Uuid, Occasion>& wanted)
{
    for (const Installing& one : found) {
        const Occasion occasion = wanted.value(one.uuid);
        m_installing.insert({session->id(), one.uuid}, one.restartEndsRun);
        if (!one.hasBegun && (!one.isOff || occasion == Occasion::Started)) {
            noteBegun(session, this, one.uuid);
        } else if (one.hasBegun && one.isOff && occasion == Occasion::Opened) {
            endedByItself(session, one.uuid, false); // while no Domus watched
        }
    }
}

void InstallPhaseWatcher::onEvent(HostSession* session, const Event& event)
{
    if (session->settings().readOnly) {
        return;
    }
    if (const auto* reboot = std::get_if<DomainRebootEvent>(&event)) {
        const DomainKey key{session->id(), reboot->uuid};
        if (m_installing.contains(key) && !isExpected(key)) {
            endedByItself(session, reboot->uuid, false);
        }
        return;
    }
    const auto* lifecycle = std::get_if<DomainLifecycleEvent>(&event);
    if (lifecycle == nullptr) {
        return;
    }
    const DomainKey key{session->id(), lifecycle->uuid};
    switch (lifecycle->what) {
    case DomainLifecycle::Started:
        m_expected.remove(key);
        inspect(session, {lifecycle->uuid}, Occasion::Started); // its running definition is there now
        break;
    case DomainLifecycle::Defined:
        if (m_looked.value(key.connection).contains(key.uuid)) { // else the next list brings it
            inspect(session, {lifecycle->uuid}, Occasion::Listed);
        }
        break;
    case DomainLifecycle::Undefined:
        m_installing.remove(key);
        m_looked[key.connection].remove(key.uuid);
        break;
    case DomainLifecycle::Stopped:
        if (m_installing.contains(key) && lifecycle->detail == stoppedByShutdown && !isExpected(key)) {
            endedByItself(session, lifecycle->uuid, true);
        }
        break;
    default:
        break;
    }
}

void InstallPhaseWatcher::noteBegun(HostSession* session, QObject* context, Uuid uuid)
{
    // In the control lane, where all notes are written: reading and writing back takes two calls. Should it fail, the
    // next start notes it.
    session->submit<bool>(
        LaneKind::Control, context,
        [uuid](Connection& connection) -> Result<bool> {
            const Status noted = machinenotes::noteInstallBegun(connection, uuid);
            return noted ? Result<bool>(true) : fail(noted.error());
        },
        [](const Result<bool>& /*noted*/) {});
}

bool InstallPhaseWatcher::isExpected(const DomainKey& domain)
{
    return m_expected.contains(domain) && !m_expected.take(domain).hasExpired();
}

void InstallPhaseWatcher::endedByItself(HostSession* session, Uuid uuid, bool isOff)
{
    const DomainKey key{session->id(), uuid};
    const bool startAgain = m_installing.take(key) && isOff;
    session->submit<bool>(
        LaneKind::Control, this,
        [uuid, startAgain](Connection& connection) -> Result<bool> {
            // In this order: a machine that is off, has begun and is not noted is found again by the next Domus.
            if (const Status changed = bootFromDisk(connection, uuid); !changed) {
                return fail(changed.error());
            }
            if (const Status noted = noteInstalled(connection, uuid); !noted) {
                return fail(noted.error());
            }
            if (startAgain) {
                const Status started = startguard::start(connection, uuid, {});
                if (!started && !runsAlready(connection, uuid)) {
                    return fail(started.error());
                }
            }
            return startAgain;
        },
        [this, key](const Result<bool>& result) {
            if (result) {
                Q_EMIT installed(key);
            } else if (result.error().kind != ErrorKind::NotConnected) {
                Q_EMIT failed(key, result.error());
            }
        });
}

} // namespace domus
