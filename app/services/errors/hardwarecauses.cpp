// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/cause.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorExplanation)
};

} // namespace

const Causes& hardwareCauses()
{
    static const Causes causes{
        {{{"failed to initialize kvm", 0}, {"Could not access KVM kernel module", 0}, {"KVM_CREATE_VM", 0},
             {"does not support virt type 'kvm'", 0}, {"invalid accelerator kvm", 0},
             {"Domain requires KVM, but it is not available", 0},
             {"KVM was enabled when probing '%s', but it is not available now", 0},
             {"CPU model '%s' requires KVM or HVF", 0}},
            Cure::SwitchToEmulation,
            [](const QString&) {
                return CauseWords{Tr::tr("Hardware acceleration (KVM) does not work on this host."),
                    Tr::tr("Switch the machine to emulation: it runs everywhere, but slower.")};
            }},
        {{{"CPU mode '%s' for %s qemu domain on %s host is not supported by hypervisor"}}, Cure::SwitchToEmulation,
            [](const QString& mode) {
                return CauseWords{Tr::tr("The processor “%1” needs hardware acceleration (KVM), which the machine does "
                                         "not use.")
                                      .arg(mode),
                    Tr::tr("Let the machine have the emulated processor.")};
            }},
        {{{"Unknown CPU model %s"}, {"unable to find CPU model '%s'"}, {"CPU model '%s' not found"},
             {"CPU model %s is not supported by hypervisor"}, {"CPU model '%s' not supported by hypervisor"}},
            Cure::None,
            [](const QString& model) {
                return CauseWords{Tr::tr("This host has no processor model “%1”.").arg(model),
                    Tr::tr("Choose another processor model for the machine.")};
            }},
        {{{"guest CPU doesn't match specification: extra features: %s, missing features: %s", 2},
             {"guest CPU doesn't match specification: missing features: %s"},
             {"guest CPU doesn't match specification: extra features: %s"},
             {"the CPU is incompatible with host CPU: %s"}, {"the CPU is incompatible with host CPU", 0},
             {"host doesn't support requested feature", 0}, {"Host CPU does not provide required features", 0}},
            Cure::None,
            [](const QString& features) {
                return CauseWords{features.isEmpty()
                        ? Tr::tr("The host's processor cannot do all that the machine's processor shall.")
                        : Tr::tr("The host's processor cannot do all that the machine's processor shall: %1.")
                              .arg(features),
                    Tr::tr("Choose a processor model that this host has.")};
            }},
        {{{"Emulator '%s' does not support machine type '%s'", 2}, {"No matching machine type in '%s'", 0}}, Cure::None,
            [](const QString& type) {
                return CauseWords{
                    Tr::tr("QEMU on this host does not know the machine type %1: the machine comes from a "
                           "newer or a much older one.")
                        .arg(type),
                    Tr::tr("Update QEMU on the host, or change the machine type; a guest may then find its devices "
                           "elsewhere.")};
            }},
        {{{"Emulator '%s' does not support arch '%s'", 2}, {"No emulator found for arch '%s'"},
             {"Cannot find suitable emulator for %s"}, {"Cannot check QEMU binary %s: No such file"},
             {"could not find capabilities for %s"}},
            Cure::InstallEmulator,
            [](const QString& what) {
                return CauseWords{Tr::tr("The emulator that the machine needs is not on the host: %1.").arg(what),
                    Tr::tr("Install QEMU for the machine's processor on the host.")};
            }},
        {{{"unable to map backing store for guest RAM: Cannot allocate memory", 0},
             {"Unable to find any usable hugetlbfs mount for %llu KiB", 0},
             {"hugetlbfs filesystem is not mounted or disabled by administrator config", 0},
             {"hugepages: node %zd not found", 0}, {"unable to create hugepage path %s", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The host has no huge pages for the machine's memory."),
                    Tr::tr("Reserve huge pages on the host, or let the machine use common memory."),
                    QStringLiteral("grep -i hugepages /proc/meminfo")};
            }},
        {{{"cannot set up guest memory '%s': Cannot allocate memory", 0}, {"Cannot allocate memory", 0},
             {"preallocating memory failed", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The host has too little free memory for this machine."),
                    Tr::tr("Shut another machine down, or give this one less memory."), QStringLiteral("free -h")};
            }},
        {{{"Maximum CPUs greater than specified machine type limit %u"},
             {"requested cpu amount exceeds maximum (%d > %d)", 2}},
            Cure::None,
            [](const QString& limit) {
                return CauseWords{
                    Tr::tr("The machine has more processors than this kind of machine can have: %1.").arg(limit),
                    Tr::tr("Give it fewer processors.")};
            }},
        {{{"No more available PCI slots", 0}, {"No PCI buses available", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine has no slot left for another device."),
                    Tr::tr("Remove a device, or shut the machine down and add a controller.")};
            }},
        {{{"Attempted double use of PCI Address %s"}}, Cure::None,
            [](const QString& address) {
                return CauseWords{Tr::tr("Two of the machine's devices have the same address: %1.").arg(address),
                    Tr::tr("Leave the address of one of them out: libvirt finds a free one.")};
            }},
        {{{"Unable to find a satisfying virtiofsd", 0}, {"virtiofsd died unexpectedly", 0},
             {"Could not start 'virtiofsd'", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The program that shares folders with machines does not run on the host."),
                    Tr::tr("Install the package that has virtiofsd (qemu-system-common on Debian 12).")};
            }},
        {{{"virtiofs is not yet supported in session mode", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The user's libvirt cannot share folders through virtiofs."),
                    Tr::tr("Use the system's libvirt, or share the folder in another way.")};
            }},
        {{{"'%s' requires shared memory"}}, Cure::None,
            [](const QString& device) {
                return CauseWords{Tr::tr("%1 works only when the machine shares its memory with the host.").arg(device),
                    Tr::tr("Switch shared memory on for the machine.")};
            }},
        {{{"tuning is not available in session mode", 0}, {"cgroup is not available on this host", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("This libvirt may not limit what machines use of the host."),
                    Tr::tr("Use the system's libvirt, or take the limits out.")};
            }},
    };
    return causes;
}

