// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/singleinstance.h"

#include "app/core/log.h"
#include "app/core/paths.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace domus {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t largestMessage = std::size_t{64} * 1024;
constexpr std::size_t mostClients = 64;
constexpr int backlog = 64;
constexpr int nextLook = 20; // milliseconds
constexpr std::array<char, 2> taken{'o', 'k'};

QByteArray bytesOf(const QString& path)
{
    return QFile::encodeName(path);
}

std::optional<sockaddr_un> addressOf(const QString& path)
{
    const QByteArray bytes = bytesOf(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (bytes.size() >= qsizetype{sizeof address.sun_path}) {
        return std::nullopt;
    }
    std::memcpy(address.sun_path, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return address;
}

const sockaddr* generic(const sockaddr_un& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

UniqueFd makeSocket()
{
    // Packets: what is sent at once comes at once, or not at all.
    return UniqueFd(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

bool isOwnUser(int socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

/// What is left of the time, for poll(2).
int remaining(Clock::time_point deadline)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, 60'000));
}

} // namespace

QByteArray InstanceRequest::toBytes() const
{
    return QJsonDocument(
        QJsonObject{{QStringLiteral("uris"), QJsonArray::fromStringList(uris)}, {QStringLiteral("console"), console},
            {QStringLiteral("token"), activationToken}, {QStringLiteral("hidden"), isHidden}})
        .toJson(QJsonDocument::Compact);
}

std::optional<InstanceRequest> InstanceRequest::fromBytes(const QByteArray& bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) {
        return std::nullopt;
    }
    const QJsonObject object = document.object();
    InstanceRequest request;
    const QJsonArray uris = object.value(QStringLiteral("uris")).toArray();
    for (const auto& uri : uris) {
        request.uris.append(uri.toString());
    }
    request.console = object.value(QStringLiteral("console")).toString();
    request.activationToken = object.value(QStringLiteral("token")).toString();
    request.isHidden = object.value(QStringLiteral("hidden")).toBool();
    return request;
}

SingleInstance::SingleInstance(const QString& folder, const QString& name, QObject* parent)
    : QObject(parent)
    , m_socketPath(folder % u'/' % name % QLatin1String(".socket"))
    , m_lockPath(folder % u'/' % name % QLatin1String(".lock"))
{
    if (const Status made = paths::ensurePrivateFolder(folder); !made) {
        qCWarning(log::ui) << "no folder for the socket of this instance:" << made.error().text;
    }
}

SingleInstance::~SingleInstance()
{
    for (Client& client : m_clients) {
        delete client.notifier;
    }
    delete m_notifier;
    if (m_socket.isValid()) {
        // While the lock is held: it is nobody else's.
        (void)::unlink(bytesOf(m_socketPath).constData());
    }
}

SingleInstance::Claim SingleInstance::claim(
    const InstanceRequest& request, std::chrono::milliseconds patience, bool becomeFirst)
{
    const QByteArray bytes = request.toBytes();
    if (!addressOf(m_socketPath) || bytes.size() > qsizetype{largestMessage}) {
        return Claim::Impossible;
    }
    const Clock::time_point deadline = Clock::now() + patience;
    for (;;) {
        if (lock()) {
            if (!becomeFirst) {
                m_lock.reset();
                return Claim::Impossible;
            }
            return listen() ? Claim::First : Claim::Impossible;
        }
        if (!m_lock.isValid()) {
            return Claim::Impossible;
        }
        if (const std::optional<Claim> answer = handOver(bytes, deadline)) {
            return *answer;
        }
        // It does not listen yet, or has ended just now.
        if (Clock::now() >= deadline) {
            return Claim::Silent;
        }
        (void)::poll(nullptr, 0, nextLook);
    }
}

bool SingleInstance::lock()
{
    if (!m_lock.isValid()) {
        m_lock.reset(
            ::open(bytesOf(m_lockPath).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    }
    // The system takes it back however the program ends.
    if (!m_lock.isValid() || ::flock(m_lock.get(), LOCK_EX | LOCK_NB) == 0) {
        return m_lock.isValid();
    }
    if (errno != EWOULDBLOCK && errno != EINTR) {
        qCWarning(log::ui) << "cannot lock for other instances:" << qt_error_string(errno);
        m_lock.reset(); // a filesystem without locks: nobody holds it, nor can
    }
    return false;
}

bool SingleInstance::listen()
{
    const auto address = addressOf(m_socketPath);
    const QByteArray path = bytesOf(m_socketPath);
    (void)::unlink(path.constData()); // of one that was killed
    UniqueFd socket = makeSocket();
    // The folder keeps others out until the mode is set.
    const bool isListening = address && socket.isValid()
        && ::bind(socket.get(), generic(*address), sizeof *address) == 0
        && ::chmod(path.constData(), S_IRUSR | S_IWUSR) == 0 && ::listen(socket.get(), backlog) == 0;
    if (!isListening) {
        qCWarning(log::ui) << "cannot listen for other instances:" << qt_error_string(errno);
        return false;
    }
    m_socket = std::move(socket);
    m_notifier = new QSocketNotifier(m_socket.get(), QSocketNotifier::Read);
    connect(m_notifier, &QSocketNotifier::activated, this, &SingleInstance::accept);
    return true;
}

std::optional<SingleInstance::Claim> SingleInstance::handOver(const QByteArray& bytes, Clock::time_point deadline) const
{
    const auto address = addressOf(m_socketPath);
    const UniqueFd socket = makeSocket();
    if (!address || !socket.isValid() || ::connect(socket.get(), generic(*address), sizeof *address) != 0
        || !isOwnUser(socket.get())) {
        return std::nullopt;
    }
    if (::send(socket.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL) < 0) {
        return std::nullopt;
    }
    pollfd wait{socket.get(), POLLIN, 0};
    for (int ready = 0; ready == 0;) {
        ready = ::poll(&wait, 1, remaining(deadline));
        if (ready < 0 && errno == EINTR) {
            ready = 0;
        } else if (ready == 0) {
            return Claim::Silent;
        }
    }
    std::array<char, taken.size()> answer{};
    const ssize_t size = ::recv(socket.get(), answer.data(), answer.size(), 0);
    // Closed without an answer: it ends, and the next look finds the lock free.
    return size == ssize_t{taken.size()} && answer == taken ? std::optional(Claim::HandedOver) : std::nullopt;
}

void SingleInstance::accept()
{
    UniqueFd socket(::accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!socket.isValid() || !isOwnUser(socket.get())) {
        return;
    }
    if (m_clients.size() >= mostClients) {
        drop(m_clients.front().socket.get()); // one that connected and says nothing
    }
    const int number = socket.get();
    auto* notifier = new QSocketNotifier(number, QSocketNotifier::Read);
    connect(notifier, &QSocketNotifier::activated, this, [this, number] { read(number); });
    m_clients.push_back({std::move(socket), notifier});
}

void SingleInstance::read(int client)
{
    QByteArray bytes(static_cast<qsizetype>(largestMessage), Qt::Uninitialized);
    const ssize_t size = ::recv(client, bytes.data(), largestMessage, MSG_TRUNC);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    std::optional<InstanceRequest> request;
    if (size > 0 && static_cast<std::size_t>(size) <= largestMessage) {
        bytes.truncate(size);
        request = InstanceRequest::fromBytes(bytes);
    }
    if (request) {
        (void)::send(client, taken.data(), taken.size(), MSG_NOSIGNAL); // whoever asked may have gone meanwhile
    }
    drop(client);
    if (request) {
        Q_EMIT requested(*request);
    }
}

void SingleInstance::drop(int client)
{
    const auto found = std::find_if(
        m_clients.begin(), m_clients.end(), [client](const Client& known) { return known.socket.get() == client; });
    if (found != m_clients.end()) {
        found->notifier->setEnabled(false);
        found->notifier->deleteLater(); // its signal may be what is being answered
        m_clients.erase(found);
    }
}

} // namespace domus
