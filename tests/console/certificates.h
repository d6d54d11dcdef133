// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

/// Certificates made by openssl in a folder of their own, named as QEMU's x509-dir wants them. GUI thread.
class Certificates
{
public:
    Certificates(); ///< with an authority
    /// False where openssl is not there or refused.
    bool isValid() const { return m_isValid; }
    /// The server's, anew, signed by the authority.
    bool makeServer(const QString& host = QStringLiteral("127.0.0.1"), int days = 2);
    QString folder() const { return m_folder.path(); }
    QByteArray authority() const; ///< PEM
    /// SHA-256 of the server's, as people read it.
    QString fingerprint() const;
    static QString subject(const QString& host) { return QStringLiteral("O=Domus,CN=%1").arg(host); }

private:
    QString path(const char* name) const;

    QTemporaryDir m_folder;
    bool m_isValid = false;
};
