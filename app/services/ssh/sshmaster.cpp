// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ssh/sshmaster.h"

#include "app/core/log.h"
#include "app/core/paths.h"
#include "app/services/ssh/sshwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace domus {

namespace {

/// ssh makes its control socket when it is logged in, and tells nobody.
constexpr std::chrono::milliseconds lookingPeriod(50);
constexpr int patienceToDie = 1000; // ms, in the destructor
constexpr qsizetype mostErrors = 16'384;

/// DOMUS_SSH_PROCESS, or domus-ssh where packages put it, or beside this program.
QString helperProgram()
{
    QString chosen = qEnvironmentVariable("DOMUS_SSH_PROCESS");
    if (!chosen.isEmpty()) {
        return chosen;
    }
    const QDir here(QCoreApplication::applicationDirPath());
    const QString installed = here.absoluteFilePath(QStringLiteral("../libexec/domus/domus-ssh"));
    return paths::isThere(installed) ? installed : here.absoluteFilePath(QStringLiteral("domus-ssh"));
}

/// What the user's ssh configuration has no say in. Everything else (aliases, jumps, agents, keys) is as configured.
QStringList fixedOptions(const QString& control)
{
    return {QStringLiteral("-M"), QStringLiteral("-N"), QStringLiteral("-T"), QStringLiteral("-S"), control,
        QStringLiteral("-o"), QStringLiteral("ControlPersist=no"), //
        QStringLiteral("-o"), QStringLiteral("StrictHostKeyChecking=ask"), //
        QStringLiteral("-o"), QStringLiteral("ConnectTimeout=15"), //
        QStringLiteral("-o"), QStringLiteral("ServerAliveInterval=5"), //
        QStringLiteral("-o"), QStringLiteral("ServerAliveCountMax=3"), //
        QStringLiteral("-o"), QStringLiteral("LogLevel=ERROR"), // no banner: what is read are ssh's own words
        QStringLiteral("-o"), QStringLiteral("BatchMode=no"), //
        QStringLiteral("-o"), QStringLiteral("RemoteCommand=none"), //
        QStringLiteral("-o"), QStringLiteral("PermitLocalCommand=no"), //
        QStringLiteral("-o"), QStringLiteral("ClearAllForwardings=yes"), //
        QStringLiteral("-o"), QStringLiteral("ForwardAgent=no"), //
        QStringLiteral("-o"), QStringLiteral("ForwardX11=no"), //
        QStringLiteral("-o"), QStringLiteral("UpdateHostKeys=no")};
}

} // namespace

SshMaster::SshMaster(SshTarget target, QObject* parent) : QObject(parent), m_target(std::move(target))
{
    m_looking.setInterval(lookingPeriod);
    connect(&m_looking, &QTimer::timeout, this, &SshMaster::look);
}

SshMaster::~SshMaster()
{
    const QSignalBlocker quiet(this);
    if (m_process != nullptr) {
        disconnect(m_process, nullptr, this, nullptr);
        ::kill(static_cast<pid_t>(m_process->processId()), SIGTERM);
        if (!m_process->waitForFinished(patienceToDie)) {
            m_process->kill();
        }
    }
}

QString SshMaster::command() const
{
    return m_folder ? m_folder->filePath(QStringLiteral("ssh")) : QString();
}

qint64 SshMaster::processId() const
{
    return m_process != nullptr ? m_process->processId() : 0;
}

void SshMaster::start()
{
    if (m_state != State::Idle) {
        return;
    }
    m_state = State::Starting;
    m_errors.clear();
    Status begun = prepareFolder();
    if (begun) {
        begun = spawn();
    }
    if (!begun) {
        // Later: who starts it need not expect an end in the middle of that.
        QMetaObject::invokeMethod(
            this, [this, why = begun.error()] { end(why); }, Qt::QueuedConnection);
    }
}

