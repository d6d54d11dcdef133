// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions over Domus's own SSH connection, without a window: one login for all of them, questions, losses, cancelling.
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"
#include "app/services/connectionprompt.h"
#include "app/services/connectionuri.h"
#include "app/services/ssh/sshdriver.h"
#include "app/services/ssh/sshlinks.h"
#include "tests/support/sshserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <vector>

using namespace domus;

namespace {

constexpr int longest = 60'000;

struct Rig
{
    Rig() { list.setAsksUser(true); }
    ~Rig() { list.closeAll(); }
    Rig(const Rig&) = delete;
    Rig& operator=(const Rig&) = delete;

    SshLinks links;
    std::shared_ptr<SshDriver> driver = std::make_shared<SshDriver>(std::make_shared<LibvirtDriver>(), links);
    ConnectionList list{driver, nullptr};
};

} // namespace

class TestSshSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void open_ofUnknownHost_asksForKeyAndPassphraseOnce();
    void sessions_ofOneHost_shareOneLogin();
    void loss_ofTheServer_comesBackWithoutAsking();
    void key_thatChanged_stops();
    void prompt_givenUp_endsTheLogin();
    void close_whileAsking_leavesNothing();
    void master_thatIsKilled_isReplaced();
    void folder_ofTheConnection_isPrivate();
    void lane_thatTheLoginRefuses_goesNowhereElse();
    void notice_ofATouch_isNoQuestion();
    void alias_inCapitals_isTheUsersOwn();
    void key_thatChangedOnTheWay_isNotBlamedOnTheTarget();

private:
    /// The user's ssh configuration: a host "LabGate" that is the server, and "LabDeep" behind it.
    bool configure() const;
    static QString configFile() { return qEnvironmentVariable("DOMUS_TEST_SSH_HOME") + QStringLiteral("/.ssh/config"); }
    QString uri() const;
    bool login(HostSession* session);
    static bool waitForQuestion(HostSession* session);
    static QString folder(); ///< of the one connection there is

    SshServer m_server;
};

void TestSshSession::initTestCase()
{
    if (const QString obstacle = SshServer::obstacle(); !obstacle.isEmpty()) {
        QSKIP(qPrintable(obstacle));
    }
    std::signal(SIGPIPE, SIG_IGN); // as the program does: libvirt writes to an ssh that has ended
    QVERIFY(m_server.start());
}

