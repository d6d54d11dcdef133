// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/connectiondiscovery.h"
#include "app/services/virtsupport.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace domus {

class ConnectionList;
class HostSession;
class Notices;

/// What the window says of the host that is looked at: how machines run there, whether the system's libvirt would be
/// the better one, that the way there is not encrypted or only for looking; that another one asks something; and that
/// the program runs as root.
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
    /// Whether what a connection asks stands on the page in front already; none does unless told.
    void setIsAskedInFront(std::function<bool(const HostSession&)> isAskedInFront);
    void refreshAsking(); ///< another page came to the front

Q_SIGNALS:
    void systemWanted();
    void connectionWanted(const domus::ConnectionId& connection); ///< to answer what it asks

private:
    void probe(HostSession* session);
    void refresh();
    void watch(HostSession* session);
    void refreshWay(const HostSession& session);

    ConnectionList& m_connections;
    Notices& m_notices;
    ConnectionId m_current;
    Discovery m_discovery;
    bool m_isRoot = false;
    std::function<bool(const HostSession&)> m_isAskedInFront;
    QHash<ConnectionId, VirtSupport> m_support;
};

} // namespace domus
