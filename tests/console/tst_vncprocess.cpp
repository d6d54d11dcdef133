// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/testscreen.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <cerrno>

using namespace domus;

namespace {

qint64 peakKilobytes(qint64 pid)
{
    const QList<QByteArray> lines = readProc(pid, "status").split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:")) {
            return line.simplified().split(' ').at(1).toLongLong();
        }
    }
    return 0;
}

} // namespace

/// The real process against servers that are good and bad, through the session that a window uses.
class TestVncProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodServer_showsThePictureExactly()
    {
        ConnectedSession connected;
        QTRY_VERIFY(connected.isShown());
        QCOMPARE(connected.session.size(), QSize(screenWidth, screenHeight));
        QCOMPARE(connected.session.image().pixel(0, 0), opaque | red);
        QCOMPARE(connected.session.image().pixel(screenWidth - 1, screenHeight - 1), opaque | red);
        QCOMPARE(connected.session.serverName(), QStringLiteral("test"));
    }

    void passwordAsked_isProvedInsideTheSandbox()
    {
        // The response was computed apart: DES of the challenge, the password's bits mirrored, as the standard's
        // server.
        QByteArray challenge;
        for (char i = 0; i < 16; ++i) {
            challenge.append(i);
        }
        RfbServer server;
        server.setPassword(challenge, QByteArray::fromHex("ee22539f33a5983ec12f9c2edbc995dd"));
        server.setFirstUpdate(RfbServer::update({wholeScreen(red)}));
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::passwordNeeded);
        session.setOpener(server.opener());
        session.start();
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).toBool(), false);
        session.answerPassword(QStringLiteral("wrong"));
        // It is asked again, told that the first was refused, and why it waited is known.
        QTRY_COMPARE(asked.size(), 2);
        QCOMPARE(asked.at(1).at(0).toBool(), true);
        QCOMPARE(session.reason().kind, ErrorKind::AuthenticationFailed);
        QVERIFY(session.reason().text.contains(QStringLiteral("mistaken")));
        QVERIFY(session.image().isNull());
        session.answerPassword(QStringLiteral("secret"));
        QTRY_VERIFY(!session.image().isNull());
        QCOMPARE(session.state(), ConsoleState::Connected);
        QCOMPARE(server.connections(), 2);
    }

    void socketHandedOver_isUsed()
    {
        RfbServer server;
        server.setFirstUpdate(RfbServer::update({wholeScreen(red)}));
        ConsoleSession session;
        session.setOpener(server.socketOpener());
        session.start();
        QTRY_VERIFY(!session.image().isNull());
        QCOMPARE(session.image().pixel(0, 0), opaque | red);
        // A new attempt gets a new socket.
        server.dropClient();
        QTRY_COMPARE(server.connections(), 2);
        QTRY_COMPARE(session.state(), ConsoleState::Connected);
    }

    void unixAddress_isConnectedTo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("screen"));
        RfbServer server;
        server.setFirstUpdate(RfbServer::update({wholeScreen(blue)}));
        ConsoleSession session;
        session.setOpener([path](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            done(ConsoleAddress(UnixAddress{path}));
        });
        session.start();
        QTRY_COMPARE(session.state(), ConsoleState::Waiting); // nobody listens there yet
        QCOMPARE(session.reason().kind, ErrorKind::NotConnected);
        QCOMPARE(session.reason().code, ENOENT);
        QVERIFY(server.listenAt(path));
        QTRY_VERIFY(!session.image().isNull());
        QCOMPARE(session.image().pixel(0, 0), opaque | blue);
        QCOMPARE(session.addressText(), path);
    }

    void partialUpdates_overManyFrames_leaveNoOldPixel()
    {
        // Each frame changes one small part: every buffer that comes back must get what it missed.
        constexpr int side = 200;
        ConnectedSession connected({wholeScreen(red, side, side)}, QSize(side, side));
        QTRY_VERIFY(connected.isShown());
        QImage expected(side, side, QImage::Format_RGB32);
        expected.fill(red);
        for (int i = 0; i < 12; ++i) {
            const QRect part(i * 15, i * 13, 17, 19);
            const quint32 colour = blue + static_cast<quint32>(i) * 256;
            for (int y = part.top(); y <= part.bottom(); ++y) {
                for (int x = part.left(); x <= part.right(); ++x) {
                    expected.setPixel(x, y, colour);
                }
            }
            connected.server.send(RfbServer::update({RfbServer::rect(static_cast<quint16>(part.x()),
                static_cast<quint16>(part.y()), 17, 19, 0, RfbServer::pixels(17 * 19, colour))}));
            QTRY_COMPARE(connected.session.image(), expected);
        }
    }

    void copyRect_overlapping_movesPixels()
    {
        ConnectedSession connected({wholeScreen(red), RfbServer::rect(0, 0, 8, 8, 0, RfbServer::pixels(64, blue)),
            RfbServer::rect(4, 4, 8, 8, 1, RfbServer::number16(0) + RfbServer::number16(0))});
        QTRY_VERIFY(connected.isShown());
        QCOMPARE(connected.session.image().pixel(11, 11), opaque | blue);
        QCOMPARE(connected.session.image().pixel(12, 12), opaque | red);
    }

    void hextile_isDecodedByTheLibrary_andRawAfterItStillArrives()
    {
        const QByteArray tile = QByteArray(1, '\x02') + RfbServer::pixels(1, blue); // one tile, background only
        ConnectedSession connected({wholeScreen(red), RfbServer::rect(0, 0, 16, 16, 5, tile),
            RfbServer::rect(32, 32, 1, 1, 0, RfbServer::pixels(1, 0x123456))});
        QTRY_VERIFY(connected.isShown());
        QCOMPARE(connected.session.image().pixel(15, 15), opaque | blue);
        QCOMPARE(connected.session.image().pixel(16, 16), opaque | red);
        QCOMPARE(connected.session.image().pixel(32, 32), 0xff123456U);
    }

    void sizeChanges_unasked_arriveInOrder()
    {
        ConnectedSession connected;
        QTRY_VERIFY(connected.isShown());
        // Two of them and the pixels, in one packet.
        connected.server.send(RfbServer::update({RfbServer::rect(0, 0, 320, 200, -223)})
            + RfbServer::update({RfbServer::rect(0, 0, 100, 80, -223)})
            + RfbServer::update({wholeScreen(blue, 100, 80)}));
        QTRY_COMPARE(connected.session.size(), QSize(100, 80));
        QCOMPARE(connected.session.image().pixel(99, 79), opaque | blue);
        QCOMPARE(connected.session.state(), ConsoleState::Connected);
    }

    void keysAndPointer_reachTheServer()
    {
        ConnectedSession connected({RfbServer::rect(0, 0, screenWidth, screenHeight, -258), wholeScreen(red)});
        QTRY_VERIFY(connected.isShown());
        connected.session.pressKey(1, {0x9d, 0xffe4});
        connected.session.releaseAllKeys();
        connected.session.movePointer(QPoint(5, 6), 1);
        QTRY_COMPARE(connected.server.messages(5).size(), 1);
        const auto keys = connected.server.messages(static_cast<char>(255));
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys.at(0).toHex(), QByteArray("ff0000010000ffe40000009d"));
        QCOMPARE(keys.at(1).toHex(), QByteArray("ff0000000000ffe40000009d"));
        QCOMPARE(connected.server.messages(5).at(0).toHex(), QByteArray("050100050006"));
    }

    void serverAcksAudio_isNudgedAgainstItsIdleLag()
    {
        ConnectedSession connected({RfbServer::rect(0, 0, screenWidth, screenHeight, -259), wholeScreen(red)});
        QTRY_VERIFY(connected.server.messages(static_cast<char>(255)).size() >= 3);
        QCOMPARE(connected.server.messages(static_cast<char>(255)).at(0).toHex(), QByteArray("ff010001"));
    }

    void badServer_isRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("opening");
        QTest::addColumn<QByteArray>("firstUpdate");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<ErrorKind>("kind");
        const QSize good(screenWidth, screenHeight);
        const auto opening = [&](const char* name, const QByteArray& bytes, ErrorKind kind) {
            QTest::newRow(name) << bytes << QByteArray() << good << kind;
        };
        const QByteArray version = "RFB 003.008\n";
        opening("another protocol", "SSH-2.0-OpenSSH_9.2\r\n", ErrorKind::Unsupported);
        opening("version 2", "RFB 002.002\n", ErrorKind::Unsupported);
        opening("version of letters", "RFB abc.def\n", ErrorKind::Unsupported);
        opening("refuses with words", version + '\0' + RfbServer::number32(4) + "full", ErrorKind::PermissionDenied);
        opening("only anonymous TLS", version + "\x01\x12", ErrorKind::Unsupported);
        opening("only type 255", version + "\x01\xff", ErrorKind::Unsupported);
        opening("255 unknown types", version + QByteArray(256, '\xff'), ErrorKind::Unsupported);
        opening("name of 4 GB",
            version + QByteArray("\x01\x01", 2) + RfbServer::number32(0) + RfbServer::number16(64)
                + RfbServer::number16(48) + QByteArray(16, '\0') + RfbServer::number32(0xffffffff),
            ErrorKind::Io);
        QTest::newRow("65535 x 65535") << QByteArray() << QByteArray() << QSize(65535, 65535) << ErrorKind::Unsupported;
        QTest::newRow("0 x 0") << QByteArray() << QByteArray() << QSize(0, 0) << ErrorKind::Unsupported;
        const auto update = [&](const char* name, const QByteArray& bytes, ErrorKind kind) {
            QTest::newRow(name) << QByteArray() << bytes << good << kind;
        };
        update("rectangle beyond the screen", RfbServer::update({RfbServer::rect(60, 40, 10, 10, 0)}), ErrorKind::Io);
        update("copy from beyond the screen",
            RfbServer::update({RfbServer::rect(0, 0, 10, 10, 1, RfbServer::number16(60) + RfbServer::number16(0))}),
            ErrorKind::Io);
        update("encoding never asked for", RfbServer::update({RfbServer::rect(0, 0, 10, 10, 9)}), ErrorKind::Io);
        update("ultra zip", RfbServer::update({RfbServer::rect(0, 0, 10, 10, static_cast<qint32>(0xffff0009))}),
            ErrorKind::Io);
        update("unknown message", QByteArray(16, '\x77'), ErrorKind::Io);
        update(
            "cursor of 65535 x 65535", RfbServer::update({RfbServer::rect(0, 0, 65535, 65535, -239)}), ErrorKind::Io);
        update("resize to 65535 x 65535", RfbServer::update({RfbServer::rect(0, 0, 65535, 65535, -223)}),
            ErrorKind::Unsupported);
        update("resize to 0 x 0", RfbServer::update({RfbServer::rect(0, 0, 0, 0, -223)}), ErrorKind::Unsupported);
        update("clipboard of 4 GB", QByteArray("\x03\0\0\0", 4) + RfbServer::number32(0xfffffff0), ErrorKind::Io);
    }

    void badServer_isRefusedWithItsReason()
    {
        QFETCH(QByteArray, opening);
        QFETCH(QByteArray, firstUpdate);
        QFETCH(QSize, size);
        QFETCH(ErrorKind, kind);
        RfbServer server;
        if (!opening.isEmpty()) {
            server.setOpening(opening);
        }
        server.setSize(static_cast<quint16>(size.width()), static_cast<quint16>(size.height()));
        server.setFirstUpdate(firstUpdate);
        ConsoleSession session;
        session.setOpener(server.opener());
        session.start();
        QTRY_COMPARE(session.state(), ConsoleState::Closed);
        QCOMPARE(session.reason().kind, kind);
        QVERIFY(!session.reason().text.isEmpty());
        // No storm of retries: the first would come after 100 ms.
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(timer.elapsed() > 500);
        QCOMPARE(server.connections(), 1);
    }

    void sessionCutAnywhere_isTriedAgain()
    {
        const QByteArray whole = RfbServer::update(
            {wholeScreen(red), RfbServer::rect(1, 1, 16, 16, 5, QByteArray(1, '\x02') + RfbServer::pixels(1, blue))});
        for (const qsizetype length : {1, 3, 5, 11, 16, 17, 100, 12303, 12304, 12310, 12320, 12322}) {
            RfbServer server;
            server.setFirstUpdate(whole.left(length));
            server.setClosesAfterwards(true);
            ConsoleSession session;
            session.setOpener(server.opener());
            session.start();
            QTRY_COMPARE(session.state(), ConsoleState::Waiting);
            QCOMPARE(session.reason().kind, ErrorKind::NotConnected);
            QTRY_VERIFY(server.connections() >= 2);
        }
    }

    void resizeStorm_keepsMemorySmall()
    {
        ConnectedSession connected;
        QTRY_VERIFY(connected.isShown());
        const qint64 pid = connected.session.processId();
        QByteArray storm;
        for (quint16 i = 0; i < 1000; ++i) {
            const auto side = static_cast<quint16>(i % 2 == 0 ? 4096 : 2048);
            storm += RfbServer::update(
                {RfbServer::rect(0, 0, side, side, -223), RfbServer::rect(0, 0, 1, 1, 0, RfbServer::pixels(1, blue))});
            if (i % 250 == 0) { // all of it written, so that it takes real memory: one byte a tile
                QByteArray tiles;
                for (int tile = 0; tile < side / 16 * (side / 16); ++tile) {
                    tiles += tile == 0 ? '\x02' + RfbServer::pixels(1, blue) : QByteArray(1, '\0');
                }
                storm += RfbServer::update({RfbServer::rect(0, 0, side, side, 5, tiles)});
            }
        }
        storm += RfbServer::update({RfbServer::rect(0, 0, 80, 60, -223), wholeScreen(red, 80, 60)});
        connected.server.send(storm);
        QTRY_COMPARE(connected.session.size(), QSize(80, 60));
        QCOMPARE(connected.session.processId(), pid);
        const qint64 peak = peakKilobytes(pid);
        QVERIFY2(peak > 0 && peak < qint64{256} * 1024, qPrintable(QString::number(peak)));
    }

    void unseen_atFirst_isSentAllOnceSeen()
    {
        RfbServer server;
        server.setFirstUpdate(RfbServer::update({wholeScreen(red)}));
        ConsoleSession session;
        session.setOpener(server.opener());
        session.setVisible(false);
        session.start();
        QTRY_COMPARE(session.state(), ConsoleState::Connected);
        QTRY_COMPARE(server.messages(2).size(), 1);
        QCOMPARE(server.messages(3).size(), 0); // nobody looks: nothing is asked for
        session.setVisible(true);
        QTRY_VERIFY(!session.image().isNull());
        QCOMPARE(server.messages(3).at(0).at(1), '\0'); // not only what changed
        // And so after a size that came while nobody looked.
        session.setVisible(false);
        server.send(RfbServer::update({RfbServer::rect(0, 0, 20, 10, -223)}));
        const auto before = server.messages(3).size();
        session.setVisible(true);
        QTRY_VERIFY(server.messages(3).size() > before);
        server.send(RfbServer::update({wholeScreen(blue, 20, 10)}));
        QTRY_COMPARE(session.size(), QSize(20, 10));
    }

    void flood_ofMessages_leavesTheLinkAlive()
    {
        ConnectedSession connected;
        QTRY_VERIFY(connected.isShown());
        const qint64 pid = connected.session.processId();
        // Bells without end: the socket never runs dry.
        const QByteArray bells(qsizetype{4} * 1024 * 1024, '\x02');
        QElapsedTimer timer;
        timer.start();
        QTimer more;
        connect(&more, &QTimer::timeout, this, [&] {
            if (connected.server.unsentBytes() < bells.size()) {
                connected.server.send(bells);
            }
        });
        more.start(0);
        connected.session.pressKey(1, {0x1e, 'a'});
        QTRY_COMPARE(connected.server.messages(4).size(), 1);
        QTRY_VERIFY(timer.elapsed() > 3000);
        QCOMPARE(connected.session.state(), ConsoleState::Connected);
        QCOMPARE(connected.session.processId(), pid);
    }
};

QTEST_GUILESS_MAIN(TestVncProcess)
#include "tst_vncprocess.moc"
