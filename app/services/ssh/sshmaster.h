// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/ssh/askpassdesk.h"
#include "app/services/ssh/sshtarget.h"
#include "app/virt/connectiondriver.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

class QProcess;

namespace domus {

/// One ssh that is logged in, which others join through its control socket. Its folder in $XDG_RUNTIME_DIR/domus holds
/// the control socket, the socket for questions, and the commands that ssh and libvirt start.
///
/// GUI thread; never blocks but in the destructor, and there for a moment only.
class SshMaster : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Starting, Ready };

    explicit SshMaster(SshTarget target, QObject* parent = nullptr);
    /// Ends ssh, and waits until it is gone.
    ~SshMaster() override;
    Q_DISABLE_COPY_MOVE(SshMaster)

    State state() const { return m_state; }
    /// What libvirt is to start instead of ssh; once ready.
    QString command() const;
    qint64 processId() const;

    void start(); ///< nothing happens when it runs
    void stop(); ///< ended() follows
    void answer(const QString& answer);
    void refuse();

Q_SIGNALS:
    void ready();
    void asked(const domus::Credential& question);
    /// It could not log in, or was logged in and is no more.
    void ended(const domus::Error& why);

private:
    Status prepareFolder();
    Status spawn();
    void look();
    void processEnded();
    void end(const Error& why);

    SshTarget m_target;
    State m_state = State::Idle;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AskpassDesk> m_desk;
    QProcess* m_process = nullptr;
    QByteArray m_errors;
    QTimer m_looking;
};

} // namespace domus