Status SshMaster::prepareFolder()
{
    const QString parent = paths::runtimeFolder();
    if (Status made = paths::ensurePrivateFolder(parent); !made) {
        return made;
    }
    m_folder = std::make_unique<QTemporaryDir>(parent + QLatin1String("/ssh-XXXXXX"));
    const QString helper = helperProgram();
    const QString ssh = QStandardPaths::findExecutable(QStringLiteral("ssh"));
    if (ssh.isEmpty()) {
        return fail(ErrorKind::NotFound, tr("The program ssh is not installed on this computer."), "ssh");
    }
    if (!paths::isThere(helper)) {
        return fail(ErrorKind::NotFound, tr("Domus is not installed completely: %1 is missing.").arg(helper), "ssh");
    }
    if (!m_folder->isValid() || !QFile::link(helper, m_folder->filePath(QStringLiteral("ssh")))
        || !QFile::link(helper, m_folder->filePath(QStringLiteral("askpass")))
        || !QFile::link(ssh, m_folder->filePath(QStringLiteral("program")))) {
        return fail(ErrorKind::Io, tr("No private folder can be made in %1.").arg(parent), "mkdtemp");
    }
    m_desk = std::make_unique<AskpassDesk>();
    connect(m_desk.get(), &AskpassDesk::asked, this,
        [this](const QString& prompt) { Q_EMIT asked(sshwords::question(prompt)); });
    return m_desk->listen(m_folder->filePath(QStringLiteral("prompts")));
}

Status SshMaster::spawn()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SSH_ASKPASS"), m_folder->filePath(QStringLiteral("askpass")));
    environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force"));
    environment.insert(QStringLiteral("DOMUS_ASKPASS_TOKEN"), QString::fromLatin1(m_desk->token()));
    environment.remove(QStringLiteral("SSH_ASKPASS_PROMPT")); // ssh sets it itself, where a question is none
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8")); // its words are read
    m_process = new QProcess(this);
    m_process->setProcessEnvironment(environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([] {
        ::setsid(); // never a terminal of ours to ask on
        ::prctl(PR_SET_PDEATHSIG, SIGTERM); // should Domus be killed
    });
    connect(m_process, &QProcess::readyReadStandardError, this,
        [this] { m_errors = QByteArray(m_errors + m_process->readAllStandardError()).right(mostErrors); });
    connect(m_process, &QProcess::finished, this, &SshMaster::processEnded);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            m_errors = m_process->errorString().toUtf8();
            processEnded();
        }
    });
    const QStringList words = fixedOptions(m_folder->filePath(QStringLiteral("control"))) + m_target.arguments();
    qCDebug(log::services).noquote() << "ssh" << m_target.title();
    m_process->start(QFileInfo(m_folder->filePath(QStringLiteral("program"))).symLinkTarget(), words);
    m_looking.start();
    return {};
}

void SshMaster::look()
{
    if (m_state == State::Starting && m_folder && QFileInfo::exists(m_folder->filePath(QStringLiteral("control")))) {
        m_looking.stop();
        m_state = State::Ready;
        Q_EMIT ready();
    }
}

void SshMaster::stop()
{
    if (m_process != nullptr && m_process->processId() > 0) {
        ::kill(static_cast<pid_t>(m_process->processId()), SIGTERM);
    }
}

void SshMaster::answer(const QString& answer)
{
    if (m_desk) {
        m_desk->answer(answer);
    }
}

void SshMaster::refuse()
{
    if (m_desk) {
        m_desk->refuse();
    }
}

void SshMaster::processEnded()
{
    m_errors += m_process->readAllStandardError();
    m_process->deleteLater();
    m_process = nullptr;
    end(sshwords::failure(QString::fromUtf8(m_errors), m_target));
}

void SshMaster::end(const Error& why)
{
    m_looking.stop();
    m_desk.reset();
    m_folder.reset();
    m_state = State::Idle;
    qCDebug(log::services).noquote() << "ssh" << m_target.title() << "ended:" << why.text;
    Q_EMIT ended(why);
}

} // namespace domus
