// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"

#include <QByteArray>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

/// A VNC server that does exactly what a test tells it, good or bad. GUI thread.
class RfbServer : public QObject
{
    Q_OBJECT
public:
    explicit RfbServer(QObject* parent = nullptr);

    /// What is sent as soon as somebody connects, instead of a decent opening.
    void setOpening(const QByteArray& bytes) { m_opening = bytes; }
    void setSize(quint16 width, quint16 height);
    /// Asks for the VNC password with this challenge of 16 bytes and lets in who answers with `response`.
    void setPassword(const QByteArray& challenge, const QByteArray& response);
    /// Sent for the first update request; later ones get nothing by themselves.
    void setFirstUpdate(const QByteArray& bytes) { m_firstUpdate = bytes; }
    /// After everything: close instead of waiting.
    void setClosesAfterwards(bool closes) { m_closes = closes; }

    domus::ConsoleOpener opener() const;
    /// Hands over one end of a fresh pair of sockets each time, as libvirt does.
    domus::ConsoleOpener socketOpener();
    /// Listens on this path, no longer on a port. False when that fails.
    bool listenAt(const QString& path);
    quint16 port() const;
    int connections() const { return m_connections; }
    /// To the client that is connected.
    void send(const QByteArray& bytes);
    /// Of what was sent, still in this program.
    qint64 unsentBytes() const;
    void dropClient();
    /// Who comes now finds nobody.
    void stopListening();

    /// What the client said after the opening, parsed into messages.
    QVector<QByteArray> messages() const { return m_messages; }
    QVector<QByteArray> messages(char type) const;

    static QByteArray number16(quint16 value);
    static QByteArray number32(quint32 value);
    static QByteArray update(const QVector<QByteArray>& rects);
    static QByteArray rect(
        quint16 x, quint16 y, quint16 width, quint16 height, qint32 encoding, const QByteArray& data = {});
    /// Pixels of one colour.
    static QByteArray pixels(int count, quint32 rgb);

private:
    enum class Stage { Version, Security, Response, Initialisation, Messages, Ignored };
    void accept(QTcpSocket* client);
    void read();
    int messageLength() const;

    QTcpServer* m_server;
    QTcpSocket* m_client = nullptr;
    QByteArray m_opening;
    QByteArray m_firstUpdate;
    QByteArray m_challenge;
    QByteArray m_response;
    bool m_closes = false;
    Stage m_stage = Stage::Version;
    int m_connections = 0;
    quint16 m_width = 64;
    quint16 m_height = 48;
    QByteArray m_input;
    QVector<QByteArray> m_messages;
};
