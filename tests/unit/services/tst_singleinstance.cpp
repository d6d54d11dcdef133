// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/singleinstance.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

using namespace domus;
using namespace std::chrono_literals;
using Claim = SingleInstance::Claim;

namespace {

constexpr auto patience = 20s;

QString name()
{
    return QStringLiteral("window");
}

/// The other process of these tests: says what became of its claim; the first one stays until its input is closed, and
/// says every request.
int runAsInstance(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    InstanceRequest request;
    request.console = QString::fromLocal8Bit(argv[3]);
    SingleInstance instance(QString::fromLocal8Bit(argv[2]), name());
    const Claim claim = instance.claim(request, patience);
    std::printf("claim %d\n", static_cast<int>(claim));
    std::fflush(stdout);
    if (claim != Claim::First) {
        return 0;
    }
    QObject::connect(&instance, &SingleInstance::requested, &instance, [](const InstanceRequest& other) {
        std::printf("asked %s\n", qPrintable(other.console));
        std::fflush(stdout);
    });
    const QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [] { QCoreApplication::quit(); });
    return QCoreApplication::exec();
}

QString said(Claim claim)
{
    return QStringLiteral("claim %1\n").arg(static_cast<int>(claim));
}

} // namespace

/// Several starts of the program, and one that takes them all. The processes are real ones.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void request_overTheSocket_arrivesWhole();
    void claim_byTwentyAtOnce_endsWithOne();
    void claim_afterTheFirstWasKilled_isFirst();
    void claim_whileTheFirstHangs_saysSo();
    void claim_withoutBecomingFirst_leavesNothing();
    void files_ofTheFirst_areTheUsersAlone();
    void socket_withNonsense_isIgnored();
    void bytes_ofARequest_readBack();

private:
    QString folder() const { return m_folder->path() % QStringLiteral("/domus"); }
    std::unique_ptr<QProcess> start(const QString& number) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--instance"), folder(), number});
        return process;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSingleInstance::bytes_ofARequest_readBack()
{
    const InstanceRequest request{{QStringLiteral("qemu+ssh://höst/system"), QStringLiteral("test:///default")},
        QStringLiteral("máy \"1\"\n"), QStringLiteral("token"), true};
    QCOMPARE(InstanceRequest::fromBytes(request.toBytes()), std::optional(request));
    QVERIFY(!InstanceRequest::fromBytes("[]"));
    QVERIFY(!InstanceRequest::fromBytes({}));
    QVERIFY(InstanceRequest::fromBytes("{\"uris\": 7}"));
}

void TestSingleInstance::request_overTheSocket_arrivesWhole()
{
    SingleInstance first(folder(), name());
    QCOMPARE(first.claim({}, patience), Claim::First);
    QSignalSpy asked(&first, &SingleInstance::requested);
    const auto second = start(QStringLiteral("lớp học"));
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, 20'000);
    QCOMPARE(asked.at(0).at(0).value<InstanceRequest>().console, QStringLiteral("lớp học"));
    QTRY_COMPARE_WITH_TIMEOUT(second->state(), QProcess::NotRunning, 20'000);
    QCOMPARE(QString::fromUtf8(second->readAllStandardOutput()), said(Claim::HandedOver));
}

void TestSingleInstance::claim_byTwentyAtOnce_endsWithOne()
{
    // What one that was killed left behind is in the way of none of them.
    QVERIFY(QDir().mkpath(folder()));
    QFile stale(folder() % QStringLiteral("/window.socket"));
    QVERIFY(stale.open(QIODevice::WriteOnly));
    stale.close();

    constexpr int count = 20;
    std::vector<std::unique_ptr<QProcess>> all;
    all.reserve(count);
    for (int i = 0; i < count; ++i) {
        all.push_back(start(QStringLiteral("n%1").arg(i)));
    }
    QProcess* first = nullptr;
    int handedOver = 0;
    QString told;
    const auto look = [&] {
        for (const auto& process : all) {
            const QString text = QString::fromUtf8(process->readAllStandardOutput());
            told += text;
            handedOver += static_cast<int>(text.count(said(Claim::HandedOver)));
            if (text.contains(said(Claim::First))) {
                first = process.get();
            }
        }
        return told.count(QStringLiteral("asked ")) == count - 1 && handedOver == count - 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(look(), 60'000);
    QVERIFY(first != nullptr);
    QCOMPARE(told.count(said(Claim::First)), 1);
    for (int i = 0; i < count; ++i) { // everyone's own, none twice
        const bool isFirst = all[static_cast<std::size_t>(i)].get() == first;
        QCOMPARE(told.count(QStringLiteral("asked n%1\n").arg(i)), isFirst ? 0 : 1);
    }
    first->closeWriteChannel();
    QVERIFY(first->waitForFinished());
    QVERIFY(!QFileInfo::exists(folder() % QStringLiteral("/window.socket")));
}

void TestSingleInstance::claim_afterTheFirstWasKilled_isFirst()
{
    const auto first = start(QStringLiteral("1"));
    QVERIFY(first->waitForReadyRead());
    first->kill();
    QVERIFY(first->waitForFinished());
    QVERIFY(QFileInfo::exists(folder() % QStringLiteral("/window.socket")));
    SingleInstance second(folder(), name());
    QCOMPARE(second.claim({}, patience), Claim::First);
}

void TestSingleInstance::claim_whileTheFirstHangs_saysSo()
{
    SingleInstance first(folder(), name()); // and no event loop of it runs
    QCOMPARE(first.claim({}, patience), Claim::First);
    SingleInstance second(folder(), name());
    QCOMPARE(second.claim({}, 200ms), Claim::Silent);
}

void TestSingleInstance::claim_withoutBecomingFirst_leavesNothing()
{
    SingleInstance visit(folder(), name());
    QCOMPARE(visit.claim({}, patience, false), Claim::Impossible);
    SingleInstance first(folder(), name());
    QCOMPARE(first.claim({}, patience), Claim::First);
    SingleInstance otherName(folder(), QStringLiteral("visit"));
    QCOMPARE(otherName.claim({}, patience), Claim::First);
}

void TestSingleInstance::files_ofTheFirst_areTheUsersAlone()
{
    SingleInstance first(folder(), name());
    QCOMPARE(first.claim({}, patience), Claim::First);
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner;
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    for (const char* file : {"/window.socket", "/window.lock"}) {
        const QFile::Permissions permissions = QFile::permissions(folder() % QLatin1String(file));
        QVERIFY2((permissions & mine) == mine && (permissions & others) == 0, file);
    }
    QVERIFY((QFile::permissions(folder()) & others) == 0);
}

void TestSingleInstance::socket_withNonsense_isIgnored()
{
    SingleInstance first(folder(), name());
    QCOMPARE(first.claim({}, patience), Claim::First);
    QSignalSpy asked(&first, &SingleInstance::requested);
    const QByteArray path = (folder() % QStringLiteral("/window.socket")).toUtf8();
    const UniqueFd socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    QCOMPARE(::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const QByteArray nonsense(60'000, '{');
    QVERIFY(::send(socket.get(), nonsense.constData(), static_cast<std::size_t>(nonsense.size()), MSG_NOSIGNAL) > 0);
    // The next one is served all the same.
    const auto second = start(QStringLiteral("2"));
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(second->state(), QProcess::NotRunning, 20'000);
}

int main(int argc, char** argv)
{
    if (argc == 4 && std::strcmp(argv[1], "--instance") == 0) {
        return runAsInstance(argc, argv);
    }
    const QCoreApplication application(argc, argv);
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_singleinstance.moc"
