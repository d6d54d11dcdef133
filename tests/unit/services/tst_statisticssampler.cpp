// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/libvirtdriver.h"
#include "app/services/addressbook.h"
#include "app/services/connectionlist.h"
#include "app/services/machinedetails.h"
#include "app/services/machinemonitor.h"
#include "app/services/statisticssampler.h"
#include "app/services/uptimeclock.h"
#include "tests/support/fakedriver.h"

#include <QSignalSpy>
#include <QTest>

#include <chrono>
#include <cmath>

namespace domus {

using namespace std::chrono_literals;

/// What the list knows beyond states: loads, addresses, uptimes, details.
class TestStatisticsSampler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void load_isTheShareOfTheMachinesCpus();
    void gap_whereTheCounterGoesBackOrAnotherRunBegins();
    void gap_whereTheMachineStandsStillOrIsBusy();
    void lateReading_leavesGapsForThePeriodsMissed();
    void silence_whileNobodyLooks();
    void lateReading_ofALifeThatIsOver_isDropped();
    void stoppedMachine_isForgotten();
    void details_areReadAgainWhenTheMachineChanges();
    void details_ofManyMachines_letTheListsPass();
    void addresses_areAskedOfRunningMachinesAndAgainLater();
    void uptime_isKnownSinceTheStartWasSeen();
    void testDriver_hasLoadsAndAddresses();

private:
    void sample(std::optional<quint64> cpuTimeNs, std::chrono::milliseconds at, int id = 1, bool isRunning = true);
    float last() const;
    DomainKey key() const { return {m_session->id(), m_uuid}; }

    std::shared_ptr<FakeHost> m_host;
    std::unique_ptr<ConnectionList> m_list;
    std::unique_ptr<StatisticsSampler> m_sampler;
    std::unique_ptr<QSignalSpy> m_sampled;
    HostSession* m_session = nullptr;
    Uuid m_uuid;
    std::chrono::steady_clock::time_point m_start;
};

void TestStatisticsSampler::init()
{
    m_host = std::make_shared<FakeHost>();
    m_uuid = m_host->addDomain(QStringLiteral("web"), DomainState::Running);
    m_list = std::make_unique<ConnectionList>(std::make_shared<FakeDriver>(m_host), nullptr);
    m_session = m_list->addTemporary(QStringLiteral("qemu:///system"));
    m_sampler = std::make_unique<StatisticsSampler>(*m_list);
    m_sampler->setVcpuSource([](const DomainKey& /*machine*/) { return 2; });
    m_sampled = std::make_unique<QSignalSpy>(m_sampler.get(), &StatisticsSampler::sampled);
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    m_start = std::chrono::steady_clock::now();
}

void TestStatisticsSampler::cleanup()
{
    m_sampled.reset();
    m_sampler.reset();
    m_list.reset();
}

/// One reading with this sample, as the sampler itself takes it.
void TestStatisticsSampler::sample(
    std::optional<quint64> cpuTimeNs, std::chrono::milliseconds at, int id, bool isRunning)
{
    DomainSample sample;
    sample.uuid = m_uuid;
    sample.id = id;
    sample.isRunning = isRunning;
    sample.when = m_start + at;
    sample.cpuTimeNs = cpuTimeNs;
    m_host->setSamples({sample});
    const auto before = m_sampled->count();
    m_sampler->setActive(true); // reads at once
    QTRY_VERIFY(m_sampled->count() > before);
    m_sampler->setActive(false);
}

float TestStatisticsSampler::last() const
{
    return m_sampler->load(key()).value_or(-1);
}

