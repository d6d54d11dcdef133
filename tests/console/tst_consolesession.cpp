// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/testscreen.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include <cerrno>
#include <csignal>

using namespace domus;

/// A console that lives through what happens to its process, its server and its machine, and the cage of that process.
class TestConsoleSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void processKilled_isReplacedWithinSeconds_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("killed") << SIGKILL;
        QTest::newRow("crashed") << SIGSEGV;
        QTest::newRow("hangs") << SIGSTOP;
    }

    void processKilled_isReplacedWithinSeconds()
    {
        QFETCH(int, number);
        ConnectedSession connected;
        QTRY_VERIFY(connected.isShown());
        QSignalSpy first(&connected.session, &ConsoleSession::firstFrame);
        const qint64 pid = connected.session.processId();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(::kill(static_cast<pid_t>(pid), number), 0);
        QTRY_COMPARE(connected.session.state(), ConsoleState::Waiting);
        QVERIFY(!connected.session.image().isNull()); // the last picture stays
        QTRY_COMPARE(first.size(), 1);
        // 1.5 s until one that hangs is given up, and a start.
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(connected.session.processId() != pid);
    }

    void sandbox_isOn_whileConnected()
    {
        ConnectedSession connected;
        QTRY_VERIFY(connected.isShown());
        const QByteArray status = readProc(connected.session.processId(), "status");
        QVERIFY(status.contains("\nNoNewPrivs:\t1\n"));
        QVERIFY(status.contains("\nSeccomp:\t2\n")); // a filter
    }

    void forbiddenCall_killsTheProcess_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<bool>("isForbidden");
        QTest::newRow("none") << QByteArray("none") << false; // with this one the others prove something
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QTest::newRow("open") << QByteArray("open") << true; // the sanitizers' runtime needs it
#endif
        for (const char* call :
            {"socket", "fork", "exec", "kill", "signal by descriptor", "signal by I/O", "code", "large file"}) {
            QTest::newRow(call) << QByteArray(call) << true;
        }
    }

    void forbiddenCall_killsTheProcess()
    {
        QFETCH(QByteArray, call);
        QFETCH(bool, isForbidden);
        qputenv("DOMUS_CONSOLE_FORBIDDEN_CALL", call);
        ConnectedSession connected;
        if (isForbidden) {
            QTRY_COMPARE(connected.session.state(), ConsoleState::Waiting);
            QCOMPARE(connected.session.reason().kind, ErrorKind::Internal); // it said nothing any more
        } else {
            QTRY_VERIFY(connected.isShown()); // a call that returns is followed by the picture
        }
        qunsetenv("DOMUS_CONSOLE_FORBIDDEN_CALL");
        QCOMPARE(connected.isShown(), !isForbidden);
    }

    void process_thatCrashesAgainAndAgain_isGivenUp()
    {
        RfbServer server;
        qputenv("DOMUS_CONSOLE_FORBIDDEN_CALL", "kill");
        ConsoleSession session;
        session.setOpener(server.opener());
        session.start();
        QTRY_COMPARE(session.state(), ConsoleState::Closed);
        qunsetenv("DOMUS_CONSOLE_FORBIDDEN_CALL");
        QCOMPARE(server.connections(), 3);
        server.setFirstUpdate(RfbServer::update({wholeScreen(red)}));
        session.retryNow();
        QTRY_VERIFY(!session.image().isNull());
    }

    void process_thatIsMissing_isNamed()
    {
        const QByteArray program = qgetenv("DOMUS_CONSOLE_PROCESS");
        qputenv("DOMUS_CONSOLE_PROCESS", "/nowhere/domus-console");
        RfbServer server;
        ConsoleSession session;
        session.setOpener(server.opener());
        session.start();
        qputenv("DOMUS_CONSOLE_PROCESS", program);
        QCOMPARE(session.state(), ConsoleState::Closed);
        QVERIFY(session.reason().text.contains(QStringLiteral("/nowhere/domus-console")));
    }

    void input_whileTheProcessDoesNotRead_isNotLost()
    {
        ConnectedSession connected;
        QTRY_VERIFY(connected.isShown());
        const auto pid = static_cast<pid_t>(connected.session.processId());
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        constexpr qsizetype keys = 2000; // more than a socket holds
        for (int i = 0; i < static_cast<int>(keys); ++i) {
            connected.session.pressKey(1, {0x1e, 'a'});
            connected.session.movePointer(QPoint(i % screenWidth, 1), 0);
            connected.session.releaseKey(1);
        }
        QCOMPARE(::kill(pid, SIGCONT), 0);
        QTRY_COMPARE(connected.server.messages(4).size(), 2 * keys);
        QTRY_VERIFY(!connected.server.messages(5).isEmpty());
        QCOMPARE(connected.server.messages(5).constLast().toHex().right(8), QByteArray("000f0001")); // 1999 % 64
        QCOMPARE(connected.session.processId(), pid);
    }

    void drag_whileTheProcessDoesNotRead_keepsItsEnds()
    {
        ConnectedSession connected;
        QTRY_VERIFY(connected.isShown());
        const auto pid = static_cast<pid_t>(connected.session.processId());
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        for (int i = 0; i < 2000; ++i) { // more than a socket holds
            connected.session.pressKey(1, {0x1e, 'a'});
            connected.session.releaseKey(1);
        }
        for (const auto& [x, buttons] : {std::pair(5, 1U), {9, 1}, {12, 1}, {20, 1}, {20, 0}, {30, 0}, {40, 0}}) {
            connected.session.movePointer(QPoint(x, 1), buttons);
        }
        QCOMPARE(::kill(pid, SIGCONT), 0);
        // Pressed where it was pressed, dropped where it was dropped; what lies between may be left out.
        const auto tails = [&connected] {
            QStringList found;
            const auto messages = connected.server.messages(5);
            found.reserve(messages.size());
            for (const QByteArray& message : messages) {
                found.append(QString::fromLatin1(message.toHex().right(10)));
            }
            return found;
        };
        QTRY_COMPARE(tails().value(tails().size() - 1), QStringLiteral("0000280001"));
        const QStringList all = tails();
        const auto first = [&all](const char* buttons, qsizetype from) {
            return all.indexOf(QRegularExpression(QLatin1String(buttons) + QLatin1String(".*")), from);
        };
        const qsizetype pressed = first("01", 0);
        QCOMPARE(all.value(pressed), QStringLiteral("0100050001"));
        QCOMPARE(all.value(first("00", pressed)), QStringLiteral("0000140001"));
    }

    void opener_thatCannotSucceed_isNotAskedAgain_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("isAskedAgain");
        QTest::newRow("no permission") << ErrorKind::PermissionDenied << false;
        QTest::newRow("unsupported") << ErrorKind::Unsupported << false;
        QTest::newRow("not running") << ErrorKind::WrongState << true;
        QTest::newRow("not connected") << ErrorKind::NotConnected << true;
    }

    void opener_thatCannotSucceed_isNotAskedAgain()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(bool, isAskedAgain);
        int asked = 0;
        ConsoleSession session;
        session.setOpener([&](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            ++asked;
            done(fail(kind, QStringLiteral("No.")));
        });
        session.start();
        if (isAskedAgain) {
            QTRY_VERIFY(asked > 2);
        } else {
            QCOMPARE(session.state(), ConsoleState::Closed);
            QCOMPARE(session.noPicture().has_value(), kind == ErrorKind::Unsupported);
            session.retryNow(); // by the user: once
            QCOMPARE(asked, 2);
        }
    }

    void machine_withoutDisplay_isSaidOnce()
    {
        int asked = 0;
        ConsoleSession session;
        session.setOpener([&](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            ++asked;
            done(ConsoleAddress(NoPicture{NoPicture::Why::NoDisplay}));
        });
        session.start();
        QCOMPARE(session.state(), ConsoleState::Closed);
        QCOMPARE(session.noPicture(), NoPicture::Why::NoDisplay);
        QCOMPARE(asked, 1);
    }

    void hostName_unknown_isSaidAndNotTriedAgain()
    {
        ConsoleSession session;
        session.setOpener([](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            done(ConsoleAddress(TcpAddress{QStringLiteral("no such host"), 5900}));
        });
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ConsoleState::Closed, 20000);
        QCOMPARE(session.reason().kind, ErrorKind::NotFound);
    }

    void server_thatSaysNothing_isGivenUp()
    {
        RfbServer server;
        server.setOpening("RFB 003"); // and no more
        ConsoleSession session;
        session.setOpener(server.opener());
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ConsoleState::Waiting, 20000);
        QCOMPARE(session.reason().kind, ErrorKind::TimedOut);
    }
};

QTEST_GUILESS_MAIN(TestConsoleSession)
#include "tst_consolesession.moc"
