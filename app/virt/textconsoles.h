// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace domus {

/// Bytes to and from a serial port or console of a running machine. Belongs to the thread that owns the connection it
/// came from, and goes before it. Nothing here waits.
class ByteChannel
{
public:
    virtual ~ByteChannel();
    ByteChannel(const ByteChannel&) = delete;
    ByteChannel& operator=(const ByteChannel&) = delete;

    /// What has come, at most this much; empty when nothing has. WrongState: the other end is gone.
    virtual Result<QByteArray> receive(qsizetype atMost) = 0;
    /// How many of the bytes were taken; 0 when none can be now.
    virtual Result<qsizetype> send(const QByteArray& bytes) = 0;

protected:
    ByteChannel() = default;
};

/// What a Connection may be able to do besides: open the text consoles of its machines (virDomainOpenConsole). Asked of
/// the Connection with a dynamic_cast.
class TextConsoles
{
public:
    virtual ~TextConsoles();
    TextConsoles(const TextConsoles&) = delete;
    TextConsoles& operator=(const TextConsoles&) = delete;

    struct OpenOptions
    {
        /// Whoever has it open is thrown out.
        bool takeOver = false;
    };
    /// `device` is its alias in the running definition ("serial0"). `ready` is called, in libvirt's event thread, when
    /// receive() or send() are worth another try; it may be called once more while the channel goes. Busy: somebody
    /// else has it open.
    virtual Result<std::unique_ptr<ByteChannel>> openTextConsole(
        const Uuid& uuid, const QString& device, OpenOptions options, std::function<void()> ready)
        = 0;

protected:
    TextConsoles() = default;
};

} // namespace domus
