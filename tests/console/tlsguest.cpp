// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/tlsguest.h"

#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace domus;

namespace {

constexpr quint16 firstVncPort = 5900;

quint16 freePort()
{
    QTcpServer server;
    do {
        server.close();
        server.listen(QHostAddress::LocalHost);
    } while (server.serverPort() < firstVncPort); // QEMU counts from there
    return server.serverPort();
}

} // namespace

TlsGuest::~TlsGuest()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool TlsGuest::start(const QStringList& arguments)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels); // it tells of every connection that ends
    m_process.start(QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64")),
        QStringList{QStringLiteral("-M"), QStringLiteral("q35,accel=tcg"), QStringLiteral("-m"), QStringLiteral("64"),
            QStringLiteral("-display"), QStringLiteral("none"), QStringLiteral("-nodefaults"), QStringLiteral("-vga"),
            QStringLiteral("std"), QStringLiteral("-boot"), QStringLiteral("menu=on")}
            + arguments);
    return QTest::qWaitFor(
        [this] {
            QTcpSocket probe;
            probe.connectToHost(QHostAddress::LocalHost, m_port);
            return probe.waitForConnected(100);
        },
        milliseconds);
}

bool TlsGuest::startSpice(const QString& folder, const QString& options, const QStringList& more)
{
    m_port = freePort();
    m_plainPort = freePort();
    return start(QStringList{QStringLiteral("-spice"),
                     QStringLiteral("addr=127.0.0.1,port=%1,tls-port=%2,x509-dir=%3,%4")
                         .arg(m_plainPort)
                         .arg(m_port)
                         .arg(folder, options)}
        + more);
}

bool TlsGuest::startVnc(const QString& folder, const QString& options, const QStringList& more, bool verifies)
{
    m_port = freePort();
    return start(more
        + QStringList{QStringLiteral("-object"),
            QStringLiteral("tls-creds-x509,id=tls,endpoint=server,dir=%1,verify-peer=%2")
                .arg(folder, verifies ? QStringLiteral("on") : QStringLiteral("off")),
            QStringLiteral("-vnc"),
            QStringLiteral("127.0.0.1:%1,tls-creds=tls%2").arg(m_port - firstVncPort).arg(options)});
}

SpiceAddress TlsGuest::spice(const QByteArray& authorities, const QString& subject) const
{
    SpiceAddress result;
    result.encrypted = EncryptedAddress{address(), {authorities, subject}};
    return result;
}
