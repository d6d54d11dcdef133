// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/testscreen.h"

#include <QSignalSpy>
#include <QtTest>

#include <algorithm>
#include <memory>

using namespace domus;

namespace {

constexpr quint16 side = 64;

enum Encoding : qint32 {
    Raw = 0,
    CopyRect = 1,
    Hextile = 5,
    Tight = 7,
    Zrle = 16,
    DesktopSize = -223,
    RichCursor = -239,
    PointerTypeChange = -257,
    QemuLeds = -261,
    ExtendedDesktopSize = -308,
};

QByteArray byte(int value)
{
    return {1, static_cast<char>(value)};
}

QByteArray pixel(quint32 rgb)
{
    return RfbServer::pixels(1, rgb);
}

/// Tight's own: red, green, blue.
QByteArray threeBytes(quint32 rgb)
{
    return byte(static_cast<int>(rgb >> 16U)) + byte(static_cast<int>((rgb >> 8U) & 0xffU))
        + byte(static_cast<int>(rgb & 0xffU));
}

QByteArray rectOf(QRect rect, qint32 encoding, const QByteArray& data = {})
{
    return RfbServer::rect(static_cast<quint16>(rect.x()), static_cast<quint16>(rect.y()),
        static_cast<quint16>(rect.width()), static_cast<quint16>(rect.height()), encoding, data);
}

/// Every pixel another colour, smooth enough for nothing to be guessed.
quint32 colourAt(int x, int y)
{
    return static_cast<quint32>((x * 3) & 0xff) << 16U | static_cast<quint32>((y * 5) & 0xff) << 8U
        | static_cast<quint32>((x * y) & 0xff);
}

QByteArray rawOf(const QImage& image)
{
    QByteArray result;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            result += pixel(image.pixel(x, y) & 0xffffffU);
        }
    }
    return result;
}

QImage gradientImage()
{
    QImage image(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            image.setPixel(x, y, opaque | colourAt(x, y));
        }
    }
    return image;
}

void fill(QImage& image, QRect rect, quint32 rgb)
{
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            image.setPixel(x, y, opaque | rgb);
        }
    }
}

/// One of Tight's four zlib streams, which go on from rectangle to rectangle. What is stored is not made smaller.
class TightStream
{
public:
    QByteArray add(const QByteArray& data)
    {
        QByteArray packed = m_isOpen ? QByteArray() : QByteArray::fromHex("7801");
        m_isOpen = true;
        packed += byte(0); // a stored block, not the last
        const auto length = static_cast<quint16>(data.size());
        const auto inverse = static_cast<quint16>(~length);
        packed += byte(length & 0xff) + byte(length >> 8) + byte(inverse & 0xff) + byte(inverse >> 8) + data;
        return compactLength(packed.size()) + packed;
    }
    void reset() { m_isOpen = false; }

private:
    static QByteArray compactLength(qsizetype length)
    {
        QByteArray result;
        do {
            const auto rest = length >> 7;
            result += byte(static_cast<int>(length & 0x7f) | (rest > 0 ? 0x80 : 0));
            length = rest;
        } while (length > 0);
        return result;
    }
    bool m_isOpen = false;
};

/// A session on a square screen.
struct Connected : ConnectedSession
{
    explicit Connected(const QVector<QByteArray>& rects) : ConnectedSession(rects, QSize(side, side)) { }
};

/// As from another host, where Tight is spoken.
struct FarAway
{
    FarAway() { qputenv("DOMUS_CONSOLE_FAR", "1"); }
    ~FarAway() { qunsetenv("DOMUS_CONSOLE_FAR"); }
    Q_DISABLE_COPY_MOVE(FarAway)
};

QVector<qint32> encodingsOf(const QByteArray& message)
{
    QVector<qint32> result;
    result.reserve(message.size() / 4);
    for (qsizetype i = 4; i + 4 <= message.size(); i += 4) {
        result.append(qFromBigEndian<qint32>(message.constData() + i));
    }
    return result;
}

} // namespace

