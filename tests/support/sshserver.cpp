// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sshserver.h"

#include "tests/support/freeport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace domus {

namespace {

constexpr int patience = 20'000; // ms

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Processes whose command line holds these words.
QVector<qint64> processesWith(const QByteArray& words)
{
    QVector<qint64> found;
    const QStringList all = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString& number : all) {
        if (contents(QStringLiteral("/proc/%1/cmdline").arg(number)).replace('\0', ' ').contains(words)) {
            found.append(number.toLongLong());
        }
    }
    return found;
}

/// The process and everything below it.
QVector<qint64> treeOf(qint64 root)
{
    QVector<qint64> tree{root};
    const QByteArrayList children = contents(QStringLiteral("/proc/%1/task/%1/children").arg(root)).split(' ');
    for (const QByteArray& child : children) {
        if (!child.trimmed().isEmpty()) {
            tree += treeOf(child.trimmed().toLongLong());
        }
    }
    return tree;
}

} // namespace

SshServer::SshServer() : m_port(freePort()) { }

SshServer::~SshServer()
{
    stop();
}

QString SshServer::obstacle()
{
    return qEnvironmentVariableIsSet("DOMUS_TEST_SSH_HOME") ? QString()
                                                            : QStringLiteral("not behind tests/support/with-sshd");
}

bool SshServer::makeKey(const QString& name, const QString& secret) const
{
    QFile::remove(m_folder.filePath(name));
    return QProcess::execute(QStringLiteral("ssh-keygen"),
               {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-a"),
                   QStringLiteral("4"), QStringLiteral("-N"), secret, QStringLiteral("-f"), m_folder.filePath(name)})
        == 0;
}

bool SshServer::start()
{
    if (!QFileInfo::exists(m_folder.filePath(QStringLiteral("host"))) && !changeHostKey()) {
        return false;
    }
    if (!QFileInfo::exists(keyFile())
        && (!makeKey(QStringLiteral("user"), passphrase())
            || !QFile::copy(keyFile() + QStringLiteral(".pub"), m_folder.filePath(QStringLiteral("authorized"))))) {
        return false;
    }
    QFile config(m_folder.filePath(QStringLiteral("config")));
    if (!config.open(QIODevice::WriteOnly)) {
        return false;
    }
    QByteArray environment; // the same libvirt on the other side
    for (const auto& [name, folder] : {std::pair("XDG_RUNTIME_DIR", "/run"), {"XDG_CONFIG_HOME", "/config"},
             {"XDG_CACHE_HOME", "/cache"}, {"XDG_DATA_HOME", "/data"}}) {
        environment += QByteArray(" ") + name + '='
            + (m_elsewhere.isEmpty() ? qgetenv(name) : QFile::encodeName(m_elsewhere) + folder);
    }
    const QByteArray here = QFile::encodeName(m_folder.path());
    config.write("Port " + QByteArray::number(m_port) + "\nListenAddress 127.0.0.1\nHostKey " + here
        + "/host\nAuthorizedKeysFile " + here
        + "/authorized\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
          "PidFile none\nSetEnv"
        + environment + '\n');
    config.close();
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(QStringLiteral("/usr/sbin/sshd"),
        {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), config.fileName()});
    if (!m_process.waitForStarted(patience)) {
        return false;
    }
    for (int i = 0; i < 200; ++i) {
        if (answersOn(m_port)) {
            return true;
        }
        if (m_process.waitForFinished(50)) {
            return false;
        }
    }
    return false;
}

void SshServer::stop()
{
    if (m_process.state() != QProcess::NotRunning) {
        const QVector<qint64> tree = treeOf(m_process.processId());
        for (const qint64 process : tree) {
            ::kill(static_cast<pid_t>(process), SIGKILL);
        }
        m_process.waitForFinished(patience);
    }
}

void SshServer::hush(bool on) const
{
    const QVector<qint64> tree = treeOf(m_process.processId());
    for (const qint64 process : tree) {
        if (process != m_process.processId()) {
            ::kill(static_cast<pid_t>(process), on ? SIGSTOP : SIGCONT);
        }
    }
}

bool SshServer::changeHostKey()
{
    return makeKey(QStringLiteral("host"), {});
}

QString SshServer::fingerprint() const
{
    QProcess asked;
    asked.start(QStringLiteral("ssh-keygen"),
        {QStringLiteral("-l"), QStringLiteral("-f"), m_folder.filePath(QStringLiteral("host.pub"))});
    asked.waitForFinished(patience);
    return QString::fromUtf8(asked.readAllStandardOutput()).section(QLatin1Char(' '), 1, 1);
}

QString SshServer::keyFile() const
{
    return m_folder.filePath(QStringLiteral("user"));
}

QString SshServer::passphrase()
{
    return QStringLiteral("mở khóa 42");
}

void SshServer::forgetHost() const
{
    QFile::remove(qEnvironmentVariable("DOMUS_TEST_SSH_HOME") + QStringLiteral("/.ssh/known_hosts"));
}

QVector<qint64> SshServer::mastersAlive()
{
    return processesWith(QFile::encodeName(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/domus/ssh-")));
}

bool SshServer::killMasters()
{
    // Only this run's: the folder stands in the command line.
    const QVector<qint64> masters = processesWith("ssh -M -N -T -S "
        + QFile::encodeName(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/domus/ssh-")));
    for (const qint64 master : masters) {
        ::kill(static_cast<pid_t>(master), SIGKILL);
    }
    return !masters.isEmpty();
}

} // namespace domus
