// SPDX-License-Identifier: GPL-3.0-or-later
// What was done is taken back, done again, and left alone where somebody changed it since.
#include "app/services/bin/binoperations.h"
#include "app/services/connectionlist.h"
#include "app/services/errors/cureoperations.h"
#include "app/services/journal/journal.h"
#include "app/services/journal/undodesk.h"
#include "app/services/machinelabeloperations.h"
#include "app/services/operationrunner.h"
#include "app/services/renamedomain.h"
#include "app/xml/domainxml.h"
#include "tests/support/fakeconnection.h"
#include "tests/support/fakedriver.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace domus;

namespace {

using Make = std::function<Operation(const HostSession&, const DomainRecord&)>;

const QLatin1String notesUri(machinemetadata::namespaceUri);

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void change_isTakenBack_andDoneAgain_data();
    void change_isTakenBack_andDoneAgain();
    void change_thatWasChangedSince_stays();
    void change_thatChangesNothing_cannotBeTakenBack();
    void bin_putThereAnewSince_stays();
    void redoOfADeletion_ofOneThatRuns_stays();
    void entry_afterARestart_isTakenBackOnce();
    void entry_ofAClosedConnection_saysWhy();
    void last_leavesOutWhatTookSomethingBack();
    void cure_isTakenBack_unlessItIsUsed_data();
    void cure_isTakenBack_unlessItIsUsed();
    void text_changedMeanwhile_stays();

private:
    const Task* start(const Operation& operation);
    QByteArray look() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeHost> m_host;
    std::unique_ptr<ConnectionList> m_connections;
    std::unique_ptr<OperationRunner> m_runner;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<UndoDesk> m_desk;
    HostSession* m_session = nullptr;
    Uuid m_machine;
};

void TestUndo::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_host = std::make_shared<FakeHost>();
    m_machine = m_host->addDomain(QByteArray(
        "<domain type='qemu'><name>web</name><title>The web</title><description>old notes</description></domain>"));
    m_host->setMetadata(m_machine, notesUri,
        "<machine><group color=\"#112233\">lab/web</group><tag>night</tag><os>HOMEMADE</os></machine>");
    m_connections = std::make_unique<ConnectionList>(std::make_shared<FakeDriver>(m_host), nullptr);
    m_runner = std::make_unique<OperationRunner>(*m_connections);
    m_journal = std::make_unique<Journal>(m_folder->path(), *m_runner, *m_connections);
    m_desk = std::make_unique<UndoDesk>(*m_connections, *m_runner, m_journal.get());
    m_session = m_connections->addTemporary(QStringLiteral("qemu:///system"));
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    QTRY_VERIFY(m_session->inventory()->domain(m_machine) != nullptr);
}

void TestUndo::cleanup()
{
    m_desk.reset();
    m_journal.reset();
    m_runner.reset();
    m_connections->closeAll();
    m_connections.reset();
}

const Task* TestUndo::start(const Operation& operation)
{
    return m_runner->start(operation);
}

/// All that can be changed here, in whatever order it is written.
QByteArray TestUndo::look() const
{
    const DomainRecord record = m_host->domain(m_machine);
    const auto xml = DomainXml::parse(m_host->inactiveXml(m_machine));
    const QByteArray entry = m_host->metadata(m_machine, notesUri);
    const auto document = XmlDocument::parse(entry);
    QStringList words{record.name, record.autostart ? QStringLiteral("on") : QStringLiteral("off"),
        xml->get(lens::title), xml->get(lens::description), QString::number(entry.count("HOMEMADE"))};
    const MachineLabels labels = document ? MachineLabels::fromEntry(document->root()) : MachineLabels();
    for (const QVector<MachineLabel>& all : {labels.groups, labels.tags}) {
        for (const MachineLabel& label : all) {
            words << label.name << label.color;
        }
    }
    words << (binnote::isBinned(entry) ? QStringLiteral("in the bin") : QString());
    return words.join(QLatin1Char('\n')).toUtf8();
}

