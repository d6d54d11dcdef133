// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolesession.h"
#include "tests/console/spiceserver.h"
#include "tests/console/testscreen.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

constexpr int guestMilliseconds = 30'000; // an emulated firmware on a busy machine

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

/// QEMU with nothing to start from: its firmware says so on the screen. SPICE at a socket in a folder of its own.
class Guest
{
public:
    bool start(const QStringList& more = {})
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64"));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program,
            QStringList{QStringLiteral("-M"), QStringLiteral("q35,accel=tcg"), QStringLiteral("-m"),
                QStringLiteral("64"), QStringLiteral("-display"), QStringLiteral("none"), QStringLiteral("-nodefaults"),
                QStringLiteral("-vga"), QStringLiteral("std"), QStringLiteral("-boot"), QStringLiteral("menu=on"),
                QStringLiteral("-monitor"), QStringLiteral("stdio"), QStringLiteral("-spice"),
                QStringLiteral("unix=on,addr=%1%2").arg(path(), more.value(0, QStringLiteral(",disable-ticketing=on")))}
                + more.mid(1));
        return QTest::qWaitFor([&] { return QFileInfo::exists(path()); }, guestMilliseconds);
    }
    Guest() = default;
    Guest(const Guest&) = delete;
    Guest& operator=(const Guest&) = delete;
    ~Guest()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QString path() const { return m_folder.filePath(QStringLiteral("spice")); }
    ConsoleOpener opener() const
    {
        return [path = path()](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            SpiceAddress address;
            address.listening = UnixAddress{path};
            done(ConsoleAddress(address));
        };
    }
    /// What QEMU itself has on its screen.
    QImage screendump()
    {
        const QString file = m_folder.filePath(QStringLiteral("dump.ppm"));
        m_process.write(QStringLiteral("screendump %1\n").arg(file).toUtf8());
        QImage picture;
        (void)QTest::qWaitFor([&] { return picture.load(file); }, guestMilliseconds);
        return picture.convertToFormat(QImage::Format_RGB32);
    }
    void command(const QByteArray& line) { m_process.write(line + '\n'); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        QFile::remove(path());
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

bool isOneColour(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

/// The real process against a real QEMU and against servers that are bad, through the session that a window uses.
class TestSpiceProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64")).isEmpty()) {
            QSKIP("all (QEMU is not installed)");
        }
    }

    void runningGuest_showsWhatQemuHasOnItsScreen()
    {
        Guest guest;
        QVERIFY(guest.start());
        ConsoleSession session;
        session.setOpener(guest.opener());
        QElapsedTimer timer;
        timer.start();
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(!session.image().isNull(), guestMilliseconds);
        qInfo("first picture after %lld ms", timer.elapsed());
        QCOMPARE(session.state(), ConsoleState::Connected);
        QCOMPARE(session.protocol(), ConsoleProtocol::Spice);
        QTRY_VERIFY_WITH_TIMEOUT(!isOneColour(session.image()), guestMilliseconds);
        // A cursor may blink between the two.
        QTRY_COMPARE_WITH_TIMEOUT(session.image().copy(), guest.screendump(), guestMilliseconds);
    }

    void guestBeforeItsFirstInstruction_isConnectedTo()
    {
        Guest guest;
        QVERIFY(guest.start({QStringLiteral(",disable-ticketing=on"), QStringLiteral("-S")}));
        ConsoleSession session;
        session.setOpener(guest.opener());
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ConsoleState::Connected, guestMilliseconds);
    }

    void killedProcess_comesBack()
    {
        Guest guest;
        QVERIFY(guest.start());
        ConsoleSession session;
        session.setOpener(guest.opener());
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(!session.image().isNull(), guestMilliseconds);
        QSignalSpy shown(&session, &ConsoleSession::firstFrame);
        const qint64 pid = session.processId();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(::kill(static_cast<pid_t>(pid), SIGKILL), 0);
        QTRY_COMPARE(shown.size(), 1);
        qInfo("picture back after %lld ms", timer.elapsed());
        QVERIFY(session.processId() != pid);
    }

    void restartedGuest_comesBackByItself()
    {
        Guest guest;
        QVERIFY(guest.start());
        ConsoleSession session;
        session.setOpener(guest.opener());
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(!session.image().isNull(), guestMilliseconds);
        QSignalSpy shown(&session, &ConsoleSession::firstFrame);
        guest.kill();
        QTRY_VERIFY2(session.state() == ConsoleState::Waiting, qPrintable(session.reason().text));
        QCOMPARE(session.reason().kind, ErrorKind::NotConnected);
        QVERIFY(!session.image().isNull()); // the last picture stays
        QVERIFY(guest.start());
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, guestMilliseconds);
    }

    void password_isAskedInTheWindow()
    {
        Guest guest;
        QVERIFY(guest.start({QStringLiteral(",password-secret=word"), QStringLiteral("-object"),
            QStringLiteral("secret,id=word,data=mật khẩu")}));
        ConsoleSession session;
        session.setOpener(guest.opener());
        QSignalSpy asked(&session, &ConsoleSession::passwordNeeded);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, guestMilliseconds);
        QCOMPARE(asked.at(0).at(0).toBool(), false);
        session.answerPassword(QStringLiteral("wrong"));
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 2, guestMilliseconds);
        QCOMPARE(asked.at(1).at(0).toBool(), true);
        QCOMPARE(session.reason().kind, ErrorKind::AuthenticationFailed);
        QVERIFY(session.image().isNull());
        session.answerPassword(QStringLiteral("mật khẩu"));
        QTRY_VERIFY_WITH_TIMEOUT(!session.image().isNull(), guestMilliseconds);
    }

    void pointer_isRelativeUntilTheGuestHasATablet()
    {
        Guest guest;
        QVERIFY(guest.start());
        ConsoleSession session;
        session.setOpener(guest.opener());
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.isPointerRelative(), guestMilliseconds);
    }

    void badServer_isRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::newRow("another protocol") << QByteArray("RFB 003.008\nand more of it, for a header's length");
        QTest::newRow("wrong magic") << SpiceServer::linkHeader(178, "QDER") + QByteArray(178, '\0');
        QTest::newRow("version 9") << SpiceServer::linkHeader(178, "REDQ", 9, 9) + QByteArray(178, '\0');
        QTest::newRow("says no") << SpiceServer::linkReply(1, 0, 0, 178);
        QTest::newRow("capabilities beyond its end") << SpiceServer::linkReply(0, 1000, 1000, 178);
        QTest::newRow("capabilities at 4 GB") << SpiceServer::linkReply(0, 1, 1, 0xfffffff0U);
        QTest::newRow("reply of no size") << SpiceServer::linkHeader(0);
    }

    void badServer_isRefusedWithItsReason()
    {
        QFETCH(QByteArray, reply);
        SpiceServer server;
        server.setReply(reply);
        server.setClosesAfterwards(true);
        ConsoleSession session;
        session.setOpener(server.opener());
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ConsoleState::Closed, guestMilliseconds);
        QVERIFY(!session.reason().text.isEmpty());
        qInfo("%s", qUtf8Printable(session.reason().text));
    }

    void replyCutAnywhere_isTriedAgain()
    {
        const QByteArray whole = SpiceServer::linkReply(0, 1, 1, 178);
        for (const qsizetype length : {0, 1, 3, 15, 16, 20, 100, 193}) {
            SpiceServer server;
            server.setReply(whole.left(length));
            server.setClosesAfterwards(true);
            ConsoleSession session;
            session.setOpener(server.opener());
            session.start();
            QTRY_VERIFY2_WITH_TIMEOUT(
                session.state() == ConsoleState::Waiting || session.state() == ConsoleState::Closed,
                qPrintable(QString::number(length)), guestMilliseconds);
            QVERIFY(!session.reason().text.isEmpty());
            QVERIFY(session.image().isNull());
        }
    }

    void absurdSize_takesNoMemory()
    {
        SpiceServer server;
        server.setReply(SpiceServer::linkHeader(0xfffffff0U));
        ConsoleSession session;
        qint64 peak = 0;
        session.setOpener(server.opener());
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            (peak = qMax(peak, peakKilobytes(session.processId())),
                session.state() == ConsoleState::Waiting || session.state() == ConsoleState::Closed),
            guestMilliseconds);
        qInfo("peak %lld KiB, %s", peak, qUtf8Printable(session.reason().text));
