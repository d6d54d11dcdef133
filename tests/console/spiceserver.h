// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"

#include <QByteArray>
#include <QTcpServer>

class QTcpSocket;

/// A SPICE server that does exactly what a test tells it, mostly bad. GUI thread.
class SpiceServer : public QObject
{
    Q_OBJECT
public:
    explicit SpiceServer(QObject* parent = nullptr);

    /// Sent when the client has said what it wants, once on each connection.
    void setReply(const QByteArray& bytes) { m_reply = bytes; }
    void setClosesAfterwards(bool closes) { m_closes = closes; }

    domus::ConsoleOpener opener() const;
    int connections() const { return m_connections; }
    /// What clients have sent.
    const QByteArray& input() const { return m_input; }

    static QByteArray number32(quint32 value); ///< little endian, as SPICE is
    /// What stands before a link message: magic, version, size.
    static QByteArray linkHeader(
        quint32 size, const QByteArray& magic = "REDQ", quint32 majorVersion = 2, quint32 minorVersion = 2);
    /// A link reply with these words at its end; the key is of no use.
    static QByteArray linkReply(quint32 error, quint32 commonCount, quint32 channelCount, quint32 offset);

private:
    void accept(QTcpSocket* client);

    QTcpServer* m_server;
    QByteArray m_reply;
    QByteArray m_input;
    bool m_closes = false;
    int m_connections = 0;
};
