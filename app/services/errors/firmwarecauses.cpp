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

const Causes& firmwareCauses()
{
    static const Causes causes{
        {{{"Unable to find any firmware to satisfy '%s'"}}, Cure::InstallFirmware,
            [](const QString&) {
                return CauseWords{Tr::tr("The host has no UEFI firmware that can do all the machine asks for."),
                    Tr::tr("Install the package ovmf on the host, ask for less (Secure Boot needs a Q35 machine), or "
                           "give the machine a BIOS.")};
            }},
        {{{"unable to find any master var store for loader: %s"}, {"Failed to open file '%sOVMF%s'", 0},
             {"Failed to open file '%sAAVMF%s'", 0}, {"Could not open '%sOVMF%s'", 0}},
            Cure::InstallFirmware,
            [](const QString&) {
                return CauseWords{Tr::tr("The UEFI firmware that the machine was made with is not on this host."),
                    Tr::tr("Install the package ovmf on the host, or let libvirt choose the firmware.")};
            }},
        {{{"Secure boot is supported with q35 machine types only", 0},
             {"Domain restricts pflash programming to SMM, but firmware '%s' doesn't support SMM", 0},
             {"domain has SMM turned off but chosen firmware requires it", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("Secure Boot does not work with this kind of machine."),
                    Tr::tr("Switch Secure Boot off, or make a machine of type Q35.")};
            }},
        {{{"internal snapshots of a VM with pflash based firmware are not supported", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("A machine with UEFI cannot have a snapshot inside its disk image."),
                    Tr::tr("Make an external snapshot, which puts the changes into files of their own.")};
            }},
        {{{"cannot undefine domain with nvram", 0}}, Cure::DeleteHere,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine keeps UEFI variables, and libvirt wants to be told what becomes "
                                         "of them."),
                    Tr::tr("Delete it with Domus, which does.")};
            }},
        {{{"Unable to find 'swtpm' binary in $PATH", 0}, {"Unable to find 'swtpm_setup' binary in $PATH", 0},
             {"TPM version '%s' is not supported", 0}},
            Cure::InstallTpm,
            [](const QString&) {
                return CauseWords{Tr::tr("The host has no program that emulates a TPM."),
                    Tr::tr("Install the packages swtpm and swtpm-tools on the host, or remove the machine's TPM.")};
            }},
        {{{"Could not run '%sswtpm%s'. exitstatus: %d; Check error log '%s' for details.", 4},
             {"Could not get process id of swtpm", 0}, {"swtpm died and reported: %s", 0},
             {"swtpm died unexpectedly", 0}, {"swtpm socket did not show up", 0}, {"swtpm didn't show up", 0},
             {"Could not create TPM directory %s"}},
            Cure::None,
            [](const QString& log) {
                return CauseWords{Tr::tr("The emulated TPM could not be set up."),
                    log.isEmpty() ? Tr::tr("Check on the host that swtpm may write its folders, and that AppArmor or "
                                           "SELinux lets it.")
                                  : Tr::tr("The reason stands in %1 on the host.").arg(log)};
            }},
    };
    return causes;
}

const Causes& savedStateCauses()
{
    static const Causes causes{
        {{{"load of migration failed: %s", 0}, {"error while loading state section id %d", 0},
             {"error while loading state for instance 0x%x of device '%s'", 0},
             {"Unable to restore from managed state %s. Maybe the file is corrupted?"}, {"image magic is incorrect", 0},
             {"save image is incomplete", 0}},
            Cure::ForgetSavedState,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("The machine's saved state cannot be used any more: it is damaged, or was made "
                           "by another QEMU."),
                    Tr::tr("Forget the saved state and start afresh. What was only in the machine's memory is lost.")};
            }},
        {{{"Failed to open file '%s.save'"}}, Cure::ForgetSavedState,
            [](const QString&) {
                return CauseWords{Tr::tr("The file with the machine's saved state cannot be opened."),
                    Tr::tr("Give libvirt the right to read it, or forget the saved state and start afresh.")};
            }},
        {{{"Refusing to undefine while domain managed save image exists", 0}}, Cure::DeleteHere,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine has a saved state, and libvirt wants to be told what becomes of "
                                         "it."),
                    Tr::tr("Delete the machine with Domus, which does, or discard its saved state first.")};
            }},
        {{{"domain with a managed saved state can't be renamed", 0}}, Cure::ForgetSavedState,
            [](const QString&) {
                return CauseWords{Tr::tr("A machine with a saved state keeps its name."),
                    Tr::tr("Start it and shut it down, or discard its saved state; then rename it.")};
            }},
    };
    return causes;
}

} // namespace domus
