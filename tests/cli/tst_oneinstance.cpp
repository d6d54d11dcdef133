// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace {

/// A socket that takes connections as libvirt's does, and never says a word.
class SilentLibvirt
{
public:
    SilentLibvirt() : m_path(qEnvironmentVariable("XDG_RUNTIME_DIR") % QStringLiteral("/silent"))
    {
        const QByteArray name = QFile::encodeName(m_path);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy(name.cbegin(), name.cend(), static_cast<char*>(address.sun_path));
        m_socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        m_isListening = ::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0
            && ::listen(m_socket, 4) == 0;
    }
    ~SilentLibvirt()
    {
        hangUp();
        QFile::remove(m_path);
    }
    SilentLibvirt(const SilentLibvirt&) = delete;
    SilentLibvirt& operator=(const SilentLibvirt&) = delete;

    bool isListening() const { return m_isListening; }
    QString uri() const { return QStringLiteral("qemu+unix:///system?socket=") % m_path; }
    /// Somebody came, now or before.
    bool takeVisitor()
    {
        const int visitor = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (visitor >= 0) {
            m_visitors.push_back(visitor);
        }
        return !m_visitors.empty();
    }
    void hangUp()
    {
        for (const int visitor : std::exchange(m_visitors, {})) {
            ::close(visitor);
        }
        ::close(std::exchange(m_socket, -1));
    }

private:
    QString m_path;
    int m_socket = -1;
    std::vector<int> m_visitors;
    bool m_isListening = false;
};

} // namespace

/// The program itself, started more than once by the same user.
class TestOneInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void secondStart_handsOver();
    void tenVisitsAtOnce_endAsOne();
    void startWithoutAddress_isNotTakenByAVisit();
    void visit_isTakenByTheStandingList();
    void newInstance_isNotTaken();
    void shellCommands_areNotTaken();
    void console_thatFailsLate_leavesAWindowThatIsInUse();
    void address_withAProgramInIt_isNotOpenedUnasked();

private:
    QProcess* start(const QStringList& arguments);
    static QString socket(const char* name)
    {
        return qEnvironmentVariable("XDG_RUNTIME_DIR") % QStringLiteral("/domus/") % QLatin1String(name)
            % QStringLiteral(".socket");
    }
    static bool isOver(const QProcess* process) { return process->state() == QProcess::NotRunning; }

    std::vector<std::unique_ptr<QProcess>> m_all;
};

QProcess* TestOneInstance::start(const QStringList& arguments)
{
    m_all.push_back(std::make_unique<QProcess>());
    QProcess* process = m_all.back().get();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(qEnvironmentVariable("DOMUS_PROGRAM"), arguments);
    return process;
}

void TestOneInstance::cleanup()
{
    for (const auto& process : m_all) {
        process->kill();
        process->waitForFinished();
    }
    m_all.clear();
    // What they left behind would look like the next one's.
    (void)QFile::remove(socket("window"));
    (void)QFile::remove(socket("visit"));
}

void TestOneInstance::secondStart_handsOver()
{
    QProcess* first = start({});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(socket("window")), 20'000);
    QProcess* second = start({});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(second), 20'000);
    QCOMPARE(second->exitCode(), 0);
    QVERIFY(!isOver(first));
    // What it is asked for and cannot do it says in its window: it does not end.
    QProcess* third = start({QStringLiteral("console"), QStringLiteral("no such machine")});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(third), 20'000);
    QCOMPARE(third->exitCode(), 0);
    QProcess* fourth = start({});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(fourth), 20'000);
    QVERIFY(!isOver(first));
}

void TestOneInstance::tenVisitsAtOnce_endAsOne()
{
    for (int i = 0; i < 10; ++i) {
        start({QStringLiteral("-c"), QStringLiteral("test:///default")});
    }
    const auto over = [this] {
        return std::count_if(m_all.begin(), m_all.end(), [](const auto& process) { return isOver(process.get()); });
    };
    QTRY_COMPARE_WITH_TIMEOUT(over(), 9, 60'000);
    for (const auto& process : m_all) {
        QVERIFY(!isOver(process.get()) || process->exitCode() == 0);
    }
}

void TestOneInstance::startWithoutAddress_isNotTakenByAVisit()
{
    const QProcess* visit = start({QStringLiteral("-c"), QStringLiteral("test:///default")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(socket("visit")), 20'000);
    const QProcess* standing = start({});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(socket("window")), 20'000);
    QVERIFY(!isOver(standing));
    QVERIFY(!isOver(visit));
}

void TestOneInstance::visit_isTakenByTheStandingList()
{
    const QProcess* standing = start({});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(socket("window")), 20'000);
    const QProcess* visit = start({QStringLiteral("-c"), QStringLiteral("test:///default")});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(visit), 20'000);
    QCOMPARE(visit->exitCode(), 0);
    QVERIFY(!isOver(standing));
    QVERIFY(!QFileInfo::exists(socket("visit")));
}

void TestOneInstance::newInstance_isNotTaken()
{
    start({});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(socket("window")), 20'000);
    const QProcess* own = start({QStringLiteral("--new-instance")});
    const QProcess* taken = start({});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(taken), 20'000);
    QVERIFY(!isOver(own));
}

void TestOneInstance::shellCommands_areNotTaken()
{
    start({});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(socket("window")), 20'000);
    QProcess* list = start({QStringLiteral("list"), QStringLiteral("-c"), QStringLiteral("test:///default")});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(list), 20'000);
    QVERIFY(list->readAllStandardOutput().contains("test"));
}

void TestOneInstance::console_thatFailsLate_leavesAWindowThatIsInUse()
{
    SilentLibvirt libvirt;
    QVERIFY(libvirt.isListening());
    const QProcess* first
        = start({QStringLiteral("-c"), libvirt.uri(), QStringLiteral("console"), QStringLiteral("nobody")});
    QTRY_VERIFY_WITH_TIMEOUT(libvirt.takeVisitor(), 20'000);
    QProcess* visit = start({QStringLiteral("-c"), QStringLiteral("test:///default")});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(visit), 20'000);
    QCOMPARE(visit->exitCode(), 0);
    libvirt.hangUp(); // the console's machine will never be found
    QVERIFY(!QTest::qWaitFor([first] { return isOver(first); }, 3000));
}

void TestOneInstance::address_withAProgramInIt_isNotOpenedUnasked()
{
    SilentLibvirt libvirt;
    QVERIFY(libvirt.isListening());
    const QString doubtful = libvirt.uri() % QStringLiteral("&netcat=/tmp/evil");
    const QProcess* window = start({QStringLiteral("-c"), doubtful});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(socket("visit")), 20'000);
    // Nor when it comes from another start.
    QProcess* again = start({QStringLiteral("-c"), doubtful});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(again), 20'000);
    QCOMPARE(again->exitCode(), 0);
    QVERIFY(!QTest::qWaitFor([&libvirt] { return libvirt.takeVisitor(); }, 2000));
    QVERIFY(!isOver(window));
}

QTEST_GUILESS_MAIN(TestOneInstance)
#include "tst_oneinstance.moc"
