// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/installphase.h"
#include "app/services/machinenotes.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "tests/support/fakedriver.h"

#include <QSignalSpy>
#include <QTest>

namespace domus {

namespace {

constexpr QLatin1String notesUri(machinemetadata::namespaceUri);

QByteArray installing()
{
    MachineMetadata notes;
    notes.installPhase = InstallPhase::Installing;
    return notes.toXml();
}

/// As it is once the machine has run.
QByteArray begun()
{
    return installing().replace("<install ", "<install begun='yes' ");
}

QByteArray startedPaused()
{
    MachineMetadata notes;
    notes.isStartedPaused = true;
    return notes.toXml();
}

// Why a machine stopped.
constexpr int stoppedByItself = 0;
constexpr int stoppedByForce = 1;

} // namespace

class TestStartGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void pausedStart_waitsForTheConsole();
    void pausedStart_withoutConsole_runsAfterThePatience();
    void pausedStart_whenConsoleIsFaster_runsAtOnce();
    void pausedStart_afterAConsoleOnAPausedMachine_stillWaits();
    void pausedStart_whenMarkCannotBeWritten_startsRunning();
    void pausedStart_ofAnEarlierDomus_isResumedAndUserPausesAreNot();
    void install_whenGuestStops_isInstalled();
    void install_whenRestartEndsTheRun_startsAgain();
    void install_whoseDefinitionIsStillTheInstallers_bootsItsDiskNext();
    void install_whenUserStops_goesOn();
    void install_whenForcedOff_goesOn();
    void install_whenGuestReboots_isInstalled();
    void install_foundOffAtStart_isInstalledAndLeftOff();
    void install_neverStarted_goesOnWaiting();
    void install_whenStarted_notesThatItRan();
    void install_onReadOnlyConnection_isLeftAlone();

private:
    InstallPhase phase(Uuid uuid) const
    {
        return MachineMetadata::fromXml(m_host->metadata(uuid, notesUri)).installPhase;
    }
    bool isMarked(Uuid uuid) const
    {
        return MachineMetadata::fromXml(m_host->metadata(uuid, notesUri)).isStartedPaused;
    }
    HostSession* open(bool readOnly = false);
    DomainKey key(Uuid uuid) const { return {m_session->id(), uuid}; }
    Uuid addInstalling(DomainState state = DomainState::ShutOff)
    {
        const Uuid uuid = m_host->addDomain(QStringLiteral("vm"), state);
        m_host->setMetadata(uuid, notesUri, installing());
        return uuid;
    }
    Task* startPaused(Uuid uuid)
    {
        return m_runner->start(PausedStart::startOperation(*m_session, m_host->domain(uuid)));
    }
    /// The machine goes off, as libvirt tells it: with that detail of VIR_DOMAIN_EVENT_STOPPED.
    void stop(Uuid uuid, int detail)
    {
        m_host->setState(uuid, DomainState::ShutOff);
        m_host->emitEvent(DomainLifecycleEvent{uuid, DomainLifecycle::Stopped, detail});
    }

    std::shared_ptr<FakeHost> m_host;
    std::unique_ptr<ConnectionList> m_list;
    std::unique_ptr<OperationRunner> m_runner;
    HostSession* m_session = nullptr;
};

void TestStartGate::init()
{
    m_runner.reset();
    m_host = std::make_shared<FakeHost>();
    m_list = std::make_unique<ConnectionList>(std::make_shared<FakeDriver>(m_host), nullptr);
    m_runner = std::make_unique<OperationRunner>(*m_list);
}

HostSession* TestStartGate::open(bool readOnly)
{
    ConnectionSettings settings;
    settings.uri = QStringLiteral("qemu:///system");
    settings.readOnly = readOnly;
    m_session = m_list->add(settings);
    m_session->open();
    return m_session;
}

void TestStartGate::pausedStart_waitsForTheConsole()
{
    PausedStart gate(*m_list);
    const Uuid uuid = m_host->addDomain(QStringLiteral("vm"));
    open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    const Task* task = startPaused(uuid);
    QTRY_COMPARE(task->state(), Task::State::Succeeded);
    QCOMPARE(m_host->domain(uuid).state, DomainState::Paused);
    QVERIFY(isMarked(uuid));
    gate.started(key(uuid));
    QVERIFY(gate.isWaiting(key(uuid)));
    QSignalSpy released(&gate, &PausedStart::released);
    gate.consoleAttached(key(uuid));
    QTRY_COMPARE(released.count(), 1);
    QCOMPARE(m_host->domain(uuid).state, DomainState::Running);
    QVERIFY(!isMarked(uuid));
    QVERIFY(!gate.isWaiting(key(uuid)));
}

