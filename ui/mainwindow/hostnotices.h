// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/connectiondiscovery.h"
#include "app/services/virtsupport.h"

#include <QHash>
#include <QObject>

namespace domus {

class ConnectionList;
class HostSession;
class Notices;

/// What the window says of the host that is looked at: how machines run there, whether the system's libvirt would be
/// the better one, and that the program runs as root.
class HostNotices : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    HostNotices(ConnectionList& connections, Notices& notices, QObject* parent = nullptr);

    /// The connection whose machine or page is shown; null: none.
    void setCurrent(const ConnectionId& connection);
    void setDiscovery(const Discovery& discovery);
    void setRunsAsRoot(bool isRoot);
    void retranslate();

Q_SIGNALS:
    void systemWanted();

private:
    void probe(HostSession* session);
    void refresh();

    ConnectionList& m_connections;
    Notices& m_notices;
    ConnectionId m_current;
    Discovery m_discovery;
    bool m_isRoot = false;
    QHash<ConnectionId, VirtSupport> m_support;
};

} // namespace domus
