// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/virterror.h"

#include <QCoreApplication>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

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

void tellReady(virStreamPtr /*stream*/, int /*events*/, void* opaque)
{
    (*static_cast<const Ready*>(opaque))();
}

void dropReady(void* opaque)
{
    delete static_cast<Ready*>(opaque);
}

/// Nothing of a stream that does not wait is read by libvirt's event loop but the packets' arrival: it only tells.
class LibvirtByteChannel final : public ByteChannel
{
public:
    explicit LibvirtByteChannel(StreamHandle stream) : m_stream(std::move(stream)) { }
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
    auto share = std::make_unique<Ready>(std::move(ready));
    // Never "writable": a stream to a daemon always is, and would keep the event loop busy saying so.
    if (auto watched = call<virStreamEventAddCallback, void>(*stream,
            int{VIR_STREAM_EVENT_READABLE | VIR_STREAM_EVENT_HANGUP | VIR_STREAM_EVENT_ERROR}, &tellReady,
            static_cast<void*>(share.get()), &dropReady);
        !watched) {
        return fail(watched.error());
    }
    share.release(); // NOLINT(bugprone-unused-return-value): the stream's from now on
    return std::make_unique<LibvirtByteChannel>(std::move(*stream));
}

} // namespace domus