void TestStartGate::pausedStart_withoutConsole_runsAfterThePatience()
{
    PausedStart gate(*m_list);
    gate.setPatience(std::chrono::milliseconds(50));
    const Uuid uuid = m_host->addDomain(QStringLiteral("vm"));
    open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    const Task* task = startPaused(uuid);
    QTRY_COMPARE(task->state(), Task::State::Succeeded);
    gate.started(key(uuid));
    QTRY_COMPARE(m_host->domain(uuid).state, DomainState::Running);
    QTRY_VERIFY(!isMarked(uuid));
}

void TestStartGate::pausedStart_whenConsoleIsFaster_runsAtOnce()
{
    PausedStart gate(*m_list);
    const Uuid uuid = m_host->addDomain(QStringLiteral("vm"));
    open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    const Task* task = startPaused(uuid);
    QTRY_COMPARE(task->state(), Task::State::Succeeded);
    QTRY_COMPARE(m_session->inventory()->domain(uuid)->state, DomainState::Paused);
    gate.consoleAttached(key(uuid));
    gate.started(key(uuid));
    QTRY_COMPARE(m_host->domain(uuid).state, DomainState::Running);
}

void TestStartGate::pausedStart_afterAConsoleOnAPausedMachine_stillWaits()
{
    const Uuid uuid = m_host->addDomain(QStringLiteral("vm"), DomainState::Paused); // by its user
    PausedStart gate(*m_list);
    open();
    QTRY_COMPARE(m_session->inventory()->domains.size(), 1);
    gate.consoleAttached(key(uuid));
    stop(uuid, stoppedByForce);
    QTRY_COMPARE(m_session->inventory()->domain(uuid)->state, DomainState::ShutOff);
    const Task* task = startPaused(uuid);
    QTRY_COMPARE(task->state(), Task::State::Succeeded);
    gate.started(key(uuid));
    QVERIFY(gate.isWaiting(key(uuid)));
}

void TestStartGate::pausedStart_whenMarkCannotBeWritten_startsRunning()
{
    const Uuid uuid = m_host->addDomain(QStringLiteral("vm"));
    open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    m_host->failCall(
        QStringLiteral("setDomainMetadata"), Error::make(ErrorKind::Unsupported, QStringLiteral("no metadata")));
    const Task* task = startPaused(uuid);
    QTRY_COMPARE(task->state(), Task::State::Succeeded);
    QCOMPARE(m_host->domain(uuid).state, DomainState::Running);
}

void TestStartGate::pausedStart_ofAnEarlierDomus_isResumedAndUserPausesAreNot()
{
    const Uuid left = m_host->addDomain(QStringLiteral("left"), DomainState::Paused);
    const Uuid byUser = m_host->addDomain(QStringLiteral("byuser"), DomainState::Paused);
    m_host->setMetadata(left, notesUri, startedPaused());
    PausedStart gate(*m_list);
    open();
    QTRY_COMPARE(m_host->domain(left).state, DomainState::Running);
    QTRY_VERIFY(!isMarked(left));
    QCOMPARE(m_host->domain(byUser).state, DomainState::Paused);
}

void TestStartGate::install_whenGuestStops_isInstalled()
{
    const Uuid uuid = addInstalling(DomainState::Running);
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    open();
    QTRY_VERIFY(watcher.isInstalling(key(uuid)));
    stop(uuid, stoppedByItself);
    QTRY_COMPARE(phase(uuid), InstallPhase::Installed);
    QCOMPARE(m_host->countOf(QStringLiteral("startDomain")), 0);
}

void TestStartGate::install_whenRestartEndsTheRun_startsAgain()
{
    const Uuid uuid = addInstalling(DomainState::Running);
    m_host->setLiveXml(uuid, "<domain type='qemu' id='1'><name>vm</name><on_reboot>destroy</on_reboot></domain>");
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    open();
    QTRY_VERIFY(watcher.isInstalling(key(uuid)));
    stop(uuid, stoppedByItself);
    QTRY_COMPARE(m_host->domain(uuid).state, DomainState::Running);
    QCOMPARE(phase(uuid), InstallPhase::Installed);
    QCOMPARE(m_host->countOf(QStringLiteral("startDomain")), 1);
}

