// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolesession.h"
#include "tests/console/rfbserver.h"
#include "tests/console/spiceserver.h"
#include "ui/console/consolepane.h"
#include "ui/console/consoleview.h"
#include "ui/console/consolewindow.h"
#include "ui/console/framestatistics.h"
#include "ui/console/viewer.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTranslator>
#include <QtTest>

#include <memory>

using namespace domus;

namespace {

constexpr int guestWidth = 120;
constexpr int guestHeight = 90;
constexpr QSize guest(guestWidth, guestHeight);

/// The colour tells the place: column and row, far apart from their neighbours'.
quint32 colourAt(int x, int y)
{
    return 0x400000U | static_cast<quint32>(x * 2) << 8U | static_cast<quint32>(y * 2);
}

QPoint placeOf(QRgb colour)
{
    return {qGreen(colour) / 2, qBlue(colour) / 2};
}

QByteArray mapUpdate(QSize size = guest)
{
    QByteArray pixels;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            pixels += RfbServer::pixels(1, colourAt(x, y));
        }
    }
    return RfbServer::update(
        {RfbServer::rect(0, 0, static_cast<quint16>(size.width()), static_cast<quint16>(size.height()), -258),
            RfbServer::rect(0, 0, static_cast<quint16>(size.width()), static_cast<quint16>(size.height()), 0, pixels)});
}

/// What the server was told last of the pointer: where, and the buttons.
QPoint pointerOf(const RfbServer& server)
{
    const auto all = server.messages(5);
    if (all.isEmpty()) {
        return {-1, -1};
    }
    const char* data = all.constLast().constData();
    return {qFromBigEndian<quint16>(data + 2), qFromBigEndian<quint16>(data + 4)};
}

/// A pane in a window of a fixed size, connected to a server that shows the map.
struct Desk
{
    explicit Desk(QSize size = QSize(800, 500)) : m_size(size)
    {
        server.setSize(guestWidth, guestHeight);
        server.setFirstUpdate(mapUpdate());
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        pane = new ConsolePane;
        pane->setTitle(QStringLiteral("debian12"));
        pane->setOpener(server.opener());
        window.setPane(pane);
        window.show();
        pane->start();
    }
    /// The window takes the guest's size once; then ours, which leaves room around it.
    bool isShown()
    {
        if (pane->session()->image().isNull()) {
            return false;
        }
        window.resize(m_size);
        return window.size() == m_size;
    }
    ConsoleView* view() const { return pane->view(); }

    RfbServer server;
    ConsoleWindow window;
    ConsolePane* pane;

private:
    QSize m_size;
};

QPoint devicePixel(QPoint logical, qreal ratio)
{
    return {qFloor(logical.x() * ratio), qFloor(logical.y() * ratio)};
}

void movePointer(QWidget* widget, QPointF position)
{
    QMouseEvent move(
        QEvent::MouseMove, position, widget->mapToGlobal(position), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &move);
}

template <typename Widget> Widget* child(QWidget* parent, const char* name)
{
    return parent->findChild<Widget*>(QLatin1String(name));
}

/// A language of capitals, for the console's words.
class Upper : public QTranslator
{
    Q_OBJECT
public:
    QString translate(const char* context, const char* text, const char* /*comment*/, int /*count*/) const override
    {
        return qstrncmp(context, "domus::Console", 14) == 0 ? QString::fromUtf8(text).toUpper() : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

/// The console as a user has it: what is seen, where a click goes, which keys are whose, and what is said.
/// Run at several scalings of the display: see CMakeLists.txt.
class TestConsoleWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::setUp(*qobject_cast<QApplication*>(QCoreApplication::instance())); }

