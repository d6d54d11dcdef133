// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/shellquote.h"
#include "app/services/errors/cause.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorExplanation)
};

QString startLibvirt()
{
    return QStringLiteral("sudo systemctl start libvirtd");
}

} // namespace

const Causes& connectionCauses()
{
    static const Causes causes{
        {{"Host key verification failed", {"REMOTE HOST IDENTIFICATION HAS CHANGED", 0},
             {"SSH HOST KEY VERIFICATION FAILED !!!: Identity of host '%s:%d' differs"}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The other computer is not known, or is not the one it was: its SSH host key "
                                         "was never confirmed, or has changed."),
                    Tr::tr("Compare the key's fingerprint with what the computer's owner tells you. A key that changed "
                           "for no known reason may mean that somebody listens.")};
            }},
        {{{"%s@%s: Permission denied (%s).", 0}, {"All identities provided by the SSH Agent were rejected", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The other computer did not accept your SSH key or password."),
                    Tr::tr("Check the user's name in the connection, and that your key is among that user's "
                           "authorized keys.")};
            }},
        {{{"Could not resolve hostname %s: "}, {"Unable to resolve address '%s' service"}}, Cure::None,
            [](const QString& host) {
                return CauseWords{Tr::tr("There is no computer named %1, or its name is not known here.").arg(host),
                    Tr::tr("Check the name in the connection, or use the computer's address.")};
            }},
        {{{"connect to host %s port %s: Connection refused"}}, Cure::Reconnect,
            [](const QString& host) {
                return CauseWords{Tr::tr("%1 is there, but takes no SSH connections.").arg(host),
                    Tr::tr("Start its SSH server, or correct the port in the connection.")};
            }},
        {{{"connect to host %s port %s: "}, {"unable to connect to server at '%s:%s': No route to host"},
             {"unable to connect to server at '%s:%s': Connection timed out"}},
            Cure::Reconnect,
            [](const QString& host) {
                return CauseWords{Tr::tr("%1 cannot be reached.").arg(host),
                    Tr::tr("Check that it is switched on, and the network between it and this computer.")};
            }},
        {{{"unable to connect to server at '%s:%s'"}}, Cure::Reconnect,
            [](const QString& host) {
                return CauseWords{Tr::tr("libvirt on %1 takes no connections of this kind.").arg(host),
                    Tr::tr("Connect through SSH, or let libvirt listen for TLS connections there.")};
            }},
        {{{"Failed to connect socket to '%s': Permission denied"}}, Cure::JoinGroup,
            [](const QString&) {
                return CauseWords{Tr::tr("You may not use this libvirt."),
                    Tr::tr("Become a member of the group libvirt, then log out and in again."),
                    QStringLiteral("sudo adduser \"$USER\" libvirt")};
            }},
        {{{"Failed to connect socket to '%s': No such file"}, {"Failed to connect socket to '%s': Connection refused"}},
            Cure::StartService,
            [](const QString&) {
                return CauseWords{Tr::tr("libvirt is not running."), Tr::tr("Start its service, then connect again."),
                    startLibvirt()};
            }},
        {{{"no polkit agent available to authenticate action '%s'"},
             {"polkit text authentication agent unavailable", 0}},
            Cure::JoinGroup,
            [](const QString&) {
                return CauseWords{Tr::tr("libvirt wants a password, and nothing on this desktop can ask for it."),
                    Tr::tr("Become a member of the group libvirt, which needs none, or start a polkit agent."),
                    QStringLiteral("sudo adduser \"$USER\" libvirt")};
            }},
        {{{"server verification (of our certificate or IP address) failed", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The other computer did not accept this computer's certificate."),
                    Tr::tr("Ask its owner for a client certificate that its libvirt allows.")};
            }},
        {{{"The server certificate %s has expired"}, {"The client certificate %s has expired"},
             {"The CA certificate %s has expired"}},
            Cure::None,
            [](const QString& file) {
                return CauseWords{
                    Tr::tr("The certificate %1 has expired.").arg(file), Tr::tr("Put a new certificate in its place.")};
            }},
        {{{"Unable to verify TLS peer: %s", 0}, {"Unable to verify server certificate %s against CA certificate %s"},
             {"Failed to verify peer's certificate", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The other computer's certificate does not prove who it is."),
                    Tr::tr("Check that the connection names it as its certificate does, that its certificate has not "
                           "expired, and that this computer has the right CA certificate.")};
            }},
        {{{"no connection driver available for %s"}}, Cure::None,
            [](const QString& uri) {
                return CauseWords{Tr::tr("The libvirt there does not know addresses like %1.").arg(uri),
                    Tr::tr("Correct the address, or install libvirt's driver for that hypervisor.")};
            }},
        {{{"virt-ssh-helper: command not found", 0}, {"nc: command not found", 0},
             {"nc: unix connect failed: No such file", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The other computer has no libvirt that could be reached."),
                    Tr::tr("Install libvirt there, and start its service.")};
            }},
        {{{"read only access prevents %s", 0}, {"operation forbidden for read only access", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("This connection is for looking only."),
                    Tr::tr("Edit the connection, and let it change things as well.")};
            }},
        {{{"access denied by policy", 0}, {"'%s' denied access", 0}, {"access denied: %s", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The host's rules do not let you do this."),
                    Tr::tr("Ask the host's owner for the right to do it.")};
            }},
        {{{"unsupported flags (0x%x) in function %s", 2}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The libvirt or the hypervisor on this host cannot do this."),
                    Tr::tr("A newer libvirt on the host may.")};
            }},
    };
    return causes;
}

} // namespace domus
