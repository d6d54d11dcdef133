// SPDX-License-Identifier: GPL-3.0-or-later
// What libvirt itself asks while a connection opens, by its test driver, which knows users and passwords.
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"
#include "app/services/connectionprompt.h"

#include <QTemporaryFile>
#include <QTest>

using namespace domus;

namespace {

constexpr int longest = 30'000;

} // namespace

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void open_withTheRightPassword_opens();
    void open_withAWrongPassword_failsAndAsksAgain();
    void open_givenUp_isCancelled();
    void open_whereNobodyAnswers_fails();
    void open_whereAWindowOnlyLooks_failsAsWell();
    void close_whileAsking_withdrawsTheQuestion();

private:
    QString uri() const { return QStringLiteral("test://") % m_file->fileName(); }
    static bool waitForQuestion(HostSession* session);
    /// Each question by its own words, as libvirt may ask for both at once or one after the other.
    static void answer(HostSession* session, const QString& user, const QString& password);

    std::unique_ptr<QTemporaryFile> m_file;
    std::shared_ptr<LibvirtDriver> m_driver = std::make_shared<LibvirtDriver>();
};

void TestCredentials::init()
{
    m_file = std::make_unique<QTemporaryFile>();
    QVERIFY(m_file->open());
    m_file->write("<node><auth><user password=\"s3cret\">an</user></auth></node>");
    m_file->close();
}

bool TestCredentials::waitForQuestion(HostSession* session)
{
    return QTest::qWaitFor([session] { return session->prompt()->isAsking(); }, longest);
}

void TestCredentials::answer(HostSession* session, const QString& user, const QString& password)
{
    while (session->prompt()->isAsking()) {
        QStringList answers;
        const QVector<Credential> questions = session->prompt()->questions();
        answers.reserve(questions.size());
        for (const Credential& question : questions) {
            answers.append(question.isSecret ? password : user);
        }
        session->prompt()->answer(answers);
        (void)QTest::qWaitFor(
            [session] { return session->prompt()->isAsking() || session->state() != SessionState::Connecting; },
            longest);
    }
}

void TestCredentials::open_withTheRightPassword_opens()
{
    ConnectionList list(m_driver, nullptr);
    list.setAsksUser(true);
    HostSession* session = list.addTemporary(uri());
    session->open();
    QVERIFY(waitForQuestion(session));
    answer(session, QStringLiteral("an"), QStringLiteral("s3cret"));
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, longest);
}

void TestCredentials::open_withAWrongPassword_failsAndAsksAgain()
{
    ConnectionList list(m_driver, nullptr);
    list.setAsksUser(true);
    HostSession* session = list.addTemporary(uri());
    session->open();
    QVERIFY(waitForQuestion(session));
    answer(session, QStringLiteral("an"), QStringLiteral("wrong"));
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Failed, longest);
    QCOMPARE(session->error().kind, ErrorKind::AuthenticationFailed);
    QVERIFY(!session->error().text.contains(QLatin1String("wrong")));
    session->open();
    QVERIFY(waitForQuestion(session));
    answer(session, QStringLiteral("an"), QStringLiteral("s3cret"));
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, longest);
}

void TestCredentials::open_givenUp_isCancelled()
{
    ConnectionList list(m_driver, nullptr);
    list.setAsksUser(true);
    HostSession* session = list.addTemporary(uri());
    session->open();
    QVERIFY(waitForQuestion(session));
    session->prompt()->giveUp();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Failed, longest);
    QCOMPARE(session->error().kind, ErrorKind::Cancelled);
}

void TestCredentials::open_whereNobodyAnswers_fails()
{
    ConnectionList list(m_driver, nullptr);
    HostSession* session = list.addTemporary(uri());
    session->open();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Failed, longest);
    QCOMPARE(session->error().kind, ErrorKind::AuthenticationFailed);
}

void TestCredentials::open_whereAWindowOnlyLooks_failsAsWell()
{
    ConnectionList list(m_driver, nullptr);
    HostSession* session = list.addTemporary(uri());
    QVERIFY(session->prompt() != nullptr); // as the window's pages take it, in the self-test as well
    session->open();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Failed, longest);
    QCOMPARE(session->error().kind, ErrorKind::AuthenticationFailed);
}

void TestCredentials::close_whileAsking_withdrawsTheQuestion()
{
    ConnectionList list(m_driver, nullptr);
    list.setAsksUser(true);
    HostSession* session = list.addTemporary(uri());
    session->open();
    QVERIFY(waitForQuestion(session));
    session->close();
    QTRY_VERIFY(session->isFinished());
    QTRY_VERIFY(!session->prompt()->isAsking());
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
