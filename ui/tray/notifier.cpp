// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/notifier.h"

#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"
#include "app/services/preferences.h"
#include "ui/widgets/errortext.h"

#include <QDateTime>
#include <QGuiApplication>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace domus {

namespace {

/// What is over sooner nobody has gone away from.
constexpr std::chrono::milliseconds longTask = 10s;
/// A guest that was asked to shut down takes its time.
constexpr std::chrono::milliseconds shutDownTakes = 10min;
/// A host that goes down takes all of its machines along: not a bubble for each.
constexpr int mostOfABurst = 3;
constexpr std::chrono::milliseconds burstEndsAfter = 10s;

// libvirt's numbers of virDomainEventStoppedDetailType and virDomainEventSuspendedDetailType.
enum StoppedDetail { StoppedByGuest = 0, StoppedCrashed = 2, StoppedFailed = 5 };
constexpr int suspendedByIoError = 2;

QString keyOf(const DomainKey& machine)
{
    return QLatin1String("machine/") % machine.connection.value % u'/' % machine.uuid.toString();
}

} // namespace

Notifier::Notifier(
    ConnectionList& connections, OperationRunner& runner, const Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_runner(runner)
    , m_preferences(preferences)
    , m_looks([] { return QGuiApplication::applicationState() == Qt::ApplicationActive; })
{
    m_burstEnds.setSingleShot(true);
    m_burstEnds.setInterval(burstEndsAfter);
    connect(&m_burstEnds, &QTimer::timeout, this, [this] { m_burst.clear(); });
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
    connect(&connections, &ConnectionList::sessionAdded, this, &Notifier::watch);
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](HostSession* session) {
        disconnect(session, nullptr, this, nullptr);
        m_wasOpen.remove(session->id());
    });
    connect(&runner, &OperationRunner::taskAdded, this,
        [this](Task* task) { connect(task, &Task::finished, this, [this, task] { taskChanged(task); }); });
}

void Notifier::watch(HostSession* session)
{
    m_wasOpen.insert(session->id(), session->state() == SessionState::Open);
    connect(session, &HostSession::stateChanged, this, [this, session] { stateChanged(session); });
    connect(
        session, &HostSession::eventArrived, this, [this, session](const Event& event) { happened(session, event); });
}

void Notifier::stateChanged(HostSession* session)
{
    const bool wasOpen = m_wasOpen.value(session->id());
    const SessionState state = session->state();
    m_wasOpen.insert(session->id(), state == SessionState::Open);
    if (!wasOpen || state != SessionState::Lost || m_looks() || !m_preferences.flag(preference::notifyConnections)) {
        return;
    }
    Q_EMIT told({.key = QLatin1String("connection/") % session->id().value,
        .title = tr("The connection to %1 is lost").arg(session->displayName()),
        .text = errorText(session->error()).sentence,
        .isUrgent = false,
        .machine = {}});
}

void Notifier::happened(const HostSession* session, const Event& event)
{
    const auto* lifecycle = std::get_if<DomainLifecycleEvent>(&event);
    if (lifecycle == nullptr || m_looks() || !m_preferences.flag(preference::notifyMachines)) {
        return;
    }
    const DomainLifecycle what = lifecycle->what;
    if (what == DomainLifecycle::Stopped || what == DomainLifecycle::Crashed || what == DomainLifecycle::Suspended) {
        stopped(session, *lifecycle);
    }
}

void Notifier::stopped(const HostSession* session, const DomainLifecycleEvent& event)
{
    const DomainKey machine{session->id(), event.uuid};
    const InventoryPtr inventory = session->inventory();
    const DomainRecord* record = inventory ? inventory->domain(event.uuid) : nullptr;
    if (record == nullptr) {
        return; // one that nobody has seen
    }
    News news{.key = keyOf(machine), .title = {}, .text = session->displayName(), .isUrgent = true, .machine = machine};
    if (event.what == DomainLifecycle::Suspended) {
        if (event.detail != suspendedByIoError) {
            return;
        }
        news.title = tr("“%1” is paused: its disk cannot be written or read").arg(record->name);
    } else if (event.what == DomainLifecycle::Crashed || event.detail == StoppedCrashed) {
        news.title = tr("“%1” has crashed").arg(record->name);
    } else if (event.detail == StoppedFailed) {
        news.title = tr("“%1” has stopped: QEMU ended unexpectedly").arg(record->name);
    } else if (event.detail == StoppedByGuest && !isWanted(machine)) {
        news.title = tr("“%1” has shut itself down").arg(record->name);
        news.isUrgent = false;
    } else {
        return;
    }
    if (++m_burst[session->id()] > mostOfABurst) {
        news.key = QLatin1String("machines/") % session->id().value;
        news.title = tr("Several virtual machines on %1 have stopped").arg(session->displayName());
        news.text.clear();
        news.machine = {};
    }
    m_burstEnds.start();
    Q_EMIT told(news);
}

bool Notifier::isWanted(const DomainKey& machine) const
{
    const QDateTime since = QDateTime::currentDateTimeUtc().addMSecs(-shutDownTakes.count());
    const QVector<Task*>& tasks = m_runner.tasks();
    return std::any_of(tasks.cbegin(), tasks.cend(), [&](const Task* task) {
        return task->operation().connection == machine.connection && task->operation().subjects.contains(machine.uuid)
            && (!task->isOver() || task->endedAt() >= since);
    });
}

void Notifier::taskChanged(const Task* task)
{
    const bool hasFailed = task->state() == Task::State::Failed;
    const bool tookLong = task->startedAt().isValid() && task->startedAt().msecsTo(task->endedAt()) >= longTask.count();
    if (m_looks() || task->state() == Task::State::Cancelled || !(hasFailed || tookLong)
        || !m_preferences.flag(preference::notifyTasks)) {
        return;
    }
    const Operation& operation = task->operation();
    News news{.key = QStringLiteral("tasks"), // the newest stands for all: the window lists them
        .title = hasFailed ? tr("Failed: %1").arg(task->title()) : tr("Done: %1").arg(task->title()),
        .text = hasFailed ? errorText(task->error()).sentence : QString(),
        .isUrgent = false,
        .machine = {}};
    const Uuid made = task->outcome().domain;
    if (!made.isNull() && !hasFailed) {
        news.machine = {operation.connection, made};
    } else if (operation.subjects.size() == 1) {
        news.machine = {operation.connection, operation.subjects.constFirst()};
    }
    Q_EMIT told(news);
}

} // namespace domus
