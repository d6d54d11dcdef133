// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions over TLS, TCP and a socket of one's own, to a libvirtd that listens on the loopback: what opens, what is
// asked, and what is said where a certificate is not what it should be.
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"
#include "app/services/connectionprompt.h"
#include "app/services/connectionuri.h"
#include "app/services/errorexplanation.h"
#include "tests/support/libvirtlistener.h"

#include <QTest>

#include <csignal>
#include <memory>

using namespace domus;

namespace {

constexpr int longest = 60'000;

} // namespace

class TestRemoteSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_server->stop(); }
    void cleanupTestCase() { m_server.reset(); }
    void tls_withCertificatesOfOneAuthority_opens();
    void tls_whereACertificateIsWrong_saysWhich_data();
    void tls_whereACertificateIsWrong_saysWhich();
    void tcp_withoutALogin_opensAndIsKnownAsPlain();
    void login_overTcpAndTls_isAskedOnceForAllLanes_data();
    void login_overTcpAndTls_isAskedOnceForAllLanes();
    void login_withAWrongPassword_isToldAndAskedAnew();
    void socket_ofOnesOwn_opens();
    void hypervisor_thatIsNotThere_isNamed_data();
    void hypervisor_thatIsNotThere_isNamed();

private:
    static bool settles(HostSession* session);
    static bool answers(HostSession* session, const QString& password);

    std::unique_ptr<LibvirtListener> m_server;
    std::shared_ptr<LibvirtDriver> m_driver = std::make_shared<LibvirtDriver>();
};

void TestRemoteSession::initTestCase()
{
    if (const QString obstacle = LibvirtListener::obstacle(); !obstacle.isEmpty()) {
        QSKIP(qPrintable(obstacle));
    }
    std::signal(SIGPIPE, SIG_IGN); // as the program does
    m_server = std::make_unique<LibvirtListener>(QStringLiteral("far"));
    const QString here = QStringLiteral("127.0.0.1");
    QVERIFY(m_server->makeAuthority(QStringLiteral("authority")));
    QVERIFY(m_server->makeAuthority(QStringLiteral("stranger")));
    QVERIFY(m_server->makeCertificate(QStringLiteral("server"), QStringLiteral("authority"), here));
    QVERIFY(m_server->makeCertificate(QStringLiteral("expired"), QStringLiteral("authority"), here, -1));
    QVERIFY(m_server->makeCertificate(
        QStringLiteral("client"), QStringLiteral("authority"), QStringLiteral("desk.example")));
    QVERIFY(m_server->makeCertificate(
        QStringLiteral("foreign"), QStringLiteral("stranger"), QStringLiteral("desk.example")));
}

bool TestRemoteSession::settles(HostSession* session)
{
    return QTest::qWaitFor([session] { return session->state() != SessionState::Connecting; }, longest);
}

/// Each question by its kind, until the session is open or not; false where nothing was asked.
bool TestRemoteSession::answers(HostSession* session, const QString& password)
{
    bool wasAsked = false;
    const auto isNews
        = [session] { return session->prompt()->isAsking() || session->state() != SessionState::Connecting; };
    while (QTest::qWaitFor(isNews, longest) && session->prompt()->isAsking()) {
        wasAsked = true;
        QStringList words;
        const QVector<Credential> questions = session->prompt()->questions();
        words.reserve(questions.size());
        for (const Credential& question : questions) {
            words.append(question.isSecret ? password : LibvirtListener::user());
        }
        session->prompt()->answer(words);
    }
    return wasAsked;
}

void TestRemoteSession::tls_withCertificatesOfOneAuthority_opens()
{
    QVERIFY(m_server->start(QStringLiteral("server")));
    ConnectionList list(m_driver, nullptr);
    HostSession* session = list.addTemporary(m_server->tlsUri(QStringLiteral("127.0.0.1"),
        m_server->clientFolder(QStringLiteral("good"), QStringLiteral("authority"), QStringLiteral("client"))));
    session->open();
    QVERIFY(settles(session));
    QVERIFY2(session->state() == SessionState::Open, qPrintable(session->error().text));
    QVERIFY(!session->isLocal());
    QVERIFY(!connectionuri::isPlain(session->uri()));
    // It goes, and comes back by itself.
    m_server->stop();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Lost, 2000);
    QVERIFY(m_server->start(QStringLiteral("server")));
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, longest);
}

void TestRemoteSession::tls_whereACertificateIsWrong_saysWhich_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* server, const char* host, const char* authority,
                         const char* client, const char* sentence) {
        QTest::newRow(name) << QString::fromLatin1(server) << QString::fromLatin1(host)
                            << QString::fromLatin1(authority) << QString::fromLatin1(client)
                            << QString::fromLatin1(sentence);
    };
    const char* const notProven = "The other computer's certificate does not prove who it is.";
    row("another name", "server", "localhost", "authority", "client", notProven);
    row("another authority", "server", "127.0.0.1", "stranger", "foreign", notProven);
    row("expired", "expired", "127.0.0.1", "authority", "client", notProven);
    row("no client certificate", "server", "127.0.0.1", "authority", "",
        "The other computer did not accept this computer's certificate, or found none.");
    row("a foreign client certificate", "server", "127.0.0.1", "authority", "foreign",
        "is not valid, or comes from another authority than the other computer's.");
    row("no authority", "server", "127.0.0.1", "", "", "is missing or cannot be read.");
}

