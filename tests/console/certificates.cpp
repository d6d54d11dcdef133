// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/certificates.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>

namespace {

bool run(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    const bool isDone = process.waitForFinished() && process.exitCode() == 0;
    if (!isDone) {
        qWarning("%s", process.readAll().constData());
    }
    return isDone;
}

QStringList newKey(const QString& path)
{
    return {QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
        QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"), QStringLiteral("-keyout"), path};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Certificates::Certificates()
{
    m_isValid = m_folder.isValid()
        && run(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"), QStringLiteral("2"),
                   QStringLiteral("-subj"), QStringLiteral("/CN=Test Authority"), QStringLiteral("-out"),
                   path("ca-cert.pem"), QStringLiteral("-addext"), QStringLiteral("keyUsage=critical,keyCertSign")}
            + newKey(path("ca-key.pem")));
}

bool Certificates::makeServer(const QString& host, int days)
{
    const bool isAddress = host.at(0).isDigit();
    return run(QStringList{QStringLiteral("req"), QStringLiteral("-subj"), QStringLiteral("/O=Domus/CN=") + host,
                   QStringLiteral("-out"), path("request.pem"), QStringLiteral("-addext"),
                   QStringLiteral("basicConstraints=critical,CA:FALSE"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=%1:%2")
                       .arg(isAddress ? QStringLiteral("IP") : QStringLiteral("DNS"), host)}
               + newKey(path("server-key.pem")))
        && run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), path("request.pem"),
            QStringLiteral("-copy_extensions"), QStringLiteral("copy"), QStringLiteral("-CA"), path("ca-cert.pem"),
            QStringLiteral("-CAkey"), path("ca-key.pem"), QStringLiteral("-CAcreateserial"), QStringLiteral("-days"),
            QString::number(days), QStringLiteral("-out"), path("server-cert.pem")});
}

QByteArray Certificates::authority() const
{
    return contentOf(path("ca-cert.pem"));
}

QString Certificates::fingerprint() const
{
    const QSslCertificate certificate(contentOf(path("server-cert.pem")));
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':')).toUpper();
}

QString Certificates::path(const char* name) const
{
    return m_folder.filePath(QLatin1String(name));
}
