// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/spice/spiceclient.h"

#include "app/console/textfield.h"

#include <glib-unix.h>
#include <spice-client.h>
#include <unistd.h>

#include <algorithm>

namespace domus::consolelink {

namespace {

enum class Role { Main, Screen, Cursor, Input, Unwanted };

Role roleOf(SpiceChannel* channel)
{
    int type = 0;
    int number = 0;
    g_object_get(channel, "channel-type", &type, "channel-id", &number, nullptr);
    switch (type) {
    case SPICE_CHANNEL_MAIN:
        return Role::Main;
    case SPICE_CHANNEL_DISPLAY:
        return number == 0 ? Role::Screen : Role::Unwanted;
    case SPICE_CHANNEL_CURSOR:
        return number == 0 ? Role::Cursor : Role::Unwanted;
    case SPICE_CHANNEL_INPUTS:
        return Role::Input;
    default:
        return Role::Unwanted;
    }
}

SpiceSession* makeSession()
{
    // Not spice_session_new(), which starts libusb with it: two threads and a socket to the kernel.
    SpiceSession* const session = SPICE_SESSION(g_object_new(SPICE_TYPE_SESSION, nullptr));
    // A picture that lies in the graphics card cannot be shown from here: the server shall send pixels.
    g_object_set(session, "gl-scanout", FALSE, "enable-audio", FALSE, "enable-usbredir", FALSE, "enable-smartcard",
        FALSE, nullptr);
    return session;
}

std::string errorText(SpiceChannel* channel)
{
    const GError* const error = spice_channel_get_error(channel);
    return error == nullptr || error->message == nullptr ? std::string() : std::string(error->message);
}

} // namespace

SpiceClient::SpiceClient(PacketSocket& link, const TlsAuthorities* authorities)
    : m_link(link)
    , m_authorities(authorities)
    , m_screen(link, [this](Failure failure, const std::string& text) { fail(failure, text); })
    , m_cursor(link)
    , m_input(link)
{
}

SpiceClient::~SpiceClient()
{
    dropSession();
}

void SpiceClient::warmUp()
{
    SpiceSession* const session = makeSession();
    for (const int type : {SPICE_CHANNEL_MAIN, SPICE_CHANNEL_DISPLAY, SPICE_CHANNEL_CURSOR, SPICE_CHANNEL_INPUTS}) {
        (void)spice_channel_new(session, type, 0); // the session's
    }
    spice_session_disconnect(session);
    g_object_unref(session);
    while (g_main_context_iteration(nullptr, FALSE) != FALSE) { }
}

void SpiceClient::run()
{
    const auto readable = +[](int, GIOCondition, void* self) -> int {
        static_cast<SpiceClient*>(self)->readLink();
        return G_SOURCE_CONTINUE;
    };
    g_unix_fd_add(m_link.fd(), static_cast<GIOCondition>(G_IO_IN | G_IO_HUP | G_IO_ERR), readable, this);
    const auto due = +[](void* self) -> int {
        static_cast<SpiceClient*>(self)->tick();
        return G_SOURCE_CONTINUE;
    };
    g_timeout_add(aliveMilliseconds, due, this);
    connectSession({});
    GMainLoop* const loop = g_main_loop_new(nullptr, FALSE);
    g_main_loop_run(loop);
    ::_exit(0);
}

void SpiceClient::connectSession(const std::string& password)
{
    dropSession();
    m_session = makeSession();
    if (!password.empty()) {
        g_object_set(m_session, "password", password.c_str(), nullptr);
    }
    const auto added = +[](SpiceSession*, SpiceChannel* channel, void* self) {
        static_cast<SpiceClient*>(self)->addChannel(channel);
    };
    const auto removed = +[](SpiceSession*, SpiceChannel* channel, void* self) {
        static_cast<SpiceClient*>(self)->removeChannel(channel);
    };
    g_signal_connect(m_session, "channel-new", G_CALLBACK(added), this);
    g_signal_connect(m_session, "channel-destroy", G_CALLBACK(removed), this);
    if (spice_session_open_fd(m_session, -1) == FALSE) {
        fail(Failure::Internal);
    }
}

void SpiceClient::dropSession()
{
    if (m_session == nullptr) {
        return;
    }
    g_signal_handlers_disconnect_by_data(m_session, this);
    if (m_main != nullptr) {
        removeChannel(m_main);
    }
    m_screen.setChannel(nullptr);
    m_cursor.setChannel(nullptr);
    m_input.setChannel(nullptr);
    m_beginnings.clear();
    m_encrypted.clear();
    spice_session_disconnect(m_session);
    g_object_unref(m_session);
    m_session = nullptr;
}

void SpiceClient::addChannel(SpiceChannel* channel)
{
    const Role role = roleOf(channel);
    if (role == Role::Unwanted) {
        return; // never connected: what it would say is not listened to
    }
    const auto wanted = +[](SpiceChannel* one, int isEncrypted, void* self) {
        static_cast<SpiceClient*>(self)->askSocket(one, isEncrypted != 0);
    };
    const auto event
        = +[](SpiceChannel* one, int what, void* self) { static_cast<SpiceClient*>(self)->handleEvent(one, what); };
    g_signal_connect(channel, "open-fd", G_CALLBACK(wanted), this);
    g_signal_connect(channel, "channel-event", G_CALLBACK(event), this);
    switch (role) {
    case Role::Main: {
        m_main = channel;
        const auto mode = +[](SpiceChannel*, void* self) { static_cast<SpiceClient*>(self)->sendPointerMode(); };
        g_signal_connect(channel, "main-mouse-update", G_CALLBACK(mode), this);
        return; // the session connects it
    }
    case Role::Screen:
        m_screen.setChannel(channel);
        break;
    case Role::Cursor:
        m_cursor.setChannel(channel);
        break;
    case Role::Input:
        m_input.setChannel(channel);
        break;
    case Role::Unwanted:
        return;
    }
    spice_channel_connect(channel);
}

void SpiceClient::removeChannel(SpiceChannel* channel)
{
    g_signal_handlers_disconnect_by_data(channel, this);
    m_beginnings.erase(std::remove_if(m_beginnings.begin(), m_beginnings.end(),
                           [channel](const Beginning& one) { return one.channel == channel; }),
        m_beginnings.end());
    switch (roleOf(channel)) {
    case Role::Main:
        m_main = nullptr;
        break;
    case Role::Screen:
        m_screen.setChannel(nullptr);
        break;
    case Role::Cursor:
        m_cursor.setChannel(nullptr);
        break;
    case Role::Input:
        m_input.setChannel(nullptr);
        break;
    case Role::Unwanted:
        break;
    }
}

void SpiceClient::askSocket(SpiceChannel* channel, bool isEncrypted)
{
    if (m_sockets >= maxSockets) {
        fail(Failure::SpiceProtocol);
    }
    int type = 0;
    g_object_get(channel, "channel-type", &type, nullptr);
    SocketNeeded message;
    message.number = ++m_sockets;
    message.channel = static_cast<ChannelKind>(type);
    message.isEncryptionDemanded = isEncrypted ? 1 : 0;
    m_beginnings.push_back({message.number, channel, {}, false, false});
    if (!m_link.send(message)) {
        fail(Failure::Internal);
    }
}

SpiceClient::Beginning* SpiceClient::beginningOf(std::uint32_t number)
{
    const auto found = std::find_if(
        m_beginnings.begin(), m_beginnings.end(), [number](const Beginning& one) { return one.number == number; });
    return found == m_beginnings.end() ? nullptr : &*found;
}

void SpiceClient::giveSocket(Packet& packet, Socket socket)
{
    Beginning* const beginning = beginningOf(socket.number);
    const std::size_t expected = socket.isEncrypted != 0 ? 3 : 1;
    if (beginning == nullptr || beginning->hasSocket || packet.fds.size() != expected) {
        return; // of a session that was dropped
    }
    beginning->hasSocket = true;
    beginning->isWaiting = true;
    beginning->deadline = Clock::now() + m_silenceLimit;
    if (socket.isEncrypted != 0) {
        encrypt(socket.number, std::move(packet.fds));
    } else {
        spice_channel_open_fd(beginning->channel, packet.fds[0].release());
    }
}

void SpiceClient::encrypt(std::uint32_t number, std::vector<UniqueFd> fds)
{
    if (m_authorities == nullptr) {
        fail(Failure::Internal);
    }
    auto relay = std::make_unique<TlsRelay>(
        *m_authorities, std::move(fds[0]), std::move(fds[1]),
        [this, number](const Certificate& certificate) { judge(number, certificate); },
        [this](Failure failure, const std::string& text) { fail(failure, text); });
    m_encrypted.push_back({number, std::move(relay), std::move(fds[2])});
}

void SpiceClient::judge(std::uint32_t number, const Certificate& certificate)
{
    if (!m_trusted) {
        if (Beginning* const beginning = beginningOf(number)) {
            beginning->isWaiting = false; // a person takes as long as a person takes
        }
        m_link.send(certificate);
    } else if (*m_trusted == certificate.fingerprint) {
        begin(number);
    } else {
        fail(Failure::CertificateChanged);
    }
}

void SpiceClient::trust(const Trust& trust)
{
    if (m_trusted) {
        return;
    }
    m_trusted = trust.fingerprint;
    for (const Encrypted& one : m_encrypted) {
        begin(one.number); // the first channel's, the only one so far
    }
}

void SpiceClient::begin(std::uint32_t number)
{
    const auto found = std::find_if(
        m_encrypted.begin(), m_encrypted.end(), [number](const Encrypted& one) { return one.number == number; });
    Beginning* const beginning = beginningOf(number);
    if (found == m_encrypted.end() || beginning == nullptr || !found->plain.isValid()) {
        return;
    }
    beginning->isWaiting = true;
    beginning->deadline = Clock::now() + m_silenceLimit;
    found->relay->trust();
    spice_channel_open_fd(beginning->channel, found->plain.release());
}

void SpiceClient::handleEvent(SpiceChannel* channel, int event)
{
    const bool isMain = channel == m_main;
    switch (event) {
    case SPICE_CHANNEL_OPENED:
        m_beginnings.erase(std::remove_if(m_beginnings.begin(), m_beginnings.end(),
                               [channel](const Beginning& one) { return one.channel == channel; }),
            m_beginnings.end());
        if (isMain && !m_isConnected) {
            m_isConnected = true;
            Connected message;
            char* name = nullptr;
            g_object_get(m_session, "name", &name, nullptr);
            putText(message.name, name == nullptr ? "" : name);
            g_free(name);
            m_link.send(message);
            Capabilities capabilities;
            capabilities.scancodes = 1;
            m_link.send(capabilities);
            sendPointerMode();
        }
        return;
    case SPICE_CHANNEL_ERROR_AUTH:
        handleAuthentication();
        return;
    case SPICE_CHANNEL_ERROR_CONNECT:
        fail(Failure::ConnectRefused);
    case SPICE_CHANNEL_ERROR_TLS:
        fail(Failure::Encrypted);
    case SPICE_CHANNEL_ERROR_LINK:
        // Of a later channel: the server has just talked well and is most likely going.
        fail(m_isConnected ? Failure::Closed : Failure::NotSpice, errorText(channel));
    case SPICE_CHANNEL_ERROR_IO:
    case SPICE_CHANNEL_CLOSED:
        fail(Failure::Closed);
    default:
        return; // a switch to another host does not happen: its sockets would be asked of the window
    }
}

void SpiceClient::handleAuthentication()
{
    // Without a password the server has said no; whether one helps is for the user to say.
    if (m_isPasswordAsked) {
        fail(Failure::Authentication);
    }
    m_isPasswordAsked = true;
    m_beginnings.clear(); // a person takes as long as a person takes
    m_link.send(PasswordNeeded{});
}

void SpiceClient::readLink()
{
    for (;;) {
        Packet packet;
        switch (m_link.receive(packet)) {
        case Received::Nothing:
            return;
        case Received::End:
            ::_exit(0); // the window has gone: nothing is worth an orderly end
        case Received::Packet:
            break;
        }
        if (const auto release = packet.as<Release>()) {
            m_screen.release(*release);
        } else if (const auto key = packet.as<Key>()) {
            m_input.send(*key);
        } else if (const auto pointer = packet.as<Pointer>()) {
            m_input.send(*pointer);
        } else if (const auto motion = packet.as<Motion>()) {
            m_input.send(*motion);
        } else if (const auto show = packet.as<Show>()) {
            m_screen.setVisible(show->visible != 0);
        } else if (const auto socket = packet.as<Socket>()) {
            giveSocket(packet, *socket);
        } else if (const auto trusted = packet.as<Trust>()) {
            trust(*trusted);
        } else if (const auto password = packet.as<Password>(); password && m_isPasswordAsked) {
            connectSession(std::string(textOf(password->text)));
        }
    }
}

void SpiceClient::sendPointerMode()
{
    int mode = 0;
    if (m_main != nullptr && m_isConnected) {
        g_object_get(m_main, "mouse-mode", &mode, nullptr);
        PointerMode message;
        message.isRelative = (mode & SPICE_MOUSE_MODE_CLIENT) != 0 ? 0 : 1;
        m_link.send(message);
    }
}

void SpiceClient::tick()
{
    m_link.send(Alive{});
    const auto now = Clock::now();
    const bool isSilent = std::any_of(m_beginnings.begin(), m_beginnings.end(),
        [now](const Beginning& one) { return one.isWaiting && now > one.deadline; });
    if (isSilent) {
        fail(Failure::Timeout);
    }
}

void SpiceClient::fail(Failure failure, const std::string& text)
{
    Failed message;
    message.failure = failure;
    putText(message.text, text);
    m_link.send(message);
    ::_exit(0);
}

} // namespace domus::consolelink
