// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/cause.h"

#include <QCoreApplication>

// How two computers prove to each other who they are: certificates, passwords, and VMware's own way.
namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorExplanation)
};

} // namespace

const Causes& loginCauses()
{
    static const Causes causes{
        // The other side ends the connection where it does not like a client's certificate, or misses it.
        {{{"Unable to read TLS confirmation", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("The other computer did not accept this computer's certificate, or found none."),
                    Tr::tr("Ask its owner for a client certificate that its libvirt allows.")};
            }},
        {{{"Our own certificate %s failed validation against %s"}}, Cure::None,
            [](const QString& file) {
                return CauseWords{Tr::tr("This computer's certificate %1 is not valid, or comes from another authority "
                                         "than the other computer's.")
                                      .arg(file),
                    Tr::tr("Put a certificate and a CA certificate of one authority in their places.")};
            }},
        {{{"Cannot read CA certificate '%s'"}}, Cure::None,
            [](const QString& file) {
                return CauseWords{Tr::tr("This computer cannot tell whether the other one is who it says: the CA "
                                         "certificate %1 is missing or cannot be read.")
                                      .arg(file),
                    Tr::tr("Ask the other computer's owner for it, and put it there.")};
            }},
        {{{"Certificate %s usage does not permit"}, {"Certificate %s purpose does not allow"}}, Cure::None,
            [](const QString& file) {
                return CauseWords{Tr::tr("The certificate %1 is made for something else.").arg(file),
                    Tr::tr("Put one in its place that is made for this side of a TLS connection.")};
            }},
        {{{"no mechanism available", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The other computer and this one know no common way to log in."),
                    Tr::tr("Install the package libsasl2-modules on both, or connect through SSH.")};
            }},
        {{{"authentication failed: authentication failed", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The other side did not accept the user's name or the password."),
                    Tr::tr("Connect again, and type both once more.")};
            }},
        {{{"SSL peer certificate", 0}, {"SSL certificate problem", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The VMware host's certificate does not prove who it is."),
                    Tr::tr("Add the authority that signed it to this computer's, then connect again.")};
            }},
        {{{"curl_easy_perform() returned an error: %s", 0}}, Cure::Reconnect,
            [](const QString&) {
                return CauseWords{Tr::tr("The VMware host cannot be reached."),
                    Tr::tr("Check that it is switched on, and the network between it and this computer.")};
            }},
    };
    return causes;
}

} // namespace domus
