// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>

namespace domus {

/// A second libvirtd of the test's own that listens on the loopback, for TLS and for TCP, beside that of
/// with-session-libvirtd, in folders below that one's (which also ends it should the test not). Certificates are made
/// by openssl, logins by saslpasswd2.
class LibvirtListener
{
public:
    enum class Login { None, Password };

    /// `name`: of its folder below DOMUS_TEST_ROOT.
    explicit LibvirtListener(const QString& name);
    ~LibvirtListener();
    LibvirtListener(const LibvirtListener&) = delete;
    LibvirtListener& operator=(const LibvirtListener&) = delete;

    /// Why it cannot be run here; empty when it can.
    static QString obstacle();

    /// `certificate`: of the server, by the name it was made with; empty: it listens on its socket only.
    bool start(const QString& certificate, Login login = Login::None);
    void stop();
    qint64 processId() const { return m_process.processId(); }
    QString folder() const { return m_folder; } ///< with run, config, cache and data below

    bool makeAuthority(const QString& name) const;
    /// Signed by that authority; `host`: an address or a name, in it as both kinds.
    bool makeCertificate(const QString& name, const QString& authority, const QString& host, int days = 2) const;
    /// A folder for `pkipath`: the authority that is trusted, and the client's certificate (empty: none).
    QString clientFolder(const QString& name, const QString& authority, const QString& certificate) const;

    static QString user() { return QStringLiteral("an"); }
    static QString password() { return QStringLiteral("mở khóa 43"); }

    QString tlsUri(const QString& host, const QString& pkiPath) const;
    QString tcpUri() const;
    QString socketPath() const;

private:
    QString path(const QString& name) const { return m_folder + QLatin1Char('/') + name; }
    bool write(const QString& name, const QByteArray& content) const;
    bool makePassword() const;

    QString m_folder;
    QProcess m_process;
    quint16 m_tlsPort = 0;
    quint16 m_tcpPort = 0;
};

} // namespace domus
