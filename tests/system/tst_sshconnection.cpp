// SPDX-License-Identifier: GPL-3.0-or-later
// Another computer over SSH, by clicks: its key confirmed, the user's key unlocked, one login for everything, lost and
// back, a changed key, and nothing left behind. The other computer is an sshd on the loopback before a private
// libvirtd.
#include "app/services/connectionuri.h"
#include "tests/support/sshserver.h"
#include "tests/system/desk.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

constexpr int sshPreset = static_cast<int>(connectionuri::Kind::Ssh);
constexpr int longest = 60'000;

bool fillForm(Desk& desk, const SshServer& server)
{
    return desk.choose("addConnectionAction") && desk.pick("connectionPreset", sshPreset)
        && desk.fill("connectionHost", QStringLiteral("127.0.0.1"))
        && desk.fill("connectionUser", QStringLiteral("nobody"))
        && desk.fill("connectionPort", QString::number(server.port())) && desk.fill("connectionKey", server.keyFile())
        && desk.click("connectionOfUser") && desk.fill("connectionName", QStringLiteral("Lab"));
}

} // namespace

class TestSshConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void host_unknownLostAndChanged_isConfirmedFoundAgainAndRefused();
    void question_givenUp_isToldAndLeavesNothing();
    void host_thatNeverAnswers_isCancelledAtOnceAndDisturbsNobody();

private:
    SshServer m_server;
};

void TestSshConnection::initTestCase()
{
    if (const QString obstacle = SshServer::obstacle(); !obstacle.isEmpty()) {
        QSKIP(qPrintable(obstacle));
    }
    std::signal(SIGPIPE, SIG_IGN); // as the program does: libvirt writes to an ssh that has ended
    QVERIFY(m_server.start());
}

void TestSshConnection::cleanup()
{
    m_server.forgetHost();
    QTRY_COMPARE(SshServer::mastersAlive().size(), 0);
}

void TestSshConnection::host_unknownLostAndChanged_isConfirmedFoundAgainAndRefused()
{
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QVERIFY(fillForm(desk, m_server));
        desk.photograph(QStringLiteral("ssh-form"));
        QVERIFY(desk.click("connectionSave"));

        // Who is it? The fingerprint is the one that the server's owner would tell.
        QTRY_VERIFY_WITH_TIMEOUT(desk.visible("promptFingerprint") != nullptr, longest);
        QCOMPARE(desk.text("promptFingerprint"), m_server.fingerprint());
        desk.photograph(QStringLiteral("ssh-unknown"));
        QVERIFY(desk.click("promptAccept"));

        // The key is locked: a wrong passphrase is asked for anew.
        QTRY_VERIFY_WITH_TIMEOUT(desk.visible("promptField0") != nullptr, longest);
        desk.photograph(QStringLiteral("ssh-passphrase"));
        QVERIFY(desk.fill("promptField0", QStringLiteral("wrong")));
        QWidget* const first = desk.visible("promptField0");
        QVERIFY(desk.click("promptAccept"));
        QTRY_VERIFY_WITH_TIMEOUT(
            desk.visible("promptField0") != nullptr && desk.visible("promptField0") != first, longest);
        QVERIFY(desk.type("promptField0", SshServer::passphrase()));
        QTRY_VERIFY_WITH_TIMEOUT(desk.isOpen(), longest);
        HostSession& session = desk.session();
        desk.photograph(QStringLiteral("ssh-open"));

        // One login for every lane.
        bool isDone = false;
        session.submit<HostRecord>(
            LaneKind::Slow, &desk.window(), [](Connection& connection) { return connection.host(); },
            [&isDone](const Result<HostRecord>& record) { isDone = record.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, longest);
        QCOMPARE(desk.links().count(), 1);

        // Gone, and back by itself without a question.
        m_server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), SessionState::Lost, longest);
        desk.photograph(QStringLiteral("ssh-lost"));
        QVERIFY(desk.isEnabled("connectionRetry"));
        QVERIFY(m_server.start());
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), SessionState::Open, longest);

        // Gone, and somebody else is there: no way on.
        m_server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), SessionState::Lost, longest);
        QVERIFY(m_server.changeHostKey());
        QVERIFY(m_server.start());
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), SessionState::Failed, longest);
        QTRY_VERIFY(desk.says(QStringLiteral("shows another key than before")));
        QVERIFY(desk.visible("promptForm") == nullptr);
        desk.photograph(QStringLiteral("ssh-changed"));
        QVERIFY(desk.click("connectionRetry"));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), SessionState::Failed, longest);
        QVERIFY(desk.visible("promptForm") == nullptr);
    }
    // Nothing secret was kept.
    QFile settings(qEnvironmentVariable("XDG_CONFIG_HOME") + QStringLiteral("/domus/domus.conf"));
    QVERIFY(settings.open(QIODevice::ReadOnly));
    QVERIFY(!QString::fromUtf8(settings.readAll()).contains(SshServer::passphrase()));
    settings.close();
    QVERIFY(settings.remove());
}

void TestSshConnection::question_givenUp_isToldAndLeavesNothing()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
    QVERIFY(fillForm(desk, m_server));
    // The form's test asks in the form.
    QVERIFY(desk.click("connectionTest"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible("promptFingerprint") != nullptr, longest);
    desk.photograph(QStringLiteral("ssh-form-asks"));
    QVERIFY(desk.click("promptCancel"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("connectionTest"), longest);
    QVERIFY(desk.says(QStringLiteral("It was cancelled.")));
    QTRY_COMPARE(SshServer::mastersAlive().size(), 0);
    QTRY_COMPARE(desk.links().count(), 0);
    QVERIFY(desk.click("connectionCancel"));
}

void TestSshConnection::host_thatNeverAnswers_isCancelledAtOnceAndDisturbsNobody()
{
    Desk desk(QStringLiteral("qemu+ssh://192.0.2.1/system"));
    HostSession& dead = desk.session();
    HostSession* other = desk.connections().addTemporary(QStringLiteral("test:///default"));
    other->open();
    QTRY_COMPARE_WITH_TIMEOUT(other->state(), SessionState::Open, longest);
    QVERIFY(desk.select(dead.displayName()));
    if (dead.state() == SessionState::Connecting) { // where no network says at once that there is no way
        QVERIFY(desk.click("connectionStop"));
        QElapsedTimer took;
        took.start();
        QTRY_COMPARE_WITH_TIMEOUT(dead.state(), SessionState::Closed, 1000);
        QTRY_VERIFY_WITH_TIMEOUT(dead.isFinished(), 1000);
        QVERIFY(took.elapsed() < 1000);
    }
    QCOMPARE(other->state(), SessionState::Open);
}

QTEST_MAIN(TestSshConnection)
#include "tst_sshconnection.moc"
