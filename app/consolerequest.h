// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QObject>
#include <QString>

namespace domus {

class ConnectionList;
class HostSession;

/// `domus console NAME`: finds the machine among the connections as they open. GUI thread.
class ConsoleRequest : public QObject
{
    Q_OBJECT
public:
    ConsoleRequest(ConnectionList& connections, QString name, QObject* parent = nullptr);

Q_SIGNALS:
    /// Once; or never, and then failed().
    void found(const domus::DomainKey& machine);
    /// Every connection has been asked, or could not be opened; the exit code, with the reason in a sentence.
    void failed(int code, const QString& reason);

private:
    void watch(HostSession* session);
    void look();

    ConnectionList& m_connections;
    QString m_name;
    bool m_isOver = false;
};

} // namespace domus