    void oneToOne_isSharp_andTheClickLandsOnWhatIsSeen()
    {
        Desk desk;
        desk.pane->setScaled(false);
        QTRY_VERIFY(desk.isShown());
        const QImage seen = desk.view()->grab().toImage();
        const qreal ratio = desk.view()->devicePixelRatioF();
        const ScreenGeometry geometry(desk.view()->size(), ratio, guest, ScaleMode::OneToOne);
        QVERIFY(geometry.isExact());
        // Every pixel of the guest is one pixel of the display, of exactly its colour.
        const QPoint origin = geometry.target().topLeft();
        for (int y = 0; y < guestHeight; ++y) {
            for (int x = 0; x < guestWidth; ++x) {
                QCOMPARE(seen.pixel(origin + QPoint(x, y)) & 0xffffffU, colourAt(x, y));
            }
        }
        // A click goes to the pixel that is seen under it.
        const QPoint centre = desk.view()->rect().center();
        for (const QPoint offset : {QPoint(0, 0), QPoint(-20, -15), QPoint(17, 11), QPoint(-7, 13)}) {
            const QPoint click = centre + offset;
            const QPoint expected = placeOf(seen.pixel(devicePixel(click, ratio)));
            QTest::mouseClick(desk.view(), Qt::LeftButton, Qt::NoModifier, click);
            QTRY_VERIFY((pointerOf(desk.server) - expected).manhattanLength() == 0);
        }
    }

    void scaledToFit_fillsTheRoom_andTheClickLandsOnWhatIsSeen()
    {
        Desk desk;
        desk.pane->setScaled(true);
        QTRY_VERIFY(desk.isShown());
        const QImage seen = desk.view()->grab().toImage();
        const qreal ratio = desk.view()->devicePixelRatioF();
        const ScreenGeometry geometry(desk.view()->size(), ratio, guest, ScaleMode::Fit);
        QVERIFY(geometry.target().width() > guestWidth || geometry.target().height() > guestHeight);
        for (const QPointF part : {QPointF(0.02, 0.03), QPointF(0.5, 0.5), QPointF(0.97, 0.96), QPointF(0.3, 0.8)}) {
            const QRect target = geometry.target();
            const QPoint click(
                (QPointF(target.left() + target.width() * part.x(), target.top() + target.height() * part.y()) / ratio)
                    .toPoint());
            QTest::mouseClick(desk.view(), Qt::LeftButton, Qt::NoModifier, click);
            const QPoint expected = placeOf(seen.pixel(devicePixel(click, ratio)));
            QTRY_VERIFY2((pointerOf(desk.server) - expected).manhattanLength() <= 2, // smoothing mixes neighbours
                qPrintable(QStringLiteral("%1,%2 for %3,%4")
                               .arg(pointerOf(desk.server).x())
                               .arg(pointerOf(desk.server).y())
                               .arg(expected.x())
                               .arg(expected.y())));
        }
        // Around it is nothing of the guest.
        QVERIFY(
            placeOf(seen.pixel(0, seen.height() / 2)) != QPoint(0, guestHeight / 2) || geometry.target().left() == 0);
    }

    void oneToOne_screenLargerThanTheWindow_everyCornerIsReached()
    {
        Desk desk;
        desk.pane->setScaled(false);
        QTRY_VERIFY(desk.isShown());
        const QSize large(1600, 1200);
        desk.server.send(RfbServer::update({RfbServer::rect(0, 0, 1600, 1200, -223)})
            + RfbServer::update({RfbServer::rect(0, 0, 1600, 1200, 0, RfbServer::pixels(1600 * 1200, 0x203040))}));
        QTRY_COMPARE(desk.pane->session()->size(), large);
        const QRect view = desk.view()->rect();
        movePointer(desk.view(), view.bottomRight() - QPoint(1, 1));
        QTRY_VERIFY(pointerOf(desk.server).x() >= large.width() - 4);
        QVERIFY(pointerOf(desk.server).y() >= large.height() - 4);
        movePointer(desk.view(), view.topLeft() + QPoint(1, 1));
        QTRY_VERIFY(pointerOf(desk.server).x() <= 4);
        QVERIFY(pointerOf(desk.server).y() <= 4);
        movePointer(desk.view(), view.center());
        QTRY_VERIFY((pointerOf(desk.server) - QPoint(800, 600)).manhattanLength() < 20);
    }

