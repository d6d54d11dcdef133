// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace domus {

class ConnectionList;
class HostSession;
class MainWindow;
struct InstanceRequest;

/// What this start of the program and others want of the window: to be in front, a connection, a machine's screen. GUI
/// thread.
class WindowRequests : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    WindowRequests(MainWindow& window, ConnectionList& connections, QObject* parent = nullptr);

    /// The connection to an address that came from a command line, opened; not where there is something about it that
    /// the user has to know first, which its page then says.
    static HostSession* visit(ConnectionList& connections, const QString& uri);

    void answer(const InstanceRequest& request);
    /// The window serves more than what it was started for: another start's wishes, or hands that click and type.
    bool isInUse() const { return m_isInUse; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showConsole(const QString& name, const QStringList& uris);

    MainWindow& m_window;
    ConnectionList& m_connections;
    bool m_isInUse = false;
};

} // namespace domus
