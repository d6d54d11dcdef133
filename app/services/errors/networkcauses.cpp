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

CauseWords mayNotUseBridge(const QString& bridge)
{
    return {Tr::tr("Machines of the user's libvirt may not use the bridge %1.").arg(bridge),
        Tr::tr("Allow it on the host, or use the user's own network, which needs no rights."),
        QStringLiteral("echo ") % shellQuote(QStringLiteral("allow ") % bridge)
            % QStringLiteral(" | sudo tee -a /etc/qemu/bridge.conf")};
}

} // namespace

const Causes& networkCauses()
{
    static const Causes causes{
        {{{"network '%s' is not active"}}, Cure::StartNetwork,
            [](const QString& network) {
                return CauseWords{Tr::tr("The virtual network %1 is not running.").arg(network),
                    Tr::tr("Start the network, then the machine.")};
            }},
        {{{"no network with matching name '%s'"}, {"no network with matching uuid '%s'"}}, Cure::None,
            [](const QString& network) {
                return CauseWords{Tr::tr("There is no virtual network %1.").arg(network),
                    Tr::tr("Choose another network in the machine's hardware.")};
            }},
        {{{"Network is already in use by interface %s"}}, Cure::None,
            [](const QString& card) {
                return CauseWords{
                    Tr::tr("The virtual network has the same addresses as the network that %1 is in.").arg(card),
                    Tr::tr("Give the virtual network other addresses.")};
            }},
        {{{"bridge name '%s' already in use."}}, Cure::None,
            [](const QString& bridge) {
                return CauseWords{Tr::tr("Another network uses the bridge %1.").arg(bridge),
                    Tr::tr("Leave the name of the bridge out: libvirt finds a free one.")};
            }},
        {{{"failed to create listening socket for %s: Address already in use"}}, Cure::None,
            [](const QString& address) {
                return CauseWords{
                    Tr::tr("Another program on the host answers for names or addresses at %1 already.").arg(address),
                    Tr::tr("Let that program leave libvirt's bridges alone; it is often another dnsmasq."),
                    QStringLiteral("sudo ss -lnp sport = :53 or sport = :67")};
            }},
        {{{"Unable to find 'dnsmasq' binary in $PATH", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("Virtual networks need the program dnsmasq, which the host does not have."),
                    Tr::tr("Install the package dnsmasq-base on the host."),
                    QStringLiteral("sudo apt install dnsmasq-base")};
            }},
        {{{"the required firewalld 'libvirt' zone is missing", 0}, {"Failed to apply firewall rules %s: %s", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The host's firewall did not take libvirt's rules."),
                    Tr::tr("Restart the firewall, then libvirt; install iptables if it is missing."),
                    QStringLiteral("sudo systemctl restart libvirtd")};
            }},
        {{{"qemu-bridge-helper%s--br=%s --%sfailed to communicate with bridge helper", 2}}, Cure::None,
            mayNotUseBridge},
        {{{"failed to communicate with bridge helper", 0}, {"access denied by acl file", 0},
             {"bridge helper failed", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("Machines of the user's libvirt may not use this bridge."),
                    Tr::tr("Allow it in /etc/qemu/bridge.conf on the host, or use the user's own network, which needs "
                           "no rights.")};
            }},
        {{{"error creating bridge interface %s: Operation not permitted"}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The user's libvirt may not make networks."),
                    Tr::tr("Make the network in the system's libvirt, or use the user's own network.")};
            }},
        {{{"error creating bridge interface %s: File exists"}}, Cure::None,
            [](const QString& bridge) {
                return CauseWords{Tr::tr("The host has a bridge %1 already, which is not this network's.").arg(bridge),
                    Tr::tr("Give the network another bridge, or remove the one that was left over.")};
            }},
        {{{"Unable to create tap device %s: Operation not permitted", 0},
             {"Unable to open /dev/net/tun, is tun module loaded?: Permission denied"}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The user's libvirt may not give machines a network card of this kind."),
                    Tr::tr("Use the user's own network, or the system's libvirt.")};
            }},
        {{{"Unable to get index for interface %s: No such device"},
             {"Cannot get interface MTU on '%s': No such device"}, {"bridge %s doesn't exist"}},
            Cure::None,
            [](const QString& card) {
                return CauseWords{Tr::tr("The host has no network device %1.").arg(card),
                    Tr::tr("Choose another network in the machine's hardware, or make the device again.")};
            }},
        {{{"No usable Vf's present on SRIOV PF %s"},
             {"network '%s' requires exclusive access to interfaces, but none "
              "are available"}},
            Cure::None,
            [](const QString& device) {
                return CauseWords{Tr::tr("All virtual cards of %1 are in use.").arg(device),
                    Tr::tr("Shut a machine down that has one, or choose another network.")};
            }},
        {{{"there is an existing dhcp host entry in network '%s' that matches"}}, Cure::None,
            [](const QString& network) {
                return CauseWords{
                    Tr::tr("The network %1 keeps an address for this MAC address or name already.").arg(network),
                    Tr::tr("Change that entry instead of making another.")};
            }},
        {{{"network '%s' already exists with uuid %s"}, {"network '%s' is already defined with uuid %s"}},
            Cure::ChooseOtherName,
            [](const QString& network) {
                return CauseWords{
                    Tr::tr("There is a virtual network %1 already.").arg(network), Tr::tr("Choose another name.")};
            }},
        {{{"network is already active", 0}}, Cure::LookAgain,
            [](const QString&) {
                return CauseWords{Tr::tr("The virtual network is running already."),
                    Tr::tr("Somebody else was faster: nothing is left to do.")};
            }},
        {{{"vhost-net was requested for an interface, but is unavailable", 0}, {"Unable to open vhost-net.", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The host's kernel gives no fast path for the machine's network card."),
                    Tr::tr("Load the module vhost_net on the host, or leave the card's driver to libvirt."),
                    QStringLiteral("sudo modprobe vhost_net")};
            }},
        {{{"Address already in use", 0}}, Cure::StopOtherMachine,
            [](const QString&) {
                return CauseWords{Tr::tr("A network port that this needs is in use already."),
                    Tr::tr("Choose another port, or stop what holds it.")};
            }},
    };
    return causes;
}

} // namespace domus
