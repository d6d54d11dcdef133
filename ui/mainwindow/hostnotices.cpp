// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/hostnotices.h"

#include "app/services/connectionlist.h"
#include "app/services/connectionprompt.h"
#include "app/services/connectionuri.h"
#include "app/services/hostsession.h"
#include "ui/mainwindow/notices.h"

#include <QStringList>

namespace domus {

HostNotices::HostNotices(ConnectionList& connections, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_notices(notices)
{
    connect(&m_connections, &ConnectionList::sessionChanged, this, &HostNotices::probe);
    connect(&m_connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](HostSession* session) {
        m_support.remove(session->id());
        m_notices.remove(QStringLiteral("asks/") % session->id().value);
        refresh();
    });
    connect(&m_connections, &ConnectionList::sessionAdded, this, &HostNotices::watch);
    for (HostSession* session : m_connections.sessions()) {
        watch(session);
    }
}

void HostNotices::watch(HostSession* session)
{
    connect(session->prompt(), &ConnectionPrompt::changed, this, &HostNotices::refreshAsking);
    refreshAsking();
}

void HostNotices::setIsAskedInFront(std::function<bool(const HostSession&)> isAskedInFront)
{
    m_isAskedInFront = std::move(isAskedInFront);
    refreshAsking();
}

void HostNotices::refreshAsking()
{
    m_notices.removeAll(QStringLiteral("asks/"));
    for (HostSession* session : m_connections.sessions()) {
        // One after another, so that they do not pile up.
        if (!session->prompt()->isAsking() || (m_isAskedInFront && m_isAskedInFront(*session))) {
            continue;
        }
        const ConnectionId id = session->id();
        const bool isKey = !session->prompt()->questions().constFirst().fingerprint.isEmpty();
        m_notices.set(QStringLiteral("asks/") % id.value,
            {.kind = InlineMessage::Kind::Information,
                .text = isKey ? tr("%1 is not known yet: its key has to be confirmed.").arg(session->displayName())
                              : tr("%1 asks for a login.").arg(session->displayName()),
                .detail = {},
                .buttons
                = {{QStringLiteral("answerConnection"), tr("Answer"), [this, id] { Q_EMIT connectionWanted(id); }}},
                .canBeClosed = false, // goes by itself
                .staysAway = false});
        return;
    }
}

void HostNotices::refreshWay(const HostSession& session)
{
    if (connectionuri::isPlain(session.uri())) {
        m_notices.set(QStringLiteral("way/") % m_current.value,
            {.kind = InlineMessage::Kind::Warning,
                .text = tr("The way to %1 is not encrypted.").arg(session.displayName()),
                .detail
                = tr("Whoever is in between reads and changes everything, passwords too. Change the connection to "
                     "SSH or TLS."),
                .buttons = {},
                .canBeClosed = false,
                .staysAway = false});
    }
    if (session.settings().readOnly) {
        m_notices.set(QStringLiteral("look/") % m_current.value,
            {.kind = InlineMessage::Kind::Information,
                .text = tr("%1 is open for looking only.").arg(session.displayName()),
                .detail = tr("To change something, take “Look only” out of the connection."),
                .buttons = {}});
    }
}

void HostNotices::setCurrent(const ConnectionId& connection)
{
    if (m_current == connection) {
        return;
    }
    m_current = connection;
    refresh();
    refreshAsking();
    if (HostSession* session = m_connections.session(connection)) {
        connect(session, &HostSession::answeringChanged, this, &HostNotices::refresh, Qt::UniqueConnection);
        probe(session);
    }
}

void HostNotices::setDiscovery(const Discovery& discovery)
{
    m_discovery = discovery;
    refresh();
}

void HostNotices::setRunsAsRoot(bool isRoot)
{
    m_isRoot = isRoot;
    refresh();
}

void HostNotices::retranslate()
{
    m_support.clear(); // its words are in the language of when it was asked
    refreshAsking();
    refresh();
    if (HostSession* session = m_connections.session(m_current)) {
        probe(session);
    }
}

void HostNotices::probe(HostSession* session)
{
    const ConnectionId id = session->id();
    if (session->state() != SessionState::Open) {
        m_support.remove(id); // another libvirt may answer next time
        refresh();
        return;
    }
    // Asking costs libvirt a start of QEMU on some hosts: only for what is looked at, and once.
    if (id != m_current || m_support.contains(id)) {
        return;
    }
    m_support.insert(id, {VirtTier::NotApplicable, false, false, {}, {}, {}});
    session->submit<VirtSupport>(
        LaneKind::Slow, this,
        [isLocal = session->isLocal()](Connection& connection) { return probeVirtSupport(connection, isLocal); },
        [this, id](const Result<VirtSupport>& support) {
            if (support) {
                m_support.insert(id, *support);
                refresh();
            }
        });
}

void HostNotices::refresh()
{
    m_notices.removeAll(QStringLiteral("virt/"));
    m_notices.removeAll(QStringLiteral("system/"));
    m_notices.removeAll(QStringLiteral("root/"));
    m_notices.removeAll(QStringLiteral("answer/"));
    m_notices.removeAll(QStringLiteral("way/"));
    m_notices.removeAll(QStringLiteral("look/"));
    if (m_isRoot) {
        m_notices.set(QStringLiteral("root/"),
            {.kind = InlineMessage::Kind::Warning,
                .text = tr("Domus runs as root."),
                .detail = tr("It needs no such rights: start it as yourself, and be a member of the group libvirt."),
                .buttons = {}});
    }
    HostSession* session = m_connections.session(m_current);
    if (session == nullptr) {
        return;
    }
    refreshWay(*session);
    if (session->state() == SessionState::Open && !session->isAnswering()) {
        m_notices.set(QStringLiteral("answer/") % m_current.value,
            {.kind = InlineMessage::Kind::Warning,
                .text = tr("libvirt does not answer at the moment."),
                .detail = tr("What is shown here may be out of date. Domus goes on by itself as soon as it answers."),
                .buttons = {},
                .canBeClosed = false, // goes by itself, and must be there the next time
                .staysAway = false});
    }
    const VirtSupport support = m_support.value(m_current);
    const bool isHappy = support.tier == VirtTier::Works || support.tier == VirtTier::NotApplicable
        || support.tier == VirtTier::Unknown || support.summary.isEmpty();
    if (!isHappy && session->state() == SessionState::Open) {
        QStringList details{support.cause, support.cure};
        details.removeAll(QString());
        m_notices.set(QStringLiteral("virt/") % m_current.value,
            {.kind = InlineMessage::Kind::Information,
                .text = support.summary,
                .detail = details.join(QLatin1Char('\n')),
                .buttons = {}});
    }
    if (m_discovery.offerSystem && session->uri() == QLatin1String("qemu:///session")
        && m_connections.sessionForUri(QStringLiteral("qemu:///system")) == nullptr) {
        m_notices.set(QStringLiteral("system/"),
            {.kind = InlineMessage::Kind::Information,
                .text = tr("These are your own virtual machines; those of the whole computer are in another list."),
                .detail = m_discovery.text,
                .buttons
                = {{QStringLiteral("openSystem"), tr("Open the system's list"), [this] { Q_EMIT systemWanted(); }}},
                .command = m_discovery.cureCommand});
    }
}

} // namespace domus
