// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window keeps its user waiting while libvirtd stands still: at connecting, at listing, at defining.
#include "app/core/heartbeat.h"
#include "app/libvirt/faults.h"
#include "app/virt/connection.h"
#include "tests/system/desk.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLineEdit>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Only a window that waits for libvirtd comes near it; a busy machine does not.
constexpr milliseconds freeze(1000);

/// The daemon of the rig, held still for as long as this lives.
class Standstill
{
public:
    Standstill() { ::kill(daemon(), SIGSTOP); }
    ~Standstill() { ::kill(daemon(), SIGCONT); }
    Standstill(const Standstill&) = delete;
    Standstill& operator=(const Standstill&) = delete;

private:
    static pid_t daemon() { return static_cast<pid_t>(qEnvironmentVariableIntValue("DOMUS_TEST_PID")); }
};

milliseconds length()
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("DOMUS_STALL_SECONDS", &isNumber);
    return isNumber ? milliseconds(seconds(wanted)) : milliseconds(1500);
}

} // namespace

/// The figure is printed and held against nothing but a freeze. DOMUS_STALL_SECONDS=60 makes it the bench.
class TestGuiStall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void connecting_whileLibvirtdStandsStill_windowLives();
    void listing_whileLibvirtdStandsStill_windowLives();
    void defining_whileLibvirtdStandsStill_windowLives();

private:
    /// A user who does not wait: filters, looks at a machine, opens the page for a new one, all the while.
    void fidget(const Heartbeat& heartbeat);
    void tell(const char* when, const Heartbeat& heartbeat);
    Uuid define(const QByteArray& name);

    std::unique_ptr<Desk> m_desk;
};

void TestGuiStall::initTestCase()
{
    if (qEnvironmentVariable("DOMUS_TEST_URI").isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
}

void TestGuiStall::init()
{
    m_desk = std::make_unique<Desk>(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(m_desk->isOpen());
    const Uuid made = define("watched");
    QVERIFY(!made.isNull());
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->machine(QStringLiteral("watched")) != nullptr, 30'000);
}

void TestGuiStall::cleanup()
{
    faults::clear();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->session().state(), SessionState::Open, 60'000);
    bool isGone = false;
    m_desk->session().submit<bool>(
        LaneKind::Control, this,
        [](Connection& connection) -> Result<bool> {
            const auto domains = connection.domains();
            for (const DomainRecord& domain : domains.value_or(QVector<DomainRecord>())) {
                if (domain.isActive()) {
                    (void)connection.destroyDomain(domain.uuid);
                }
                (void)connection.undefineDomain(domain.uuid, {});
            }
            return true;
        },
        [&](const Result<bool>& /*done*/) { isGone = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isGone, 30'000);
    m_desk.reset();
}

Uuid TestGuiStall::define(const QByteArray& name)
{
    std::optional<Result<Uuid>> answer;
    m_desk->session().submit<Uuid>(
        LaneKind::Control, this,
        [name](Connection& connection) {
            return connection.defineDomain("<domain type='qemu'><name>" + name
                + "</name><memory unit='MiB'>32</memory><os><type arch='x86_64'>hvm</type></os></domain>");
        },
        [&](const Result<Uuid>& made) { answer = made; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 60'000);
    return answer && *answer ? **answer : Uuid();
}

void TestGuiStall::fidget(const Heartbeat& heartbeat)
{
    auto* filter = m_desk->window().findChild<QLineEdit*>(QStringLiteral("machineFilter"));
    QVERIFY(filter != nullptr);
    QElapsedTimer clock;
    clock.start();
    auto longest = Heartbeat::limit;
    for (int turn = 0; milliseconds(clock.elapsed()) < length(); ++turn) {
        if (heartbeat.longest() > longest) {
            longest = std::chrono::duration_cast<milliseconds>(heartbeat.longest());
            qInfo("stalled before %lld ms, turn %d: %s", clock.elapsed(), turn, qPrintable(heartbeat.report()));
        }
        filter->setText(turn % 2 == 0 ? QStringLiteral("watch") : QString());
        if (turn % 3 == 0 && m_desk->machine(QStringLiteral("watched")) != nullptr) {
            (void)m_desk->select(QStringLiteral("watched"));
        }
        m_desk->session().refresh();
        const qint64 next = clock.elapsed() + 250;
        (void)QTest::qWaitFor([&] { return clock.elapsed() >= next; });
    }
    filter->clear();
}

void TestGuiStall::tell(const char* when, const Heartbeat& heartbeat)
{
    qInfo("libvirtd still for %.1f s at %s: %s", static_cast<double>(length().count()) / 1000.0, when,
        qPrintable(heartbeat.report()));
    QVERIFY2(heartbeat.longest() < freeze, qPrintable(heartbeat.report()));
}

void TestGuiStall::connecting_whileLibvirtdStandsStill_windowLives()
{
    m_desk->session().close();
    QTRY_VERIFY(m_desk->session().isFinished());
    Heartbeat heartbeat;
    {
        const Standstill still;
        m_desk->session().open();
        fidget(heartbeat);
        QCOMPARE(m_desk->session().state(), SessionState::Connecting);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->session().state(), SessionState::Open, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->machine(QStringLiteral("watched")) != nullptr, 30'000);
    tell("connect", heartbeat);
}

void TestGuiStall::listing_whileLibvirtdStandsStill_windowLives()
{
    Heartbeat heartbeat;
    {
        const Standstill still;
        m_desk->session().refresh();
        fidget(heartbeat);
    }
    QVERIFY(!define("made after it").isNull());
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->machine(QStringLiteral("made after it")) != nullptr, 60'000);
    tell("list", heartbeat);
}

void TestGuiStall::defining_whileLibvirtdStandsStill_windowLives()
{
    const QString iso = qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/memtest.iso");
    if (!QFileInfo(iso).isReadable()) {
        QSKIP("memtest86+ is not installed");
    }
    QVERIFY(m_desk->click("newMachineAction"));
    QVERIFY(m_desk->type("sourcePath", iso));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->isEnabled("createButton"), 120'000);
    // The call is held back for a moment, in which the daemon is stopped: so it is this call that meets a standstill.
    faults::Fault pause;
    pause.nth = 1;
    pause.function = "virDomainDefineXML";
    pause.delay = seconds(1);
    faults::set(pause);
    Heartbeat heartbeat;
    QVERIFY(m_desk->click("createButton"));
    QTRY_COMPARE_WITH_TIMEOUT(faults::callCount(), 1, 60'000);
    {
        const Standstill still;
        fidget(heartbeat);
    }
    const auto isMade = [this] {
        const auto& domains = m_desk->session().inventory()->domains;
        return std::any_of(domains.cbegin(), domains.cend(),
            [](const DomainRecord& domain) { return domain.name != QLatin1String("watched") && domain.isActive(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isMade(), 60'000);
    tell("define", heartbeat);
}

QTEST_MAIN(TestGuiStall)
#include "tst_guistall.moc"
