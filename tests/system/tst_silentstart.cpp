// SPDX-License-Identifier: GPL-3.0-or-later
// Started from a menu while another Domus hangs: there is a window that says so, and a way on.
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <memory>

namespace {

constexpr int longest = 60'000;

/// What xdotool says; it looks at the screen as a person does.
QString xdotool(const QStringList& words)
{
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(QStringLiteral("xdotool"), words);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString noticeWindow()
{
    return xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"),
        QStringLiteral("^Domus runs already")});
}

} // namespace

class TestSilentStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void start_whileAnotherHangs_saysSoAndGivesUp();
    void start_whileAnotherHangs_opensASecondWindow();

private:
    static std::unique_ptr<QProcess> start();
    std::unique_ptr<QProcess> m_hanging;
};

std::unique_ptr<QProcess> TestSilentStart::start()
{
    auto process = std::make_unique<QProcess>();
    process->start(qEnvironmentVariable("DOMUS_PROGRAM"), {QStringLiteral("-c"), QStringLiteral("test:///default")});
    return process;
}

void TestSilentStart::initTestCase()
{
    if (qEnvironmentVariable("DOMUS_PROGRAM").isEmpty()) {
        QSKIP("DOMUS_PROGRAM is not set");
    }
    m_hanging = start();
    QTRY_VERIFY_WITH_TIMEOUT(
        QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/domus/visit.socket")), longest);
    QCOMPARE(::kill(static_cast<pid_t>(m_hanging->processId()), SIGSTOP), 0);
}

void TestSilentStart::cleanup()
{
    if (QTest::currentTestFunction() == QByteArray("start_whileAnotherHangs_opensASecondWindow")) {
        m_hanging->kill();
        m_hanging->waitForFinished();
    }
}

void TestSilentStart::start_whileAnotherHangs_saysSoAndGivesUp()
{
    const auto second = start();
    QTRY_VERIFY_WITH_TIMEOUT(!noticeWindow().isEmpty(), longest);
    if (const QString folder = qEnvironmentVariable("DOMUS_TEST_PICTURES"); !folder.isEmpty()) {
        QProcess::execute(QStringLiteral("import"),
            {QStringLiteral("-window"), QStringLiteral("root"), folder + QStringLiteral("/silent-start.png")});
    }
    xdotool({QStringLiteral("windowfocus"), QStringLiteral("--sync"), noticeWindow()});
    xdotool({QStringLiteral("key"), QStringLiteral("Escape")});
    QTRY_COMPARE_WITH_TIMEOUT(second->state(), QProcess::NotRunning, longest);
    QCOMPARE(second->exitCode(), 1);
    QVERIFY(second->readAllStandardError().contains("does not answer"));
}

void TestSilentStart::start_whileAnotherHangs_opensASecondWindow()
{
    const auto second = start();
    QTRY_VERIFY_WITH_TIMEOUT(!noticeWindow().isEmpty(), longest);
    xdotool({QStringLiteral("windowfocus"), QStringLiteral("--sync"), noticeWindow()});
    xdotool({QStringLiteral("key"), QStringLiteral("space")}); // the first button has the keyboard
    QTRY_VERIFY_WITH_TIMEOUT(noticeWindow().isEmpty(), longest);
    const QString ours = QString::number(second->processId());
    const auto hasWindow = [&ours] {
        return !xdotool({QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("--onlyvisible"),
                            QStringLiteral("--pid"), ours, QStringLiteral("--name"), QStringLiteral("Domus")})
                    .isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasWindow(), longest);
    QCOMPARE(second->state(), QProcess::Running);
    second->terminate();
    QVERIFY(second->waitForFinished(longest));
}

QTEST_GUILESS_MAIN(TestSilentStart)
#include "tst_silentstart.moc"