void TestSshSession::cleanup()
{
    m_server.forgetHost();
    QFile::remove(configFile());
    QTRY_COMPARE(SshServer::mastersAlive().size(), 0);
    const QDir folder(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/domus"));
    QCOMPARE(folder.entryList({QStringLiteral("ssh-*")}, QDir::AllEntries), QStringList());
}

QString TestSshSession::uri() const
{
    connectionuri::Parts parts;
    parts.kind = connectionuri::Kind::Ssh;
    parts.host = QStringLiteral("127.0.0.1");
    parts.user = QStringLiteral("nobody");
    parts.port = m_server.port();
    parts.keyFile = m_server.keyFile();
    parts.ofUser = true;
    return connectionuri::toUri(parts);
}

bool TestSshSession::waitForQuestion(HostSession* session)
{
    return QTest::qWaitFor([session] { return session->prompt()->isAsking(); }, longest);
}

QString TestSshSession::folder()
{
    const QDir parent(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/domus"));
    const QStringList names = parent.entryList({QStringLiteral("ssh-*")}, QDir::Dirs);
    return names.size() == 1 ? parent.filePath(names.constFirst()) : QString();
}

bool TestSshSession::login(HostSession* session)
{
    session->open();
    if (!waitForQuestion(session)) {
        qWarning("nothing is asked: %s", qPrintable(session->error().text));
        return false;
    }
    if (session->prompt()->questions().constFirst().fingerprint != m_server.fingerprint()) {
        return false;
    }
    session->prompt()->answer({m_server.fingerprint()});
    if (!waitForQuestion(session) || session->prompt()->questions().constFirst().subject != m_server.keyFile()) {
        return false;
    }
    session->prompt()->answer({SshServer::passphrase()});
    if (!QTest::qWaitFor([session] { return session->state() != SessionState::Connecting; }, longest)) {
        return false;
    }
    if (session->state() != SessionState::Open) {
        qWarning("not open: %s", qPrintable(session->error().text));
    }
    return session->state() == SessionState::Open;
}

void TestSshSession::open_ofUnknownHost_asksForKeyAndPassphraseOnce()
{
    Rig rig;
    HostSession* session = rig.list.addTemporary(uri());
    QVERIFY(login(session));
    // Every lane joins the login that stands.
    int done = 0;
    for (const LaneKind lane : {LaneKind::Slow, LaneKind::Urgent, LaneKind::Transfer, LaneKind::Start}) {
        session->submit<HostRecord>(
            lane, &rig.list, [](Connection& connection) { return connection.host(); },
            [&done](const Result<HostRecord>& record) { done += record.has_value() ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, 4, longest);
    QVERIFY(!session->prompt()->isAsking());
    session->close();
    QTRY_COMPARE_WITH_TIMEOUT(rig.links.count(), 0, longest);
    // The key of the computer is known now; the passphrase was forgotten.
    session->open();
    QVERIFY(waitForQuestion(session));
    QCOMPARE(session->prompt()->questions().constFirst().fingerprint, QString());
}

void TestSshSession::sessions_ofOneHost_shareOneLogin()
{
    Rig rig;
    QVERIFY(login(rig.list.addTemporary(uri())));
    HostSession* second = rig.list.addTemporary(uri());
    second->open();
    QTRY_COMPARE_WITH_TIMEOUT(second->state(), SessionState::Open, longest);
    QCOMPARE(rig.links.count(), 1);
    rig.list.sessions().constFirst()->close();
    QTRY_VERIFY(rig.list.sessions().constFirst()->isFinished());
    QCOMPARE(second->state(), SessionState::Open);
    QCOMPARE(rig.links.count(), 1);
}

void TestSshSession::loss_ofTheServer_comesBackWithoutAsking()
{
    Rig rig;
    HostSession* session = rig.list.addTemporary(uri());
    QVERIFY(login(session));
    m_server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Lost, longest);
    QVERIFY(m_server.start());
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, longest);
}

void TestSshSession::key_thatChanged_stops()
{
    Rig rig;
    HostSession* session = rig.list.addTemporary(uri());
    QVERIFY(login(session));
    m_server.stop();
    QVERIFY(m_server.changeHostKey());
    QVERIFY(m_server.start());
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Failed, longest);
    QVERIFY(!session->prompt()->isAsking());
    QVERIFY2(session->error().text.contains(QLatin1String("known_hosts:1")), qPrintable(session->error().text));
}

void TestSshSession::prompt_givenUp_endsTheLogin()
{
    Rig rig;
    HostSession* session = rig.list.addTemporary(uri());
    session->open();
    QVERIFY(waitForQuestion(session));
    session->prompt()->giveUp();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Failed, longest);
    QCOMPARE(session->error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(SshServer::mastersAlive().size(), 0);
    QCOMPARE(rig.links.count(), 0);
}

void TestSshSession::close_whileAsking_leavesNothing()
{
    Rig rig;
    HostSession* session = rig.list.addTemporary(uri());
    session->open();
    QVERIFY(waitForQuestion(session));
    QElapsedTimer took;
    took.start();
    session->close();
    QTRY_VERIFY(session->isFinished());
    QTRY_VERIFY(!session->prompt()->isAsking());
    QTRY_COMPARE(SshServer::mastersAlive().size(), 0);
    QVERIFY2(took.elapsed() < 2000, qPrintable(QString::number(took.elapsed())));
}

void TestSshSession::master_thatIsKilled_isReplaced()
{
    Rig rig;
    HostSession* session = rig.list.addTemporary(uri());
    QVERIFY(login(session));
    QVERIFY(SshServer::killMasters());
    QTRY_VERIFY_WITH_TIMEOUT(session->state() != SessionState::Open, longest);
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, longest);
}

void TestSshSession::folder_ofTheConnection_isPrivate()
{
    Rig rig;
    HostSession* session = rig.list.addTemporary(uri());
    QVERIFY(login(session));
    const QDir folder(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/domus"));
    const QFileInfoList links = folder.entryInfoList({QStringLiteral("ssh-*")}, QDir::Dirs);
    QCOMPARE(links.size(), 1);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(links.constFirst().permissions() & others));
    for (const char* name : {"prompts", "control"}) {
        const QFileInfo socket(links.constFirst().filePath() + QLatin1Char('/') + QLatin1String(name));
        QVERIFY2(socket.exists() && !(socket.permissions() & others), name);
    }
}

