// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolesession.h"
#include "app/console/servercertificate.h"
#include "tests/console/certificates.h"
#include "tests/console/tlsguest.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace domus;

namespace {

ConsoleOpener openerOf(const SpiceAddress& address)
{
    return
        [address](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) { done(ConsoleAddress(address)); };
}

} // namespace

/// The real process against a real QEMU that speaks TLS, with certificates good and bad.
class TestSpiceTls : public QObject
{
    Q_OBJECT

    Certificates m_certificates;
    TlsGuest m_guest; // with a good certificate

    void connectTo(ConsoleSession& session, const SpiceAddress& address)
    {
        session.setOpener(openerOf(address));
        session.start();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64")).isEmpty()) {
            QSKIP("all (QEMU is not installed)");
        }
        QVERIFY(m_certificates.isValid());
        QVERIFY(m_certificates.makeServer());
        QVERIFY(m_guest.startSpice(m_certificates.folder()));
    }

    void init() { confirmedcertificates::forget(m_guest.address()); }

    void authorityOfTheAddress_isBelievedWithoutAQuestion()
    {
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::certificateShown);
        connectTo(session, m_guest.spice(m_certificates.authority()));
        QTRY_VERIFY2_WITH_TIMEOUT(!session.image().isNull(), qPrintable(session.reason().text), TlsGuest::milliseconds);
        QCOMPARE(session.state(), ConsoleState::Connected);
        QCOMPARE(asked.size(), 0);
    }

    void unknownAuthority_isShownOnce_andTrustedFromThenOn()
    {
        {
            ConsoleSession session;
            QList<ServerCertificate> asked;
            connect(&session, &ConsoleSession::certificateShown, this,
                [&](const ServerCertificate& certificate) { asked.append(certificate); });
            connectTo(session, m_guest.spice());
            QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, TlsGuest::milliseconds);
            QCOMPARE(asked.at(0).fingerprint, m_certificates.fingerprint());
            QVERIFY(asked.at(0).subject.contains(QStringLiteral("CN=127.0.0.1")));
            QCOMPARE(asked.at(0).issuer, QStringLiteral("CN=Test Authority"));
            QVERIFY(asked.at(0).until > QDateTime::currentDateTime());
            QVERIFY(session.image().isNull());
            session.answerCertificate(true);
            QTRY_VERIFY_WITH_TIMEOUT(!session.image().isNull(), TlsGuest::milliseconds);
        }
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::certificateShown);
        connectTo(session, m_guest.spice());
        QTRY_VERIFY_WITH_TIMEOUT(!session.image().isNull(), TlsGuest::milliseconds);
        QCOMPARE(asked.size(), 0);
    }

    void declinedCertificate_closes()
    {
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::certificateShown);
        connectTo(session, m_guest.spice());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, TlsGuest::milliseconds);
        session.answerCertificate(false);
        QCOMPARE(session.state(), ConsoleState::Closed);
        QCOMPARE(session.reason().kind, ErrorKind::PermissionDenied);
        // And it was not remembered.
        session.retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 2, TlsGuest::milliseconds);
    }

    void changedCertificate_isRefusedUntilTheOldOneIsForgotten()
    {
        QVERIFY(confirmedcertificates::remember(m_guest.address(), QStringLiteral("AB:CD")));
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::certificateShown);
        connectTo(session, m_guest.spice());
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ConsoleState::Closed, TlsGuest::milliseconds);
        QVERIFY(session.isCertificateChanged());
        QCOMPARE(asked.size(), 0);
        QVERIFY(session.image().isNull());
        session.forgetCertificate();
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, TlsGuest::milliseconds);
    }

    void badCertificate_isRefusedWithItsReason_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("isTheirs"); // signed by the authority that came with the address
        QTest::addColumn<QString>("said");
        QTest::newRow("expired") << QStringLiteral("127.0.0.1") << -1 << true << QStringLiteral("was valid until");
        QTest::newRow("another host") << QStringLiteral("host.example") << 2 << true << QStringLiteral("host.example");
        QTest::newRow("another authority")
            << QStringLiteral("127.0.0.1") << 2 << false << QStringLiteral("Test Authority");
    }

    void badCertificate_isRefusedWithItsReason()
    {
        QFETCH(QString, host);
        QFETCH(int, days);
        QFETCH(bool, isTheirs);
        QFETCH(QString, said);
        Certificates other;
        QVERIFY(other.makeServer(host, days));
        TlsGuest guest;
        QVERIFY(guest.startSpice(other.folder()));
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::certificateShown);
        connectTo(session, guest.spice(isTheirs ? other.authority() : m_certificates.authority()));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), ConsoleState::Closed, TlsGuest::milliseconds);
        QCOMPARE(session.reason().kind, ErrorKind::PermissionDenied);
        QVERIFY2(session.reason().text.contains(said), qPrintable(session.reason().text));
        QCOMPARE(asked.size(), 0);
    }

    void subject_countsInsteadOfTheHost()
    {
        Certificates other;
        QVERIFY(other.makeServer(QStringLiteral("host.example")));
        TlsGuest guest;
        QVERIFY(guest.startSpice(other.folder()));
        ConsoleSession session;
        connectTo(session, guest.spice(other.authority(), Certificates::subject(QStringLiteral("host.example"))));
        QTRY_VERIFY2_WITH_TIMEOUT(!session.image().isNull(), qPrintable(session.reason().text), TlsGuest::milliseconds);
        ConsoleSession wrong;
        connectTo(wrong, guest.spice(other.authority(), Certificates::subject(QStringLiteral("else.example"))));
        QTRY_COMPARE_WITH_TIMEOUT(wrong.state(), ConsoleState::Closed, TlsGuest::milliseconds);
        QVERIFY2(wrong.reason().text.contains(QStringLiteral("host.example")), qPrintable(wrong.reason().text));
    }

    void plainPort_besideAnEncryptedOne_isLeftAlone()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        SpiceAddress address = m_guest.spice(m_certificates.authority());
        address.listening = TcpAddress{QStringLiteral("127.0.0.1"), plain.serverPort()};
        ConsoleSession session;
        connectTo(session, address);
        QTRY_VERIFY2_WITH_TIMEOUT(!session.image().isNull(), qPrintable(session.reason().text), TlsGuest::milliseconds);
        QVERIFY(!plain.hasPendingConnections());
    }

    void plainPortAskedForTls_isRefused_andNothingIsSentInTheClear()
    {
        SpiceAddress address = m_guest.spice();
        address.encrypted->address = m_guest.plainAddress();
        ConsoleSession session;
        connectTo(session, address);
        QTRY_VERIFY_WITH_TIMEOUT(session.state() == ConsoleState::Closed || session.state() == ConsoleState::Waiting,
            TlsGuest::milliseconds);
        qInfo("%s", qUtf8Printable(session.reason().text));
        QVERIFY(session.image().isNull());
        QCOMPARE(session.state(), ConsoleState::Closed);
        QCOMPARE(session.reason().kind, ErrorKind::Unsupported);
    }

    void serverThatDemandsEncryption_onSomeChannels_getsIt()
    {
        TlsGuest guest;
        QVERIFY(guest.startSpice(
            m_certificates.folder(), QStringLiteral("disable-ticketing=on,tls-channel=main,tls-channel=inputs")));
        SpiceAddress address = guest.spice(m_certificates.authority());
        address.listening = guest.plainAddress();
        address.secureChannels = QStringList{QStringLiteral("nothing-of-ours")};
        ConsoleSession session;
        connectTo(session, address);
        QTRY_VERIFY2_WITH_TIMEOUT(!session.image().isNull(), qPrintable(session.reason().text), TlsGuest::milliseconds);
        // Without a port for it, it says so and does not fall back.
        address.encrypted.reset();
        ConsoleSession plain;
        connectTo(plain, address);
        QTRY_COMPARE_WITH_TIMEOUT(plain.state(), ConsoleState::Closed, TlsGuest::milliseconds);
        QCOMPARE(plain.reason().kind, ErrorKind::Unsupported);
        QVERIFY(plain.image().isNull());
    }

    void secureChannels_takeNoOthersPlainly()
    {
        TlsGuest guest; // whose display may be had plainly only, and whose inputs encrypted only
        QVERIFY(guest.startSpice(m_certificates.folder(),
            QStringLiteral("disable-ticketing=on,plaintext-channel=display,tls-channel=inputs,tls-channel=main")));
        SpiceAddress address = guest.spice(m_certificates.authority());
        address.listening = guest.plainAddress();
        address.secureChannels = QStringList{QStringLiteral("main"), QStringLiteral("inputs")};
        ConsoleSession session;
        connectTo(session, address);
        QTRY_VERIFY2_WITH_TIMEOUT(!session.image().isNull(), qPrintable(session.reason().text), TlsGuest::milliseconds);
    }

    void password_goesThroughTheEncryptedLine()
    {
        TlsGuest guest;
        QVERIFY(guest.startSpice(m_certificates.folder(), QStringLiteral("password-secret=word"),
            {QStringLiteral("-object"), QStringLiteral("secret,id=word,data=geheim")}));
        ConsoleSession session;
        QSignalSpy asked(&session, &ConsoleSession::passwordNeeded);
        connectTo(session, guest.spice(m_certificates.authority()));
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, TlsGuest::milliseconds);
        session.answerPassword(QStringLiteral("geheim"));
        QTRY_VERIFY2_WITH_TIMEOUT(!session.image().isNull(), qPrintable(session.reason().text), TlsGuest::milliseconds);
    }
};

QTEST_GUILESS_MAIN(TestSpiceTls)
#include "tst_spicetls.moc"
