// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/faults.h"
#include "app/libvirt/libvirtdriver.h"
#include "tests/libvirt/eventrecorder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace domus;

/// The shim that spoils calls: what every test of bad luck stands on.
class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void parse_everyForm_data();
    void parse_everyForm();
    void nthCall_fails_othersDoNot();
    void function_onlyItsCallsCount();
    void delay_only_isSlow();
    void lost_connection_staysLost();
    void lostAfter_call_hasHappened();
    void ledger_destructiveCalls_areListed();
    void everyNamedFault_everyCall_leaksNothing_data();
    void everyNamedFault_everyCall_leaksNothing();

private:
    static Uuid define(Connection& connection);
    LibvirtDriver m_driver;
    std::unique_ptr<Connection> m_connection;
};

void TestFaults::init()
{
    faults::clear();
    auto opened = m_driver.open({QStringLiteral("test:///default"), false, {}});
    QVERIFY(opened);
    m_connection = std::move(*opened);
}

void TestFaults::cleanup()
{
    faults::clear();
    m_connection.reset();
}

Uuid TestFaults::define(Connection& connection)
{
    return connection
        .defineDomain("<domain type='test'><name>a</name><memory>65536</memory><os><type>hvm</type></os></domain>")
        .value_or(Uuid());
}

void TestFaults::parse_everyForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("nth");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("domain");
    QTest::addColumn<int>("delay");
    QTest::addColumn<bool>("later");
    QTest::newRow("plain") << QStringLiteral("3:42:0") << 3 << 42 << 0 << 0 << false;
    QTest::newRow("no delay") << QStringLiteral("3:42") << 3 << 42 << 0 << 0 << false;
    QTest::newRow("with domain") << QStringLiteral("1:38:5:7") << 1 << 38 << 7 << 5 << false;
    QTest::newRow("and later") << QStringLiteral("2+:9:0") << 2 << 9 << 0 << 0 << true;
    QTest::newRow("only slow") << QStringLiteral("4:0:250") << 4 << 0 << 0 << 250 << false;
    QTest::newRow("named") << QStringLiteral("7:lost:0") << 7 << 38 << 7 << 0 << false;
    for (const char* wrong : {"", "x", "0:1:0", "-1:1:0", "1:nonsense:0", "1:1:x", "1:1:0:x", "1:1:0:1:1"}) {
        QTest::newRow(qPrintable(QStringLiteral("wrong: '%1'").arg(QLatin1String(wrong))))
            << QString::fromLatin1(wrong) << 0 << 0 << 0 << 0 << false;
    }
}

void TestFaults::parse_everyForm()
{
    QFETCH(QString, text);
    QFETCH(int, nth);
    QFETCH(int, code);
    QFETCH(int, domain);
    QFETCH(int, delay);
    QFETCH(bool, later);
    const auto fault = faults::parse(text);
    QCOMPARE(fault.has_value(), nth > 0);
    if (fault) {
        QCOMPARE(fault->nth, nth);
        QCOMPARE(fault->code, code);
        QCOMPARE(fault->domain, domain);
        QCOMPARE(fault->delay, std::chrono::milliseconds(delay));
        QCOMPARE(fault->andLater, later);
    }
}

void TestFaults::nthCall_fails_othersDoNot()
{
    faults::Fault fault = *faults::named(u"no-space");
    fault.nth = 2;
    faults::set(fault);
    QVERIFY(m_connection->freeMemory());
    const auto second = m_connection->freeMemory();
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::OutOfSpace);
    QCOMPARE(QByteArray(second.error().where), QByteArray("virNodeGetFreeMemory"));
    QVERIFY(m_connection->freeMemory());
    QCOMPARE(faults::callCount(), 3);
}

void TestFaults::function_onlyItsCallsCount()
{
    faults::Fault fault = *faults::named(u"denied");
    fault.nth = 1;
    fault.function = "virDomainDefineXML";
    faults::set(fault);
    QVERIFY(m_connection->freeMemory());
    QVERIFY(define(*m_connection).isNull());
    QVERIFY(!define(*m_connection).isNull());
    QCOMPARE(faults::callCount(), 2);
}

