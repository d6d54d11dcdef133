// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/journal/journal.h"
#include "app/services/journal/journalscript.h"
#include "app/services/operationrunner.h"
#include "tests/support/fakedriver.h"
#include "tests/support/fakehost.h"

#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace domus;

namespace {

JournalEntry entryOf(const char* id, const QString& title, const QString& command)
{
    JournalEntry entry;
    entry.id = QLatin1String(id);
    entry.began = QDateTime(QDate(2026, 3, 1), QTime(9, 30, 15, 250), Qt::UTC);
    entry.ended = entry.began.addMSecs(1500);
    entry.uri = QStringLiteral("qemu:///system");
    entry.title = title;
    entry.command = command;
    entry.state = JournalEntry::State::Succeeded;
    return entry;
}

/// A host in memory with one machine, and a journal beside it.
struct Bench
{
    std::shared_ptr<FakeHost> host = std::make_shared<FakeHost>();
    ConnectionList connections{std::make_shared<FakeDriver>(host), nullptr};
    OperationRunner runner{connections};
    QTemporaryDir folder;
    std::unique_ptr<Journal> journal;
    HostSession* session = nullptr;
    Uuid machine;

    Bench() : machine(host->addDomain(QStringLiteral("router")))
    {
        journal = std::make_unique<Journal>(folder.filePath(QStringLiteral("data")), runner, connections);
        session = connections.addTemporary(QStringLiteral("qemu:///system"));
        session->open();
    }
    ~Bench()
    {
        host->release();
        connections.closeAll();
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    bool isOpen() const { return session->state() == SessionState::Open; }
    QString file() const { return folder.filePath(QStringLiteral("data/journal.jsonl")); }
    Task* act(DomainAction action) { return runner.start(domainOperation(action, *session, host->domain(machine))); }
    QVector<JournalEntry> entries(bool* answered)
    {
        QVector<JournalEntry> result;
        bool isRead = false;
        QObject context;
        journal->read(&context, [&](const QVector<JournalEntry>& all) {
            result = all;
            isRead = true;
        });
        *answered = QTest::qWaitFor([&] { return isRead; });
        return result;
    }
};

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void line_readBack_isTheSame()
    {
        JournalEntry entry = entryOf("a", QStringLiteral("Tạo “máy ảo”\n2"), QStringLiteral("virsh start 'a b'"));
        entry.state = JournalEntry::State::Failed;
        entry.error = QStringLiteral("Zeile 1\nZeile 2\t\x01");
        entry.notes = {QStringLiteral("one"), QStringLiteral("two")};
        QVERIFY(!journalLine(entry).contains('\n'));
        const auto again = readJournalLine(journalLine(entry));
        QVERIFY(again.has_value());
        QCOMPARE(*again, entry);
    }

    void text_withSpoiledLines_losesOnlyThose()
    {
        const QByteArray good = journalLine(entryOf("a", QStringLiteral("Start a"), {}));
        const QByteArray next = journalLine(entryOf("b", QStringLiteral("Start b"), {}));
        const QByteArray text = "\n\n" + good + "\n" + good.left(40) + "\n[1,2]\n\"x\"\nnull\n{\"id\":7}\n"
            + QByteArray(1 << 20, '{') + "\n" + next;
        const QVector<JournalEntry> entries = readJournal(text);
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(0).title, QStringLiteral("Start a"));
        QCOMPARE(entries.at(1).title, QStringLiteral("Start b"));
    }

    void text_withBeginAndEnd_holdsTheEnd()
    {
        JournalEntry begun = entryOf("a", QStringLiteral("Start a"), {});
        begun.state = JournalEntry::State::Unknown;
        begun.ended = {};
        const JournalEntry other = entryOf("b", QStringLiteral("Start b"), {});
        const JournalEntry ended = entryOf("a", QStringLiteral("Start a"), {});
        const QVector<JournalEntry> entries
            = readJournal(journalLine(begun) + '\n' + journalLine(other) + '\n' + journalLine(ended));
        QCOMPARE(entries, QVector<JournalEntry>({ended, other}));
    }

    void passwords_areNotKept()
    {
        const QString command
            = QStringLiteral("virt-install --graphics vnc,password=geheim12 --x 'passwd=it'\\''s my word' --noreboot");
        const JournalEntry entry = entryOf("a", QStringLiteral("Create a"), withoutSecrets(command));
        QCOMPARE(entry.command, QStringLiteral("virt-install --graphics vnc,password=... --x 'passwd=...' --noreboot"));
        QCOMPARE(readJournalLine(journalLine(entryOf("a", {}, command)))->command, entry.command);
        QVERIFY(journalScript({entry}).contains("\n# virt-install")); // to be completed before it runs
    }

