// SPDX-License-Identifier: GPL-3.0-or-later
// A shell on the serial port of a real guest: Debian's installer, started with its busybox as the first program.
#include "app/console/terminal/terminal.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"
#include "app/services/textconsole.h"
#include "app/services/textconsoledevices.h"
#include "app/xml/domainxml.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace domus;

namespace {

constexpr int bootPatience = 180'000; // an emulated kernel unpacks 40 MB first
constexpr int patience = 30'000;
constexpr auto installer = "/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64/";

/// Two serial ports and a VirtIO console, no display.
QByteArray machine()
{
    return "<domain type='qemu'><name>serial</name><memory unit='MiB'>512</memory><vcpu>1</vcpu>"
           "<os><type arch='x86_64' machine='q35'>hvm</type><kernel>"
        + QByteArray(installer) + "linux</kernel><initrd>" + installer
        + "initrd.gz</initrd><cmdline>console=ttyS0 rdinit=/bin/sh quiet</cmdline></os>"
          "<features><acpi/></features><devices>"
          "<serial type='pty'><target port='0'/></serial><serial type='pty'><target port='1'/></serial>"
          "<serial type='file'><source path='"
        + qgetenv("DOMUS_TEST_ROOT")
        + "/home/third.log'/><target port='2'/></serial>"
          "<console type='pty'><target type='serial' port='0'/></console>"
          "<console type='pty'><target type='virtio' port='1'/></console>"
          "</devices></domain>";
}

/// A console with its screen.
struct Shell
{
    Shell()
    {
        QObject::connect(&console, &TextConsole::received, &screen, &Terminal::feed);
        QObject::connect(&screen, &Terminal::sent, &console, &TextConsole::send);
    }
    QString text() const
    {
        QString all;
        for (int i = 0; i < screen.lineCount(); ++i) {
            all += screen.lineText(i) + QLatin1Char('\n');
        }
        return all;
    }

    TextConsole console;
    Terminal screen;
};

} // namespace

class TestTextConsole : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void devices_ofTheRunningMachine_areThoseThatOpen();
    void shell_inARealGuest_answersWhatIsTyped();
    void console_openElsewhere_isTakenOverOnlyWhenAsked();
    void close_whileTheGuestWrites_endsAtOnce();
    void machine_thatIsForcedOff_endsTheConsole();
    void console_ofAMachineThatIsOff_saysWhy();

private:
    bool start()
    {
        const Status started = m_other->startDomain(m_uuid, {});
        if (!started) {
            qWarning() << started.error().text;
        }
        return bool(started);
    }

    std::unique_ptr<ConnectionList> m_list;
    std::unique_ptr<Connection> m_other; ///< another client of the same host
    HostSession* m_session = nullptr;
    Uuid m_uuid;
};

void TestTextConsole::initTestCase()
{
    const QString uri = qEnvironmentVariable("DOMUS_TEST_URI");
    if (uri.isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    if (!QFileInfo(QLatin1String(installer) + QLatin1String("linux")).isReadable()) {
        QSKIP("all (debian-installer-12-netboot-amd64 is not installed)");
    }
    const auto driver = std::make_shared<LibvirtDriver>();
    m_list = std::make_unique<ConnectionList>(driver, nullptr);
    m_session = m_list->addTemporary(uri);
    m_session->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), SessionState::Open, 60'000);
    auto other = driver->open({uri, false, {}});
    QVERIFY(other);
    m_other = std::move(*other);
    const auto uuid = m_other->defineDomain(machine());
    QVERIFY2(uuid, uuid ? "" : qPrintable(uuid.error().text));
    m_uuid = *uuid;
    QVERIFY(start());
}

void TestTextConsole::cleanupTestCase()
{
    if (m_other) {
        (void)m_other->destroyDomain(m_uuid);
        (void)m_other->undefineDomain(m_uuid, {});
    }
    m_other.reset();
    m_list.reset();
}

void TestTextConsole::devices_ofTheRunningMachine_areThoseThatOpen()
{
    const auto xml = m_other->domainXml(m_uuid, XmlView::Live);
    QVERIFY(xml);
    const auto parsed = DomainXml::parse(*xml);
    QVERIFY(parsed);
    const QVector<TextConsoleDevice> expected{
        {QStringLiteral("serial0"), TextConsoleDevice::Kind::Serial, 0},
        {QStringLiteral("serial1"), TextConsoleDevice::Kind::Serial, 1},
        {QStringLiteral("console1"), TextConsoleDevice::Kind::Virtio, 0},
    };
    QCOMPARE(textConsolesOf(*parsed), expected);
    // One that is off has no names for them, and nothing to open.
    const auto inactive = DomainXml::parse(*m_other->domainXml(m_uuid, XmlView::Inactive));
    QVERIFY(inactive);
    QCOMPARE(textConsolesOf(*inactive), QVector<TextConsoleDevice>());
}

