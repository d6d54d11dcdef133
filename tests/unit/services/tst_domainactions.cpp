// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/operationrunner.h"
#include "app/services/switchtoemulation.h"
#include "app/services/virshcommand.h"

#include <QTest>

namespace domus {

namespace {

DomainRecord machine(DomainState state, bool saved = false, bool persistent = true)
{
    DomainRecord record;
    record.uuid = Uuid::create();
    record.name = QStringLiteral("vm");
    record.state = state;
    record.id = record.isActive() ? 1 : -1;
    record.hasManagedSave = saved;
    record.persistent = persistent;
    return record;
}

/// The actions possible, a letter each, in the order of DomainAction.
QString possible(const DomainRecord& record, bool open = true, bool readOnly = false)
{
    static const QString letters = QStringLiteral("sdbrpufvoxD");
    QString result;
    for (int i = 0; i < letters.size(); ++i) {
        const Availability one = availability(static_cast<DomainAction>(i), record, open, readOnly);
        if (one.isPossible != one.reason.isEmpty()) {
            return QStringLiteral("reason missing or too much");
        }
        result += one.isPossible ? letters.at(i) : QLatin1Char('.');
    }
    return result;
}

} // namespace

class TestDomainActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void availability_isAsTheStateAllows_data();
    void availability_isAsTheStateAllows();
    void availability_ofOneThatCrashed_saysTheWayOut();
    void availability_withoutConnectionOrRights_isNothing();
    void virshName_ofTrickyNames_isTheUuid();
    void command_ofEveryAction_isItsVirshLine_data();
    void command_ofEveryAction_isItsVirshLine();
    void forceOff_saysWhatMayBeLost();
    void lifecycle_onTestDriver_followsTheRecord();
    void emulation_takesKvmOutAndLeavesTheRest();
};

void TestDomainActions::availability_isAsTheStateAllows_data()
{
    QTest::addColumn<DomainRecord>("record");
    QTest::addColumn<QString>("actions");
    QTest::newRow("running") << machine(DomainState::Running) << QStringLiteral(".dbrp.fv..D");
    QTest::newRow("paused") << machine(DomainState::Paused) << QStringLiteral("...r.ufv..D");
    QTest::newRow("shutting down") << machine(DomainState::ShuttingDown) << QStringLiteral(".dbrp.fv..D");
    QTest::newRow("off") << machine(DomainState::ShutOff) << QStringLiteral("s.........D");
    QTest::newRow("saved") << machine(DomainState::ShutOff, true) << QStringLiteral("s.......oxD");
    QTest::newRow("crashed") << machine(DomainState::Crashed) << QStringLiteral("s.........D");
    DomainRecord kept = machine(DomainState::Crashed); // by <on_crash>preserve</on_crash>: its process is there
    kept.id = 7;
    QTest::newRow("crashed and kept") << kept << QStringLiteral("...r..f...D");
    DomainRecord silent = machine(DomainState::NoState);
    silent.id = 8;
    QTest::newRow("a state not told") << silent << QStringLiteral(".dbrpufv..D");
    QTest::newRow("a state not told, off") << machine(DomainState::NoState) << QStringLiteral("s.........D");
    QTest::newRow("blocked") << machine(DomainState::Blocked) << QStringLiteral(".dbrp.fv..D");
    QTest::newRow("transient paused") << machine(DomainState::Paused, false, false) << QStringLiteral("...r.uf....");
    QTest::newRow("asleep") << machine(DomainState::PmSuspended) << QStringLiteral("...r..f...D");
    QTest::newRow("transient") << machine(DomainState::Running, false, false) << QStringLiteral(".dbrp.f....");
}

void TestDomainActions::availability_isAsTheStateAllows()
{
    QFETCH(const DomainRecord, record);
    QFETCH(const QString, actions);
    QCOMPARE(possible(record), actions);
}

void TestDomainActions::availability_ofOneThatCrashed_saysTheWayOut()
{
    DomainRecord crashed = machine(DomainState::Crashed);
    const auto why = [&crashed](DomainAction action) { return availability(action, crashed, true, false).reason; };
    QVERIFY(!why(DomainAction::ShutDown).contains(QLatin1String("Force it off"))); // nothing is there to be forced
    crashed.id = 7;
    for (const DomainAction action : {DomainAction::Start, DomainAction::ShutDown, DomainAction::Save}) {
        QVERIFY2(why(action).contains(QLatin1String("Force it off")), qPrintable(why(action)));
    }
}

void TestDomainActions::availability_withoutConnectionOrRights_isNothing()
{
    const QString nothing = QStringLiteral("...........");
    QCOMPARE(possible(machine(DomainState::Running), false), nothing);
    QCOMPARE(possible(machine(DomainState::Running), true, true), nothing);
    QCOMPARE(possible(machine(DomainState::Unknown)), nothing);
}

void TestDomainActions::virshName_ofTrickyNames_isTheUuid()
{
    DomainRecord record = machine(DomainState::ShutOff);
    QCOMPARE(virshName(record), QStringLiteral("vm"));
    record.name = QStringLiteral("17");
    QCOMPARE(virshName(record), record.uuid.toString());
    record.name = QStringLiteral("--all");
    QCOMPARE(virshName(record), record.uuid.toString());
    QCOMPARE(virshCommand(QStringLiteral("qemu:///system"), {QStringLiteral("start"), QStringLiteral("a'b c")}),
        QStringLiteral("virsh -c qemu:///system start 'a'\\''b c'"));
}

