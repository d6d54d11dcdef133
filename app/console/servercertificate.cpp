// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/servercertificate.h"

#include "app/console/socketopener.h"
#include "app/console/textfield.h"
#include "app/core/settings.h"

#include <QCryptographicHash>
#include <QLocale>

namespace domus {

using namespace consolelink;

namespace {

QString fingerprintOf(const Certificate& message)
{
    const QByteArray bytes(reinterpret_cast<const char*>(message.fingerprint.data()), fingerprintBytes);
    return QString::fromLatin1(bytes.toHex(':')).toUpper();
}

// The host may come from a file of a stranger's: no word of it becomes a key.
QString keyOf(const TcpAddress& server)
{
    const QByteArray name = addressText(server).toUtf8();
    return QStringLiteral("confirmed-certificates/")
        + QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex());
}

QString dayOf(std::int64_t seconds)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds).date(), QLocale::ShortFormat);
}

template <std::size_t Size> QString plain(const std::array<char, Size>& field)
{
    return QString::fromStdString(std::string(textOf(field))).simplified();
}

CertificateVerdict refuse(Failed& failed, Failure failure, const QString& text = {})
{
    failed.failure = failure;
    (void)putText(failed.text, text.toStdString());
    return CertificateVerdict::Refused;
}

} // namespace

ServerCertificate readCertificate(const Certificate& message, const TcpAddress& server)
{
    ServerCertificate result;
    result.server = addressText(server);
    result.subject = plain(message.subject);
    result.issuer = plain(message.issuer);
    result.fingerprint = fingerprintOf(message);
    result.until = QDateTime::fromSecsSinceEpoch(message.validUntil);
    result.isOtherHost = message.problem == CertificateProblem::OtherHost;
    return result;
}

CertificateVerdict judgeCertificate(const Certificate& message, const EncryptedAddress& server, Failed& failed)
{
    switch (message.problem) {
    case CertificateProblem::None:
        return CertificateVerdict::Trusted;
    case CertificateProblem::Expired:
        return refuse(failed, Failure::CertificateExpired, dayOf(message.validUntil));
    case CertificateProblem::NotYetValid:
        return refuse(failed, Failure::CertificateNotYet, dayOf(message.validFrom));
    case CertificateProblem::UnknownAuthority:
    case CertificateProblem::OtherHost:
        break;
    case CertificateProblem::Unusable:
    default:
        return refuse(failed, Failure::CertificateUnusable);
    }
    const bool isOtherHost = message.problem == CertificateProblem::OtherHost;
    // An address that says whom to believe, or whose name to expect, leaves nobody to be asked.
    if (!server.identity.authorities.isEmpty() || !server.identity.subject.isEmpty()) {
        return isOtherHost ? refuse(failed, Failure::CertificateHost, plain(message.subject))
                           : refuse(failed, Failure::CertificateAuthority, plain(message.issuer));
    }
    const QString confirmed = Settings::load().text(keyOf(server.address));
    if (confirmed.isEmpty()) {
        return CertificateVerdict::Asked;
    }
    return confirmed == fingerprintOf(message) ? CertificateVerdict::Trusted
                                               : refuse(failed, Failure::CertificateChanged);
}

Status confirmedcertificates::remember(const TcpAddress& server, const QString& fingerprint)
{
    Settings settings = Settings::load();
    settings.setText(keyOf(server), fingerprint);
    return settings.save();
}

bool confirmedcertificates::has(const TcpAddress& server)
{
    return Settings::load().contains(keyOf(server));
}

Status confirmedcertificates::forget(const TcpAddress& server)
{
    Settings settings = Settings::load();
    settings.remove(keyOf(server));
    return settings.save();
}

} // namespace domus
