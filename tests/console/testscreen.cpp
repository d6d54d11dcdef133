// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/testscreen.h"

#include <QFile>

namespace domus {

QByteArray wholeScreen(quint32 rgb, int width, int height)
{
    return RfbServer::rect(
        0, 0, static_cast<quint16>(width), static_cast<quint16>(height), 0, RfbServer::pixels(width * height, rgb));
}

QByteArray readProc(qint64 pid, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace domus