void TestRemoteSession::tls_whereACertificateIsWrong_saysWhich()
{
    QFETCH(QString, server);
    QFETCH(QString, host);
    QFETCH(QString, authority);
    QFETCH(QString, client);
    QFETCH(QString, sentence);
    QVERIFY(m_server->start(server));
    ConnectionList list(m_driver, nullptr);
    const QString folder = m_server->clientFolder(
        QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-')), authority, client);
    HostSession* session = list.addTemporary(m_server->tlsUri(host, folder));
    session->open();
    QVERIFY(settles(session));
    QCOMPARE(session->state(), SessionState::Failed);
    const ErrorExplanation told = explain(session->error());
    QVERIFY2(told.sentence.contains(sentence), qPrintable(told.sentence + QLatin1Char('\n') + told.details));
    QVERIFY(!told.cureText.isEmpty());
    QVERIFY(told.details.contains(session->error().text)); // libvirt's own words stay to be seen
}

void TestRemoteSession::tcp_withoutALogin_opensAndIsKnownAsPlain()
{
    QVERIFY(m_server->start(QStringLiteral("server")));
    ConnectionList list(m_driver, nullptr);
    HostSession* session = list.addTemporary(m_server->tcpUri());
    QVERIFY(connectionuri::isPlain(session->uri()));
    session->open();
    QVERIFY(settles(session));
    QVERIFY2(session->state() == SessionState::Open, qPrintable(session->error().text));
}

void TestRemoteSession::login_overTcpAndTls_isAskedOnceForAllLanes_data()
{
    QTest::addColumn<bool>("isEncrypted");
    QTest::newRow("tcp") << false;
    QTest::newRow("tls") << true;
}

void TestRemoteSession::login_overTcpAndTls_isAskedOnceForAllLanes()
{
    QFETCH(bool, isEncrypted);
    QVERIFY(m_server->start(QStringLiteral("server"), LibvirtListener::Login::Password));
    ConnectionList list(m_driver, nullptr);
    list.setAsksUser(true);
    const QString folder = isEncrypted
        ? m_server->clientFolder(QStringLiteral("login"), QStringLiteral("authority"), QStringLiteral("client"))
        : QString();
    HostSession* session
        = list.addTemporary(isEncrypted ? m_server->tlsUri(QStringLiteral("127.0.0.1"), folder) : m_server->tcpUri());
    session->open();
    QVERIFY(answers(session, LibvirtListener::password()));
    QVERIFY2(session->state() == SessionState::Open, qPrintable(session->error().text));
    int done = 0;
    for (const LaneKind lane : {LaneKind::Slow, LaneKind::Urgent, LaneKind::Start}) {
        session->submit<HostRecord>(
            lane, &list, [](Connection& connection) { return connection.host(); },
            [&done](const Result<HostRecord>& record) { done += record.has_value() ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, 3, longest);
    QVERIFY(!session->prompt()->isAsking());
}

void TestRemoteSession::login_withAWrongPassword_isToldAndAskedAnew()
{
    QVERIFY(m_server->start(QStringLiteral("server"), LibvirtListener::Login::Password));
    ConnectionList list(m_driver, nullptr);
    list.setAsksUser(true);
    HostSession* session = list.addTemporary(m_server->tcpUri());
    session->open();
    QVERIFY(answers(session, QStringLiteral("wrong")));
    QCOMPARE(session->state(), SessionState::Failed);
    const ErrorExplanation told = explain(session->error());
    QVERIFY2(told.sentence.contains(QStringLiteral("did not accept the user's name or the password")),
        qPrintable(told.sentence));
    QVERIFY(!told.sentence.contains(QLatin1String("wrong")) && !told.details.contains(QLatin1String("wrong")));
    session->open();
    QVERIFY(answers(session, LibvirtListener::password()));
    QVERIFY2(session->state() == SessionState::Open, qPrintable(session->error().text));
}

void TestRemoteSession::socket_ofOnesOwn_opens()
{
    QVERIFY(m_server->start(QStringLiteral("server")));
    connectionuri::Parts parts;
    parts.kind = connectionuri::Kind::Socket;
    parts.socket = m_server->socketPath();
    parts.ofUser = true;
    ConnectionList list(m_driver, nullptr);
    HostSession* session = list.addTemporary(connectionuri::toUri(parts));
    session->open();
    QVERIFY(settles(session));
    QVERIFY2(session->state() == SessionState::Open, qPrintable(session->error().text));
    QVERIFY(session->isLocal());
}

void TestRemoteSession::hypervisor_thatIsNotThere_isNamed_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("sentence");
    const QString socket = qEnvironmentVariable("DOMUS_TEST_URI").section(QStringLiteral("socket="), 1);
    QTest::newRow("xen") << QStringLiteral("xen+unix:///system?socket=") + socket
                         << QStringLiteral("The libvirt there does not know addresses like xen:///system.");
    QTest::newRow("vmware") << QStringLiteral("esx://root@127.0.0.1:1/")
                            << QStringLiteral("The VMware host cannot be reached.");
}

void TestRemoteSession::hypervisor_thatIsNotThere_isNamed()
{
    QFETCH(QString, uri);
    QFETCH(QString, sentence);
    ConnectionList list(m_driver, nullptr);
    list.setAsksUser(true);
    HostSession* session = list.addTemporary(uri);
    session->open();
    answers(session, QStringLiteral("any")); // VMware's password
    QCOMPARE(session->state(), SessionState::Failed);
    const ErrorExplanation told = explain(session->error());
    QVERIFY2(told.sentence.contains(sentence), qPrintable(told.sentence + QLatin1Char('\n') + told.details));
    QVERIFY(!told.cureText.isEmpty());
}

QTEST_GUILESS_MAIN(TestRemoteSession)
#include "tst_remotesession.moc"
