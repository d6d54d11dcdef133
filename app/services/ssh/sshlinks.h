// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/ssh/sshtarget.h"
#include "app/virt/connectiondriver.h"

#include <QObject>

#include <memory>
#include <vector>

namespace domus {

/// A share in the one SSH connection to a target, held by a life of a connection; the last one gone ends it.
class SshLease : public Companion
{
public:
    /// In a lane: waits until it is logged in, asking the user through `authenticate` when ssh does, and starting it
    /// when it does not run. Gives the command that libvirt starts in ssh's place.
    virtual Result<QString> join(const Authenticator& authenticate, const StopToken& stop) = 0;
    /// Breaks the connection, if no other life shares it: what hangs on the way through it returns. Any thread.
    virtual void abandon() = 0;
};

/// All SSH connections of the program, one for each target. GUI thread. To be destroyed after the connections are
/// closed; ends every ssh then.
class SshLinks : public QObject
{
    Q_OBJECT
public:
    explicit SshLinks(QObject* parent = nullptr);
    ~SshLinks() override;
    Q_DISABLE_COPY_MOVE(SshLinks)

    std::shared_ptr<SshLease> lease(const SshTarget& target);
    int count() const; ///< targets with a share in somebody's hands

private:
    class Lease;
    struct Link;
    struct Message;
    void handle(const Message& message);
    void release(const std::shared_ptr<Link>& link);

    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
