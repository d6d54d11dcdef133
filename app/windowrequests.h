// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace domus {

class ConnectionList;
class MainWindow;
struct InstanceRequest;

/// What other starts of the program want of this one: its window in front, a connection, a machine's screen. GUI
/// thread.
class WindowRequests : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    WindowRequests(MainWindow& window, ConnectionList& connections, QObject* parent = nullptr);

    void answer(const InstanceRequest& request);

private:
    void showConsole(const QString& name, const QStringList& uris);

    MainWindow& m_window;
    ConnectionList& m_connections;
};

} // namespace domus
