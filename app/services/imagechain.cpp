// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/imagechain.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sys/stat.h>

namespace domus {

namespace {

constexpr int deepestChain = 200;
/// The longest backing file name that QEMU writes.
constexpr quint32 longestName = 1023;

template <typename Number> Number bigEndian(const QByteArray& bytes, qsizetype offset)
{
    return qFromBigEndian<Number>(bytes.constData() + offset);
}

/// QEMU's spelling of a file: plain, or with the protocol before it.
QString plainPath(QString name, const QString& image)
{
    if (name.startsWith(QLatin1String("file:"))) {
        name.remove(0, 5);
    }
    return QDir::cleanPath(QFileInfo(image).dir().absoluteFilePath(name));
}

} // namespace

ImageBase imageBase(const QString& path)
{
    // A pipe or device would block or be read without end.
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return {};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray header = file.read(24);
    if (header.size() < 24 || !header.startsWith("QFI\xfb")) {
        // Of the other kinds that may build upon an image libvirt reads more than we do.
        for (const char* kind : {"QED", "KDMV", "COWD", "# Disk DescriptorFile", "conectix", "vhdxfile", "cxsparse"}) {
            if (header.startsWith(kind)) {
                return {};
            }
        }
        return {true, {}};
    }
    const auto version = bigEndian<quint32>(header, 4);
    const auto offset = bigEndian<quint64>(header, 8);
    const auto size = bigEndian<quint32>(header, 16);
    if (version < 2 || version > 3) {
        return {};
    }
    if (offset == 0 || size == 0) {
        return {true, {}};
    }
    if (size > longestName || offset > static_cast<quint64>(file.size()) || !file.seek(static_cast<qint64>(offset))) {
        return {};
    }
    const QByteArray name = file.read(static_cast<qint64>(size));
    if (name.size() != static_cast<qsizetype>(size) || name.startsWith("json:") || name.contains('\0')) {
        return {};
    }
    return {true, plainPath(QFile::decodeName(name), path)};
}

std::optional<QStringList> imageChain(const QString& path)
{
    QStringList chain;
    QString current = path;
    for (int depth = 0; depth < deepestChain; ++depth) {
        const ImageBase base = imageBase(current);
        if (!base.isKnown) {
            return std::nullopt;
        }
        if (base.path.isEmpty() || chain.contains(base.path) || base.path == path) {
            return chain;
        }
        chain.append(base.path);
        current = base.path;
    }
    return chain;
}

QString fileIdentity(const QString& path)
{
    struct stat status = {};
    if (path.isEmpty() || ::stat(QFile::encodeName(path).constData(), &status) != 0) {
        return {};
    }
    return QString::number(status.st_dev) + QLatin1Char(':') + QString::number(status.st_ino);
}

} // namespace domus
