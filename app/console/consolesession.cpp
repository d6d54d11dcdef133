// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolesession.h"

#include "app/console/consolefailure.h"
#include "app/console/consolesessionprivate.h"
#include "app/console/servercertificate.h"
#include "app/console/socketopener.h"
#include "app/console/textfield.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace domus {

using namespace consolelink;
using namespace std::chrono_literals;

namespace {

constexpr auto firstPause = 100ms;
constexpr auto longestPause = 2000ms;
// A connection that lived this long was a good one: the next pause is the first again.
constexpr qint64 goodMilliseconds = 2000;
constexpr auto longestHold = 100ms; // a window that is not painted any more must not stop the picture
constexpr int crashLimit = 3; // in a row
constexpr auto watchInterval = 250ms;
// Without a sign of life. The process gives up a connect after 8 s, and a far server's silence after 15 s.
constexpr qint64 hungMilliseconds = 1500;
constexpr qint64 hungWhileConnecting = 30000;
constexpr qint64 hungWhenFar = 20000;

} // namespace

ConsoleSession::ConsoleSession(QObject* parent) : QObject(parent), m_d(std::make_unique<Private>(this))
{
    qRegisterMetaType<ConsoleState>();
    qRegisterMetaType<ServerCertificate>();
    m_d->retryTimer.setSingleShot(true);
    connect(&m_d->retryTimer, &QTimer::timeout, this, [this] { m_d->open(); });
    m_d->holdTimer.setSingleShot(true);
    m_d->holdTimer.setInterval(longestHold);
    connect(&m_d->holdTimer, &QTimer::timeout, this, &ConsoleSession::frameShown);
    m_d->watchTimer.setInterval(watchInterval);
    connect(&m_d->watchTimer, &QTimer::timeout, this, [this] { m_d->watch(); });
}

ConsoleSession::~ConsoleSession() = default;

void ConsoleSession::setOpener(ConsoleOpener opener)
{
    m_d->opener = std::move(opener);
    m_d->isTlsUseless = false;
}

void ConsoleSession::start()
{
    if (m_d->state == ConsoleState::Idle) {
        m_d->pause = firstPause;
        m_d->crashes = 0;
        m_d->open();
    }
}

void ConsoleSession::stop()
{
    ++m_d->attempt; // an opener that answers late finds nobody
    m_d->retryTimer.stop();
    releaseAllKeys();
    m_d->dropProcess();
    m_d->setState(ConsoleState::Idle);
}

void ConsoleSession::retryNow()
{
    if (m_d->state == ConsoleState::Waiting || m_d->state == ConsoleState::Closed) {
        m_d->pause = firstPause;
        m_d->crashes = 0;
        m_d->retryTimer.stop();
        m_d->open();
    }
}

ConsoleState ConsoleSession::state() const
{
    return m_d->state;
}

Error ConsoleSession::reason() const
{
    return m_d->reason;
}

std::optional<NoPicture::Why> ConsoleSession::noPicture() const
{
    return m_d->noPicture;
}

const QImage& ConsoleSession::image() const
{
    return m_d->reader.image();
}

QString ConsoleSession::serverName() const
{
    return m_d->name;
}

ConsoleProtocol ConsoleSession::protocol() const
{
    return m_d->protocol;
}

bool ConsoleSession::isPointerRelative() const
{
    return m_d->isPointerRelative;
}

QString ConsoleSession::addressText() const
{
    return m_d->address;
}

void ConsoleSession::pressKey(quint32 nativeCode, GuestKey key)
{
    if (m_d->state != ConsoleState::Connected) {
        return;
    }
    if (const auto send = m_d->keys.press(nativeCode, key)) {
        m_d->sendKey(*send, true);
    }
}

void ConsoleSession::releaseKey(quint32 nativeCode)
{
    if (const auto send = m_d->keys.release(nativeCode)) {
        m_d->sendKey(*send, false);
    }
}

void ConsoleSession::releaseAllKeys()
{
    const auto held = m_d->keys.releaseAll();
    for (const GuestKey& key : held) {
        m_d->sendKey(key, false);
    }
}

