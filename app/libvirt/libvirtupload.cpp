// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <libvirt/libvirt.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace domus {

using libvirt::call;
using libvirt::StreamHandle;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::LibvirtConnection)
};

constexpr qint64 pieceSize = qint64{256} * 1024;

/// A local file that is read piece by piece, with the places that hold nothing.
class SourceFile
{
public:
    static Result<SourceFile> open(const QString& path)
    {
        SourceFile file;
        file.m_path = path;
        file.m_fd.reset(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        if (!file.m_fd.isValid()) {
            return fail(Error::fromErrno(errno, path, "open"));
        }
        struct stat status
        {
        };
        if (::fstat(file.m_fd.get(), &status) != 0) {
            return fail(Error::fromErrno(errno, path, "fstat"));
        }
        if (!S_ISREG(status.st_mode)) {
            return fail(ErrorKind::InvalidArgument, Tr::tr("%1 is not a file.").arg(path), "fstat");
        }
        file.m_size = status.st_size;
        return file;
    }

    qint64 size() const { return m_size; }

    /// Where the next data begin, at or after the offset; the size when there are none.
    qint64 nextData(qint64 offset) const
    {
        const off_t found = ::lseek(m_fd.get(), offset, SEEK_DATA);
        if (found >= 0) {
            return std::min<qint64>(found, m_size);
        }
        return errno == ENXIO ? m_size : offset; // ENXIO: a hole up to the end; else the file system cannot tell
    }
    /// Where the data at the offset end.
    qint64 nextHole(qint64 offset) const
    {
        const off_t found = ::lseek(m_fd.get(), offset, SEEK_HOLE);
        return found > offset ? std::min<qint64>(found, m_size) : m_size;
    }

    /// Past the end of a file that was cut off meanwhile there is nothing but one long hole.
    Status isStillWhole() const
    {
        struct stat status
        {
        };
        if (::fstat(m_fd.get(), &status) != 0) {
            return fail(Error::fromErrno(errno, m_path, "fstat"));
        }
        return status.st_size >= m_size ? Status() : Status(fail(becameShorter()));
    }

    Result<QByteArray> read(qint64 offset, qint64 length) const
    {
        QByteArray piece(length, Qt::Uninitialized);
        ssize_t got = -1;
        do {
            got = ::pread(m_fd.get(), piece.data(), static_cast<std::size_t>(length), offset);
        } while (got < 0 && errno == EINTR);
        if (got < 0) {
            return fail(Error::fromErrno(errno, m_path, "pread"));
        }
        if (got == 0) {
            return fail(becameShorter());
        }
        piece.truncate(got);
        return piece;
    }

private:
    Error becameShorter() const
    {
        return Error::make(ErrorKind::Io, Tr::tr("%1 became shorter while it was being copied.").arg(m_path), "fstat");
    }

    UniqueFd m_fd;
    QString m_path;
    qint64 m_size = 0;
};

Status sendAll(const StreamHandle& stream, const QByteArray& piece)
{
    qsizetype sent = 0;
    while (sent < piece.size()) {
        const auto count
            = call<virStreamSend>(stream, piece.constData() + sent, static_cast<std::size_t>(piece.size() - sent));
        if (!count) {
            return fail(count.error());
        }
        sent += *count;
    }
    return {};
}

Status sendFile(const StreamHandle& stream, const SourceFile& file, bool sparse, const ProgressSink& progress,
    const StopToken& stop)
{
    const auto report = [&](qint64 offset) {
        if (progress) {
            progress({file.size() > 0 ? static_cast<double>(offset) / static_cast<double>(file.size()) : 1.0, {}});
        }
    };
    qint64 offset = 0;
    report(0);
    while (offset < file.size()) {
        if (stop.stop_requested()) {
            return fail(Error::cancelled());
        }
        const qint64 data = sparse ? file.nextData(offset) : offset;
        if (data > offset) {
            if (auto status = call<virStreamSendHole, void>(stream, static_cast<long long>(data - offset), 0U);
                !status) {
                return status;
            }
            offset = data;
        } else {
            const qint64 end = sparse ? file.nextHole(offset) : file.size();
            const auto piece = file.read(offset, std::min(pieceSize, end - offset));
            if (!piece) {
                return fail(piece.error());
            }
            if (auto status = sendAll(stream, *piece); !status) {
                return status;
            }
            offset += piece->size();
        }
        report(offset);
    }
    return file.isStillWhole();
}

} // namespace

Status LibvirtConnection::uploadStorageVolume(const QString& pool, const QString& volume, const QString& localPath,
    const ProgressSink& progress, const StopToken& stop)
{
    const auto file = SourceFile::open(localPath);
    if (!file) {
        return fail(file.error());
    }
    const auto handle = storageVolume(pool, volume);
    if (!handle) {
        return fail(handle.error());
    }
    const auto size = static_cast<unsigned long long>(file->size());
    // libvirt would let a volume that is a file grow, and come to the end of a device in the middle of the work.
    virStorageVolInfo info{};
    if (auto asked = call<virStorageVolGetInfo, void>(*handle, &info); !asked) {
        return asked;
    }
    if (info.capacity < size) {
        return fail(Error::fromErrno(ENOSPC, volume, "virStorageVolUpload"));
    }
    bool sparse = true;
    auto stream = call<virStreamNew>(m_connection, 0U);
    if (!stream) {
        return fail(stream.error());
    }
    auto started
        = call<virStorageVolUpload, void>(*handle, *stream, 0ULL, size, unsigned{VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM});
    if (!started && started.error().kind == ErrorKind::Unsupported) {
        // An old daemon. A stream that failed to start cannot be used again.
        sparse = false;
        stream = call<virStreamNew>(m_connection, 0U);
        if (!stream) {
            return fail(stream.error());
        }
        started = call<virStorageVolUpload, void>(*handle, *stream, 0ULL, size, 0U);
    }
    if (!started) {
        return started;
    }
    auto sent = sendFile(*stream, *file, sparse, progress, stop);
    if (!sent) {
        return sent; // and the handle aborts the stream
    }
    return call<virStreamFinish, void>(*stream);
}

} // namespace domus