    void notes_areNotKeptInCommands()
    {
        JournalEntry entry;
        entry.id = QStringLiteral("1");
        entry.began = QDateTime::currentDateTimeUtc();
        entry.state = JournalEntry::State::Succeeded;
        entry.title = QStringLiteral("Change the notes of web");
        entry.command = QStringLiteral("virsh -c qemu:///system desc web --new-desc 'the key is\nunder the mat'");
        const QByteArray line = journalLine(entry);
        QVERIFY(!line.contains("mat"));
        const auto read = readJournalLine(line);
        QVERIFY(read);
        QCOMPARE(read->command, QStringLiteral("virsh -c qemu:///system desc web --new-desc ..."));
        const QByteArray script = journalScript({*read});
        QVERIFY(script.contains("# virsh -c qemu:///system desc web --new-desc ..."));
        // A title is shown in every list.
        entry.command = QStringLiteral("virsh -c qemu:///system desc web --title --new-desc 'The web'");
        QCOMPARE(readJournalLine(journalLine(entry))->command, entry.command);
    }

    void tasks_areKept_acrossRestarts()
    {
        Bench bench;
        QTRY_VERIFY(bench.isOpen());
        const Task* start = bench.act(DomainAction::Start);
        QTRY_COMPARE(start->state(), Task::State::Succeeded);
        bench.host->failCall(QStringLiteral("suspendDomain"),
            Error::make(ErrorKind::TimedOut, QStringLiteral("cannot acquire state change lock")));
        const Task* pause = bench.act(DomainAction::Pause);
        QTRY_COMPARE(pause->state(), Task::State::Failed);
        bench.journal
            = std::make_unique<Journal>(bench.folder.filePath(QStringLiteral("data")), bench.runner, bench.connections);
        bool answered = false;
        const QVector<JournalEntry> entries = bench.entries(&answered);
        QVERIFY(answered);
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(0).title, start->title());
        QCOMPARE(entries.at(0).state, JournalEntry::State::Succeeded);
        QCOMPARE(entries.at(0).command, start->operation().command);
        QCOMPARE(entries.at(0).uri, QStringLiteral("qemu:///system"));
        QVERIFY(entries.at(0).began <= entries.at(0).ended);
        QCOMPARE(entries.at(1).state, JournalEntry::State::Failed);
        QCOMPARE(entries.at(1).error, QStringLiteral("cannot acquire state change lock"));
        QCOMPARE(QFileInfo(bench.file()).permissions()
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
    }

    void taskUnderWay_whenDomusEnds_isTold()
    {
        Bench bench;
        QTRY_VERIFY(bench.isOpen());
        bench.host->hang(QStringLiteral("startDomain"));
        const Task* start = bench.act(DomainAction::Start);
        QTRY_COMPARE(start->state(), Task::State::Running);
        bool answered = false;
        const QVector<JournalEntry> entries = bench.entries(&answered);
        QVERIFY(answered);
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.at(0).state, JournalEntry::State::Unknown);
        bench.host->release();
        QTRY_COMPARE(start->state(), Task::State::Succeeded);
    }

    void file_thatCannotBeWritten_isToldOnce()
    {
        Bench bench;
        QTRY_VERIFY(bench.isOpen());
        QFile inTheWay(bench.folder.filePath(QStringLiteral("data")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QSignalSpy failures(bench.journal.get(), &Journal::writeFailed);
        const Task* start = bench.act(DomainAction::Start);
        QTRY_COMPARE(start->state(), Task::State::Succeeded);
        QTRY_COMPARE(failures.count(), 1);
        bool answered = false;
        QVERIFY(bench.entries(&answered).isEmpty()); // read after both lines were tried
        QVERIFY(answered);
        QCOMPARE(failures.count(), 1);
    }

    void end_ofTheProgram_stillTellsWhatIsNotKept()
    {
        Bench bench;
        QFile inTheWay(bench.folder.filePath(QStringLiteral("data")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QSignalSpy failures(bench.journal.get(), &Journal::writeFailed);
        bench.journal->noteUndone(entryOf("a", QStringLiteral("Start a"), {}));
        bench.journal->settle(); // no event loop runs any more
        QCOMPARE(failures.count(), 1);
    }

    void script_ofAMorning_doesTheSame()
    {
        JournalEntry failed = entryOf("b", QStringLiteral("Start b"), QStringLiteral("exit 7"));
        failed.state = JournalEntry::State::Failed;
        const QByteArray script = journalScript({
            entryOf("a", QStringLiteral("Start a\nexit 8"), QStringLiteral("echo one")),
            failed,
            entryOf("c", QStringLiteral("Agree"), {}),
            entryOf("d", QStringLiteral("Start d"), QStringLiteral("echo 'two three'")),
        });
        QProcess shell;
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), QString::fromUtf8(script)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
        QCOMPARE(shell.readAllStandardOutput(), QByteArray("one\ntwo three\n"));
        QVERIFY(script.contains("Agree"));
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