void TestUndo::change_isTakenBack_andDoneAgain_data()
{
    QTest::addColumn<Make>("make");
    const auto row = [](const char* name, const Make& make) { QTest::newRow(name) << make; };
    row("title", [](const HostSession& session, const DomainRecord& machine) {
        return setTitleOperation(session, machine, QStringLiteral("A better title"));
    });
    row("name", [](const HostSession& session, const DomainRecord& machine) {
        return renameDomainOperation(session, machine, QStringLiteral("web & more"));
    });
    row("no notes", [](const HostSession& session, const DomainRecord& machine) {
        return setDescriptionOperation(session, machine, {});
    });
    row("autostart", [](const HostSession& session, const DomainRecord& machine) {
        return autostartOperation(session, machine, true);
    });
    row("groups", [](const HostSession& session, const DomainRecord& machine) {
        return setGroupsOperation(session, machine, {{QStringLiteral("office"), QStringLiteral("#445566")}});
    });
    row("another group", [](const HostSession& session, const DomainRecord& machine) {
        return moveToGroupOperation(session, machine, QStringLiteral("office/front"));
    });
    row("tags",
        [](const HostSession& session, const DomainRecord& machine) { return setTagsOperation(session, machine, {}); });
    row("bin", [](const HostSession& session, const DomainRecord& machine) {
        return binDomainOperation(session, machine, {}, 30);
    });
}

void TestUndo::change_isTakenBack_andDoneAgain()
{
    QFETCH(const Make, make);
    const QByteArray before = look();
    const Task* done = start(make(*m_session, m_host->domain(m_machine)));
    QTRY_COMPARE(done->state(), Task::State::Succeeded);
    const QByteArray after = look();
    QVERIFY(after != before);
    QVERIFY2(m_desk->can(done).isPossible, qPrintable(m_desk->can(done).reason));
    QCOMPARE(m_desk->last(), done);

    const Task* undone = m_desk->undo(done);
    QVERIFY(undone != nullptr);
    QVERIFY(undone->title().contains(done->title()));
    QTRY_VERIFY(undone->isOver());
    QVERIFY2(undone->state() == Task::State::Succeeded, qPrintable(undone->error().text));
    QCOMPARE(look(), before);
    QVERIFY(m_desk->isUndone(done));
    QVERIFY(!m_desk->can(done).isPossible);
    QVERIFY(m_desk->undo(done) == nullptr);
    QCOMPARE(m_desk->last(), nullptr);

    const Task* redone = m_desk->undo(undone);
    QVERIFY(redone != nullptr);
    QTRY_VERIFY(redone->isOver());
    QVERIFY2(redone->state() == Task::State::Succeeded, qPrintable(redone->error().text));
    QCOMPARE(look(), after);
    QCOMPARE(m_desk->last(), redone);
    const Task* again = m_desk->undo(redone);
    QVERIFY(again != nullptr);
    QTRY_COMPARE(again->state(), Task::State::Succeeded);
    QCOMPARE(look(), before);
}

void TestUndo::change_thatWasChangedSince_stays()
{
    const Task* done
        = start(setTitleOperation(*m_session, m_host->domain(m_machine), QStringLiteral("A better title")));
    QTRY_COMPARE(done->state(), Task::State::Succeeded);
    FakeConnection other(m_host, false);
    QVERIFY(other.setDomainTitle(m_machine, QStringLiteral("Another hand's")));
    const QByteArray now = look();
    const Task* undone = m_desk->undo(done);
    QVERIFY(undone != nullptr);
    QTRY_COMPARE(undone->state(), Task::State::Failed);
    QCOMPARE(undone->error().kind, ErrorKind::WrongState);
    QVERIFY(undone->error().text.contains(QLatin1String("changed again")));
    QCOMPARE(look(), now);
}

void TestUndo::change_thatChangesNothing_cannotBeTakenBack()
{
    const Task* done = start(autostartOperation(*m_session, m_host->domain(m_machine), false));
    QTRY_COMPARE(done->state(), Task::State::Succeeded);
    QVERIFY(!m_desk->can(done).isPossible);
    QCOMPARE(m_desk->last(), nullptr);
}

