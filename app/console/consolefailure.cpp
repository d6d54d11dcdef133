// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolefailure.h"

#include "app/console/textfield.h"

#include <QCoreApplication>

#include <string>
#include <system_error>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ConsoleError)
};

} // namespace

Error consoleError(const consolelink::Failed& message)
{
    using consolelink::Failure;
    const QString said = QString::fromStdString(std::string(consolelink::textOf(message.text))).simplified();
    const auto make = [&](ErrorKind kind, const QString& text) {
        Error error = Error::make(kind, text, "domus-console");
        error.code = message.error;
        return error;
    };
    switch (message.failure) {
    case Failure::ConnectRefused: {
        const QString system
            = message.error == 0 ? QString() : QString::fromStdString(std::generic_category().message(message.error));
        return make(ErrorKind::NotConnected,
            //: %1 the system's reason
            system.isEmpty() ? Tr::tr("There is no connection to the screen's server.")
                             : Tr::tr("There is no connection to the screen's server: %1.").arg(system));
    }
    case Failure::UnknownHost:
        return make(ErrorKind::NotFound, Tr::tr("No computer of this name is known here."));
    case Failure::NotVnc:
        return make(ErrorKind::Unsupported, Tr::tr("What answers there is not a VNC server."));
    case Failure::Version:
        return make(
            ErrorKind::Unsupported, Tr::tr("The server speaks a version of the VNC protocol that Domus does not."));
    case Failure::SecurityType:
        return make(ErrorKind::Unsupported,
            Tr::tr("The server asks for a way of signing in that Domus does not offer (type %1). "
                   "Domus offers none and the VNC password.")
                .arg(said));
    case Failure::Authentication:
        return make(ErrorKind::AuthenticationFailed,
            said.isEmpty() ? Tr::tr("The password was not accepted.")
                           : Tr::tr("The password was not accepted. The server says: %1").arg(said));
    case Failure::Rejected:
        return make(ErrorKind::PermissionDenied,
            said.isEmpty() ? Tr::tr("The server refused the connection.")
                           : Tr::tr("The server refused the connection. It says: %1").arg(said));
    case Failure::TooLarge:
        //: %1 a size such as 65535 x 65535
        return make(
            ErrorKind::Unsupported, Tr::tr("The server's screen has a size that cannot be shown (%1).").arg(said));
    case Failure::Protocol:
        return make(ErrorKind::Io, Tr::tr("The server sent something that is not allowed in the VNC protocol."));
    case Failure::NotSpice:
        return make(ErrorKind::Unsupported, Tr::tr("What answers there is not a SPICE server that Domus understands."));
    case Failure::SpiceProtocol:
        return make(ErrorKind::Io, Tr::tr("The server sent something that is not allowed in the SPICE protocol."));
    case Failure::Encrypted:
        return make(ErrorKind::Unsupported,
            Tr::tr("The server takes only encrypted connections, and does not say at which port."));
    case Failure::NotEncrypted:
        return make(ErrorKind::Unsupported,
            Tr::tr("What answers there does not encrypt. Nothing was sent to it: the screen is not shown over an "
                   "open line."));
    case Failure::Encryption:
        return make(ErrorKind::Unsupported,
            said.isEmpty() ? Tr::tr("An encrypted connection to the server could not be agreed on.")
                           //: %1 another library's words
                           : Tr::tr("An encrypted connection to the server could not be agreed on: %1").arg(said));
    case Failure::OwnCertificate:
        return make(ErrorKind::PermissionDenied,
            Tr::tr("The server wants a certificate of this computer's, which Domus does not give for a screen."));
    case Failure::CertificateExpired:
        //: %1 a date
        return make(ErrorKind::PermissionDenied,
            Tr::tr("The server's certificate was valid until %1. Nothing was sent to the server.").arg(said));
    case Failure::CertificateNotYet:
        //: %1 a date
        return make(ErrorKind::PermissionDenied,
            Tr::tr("The server's certificate is valid from %1 on only. Is this computer's clock right?").arg(said));
    case Failure::CertificateHost:
        //: %1 the name of another server
        return make(ErrorKind::PermissionDenied,
            Tr::tr("The certificate that the server shows is not one for this server, but for %1.").arg(said));
    case Failure::CertificateAuthority:
        return make(ErrorKind::PermissionDenied,
            said.isEmpty()
                ? Tr::tr("The certificates that came with the address cannot be read.")
                //: %1 who signed a certificate
                : Tr::tr("The server's certificate is signed by none that is trusted here, but by %1.").arg(said));
    case Failure::CertificateChanged:
        return make(ErrorKind::PermissionDenied,
            Tr::tr("The server shows another certificate than the one that was trusted before. Somebody may be "
                   "listening in: nothing was sent. If the server was given a new one, let the old one be forgotten."));
    case Failure::AnonymousOnly:
        return make(ErrorKind::Unsupported,
            Tr::tr("The server encrypts, but does not say who it is. Anybody could listen in."));
    case Failure::CertificateUnusable:
        return make(ErrorKind::PermissionDenied, Tr::tr("The server's certificate cannot be relied on."));
    case Failure::CertificateDeclined:
        return make(ErrorKind::PermissionDenied, Tr::tr("The server's certificate was not trusted."));
    case Failure::Timeout:
        return make(ErrorKind::TimedOut, Tr::tr("The server does not answer."));
    case Failure::Closed:
        return make(ErrorKind::NotConnected, Tr::tr("The server closed the connection."));
    case Failure::None:
    case Failure::Internal:
        break;
    }
    return make(ErrorKind::Internal, Tr::tr("The program that draws the screen failed."));
}

bool isWorthRetrying(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unsupported:
    case ErrorKind::PermissionDenied:
    case ErrorKind::AuthenticationFailed: // asking again would ask the user again
    case ErrorKind::InvalidArgument:
    case ErrorKind::InvalidXml:
    case ErrorKind::NotFound:
        return false;
    case ErrorKind::Internal:
    case ErrorKind::NotConnected:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::AlreadyExists:
    case ErrorKind::WrongState:
    case ErrorKind::Busy:
    case ErrorKind::TimedOut:
    case ErrorKind::OutOfSpace:
    case ErrorKind::Cancelled:
    case ErrorKind::Io:
    case ErrorKind::OperationFailed:
        break;
    }
    return true;
}

bool isWorthRetrying(consolelink::Failure failure)
{
    using consolelink::Failure;
    return failure == Failure::ConnectRefused || failure == Failure::Timeout || failure == Failure::Closed
        || failure == Failure::None;
}

} // namespace domus