    void keys_afterAClick_areTheGuests_untilCtrlAlt()
    {
        Desk desk;
        QTRY_VERIFY(desk.isShown());
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        auto* hint = child<QLabel>(&desk.window, "consoleGrabHint");
        QTest::mouseClick(desk.view(), Qt::LeftButton);
        QVERIFY(desk.view()->isGrabbed());
        QVERIFY(hint->text().contains(QLatin1String("Ctrl+Alt")));
        // The window's own key is the guest's now.
        QTest::keyClick(desk.view(), Qt::Key_F11);
        QTRY_COMPARE(desk.server.messages(static_cast<char>(255)).size(), 2);
        QCOMPARE(desk.server.messages(static_cast<char>(255)).at(0).toHex(), QByteArray("ff0000010000ffc800000057"));
        QVERIFY(!desk.window.isFullScreen());
        QTest::keyPress(desk.view(), Qt::Key_Control);
        QTest::keyPress(desk.view(), Qt::Key_Alt);
        QTest::keyRelease(desk.view(), Qt::Key_Alt);
        QTest::keyRelease(desk.view(), Qt::Key_Control);
        QVERIFY(!desk.view()->isGrabbed());
        // What the guest believes is held was let go.
        QTRY_COMPARE(desk.server.messages(static_cast<char>(255)).size(), 6);
        // And now it is the window's.
        QTest::keyClick(desk.view(), Qt::Key_F11);
        QTRY_VERIFY(desk.window.isFullScreen());
        QTest::keyClick(desk.view(), Qt::Key_F11);
        QTRY_VERIFY(!desk.window.isFullScreen());
        QCOMPARE(desk.server.messages(static_cast<char>(255)).size(), 6);
    }

    void keys_heldWhenTheFocusGoes_areReleased()
    {
        Desk desk;
        QTRY_VERIFY(desk.isShown());
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::mouseClick(desk.view(), Qt::LeftButton);
        QTest::keyPress(desk.view(), Qt::Key_Shift);
        QTRY_COMPARE(desk.server.messages(static_cast<char>(255)).size(), 1);
        child<QPushButton>(&desk.window, "consoleKeysButton")->setFocus();
        QTRY_COMPARE(desk.server.messages(static_cast<char>(255)).size(), 2);
        QCOMPARE(desk.server.messages(static_cast<char>(255)).at(1).toHex(), QByteArray("ff0000000000ffe10000002a"));
    }

    void window_thatBecomesActive_givesTheGuestTheKeyboard()
    {
        Desk desk;
        QTRY_VERIFY(desk.isShown());
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTRY_VERIFY(desk.view()->isGrabbed());
    }

    void keys_whileNotConnected_areTheWindows()
    {
        Desk desk;
        QTRY_VERIFY(desk.isShown());
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::mouseClick(desk.view(), Qt::LeftButton);
        QVERIFY(desk.view()->isGrabbed());
        desk.server.stopListening();
        desk.server.dropClient();
        QTRY_COMPARE(desk.pane->session()->state(), ConsoleState::Waiting);
        QVERIFY(!desk.view()->isGrabbed());
        QTest::keyClick(desk.view(), Qt::Key_F11);
        QTRY_VERIFY(desk.window.isFullScreen());
    }

    void menu_sendsWhatTheHostWouldKeep()
    {
        Desk desk;
        QTRY_VERIFY(desk.isShown());
        auto* keys = child<QPushButton>(&desk.window, "consoleKeysButton");
        QVERIFY(keys->isEnabled());
        auto* action = keys->menu()->findChild<QAction*>(QStringLiteral("sendCtrlAltDelete"));
        QVERIFY(action != nullptr);
        action->trigger();
        QTRY_COMPARE(desk.server.messages(static_cast<char>(255)).size(), 6);
        const QVector<QByteArray> sent = desk.server.messages(static_cast<char>(255));
        QCOMPARE(sent.at(2).toHex().right(8), QByteArray("000000d3"));
        QCOMPARE(sent.at(3).toHex().right(8), QByteArray("000000d3"));
        QCOMPARE(sent.at(5).toHex().right(8), QByteArray("0000001d"));
    }

