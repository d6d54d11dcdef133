// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"
#include "app/console/protocol.h"

#include <QDateTime>

namespace domus {

/// What a server shows of itself, for a person to judge. All text is foreign.
struct ServerCertificate
{
    QString server; ///< where it was connected to, for people
    QString subject;
    QString issuer;
    QString fingerprint; ///< SHA-256, "AB:CD:..."
    QDateTime until;
    bool isOtherHost = false; ///< signed by an authority that is trusted, but for another name; else: by an unknown one
};

ServerCertificate readCertificate(const consolelink::Certificate& message, const TcpAddress& server);

enum class CertificateVerdict { Trusted, Asked, Refused };

/// Trusted: signed for this host by an authority that counts, or the one that the user confirmed. Only where the
/// address brings no authorities of its own is there something to confirm; where another one was confirmed, it is
/// refused. `failed` says why.
CertificateVerdict judgeCertificate(
    const consolelink::Certificate& message, const EncryptedAddress& server, consolelink::Failed& failed);

/// The certificates that the user has confirmed, in the settings: one for each host and port. GUI thread.
namespace confirmedcertificates {
Status remember(const TcpAddress& server, const QString& fingerprint);
Status forget(const TcpAddress& server);
bool has(const TcpAddress& server);
} // namespace confirmedcertificates

} // namespace domus
