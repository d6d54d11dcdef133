// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"

#include <QProcess>

/// QEMU with nothing to start from, whose screen is served with TLS: its firmware says so on it. GUI thread.
class TlsGuest
{
public:
    static constexpr int milliseconds = 30'000; ///< for an emulated firmware on a busy machine

    TlsGuest() = default;
    TlsGuest(const TlsGuest&) = delete;
    TlsGuest& operator=(const TlsGuest&) = delete;
    ~TlsGuest();

    /// With the server's certificate of that folder; options: more of -spice.
    bool startSpice(const QString& folder, const QString& options = QStringLiteral("disable-ticketing=on"),
        const QStringList& more = {});
    /// options: more of -vnc; verify: whether it wants a certificate of the client's.
    bool startVnc(
        const QString& folder, const QString& options = {}, const QStringList& more = {}, bool verifies = false);

    /// The address, which for SPICE is the encrypted one's.
    domus::TcpAddress address() const { return {QStringLiteral("127.0.0.1"), m_port}; }
    domus::TcpAddress plainAddress() const { return {QStringLiteral("127.0.0.1"), m_plainPort}; }
    domus::SpiceAddress spice(const QByteArray& authorities = {}, const QString& subject = {}) const;

private:
    bool start(const QStringList& arguments);

    QProcess m_process;
    quint16 m_port = 0;
    quint16 m_plainPort = 0;
};
