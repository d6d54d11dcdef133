// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/filereach.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QtEndian>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace domus {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::FileReach)
};

constexpr unsigned readBit = 4;
constexpr unsigned searchBit = 1;

bool isMember(const FileUser& user, gid_t group)
{
    return user.gid == group || std::find(user.groups.begin(), user.groups.end(), group) != user.groups.end();
}

/// The kernel's form of an ACL in system.posix_acl_access: a version, then entries of tag, permissions and id.
struct AclEntry
{
    quint16 tag;
    quint16 permissions;
    quint32 id;
};

std::vector<AclEntry> aclOf(const QByteArray& file)
{
    constexpr size_t headerSize = 4;
    constexpr size_t entrySize = 8;
    std::array<char, 65536> buffer{};
    const ssize_t size = ::getxattr(file.constData(), "system.posix_acl_access", buffer.data(), buffer.size());
    std::vector<AclEntry> entries;
    entries.reserve(size > 0 ? size_t(size) / entrySize : 0);
    for (size_t at = headerSize; size > 0 && at + entrySize <= size_t(size); at += entrySize) {
        entries.push_back({qFromLittleEndian<quint16>(buffer.data() + at),
            qFromLittleEndian<quint16>(buffer.data() + at + 2), qFromLittleEndian<quint32>(buffer.data() + at + 4)});
    }
    return entries;
}

constexpr quint16 tagUserObject = 1;
constexpr quint16 tagUser = 2;
constexpr quint16 tagGroupObject = 4;
constexpr quint16 tagGroup = 8;
constexpr quint16 tagMask = 16;
constexpr quint16 tagOther = 32;

/// What was there could not be put back, or the mask would have to grow, which lets in whom it kept out.
bool isInTheWay(AclEntry entry, const FileUser& user, unsigned bits)
{
    return (entry.tag == tagUser && entry.id == user.uid)
        || (entry.tag == tagMask && (entry.permissions & bits) != bits);
}

/// acl(5), "access check algorithm"; nothing when the file has no extended ACL.
std::optional<unsigned> permissionsByAcl(const QByteArray& file, const struct stat& info, const FileUser& user)
{
    const auto entries = aclOf(file);
    if (entries.empty()) {
        return std::nullopt;
    }
    unsigned mask = 7;
    unsigned others = 0;
    std::optional<unsigned> owner;
    std::optional<unsigned> named;
    std::optional<unsigned> group;
    for (const AclEntry& entry : entries) {
        if (entry.tag == tagMask) {
            mask = entry.permissions;
        } else if (entry.tag == tagOther) {
            others = entry.permissions;
        } else if (entry.tag == tagUserObject && info.st_uid == user.uid) {
            owner = entry.permissions;
        } else if (entry.tag == tagUser && entry.id == user.uid) {
            named = entry.permissions;
        } else if ((entry.tag == tagGroupObject && isMember(user, info.st_gid))
            || (entry.tag == tagGroup && isMember(user, entry.id))) {
            group = group.value_or(0U) | entry.permissions;
        }
    }
    if (owner) {
        return owner;
    }
    if (named) {
        return *named & mask;
    }
    return group ? (*group & mask) : others;
}

unsigned permissionsOf(const QByteArray& file, const struct stat& info, const FileUser& user)
{
    if (user.uid == 0) {
        return 7;
    }
    if (const auto byAcl = permissionsByAcl(file, info, user)) {
        return *byAcl;
    }
    const auto mode = static_cast<unsigned>(info.st_mode);
    if (info.st_uid == user.uid) {
        return (mode >> 6U) & 7U;
    }
    return isMember(user, info.st_gid) ? (mode >> 3U) & 7U : mode & 7U;
}

/// The folders that the kernel searches on the way to a file, in its order: those of the path as it is written, and
/// those that a link on it leads through.
QStringList foldersTo(const QString& path)
{
    constexpr int mostLinks = 40; // as the kernel has it
    const QString slash = QStringLiteral("/");
    QStringList rest = QFileInfo(path).absoluteFilePath().split(slash, Qt::SkipEmptyParts);
    QString folder = slash;
    QStringList searched{folder};
    for (int links = 0; !rest.isEmpty();) {
        const QString name = rest.takeFirst();
        if (name == QLatin1String(".")) {
            continue;
        }
        if (name == QLatin1String("..")) {
            folder = QFileInfo(folder).path();
            continue;
        }
        const QString full = (folder == slash ? QString() : folder) + slash + name;
        std::array<char, PATH_MAX> target{};
        const ssize_t length = ::readlink(QFile::encodeName(full).constData(), target.data(), target.size());
        if (length > 0 && ++links <= mostLinks) {
            const QString onward = QFile::decodeName(QByteArray(target.data(), qsizetype(length)));
            rest = onward.split(slash, Qt::SkipEmptyParts) + rest;
            folder = onward.startsWith(slash) ? slash : folder;
            continue;
        }
        if (rest.isEmpty()) {
            break; // the file itself
        }
        folder = full;
        if (!searched.contains(folder)) {
            searched.append(folder);
        }
    }
    return searched;
}

