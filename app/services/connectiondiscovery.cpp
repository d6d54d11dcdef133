// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectiondiscovery.h"

#include "app/core/async.h"
#include "app/core/lane.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <grp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ConnectionDiscovery)
};

constexpr const char* systemUri = "qemu:///system";
constexpr const char* sessionUri = "qemu:///session";

/// The whole daemon first, the QEMU-only one of newer hosts second.
constexpr std::array systemSockets
    = {"/run/libvirt/libvirt-sock", "/var/run/libvirt/libvirt-sock", "/run/libvirt/virtqemud-sock"};

QString presentSocket()
{
    for (const char* path : systemSockets) {
        if (QFileInfo::exists(QLatin1String(path))) {
            return QLatin1String(path);
        }
    }
    return {};
}

bool somebodyListens(const QString& path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = path.toLocal8Bit();
    if (name.isEmpty() || static_cast<size_t>(name.size()) >= sizeof(address.sun_path)) {
        return false;
    }
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) {
        return false;
    }
    const bool refused
        = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 && errno == ECONNREFUSED;
    ::close(fd);
    // Not permitted to connect, or a full queue, still means that a daemon is there.
    return !refused;
}

bool findProgram(const QStringList& names)
{
    const QStringList folders = {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"),
        QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/local/bin")};
    for (const QString& name : names) {
        if (!QStandardPaths::findExecutable(name, folders).isEmpty()
            || !QStandardPaths::findExecutable(name).isEmpty()) {
            return true;
        }
    }
    return false;
}

bool isInLibvirtGroup()
{
    std::array<gid_t, 256> groups = {};
    const int count = ::getgroups(static_cast<int>(groups.size()), groups.data());
    const group* libvirt = ::getgrnam("libvirt"); // NOLINT(concurrency-mt-unsafe): one caller, once
    return libvirt != nullptr && count > 0
        && std::find(groups.cbegin(), groups.cbegin() + count, libvirt->gr_gid) != groups.cbegin() + count;
}

/// Never asks: without --allow-user-interaction pkcheck only tells whether a password would be needed.
bool askPolkit()
{
    QProcess pkcheck;
    pkcheck.start(QStringLiteral("pkcheck"),
        {QStringLiteral("--action-id"), QStringLiteral("org.libvirt.unix.manage"), QStringLiteral("--process"),
            QString::number(::getpid())});
    if (!pkcheck.waitForStarted(2000)) {
        return isInLibvirtGroup(); // the rule that Debian's libvirt gives to polkit
    }
    return pkcheck.waitForFinished(5000) && pkcheck.exitStatus() == QProcess::NormalExit && pkcheck.exitCode() == 0;
}

QString userNameNow()
{
    return qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
}

/// A thread that lives as long as somebody waits for its answer.
class Worker : public QObject
{
    Q_OBJECT
public:
    explicit Worker(QObject* context) : QObject(context), lane(QStringLiteral("discovery")) { }
    Lane lane;
};

/// A command that needs root, for a user who may not be.
QString asRoot(const DiscoveryProbes& probes, const QString& command)
{
    if (probes.isRoot()) {
        return command;
    }
    return command.contains(QLatin1Char(';')) ? QStringLiteral("sudo sh -c '%1'").arg(command)
                                              : QStringLiteral("sudo ") + command;
}

Discovery problemOf(const DiscoveryProbes& probes)
{
    Discovery found;
    if (!probes.hasDaemon()) {
        found.problem = Discovery::Problem::LibvirtNotInstalled;
        found.text = Tr::tr("libvirt, which runs the virtual machines, is not installed on this computer.");
        found.cureCommand
            = asRoot(probes, QStringLiteral("apt install libvirt-daemon-system qemu-system-x86 ovmf swtpm-tools"));
        return found;
    }
    if (!probes.systemListens()) {
        found.problem = Discovery::Problem::DaemonNotRunning;
        found.text = Tr::tr("libvirt is installed on this computer, but its service is not running.");
        found.cureCommand = asRoot(probes,
            probes.hasSystemd() ? QStringLiteral("systemctl start libvirtd")
                                : QStringLiteral("virtlogd -d; libvirtd -d"));
        return found;
    }
    if (!probes.isRoot() && !probes.systemSocketWritable()) {
        found.problem = Discovery::Problem::NoPermission;
        found.text = Tr::tr("You may not manage the virtual machines of this computer.");
    } else if (!probes.isRoot() && !probes.polkitAllows()) {
        found.problem = Discovery::Problem::NoPermission;
        found.text = Tr::tr("Managing the virtual machines of this computer needs a password each time.");
    }
    if (found.problem == Discovery::Problem::NoPermission) {
        const QString user = probes.userName.isEmpty() ? QStringLiteral("$USER") : probes.userName;
        found.text += QLatin1Char(' ') + Tr::tr("Members of the group libvirt may, from their next login.");
        found.cureCommand = QStringLiteral("sudo adduser %1 libvirt").arg(user);
    }
    return found;
}

} // namespace

DiscoveryProbes DiscoveryProbes::ofThisComputer()
{
    DiscoveryProbes probes;
    probes.isRoot = [] { return ::geteuid() == 0; };
    probes.hasDaemon = [] { return findProgram({QStringLiteral("libvirtd"), QStringLiteral("virtqemud")}); };
    probes.systemListens = [] { return somebodyListens(presentSocket()); };
    // Where polkit guards the socket everybody may connect to it; else only the group may.
    probes.systemSocketWritable = [] { return ::access(presentSocket().toLocal8Bit().constData(), W_OK) == 0; };
    probes.polkitAllows = [] {
        // A daemon that trusts the socket's group does not ask polkit, and the socket is then closed to others.
        const QFileInfo socket(presentSocket());
        const bool isOpenToAll = socket.permission(QFileDevice::WriteOther);
        return !isOpenToAll || askPolkit();
    };
    probes.hasSystemd = [] { return QFileInfo::exists(QStringLiteral("/run/systemd/system")); };
    probes.userName = userNameNow();
    return probes;
}

Discovery discoverConnection(const DiscoveryProbes& probes)
{
    Discovery found = problemOf(probes);
    if (found.problem == Discovery::Problem::None) {
        found.uri = QLatin1String(systemUri);
        return found;
    }
    // Root's own session daemon would be a second, empty world beside the one that is meant.
    if (found.problem != Discovery::Problem::LibvirtNotInstalled && !probes.isRoot()) {
        found.uri = QLatin1String(sessionUri);
        found.offerSystem = true;
    }
    return found;
}

void discoverConnection(const DiscoveryProbes& probes, QObject* context, std::function<void(const Discovery&)> done)
{
    const auto answer
        = async::reply<Discovery>(context, [done = std::move(done)](const Discovery& discovery) { done(discovery); });
    auto* worker = new Worker(context);
    worker->lane.post(
        [probes, answer, finished = async::reply<bool>(worker, [worker](bool) { worker->deleteLater(); })] {
            answer.post(discoverConnection(probes));
            finished.post(true);
        });
}

} // namespace domus

#include "connectiondiscovery.moc"