void TestUndo::bin_putThereAnewSince_stays()
{
    const Task* done = start(binDomainOperation(*m_session, m_host->domain(m_machine), {}, 30));
    QTRY_COMPARE(done->state(), Task::State::Succeeded);
    FakeConnection other(m_host, false);
    QVERIFY(dateAnew(other, m_machine, QDateTime::currentDateTimeUtc().addDays(3)));
    const Task* undone = m_desk->undo(done);
    QVERIFY(undone != nullptr);
    QTRY_COMPARE(undone->state(), Task::State::Failed);
    QVERIFY(binnote::isBinned(m_host->metadata(m_machine, notesUri)));
}

void TestUndo::redoOfADeletion_ofOneThatRuns_stays()
{
    const Task* done = start(binDomainOperation(*m_session, m_host->domain(m_machine), {}, 30));
    QTRY_COMPARE(done->state(), Task::State::Succeeded);
    const Task* undone = m_desk->undo(done);
    QTRY_COMPARE(undone->state(), Task::State::Succeeded);
    m_host->setState(m_machine, DomainState::Running);
    m_session->refresh();
    QTRY_VERIFY(m_session->inventory()->domain(m_machine)->isActive());
    const Task* redone = m_desk->undo(undone);
    QVERIFY(redone != nullptr);
    QTRY_COMPARE(redone->state(), Task::State::Failed);
    QVERIFY(m_host->domain(m_machine).isActive());
    QVERIFY(!binnote::isBinned(m_host->metadata(m_machine, notesUri)));
}

void TestUndo::entry_afterARestart_isTakenBackOnce()
{
    const QByteArray before = look();
    const Task* done = start(setTagsOperation(
        *m_session, m_host->domain(m_machine), {{QStringLiteral("day & night"), QStringLiteral("#010203")}}));
    QTRY_COMPARE(done->state(), Task::State::Succeeded);
    // Another Domus, later.
    m_desk.reset();
    m_journal = std::make_unique<Journal>(m_folder->path(), *m_runner, *m_connections);
    m_desk = std::make_unique<UndoDesk>(*m_connections, *m_runner, m_journal.get());
    QVector<JournalEntry> entries;
    const auto read = [&] {
        entries.clear();
        m_journal->read(this, [&entries](const QVector<JournalEntry>& all) { entries = all; });
    };
    read();
    QTRY_COMPARE(entries.size(), 1);
    QCOMPARE(entries.constFirst().undo, done->outcome().undo);
    QVERIFY(m_desk->can(entries.constFirst()).isPossible);
    const Task* undone = m_desk->undo(entries.constFirst());
    QVERIFY(undone != nullptr);
    QTRY_COMPARE(undone->state(), Task::State::Succeeded);
    QCOMPARE(look(), before);
    read();
    QTRY_COMPARE(entries.size(), 2);
    QVERIFY(entries.constFirst().isUndone);
    QVERIFY(!m_desk->can(entries.constFirst()).isPossible);
    QVERIFY(entries.constLast().undo.isRedo);
    QVERIFY(m_desk->can(entries.constLast()).isPossible);
}

void TestUndo::entry_ofAClosedConnection_saysWhy()
{
    const Task* done = start(autostartOperation(*m_session, m_host->domain(m_machine), true));
    QTRY_COMPARE(done->state(), Task::State::Succeeded);
    m_session->close();
    QTRY_COMPARE(m_session->state(), SessionState::Closed);
    const Availability can = m_desk->can(done);
    QVERIFY(!can.isPossible);
    QVERIFY(can.reason.contains(QLatin1String("connection")));
    QVERIFY(m_desk->undo(done) == nullptr);
}

void TestUndo::last_leavesOutWhatTookSomethingBack()
{
    const Task* first = start(autostartOperation(*m_session, m_host->domain(m_machine), true));
    QTRY_COMPARE(first->state(), Task::State::Succeeded);
    const Task* second = start(setTagsOperation(*m_session, m_host->domain(m_machine), {}));
    QTRY_COMPARE(second->state(), Task::State::Succeeded);
    QCOMPARE(m_desk->last(), second);
    const Task* undone = m_desk->undo(second);
    QTRY_COMPARE(undone->state(), Task::State::Succeeded);
    QCOMPARE(m_desk->last(), first);
}

