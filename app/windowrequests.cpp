// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowrequests.h"

#include "app/consolerequest.h"
#include "app/services/connectionlist.h"
#include "app/services/singleinstance.h"
#include "ui/mainwindow/mainwindow.h"

namespace domus {

WindowRequests::WindowRequests(MainWindow& window, ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_connections(connections)
{
}

void WindowRequests::answer(const InstanceRequest& request)
{
    if (!request.activationToken.isEmpty()) {
        // The platform's plug-in shows it to the compositor when the window wants to be in front.
        qputenv("XDG_ACTIVATION_TOKEN", request.activationToken.toUtf8());
    }
    for (const QString& uri : request.uris) {
        HostSession* session = m_connections.sessionForUri(uri);
        if (session == nullptr) {
            session = m_connections.addTemporary(uri);
        }
        if (session->state() == SessionState::Closed || session->state() == SessionState::Failed) {
            session->open();
        }
        m_window.selectConnection(session->id());
    }
    if (!request.isHidden) {
        m_window.bringUp();
    }
    if (!request.console.isEmpty()) {
        showConsole(request.console, request.uris);
    }
}

void WindowRequests::showConsole(const QString& name, const QStringList& uris)
{
    auto* console = new ConsoleRequest(m_connections, name, uris, this);
    connect(console, &ConsoleRequest::found, &m_window, &MainWindow::showMachine);
    connect(console, &ConsoleRequest::found, console, &QObject::deleteLater);
    connect(console, &ConsoleRequest::failed, this, [this, console](int /*code*/, const QString& reason) {
        m_window.tellTrouble(reason);
        console->deleteLater();
    });
    console->look(); // the connections may be open already
}

} // namespace domus