void TestSshSession::lane_thatTheLoginRefuses_goesNowhereElse()
{
    Rig rig;
    QVERIFY(login(rig.list.addTemporary(uri())));
    // More than a login carries (MaxSessions is 10): ssh would make a connection of its own, to the usual port, for
    // the one that is refused.
    std::vector<std::unique_ptr<QProcess>> lanes;
    const auto refused = [&lanes]() -> QProcess* {
        const auto it = std::find_if(
            lanes.cbegin(), lanes.cend(), [](const auto& lane) { return lane->state() == QProcess::NotRunning; });
        return it == lanes.cend() ? nullptr : it->get();
    };
    constexpr int count = 11;
    lanes.reserve(count);
    for (int i = 0; i < count; ++i) {
        lanes.push_back(std::make_unique<QProcess>());
        lanes.back()->setStandardInputFile(QProcess::nullDevice());
        lanes.back()->start(folder() + QStringLiteral("/ssh"),
            {QStringLiteral("--"), QStringLiteral("127.0.0.1"), QStringLiteral("sleep 60")});
        QVERIFY(lanes.back()->waitForStarted());
    }
    QTRY_VERIFY_WITH_TIMEOUT(refused() != nullptr, longest);
    QProcess* lane = refused();
    QCOMPARE(lane->exitCode(), 255);
    const QString words = QString::fromUtf8(lane->readAllStandardError());
    QVERIFY2(words.contains(QLatin1String("refused by peer")), qPrintable(words));
    QVERIFY2(!words.contains(QLatin1String("port 22")), qPrintable(words));
    for (const auto& each : lanes) {
        each->terminate();
        each->waitForFinished();
    }
}

void TestSshSession::notice_ofATouch_isNoQuestion()
{
    Rig rig;
    HostSession* session = rig.list.addTemporary(uri());
    QVERIFY(login(session));
    QProcess notice;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SSH_ASKPASS_PROMPT"), QStringLiteral("none"));
    notice.setProcessEnvironment(environment);
    notice.start(folder() + QStringLiteral("/askpass"), {QStringLiteral("Confirm user presence for key")});
    QVERIFY(notice.waitForStarted());
    QVERIFY(!notice.waitForFinished(500)); // until ssh ends it
    QVERIFY(!session->prompt()->isAsking());
    notice.terminate();
    QVERIFY(notice.waitForFinished());
}

bool TestSshSession::configure() const
{
    QFile config(configFile());
    if (!config.open(QIODevice::WriteOnly)) {
        return false;
    }
    const QByteArray server = "  HostName 127.0.0.1\n  User nobody\n  Port " + QByteArray::number(m_server.port())
        + "\n  IdentityFile \"" + QFile::encodeName(m_server.keyFile()) + "\"\n";
    config.write("Host LabGate\n" + server + "Host LabDeep\n" + server + "  ProxyJump LabGate\n");
    config.close();
    return config.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void TestSshSession::alias_inCapitals_isTheUsersOwn()
{
    QVERIFY(configure());
    Rig rig;
    QVERIFY(login(rig.list.addTemporary(QStringLiteral("qemu+ssh://LabGate/session"))));
}

void TestSshSession::key_thatChangedOnTheWay_isNotBlamedOnTheTarget()
{
    QVERIFY(configure());
    Rig rig;
    HostSession* gate = rig.list.addTemporary(QStringLiteral("qemu+ssh://LabGate/session"));
    QVERIFY(login(gate));
    gate->close();
    m_server.stop();
    QVERIFY(m_server.changeHostKey());
    QVERIFY(m_server.start());
    HostSession* deep = rig.list.addTemporary(QStringLiteral("qemu+ssh://LabDeep/session"));
    deep->open();
    QTRY_COMPARE_WITH_TIMEOUT(deep->state(), SessionState::Failed, longest);
    const QString told = deep->error().text;
    QVERIFY2(told.startsWith(QLatin1String("On the way to LabDeep, [127.0.0.1]:")), qPrintable(told));
    QVERIFY2(told.contains(QLatin1String("known_hosts:1")), qPrintable(told));
}

QTEST_GUILESS_MAIN(TestSshSession)
#include "tst_sshsession.moc"