void TestFaults::delay_only_isSlow()
{
    faults::Fault fault;
    fault.nth = 1;
    fault.delay = std::chrono::milliseconds(60);
    faults::set(fault);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_connection->freeMemory());
    QVERIFY(timer.elapsed() >= 60);
}

void TestFaults::lost_connection_staysLost()
{
    faults::Fault fault = *faults::named(u"lost");
    fault.nth = 1;
    faults::set(fault);
    QCOMPARE(m_connection->freeMemory().error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(m_connection->domains().error().kind, ErrorKind::NotConnected);
    QVERIFY(!m_driver.open({QStringLiteral("test:///default"), false, {}}));
    faults::clear();
    QVERIFY(m_connection->domains());
}

void TestFaults::lostAfter_call_hasHappened()
{
    faults::Fault fault = *faults::named(u"lost-after");
    fault.nth = 1;
    fault.function = "virDomainDefineXML";
    faults::set(fault);
    QVERIFY(define(*m_connection).isNull());
    faults::clear();
    QCOMPARE(m_connection->domains()->size(), 2);
}

void TestFaults::ledger_destructiveCalls_areListed()
{
    const Uuid uuid = define(*m_connection);
    QVERIFY(m_connection->startDomain(uuid, {}));
    QVERIFY(faults::destructiveCalls().isEmpty());
    QVERIFY(m_connection->destroyDomain(uuid));
    QVERIFY(m_connection->undefineDomain(uuid, {}));
    const QVector<faults::DestructiveCall> expected{
        {"virDomainDestroy", uuid.toString()}, {"virDomainUndefineFlags", uuid.toString()}};
    QCOMPARE(faults::destructiveCalls(), expected);
}

void TestFaults::everyNamedFault_everyCall_leaksNothing_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : faults::namedFaults()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestFaults::everyNamedFault_everyCall_leaksNothing()
{
    QFETCH(QString, name);
    // A whole life, spoiled at each of its calls in turn; what is left is cleared away by a connection of its own.
    const auto live = [this] {
        auto opened = m_driver.open({QStringLiteral("test:///default"), false, {}});
        if (!opened) {
            return;
        }
        Connection& connection = **opened;
        const EventRecorder recorder;
        (void)connection.subscribe(recorder.sink());
        (void)connection.domains();
        const Uuid uuid = define(connection);
        (void)connection.startDomain(uuid, {true, false, true});
        (void)connection.screenshot(uuid);
        (void)connection.domainStatistics(uuid);
        (void)connection.setDomainMetadata(uuid, QStringLiteral("t"), QStringLiteral("urn:t"), "<n/>");
        (void)connection.networks();
        const auto volume = connection.createStorageVolume(
            QStringLiteral("default-pool"), "<volume><name>v</name><capacity>1</capacity></volume>");
        (void)connection.storageVolumes(QStringLiteral("default-pool"));
        (void)connection.deleteStorageVolume(QStringLiteral("default-pool"), QStringLiteral("v"));
        (void)connection.shutdownDomain(uuid, ShutdownMethod::HypervisorDefault);
        (void)connection.undefineDomain(uuid, {});
    };
    const auto tidy = [this] {
        faults::clear();
        const auto domains = m_connection->domains();
        for (const DomainRecord& record : *domains) {
            if (record.name == QLatin1String("a")) {
                if (record.isActive()) {
                    (void)m_connection->destroyDomain(record.uuid);
                }
                // Undefined while it ran, it went with its end.
                (void)m_connection->undefineDomain(record.uuid, {});
            }
        }
        (void)m_connection->deleteStorageVolume(QStringLiteral("default-pool"), QStringLiteral("v"));
        QCOMPARE(m_connection->domains()->size(), 1);
    };
    faults::clear();
    live();
    const int calls = faults::callCount();
    QVERIFY(calls > 40);
    tidy();
    for (int nth = 1; nth <= calls; ++nth) {
        faults::Fault fault = *faults::named(name);
        fault.nth = nth;
        faults::set(fault);
        live();
        QVERIFY2(faults::callCount() >= nth, qPrintable(QStringLiteral("call %1 was not made").arg(nth)));
        tidy();
    }
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