    void password_isAskedInline_andAgainWhenItWasWrong()
    {
        Desk desk;
        QByteArray challenge;
        for (char i = 0; i < 16; ++i) {
            challenge.append(i);
        }
        desk.server.setPassword(challenge, QByteArray::fromHex("ee22539f33a5983ec12f9c2edbc995dd"));
        auto* password = child<QLineEdit>(&desk.window, "consolePassword");
        auto* send = child<QPushButton>(&desk.window, "consolePasswordSend");
        QTRY_VERIFY(password->isVisible());
        QTRY_VERIFY(password->hasFocus());
        QTest::keyClicks(password, QStringLiteral("wrong"));
        QTest::mouseClick(send, Qt::LeftButton);
        QVERIFY(!password->isVisible());
        QTRY_VERIFY(password->isVisible());
        QVERIFY(password->text().isEmpty());
        QTest::keyClicks(password, QStringLiteral("secret"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(desk.isShown());
        QVERIFY(!password->isVisible());
        QTRY_VERIFY(desk.view()->hasFocus());
    }

    void password_nobodyHas_canBeDeclined()
    {
        Desk desk;
        desk.server.setPassword(QByteArray(16, 'c'), QByteArray(16, 'r'));
        auto* password = child<QLineEdit>(&desk.window, "consolePassword");
        QTRY_VERIFY(password->isVisible());
        QTest::mouseClick(child<QPushButton>(&desk.window, "consolePasswordDecline"), Qt::LeftButton);
        QCOMPARE(desk.pane->session()->state(), ConsoleState::Closed);
        QVERIFY(!password->isVisible());
        QVERIFY(child<QToolButton>(&desk.window, "consoleRetryButton")->isVisible());
    }

    void machine_withoutDisplay_isTold_untilItHasOne()
    {
        Desk desk;
        desk.pane->stop();
        desk.pane->setMachine(QStringLiteral("qemu:///session"), QStringLiteral("it's"));
        desk.pane->setOpener([](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            done(ConsoleAddress(NoPicture{NoPicture::Why::NoDisplay}));
        });
        desk.pane->start();
        auto* page = child<QWidget>(&desk.window, "consoleNoPicture");
        QTRY_VERIFY(page->isVisible());
        QVERIFY(!desk.view()->isVisible());
        QVERIFY(!child<QToolButton>(&desk.window, "consoleRetryButton")->isVisible());
        // With a picture again, the picture is shown.
        desk.pane->stop();
        desk.pane->setOpener(desk.server.opener());
        desk.pane->start();
        QTRY_VERIFY(desk.isShown());
        QVERIFY(desk.view()->isVisible());
        QVERIFY(!page->isVisible());
    }

    void spiceScreen_inABadState_isSaidInTheWindow()
    {
        SpiceServer server;
        server.setReply(QByteArray(64, 'x'));
        Desk desk;
        desk.pane->stop();
        desk.pane->setOpener(server.opener());
        desk.pane->start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.pane->session()->state(), ConsoleState::Closed, 30'000); // after three
        QVERIFY(desk.view()->accessibleDescription().contains(QStringLiteral("SPICE")));
        QVERIFY(child<QToolButton>(&desk.window, "consoleRetryButton")->isVisible());
    }

    void viewer_ofAWrongAddress_saysWhereAndWhy_andGoesOnByItself()
    {
        quint16 port = 0;
        {
            const RfbServer nobody;
            port = nobody.port();
        }
        const auto opened = openViewer(QStringLiteral("vnc://127.0.0.1:%1").arg(port));
        QVERIFY(opened);
        const std::unique_ptr<ConsoleWindow> window(*opened);
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        ConsolePane* pane = window->pane();
        QTRY_COMPARE(pane->session()->state(), ConsoleState::Waiting);
        const QString said = pane->view()->accessibleDescription();
        QVERIFY2(said.contains(QStringLiteral("127.0.0.1:%1").arg(port)), qPrintable(said));
        QVERIFY(said.contains(QLatin1String("no connection")));
        QVERIFY(child<QToolButton>(window.get(), "consoleRetryButton")->isVisible());
        QCOMPARE(window->windowTitle(), QStringLiteral("127.0.0.1:%1").arg(port));
        // The way out: another address, in place.
        auto* address = child<QLineEdit>(window.get(), "viewerAddress");
        auto* error = child<QLabel>(window.get(), "viewerAddressError");
        QVERIFY(address->isVisible());
        QCOMPARE(address->text(), QStringLiteral("vnc://127.0.0.1:%1").arg(port));
        address->setText(QStringLiteral("rubbish"));
        QTest::keyClick(address, Qt::Key_Return);
        QVERIFY(error->isVisible());
        QVERIFY(error->text().contains(QLatin1String("vnc://")));
        RfbServer server;
        server.setSize(guestWidth, guestHeight);
        server.setFirstUpdate(mapUpdate());
        address->setText(QStringLiteral("vnc://127.0.0.1:%1").arg(server.port()));
        QTest::mouseClick(child<QPushButton>(window.get(), "viewerConnect"), Qt::LeftButton);
        QTRY_VERIFY(!pane->session()->image().isNull());
        QVERIFY(!address->isVisible());
        QCOMPARE(window->windowTitle(), QStringLiteral("127.0.0.1:%1").arg(server.port()));
    }

    void viewer_showsAServer_andItsWindowFits()
    {
        RfbServer server;
        server.setSize(guestWidth, guestHeight);
        server.setFirstUpdate(mapUpdate());
        const auto opened = openViewer(QStringLiteral("vnc://127.0.0.1:%1").arg(server.port()));
        QVERIFY(opened);
        const std::unique_ptr<ConsoleWindow> window(*opened);
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        QTRY_VERIFY(!window->pane()->session()->image().isNull());
        QVERIFY(!child<QToolButton>(window.get(), "consolePopOutActionButton")->isVisible());
        QTRY_VERIFY(child<QLabel>(window.get(), "consoleInfo")->text().contains(QStringLiteral("120 × 90")));
    }

    void viewerAddress_isReadOrRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("title"); // empty: refused
        QTest::newRow("host and port") << QStringLiteral("vnc://host:5901") << QStringLiteral("host:5901");
        QTest::newRow("the usual port") << QStringLiteral("vnc://host") << QStringLiteral("host:5900");
        QTest::newRow("IPv6") << QStringLiteral("vnc://[::1]:5902") << QStringLiteral("::1:5902");
        QTest::newRow("socket") << QStringLiteral("vnc+unix:///run/a%20b.sock") << QStringLiteral("/run/a b.sock");
        QTest::newRow("no scheme") << QStringLiteral("host:5900") << QString();
        QTest::newRow("SPICE") << QStringLiteral("spice://host:5930") << QStringLiteral("host:5930");
        QTest::newRow("SPICE's socket") << QStringLiteral("spice+unix:///run/s") << QStringLiteral("/run/s");
        QTest::newRow("another one") << QStringLiteral("rdp://host:3389") << QString();
        QTest::newRow("a file that is not there") << QStringLiteral("/nowhere/machine.vv") << QString();
        QTest::newRow("no host") << QStringLiteral("vnc://:5900") << QString();
        QTest::newRow("port too large") << QStringLiteral("vnc://host:65536") << QString();
        QTest::newRow("port 0") << QStringLiteral("vnc://host:0") << QString();
        QTest::newRow("socket without path") << QStringLiteral("vnc+unix://") << QString();
        QTest::newRow("socket with a host") << QStringLiteral("vnc+unix://host/path") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void viewerAddress_isReadOrRefused()
    {
        QFETCH(QString, url);
        QFETCH(QString, title);
        const auto parsed = parseViewerUrl(url);
        QCOMPARE(parsed.has_value(), !title.isEmpty());
        if (parsed) {
            QCOMPARE(parsed->title, title);
            QCOMPARE(parsed->protocol,
                url.startsWith(QLatin1String("spice")) ? ConsoleProtocol::Spice : ConsoleProtocol::Vnc);
        } else {
            QVERIFY(!parsed.error().text.isEmpty());
        }
    }

    void viewerFile_isReadOrRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("title"); // empty: refused
        const QByteArray good = "[virt-viewer]\ntype=spice\nhost=10.0.0.7\nport=5930\npassword=s3cret\n";
        QTest::newRow("SPICE") << good << QStringLiteral("10.0.0.7:5930");
        QTest::newRow("its own title") << good + "title=Büro\n" << QStringLiteral("Büro");
        QTest::newRow("Windows' line ends")
            << QByteArray(good).replace("\n", "\r\n") << QStringLiteral("10.0.0.7:5930");
        QTest::newRow("other sections") << "[other]\ntype=vnc\nhost=x\n" + good << QStringLiteral("10.0.0.7:5930");
        QTest::newRow("another type") << QByteArray("[virt-viewer]\ntype=rdp\nhost=a\nport=1\n") << QString();
        QTest::newRow("a proxy") << good + "proxy=http://proxy:3128\n" << QString();
        QTest::newRow("encrypted only") << QByteArray(
            "[virt-viewer]\ntype=spice\nhost=a\ntls-port=1\npassword=s3cret\n")
                                        << QStringLiteral("a:1");
        QTest::newRow("VNC, encrypted only")
            << QByteArray("[virt-viewer]\ntype=vnc\nhost=a\ntls-port=1\n") << QString();
        QTest::newRow("port too large") << QByteArray("[virt-viewer]\ntype=vnc\nhost=a\nport=70000\n") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("noise") << QByteArray("\0\xff=[virt-viewer\n", 16) << QString();
    }
    void viewerFile_isReadOrRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, title);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("machine.vv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text + (text.isEmpty() ? "" : "delete-this-file=1\n"));
        file.close();
        const auto parsed = parseViewerUrl(path);
        QCOMPARE(parsed.has_value(), !title.isEmpty());
        QVERIFY(QFile::exists(path)); // whatever it asks
        if (parsed) {
            QCOMPARE(parsed->title, title);
            QCOMPARE(parsed->protocol, ConsoleProtocol::Spice);
            QCOMPARE(parsed->password, QStringLiteral("s3cret"));
        } else {
            QCOMPARE(parsed.error().subject, path);
        }
    }