/// What a cure started is stopped again, unless somebody uses it by then.
void TestUndo::cure_isTakenBack_unlessItIsUsed_data()
{
    QTest::addColumn<bool>("isPool");
    QTest::newRow("network") << false;
    QTest::newRow("pool") << true;
}

void TestUndo::cure_isTakenBack_unlessItIsUsed()
{
    QFETCH(const bool, isPool);
    const QString name = QStringLiteral("night shift");
    const QString start = isPool ? QStringLiteral("startStoragePool") : QStringLiteral("startNetwork");
    const QString stop = isPool ? QStringLiteral("stopStoragePool") : QStringLiteral("stopNetwork");
    if (isPool) {
        m_host->addPool(name, QStringLiteral("/pool"), false);
        m_host->addVolume({name, QStringLiteral("a.qcow2"), QStringLiteral("/pool/a.qcow2"), QStringLiteral("qcow2"),
            ByteSize::fromGiB(1), ByteSize::fromGiB(1)});
    } else {
        m_host->addNetwork(name, false);
    }
    const DomainRecord machine = m_host->domain(m_machine);
    const auto cure = [&] {
        return isPool ? startPoolOperation(*m_session, machine, name)
                      : startNetworkOperation(*m_session, machine, name);
    };
    const Task* done = this->start(cure());
    QTRY_COMPARE(done->state(), Task::State::Succeeded);
    QVERIFY2(m_desk->can(done).isPossible, qPrintable(m_desk->can(done).reason));

    const Uuid user = m_host->addDomain(QByteArray("<domain type='qemu'><name>user</name><devices>"
                                                   "<disk type='file'><source file='/pool/a.qcow2'/><target dev='vda'/>"
                                                   "</disk><interface type='network'><source network='night shift'/>"
                                                   "</interface></devices></domain>"),
        DomainState::Running);
    const Task* refused = m_desk->undo(done);
    QTRY_VERIFY(refused->isOver());
    QCOMPARE(refused->state(), Task::State::Failed);
    QVERIFY2(refused->error().text.contains(QLatin1String("user")), qPrintable(refused->error().text));
    QCOMPARE(m_host->countOf(stop), 0);

    m_host->setState(user, DomainState::ShutOff);
    const Task* undone = m_desk->undo(done);
    QVERIFY(undone != nullptr);
    QTRY_VERIFY(undone->isOver());
    QVERIFY2(undone->state() == Task::State::Succeeded, qPrintable(undone->error().text));
    QCOMPARE(m_host->countOf(stop), 1);
    const Task* redone = m_desk->undo(undone);
    QVERIFY(redone != nullptr);
    QTRY_COMPARE(redone->state(), Task::State::Succeeded);
    QCOMPARE(m_host->countOf(start), 2);
    // One that was on before is nobody's to stop.
    const Task* again = this->start(cure());
    QTRY_VERIFY(again->isOver());
    QVERIFY(!m_desk->can(again).isPossible);
}

/// What stood in the form when it was opened is no longer what is there.
void TestUndo::text_changedMeanwhile_stays()
{
    const DomainRecord machine = m_host->domain(m_machine);
    const Task* title = start(setTitleOperation(*m_session, machine, QStringLiteral("Mine"), QStringLiteral("Older")));
    QTRY_VERIFY(title->isOver());
    QCOMPARE(title->error().kind, ErrorKind::WrongState);
    const Task* notes
        = start(setDescriptionOperation(*m_session, machine, QStringLiteral("mine"), QStringLiteral("older")));
    QTRY_VERIFY(notes->isOver());
    QCOMPARE(notes->error().kind, ErrorKind::WrongState);
    QVERIFY(m_host->inactiveXml(m_machine).contains("<title>The web</title>"));
    QVERIFY(m_host->inactiveXml(m_machine).contains("<description>old notes</description>"));
    const Task* seen = start(setTitleOperation(*m_session, machine, QStringLiteral("Mine"), QStringLiteral("The web")));
    QTRY_COMPARE(seen->state(), Task::State::Succeeded);
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