const Causes& hostDeviceCauses()
{
    static const Causes causes{
        {{{"vfio %s: group %d is not viable"}, {"VFIO group is not viable", 0}}, Cure::None,
            [](const QString& device) {
                return CauseWords{device.isEmpty()
                        ? Tr::tr("A device of the host cannot be given away alone: others belong to it.")
                        : Tr::tr("The host's device %1 cannot be given away alone: others belong to it.").arg(device),
                    Tr::tr("Give the machine all devices of the same IOMMU group.")};
            }},
        {{{"host doesn't support passthrough of host PCI devices", 0}, {"host doesn't support VFIO PCI passthrough", 0},
             {"VFIO device assignment is currently not supported on this system", 0},
             {"Failed to open /dev/vfio/vfio", 0}, {"Mediated host device assignment requires VFIO support", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The host cannot give its devices to machines: its IOMMU is off."),
                    Tr::tr("Switch VT-d or AMD-Vi on in the host's firmware, and the IOMMU in its kernel."),
                    QStringLiteral("sudo dmesg | grep -i -e DMAR -e IOMMU")};
            }},
        {{{"PCI device %s is in use by driver %s, domain %s"}, {"PCI device %s is in use"},
             {"USB device %s is in use by driver %s, domain %s"}, {"USB device %s is already in use"},
             {"mediated device %s is in use by driver %s, domain %s"}, {"SCSI device %s is already in use by"},
             {"NVMe device %s already in use by driver %s domain %s"}},
            Cure::StopOtherMachine,
            [](const QString& device) {
                return CauseWords{Tr::tr("The host's device %1 is in use by another virtual machine.").arg(device),
                    Tr::tr("Shut that machine down, or take the device away from one of them.")};
            }},
        {{{"Did not find USB device %s"}, {"Device %s not found: could not access %s"}}, Cure::None,
            [](const QString& device) {
                return CauseWords{Tr::tr("The host's device %1 is not there.").arg(device),
                    Tr::tr("Plug it in, or take it out of the machine's hardware.")};
            }},
        {{{"Can't add host USB device: USB is disabled in this host", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("The machine has no USB controller, so that it can have no USB device of the host."),
                    Tr::tr("Add a USB controller to the machine first.")};
            }},
    };
    return causes;
}

} // namespace domus
