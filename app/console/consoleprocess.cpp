// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consoleprocess.h"

#include "app/core/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QProcess>
#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace domus {

using namespace consolelink;

namespace {

// The rest comes with the next turn of the event loop, so that a flood cannot stall the window.
constexpr int packetsAtOnce = 64;

/// A movement of the pointer that was not sent yet is of no use once there is a later one with the same buttons.
bool canReplace(const std::vector<std::byte>& waiting, const std::vector<std::byte>& next)
{
    Pointer before;
    Pointer after;
    if (waiting.size() != sizeof(before) || next.size() != sizeof(after)) {
        return false;
    }
    std::memcpy(&before, waiting.data(), sizeof(before));
    std::memcpy(&after, next.data(), sizeof(after));
    return before.type == Type::Pointer && before.buttons == after.buttons;
}

} // namespace

ConsoleProcess::ConsoleProcess(QObject* parent) : QObject(parent) { }

ConsoleProcess::~ConsoleProcess()
{
    m_link.close();
    if (m_process == nullptr) {
        return;
    }
    // It ends by itself when the link closes, unless it hangs. It is reaped later: ~QProcess would wait.
    QProcess* process = m_process;
    process->kill();
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    process->setParent(QCoreApplication::instance());
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
}

QString ConsoleProcess::program(ConsoleProtocol protocol)
{
    const QLatin1String end(protocol == ConsoleProtocol::Spice ? "-spice" : "");
    const QString chosen = qEnvironmentVariable("DOMUS_CONSOLE_PROCESS");
    if (!chosen.isEmpty()) {
        return chosen + end;
    }
    const QDir here(QCoreApplication::applicationDirPath());
    const QString installed = here.absoluteFilePath(QStringLiteral("../libexec/domus/domus-console") + end);
    return paths::isThere(installed) ? installed : here.absoluteFilePath(QStringLiteral("domus-console") + end);
}

Status ConsoleProcess::start(ConsoleProtocol protocol)
{
    const QString file = program(protocol);
    if (!paths::isThere(file)) {
        return fail(ErrorKind::NotFound,
            //: %1 a file
            tr("The program that draws the screen is missing: %1.").arg(QDir::toNativeSeparators(file)));
    }
    auto pair = PacketSocket::pair();
    if (!pair) {
        return fail(Error::fromErrno(errno, QString(), "socketpair"));
    }
    m_link = std::move(pair->first);
    const int theirs = pair->second.fd();

    m_process = new QProcess(this);
    m_process->setProgram(file);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Between fork and exec: system calls only.
    m_process->setChildProcessModifier([theirs] {
        if (theirs == linkDescriptor) {
            ::fcntl(theirs, F_SETFD, 0);
        } else {
            ::dup2(theirs, linkDescriptor);
        }
    });
    m_notifier = new QSocketNotifier(m_link.fd(), QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &ConsoleProcess::drain);
    m_writeNotifier = new QSocketNotifier(m_link.fd(), QSocketNotifier::Write, this);
    m_writeNotifier->setEnabled(false);
    connect(m_writeNotifier, &QSocketNotifier::activated, this, &ConsoleProcess::sendQueued);
    m_process->start();
    return {}; // one that cannot be run closes its end: ended() tells
}

qint64 ConsoleProcess::processId() const
{
    return m_process == nullptr ? 0 : m_process->processId();
}

void ConsoleProcess::queue(Type type, std::vector<std::byte> bytes, const std::vector<int>& fds)
{
    if (!m_link.isOpen()) {
        return;
    }
    Waiting next{std::move(bytes), {}};
    for (const int fd : fds) { // the caller keeps its own
        next.fds.emplace_back(::fcntl(fd, F_DUPFD_CLOEXEC, 0));
    }
    // The one before must be a movement, too: a press or release keeps its place.
    const std::size_t count = m_waiting.size();
    if (type == Type::Pointer && count >= 2 && canReplace(m_waiting[count - 2].bytes, next.bytes)
        && canReplace(m_waiting[count - 1].bytes, next.bytes)) {
        m_waiting.back() = std::move(next);
    } else {
        m_waiting.push_back(std::move(next));
    }
    m_writeNotifier->setEnabled(true);
}

void ConsoleProcess::sendQueued()
{
    while (!m_waiting.empty()) {
        const Waiting& first = m_waiting.front();
        std::vector<int> fds;
        fds.reserve(first.fds.size());
        for (const UniqueFd& fd : first.fds) {
            fds.push_back(fd.get());
        }
        if (!m_link.sendBytes(first.bytes.data(), first.bytes.size(), fds)) {
            break;
        }
        m_waiting.pop_front();
    }
    m_writeNotifier->setEnabled(!m_waiting.empty());
}

void ConsoleProcess::drain()
{
    const QPointer<ConsoleProcess> alive(this); // a handler may end this
    Packet packet;
    for (int i = 0; i < packetsAtOnce && m_link.isOpen(); ++i) {
        switch (m_link.receive(packet)) {
        case Received::Nothing:
            return;
        case Received::Packet:
            Q_EMIT received(packet);
            if (alive == nullptr) {
                return;
            }
            break;
        case Received::End:
            m_notifier->setEnabled(false);
            m_writeNotifier->setEnabled(false);
            m_waiting.clear();
            m_link.close();
            Q_EMIT ended();
            return;
        }
    }
}

} // namespace domus