    void language_switched_isFollowedByEveryWord()
    {
        Desk desk;
        QTRY_VERIFY(desk.isShown());
        Upper upper;
        QCoreApplication::installTranslator(&upper);
        QTRY_COMPARE(child<QPushButton>(&desk.window, "consoleKeysButton")->text(), QStringLiteral("SEND KEYS"));
        for (const char* name : {"consoleScaleActionButton", "consoleCopyPictureActionButton",
                 "consoleSavePictureActionButton", "consolePopOutActionButton", "consoleFullScreenActionButton"}) {
            const auto* button = child<QToolButton>(&desk.window, name);
            QVERIFY2(button->accessibleName().isUpper(), name);
            QVERIFY2(button->toolTip().isUpper(), name);
        }
        QVERIFY(desk.view()->accessibleName().isUpper());
        QCoreApplication::removeTranslator(&upper);
    }

    void statistics_sayHowOldFramesWere()
    {
        using namespace std::chrono_literals;
        FrameStatistics statistics;
        const auto now = std::chrono::steady_clock::now();
        for (int i = 1; i <= 10; ++i) {
            statistics.add({now - i * 2ms, now - i * 1ms}, now);
        }
        QCOMPARE(statistics.takeReport(),
            QStringLiteral("painted 10 age_ms median 5.0 p99 9.0 max 10.0 change_ms median 10.0 p99 18.0 max 20.0"));
        QCOMPARE(statistics.takeReport(), QStringLiteral("painted 0"));
    }
};

QTEST_MAIN(TestConsoleWindow)
#include "tst_consolewindow.moc"
