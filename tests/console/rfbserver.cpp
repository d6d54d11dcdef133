// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/rfbserver.h"

#include <QTcpSocket>
#include <QtEndian>

using namespace domus;

RfbServer::RfbServer(QObject* parent) : QObject(parent), m_server(new QTcpServer(this))
{
    m_server->listen(QHostAddress::LocalHost);
    connect(m_server, &QTcpServer::newConnection, this, &RfbServer::accept);
}

void RfbServer::setSize(quint16 width, quint16 height)
{
    m_width = width;
    m_height = height;
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

void RfbServer::accept()
{
    ++m_connections;
    dropClient();
    m_client = m_server->nextPendingConnection();
    m_stage = 0;
    m_input.clear();
    m_messages.clear();
    connect(m_client, &QTcpSocket::readyRead, this, &RfbServer::read);
    if (!m_opening.isNull()) {
        m_client->write(m_opening);
        m_stage = 10;
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
        if (m_stage == 0 && m_input.size() >= 12) {
            m_input.remove(0, 12);
            m_client->write(QByteArray("\x01\x01", 2));
            m_stage = 1;
        } else if (m_stage == 1 && !m_input.isEmpty()) {
            m_input.remove(0, 1);
            m_client->write(number32(0));
            m_stage = 2;
        } else if (m_stage == 2 && !m_input.isEmpty()) {
            m_input.remove(0, 1);
            m_client->write(number16(m_width) + number16(m_height) + QByteArray(16, '\0') + number32(4) + "test");
            m_stage = 3;
        } else if (m_stage == 3 && messageLength() > 0 && m_input.size() >= messageLength()) {
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
