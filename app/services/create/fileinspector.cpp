// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/fileinspector.h"

#include "app/services/create/imageformat.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace domus {
namespace {

/// Opens without hanging on a pipe or a device that waits for its other end.
bool openForReading(QFile& file, const QString& path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        return false;
    }
    struct stat info = {};
    const bool isFile = ::fstat(fd, &info) == 0 && (S_ISREG(info.st_mode) || S_ISBLK(info.st_mode));
    if (!isFile || !file.open(fd, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        if (!file.isOpen()) {
            ::close(fd);
        }
        return false;
    }
    return true;
}

} // namespace

FileView fileViewOf(const QString& uri, bool isLocal)
{
    const QUrl url(uri);
    if (url.scheme() == QLatin1String("test")) {
        return FileView::AsUser; // the demonstration opens no file at all
    }
    if (!isLocal) {
        return FileView::Elsewhere;
    }
    return url.path() == QLatin1String("/session") ? FileView::AsUser : FileView::AsQemuUser;
}

FileFacts inspectFile(const QString& path, FileView view)
{
    FileFacts facts;
    facts.path = path;
    if (view == FileView::Elsewhere) {
        facts.exists = true; // the host will tell
        facts.isReadable = true;
        return facts;
    }
    const QFileInfo info(path);
    facts.exists = info.exists();
    if (!facts.exists) {
        return facts;
    }
    facts.isFolder = info.isDir();
    facts.size = ByteSize::fromBytes(info.size());
    if (view == FileView::AsQemuUser) {
        if (const auto user = qemuUser()) {
            const FileReachFacts reach = reachOf(path, *user);
            facts.isReachable = reach.isReachable;
            facts.blockedAt = reach.blockedAt;
        }
    }
    QFile file;
    if (facts.isFolder || !openForReading(file, path)) {
        return facts;
    }
    facts.isReadable = true;
    facts.size = ByteSize::fromBytes(qMax<qint64>(info.size(), file.size()));
    if (const auto iso = readIso(file)) {
        facts.isIso9660 = true;
        facts.volumeLabel = iso->volumeLabel;
        facts.isBootable = iso->hasBootRecord;
        facts.bootsBios = iso->bootsBios;
        facts.bootsUefi = iso->bootsUefi;
    }
    const ImageFacts image = readImage(file);
    facts.imageFormat = image.format;
    facts.virtualSize = image.virtualSize;
    facts.hasBackingFile = image.hasBackingFile;
    return facts;
}

} // namespace domus