void TestStatisticsSampler::load_isTheShareOfTheMachinesCpus()
{
    sample(1'000'000'000, 0ms);
    QCOMPARE(last(), -1.0F); // one reading tells nothing
    sample(2'000'000'000, 1000ms);
    QCOMPARE(last(), 0.5F); // one second of two CPUs
    sample(2'100'000'000, 2000ms);
    QVERIFY(qAbs(last() - 0.05F) < 0.001F);
    sample(9'000'000'000, 3000ms);
    QCOMPARE(last(), 1.0F); // the emulator's own threads do not make it more than all
    QCOMPARE(m_sampler->history(key())->size(), 4);
}

void TestStatisticsSampler::gap_whereTheCounterGoesBackOrAnotherRunBegins()
{
    sample(5'000'000'000, 0ms);
    sample(1'000'000'000, 1000ms);
    QCOMPARE(last(), -1.0F);
    sample(2'000'000'000, 2000ms);
    QCOMPARE(last(), 0.5F);
    sample(3'000'000'000, 3000ms, 2);
    QCOMPARE(last(), -1.0F);
    sample(4'000'000'000, 4000ms, 2);
    QCOMPARE(last(), 0.5F);
}

void TestStatisticsSampler::gap_whereTheMachineStandsStillOrIsBusy()
{
    sample(0, 0ms);
    sample(std::nullopt, 1000ms); // a job has it
    QCOMPARE(last(), -1.0F);
    sample(2'000'000'000, 2000ms); // of both seconds
    QCOMPARE(last(), 0.5F);
    sample(2'000'000'000, 3000ms, 1, false);
    QCOMPARE(last(), -1.0F);
    sample(2'000'000'000, 4000ms);
    QCOMPARE(last(), -1.0F); // nobody knows when it went on
    sample(3'000'000'000, 5000ms);
    QCOMPARE(last(), 0.5F);
}

void TestStatisticsSampler::lateReading_leavesGapsForThePeriodsMissed()
{
    sample(0, 0ms);
    sample(1'000'000'000, 1000ms);
    sample(5'000'000'000, 5000ms);
    const QVector<float> values = m_sampler->history(key())->values();
    QCOMPARE(values.size(), 6);
    QVERIFY(std::isnan(values[2]) && std::isnan(values[3]) && std::isnan(values[4]));
    QCOMPARE(values[5], 0.5F);
    sample(6'000'000'000, 24h);
    QCOMPARE(m_sampler->history(key())->size(), LoadHistory::capacity);
}

void TestStatisticsSampler::silence_whileNobodyLooks()
{
    m_sampler->setPeriod(10ms);
    QCOMPARE(m_host->countOf(QStringLiteral("sampleDomains")), 0);
    m_sampler->setActive(true);
    QTRY_VERIFY(m_host->countOf(QStringLiteral("sampleDomains")) > 3);
    // A reading that hangs is not followed by others.
    m_host->hang(QStringLiteral("sampleDomains"));
    QTRY_VERIFY(m_host->isHanging());
    const int asked = m_host->countOf(QStringLiteral("sampleDomains"));
    QSignalSpy changed(m_sampler.get(), &StatisticsSampler::sampled);
    QVERIFY(!changed.wait(100)); // ten periods
    QCOMPARE(m_host->countOf(QStringLiteral("sampleDomains")), asked);
    m_host->release();
    QTRY_VERIFY(m_host->countOf(QStringLiteral("sampleDomains")) > asked);
    m_sampler->setActive(false);
}

void TestStatisticsSampler::lateReading_ofALifeThatIsOver_isDropped()
{
    const QString call = QStringLiteral("sampleDomains");
    DomainSample sample;
    sample.uuid = m_uuid;
    sample.id = 1;
    sample.isRunning = true;
    m_host->setSamples({sample});
    m_sampler->setPeriod(1h);
    m_host->hang(call);
    m_sampler->setActive(true);
    QTRY_VERIFY(m_host->isHanging());
    m_session->close();
    m_session->open();
    QTRY_COMPARE(m_session->state(), SessionState::Open);
    QTRY_COMPARE(m_host->countOf(call), 2);
    m_host->release();
    QTRY_VERIFY(m_sampler->history(key()) != nullptr);
    QTRY_COMPARE(m_host->openConnections(), 2); // the late one's is closed: its answer is on the way, or was here
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_sampler->history(key())->values().size(), 1);
}

void TestStatisticsSampler::stoppedMachine_isForgotten()
{
    sample(0, 0ms);
    sample(1'000'000'000, 1000ms);
    QVERIFY(m_sampler->history(key()) != nullptr);
    m_host->setSamples({});
    const auto before = m_sampled->count();
    m_sampler->setActive(true);
    QTRY_VERIFY(m_sampled->count() > before);
    QVERIFY(m_sampler->history(key()) == nullptr);
}

void TestStatisticsSampler::details_areReadAgainWhenTheMachineChanges()
{
    MachineDetailsStore store(*m_list);
    QTRY_VERIFY(store.details(key()) != nullptr);
    QVERIFY(store.details(key())->labels.isEmpty());
    QSignalSpy changed(&store, &MachineDetailsStore::detailsChanged);
    m_host->setMetadata(
        m_uuid, QStringLiteral("urn:domus:machine:1"), QByteArrayLiteral("<machine><group>lab</group></machine>"));
    m_host->emitEvent(DomainChangedEvent{m_uuid});
    QTRY_COMPARE(store.details(key())->labels.home(), QStringLiteral("lab"));
    QCOMPARE(changed.count(), 1);
    m_host->emitEvent(DomainChangedEvent{m_uuid}); // nothing is different
    m_host->clearCalls();
    QTRY_VERIFY(m_host->countOf(QStringLiteral("domainXml")) > 0);
    QTRY_VERIFY(store.isComplete(m_session->id()));
    QCOMPARE(changed.count(), 1);
}

void TestStatisticsSampler::details_ofManyMachines_letTheListsPass()
{
    for (int i = 0; i < 600; ++i) {
        m_host->addDomain(QStringLiteral("vm%1").arg(i));
    }
    m_session->refresh();
    QTRY_COMPARE(m_session->inventory()->domains.size(), 601);
    m_host->clearCalls();
    m_host->delayCall(QStringLiteral("domainXml"), 1ms);
    MachineDetailsStore store(*m_list);
    m_session->refresh();
    QTRY_VERIFY(store.isComplete(m_session->id()));
    QCOMPARE(m_host->countOf(QStringLiteral("domainXml")), 601); // each once
    const QStringList calls = m_host->calls();
    const auto list = calls.indexOf(QStringLiteral("domains"));
    QVERIFY(list >= 0);
    QVERIFY2(calls.mid(0, list).count(QStringLiteral("domainXml")) < 300, "the list waited for all the details");
}

void TestStatisticsSampler::addresses_areAskedOfRunningMachinesAndAgainLater()
{
    const Uuid off = m_host->addDomain(QStringLiteral("off"));
    m_session->refresh();
    QTRY_COMPARE(m_session->inventory()->domains.size(), 2);
    AddressBook book(*m_list);
    book.setLifetime(50ms);
    m_host->setAddresses(m_uuid, {QStringLiteral("10.0.0.7")});
    m_host->setAddresses(off, {QStringLiteral("10.0.0.8")});
    QCOMPARE(m_host->countOf(QStringLiteral("leasedAddresses")), 0);
    book.setActive(true);
    QTRY_COMPARE(book.addresses(key()), QStringList{QStringLiteral("10.0.0.7")});
    QVERIFY(book.addresses({m_session->id(), off}).isEmpty());
    m_host->setAddresses(m_uuid, {QStringLiteral("10.0.0.9")});
    QTRY_COMPARE(book.addresses(key()), QStringList{QStringLiteral("10.0.0.9")});
    m_host->setState(m_uuid, DomainState::ShutOff);
    m_session->refresh();
    QTRY_VERIFY(book.addresses(key()).isEmpty());
}

void TestStatisticsSampler::uptime_isKnownSinceTheStartWasSeen()
{
    const Uuid other = m_host->addDomain(QStringLiteral("other"));
    m_session->refresh();
    QTRY_COMPARE(m_session->inventory()->domains.size(), 2);
    const UptimeClock clock(*m_list);
    const DomainKey otherKey{m_session->id(), other};
    QVERIFY(!clock.uptime(otherKey));
    m_host->setState(other, DomainState::Running);
    m_host->emitEvent(DomainLifecycleEvent{other, DomainLifecycle::Started, 0});
    QTRY_VERIFY(clock.uptime(otherKey));
    QVERIFY(*clock.uptime(otherKey) < 10s);
    QTRY_COMPARE(m_session->inventory()->domain(other)->state, DomainState::Running);
    QVERIFY(clock.uptime(otherKey));
    QVERIFY(!clock.uptime(key())); // it ran before anybody looked, and has no process here
    m_host->setState(other, DomainState::ShutOff);
    m_host->emitEvent(DomainLifecycleEvent{other, DomainLifecycle::Stopped, 0});
    QTRY_VERIFY(!clock.uptime(otherKey));
}

void TestStatisticsSampler::testDriver_hasLoadsAndAddresses()
{
    ConnectionList list(std::make_shared<LibvirtDriver>(), nullptr);
    MachineMonitor monitor(list);
    HostSession* session = list.addTemporary(QStringLiteral("test:///default"));
    session->open();
    QTRY_COMPARE(session->inventory()->domains.size(), 1);
    const DomainKey machine{session->id(), session->inventory()->domains.constFirst().uuid};
    QTRY_VERIFY(monitor.details().details(machine) != nullptr);
    monitor.sampler().setPeriod(50ms);
    monitor.setWatched(true);
    // The driver's CPU time is the wall clock's, for two CPUs.
    QTRY_VERIFY(monitor.sampler().load(machine));
    QVERIFY(*monitor.sampler().load(machine) > 0.2F);
    QTRY_VERIFY(!monitor.addresses().addresses(machine).isEmpty());
    QVERIFY(monitor.addresses().addresses(machine).constFirst().startsWith(QLatin1String("192.168.122.")));
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestStatisticsSampler)
#include "tst_statisticssampler.moc"
