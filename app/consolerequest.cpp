// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/consolerequest.h"

#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"
#include "app/services/connectionlist.h"

#include <algorithm>

namespace domus {

ConsoleRequest::ConsoleRequest(ConnectionList& connections, QString name, QStringList uris, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_name(std::move(name))
    , m_uris(std::move(uris))
{
    connect(&connections, &ConnectionList::sessionAdded, this, &ConsoleRequest::watch);
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
}

void ConsoleRequest::watch(HostSession* session)
{
    connect(session, &HostSession::stateChanged, this, &ConsoleRequest::look);
}

QVector<HostSession*> ConsoleRequest::sessions() const
{
    QVector<HostSession*> found = m_connections.sessions();
    if (!m_uris.isEmpty()) {
        found.removeIf([this](const HostSession* session) { return !m_uris.contains(session->uri()); });
    }
    return found;
}

void ConsoleRequest::look()
{
    if (m_isOver) {
        return;
    }
    const Uuid uuid = Uuid::fromString(m_name);
    const QVector<HostSession*> sessions = this->sessions();
    QString trouble;
    QVector<DomainKey> matches;
    for (const HostSession* session : sessions) {
        if (session->state() == SessionState::Failed) {
            trouble = tr("%1 could not be reached: %2")
                          .arg(session->displayName(), cli::openingSentenceOf(session->error()));
            continue;
        }
        if (session->state() != SessionState::Open) {
            continue;
        }
        // The machines are known as soon as a connection is open.
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* machine = inventory->domainByName(m_name);
        if (machine == nullptr && !uuid.isNull()) {
            machine = inventory->domain(uuid);
        }
        if (machine != nullptr) {
            matches.append({session->id(), machine->uuid});
        }
    }
    const bool isWaiting = std::any_of(sessions.cbegin(), sessions.cend(), [](const HostSession* session) {
        return session->state() == SessionState::Connecting
            || (session->state() == SessionState::Closed && session->settings().openAtStart);
    });
    if (isWaiting) {
        return;
    }
    m_isOver = true;
    if (matches.size() > 1) {
        Q_EMIT failed(static_cast<int>(cli::ExitCode::NotFound),
            tr("“%1” is on several hosts: say with -c which one is meant.").arg(m_name));
    } else if (!matches.isEmpty()) {
        Q_EMIT found(matches.constFirst());
    } else if (trouble.isEmpty()) {
        Q_EMIT failed(static_cast<int>(cli::ExitCode::NotFound), tr("There is no virtual machine “%1”.").arg(m_name));
    } else {
        Q_EMIT failed(static_cast<int>(cli::ExitCode::NoConnection), trouble);
    }
}

} // namespace domus
