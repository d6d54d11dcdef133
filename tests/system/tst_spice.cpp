// SPDX-License-Identifier: GPL-3.0-or-later
// A machine whose only display speaks SPICE and listens nowhere: its screen, a key, a killed process, a new start.
#include "app/console/consolesession.h"
#include "app/virt/connection.h"
#include "tests/system/desk.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

constexpr QRgb memtestBlue = qRgb(0, 0, 170);
constexpr int bootMilliseconds = 120'000;
constexpr const char* machineName = "gewürz";

QByteArray definition(const QString& iso)
{
    return "<domain type='qemu'><name>" + QByteArray(machineName)
        + "</name><memory unit='MiB'>96</memory><vcpu>1</vcpu>"
          "<os><type arch='x86_64' machine='q35'>hvm</type><boot dev='cdrom'/></os>"
          "<devices><disk type='file' device='cdrom'><source file='"
        + iso.toUtf8()
        + "'/><target dev='sda' bus='sata'/><readonly/></disk>"
          "<graphics type='spice'><listen type='none'/></graphics><video><model "
          "type='vga'/></video></devices></domain>";
}

} // namespace

class TestSpice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void spiceMachine_isSeenAndUsed_andComesBackByItself();

private:
    template <typename Answer>
    std::optional<Answer> ask(HostSession& session, const std::function<Result<Answer>(Connection&)>& question);

    QString m_iso;
};

void TestSpice::initTestCase()
{
    m_iso = qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/memtest.iso");
    if (!QFileInfo::exists(m_iso)) {
        QSKIP("all (memtest86+ is not installed)");
    }
}

template <typename Answer>
std::optional<Answer> TestSpice::ask(HostSession& session, const std::function<Result<Answer>(Connection&)>& question)
{
    std::optional<Answer> result;
    bool isThere = false;
    session.submit<Answer>(LaneKind::Control, this, question, [&](const Result<Answer>& answer) {
        isThere = true;
        if (answer) {
            result = *answer;
        } else {
            qWarning("%s", qUtf8Printable(answer.error().text));
        }
    });
    (void)QTest::qWaitFor([&] { return isThere; }, 30'000);
    return result;
}

void TestSpice::spiceMachine_isSeenAndUsed_andComesBackByItself()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    const QString name = QString::fromUtf8(machineName);
    const auto uuid = ask<Uuid>(
        desk.session(), [iso = m_iso](Connection& connection) { return connection.defineDomain(definition(iso)); });
    QVERIFY(uuid.has_value());
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name) != nullptr, 30'000);
    QVERIFY(desk.select(name));
    QVERIFY(desk.choose("startAction"));

    // Its screen.
    QTRY_VERIFY_WITH_TIMEOUT(!desk.picture().isNull(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), memtestBlue) > 0.5, bootMilliseconds);
    QCOMPARE(desk.console()->state(), ConsoleState::Connected);
    QCOMPARE(desk.console()->protocol(), ConsoleProtocol::Spice);
    desk.photograph(QStringLiteral("spice-console"));

    // A key: F1 opens memtest's menu. Its clock and counters change all the time, but little.
    const QImage without = desk.picture();
    QVERIFY(desk.key("F1"));
    QTRY_VERIFY_WITH_TIMEOUT(difference(without, desk.picture()).value_or(0) > 0.05, 30'000);
    desk.photograph(QStringLiteral("spice-menu"));

    // The same as what libvirt photographs, while nothing moves.
    QVERIFY(desk.choose("pauseAction"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name)->state == DomainState::Paused, 30'000);
    const auto isLikeLibvirts = [&] {
        const auto shot = ask<Screenshot>(
            desk.session(), [uuid = *uuid](Connection& connection) { return connection.screenshot(uuid); });
        QImage picture;
        return shot && picture.loadFromData(shot->data)
            && desk.picture().convertToFormat(QImage::Format_RGB32) == picture.convertToFormat(QImage::Format_RGB32);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLikeLibvirts(), 30'000);
    QVERIFY(desk.choose("startAction"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name)->state == DomainState::Running, 30'000);

    // The process is killed: the picture is back.
    QSignalSpy shown(desk.console(), &ConsoleSession::firstFrame);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(::kill(static_cast<pid_t>(desk.console()->processId()), SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 30'000);
    qInfo("picture back %lld ms after the process was killed", timer.elapsed());

    // Off and on again.
    QVERIFY(desk.choose("forceOffAction"));
    QTRY_VERIFY(desk.isEnabled("confirmYes"));
    QVERIFY(desk.click("confirmYes"));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.machine(name)->isActive(), 30'000);
    QVERIFY(desk.choose("startAction"));
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.console() != nullptr && desk.console()->state() == ConsoleState::Connected, bootMilliseconds);
    QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), memtestBlue) > 0.5, bootMilliseconds);
}

QTEST_MAIN(TestSpice)
#include "tst_spice.moc"
