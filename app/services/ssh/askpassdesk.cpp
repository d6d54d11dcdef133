// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ssh/askpassdesk.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>
#include <QSocketNotifier>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace domus {

namespace {

constexpr qsizetype longestPrompt = 16'384;
constexpr size_t mostVisitors = 8;

QByteArray randomToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QByteArray token;
    for (const quint32 word : words) {
        token += QByteArray::number(word, 16).rightJustified(8, '0');
    }
    return token;
}

bool isOurs(int socket)
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

} // namespace

struct AskpassDesk::Visitor
{
    UniqueFd socket;
    std::unique_ptr<QSocketNotifier> notifier;
    QByteArray words;
    bool hasAsked = false;
};

AskpassDesk::AskpassDesk(QObject* parent) : QObject(parent), m_token(randomToken()) { }

AskpassDesk::~AskpassDesk()
{
    m_visitors.clear();
    m_notifier.reset();
    if (!m_path.isEmpty()) {
        QFile::remove(m_path);
    }
}

Status AskpassDesk::listen(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (static_cast<size_t>(name.size()) >= sizeof(address.sun_path)) {
        return fail(Error::fromErrno(ENAMETOOLONG, path, "bind"));
    }
    std::copy(name.cbegin(), name.cend(), static_cast<char*>(address.sun_path));
    m_socket = UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    // The folder is 0700 already; the mode is for whoever looks at it.
    if (!m_socket.isValid() || ::bind(m_socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0
        || ::chmod(name.constData(), S_IRUSR | S_IWUSR) != 0 || ::listen(m_socket.get(), 4) != 0) {
        return fail(Error::fromErrno(errno, path, "bind"));
    }
    m_path = path;
    m_notifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &AskpassDesk::welcome);
    return {};
}

void AskpassDesk::welcome()
{
    UniqueFd socket(::accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!socket.isValid() || !isOurs(socket.get()) || m_visitors.size() >= mostVisitors) {
        return;
    }
    auto visitor = std::make_unique<Visitor>();
    visitor->notifier = std::make_unique<QSocketNotifier>(socket.get(), QSocketNotifier::Read);
    visitor->socket = std::move(socket);
    connect(visitor->notifier.get(), &QSocketNotifier::activated, this, [this, one = visitor.get()] { read(*one); });
    m_visitors.push_back(std::move(visitor));
}

void AskpassDesk::read(Visitor& visitor)
{
    std::array<char, 4096> piece{};
    const ssize_t size = ::recv(visitor.socket.get(), piece.data(), piece.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    if (size > 0) {
        visitor.words.append(piece.data(), static_cast<qsizetype>(size));
        if (visitor.words.size() > longestPrompt) {
            leave(visitor);
        }
        return;
    }
    // The question is complete; the program only waits now.
    const qsizetype end = visitor.words.indexOf('\n');
    if (size < 0 || visitor.hasAsked || end < 0 || visitor.words.left(end) != m_token || m_asking != nullptr) {
        leave(visitor);
        return;
    }
    visitor.hasAsked = true;
    visitor.notifier->setEnabled(false); // the end of the words would be read for ever
    m_asking = &visitor;
    Q_EMIT asked(QString::fromUtf8(visitor.words.mid(end + 1)));
}

void AskpassDesk::leave(const Visitor& visitor)
{
    if (m_asking == &visitor) {
        m_asking = nullptr;
    }
    const auto it = std::find_if(m_visitors.begin(), m_visitors.end(),
        [&visitor](const auto& candidate) { return candidate.get() == &visitor; });
    if (it == m_visitors.end()) {
        return;
    }
    // One of its notifiers may be what is being answered.
    (*it)->notifier->setEnabled(false);
    (*it)->notifier.release()->deleteLater();
    m_visitors.erase(it);
}

void AskpassDesk::reply(const QByteArray& words)
{
    Visitor* visitor = std::exchange(m_asking, nullptr);
    if (visitor == nullptr) {
        return;
    }
    // So short that it always fits; and who does not listen any more needs none.
    (void)::send(visitor->socket.get(), words.constData(), static_cast<size_t>(words.size()), MSG_NOSIGNAL);
    leave(*visitor);
}

void AskpassDesk::answer(const QString& answer)
{
    reply('+' + answer.toUtf8());
}

void AskpassDesk::refuse()
{
    reply("-");
}

} // namespace domus