void ConsoleSession::sendKeys(const QVector<GuestKey>& keys)
{
    for (const GuestKey& key : keys) {
        m_d->sendKey(key, true);
    }
    std::for_each(keys.crbegin(), keys.crend(), [this](GuestKey key) { m_d->sendKey(key, false); });
}

void ConsoleSession::movePointer(QPoint position, quint32 buttons)
{
    Pointer message;
    message.x = static_cast<std::uint32_t>(std::max(0, position.x()));
    message.y = static_cast<std::uint32_t>(std::max(0, position.y()));
    message.buttons = buttons;
    m_d->sendInput(message);
}

void ConsoleSession::movePointerBy(QPoint movement, quint32 buttons)
{
    Motion message;
    message.dx = movement.x();
    message.dy = movement.y();
    message.buttons = buttons;
    m_d->sendInput(message);
}

void ConsoleSession::answerPassword(const QString& password)
{
    Password message;
    (void)putText(message.text, password.toStdString()); // cut or not, the protocol looks at eight bytes of it
    if (m_d->process != nullptr) {
        m_d->process->send(message);
    }
}

void ConsoleSession::declinePassword()
{
    if (m_d->state == ConsoleState::Connecting) {
        m_d->lose(Error::make(ErrorKind::AuthenticationFailed, tr("The screen asks for a password.")), false);
    }
}

void ConsoleSession::setVisible(bool visible)
{
    m_d->isVisible = visible;
    if (m_d->process != nullptr) {
        Show message;
        message.visible = visible ? 1 : 0;
        m_d->process->send(message);
    }
}

ConsoleSession::Statistics ConsoleSession::statistics() const
{
    return m_d->statistics;
}

ConsoleSession::FrameTimes ConsoleSession::frameTimes() const
{
    return m_d->frameTimes;
}

void ConsoleSession::holdFrame()
{
    m_d->isHeld = true;
}

void ConsoleSession::frameShown()
{
    m_d->isHeld = false;
    m_d->holdTimer.stop();
    if (m_d->heldRelease && m_d->process != nullptr) {
        m_d->process->send(*m_d->heldRelease);
    }
    m_d->heldRelease.reset();
}

qint64 ConsoleSession::processId() const
{
    return m_d->process == nullptr ? 0 : m_d->process->processId();
}

void ConsoleSession::Private::setState(ConsoleState newState)
{
    if (state != newState) {
        state = newState;
        Q_EMIT q->stateChanged(newState);
    }
}

void ConsoleSession::Private::open()
{
    dropProcess();
    if (!opener) {
        return;
    }
    noPicture.reset();
    const quint64 mine = ++attempt;
    setState(ConsoleState::Opening);
    opener(q, [this, mine](Result<ConsoleAddress> found) {
        if (mine == attempt) {
            connectTo(std::move(found));
        }
    });
}