/// What a server may send of pixels, cursors and sizes, byte by byte, and whether it is shown as it was meant.
class TestVncEncodings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodings_offered_areThoseThatAreRead_data()
    {
        QTest::addColumn<bool>("isFar");
        QTest::addColumn<qint32>("first");
        QTest::newRow("near") << false << qint32(Raw);
        QTest::newRow("far") << true << qint32(Tight);
    }
    void encodings_offered_areThoseThatAreRead()
    {
        QFETCH(bool, isFar);
        const auto far = isFar ? std::make_unique<FarAway>() : nullptr;
        Connected connected({rectOf(QRect(0, 0, side, side), Raw, rawOf(gradientImage()))});
        QTRY_COMPARE(connected.server.messages(2).size(), 1);
        const auto offered = encodingsOf(connected.server.messages(2).constFirst());
        QTEST(offered.constFirst(), "first");
        QVERIFY(offered.contains(DesktopSize));
        QVERIFY(offered.contains(RichCursor));
        QVERIFY(!offered.contains(ExtendedDesktopSize));
        QVERIFY(!offered.contains(PointerTypeChange));
        QVERIFY(!offered.contains(Zrle));
        QCOMPARE(offered.contains(Tight), isFar);
    }

    void raw_everyPixel_isShown()
    {
        Connected connected({rectOf(QRect(0, 0, side, side), Raw, rawOf(gradientImage()))});
        QTRY_COMPARE(connected.session.image(), gradientImage());
    }

    void copyRect_inEveryDirection_movesPixels_data()
    {
        QTest::addColumn<QPoint>("from");
        QTest::addColumn<QPoint>("to");
        QTest::newRow("up") << QPoint(10, 20) << QPoint(10, 13);
        QTest::newRow("down") << QPoint(10, 13) << QPoint(10, 20);
        QTest::newRow("left") << QPoint(20, 10) << QPoint(15, 10);
        QTest::newRow("right") << QPoint(15, 10) << QPoint(20, 10);
        QTest::newRow("down and left") << QPoint(20, 10) << QPoint(12, 19);
        QTest::newRow("up and right") << QPoint(3, 30) << QPoint(9, 22);
        QTest::newRow("far apart") << QPoint(0, 0) << QPoint(33, 33);
        QTest::newRow("onto itself") << QPoint(5, 5) << QPoint(5, 5);
    }
    void copyRect_inEveryDirection_movesPixels()
    {
        QFETCH(QPoint, from);
        QFETCH(QPoint, to);
        const QSize size(31, 29);
        const QImage before = gradientImage();
        QImage after = before;
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x) {
                after.setPixel(to + QPoint(x, y), before.pixel(from + QPoint(x, y)));
            }
        }
        Connected connected({rectOf(QRect(0, 0, side, side), Raw, rawOf(before)),
            rectOf(QRect(to, size), CopyRect,
                RfbServer::number16(static_cast<quint16>(from.x()))
                    + RfbServer::number16(static_cast<quint16>(from.y())))});
        QTRY_COMPARE(connected.session.image(), after);
    }

    void hextile_everyKindOfTile_isShown()
    {
        // Five tiles in a row, the last one narrow; then raw pixels, to see that not a byte too much was taken.
        QImage expected = gradientImage();
        QByteArray tiles;
        fill(expected, QRect(0, 0, 16, 16), red);
        tiles += byte(0x02) + pixel(red); // background
        tiles += byte(0x02 | 0x04 | 0x08) + pixel(red) + pixel(green) // and one foreground in two places
            + byte(2) + byte(0x00) + byte(0x32) + byte(0x5f) + byte(0xa0);
        fill(expected, QRect(16, 0, 16, 16), red);
        fill(expected, QRect(16, 0, 4, 3), green);
        fill(expected, QRect(16 + 5, 15, 11, 1), green);
        tiles += byte(0x08 | 0x10) // the background of before, each part its own colour
            + byte(2) + pixel(blue) + byte(0x11) + byte(0x22) + pixel(green) + byte(0xff) + byte(0x00);
        fill(expected, QRect(32, 0, 16, 16), red);
        fill(expected, QRect(32 + 1, 1, 3, 3), blue);
        fill(expected, QRect(32 + 15, 15, 1, 1), green);
        tiles += byte(0x01); // raw
        for (int i = 0; i < 8 * 16; ++i) {
            tiles += pixel(colourAt(i, 7));
            expected.setPixel(48 + i % 8, i / 8, opaque | colourAt(i, 7));
        }
        fill(expected, QRect(60, 60, 2, 2), blue);
        Connected connected({rectOf(QRect(0, 0, side, side), Raw, rawOf(gradientImage())),
            rectOf(QRect(0, 0, 56, 16), Hextile, tiles), rectOf(QRect(60, 60, 2, 2), Raw, RfbServer::pixels(4, blue))});
        QTRY_COMPARE(connected.session.image(), expected);
    }

    void tight_everyKindOfRectangle_isShown()
    {
        const FarAway far;
        QImage expected = gradientImage();
        QVector<QByteArray> rects{rectOf(QRect(0, 0, side, side), Raw, rawOf(expected))};
        rects.reserve(16);
        TightStream zero;
        TightStream two;
        // One colour.
        rects += rectOf(QRect(1, 1, 20, 10), Tight, byte(0x80) + threeBytes(green));
        fill(expected, QRect(1, 1, 20, 10), green);
        // Fewer than 12 bytes go as they are.
        rects += rectOf(QRect(30, 1, 3, 1), Tight, byte(0x00) + threeBytes(red) + threeBytes(green) + threeBytes(blue));
        fill(expected, QRect(30, 1, 1, 1), red);
        fill(expected, QRect(31, 1, 1, 1), green);
        fill(expected, QRect(32, 1, 1, 1), blue);
        // Pixels as they are, in a stream, which the next one goes on with.
        for (int i = 0; i < 2; ++i) {
            const QRect rect(2, 14 + i * 12, 17, 9);
            QByteArray data;
            for (int y = 0; y < rect.height(); ++y) {
                for (int x = 0; x < rect.width(); ++x) {
                    const quint32 colour = colourAt(x + 40 * i, y + 9);
                    data += threeBytes(colour);
                    expected.setPixel(rect.topLeft() + QPoint(x, y), opaque | colour);
                }
            }
            rects += rectOf(rect, Tight, byte(0x00) + zero.add(data));
        }
        // Two colours, a bit each; rows begin at whole bytes.
        const QRect bits(24, 14, 11, 8);
        QByteArray rows;
        for (int y = 0; y < bits.height(); ++y) {
            const quint32 row = 0xa5c0U >> (y % 3);
            rows += byte(static_cast<int>((row >> 8U) & 0xffU)) + byte(static_cast<int>(row & 0xe0U));
            for (int x = 0; x < bits.width(); ++x) {
                const bool isSecond = ((row >> (15U - static_cast<quint32>(x))) & 1U) != 0;
                expected.setPixel(bits.topLeft() + QPoint(x, y), opaque | (isSecond ? blue : red));
            }
        }
        rects += rectOf(
            bits, Tight, byte(0x20 | 0x40) + byte(1) + byte(1) + threeBytes(red) + threeBytes(blue) + two.add(rows));
        // Three colours, a byte each; the stream begins anew.
        const QRect indexed(40, 14, 9, 6);
        const QVector<quint32> palette{red, green, blue};
        QByteArray indices;
        for (int i = 0; i < indexed.width() * indexed.height(); ++i) {
            indices += byte(i % 3);
            expected.setPixel(
                indexed.topLeft() + QPoint(i % indexed.width(), i / indexed.width()), opaque | palette.at(i % 3));
        }
        two.reset();
        rects += rectOf(indexed, Tight,
            byte(0x04 | 0x20 | 0x40) + byte(1) + byte(2) + threeBytes(red) + threeBytes(green) + threeBytes(blue)
                + two.add(indices));
        // The difference from what the neighbours let expect.
        const QRect gradient(40, 30, 10, 8);
        const auto component = [&](int x, int y, int shift) {
            return x < 0 || y < 0 ? 0 : static_cast<int>((colourAt(x * 7, y * 3) >> shift) & 0xff);
        };
        QByteArray differences;
        for (int y = 0; y < gradient.height(); ++y) {
            for (int x = 0; x < gradient.width(); ++x) {
                for (const int shift : {16, 8, 0}) {
                    const int left = component(x - 1, y, shift);
                    const int guess
                        = std::clamp(left + component(x, y - 1, shift) - component(x - 1, y - 1, shift), 0, 255);
                    differences += byte((component(x, y, shift) - guess) & 0xff);
                }
                expected.setPixel(gradient.topLeft() + QPoint(x, y), opaque | colourAt(x * 7, y * 3));
            }
        }
        rects += rectOf(gradient, Tight, byte(0x40) + byte(2) + zero.add(differences));
        rects += rectOf(QRect(63, 63, 1, 1), Raw, pixel(red)); // not a byte too much was taken
        fill(expected, QRect(63, 63, 1, 1), red);

        Connected connected(rects);
        QTRY_COMPARE(connected.session.image(), expected);
        QCOMPARE(connected.session.state(), ConsoleState::Connected);
    }

    void tight_damaged_endsTheConnectionNotTheProgram_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("no such kind") << byte(0xf0);
        QTest::newRow("no such filter") << byte(0x40) + byte(9);
        QTest::newRow("not zlib") << byte(0x00) + byte(20) + QByteArray(20, 'x');
        QTest::newRow("more pixels than fit") << byte(0x00) + TightStream().add(QByteArray(4000, 'x'));
        QTest::newRow("a picture never asked for") << byte(0x90) + byte(20) + QByteArray(20, 'x');
    }
    void tight_damaged_endsTheConnectionNotTheProgram()
    {
        QFETCH(QByteArray, data);
        const FarAway far;
        // What would come next keeps the decoder from waiting for more.
        Connected connected({rectOf(QRect(0, 0, side, side), Raw, rawOf(gradientImage())),
            rectOf(QRect(0, 0, 8, 8), Tight, data), rectOf(QRect(0, 0, 60, 60), Raw, QByteArray(14400, '\0'))});
        QTRY_COMPARE(connected.session.state(), ConsoleState::Closed);
        QCOMPARE(connected.session.reason().kind, ErrorKind::Io); // told by the process, which therefore lives
    }

    void unasked_encodings_areRefused_data()
    {
        QTest::addColumn<QByteArray>("rect");
        QTest::newRow("ZRLE") << rectOf(QRect(0, 0, 8, 8), Zrle, RfbServer::number32(0));
        QTest::newRow("Tight from near") << rectOf(QRect(0, 0, 8, 8), Tight, byte(0x80) + threeBytes(red));
        QTest::newRow("extended size") << rectOf(
            QRect(0, 0, 80, 60), ExtendedDesktopSize, byte(1) + QByteArray(19, '\0'));
        QTest::newRow("pointer mode") << rectOf(QRect(1, 0, side, side), PointerTypeChange);
    }
    void unasked_encodings_areRefused()
    {
        QFETCH(QByteArray, rect);
        Connected connected({rect});
        QTRY_COMPARE(connected.session.state(), ConsoleState::Closed);
        QCOMPARE(connected.session.reason().kind, ErrorKind::Io);
    }

    void size_sameSmallerLarger_isFollowed()
    {
        Connected connected({rectOf(QRect(0, 0, side, side), DesktopSize), // as QEMU answers the first request
            rectOf(QRect(0, 0, side, side), Raw, rawOf(gradientImage()))});
        QTRY_COMPARE(connected.session.image(), gradientImage());
        QSignalSpy sizes(&connected.session, &ConsoleSession::sizeChanged);
        for (const QSize size : {QSize(20, 90), QSize(300, 200), QSize(1, 1), QSize(64, 64)}) {
            connected.server.send(RfbServer::update({rectOf(QRect(QPoint(), size), DesktopSize)}));
            connected.server.send(RfbServer::update(
                {rectOf(QRect(QPoint(), size), Raw, RfbServer::pixels(size.width() * size.height(), green))}));
            QTRY_COMPARE(connected.session.size(), size);
            QTRY_COMPARE(connected.session.image().pixel(size.width() - 1, size.height() - 1), opaque | green);
        }
        QCOMPARE(sizes.size(), 4);
        QCOMPARE(connected.server.connections(), 1);
    }

    void cursor_shapeMaskAndHotSpot_areShown()
    {
        Connected connected({rectOf(QRect(0, 0, side, side), Raw, rawOf(gradientImage()))});
        QTRY_VERIFY(connected.isShown());
        QSignalSpy cursors(&connected.session, &ConsoleSession::cursorChanged);
        // 9 x 2: the mask's rows begin at whole bytes. The rectangle's place is the hot spot.
        connected.server.send(RfbServer::update({rectOf(QRect(4, 1, 9, 2), RichCursor,
            RfbServer::pixels(9, red) + RfbServer::pixels(9, blue) + QByteArray::fromHex("81000180"))}));
        QTRY_COMPARE(cursors.size(), 1);
        const auto shape = cursors.at(0).at(0).value<QImage>();
        QCOMPARE(cursors.at(0).at(1).toPoint(), QPoint(4, 1));
        QCOMPARE(shape.size(), QSize(9, 2));
        for (int x = 0; x < 9; ++x) {
            QCOMPARE(shape.pixel(x, 0), x == 0 || x == 7 ? opaque | red : 0U);
            QCOMPARE(shape.pixel(x, 1), x == 7 || x == 8 ? opaque | blue : 0U);
        }
        // Of no size: the guest hides it.
        connected.server.send(RfbServer::update({rectOf(QRect(0, 0, 0, 0), RichCursor)}));
        QTRY_COMPARE(cursors.size(), 2);
        QVERIFY(cursors.at(1).at(0).value<QImage>().isNull());
        QCOMPARE(connected.session.state(), ConsoleState::Connected);
    }

    void lights_ofTheGuestsKeyboard_areTold()
    {
        Connected connected({rectOf(QRect(0, 0, side, side), Raw, rawOf(gradientImage()))});
        QTRY_VERIFY(connected.isShown());
        QSignalSpy leds(&connected.session, &ConsoleSession::ledsChanged);
        connected.server.send(RfbServer::update({rectOf(QRect(0, 0, side, side), QemuLeds, byte(6))}));
        QTRY_COMPARE(leds.size(), 1);
        QCOMPARE(leds.at(0).at(0).toUInt(), 6U);
    }

    void keys_beforeTheServerTakesScancodes_goAsKeysyms()
    {
        Connected connected({rectOf(QRect(0, 0, side, side), Raw, rawOf(gradientImage()))});
        QTRY_VERIFY(connected.isShown());
        connected.session.pressKey(1, {0x9d, 0xffe4});
        connected.session.releaseKey(1);
        QTRY_COMPARE(connected.server.messages(4).size(), 2);
        QCOMPARE(connected.server.messages(4).at(0).toHex(), QByteArray("040100000000ffe4"));
        QCOMPARE(connected.server.messages(4).at(1).toHex(), QByteArray("040000000000ffe4"));
    }
};

QTEST_GUILESS_MAIN(TestVncEncodings)
#include "tst_vncencodings.moc"
