// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>
#include <QVector>

#include <sys/types.h>

#include <optional>
#include <vector>

namespace domus {

/// A user of this computer as the kernel judges access: QEMU's, on qemu:///system.
struct FileUser
{
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups; ///< supplementary
};

/// The user that libvirt's system daemon runs QEMU as on this computer (Debian: libvirt-qemu); nothing when it has
/// none of the known names. Reads the user database: not on the GUI thread.
std::optional<FileUser> qemuUser();

struct FileReachFacts
{
    bool isReachable = true;
    QString blockedAt; ///< the folder, or the file itself, that keeps the user out
    bool operator==(const FileReachFacts&) const = default;
};

/// Walks from the root to the file with the eyes of that user: modes and POSIX ACLs, symbolic links followed.
/// What libvirt itself changes (dynamic ownership of the image file) is left out: the file may be unreadable, its
/// folders may not be closed.
FileReachFacts reachOf(const QString& path, const FileUser& user);

/// What giving an ACL added, so that exactly that can be taken away again.
struct GrantedEntry
{
    QString path;
    QString acl; ///< setfacl's words: "u:64055:--x"
    bool hadList = false; ///< there was an access list before: its mask stays as it is
    bool operator==(const GrantedEntry&) const = default;
};

/// Lets the user search the folders that are closed to it and read the file, by POSIX ACLs (the program setfacl).
/// Blocks. What was given before a failure is taken back. Where a list is there already that speaks of that user, or
/// would have to let others in too, nothing is changed.
Result<QVector<GrantedEntry>> grantReach(const QString& path, const FileUser& user);
/// Takes the entries back; the first failure is told, the others are still tried.
Status revokeReach(const QVector<GrantedEntry>& entries);

} // namespace domus
