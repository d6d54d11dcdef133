// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleprocess.h"
#include "app/console/consolesession.h"
#include "app/console/framereader.h"
#include "app/console/spicesockets.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace domus {

/// What the files of ConsoleSession share, and nobody else.
class ConsoleSession::Private
{
public:
    explicit Private(ConsoleSession* session) : q(session) { }

    void setState(ConsoleState newState);
    void open();
    void connectTo(Result<ConsoleAddress> address);
    void handle(consolelink::Packet& packet);
    void handleFrame(const consolelink::Frame& frame);
    void handleFailed(const consolelink::Failed& failed);
    void handleSpice(const consolelink::Packet& packet);
    void openSocket(consolelink::SocketNeeded needed);
    void judge(const consolelink::Certificate& certificate);
    void setPointerRelative(bool isRelative);
    void lose(const Error& error, bool isRetried);
    void dropProcess();
    void watch();
    template <typename Message> void sendInput(const Message& message)
    {
        if (state == ConsoleState::Connected && process != nullptr) {
            process->send(message);
        }
    }
    void sendKey(GuestKey guestKey, bool isDown);

    ConsoleSession* q;
    ConsoleOpener opener;
    Error reason;
    std::optional<NoPicture::Why> noPicture;
    FrameTimes frameTimes;
    std::optional<consolelink::Release> heldRelease;
    std::unique_ptr<ConsoleProcess> process;
    FrameReader reader;
    KeyTracker keys;
    Statistics statistics;
    QString name;
    QString address;
    SpiceSockets spice;
    std::optional<EncryptedAddress> encrypted; // whose certificate is looked at
    std::optional<consolelink::Certificate> shownCertificate; // waits for the user's answer
    quint64 attempt = 0;
    ConsoleState state = ConsoleState::Idle;
    ConsoleProtocol protocol = ConsoleProtocol::Vnc;
    consolelink::Failure failure = consolelink::Failure::None; // the last attempt's
    quint32 sockets = 0; // asked for by this process
    int crashes = 0; // since the last good connection
    bool isVisible = true;
    bool isHeld = false; // the frame
    bool isPointerRelative = false;
    bool isTlsUseless = false; // the server cannot say who it is: without, as for any VNC server
    bool isFar = false;
    bool hasFirstFrame = false;
    bool hasSignOfLife = false;
    bool wasPasswordAsked = false;
    bool wasPasswordWrong = false;
    std::chrono::milliseconds pause{};
    QElapsedTimer sinceSign;
    QElapsedTimer sinceFirstFrame;
    QTimer retryTimer;
    QTimer watchTimer;
    QTimer holdTimer;
};

} // namespace domus
