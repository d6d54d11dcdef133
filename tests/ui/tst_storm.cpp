// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand events a second: the window stays alive, what it shows at the end is what there is, and a host is not
// asked once for each of them.
#include "app/core/heartbeat.h"
#include "app/services/installphase.h"
#include "tests/ui/listhands.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace domus;
using namespace domus::listhands;
using namespace std::chrono_literals;

namespace {

constexpr int machines = 1000;
constexpr int eventsASecond = 10'000;
constexpr auto length = 3s;
/// Waits for a processor are not counted (see Heartbeat), so a busy machine does not come near it; what the sanitizers
/// cost is.
constexpr std::chrono::milliseconds freeze(250);

/// A host that goes wild for a while, in a thread of its own as libvirt's events come.
int rage(FakeHost& host, const QVector<Uuid>& uuids)
{
    constexpr auto beat = 10ms;
    constexpr int each = eventsASecond / 100;
    int sent = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (auto next = begin + beat; std::chrono::steady_clock::now() - begin < length; next += beat) {
        for (int i = 0; i < each; ++i, ++sent) {
            const Uuid uuid = uuids.at(sent % uuids.size());
            // Off and on again and moved about: as it comes, in whatever order.
            const bool isStop = (sent / uuids.size()) % 2 == 0;
            if (i == 0) {
                host.setState(uuid, isStop ? DomainState::ShutOff : DomainState::Running);
            }
            if (i % 3 == 0) {
                host.emitEvent(DomainChangedEvent{uuid});
            } else {
                host.emitEvent(
                    DomainLifecycleEvent{uuid, isStop ? DomainLifecycle::Stopped : DomainLifecycle::Started, 0});
            }
        }
        std::this_thread::sleep_until(next);
    }
    return sent;
}

} // namespace

class TestStorm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void events_byTheThousand_keepNobodyWaiting();
};

void TestStorm::events_byTheThousand_keepNobodyWaiting()
{
    WindowFixture fixture;
    fixture.addMachines(machines, DomainState::Running);
    const InstallPhaseWatcher installs(fixture.connections(), &fixture.runner());
    HostSession* session = connectTo(fixture);
    QVERIFY(session != nullptr);
    QVector<Uuid> uuids;
    const InventoryPtr before = session->inventory();
    for (const DomainRecord& machine : before->domains) {
        if (machine.name.startsWith(QLatin1String("web"))) {
            uuids.append(machine.uuid);
        }
    }
    QCOMPARE(uuids.size(), machines);
    QVERIFY(fixture.select(session, QStringLiteral("web7")));
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.host().isHanging(), 10'000);
    fixture.host().clearCalls();

    Heartbeat heartbeat;
    std::atomic<int> sent = -1;
    std::thread wild([&] { sent = rage(fixture.host(), uuids); });
    QElapsedTimer clock;
    clock.start();
    (void)QTest::qWaitFor([&sent] { return sent >= 0; }, 60'000);
    wild.join();
    const qint64 took = clock.elapsed();

    // What is shown is what there is.
    const auto isTrue = [&] {
        const InventoryPtr now = session->inventory();
        return std::all_of(uuids.cbegin(), uuids.cend(), [&](Uuid uuid) {
            const DomainRecord* known = now->domain(uuid);
            return known != nullptr && known->state == fixture.host().domain(uuid).state;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTrue(), 5'000);
    const int lists = fixture.host().countOf(QStringLiteral("domains"));
    qInfo("%d events in %lld ms: %s, the machines were listed %d times, %d calls in all", int(sent), took,
        qPrintable(heartbeat.report()), lists, int(fixture.host().calls().size()));
    QVERIFY2(heartbeat.longest() < freeze, qPrintable(heartbeat.report()));
    QVERIFY2(lists <= took / 50 + 10, qPrintable(QString::number(lists)));
    // What each start is looked at for is asked for all together, twice a second.
    const int looks = fixture.host().countOf(QStringLiteral("domainMetadata"));
    QVERIFY2(looks <= machines * (took / 500 + 2), qPrintable(QString::number(looks)));
    // The selection is where it was.
    QCOMPARE(row(fixture, Qt::DisplayRole, QStringLiteral("web7")).isValid(), true);
}

QTEST_MAIN(TestStorm)
#include "tst_storm.moc"
