// SPDX-License-Identifier: GPL-3.0-or-later
// Two libvirts at once, by clicks: this computer's, and another one's over SSH (an sshd on the loopback before a second
// libvirtd). One list, one group and one batch over both; the way to the other is cut, which disturbs nobody here.
#include "app/core/heartbeat.h"
#include "app/services/connectionuri.h"
#include "app/virt/connection.h"
#include "tests/support/libvirtlistener.h"
#include "tests/support/sshserver.h"
#include "tests/system/desk.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>

using namespace domus;

namespace {

constexpr int longest = 60'000;
/// Only a window that waits for the other computer comes near it; a busy machine does not. The figure itself is told.
constexpr std::chrono::milliseconds freeze(1000);

QString nearby()
{
    return QStringLiteral("near");
}

QString remote()
{
    return QStringLiteral("remote");
}

} // namespace

class TestTwoHosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void list_ofBoth_isOneForGroupAndBatch();
    void way_thatIsCut_makesItsRowsUnknownAndNobodyElses();
    void way_thatGoesSilent_isToldAndComesBack();

private:
    HostSession& here() { return m_desk->session(); }
    HostSession& there() { return *m_desk->connections().sessions().constLast(); }
    static bool define(HostSession& session, const QString& name, QObject* context);
    static DomainState stateOf(const HostSession& session, const QString& name);
    void tell(const char* when, const Heartbeat& heartbeat);
    bool moveToGroup(const QString& path); ///< what is selected, `nearby()` among it

    SshServer m_server;
    std::unique_ptr<LibvirtListener> m_far;
    std::unique_ptr<Desk> m_desk;
};

bool TestTwoHosts::define(HostSession& session, const QString& name, QObject* context)
{
    std::optional<Result<Uuid>> answer;
    session.submit<Uuid>(
        LaneKind::Control, context,
        [name](Connection& connection) {
            return connection.defineDomain("<domain type='qemu'><name>" + name.toUtf8()
                + "</name><memory unit='MiB'>32</memory><os><type arch='x86_64'>hvm</type></os></domain>");
        },
        [&](const Result<Uuid>& made) { answer = made; });
    return QTest::qWaitFor([&] { return answer.has_value(); }, longest) && answer->has_value();
}

DomainState TestTwoHosts::stateOf(const HostSession& session, const QString& name)
{
    const InventoryPtr inventory = session.inventory();
    const DomainRecord* machine = inventory->domainByName(name);
    return machine != nullptr ? machine->state : DomainState::Crashed;
}

void TestTwoHosts::tell(const char* when, const Heartbeat& heartbeat)
{
    qInfo("%s: %s", when, qPrintable(heartbeat.report()));
    QVERIFY(heartbeat.longest() < freeze);
}

bool TestTwoHosts::moveToGroup(const QString& path)
{
    if (!m_desk->openListMenu(nearby())) {
        return false;
    }
    auto* menu = qobject_cast<QMenu*>(m_desk->visible("listMenu"));
    auto* groups = menu != nullptr ? menu->findChild<QMenu*>(QStringLiteral("groupMenu")) : nullptr;
    if (groups == nullptr) {
        return false;
    }
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(groups->menuAction()).center());
    auto* field = groups->findChild<QLineEdit*>(QStringLiteral("newGroupField"));
    if (field == nullptr || !QTest::qWaitFor([field] { return field->isVisible(); })) {
        return false;
    }
    QTest::mouseClick(field, Qt::LeftButton);
    QTest::keyClicks(field, path);
    QTest::keyClick(field, Qt::Key_Return);
    return true;
}

void TestTwoHosts::initTestCase()
{
    for (const QString& obstacle : {SshServer::obstacle(), LibvirtListener::obstacle()}) {
        if (!obstacle.isEmpty()) {
            QSKIP(qPrintable(obstacle));
        }
    }
    std::signal(SIGPIPE, SIG_IGN); // as the program does: libvirt writes to an ssh that has ended
    m_far = std::make_unique<LibvirtListener>(QStringLiteral("far"));
    QVERIFY(m_far->start({}));
    m_server.leadTo(m_far->folder());
    QVERIFY(m_server.start());

    m_desk = std::make_unique<Desk>(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(m_desk->isOpen());
    QVERIFY(m_desk->choose("addConnectionAction"));
    QVERIFY(m_desk->pick("connectionPreset", static_cast<int>(connectionuri::Kind::Ssh)));
    QVERIFY(m_desk->fill("connectionHost", QStringLiteral("127.0.0.1")));
    QVERIFY(m_desk->fill("connectionUser", QStringLiteral("nobody")));
    QVERIFY(m_desk->fill("connectionPort", QString::number(m_server.port())));
    QVERIFY(m_desk->fill("connectionKey", m_server.keyFile()));
    QVERIFY(m_desk->click("connectionOfUser"));
    QVERIFY(m_desk->fill("connectionName", QStringLiteral("Lab")));
    QVERIFY(m_desk->click("connectionSave"));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->visible("promptFingerprint") != nullptr, longest);
    QVERIFY(m_desk->click("promptAccept"));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->visible("promptField0") != nullptr, longest);
    QVERIFY(m_desk->type("promptField0", SshServer::passphrase()));
    QCOMPARE(m_desk->connections().sessions().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(there().state(), SessionState::Open, longest);
    QVERIFY(define(here(), nearby(), this));
    QVERIFY(define(there(), remote(), this));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(here(), nearby()), DomainState::ShutOff, longest);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(there(), remote()), DomainState::ShutOff, longest);
}