#ifdef __SANITIZE_ADDRESS__
        constexpr qint64 most = 1024; // MiB: it keeps an eighth of all that was ever asked for
#else
        constexpr qint64 most = 256;
#endif
        QVERIFY(peak < most * 1024);
    }

    void silentServer_isGivenUp()
    {
        qputenv("DOMUS_CONSOLE_SILENCE", "500");
        SpiceServer server;
        ConsoleSession session;
        session.setOpener(server.opener());
        session.start();
        QTRY_COMPARE(session.state(), ConsoleState::Waiting);
        qunsetenv("DOMUS_CONSOLE_SILENCE");
        QCOMPARE(session.reason().kind, ErrorKind::TimedOut);
    }

    void forbiddenCall_killsTheProcess_data()
    {
        QTest::addColumn<QByteArray>("call");
#ifndef __SANITIZE_ADDRESS__ // which opens files itself for its report, and is let
        QTest::newRow("open") << QByteArray("open");
#endif
        for (const char* call :
            {"socket", "fork", "exec", "kill", "signal by descriptor", "signal by I/O", "code", "large file"}) {
            QTest::newRow(call) << QByteArray(call);
        }
    }

    void forbiddenCall_killsTheProcess()
    {
        QFETCH(QByteArray, call);
        qputenv("DOMUS_CONSOLE_FORBIDDEN_CALL", call);
        SpiceServer server;
        ConsoleSession session;
        session.setOpener(server.opener());
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ConsoleState::Closed, guestMilliseconds); // after three
        qunsetenv("DOMUS_CONSOLE_FORBIDDEN_CALL");
        QCOMPARE(session.reason().kind, ErrorKind::Internal);
        QCOMPARE(server.connections(), 0);
        QVERIFY(session.reason().text.contains(QStringLiteral("ended unexpectedly")));
    }
};

QTEST_GUILESS_MAIN(TestSpiceProcess)
#include "tst_spiceprocess.moc"
