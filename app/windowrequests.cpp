// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowrequests.h"

#include "app/consolerequest.h"
#include "app/services/connectionlist.h"
#include "app/services/connectionuri.h"
#include "app/services/singleinstance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tray/activationtoken.h"

#include <QApplication>
#include <QEvent>

namespace domus {

WindowRequests::WindowRequests(MainWindow& window, ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_connections(connections)
{
    qApp->installEventFilter(this);
}

HostSession* WindowRequests::visit(ConnectionList& connections, const QString& uri)
{
    HostSession* session = connections.sessionForUri(uri);
    if (session == nullptr) {
        session = connections.addTemporary(uri);
    }
    const bool isIdle = session->state() == SessionState::Closed || session->state() == SessionState::Failed;
    if (isIdle && connectionuri::concern(uri).isEmpty()) {
        session->open();
    }
    return session;
}

bool WindowRequests::eventFilter(QObject* watched, QEvent* event)
{
    const bool isByHand = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::KeyPress
        || event->type() == QEvent::Wheel || event->type() == QEvent::Drop;
    if (isByHand) {
        m_isInUse = true;
        qApp->removeEventFilter(this); // there is nothing more to learn
    }
    return QObject::eventFilter(watched, event);
}

void WindowRequests::answer(const InstanceRequest& request)
{
    m_isInUse = true;
    activation::takeToken(request.activationToken);
    for (const QString& uri : request.uris) {
        m_window.selectConnection(visit(m_connections, uri)->id());
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