void TestTwoHosts::cleanupTestCase()
{
    m_desk.reset();
    QTRY_COMPARE(SshServer::mastersAlive().size(), 0);
    m_server.stop();
    m_far.reset();
}

void TestTwoHosts::list_ofBoth_isOneForGroupAndBatch()
{
    const Heartbeat heartbeat;
    // Each is where it belongs, and nowhere else.
    QVERIFY(stateOf(here(), remote()) == DomainState::Crashed && stateOf(there(), nearby()) == DomainState::Crashed);
    QVERIFY(m_desk->select(remote()));
    QVERIFY(m_desk->choose("startAction"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(there(), remote()), DomainState::Running, longest);
    QVERIFY(m_desk->select(nearby()));
    QVERIFY(m_desk->choose("startAction"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(here(), nearby()), DomainState::Running, longest);
    m_desk->photograph(QStringLiteral("twohosts-running"));

    QVERIFY(m_desk->choose("selectAllAction"));
    QVERIFY(moveToGroup(QStringLiteral("lab/both")));
    const auto isGrouped = [](HostSession& session, const QString& name) {
        std::optional<bool> has;
        const InventoryPtr inventory = session.inventory();
        const DomainRecord* machine = inventory->domainByName(name);
        const Uuid uuid = machine != nullptr ? machine->uuid : Uuid();
        session.submit<bool>(
            LaneKind::Control, &session,
            [uuid](Connection& connection) -> Result<bool> {
                const auto xml = connection.domainXml(uuid, XmlView::Inactive);
                return xml && xml->contains("lab/both");
            },
            [&has](const Result<bool>& answer) { has = answer.value_or(false); });
        return QTest::qWaitFor([&has] { return has.has_value(); }, longest) && *has;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isGrouped(here(), nearby()) && isGrouped(there(), remote()), longest);
    m_desk->photograph(QStringLiteral("twohosts-grouped"));

    QVERIFY(m_desk->choose("selectAllAction"));
    QVERIFY(m_desk->choose("forceOffAction"));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->isEnabled("batchConfirmYes"), longest);
    m_desk->photograph(QStringLiteral("twohosts-batch"));
    QVERIFY(m_desk->click("batchConfirmYes"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(here(), nearby()), DomainState::ShutOff, longest);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(there(), remote()), DomainState::ShutOff, longest);
    m_desk->photograph(QStringLiteral("twohosts-done"));
    tell("list, group and batch over two hosts", heartbeat);
}

void TestTwoHosts::way_thatIsCut_makesItsRowsUnknownAndNobodyElses()
{
    Heartbeat heartbeat;
    QElapsedTimer clock;
    clock.start();
    m_server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(there(), remote()), DomainState::Unknown, 2000);
    qInfo("unknown after %lld ms", clock.elapsed());
    QCOMPARE(here().state(), SessionState::Open);
    QCOMPARE(stateOf(here(), nearby()), DomainState::ShutOff);
    QVERIFY(m_desk->select(remote()));
    m_desk->photograph(QStringLiteral("twohosts-cut"));
    // What is here goes on.
    QVERIFY(m_desk->select(nearby()));
    QVERIFY(m_desk->choose("startAction"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(here(), nearby()), DomainState::Running, longest);

    QVERIFY(m_server.start());
    clock.restart();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(there(), remote()), DomainState::ShutOff, longest);
    qInfo("back after %lld ms", clock.elapsed());
    QCOMPARE(there().inventory()->domains.size(), 1); // nothing doubled
    QVERIFY(m_desk->visible("promptForm") == nullptr);
    tell("the way cut and back", heartbeat);
}

void TestTwoHosts::way_thatGoesSilent_isToldAndComesBack()
{
    Heartbeat heartbeat;
    QElapsedTimer clock;
    clock.start();
    m_server.hush(true);
    // Nobody hangs up, so only time tells: three questions of ssh's without an answer, five seconds each.
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(there(), remote()), DomainState::Unknown, 25'000);
    qInfo("unknown after %lld ms", clock.elapsed());
    QCOMPARE(here().state(), SessionState::Open);
    QVERIFY(m_desk->select(remote()));
    m_desk->photograph(QStringLiteral("twohosts-silent"));
    QVERIFY(m_desk->select(nearby()));
    m_server.hush(false);
    clock.restart();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(there(), remote()), DomainState::ShutOff, longest);
    qInfo("back after %lld ms", clock.elapsed());
    QCOMPARE(there().inventory()->domains.size(), 1);
    tell("the way silent and back", heartbeat);
}

QTEST_MAIN(TestTwoHosts)
#include "tst_twohosts.moc"
