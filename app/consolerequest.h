// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVector>

namespace domus {

class ConnectionList;
class HostSession;

/// `domus console NAME`: finds the machine among the connections as they open. GUI thread.
class ConsoleRequest : public QObject
{
    Q_OBJECT
public:
    /// `uris`: only these connections are looked at; all where there are none.
    ConsoleRequest(ConnectionList& connections, QString name, QStringList uris = {}, QObject* parent = nullptr);

    /// Again, as whenever a connection changes; what is found is told at once.
    void look();

Q_SIGNALS:
    /// Once; or never, and then failed().
    void found(const domus::DomainKey& machine);
    /// Every connection has been asked, or could not be opened; the exit code, with the reason in a sentence.
    void failed(int code, const QString& reason);

private:
    void watch(HostSession* session);
    QVector<HostSession*> sessions() const;

    ConnectionList& m_connections;
    QString m_name;
    QStringList m_uris;
    bool m_isOver = false;
};

} // namespace domus
