// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionlist.h"
#include "ui/connections/connectionform.h"
#include "ui/mainwindow/connectionpage.h"
#include "ui/mainwindow/hostnotices.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/widgets/emptypage.h"

#include <QPushButton>
#include <QStackedWidget>

// The window's connections: found, added, edited, removed, and the page that stands where there are none.
namespace domus {

void MainWindow::discover()
{
    m_isDiscovering = true;
    updateWelcome();
    discoverConnection(DiscoveryProbes::ofThisComputer(), this, [this](const Discovery& found) {
        m_isDiscovering = false;
        setDiscovery(found);
    });
}

void MainWindow::setDiscovery(const Discovery& discovery)
{
    m_discovery = discovery;
    m_connectionPage->setDiscovery(discovery);
    m_hostNotices->setDiscovery(discovery);
    if (!discovery.uri.isEmpty() && m_services.connections.sessions().isEmpty()) {
        HostSession* session = addConnectionTo(discovery.uri);
        session->open();
        m_sidebar->select(session->id());
    }
    updateWelcome();
}

HostSession* MainWindow::addConnectionTo(const QString& uri)
{
    ConnectionSettings settings;
    settings.uri = uri;
    return m_services.connections.add(settings);
}

void MainWindow::setRunsAsRoot(bool isRoot)
{
    m_hostNotices->setRunsAsRoot(isRoot);
}

void MainWindow::updateWelcome()
{
    using Problem = Discovery::Problem;
    m_welcomeAdd->setText(tr("Add a connection"));
    m_welcomeRetry->setText(tr("Look again"));
    m_welcomeRetry->setVisible(!m_isDiscovering && m_services.connections.sessions().isEmpty());
    m_welcome->setIcon(QStringLiteral("host"));
    m_welcome->setCommand(QString());
    if (m_isDiscovering) {
        m_welcome->setHeading(tr("Looking for libvirt on this computer…"));
        m_welcome->setText(QString());
        return;
    }
    if (!m_services.connections.sessions().isEmpty()) {
        m_welcome->setHeading(tr("Nothing is selected"));
        m_welcome->setText(tr("Select a virtual machine or a connection in the list."));
        return;
    }
    QString heading;
    switch (m_discovery.problem) {
    case Problem::LibvirtNotInstalled:
        heading = tr("libvirt is not installed");
        break;
    case Problem::DaemonNotRunning:
        heading = tr("libvirt is not running");
        break;
    case Problem::NoPermission:
        heading = tr("You may not manage virtual machines here yet");
        break;
    case Problem::None:
        heading = tr("No connection");
        break;
    }
    m_welcome->setHeading(heading);
    m_welcome->setText(m_discovery.text.isEmpty()
            ? tr("Domus manages virtual machines through libvirt, on this computer or on another one.")
            : m_discovery.text);
    m_welcome->setCommand(m_discovery.cureCommand);
}

void MainWindow::addConnection()
{
    m_connectionForm->startAdding();
    m_stack->setCurrentWidget(m_connectionForm);
}

void MainWindow::editConnection(const ConnectionId& connection)
{
    if (HostSession* session = m_services.connections.session(connection)) {
        m_connectionForm->startEditing(session);
        m_stack->setCurrentWidget(m_connectionForm);
    }
}

void MainWindow::askToRemove(const ConnectionId& connection)
{
    const HostSession* session = m_services.connections.session(connection);
    if (session == nullptr) {
        return;
    }
    const QString key = QStringLiteral("remove/") % connection.value;
    m_notices->set(key,
        {.kind = InlineMessage::Kind::Warning,
            .text = tr("Remove “%1” from the list?").arg(session->displayName()),
            .detail = tr("Its virtual machines stay as they are; only this list forgets them."),
            .buttons = {{QStringLiteral("removeConnectionYes"), tr("Remove"),
                [this, connection, key] {
                    m_notices->remove(key);
                    m_services.connections.remove(connection);
                    updateWelcome();
                    selectionChanged();
                }}},
            .staysAway = false});
}

} // namespace domus