void ConsoleSession::Private::connectTo(Result<ConsoleAddress> found)
{
    if (!found) {
        if (found.error().kind == ErrorKind::Unsupported) {
            noPicture = NoPicture::Why::Unreachable;
        }
        lose(found.error(), isWorthRetrying(found.error().kind));
        return;
    }
    if (const auto* none = std::get_if<NoPicture>(&*found)) {
        noPicture = none->why;
        lose(Error::make(ErrorKind::Unsupported, ConsoleSession::tr("It has no display.")), false);
        return;
    }
    Open message;
    std::vector<int> fds;
    UniqueFd authorities;
    isFar = false;
    encrypted.reset();
    failure = Failure::None;
    protocol = ConsoleProtocol::Vnc;
    sockets = 0;
    bool isValid = true;
    if (const auto* given = std::get_if<SocketAddress>(&*found)) {
        message.kind = AddressKind::Socket;
        fds.push_back(given->socket.get());
        isValid = given->socket.isValid();
        address.clear();
    } else if (const auto* tcp = std::get_if<TcpAddress>(&*found)) {
        message.kind = AddressKind::Tcp;
        message.port = tcp->port;
        isValid = putText(message.address, tcp->host.toStdString());
        isFar = !isLocal(*tcp);
        address = domus::addressText(*tcp);
        // Whoever has shown a certificate once cannot be had without one any more.
        encrypted = EncryptedAddress{*tcp, {}};
        message.tls = tcp->isTlsDemanded || confirmedcertificates::has(*tcp) ? Tls::Demanded
            : isTlsUseless                                                   ? Tls::None
                                                                             : Tls::Offered;
    } else if (const auto* local = std::get_if<UnixAddress>(&*found)) {
        message.kind = AddressKind::Unix;
        isValid = putText(message.address, QFile::encodeName(local->path).toStdString());
        address = domus::addressText(*local);
    } else if (const auto* channels = std::get_if<SpiceAddress>(&*found)) {
        message.kind = AddressKind::Asked;
        protocol = ConsoleProtocol::Spice;
        spice = SpiceSockets(*channels);
        encrypted = channels->encrypted;
        isValid = spice.isValid() && spice.offer(message, authorities);
        if (authorities.isValid()) {
            fds.push_back(authorities.get());
        }
        address.clear();
        if (const TcpAddress* const host = spice.host()) {
            isFar = !isLocal(*host);
            address = domus::addressText(*host);
        } else if (const auto* path = std::get_if<UnixAddress>(&channels->listening);
                   path != nullptr && !channels->openSocket) {
            address = domus::addressText(*path);
        }
    }
    if (!isValid) {
        lose(Error::make(ErrorKind::InvalidArgument, ConsoleSession::tr("The address of the screen is not usable.")),
            false);
        return;
    }
    setState(ConsoleState::Connecting);
    process = std::make_unique<ConsoleProcess>();
    QObject::connect(process.get(), &ConsoleProcess::received, q, [this](Packet& packet) { handle(packet); });
    QObject::connect(process.get(), &ConsoleProcess::ended, q, [this] {
        // Once is an accident; a server that crashes it again and again gets no endless supply.
        ++crashes;
        lose(Error::make(
                 ErrorKind::Internal, ConsoleSession::tr("The program that draws the screen ended unexpectedly.")),
            crashes < crashLimit);
    });
    if (const auto started = process->start(protocol); !started) {
        lose(started.error(), isWorthRetrying(started.error().kind));
        return;
    }
    process->send(message, fds); // the socket goes with it; ours closes with `found`
    if (!isVisible) {
        q->setVisible(false);
    }
    hasFirstFrame = false;
    hasSignOfLife = false;
    wasPasswordAsked = false;
    sinceSign.start();
    watchTimer.start();
}

void ConsoleSession::Private::handle(Packet& packet)
{
    sinceSign.start();
    hasSignOfLife = true;
    const auto type = packet.type();
    if (const auto frame = packet.as<Frame>()) {
        handleFrame(*frame);
    } else if (type == Type::Alive) {
        return;
    } else if (const auto connected = packet.as<Connected>()) {
        name = QString::fromStdString(std::string(textOf(connected->name)));
        wasPasswordWrong = false;
        ++statistics.connections;
        setState(ConsoleState::Connected);
    } else if (const auto buffers = packet.as<Buffers>()) {
        if (!reader.setBuffers(*buffers, packet.fds)) {
            Failed failed;
            failed.failure = Failure::Internal;
            handleFailed(failed);
        }
    } else if (const auto cursor = packet.as<Cursor>()) {
        const QImage shape = readCursor(*cursor, packet.fds);
        if (!shape.isNull() || cursor->width == 0) {
            Q_EMIT q->cursorChanged(
                shape, QPoint(static_cast<int>(cursor->hotX & 0xffffU), static_cast<int>(cursor->hotY & 0xffffU)));
        }
    } else if (const auto leds = packet.as<Leds>()) {
        Q_EMIT q->ledsChanged(leds->state);
    } else if (type == Type::PasswordNeeded) {
        wasPasswordAsked = true;
        Q_EMIT q->passwordNeeded(wasPasswordWrong);
    } else if (const auto certificate = packet.as<Certificate>()) {
        judge(*certificate);
    } else if (const auto failed = packet.as<Failed>()) {
        handleFailed(*failed);
    } else {
        handleSpice(packet);
    }
}

