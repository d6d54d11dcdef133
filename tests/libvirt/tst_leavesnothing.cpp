// SPDX-License-Identifier: GPL-3.0-or-later
// What comes goes again: after hundreds of connections, some of them in vain, no descriptor, no thread and no socket is
// left over; and while they are there, none of them listens to the network.
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

qsizetype countOf(const char* folder)
{
    return QDir(QString::fromLatin1(folder)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System).size();
}

qsizetype descriptors()
{
    return countOf("/proc/self/fd");
}

qsizetype threads()
{
    return countOf("/proc/self/task");
}

/// Sockets of this process that wait for whoever comes over TCP.
int listeners()
{
    QSet<QString> ours;
    const QFileInfoList files
        = QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System);
    for (const QFileInfo& file : files) {
        const QString target = QFile::symLinkTarget(file.filePath());
        static const QRegularExpression socket(QStringLiteral("socket:\\[(\\d+)\\]"));
        if (const auto found = socket.match(target); found.hasMatch()) {
            ours.insert(found.captured(1));
        }
    }
    int count = 0;
    for (const char* table : {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
        QFile file(QString::fromLatin1(table));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray& line : lines) {
            const QList<QByteArray> words = line.simplified().split(' ');
            constexpr qsizetype state = 3;
            constexpr qsizetype inode = 9;
            const bool isListening = words.value(state) == "0A";
            count += isListening && ours.contains(QString::fromLatin1(words.value(inode))) ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class TestLeavesNothing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void connections_oneAfterAnother_leaveNothing();
    void connections_manyAtOnce_leaveNothing();

private:
    static QStringList addresses();
};

QStringList TestLeavesNothing::addresses()
{
    QStringList all{QStringLiteral("test:///default"), QStringLiteral("qemu+unix:///session?socket=/nowhere/sock")};
    if (qEnvironmentVariableIsSet("DOMUS_TEST_URI")) {
        all.append(qEnvironmentVariable("DOMUS_TEST_URI"));
    }
    return all;
}

void TestLeavesNothing::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN);
}

void TestLeavesNothing::connections_oneAfterAnother_leaveNothing()
{
    const int turns = qEnvironmentVariableIsSet("DOMUS_FULL_SWEEP") ? 500 : 40;
    const auto driver = std::make_shared<LibvirtDriver>();
    ConnectionList connections(driver, nullptr);
    const auto turn = [&connections](const QString& uri) {
        HostSession* session = connections.addTemporary(uri);
        session->open();
        QTRY_VERIFY_WITH_TIMEOUT(
            session->state() == SessionState::Open || session->state() == SessionState::Failed, 20'000);
        session->refresh();
        session->close();
        QTRY_VERIFY_WITH_TIMEOUT(session->isFinished(), 20'000);
        connections.remove(session->id());
    };
    for (const QString& uri : addresses()) { // libraries read their files, loops begin
        turn(uri);
    }
    const qsizetype files = descriptors();
    const qsizetype running = threads();
    for (int i = 0; i < turns; ++i) {
        turn(addresses().at(i % addresses().size()));
    }
    qInfo("%d turns: descriptors %lld to %lld, threads %lld to %lld", turns, qlonglong(files), qlonglong(descriptors()),
        qlonglong(running), qlonglong(threads()));
    QTRY_VERIFY2(descriptors() <= files, qPrintable(QString::number(descriptors())));
    QTRY_VERIFY2(threads() <= running, qPrintable(QString::number(threads())));
}

void TestLeavesNothing::connections_manyAtOnce_leaveNothing()
{
    constexpr int many = 50;
    const auto driver = std::make_shared<LibvirtDriver>();
    ConnectionList connections(driver, nullptr);
    const qsizetype files = descriptors();
    const qsizetype running = threads();
    for (int i = 0; i < many; ++i) {
        connections.addTemporary(QStringLiteral("test:///default"))->open();
    }
    for (HostSession* session : connections.sessions()) {
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, 60'000);
    }
    for (HostSession* session : connections.sessions()) {
        QTRY_COMPARE_WITH_TIMEOUT(session->inventory()->domains.size(), 1, 60'000);
    }
    qInfo("%d at once: descriptors %lld, threads %lld", many, qlonglong(descriptors()), qlonglong(threads()));
    QCOMPARE(listeners(), 0);
    connections.closeAll();
    QTRY_VERIFY2(threads() <= running + 1, qPrintable(QString::number(threads()))); // the events' may have begun here
    QTRY_VERIFY2(descriptors() <= files + 4, qPrintable(QString::number(descriptors())));
}

QTEST_GUILESS_MAIN(TestLeavesNothing)
#include "tst_leavesnothing.moc"
