// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace domus {

class HostSession;

enum class TextConsoleState {
    Closed,
    Opening,
    Open,
    Ended, ///< by the other end, or it could not be opened; error() says why
};

/// The line to a serial port or console of a running machine: bytes both ways. GUI thread, never blocks: a thread and a
/// libvirt connection of its own do the work, for as long as it is open.
class TextConsole : public QObject
{
    Q_OBJECT
public:
    /// What has come and is not yet taken: beyond this the older half is dropped, as a screen would have scrolled it
    /// away.
    static constexpr qsizetype mostWaiting = qsizetype{4} * 1024 * 1024;

    explicit TextConsole(QObject* parent = nullptr);
    /// Waits a moment for its thread.
    ~TextConsole() override;
    Q_DISABLE_COPY_MOVE(TextConsole)

    enum class Hold {
        Share, ///< Busy when somebody else has it open
        TakeOver, ///< throws out whoever has it open
    };
    /// An alias of textConsolesOf(). What was open is closed.
    void open(const HostSession& session, Uuid uuid, const QString& device, Hold hold = Hold::Share);
    void close();
    /// Dropped while it is not open.
    void send(const QByteArray& bytes);

    TextConsoleState state() const;
    const Error& error() const;

Q_SIGNALS:
    void stateChanged();
    void received(const QByteArray& bytes);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
