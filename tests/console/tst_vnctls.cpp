// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolesession.h"
#include "app/console/servercertificate.h"
#include "tests/console/certificates.h"
#include "tests/console/rfbserver.h"
#include "tests/console/tlsguest.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace domus;

/// The real process against a real QEMU whose VNC server speaks TLS inside VeNCrypt.
class TestVncTls : public QObject
{
    Q_OBJECT

    Certificates m_certificates;
    TlsGuest m_guest; // with a good certificate, and no password

    void connectTo(ConsoleSession& session, const TcpAddress& address)
    {
        session.setOpener([address](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            done(ConsoleAddress(address));
        });
        session.start();
    }
    static TcpAddress demanding(TcpAddress address)
    {
        address.isTlsDemanded = true;
        return address;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64")).isEmpty()) {
            QSKIP("all (QEMU is not installed)");
        }
        QVERIFY(m_certificates.isValid());
        QVERIFY(m_certificates.makeServer());
        QVERIFY(m_guest.startVnc(m_certificates.folder()));
    }

    void init() { confirmedcertificates::forget(m_guest.address()); }

    void unknownAuthority_isShownOnce_andTrustedFromThenOn()
    {
        {
            ConsoleSession session;
            QList<ServerCertificate> asked;
            connect(&session, &ConsoleSession::certificateShown, this,
                [&](const ServerCertificate& certificate) { asked.append(certificate); });
            connectTo(session, m_guest.address());
            QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, TlsGuest::milliseconds);
            QCOMPARE(asked.at(0).fingerprint, m_certificates.fingerprint());
            QVERIFY(session.image().isNull());
            session.answerCertificate(true);
            QTRY_VERIFY2_WITH_TIMEOUT(
                !session.image().isNull(), qPrintable(session.reason().text), TlsGuest::milliseconds);
        }
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::certificateShown);
        connectTo(session, m_guest.address());
        QTRY_VERIFY_WITH_TIMEOUT(!session.image().isNull(), TlsGuest::milliseconds);
        QCOMPARE(asked.size(), 0);
    }

    void picture_isTheSameAsWithoutTls()
    {
        Certificates other;
        QVERIFY(other.makeServer());
        TlsGuest guest; // the same screen twice
        const QString plainPath = other.folder() + QStringLiteral("/plain");
        QVERIFY(guest.startVnc(other.folder(), {}, {QStringLiteral("-vnc"), QStringLiteral("unix:") + plainPath}));
        ConsoleSession plain;
        plain.setOpener([plainPath](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            done(ConsoleAddress(UnixAddress{plainPath}));
        });
        plain.start();
        ConsoleSession session;
        connect(&session, &ConsoleSession::certificateShown, &session, [&] { session.answerCertificate(true); });
        connectTo(session, guest.address());
        QTRY_VERIFY_WITH_TIMEOUT(!plain.image().isNull() && !session.image().isNull(), TlsGuest::milliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(session.size().width() > 700, TlsGuest::milliseconds); // the firmware's text
        QTRY_COMPARE_WITH_TIMEOUT(session.image().copy(), plain.image().copy(), TlsGuest::milliseconds);
    }

    void changedCertificate_isRefusedUntilTheOldOneIsForgotten()
    {
        QVERIFY(confirmedcertificates::remember(m_guest.address(), QStringLiteral("AB:CD")));
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::certificateShown);
        connectTo(session, m_guest.address());
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ConsoleState::Closed, TlsGuest::milliseconds);
        QVERIFY(session.isCertificateChanged());
        session.forgetCertificate();
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, TlsGuest::milliseconds);
    }

    void password_isProvedInsideTls()
    {
        TlsGuest guest;
        QVERIFY(guest.startVnc(m_certificates.folder(), QStringLiteral(",password-secret=word"),
            {QStringLiteral("-object"), QStringLiteral("secret,id=word,data=geheim")}));
        ConsoleSession session;
        connect(&session, &ConsoleSession::certificateShown, &session, [&] { session.answerCertificate(true); });
        QSignalSpy asked(&session, &ConsoleSession::passwordNeeded);
        connectTo(session, guest.address());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, TlsGuest::milliseconds);
        session.answerPassword(QStringLiteral("wrong"));
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 2, TlsGuest::milliseconds);
        session.answerPassword(QStringLiteral("geheim"));
        QTRY_VERIFY2_WITH_TIMEOUT(!session.image().isNull(), qPrintable(session.reason().text), TlsGuest::milliseconds);
    }

    void certificateOfOurs_wanted_isSaid()
    {
        TlsGuest guest;
        QVERIFY(guest.startVnc(m_certificates.folder(), {}, {}, true));
        ConsoleSession session;
        connect(&session, &ConsoleSession::certificateShown, &session, [&] { session.answerCertificate(true); });
        connectTo(session, guest.address());
        QTRY_VERIFY_WITH_TIMEOUT(session.state() == ConsoleState::Closed || session.state() == ConsoleState::Waiting,
            TlsGuest::milliseconds);
        QVERIFY2(
            session.reason().text.contains(QStringLiteral("wants a certificate")), qPrintable(session.reason().text));
    }

    void plainServer_whereTlsIsDemanded_isRefused()
    {
        RfbServer server;
        ConsoleSession session;
        session.setOpener([port = server.port()](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            done(ConsoleAddress(demanding({QStringLiteral("127.0.0.1"), port})));
        });
        session.start();
        QTRY_COMPARE(session.state(), ConsoleState::Closed);
        QCOMPARE(session.reason().kind, ErrorKind::Unsupported);
        QVERIFY(session.reason().text.contains(QStringLiteral("does not encrypt")));
        QCOMPARE(server.connections(), 1);
    }

    void trustedServer_thatNoLongerEncrypts_isRefused()
    {
        RfbServer server;
        const TcpAddress address{QStringLiteral("127.0.0.1"), server.port()};
        QVERIFY(confirmedcertificates::remember(address, QStringLiteral("AB:CD")));
        ConsoleSession session;
        connectTo(session, address);
        QTRY_COMPARE(session.state(), ConsoleState::Closed);
        QVERIFY(session.reason().text.contains(QStringLiteral("does not encrypt")));
    }

    void badServer_isRefusedWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("said");
        const QByteArray version("\0\2", 2);
        const QByteArray types("\0\1\0\0\1\4", 6); // accepted, one type: with a certificate, no password
        QTest::newRow("an older version") << QByteArray("\0\1", 2);
        QTest::newRow("refuses ours") << version + QByteArray("\xff", 1);
        QTest::newRow("no types") << version + QByteArray("\0\0", 2);
        QTest::newRow("255 unknown types")
            << version + QByteArray("\0\xff", 2) + QByteArray(qsizetype{255} * 4, '\x7f');
        QTest::newRow("type refused") << version + types + QByteArray("\0", 1);
        QTest::newRow("no TLS after all") << version + types + QByteArray("\1", 1);
        QTest::newRow("noise instead of TLS") << version + types + QByteArray("\1", 1) + QByteArray(20000, '\x5a');
    }
    void badServer_isRefusedWithItsReason()
    {
        QFETCH(QByteArray, said);
        RfbServer server;
        server.setOpening(QByteArray("RFB 003.008\n\x01\x13", 14) + said);
        server.setClosesAfterwards(true);
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::certificateShown);
        connectTo(session, demanding({QStringLiteral("127.0.0.1"), server.port()}));
        QTRY_VERIFY_WITH_TIMEOUT(session.state() == ConsoleState::Closed || session.state() == ConsoleState::Waiting,
            TlsGuest::milliseconds);
        qInfo("%s", qUtf8Printable(session.reason().text));
        QVERIFY(session.reason().kind != ErrorKind::Internal); // the process lived to say it
        QVERIFY(session.image().isNull());
        QCOMPARE(asked.size(), 0);
    }

    void anonymousServer_isTakenWithoutTls_orNotAtAll()
    {
        RfbServer server; // VeNCrypt 0.2, one type: TLS without a certificate
        server.setOpening(QByteArray("RFB 003.008\n\x01\x13", 14) + QByteArray("\0\2\0\1\0\0\1\1", 8));
        ConsoleSession session;
        connectTo(session, {QStringLiteral("127.0.0.1"), server.port()});
        QTRY_COMPARE(session.state(), ConsoleState::Closed);
        QCOMPARE(session.reason().kind, ErrorKind::Unsupported);
        QCOMPARE(server.connections(), 2);
        QVERIFY(session.image().isNull());
    }
};

QTEST_GUILESS_MAIN(TestVncTls)
#include "tst_vnctls.moc"
