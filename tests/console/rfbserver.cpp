// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/rfbserver.h"

#include <QFile>
#include <QTcpSocket>
#include <QtEndian>

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>

using namespace domus;

RfbServer::RfbServer(QObject* parent) : QObject(parent), m_server(new QTcpServer(this))
{
    m_server->listen(QHostAddress::LocalHost);
    connect(m_server, &QTcpServer::newConnection, this, [this] { accept(m_server->nextPendingConnection()); });
}

void RfbServer::setSize(quint16 width, quint16 height)
{
    m_width = width;
    m_height = height;
}

void RfbServer::setPassword(const QByteArray& challenge, const QByteArray& response)
{
    m_challenge = challenge;
    m_response = response;
}

quint16 RfbServer::port() const
{
    return m_server->serverPort();
}

ConsoleOpener RfbServer::opener() const
{
    return [port = port()](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
        done(ConsoleAddress(TcpAddress{QStringLiteral("127.0.0.1"), port}));
    };
}

ConsoleOpener RfbServer::socketOpener()
{
    return [this](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
        std::array<int, 2> ends{-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
            done(fail(Error::fromErrno(errno, QString(), "socketpair")));
            return;
        }
        auto* client = new QTcpSocket(this);
        client->setSocketDescriptor(ends[0]);
        accept(client);
        done(ConsoleAddress(SocketAddress{UniqueFd(ends[1])}));
    };
}

bool RfbServer::listenAt(const QString& path)
{
    const std::string name = QFile::encodeName(path).toStdString();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= sizeof(address.sun_path)) {
        return false;
    }
    std::copy(name.begin(), name.end(), std::begin(address.sun_path));
    UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0
        || ::listen(socket.get(), 1) != 0) {
        return false;
    }
    m_server->close();
    return m_server->setSocketDescriptor(socket.release());
}

void RfbServer::accept(QTcpSocket* client)
{
    ++m_connections;
    dropClient();
    m_client = client;
    m_stage = Stage::Version;
    m_input.clear();
    m_messages.clear();
    connect(m_client, &QTcpSocket::readyRead, this, &RfbServer::read);
    if (!m_opening.isNull()) {
        m_client->write(m_opening);
        m_stage = Stage::Ignored;
        if (m_closes) {
            m_client->disconnectFromHost();
        }
        return;
    }
    m_client->write("RFB 003.008\n");
}

void RfbServer::send(const QByteArray& bytes)
{
    if (m_client != nullptr) {
        m_client->write(bytes);
    }
}

qint64 RfbServer::unsentBytes() const
{
    return m_client == nullptr ? 0 : m_client->bytesToWrite();
}

void RfbServer::stopListening()
{
    m_server->close();
}

void RfbServer::dropClient()
{
    if (m_client != nullptr) {
        m_client->disconnect(this);
        m_client->abort();
        m_client->deleteLater();
        m_client = nullptr;
    }
}

void RfbServer::read()
{
    m_input += m_client->readAll();
    for (;;) {
        if (m_stage == Stage::Version && m_input.size() >= 12) {
            m_input.remove(0, 12);
            m_client->write(m_challenge.isEmpty() ? QByteArray("\x01\x01", 2) : QByteArray("\x01\x02", 2));
            m_stage = Stage::Security;
        } else if (m_stage == Stage::Security && !m_input.isEmpty()) {
            m_input.remove(0, 1);
            m_client->write(m_challenge.isEmpty() ? number32(0) : m_challenge);
            m_stage = m_challenge.isEmpty() ? Stage::Initialisation : Stage::Response;
        } else if (m_stage == Stage::Response && m_input.size() >= 16) {
            const bool isRight = m_input.left(16) == m_response;
            m_input.remove(0, 16);
            m_client->write(isRight ? number32(0) : number32(1) + number32(8) + "mistaken");
            m_stage = isRight ? Stage::Initialisation : Stage::Ignored;
        } else if (m_stage == Stage::Initialisation && !m_input.isEmpty()) {
            m_input.remove(0, 1);
            m_client->write(number16(m_width) + number16(m_height) + QByteArray(16, '\0') + number32(4) + "test");
            m_stage = Stage::Messages;
        } else if (m_stage == Stage::Messages && messageLength() > 0 && m_input.size() >= messageLength()) {
            const QByteArray message = m_input.left(messageLength());
            m_input.remove(0, message.size());
            m_messages.append(message);
            if (message.at(0) == 3 && messages(3).size() == 1 && !m_firstUpdate.isEmpty()) {
                m_client->write(m_firstUpdate);
                if (m_closes) {
                    m_client->disconnectFromHost();
                    return;
                }
            }
        } else {
            return;
        }
    }
}

int RfbServer::messageLength() const
{
    if (m_input.size() < 4) {
        return 0;
    }
    switch (static_cast<unsigned char>(m_input.at(0))) {
    case 0:
        return 20;
    case 2:
        return 4 + 4 * qFromBigEndian<quint16>(m_input.constData() + 2);
    case 3:
        return 10;
    case 4:
        return 8;
    case 5:
        return 6;
    case 255:
        return m_input.at(1) == 0 ? 12 : 4;
    default:
        return 0;
    }
}

QVector<QByteArray> RfbServer::messages(char type) const
{
    QVector<QByteArray> result;
    result.reserve(m_messages.size());
    for (const QByteArray& message : m_messages) {
        if (message.at(0) == type) {
            result.append(message);
        }
    }
    return result;
}

QByteArray RfbServer::number16(quint16 value)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray RfbServer::number32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray RfbServer::update(const QVector<QByteArray>& rects)
{
    QByteArray result = QByteArray(2, '\0') + number16(static_cast<quint16>(rects.size()));
    for (const QByteArray& one : rects) {
        result += one;
    }
    return result;
}

QByteArray RfbServer::rect(quint16 x, quint16 y, quint16 width, quint16 height, qint32 encoding, const QByteArray& data)
{
    return number16(x) + number16(y) + number16(width) + number16(height) + number32(static_cast<quint32>(encoding))
        + data;
}

QByteArray RfbServer::pixels(int count, quint32 rgb)
{
    QByteArray one(4, '\0');
    qToLittleEndian(rgb, one.data());
    return one.repeated(count);
}
