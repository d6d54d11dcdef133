// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/failurenotices.h"

#include "app/services/connectionlist.h"
#include "app/services/errorexplanation.h"
#include "app/services/hostsession.h"
#include "ui/mainwindow/failurecures.h"
#include "ui/widgets/errortext.h"

#include <QVector>

namespace domus {

namespace {

QString keyOf(const DomainKey& machine)
{
    return QStringLiteral("failure/") % machine.connection.value % QLatin1Char('/') % machine.uuid.toString();
}

bool isRunning(const DomainRecord& machine)
{
    return machine.state == DomainState::Running || machine.state == DomainState::Blocked;
}

bool isOff(const DomainRecord& machine)
{
    return machine.state == DomainState::ShutOff || machine.state == DomainState::Crashed;
}

} // namespace

FailureNotices::FailureNotices(ConnectionList& connections, Notices& notices, OperationRunner* runner, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_notices(notices)
{
    if (runner != nullptr) {
        m_cures = new FailureCures(connections, *runner, this);
        connect(m_cures, &FailureCures::machineWanted, this, &FailureNotices::machineWanted);
        connect(m_cures, &FailureCures::startWanted, this, &FailureNotices::startWanted);
        connect(m_cures, &FailureCures::begun, this, &FailureNotices::remove);
    }
    connect(&m_connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](const HostSession* session) {
        const QList<DomainKey> machines = m_ends.keys();
        for (const DomainKey& machine : machines) {
            if (machine.connection == session->id()) {
                remove(machine);
            }
        }
    });
}

void FailureNotices::show(const DomainKey& machine, const QString& title, const Error& error)
{
    const ErrorExplanation explanation = explain(error);
    const ErrorText text = errorText(error, explanation);
    QStringList details{text.advice, text.original};
    details.removeAll(QString());
    // libvirt's own words stand behind what was tried already.
    const bool saysWhatItWas = !error.action.isEmpty() && text.sentence.startsWith(error.action);
    const Notices::Notice notice{.kind = InlineMessage::Kind::Error,
        .text = saysWhatItWas ? text.sentence : tr("%1: %2").arg(title, text.sentence),
        .detail = details.join(QLatin1Char('\n')),
        .buttons = {},
        .command = text.command,
        .staysAway = false};
    set(machine, notice);
    if (m_cures != nullptr) {
        m_cures->offer(machine, notice, error, explanation, [this, machine](const Notices::Notice& offered) {
            if (m_notices.has(keyOf(machine))) { // the user may have closed it meanwhile, or what it told is over
                set(machine, offered);
            }
        });
    }
}

void FailureNotices::set(const DomainKey& machine, const Notices::Notice& notice)
{
    bool wasRunning = false;
    if (const HostSession* session = m_connections.session(machine.connection)) {
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* record = inventory->domain(machine.uuid);
        wasRunning = record != nullptr && isRunning(*record);
        connect(session, &HostSession::inventoryChanged, this, &FailureNotices::review, Qt::UniqueConnection);
    }
    m_ends.insert(machine, wasRunning ? Ends::WhenOff : Ends::WhenRunning);
    m_notices.set(keyOf(machine), notice);
}

void FailureNotices::keepUntilGone(const DomainKey& machine)
{
    if (m_ends.contains(machine)) {
        m_ends.insert(machine, Ends::WhenGone);
    }
}

void FailureNotices::remove(const DomainKey& machine)
{
    if (m_ends.remove(machine)) {
        m_notices.remove(keyOf(machine));
    }
}

void FailureNotices::review()
{
    QVector<DomainKey> over;
    for (auto it = m_ends.cbegin(); it != m_ends.cend(); ++it) {
        const HostSession* session = m_connections.session(it.key().connection);
        if (session == nullptr || it.key().uuid.isNull()) {
            continue; // about the host itself: the user closes it
        }
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* record = inventory->domain(it.key().uuid);
        // One that is just being started is seen as paused for a while, which is neither.
        if (record == nullptr || (it.value() == Ends::WhenRunning && isRunning(*record))
            || (it.value() == Ends::WhenOff && isOff(*record))) {
            over.append(it.key());
        }
    }
    for (const DomainKey& machine : std::as_const(over)) {
        remove(machine);
    }
}

} // namespace domus
