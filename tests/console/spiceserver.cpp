// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/spiceserver.h"

#include <QTcpSocket>
#include <QtEndian>

using namespace domus;

namespace {

constexpr qsizetype publicKeyBytes = 162;

} // namespace

SpiceServer::SpiceServer(QObject* parent) : QObject(parent), m_server(new QTcpServer(this))
{
    m_server->listen(QHostAddress::LocalHost);
    connect(m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* client = m_server->nextPendingConnection()) {
            accept(client);
        }
    });
}

void SpiceServer::accept(QTcpSocket* client)
{
    ++m_connections;
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QTcpSocket::readyRead, this, [this, client, isAnswered = false]() mutable {
        m_input += client->readAll();
        if (isAnswered) {
            return;
        }
        isAnswered = true;
        client->write(m_reply);
        if (m_closes) {
            client->disconnectFromHost();
        }
    });
}

ConsoleOpener SpiceServer::opener() const
{
    return [port = m_server->serverPort()](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
        SpiceAddress address;
        address.listening = TcpAddress{QStringLiteral("127.0.0.1"), port};
        done(ConsoleAddress(address));
    };
}

QByteArray SpiceServer::number32(quint32 value)
{
    QByteArray bytes(sizeof(value), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray SpiceServer::linkHeader(quint32 size, const QByteArray& magic, quint32 majorVersion, quint32 minorVersion)
{
    return magic + number32(majorVersion) + number32(minorVersion) + number32(size);
}

QByteArray SpiceServer::linkReply(quint32 error, quint32 commonCount, quint32 channelCount, quint32 offset)
{
    const QByteArray body = number32(error) + QByteArray(publicKeyBytes, '\x5a') + number32(commonCount)
        + number32(channelCount) + number32(offset);
    return linkHeader(static_cast<quint32>(body.size())) + body;
}