void TestDomainActions::command_ofEveryAction_isItsVirshLine_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("command");
    const auto row = [](DomainAction action, const char* command) {
        QTest::newRow(command) << static_cast<int>(action) << QString::fromLatin1(command);
    };
    row(DomainAction::Start, "start vm");
    row(DomainAction::ShutDown, "shutdown vm --mode acpi,agent");
    row(DomainAction::Reboot, "reboot vm --mode acpi,agent");
    row(DomainAction::Reset, "reset vm");
    row(DomainAction::Pause, "suspend vm");
    row(DomainAction::Resume, "resume vm");
    row(DomainAction::ForceOff, "destroy vm");
    row(DomainAction::Save, "managedsave vm");
    row(DomainAction::DiscardSaved, "managedsave-remove vm");
}

void TestDomainActions::command_ofEveryAction_isItsVirshLine()
{
    QFETCH(const int, action);
    QFETCH(const QString, command);
    ConnectionSettings settings;
    settings.uri = QStringLiteral("test:///default");
    const HostSession session(settings, std::make_shared<LibvirtDriver>());
    const Operation operation
        = domainOperation(static_cast<DomainAction>(action), session, machine(DomainState::Running));
    QCOMPARE(operation.command, QStringLiteral("virsh -c test:///default ") + command);
    QVERIFY(!operation.title.isEmpty());
    QVERIFY(!operation.preview.sentences.isEmpty());
}

void TestDomainActions::forceOff_saysWhatMayBeLost()
{
    const auto driver = std::make_shared<LibvirtDriver>();
    ConnectionSettings settings;
    settings.uri = QStringLiteral("test:///default");
    const HostSession session(settings, driver);
    const Operation operation = domainOperation(DomainAction::ForceOff, session, machine(DomainState::Running));
    QVERIFY(operation.isDestructive);
    QVERIFY(operation.endsRun);
    QCOMPARE(operation.command, QStringLiteral("virsh -c test:///default destroy vm"));
    QVERIFY(operation.preview.sentences.join(QString()).contains(QLatin1String("lost")));
}

void TestDomainActions::lifecycle_onTestDriver_followsTheRecord()
{
    ConnectionList list(std::make_shared<LibvirtDriver>(), nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(QStringLiteral("test:///default"));
    session->open();
    QTRY_COMPARE(session->state(), SessionState::Open);
    const auto record = [session] {
        const DomainRecord* found = session->inventory()->domainByName(QStringLiteral("test"));
        return found != nullptr ? *found : DomainRecord();
    };
    QTRY_COMPARE(record().state, DomainState::Running);
    const auto act = [&](DomainAction action, DomainState next) {
        Task* task = runner.start(domainOperation(action, *session, record()));
        if (!QTest::qWaitFor([task] { return task->isOver(); }) || task->state() != Task::State::Succeeded) {
            qWarning("%s: %s", qPrintable(task->title()), qPrintable(task->error().text));
            return false;
        }
        return QTest::qWaitFor([&] { return record().state == next; });
    };
    QVERIFY(act(DomainAction::Pause, DomainState::Paused));
    QVERIFY(act(DomainAction::Resume, DomainState::Running));
    QVERIFY(act(DomainAction::Reboot, DomainState::Running));
    QVERIFY(act(DomainAction::Save, DomainState::ShutOff));
    QTRY_VERIFY(record().hasManagedSave);
    QVERIFY(act(DomainAction::Restore, DomainState::Running));
    QVERIFY(act(DomainAction::ShutDown, DomainState::ShutOff));
    QVERIFY(act(DomainAction::Start, DomainState::Running));
    QVERIFY(act(DomainAction::ForceOff, DomainState::ShutOff));

    Task* wrong = runner.start(domainOperation(DomainAction::Pause, *session, record()));
    QTRY_COMPARE(wrong->state(), Task::State::Failed);
    QCOMPARE(wrong->error().subject, QStringLiteral("test"));
    QVERIFY(!wrong->error().action.isEmpty());

    Task* gone = runner.start(deleteDomainOperation(*session, record(), {}));
    QTRY_VERIFY(gone->isOver());
    QVERIFY2(gone->state() == Task::State::Succeeded, qPrintable(gone->error().text));
    QTRY_VERIFY(session->inventory()->domains.isEmpty());
}

void TestDomainActions::emulation_takesKvmOutAndLeavesTheRest()
{
    const QByteArray xml
        = "<domain type='kvm'>\n  <name>w</name>\n  <!-- mine -->\n  <features>\n    <acpi/>\n"
          "    <hyperv mode='custom'>\n      <relaxed state='on'/>\n    </hyperv>\n    <kvm>\n"
          "      <hidden state='on'/>\n    </kvm>\n  </features>\n"
          "  <cpu mode='host-passthrough' check='none' migratable='on'>\n"
          "    <topology sockets='1' dies='1' cores='2' threads='1'/>\n"
          "    <feature policy='require' name='vmx'/>\n  </cpu>\n  <clock offset='utc'>\n"
          "    <timer name='rtc' tickpolicy='catchup'/>\n    <timer name='hypervclock' present='yes'/>\n"
          "  </clock>\n</domain>\n";
    const auto changed = definitionForEmulation(xml);
    QVERIFY(changed.has_value());
    QVERIFY(changed->contains("type='qemu'"));
    QVERIFY(changed->contains("mode='maximum'"));
    QVERIFY(changed->contains("cores='2'"));
    QVERIFY(changed->contains("<!-- mine -->"));
    QVERIFY(changed->contains("<acpi/>"));
    for (const char* gone : {"hyperv", "<kvm>", "vmx", "migratable", "check="}) {
        QVERIFY2(!changed->contains(gone), gone);
    }
    QCOMPARE(definitionForEmulation(*changed).value_or(QByteArray()), *changed);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestDomainActions)
#include "tst_domainactions.moc"
