// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/bytesize.h"
#include "app/core/progress.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace domus {

class HostSession;

/// While a lane waits for a volume to be copied, which libvirt tells nothing about, another one asks how much of it is
/// there. One for a session, made with the first copy; GUI thread.
class CloneWatch : public QObject
{
    Q_OBJECT
public:
    /// One copy under way; posted when it begins.
    struct Copy
    {
        QString pool;
        QString volume;
        ByteSize needed; ///< what it will take
        std::shared_ptr<std::atomic<bool>> isOver; ///< set by whoever copies
        std::function<void(double)> tell; ///< the part that is there; any thread
    };
    /// Call in the GUI thread.
    static async::Mailbox<Copy> mailboxFor(const HostSession& session);

private:
    explicit CloneWatch(HostSession* session);
    void look();

    QPointer<HostSession> m_session;
    std::optional<Copy> m_copy;
    bool m_isAsking = false;
    QTimer m_again;
    async::Mailbox<Copy> m_mailbox;
};

} // namespace domus