void TestStartGate::install_whoseDefinitionIsStillTheInstallers_bootsItsDiskNext()
{
    // Made without being started, and started from the list: nobody has changed its definition since.
    const QByteArray notes = begun();
    const Uuid uuid = m_host->addDomain("<domain type='qemu'>\n  <name>vm</name>\n  <uuid>" + Uuid::create().toUtf8()
            + "</uuid>\n  <os>\n    <type>hvm</type>\n    <kernel>/linux</kernel>\n    <initrd>/initrd</initrd>\n  "
              "</os>\n  <on_reboot>destroy</on_reboot>\n  <devices>\n    <disk type='file' device='disk'>\n      "
              "<source file='/disk'/>\n      <target dev='vda'/>\n    </disk>\n  </devices>\n</domain>\n",
        DomainState::Running);
    m_host->setMetadata(uuid, notesUri, notes);
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    open();
    QTRY_VERIFY(watcher.isInstalling(key(uuid)));
    stop(uuid, stoppedByItself);
    QTRY_COMPARE(m_host->domain(uuid).state, DomainState::Running);
    QVERIFY(!m_host->inactiveXml(uuid).contains("<kernel>"));
    QVERIFY(!m_host->inactiveXml(uuid).contains("destroy"));
    QVERIFY(m_host->calls().lastIndexOf(QStringLiteral("defineDomain"))
        < m_host->calls().indexOf(QStringLiteral("startDomain")));
    QCOMPARE(phase(uuid), InstallPhase::Installed);
}

void TestStartGate::install_whenUserStops_goesOn()
{
    const Uuid uuid = addInstalling(DomainState::Running);
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    open();
    QTRY_VERIFY(watcher.isInstalling(key(uuid)));
    Task* task = m_runner->start(domainOperation(DomainAction::ShutDown, *m_session, m_host->domain(uuid)));
    QTRY_COMPARE(task->state(), Task::State::Succeeded);
    QTRY_COMPARE(m_session->inventory()->domain(uuid)->state, DomainState::ShutOff);
    QCOMPARE(phase(uuid), InstallPhase::Installing);
    QVERIFY(watcher.isInstalling(key(uuid)));
}

void TestStartGate::install_whenForcedOff_goesOn()
{
    const Uuid uuid = addInstalling(DomainState::Running);
    InstallPhaseWatcher watcher(*m_list, nullptr);
    open();
    QTRY_VERIFY(watcher.isInstalling(key(uuid)));
    stop(uuid, stoppedByForce);
    QTRY_COMPARE(m_session->inventory()->domain(uuid)->state, DomainState::ShutOff);
    QCOMPARE(phase(uuid), InstallPhase::Installing);
}

void TestStartGate::install_whenGuestReboots_isInstalled()
{
    const Uuid uuid = addInstalling(DomainState::Running);
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    open();
    QTRY_VERIFY(watcher.isInstalling(key(uuid)));
    m_host->emitEvent(DomainRebootEvent{uuid});
    QTRY_COMPARE(phase(uuid), InstallPhase::Installed);
}

void TestStartGate::install_foundOffAtStart_isInstalledAndLeftOff()
{
    const Uuid uuid = m_host->addDomain(QStringLiteral("vm"));
    m_host->setMetadata(uuid, notesUri, begun());
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    QSignalSpy installed(&watcher, &InstallPhaseWatcher::installed);
    open();
    QTRY_COMPARE(installed.count(), 1);
    QCOMPARE(phase(uuid), InstallPhase::Installed);
    QCOMPARE(m_host->domain(uuid).state, DomainState::ShutOff);
}

void TestStartGate::install_neverStarted_goesOnWaiting()
{
    const Uuid uuid = addInstalling();
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    QSignalSpy installed(&watcher, &InstallPhaseWatcher::installed);
    open();
    QTRY_VERIFY(watcher.isInstalling(key(uuid)));
    QCOMPARE(installed.count(), 0);
    QCOMPARE(phase(uuid), InstallPhase::Installing);
    QCOMPARE(m_host->countOf(QStringLiteral("setDomainMetadata")), 0);
}

void TestStartGate::install_whenStarted_notesThatItRan()
{
    const Uuid uuid = addInstalling();
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    open();
    QTRY_VERIFY(watcher.isInstalling(key(uuid)));
    const Task* task = m_runner->start(domainOperation(DomainAction::Start, *m_session, m_host->domain(uuid)));
    QTRY_COMPARE(task->state(), Task::State::Succeeded);
    QTRY_VERIFY(m_host->metadata(uuid, notesUri).contains("begun"));
    QCOMPARE(phase(uuid), InstallPhase::Installing);
    m_session->close();
    m_host->setState(uuid, DomainState::ShutOff); // its installer ended while nobody watched
    m_session->open();
    QTRY_COMPARE(phase(uuid), InstallPhase::Installed);
}

void TestStartGate::install_onReadOnlyConnection_isLeftAlone()
{
    const Uuid uuid = addInstalling();
    InstallPhaseWatcher watcher(*m_list, m_runner.get());
    QSignalSpy failed(&watcher, &InstallPhaseWatcher::failed);
    open(true);
    QTRY_COMPARE(m_session->inventory()->domains.size(), 1);
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    QCOMPARE(m_host->countOf(QStringLiteral("domainMetadata")), 0);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(phase(uuid), InstallPhase::Installing);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestStartGate)
#include "tst_startgate.moc"
