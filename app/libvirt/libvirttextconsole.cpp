// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/virterror.h"

#include <QCoreApplication>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <functional>
#include <map>
#include <mutex>

namespace domus {

using libvirt::call;
using libvirt::StreamHandle;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::LibvirtConnection)
};

/// What virStreamRecv() and virStreamSend() answer when there is nothing to do yet: no error.
constexpr int wouldBlock = -2;

using Ready = std::function<void()>;

/// Who is told when a stream has something. libvirt may be inside the callback in the event thread while the stream's
/// owner takes it back, and its remote driver never frees what it was given: so that is only a name here, looked up.
/// One that was used again meanwhile is told in vain. Lives as long as the process, as a lane let go at exit does.
class Listeners
{
public:
    static Listeners& all()
    {
        static auto* const theListeners = new Listeners;
        return *theListeners;
    }

    void add(const void* name, Ready ready)
    {
        const std::scoped_lock lock(m_mutex);
        m_ready.insert_or_assign(name, std::move(ready));
    }
    /// Nothing is called any more when this returns.
    void remove(const void* name)
    {
        const std::scoped_lock lock(m_mutex);
        m_ready.erase(name);
    }
    void tell(const void* name)
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_ready.find(name); found != m_ready.end()) {
            found->second();
        }
    }

private:
    std::mutex m_mutex;
    std::map<const void*, Ready> m_ready; // guarded by the mutex
};

void tellReady(virStreamPtr /*stream*/, int /*events*/, void* opaque)
{
    Listeners::all().tell(opaque);
}

/// A place among the listeners, named by its address.
class Listening
{
public:
    explicit Listening(Ready ready) { Listeners::all().add(this, std::move(ready)); }
    ~Listening() { Listeners::all().remove(this); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
};

/// Nothing of a stream that does not wait is read by libvirt's event loop but the packets' arrival: it only tells.
class LibvirtByteChannel final : public ByteChannel
{
public:
    LibvirtByteChannel(StreamHandle stream, std::unique_ptr<Listening> listening)
        : m_listening(std::move(listening))
        , m_stream(std::move(stream))
    {
    }
    ~LibvirtByteChannel() override { virStreamEventRemoveCallback(m_stream.get()); }
    LibvirtByteChannel(const LibvirtByteChannel&) = delete;
    LibvirtByteChannel& operator=(const LibvirtByteChannel&) = delete;

    Result<QByteArray> receive(qsizetype atMost) override
    {
        QByteArray bytes(atMost, Qt::Uninitialized);
        const int count = virStreamRecv(m_stream.get(), bytes.data(), static_cast<std::size_t>(atMost));
        if (count == wouldBlock) {
            return QByteArray();
        }
        if (count < 0) {
            return fail(libvirt::takeLastError("virStreamRecv"));
        }
        if (count == 0) {
            return fail(ErrorKind::WrongState, Tr::tr("The console was closed by the other end."), "virStreamRecv");
        }
        bytes.truncate(count);
        return bytes;
    }

    Result<qsizetype> send(const QByteArray& bytes) override
    {
        const int count = virStreamSend(m_stream.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
        if (count == wouldBlock) {
            return 0;
        }
        if (count < 0) {
            return fail(libvirt::takeLastError("virStreamSend"));
        }
        return count;
    }

private:
    std::unique_ptr<Listening> m_listening;
    StreamHandle m_stream;
};

} // namespace

Result<std::unique_ptr<ByteChannel>> LibvirtConnection::openTextConsole(
    const Uuid& uuid, const QString& device, OpenOptions options, std::function<void()> ready)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    auto stream = call<virStreamNew>(m_connection, unsigned{VIR_STREAM_NONBLOCK});
    if (!stream) {
        return fail(stream.error());
    }
    const QByteArray name = device.toUtf8();
    // Without SAFE two would read from one port, and each would get a part.
    const unsigned flags = VIR_DOMAIN_CONSOLE_SAFE | (options.takeOver ? unsigned{VIR_DOMAIN_CONSOLE_FORCE} : 0U);
    if (auto opened
        = call<virDomainOpenConsole, void>(*handle, name.isEmpty() ? nullptr : name.constData(), *stream, flags);
        !opened) {
        return fail(opened.error());
    }
    auto listening = std::make_unique<Listening>(std::move(ready));
    // Never "writable": a stream to a daemon always is, and would keep the event loop busy saying so.
    if (auto watched = call<virStreamEventAddCallback, void>(*stream,
            int{VIR_STREAM_EVENT_READABLE | VIR_STREAM_EVENT_HANGUP | VIR_STREAM_EVENT_ERROR}, &tellReady,
            listening.get(), nullptr);
        !watched) {
        return fail(watched.error());
    }
    return std::make_unique<LibvirtByteChannel>(std::move(*stream), std::move(listening));
}

} // namespace domus
