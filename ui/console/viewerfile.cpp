// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/viewerfile.h"

#include "app/console/socketopener.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Viewer)
};

constexpr qint64 longestFile = qint64{64} * 1024;

/// Key and value of each line of the section that counts; the first of a key.
QHash<QString, QString> entriesOf(const QByteArray& text)
{
    QHash<QString, QString> result;
    bool isHere = false;
    const QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'));
    for (const QString& one : lines) {
        const QString line = one.trimmed();
        if (line.startsWith(QLatin1Char('['))) {
            isHere = line == QLatin1String("[virt-viewer]");
            continue;
        }
        const qsizetype at = line.indexOf(QLatin1Char('='));
        if (isHere && at > 0 && !line.startsWith(QLatin1Char('#'))) {
            const QString key = line.left(at).trimmed();
            if (!result.contains(key)) {
                result.insert(key, line.mid(at + 1).trimmed());
            }
        }
    }
    return result;
}

/// Such files write several lines as one.
QString unescaped(const QString& value)
{
    QString result;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value.at(i) != QLatin1Char('\\') || i + 1 == value.size()) {
            result += value.at(i);
            continue;
        }
        const QChar what = value.at(++i);
        result += what == QLatin1Char('n') ? QLatin1Char('\n')
            : what == QLatin1Char('s')     ? QLatin1Char(' ')
            : what == QLatin1Char('r')     ? QLatin1Char('\r')
            : what == QLatin1Char('t')     ? QLatin1Char('\t')
                                           : what;
    }
    return result;
}

Error wrong(const QString& why)
{
    return Error::make(ErrorKind::InvalidArgument, why, "readViewerFile");
}

} // namespace

bool isViewerFile(const QString& text)
{
    return text.endsWith(QLatin1String(".vv")) && !text.contains(QLatin1String("://"));
}

Result<ViewerAddress> readViewerFile(const QString& path)
{
    QFile file(path);
    const auto about = [&](Error error) {
        error.subject = QDir::toNativeSeparators(path);
        return error;
    };
    // Not a pipe, which could keep the window waiting.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(about(wrong(Tr::tr("The file cannot be read."))));
    }
    auto result = parseViewerFile(file.read(longestFile));
    return result ? result : fail(about(result.error()));
}

Result<ViewerAddress> parseViewerFile(const QByteArray& text)
{
    const QHash<QString, QString> entries = entriesOf(text);
    const QString type = entries.value(QStringLiteral("type"));
    ViewerAddress result;
    if (type == QLatin1String("spice")) {
        result.protocol = ConsoleProtocol::Spice;
    } else if (type != QLatin1String("vnc")) {
        return fail(wrong(Tr::tr("The file does not describe a VNC or SPICE connection.")));
    }
    if (!entries.value(QStringLiteral("proxy")).isEmpty()) {
        return fail(wrong(Tr::tr("The file asks for a proxy, which Domus does not use.")));
    }
    const QString host = entries.value(QStringLiteral("host"));
    const quint16 port = entries.value(QStringLiteral("port")).toUShort(); // 0 where it is none
    const quint16 tlsPort = entries.value(QStringLiteral("tls-port")).toUShort();
    const bool isSpice = result.protocol == ConsoleProtocol::Spice;
    if (port == 0 && tlsPort != 0 && !isSpice) {
        return fail(
            wrong(Tr::tr("The file asks for an encrypted connection, which Domus cannot make to VNC displays yet.")));
    }
    if (host.isEmpty() || (port == 0 && tlsPort == 0)) {
        return fail(wrong(Tr::tr("The file names no host or no port.")));
    }
    if (isSpice && tlsPort != 0) {
        EncryptedAddress encrypted{{host, tlsPort}, {}};
        encrypted.identity.authorities = unescaped(entries.value(QStringLiteral("ca"))).toUtf8();
        encrypted.identity.subject = unescaped(entries.value(QStringLiteral("host-subject")));
        result.encrypted = encrypted;
        result.secureChannels
            = entries.value(QStringLiteral("secure-channels")).split(QLatin1Char(';'), Qt::SkipEmptyParts);
    }
    if (port != 0) {
        result.address = TcpAddress{host, port};
    }
    result.title = entries.value(QStringLiteral("title"));
    if (result.title.isEmpty()) {
        result.title = addressText(TcpAddress{host, port != 0 ? port : tlsPort});
    }
    result.password = entries.value(QStringLiteral("password"));
    return result;
}

} // namespace domus