bool mayPass(const QString& file, const FileUser& user, unsigned bits)
{
    struct stat info = {};
    const QByteArray name = QFile::encodeName(file);
    // What cannot be seen from here is not said to be closed.
    return ::stat(name.constData(), &info) != 0 || (permissionsOf(name, info, user) & bits) == bits;
}

/// setfacl computes the mask anew unless it is told not to.
QStringList maskOption(const GrantedEntry& entry)
{
    return entry.hadList ? QStringList{QStringLiteral("-n")} : QStringList{};
}

Status setfacl(const QStringList& arguments, const QString& path)
{
    const QString program = QStandardPaths::findExecutable(
        QStringLiteral("setfacl"), {QStringLiteral("/usr/bin"), QStringLiteral("/bin")});
    if (program.isEmpty()) {
        return fail(ErrorKind::Unsupported,
            Tr::tr("The program setfacl is missing. Install the package acl, or let the file be copied instead."),
            "setfacl");
    }
    QProcess process;
    process.setProcessEnvironment([] {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        return environment;
    }());
    process.start(program, arguments + QStringList{QStringLiteral("--"), path});
    constexpr int patienceMs = 10000;
    if (!process.waitForFinished(patienceMs) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0) {
        const QString words = QString::fromUtf8(process.readAllStandardError()).simplified();
        process.kill();
        process.waitForFinished(patienceMs);
        return fail(ErrorKind::PermissionDenied,
            Tr::tr("The access rights of “%1” could not be changed: %2")
                .arg(path, words.isEmpty() ? process.errorString() : words),
            "setfacl");
    }
    return {};
}

} // namespace

std::optional<FileUser> qemuUser()
{
    for (const char* name : {"libvirt-qemu", "qemu"}) {
        struct passwd entry = {};
        struct passwd* found = nullptr;
        std::array<char, 16384> buffer{};
        if (::getpwnam_r(name, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) {
            continue;
        }
        FileUser user{entry.pw_uid, entry.pw_gid, {}};
        int count = 64;
        user.groups.resize(size_t(count));
        if (::getgrouplist(name, entry.pw_gid, user.groups.data(), &count) >= 0) {
            user.groups.resize(size_t(count));
        } else {
            user.groups.clear();
        }
        return user;
    }
    return std::nullopt;
}

FileReachFacts reachOf(const QString& path, const FileUser& user)
{
    const QStringList folders = foldersTo(path);
    for (const QString& folder : folders) {
        if (!mayPass(folder, user, searchBit)) {
            return {false, folder};
        }
    }
    return {};
}

Result<QVector<GrantedEntry>> grantReach(const QString& path, const FileUser& user)
{
    QVector<GrantedEntry> granted;
    const auto give = [&](const QString& file, unsigned bits, const QString& words) -> Status {
        if (mayPass(file, user, bits)) {
            return {};
        }
        const QString acl = QStringLiteral("u:%1:%2").arg(user.uid).arg(words);
        const auto list = aclOf(QFile::encodeName(file));
        if (std::any_of(list.begin(), list.end(), [&](AclEntry entry) { return isInTheWay(entry, user, bits); })) {
            return fail(ErrorKind::PermissionDenied,
                Tr::tr(
                    "“%1” has access rights of its own, which Domus does not change: let the file be copied instead.")
                    .arg(file));
        }
        const GrantedEntry entry{file, acl, !list.empty()};
        if (auto done = setfacl(maskOption(entry) + QStringList{QStringLiteral("-m"), acl}, file); !done) {
            return done;
        }
        granted.append(entry);
        return {};
    };
    Status status;
    const QStringList folders = foldersTo(path);
    for (const QString& folder : folders) {
        if (status = give(folder, searchBit, QStringLiteral("--x")); !status) {
            break;
        }
    }
    if (status) {
        status = give(path, readBit, QStringLiteral("r--"));
    }
    if (!status) {
        const Status back = revokeReach(granted);
        Error error = status.error();
        if (!back) {
            error.text += QLatin1Char('\n') + back.error().text;
        }
        return fail(error);
    }
    return granted;
}

Status revokeReach(const QVector<GrantedEntry>& entries)
{
    Status result;
    for (const GrantedEntry& entry : entries) {
        const QString who = entry.acl.section(QLatin1Char(':'), 0, 1);
        const Status done = setfacl(maskOption(entry) + QStringList{QStringLiteral("-x"), who}, entry.path);
        if (!done && result) {
            result = done;
        }
    }
    return result;
}

} // namespace domus
