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

CauseWords mayNotOpen(const QString& file)
{
    return {Tr::tr("QEMU may not open %1.").arg(file),
        Tr::tr("Give QEMU's user the right to read it and to enter every folder above it, or move it into a storage "
               "pool."),
        shellQuote({QStringLiteral("namei"), QStringLiteral("-l"), file})};
}

CauseWords isMissing(const QString& file)
{
    return {Tr::tr("The file %1 is missing.").arg(file),
        Tr::tr("Bring it back, or choose another in the machine's hardware.")};
}

} // namespace

const Causes& imageCauses()
{
    static const Causes causes{
        {{{"Is another process using the image [%s]?"}, {"Failed to get \"%s\" lock", 0},
             {"Failed to get shared \"%s\" lock", 0},
             {"Setting different DAC user or group on %s which is already in "
              "use"},
             {"Setting different SELinux label on %s which is already in use"}, {"Lockspace resource '%s' is locked"},
             {"Failed to lock byte", 0}},
            Cure::StopOtherMachine,
            [](const QString& file) {
                return CauseWords{file.isEmpty()
                        ? Tr::tr("A disk image is in use by another virtual machine.")
                        : Tr::tr("The disk image %1 is in use by another virtual machine.").arg(file),
                    Tr::tr("Shut that machine down first, or give this one an image of its own.")};
            }},
        {{{"cannot load AppArmor profile '%s'"}, {"cannot update AppArmor profile '%s'"},
             {"unable to set AppArmor profile '%s' for '%s'"}},
            Cure::None,
            [](const QString& profile) {
                return CauseWords{Tr::tr("AppArmor on the host does not let the machine start (%1).").arg(profile),
                    Tr::tr("Its log tells what it forbade. A name that begins with [, { or * cannot be protected: "
                           "rename such a machine."),
                    QStringLiteral("sudo journalctl -k -g apparmor")};
            }},
        {{{"Setting security context '%s' on '%s' not supported", 2},
             {"unable to set SELinux security context '%s' for "
              "'%s'",
                 2},
             {"Unable to set SELinux label on %s"}},
            Cure::None,
            [](const QString& file) {
                return CauseWords{Tr::tr("SELinux cannot protect %1 where it is.").arg(file),
                    Tr::tr("Move it into a storage pool, or allow machines the use of network shares."),
                    QStringLiteral("sudo setsebool -P virt_use_nfs on")};
            }},
        {{{"Cannot access backing file '%s' of storage file '%s'"},
             {"Could not open backing file: Could not open '%s'"}},
            Cure::None,
            [](const QString& file) {
                return CauseWords{Tr::tr("The image %1, which the machine's disk builds upon, is missing or closed to "
                                         "QEMU.")
                                      .arg(file),
                    Tr::tr("Bring it back to where it was: without it the disk is incomplete.")};
            }},
        {{{"format of backing image '%s' of image '%s' was not specified in the image metadata", 2}}, Cure::None,
            [](const QString& file) {
                return CauseWords{
                    Tr::tr("The disk image %1 does not say of what format the image is that it builds upon.").arg(file),
                    Tr::tr("Look the format up, then write it into the image with qemu-img rebase."),
                    shellQuote(
                        {QStringLiteral("qemu-img"), QStringLiteral("info"), QStringLiteral("--backing-chain"), file})};
            }},
        {{{"Could not open '%s': Permission denied"},
             {"Cannot access storage file '%s' (as uid:%u, gid:%u): Permission "
              "denied"},
             {"Cannot access storage file '%s': Permission denied"}, {"cannot open '%s': Permission denied"},
             {"Failed to open file '%s': Permission denied"}, {"unable to set ownership of '%s' to user %d:%d"},
             {"unable to set ownership of '%s' to %d:%d"}},
            Cure::ChangePermission, mayNotOpen},
        {{{"Cannot access storage file '%s' (as uid:%u"}, {"Cannot access storage file '%s'"}}, Cure::ChangePermission,
            mayNotOpen, {0, 0, ErrorKind::PermissionDenied}},
        {{{"Could not open '%s': No such file"}, {"Cannot access storage file '%s' (as uid:%u, gid:%u): No such file"},
             {"Cannot access storage file '%s': No such file"}, {"cannot open '%s': No such file"},
             {"Failed to open file '%s': No such file"}},
            Cure::None, isMissing},
        {{{"Cannot access storage file '%s' (as uid:%u"}, {"Cannot access storage file '%s'"}}, Cure::None, isMissing,
            {0, 0, ErrorKind::NotFound}},
        {{{"Could not open '%s': Read-only file system"}, {"Block node is read-only", 0}}, Cure::None,
            [](const QString& file) {
                return CauseWords{file.isEmpty()
                        ? Tr::tr("A disk image can only be read, but the machine wants to write.")
                        : Tr::tr("The disk image %1 can only be read, but the machine wants to write.").arg(file),
                    Tr::tr("Move it to where it can be written, or attach it as read-only.")};
            }},
        {{{"Image is not in %s format"}}, Cure::None,
            [](const QString& format) {
                return CauseWords{
                    Tr::tr("A disk image is not of the format that the machine's definition says: %1.").arg(format),
                    Tr::tr("Look up what it is, and correct the disk's format in the machine's hardware."),
                    QStringLiteral("qemu-img info --force-share FILE")};
            }},
        {{{"qcow2: Image is corrupt", 0}, {"Image is corrupt (unaligned refblock offset)", 0},
             {"Unsupported cluster size: 2^%u", 0}, {"Unsupported qcow2 version %u", 0}, {"Invalid refcount: %s", 0},
             {"Could not read L1 table", 0}, {"File is too small, not a valid image", 0}, {"image file is corrupt", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("A disk image of the machine is damaged."),
                    Tr::tr("Copy it before anything else. Then let qemu-img check it; restore it from a backup if that "
                           "does not help."),
                    QStringLiteral("qemu-img check FILE")};
            }},
        {{{"Unsupported qcow2 feature(s): %s"}}, Cure::None,
            [](const QString& features) {
                return CauseWords{Tr::tr("A disk image was made by a newer QEMU (%1).").arg(features),
                    Tr::tr("Use a newer QEMU on this host, or convert the image where it was made.")};
            }},
        {{{"aio=native was specified, but it requires cache.direct=on", 0}, {"Unable to use io_uring: %s", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The way a disk's image is read and written does not work on this host."),
                    Tr::tr("Set the disk's I/O mode back to its default.")};
            }},
        {{{"disk '%s' already in active block job"}, {"block job on disk '%s' is still being ended"}}, Cure::None,
            [](const QString& disk) {
                return CauseWords{Tr::tr("The disk %1 is being copied or merged at the moment.").arg(disk),
                    Tr::tr("Wait until that is done, or cancel it.")};
            }},
    };
    return causes;
}

} // namespace domus
