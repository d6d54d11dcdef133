// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"
#include "app/core/error.h"

#include <QObject>

class QProcess;
class QSocketNotifier;

namespace domus {

/// A running domus-console and the link to it. GUI thread. Destroying it kills the process without waiting.
class ConsoleProcess : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleProcess(QObject* parent = nullptr);
    ~ConsoleProcess() override;

    /// The program: DOMUS_CONSOLE_PROCESS, or domus-console beside this program, or where packages put it.
    static QString program();

    Status start();
    qint64 processId() const;
    template <typename Message> bool send(const Message& message, const std::vector<int>& fds = {})
    {
        return m_link.send(message, fds);
    }
    /// Reads what has come and emits it.
    void drain();

Q_SIGNALS:
    void received(domus::consolelink::Packet& packet);
    /// The process is gone or has closed the link; nothing follows.
    void ended();

private:
    consolelink::PacketSocket m_link;
    QProcess* m_process = nullptr;
    QSocketNotifier* m_notifier = nullptr;
};

} // namespace domus
