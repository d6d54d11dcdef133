// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"
#include "app/console/packetsocket.h"
#include "app/core/error.h"

#include <QObject>

#include <cstddef>
#include <deque>
#include <vector>

class QProcess;
class QSocketNotifier;

namespace domus {

/// A running domus-console or domus-console-spice and the link to it. GUI thread. Destroying it kills the process
/// without waiting.
class ConsoleProcess : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleProcess(QObject* parent = nullptr);
    ~ConsoleProcess() override;
    Q_DISABLE_COPY_MOVE(ConsoleProcess)

    /// The program: DOMUS_CONSOLE_PROCESS, or domus-console beside this program, or where packages put it; with
    /// "-spice" at the end for the other protocol.
    static QString program(ConsoleProtocol protocol);

    Status start(ConsoleProtocol protocol);
    qint64 processId() const;
    /// In order, now or as soon as the process reads; nothing is lost while it lives.
    template <typename Message> void send(const Message& message, const std::vector<int>& fds = {})
    {
        if (!m_waiting.empty() || !m_link.send(message, fds)) {
            const auto* bytes = reinterpret_cast<const std::byte*>(&message);
            queue(Message::id, {bytes, bytes + sizeof(message)}, fds);
        }
    }
    /// Reads what has come and emits it.
    void drain();

Q_SIGNALS:
    void received(domus::consolelink::Packet& packet);
    /// The process is gone or has closed the link; nothing follows.
    void ended();

private:
    struct Waiting
    {
        std::vector<std::byte> bytes;
        std::vector<UniqueFd> fds;
    };
    void queue(consolelink::Type type, std::vector<std::byte> bytes, const std::vector<int>& fds);
    void sendQueued();

    consolelink::PacketSocket m_link;
    QProcess* m_process = nullptr;
    QSocketNotifier* m_notifier = nullptr;
    QSocketNotifier* m_writeNotifier = nullptr; // on while something waits
    std::deque<Waiting> m_waiting;
};

} // namespace domus