void TestTextConsole::shell_inARealGuest_answersWhatIsTyped()
{
    Shell shell;
    shell.console.open(*m_session, m_uuid, QStringLiteral("serial0"));
    QTRY_COMPARE_WITH_TIMEOUT(shell.console.state(), TextConsoleState::Open, patience);
    // The prompt may have been written before anybody looked: an empty line asks for another.
    const auto asked = [&shell] {
        shell.screen.type(QStringLiteral("\n"));
        return QTest::qWaitFor([&shell] { return shell.text().contains(QStringLiteral("~ #")); }, 2000);
    };
    QTRY_VERIFY_WITH_TIMEOUT(asked(), bootPatience);
    shell.screen.type(QStringLiteral("echo $((6*7))-máy\n"));
    QTRY_VERIFY_WITH_TIMEOUT(shell.text().contains(QStringLiteral("42-máy")), patience);
    // A long answer arrives whole and in order.
    shell.screen.type(QStringLiteral("i=0; while [ $i -lt 400 ]; do i=$((i+1)); echo row $i; done; echo d''one\n"));
    QTRY_VERIFY_WITH_TIMEOUT(shell.text().contains(QStringLiteral("\ndone")), patience);
    const QString text = shell.text();
    qsizetype at = 0;
    for (int i = 1; i <= 400; ++i) {
        at = text.indexOf(QStringLiteral("\nrow %1\n").arg(i), at);
        QVERIFY2(at >= 0, qPrintable(QStringLiteral("row %1 is missing").arg(i)));
    }
    shell.console.close();
    QCOMPARE(shell.console.state(), TextConsoleState::Closed);
}

void TestTextConsole::console_openElsewhere_isTakenOverOnlyWhenAsked()
{
    Shell first;
    first.console.open(*m_session, m_uuid, QStringLiteral("serial0"));
    QTRY_COMPARE_WITH_TIMEOUT(first.console.state(), TextConsoleState::Open, patience);
    Shell second;
    second.console.open(*m_session, m_uuid, QStringLiteral("serial0"));
    QTRY_COMPARE_WITH_TIMEOUT(second.console.state(), TextConsoleState::Ended, patience);
    QCOMPARE(second.console.error().kind, ErrorKind::Busy);
    QCOMPARE(first.console.state(), TextConsoleState::Open);
    second.console.open(*m_session, m_uuid, QStringLiteral("serial0"), TextConsole::Hold::TakeOver);
    QTRY_COMPARE_WITH_TIMEOUT(second.console.state(), TextConsoleState::Open, patience);
    QTRY_COMPARE_WITH_TIMEOUT(first.console.state(), TextConsoleState::Ended, patience);
    second.screen.type(QStringLiteral("echo se''cond\n"));
    QTRY_VERIFY_WITH_TIMEOUT(second.text().contains(QStringLiteral("\nsecond")), patience);
    QVERIFY(!first.text().contains(QStringLiteral("\nsecond")));
}

void TestTextConsole::close_whileTheGuestWrites_endsAtOnce()
{
    Shell shell;
    shell.console.open(*m_session, m_uuid, QStringLiteral("serial0"));
    QTRY_COMPARE_WITH_TIMEOUT(shell.console.state(), TextConsoleState::Open, patience);
    shell.screen.type(QStringLiteral("i=0; while [ $i -lt 4000 ]; do i=$((i+1)); echo flood; done\n"));
    QTRY_VERIFY_WITH_TIMEOUT(shell.text().count(QStringLiteral("\nflood")) > 100, patience);
    QElapsedTimer clock;
    clock.start();
    shell.console.close();
    QVERIFY(clock.elapsed() < 50);
    // And the line is free again, whatever the guest went on writing meanwhile.
    Shell next;
    const auto isOpen = [&] {
        next.console.open(*m_session, m_uuid, QStringLiteral("serial0"));
        return QTest::qWaitFor([&next] { return next.console.state() != TextConsoleState::Opening; }, patience)
            && next.console.state() == TextConsoleState::Open;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(), patience);
    next.screen.type(QStringLiteral("\necho q''uiet\n"));
    QTRY_VERIFY_WITH_TIMEOUT(next.text().contains(QStringLiteral("\nquiet")), bootPatience);
}

void TestTextConsole::machine_thatIsForcedOff_endsTheConsole()
{
    Shell shell;
    shell.console.open(*m_session, m_uuid, QStringLiteral("serial1"));
    QTRY_COMPARE_WITH_TIMEOUT(shell.console.state(), TextConsoleState::Open, patience);
    QVERIFY(m_other->destroyDomain(m_uuid));
    QTRY_COMPARE_WITH_TIMEOUT(shell.console.state(), TextConsoleState::Ended, patience);
    QVERIFY(!shell.console.error().text.isEmpty());
    // It is of use again after the next start.
    QVERIFY(start());
    shell.console.open(*m_session, m_uuid, QStringLiteral("serial1"));
    QTRY_COMPARE_WITH_TIMEOUT(shell.console.state(), TextConsoleState::Open, patience);
    QVERIFY(m_other->destroyDomain(m_uuid));
}

void TestTextConsole::console_ofAMachineThatIsOff_saysWhy()
{
    Shell shell;
    shell.console.open(*m_session, m_uuid, QStringLiteral("serial0"));
    QTRY_COMPARE_WITH_TIMEOUT(shell.console.state(), TextConsoleState::Ended, patience);
    QCOMPARE(shell.console.error().kind, ErrorKind::WrongState);
}

QTEST_GUILESS_MAIN(TestTextConsole)
#include "tst_textconsole.moc"