void ConsoleSession::Private::setPointerRelative(bool isRelative)
{
    if (isPointerRelative != isRelative) {
        isPointerRelative = isRelative;
        Q_EMIT q->pointerModeChanged(isRelative);
    }
}

void ConsoleSession::Private::handleFrame(const Frame& frame)
{
    const auto shown = reader.show(frame);
    if (!shown) {
        Failed failed;
        failed.failure = Failure::Internal;
        handleFailed(failed);
        return;
    }
    q->frameShown(); // of the one before, should that still be held
    heldRelease = shown->release;
    statistics.updates = frame.updates;
    statistics.bytes = frame.bytes;
    ++statistics.frames;
    const auto time = [](std::uint64_t nanoseconds) {
        return std::chrono::steady_clock::time_point(std::chrono::nanoseconds(static_cast<std::int64_t>(nanoseconds)));
    };
    frameTimes = {time(frame.oldest), time(frame.newest)};
    if (shown->isNewSize) {
        Q_EMIT q->sizeChanged(reader.image().size());
    }
    Q_EMIT q->frameChanged(shown->damage);
    if (isHeld) {
        holdTimer.start();
    } else {
        q->frameShown();
    }
    if (!hasFirstFrame) {
        hasFirstFrame = true;
        sinceFirstFrame.start();
        Q_EMIT q->firstFrame();
    }
}

void ConsoleSession::Private::handleFailed(const Failed& failed)
{
    Error error = consoleError(failed);
    error.subject = address;
    failure = failed.failure;
    if (failed.failure == Failure::Authentication && wasPasswordAsked) {
        wasPasswordWrong = true; // the next attempt asks again, and waits for a person
        lose(error, true);
        return;
    }
    if (failed.failure == Failure::AnonymousOnly && !isTlsUseless && encrypted && !encrypted->address.isTlsDemanded
        && !confirmedcertificates::has(encrypted->address)) {
        isTlsUseless = true; // once: whether it can be had at all is seen then
        lose(error, true);
        return;
    }
    if (failed.failure == Failure::NotSpice) {
        // A server that goes while it greets looks the same: one that stays away is another matter.
        ++crashes;
        lose(error, crashes < crashLimit);
        return;
    }
    lose(error, isWorthRetrying(failed.failure));
}

void ConsoleSession::Private::lose(const Error& error, bool isRetried)
{
    keys.releaseAll(); // the server forgets them with the connection
    reason = error;
    if (hasFirstFrame && sinceFirstFrame.elapsed() > goodMilliseconds) {
        pause = firstPause;
        crashes = 0;
    }
    dropProcess();
    ++attempt;
    if (isRetried) {
        retryTimer.start(pause);
        pause = std::min(pause * 2, std::chrono::milliseconds(longestPause));
    }
    setState(isRetried ? ConsoleState::Waiting : ConsoleState::Closed);
}

void ConsoleSession::Private::dropProcess()
{
    watchTimer.stop();
    holdTimer.stop();
    heldRelease.reset();
    shownCertificate.reset();
    hasFirstFrame = false;
    if (process != nullptr) {
        process->disconnect(q);
        // It may be the sender of what is handled now.
        process.release()->deleteLater();
        reader.detach();
        setPointerRelative(false);
    }
}

void ConsoleSession::Private::watch()
{
    if (process == nullptr) {
        return;
    }
    // After a stall of our own its signs lie unread: they count.
    process->drain();
    if (process == nullptr) {
        return;
    }
    const qint64 limit = !hasSignOfLife ? hungWhileConnecting : isFar ? hungWhenFar : hungMilliseconds;
    if (sinceSign.elapsed() > limit) {
        lose(Error::make(
                 ErrorKind::TimedOut, ConsoleSession::tr("The program that draws the screen no longer answers.")),
            true);
    }
}

void ConsoleSession::Private::sendKey(GuestKey guestKey, bool isDown)
{
    Key message;
    message.keysym = guestKey.keysym;
    message.scancode = guestKey.scancode;
    message.down = isDown ? 1 : 0;
    sendInput(message);
}

} // namespace domus
