// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolesession.h"
#include "tests/console/rfbserver.h"

#include <QByteArray>
#include <QSize>

/// The small screen that the tests of the console show: its size, its colours, and the session that looks at it.
namespace domus {

inline constexpr int screenWidth = 64;
inline constexpr int screenHeight = 48;
inline constexpr quint32 opaque = 0xff000000U; ///< what a picture's pixel has besides its colour
inline constexpr quint32 red = 0xff2010;
inline constexpr quint32 green = 0x10ff20;
inline constexpr quint32 blue = 0x1020ff;

/// A rectangle of one colour, as large as the screen.
QByteArray wholeScreen(quint32 rgb, int width = screenWidth, int height = screenHeight);

/// A file of the process below /proc; empty when there is none.
QByteArray readProc(qint64 pid, const char* name);

/// A session that is started on a server whose first picture is these rectangles. GUI thread.
struct ConnectedSession
{
    explicit ConnectedSession(
        const QVector<QByteArray>& firstPicture = {wholeScreen(red)}, QSize size = QSize(screenWidth, screenHeight))
    {
        server.setSize(static_cast<quint16>(size.width()), static_cast<quint16>(size.height()));
        server.setFirstUpdate(RfbServer::update(firstPicture));
        session.setOpener(server.opener());
        session.start();
    }
    /// For QTRY_VERIFY: the first picture is there.
    bool isShown() const { return !session.image().isNull(); }

    RfbServer server;
    ConsoleSession session;
};

} // namespace domus
