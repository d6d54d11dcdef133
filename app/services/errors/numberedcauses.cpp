// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/shellquote.h"
#include "app/services/errors/cause.h"
#include "app/services/errors/virnumbers.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorExplanation)
};

CauseWords mayNot(const QString& path)
{
    if (path.isEmpty()) {
        return {Tr::tr("The host does not permit it."), Tr::tr("Ask the host's owner for the right to do it.")};
    }
    return {Tr::tr("libvirt or QEMU may not use %1.").arg(path),
        Tr::tr("Give it the right to read it and to enter every folder above it, or move it into a storage pool."),
        shellQuote({QStringLiteral("namei"), QStringLiteral("-l"), path})};
}

CauseWords isGone(const QString& path)
{
    return {path.isEmpty() ? Tr::tr("Something that this needs is not on the host.")
                           : Tr::tr("%1 is not on the host.").arg(path),
        Tr::tr("Bring it back, or choose another in the machine's hardware.")};
}

CauseWords notAllowed(const QString&)
{
    return {Tr::tr("You may not do this."), Tr::tr("Ask the host's owner for the right to do it.")};
}

} // namespace

const Causes& numberedCauses()
{
    using namespace virnumber;
    static const Causes causes{
        {{}, Cure::LookAgain,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine is not there any more."),
                    Tr::tr("Somebody else may have deleted or renamed it.")};
            },
            {noDomain, 0, {}}},
        {{}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("A virtual network that this needs is not there."),
                    Tr::tr("Choose another network in the machine's hardware.")};
            },
            {noNetwork, 0, {}}},
        {{}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("A storage pool that this needs is not there."),
                    Tr::tr("Choose another place, or make the pool again.")};
            },
            {noStoragePool, 0, {}}},
        {{}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("A file that this needs is not in the storage."),
                    Tr::tr("Somebody else may have deleted it: read the pool again.")};
            },
            {noStorageVolume, 0, {}}},
        {{}, Cure::None,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("The snapshot is not there any more."), Tr::tr("Somebody else may have deleted it.")};
            },
            {noSnapshot, 0, {}}},
        {{}, Cure::ChooseOtherName,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("The storage has a file of that name already."), Tr::tr("Choose another name.")};
            },
            {volumeExists, 0, {}}},
        {{}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The agent inside the guest does not answer."),
                    Tr::tr("Install and start qemu-guest-agent in the guest; while it boots, wait a little.")};
            },
            {agentUnresponsive, 0, {}}},
        {{}, Cure::LookAgain,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine is busy with something else."),
                    Tr::tr("Wait until that is done, then try again. If it lasts, QEMU may hang: then only force off "
                           "helps.")};
            },
            {operationTimeout, fromQemu, {}}},
        {{}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The host's processor cannot do all that the machine's processor shall."),
                    Tr::tr("Choose a processor model that this host has.")};
            },
            {cpuIncompatible, 0, {}}},
        {{}, Cure::None, notAllowed, {operationDenied, 0, {}}},
        {{}, Cure::None, notAllowed, {accessDenied, 0, {}}},
        {{}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The hypervisor or the libvirt on this host cannot do this."),
                    Tr::tr("A newer libvirt on the host may.")};
            },
            {noSupport, 0, {}}},
        {{}, Cure::JoinGroup,
            [](const QString&) {
                return CauseWords{Tr::tr("You may not use this libvirt."),
                    Tr::tr("Become a member of the group libvirt, then log out and in again."),
                    QStringLiteral("sudo adduser \"$USER\" libvirt")};
            },
            {systemError, fromRpc, ErrorKind::PermissionDenied}},
        {{}, Cure::StartService,
            [](const QString&) {
                return CauseWords{Tr::tr("libvirt is not running."), Tr::tr("Start its service, then connect again."),
                    QStringLiteral("sudo systemctl start libvirtd")};
            },
            {systemError, fromRpc, ErrorKind::NotFound}},
        {{}, Cure::ChangePermission, mayNot, {systemError, fromStorage, ErrorKind::PermissionDenied}},
        {{}, Cure::ChangePermission, mayNot, {systemError, fromQemu, ErrorKind::PermissionDenied}},
        {{}, Cure::ChangePermission, mayNot, {systemError, fromSecurity, ErrorKind::PermissionDenied}},
        {{}, Cure::None, isGone, {systemError, fromStorage, ErrorKind::NotFound}},
        {{}, Cure::None, isGone, {systemError, fromQemu, ErrorKind::NotFound}},
        {{}, Cure::None, isGone, {systemError, fromSecurity, ErrorKind::NotFound}},
    };
    return causes;
}

} // namespace domus
