// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clone/unfinishedclones.h"

#include "app/services/clone/unfinishedclone.h"
#include "app/services/connectionlist.h"
#include "app/services/machinedetails.h"
#include "app/services/operationrunner.h"
#include "ui/mainwindow/notices.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/errortext.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace domus {

namespace {

constexpr std::chrono::milliseconds moment = 1s;

QString keyOf(const DomainKey& machine)
{
    return QStringLiteral("unfinished/") % machine.connection.value % QLatin1Char('/') % machine.uuid.toString();
}

} // namespace

UnfinishedClones::UnfinishedClones(ConnectionList& connections, const MachineDetailsStore& details,
    OperationRunner& runner, Notices& notices, ConfirmBar& confirm, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_details(details)
    , m_runner(runner)
    , m_notices(notices)
    , m_confirm(confirm)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(moment);
    const auto soon = [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    };
    connect(&m_soon, &QTimer::timeout, this, &UnfinishedClones::review);
    connect(&details, &MachineDetailsStore::detailsChanged, this, soon);
    connect(&runner, &OperationRunner::taskChanged, this, [soon](const Task* task) {
        if (task->isOver()) {
            soon();
        }
    });
    connect(&connections, &ConnectionList::sessionAdded, this, &UnfinishedClones::watch);
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, soon);
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
}

void UnfinishedClones::watch(HostSession* session)
{
    connect(session, &HostSession::stateChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(session, &HostSession::inventoryChanged, this, [this] {
        if (!m_told.isEmpty()) {
            m_soon.start(); // one of them may be gone
        }
    });
}

bool UnfinishedClones::isBeingMade(const DomainKey& machine) const
{
    const QVector<Task*>& tasks = m_runner.tasks();
    return std::any_of(tasks.cbegin(), tasks.cend(), [&machine](const Task* task) {
        return !task->isOver() && task->operation().connection == machine.connection
            && task->operation().subjects.contains(machine.uuid);
    });
}

void UnfinishedClones::review()
{
    QSet<DomainKey> found;
    const QVector<HostSession*> sessions = m_connections.sessions();
    for (const HostSession* session : sessions) {
        if (session->state() != SessionState::Open) {
            continue;
        }
        const InventoryPtr inventory = session->inventory();
        for (const DomainRecord& domain : inventory->domains) {
            const DomainKey key{session->id(), domain.uuid};
            const MachineDetails* details = m_details.details(key);
            if (details == nullptr || !details->isUnfinishedClone || isBeingMade(key)) {
                continue;
            }
            found.insert(key);
            if (!m_told.contains(key)) {
                tell(key, domain.name, !session->settings().readOnly && !session->host().readOnly);
            }
        }
    }
    for (const DomainKey& machine : std::as_const(m_told)) {
        if (!found.contains(machine)) {
            m_notices.remove(keyOf(machine));
        }
    }
    m_told = found;
}

void UnfinishedClones::tell(const DomainKey& machine, const QString& name, bool canBeTakenAway)
{
    Notices::Notice notice{.kind = InlineMessage::Kind::Warning,
        .text
        = tr("“%1” is a clone that was not finished: its disks are not whole, so it cannot be started.").arg(name),
        .detail = tr("Whatever made it was ended before it was done. If another Domus is still at it, it will be "
                     "finished there."),
        .buttons = {}};
    if (canBeTakenAway) {
        notice.buttons
            = {{QStringLiteral("removeUnfinishedClone"), tr("Take it away…"), [this, machine] { lookUp(machine); }}};
    }
    m_notices.set(keyOf(machine), notice);
}

void UnfinishedClones::lookUp(const DomainKey& machine)
{
    HostSession* session = m_connections.session(machine.connection);
    if (session == nullptr) {
        return;
    }
    session->submit<DeletionFacts>(
        LaneKind::Slow, this,
        [uuid = machine.uuid, isLocal = session->isLocal(), uri = session->uri()](
            Connection& connection) { return deletionFacts(connection, uuid, isLocal, uri); },
        [this, machine](const Result<DeletionFacts>& facts) {
            if (facts) {
                ask(machine, *facts);
                return;
            }
            m_notices.set(keyOf(machine),
                {.kind = InlineMessage::Kind::Error,
                    .text
                    = tr("What was made for the clone could not be listed: %1").arg(errorText(facts.error()).sentence),
                    .detail = errorText(facts.error()).original,
                    .buttons = {{QStringLiteral("removeUnfinishedClone"), tr("Take it away…"),
                        [this, machine] { lookUp(machine); }}}});
        });
}

void UnfinishedClones::ask(const DomainKey& machine, const DeletionFacts& facts)
{
    const HostSession* session = m_connections.session(machine.connection);
    const InventoryPtr inventory = session != nullptr ? session->inventory() : nullptr;
    const DomainRecord* record = inventory ? inventory->domain(machine.uuid) : nullptr;
    if (record == nullptr) {
        return;
    }
    Q_EMIT machineWanted(machine);
    const Operation operation = removeUnfinishedClone(*session, *record, facts);
    ConfirmBar::Question question;
    question.subject = machine;
    question.heading = tr("Take the unfinished clone “%1” away?").arg(record->name);
    question.sentences << (operation.preview.files.isEmpty()
            ? tr("Its definition is deleted. No file was made for it.")
            : tr("Its definition is deleted, and with it what was made for it:"));
    question.files = facts.files;
    question.areFilesSettled = true;
    question.yes = tr("Take it away");
    question.command = [command = operation.command](const QVector<DomainFile>&) { return command; };
    m_confirm.ask(question, [this, operation](const QVector<DomainFile>&) { m_runner.start(operation); });
}

} // namespace domus
