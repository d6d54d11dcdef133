// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectiondiscovery.h"
#include "app/services/connectionname.h"
#include "app/services/errorexplanation.h"

#include <QTest>

namespace domus {

namespace {

DiscoveryProbes healthyUser()
{
    DiscoveryProbes probes;
    probes.isRoot = [] { return false; };
    probes.hasDaemon = [] { return true; };
    probes.systemListens = [] { return true; };
    probes.systemSocketWritable = [] { return true; };
    probes.polkitAllows = [] { return true; };
    probes.hasSystemd = [] { return true; };
    probes.userName = QStringLiteral("lan");
    return probes;
}

} // namespace

/// What a person is told: of failures, of this computer's libvirt, of a connection.
class TestExplanations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownMessages_areExplained_data();
    void knownMessages_areExplained();
    void unknownMessage_keepsItsOwnWords();
    void lostConnections_sayWhetherItHappened();
    void discovery_choosesWhatWorks();
    void discovery_answersFromItsThread();
    void names_areWhatAPersonSays();
};

void TestExplanations::knownMessages_areExplained_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("cure");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char* name, const char* message, Cure cure, const char* subject) {
        QTest::newRow(name) << QString::fromLatin1(message) << static_cast<int>(cure) << QString::fromLatin1(subject);
    };
    row("permission",
        "internal error: process exited while connecting to monitor: qemu-system-x86_64: -blockdev "
        "{\"driver\":\"file\"}: Could not open '/home/lan/a.iso': Permission denied",
        Cure::ChangePermission, "/home/lan/a.iso");
    row("permission by libvirt",
        "Cannot access storage file '/home/lan/a.iso' (as uid:64055, gid:994): Permission denied",
        Cure::ChangePermission, "/home/lan/a.iso");
    row("missing", "Cannot access storage file '/srv/a.iso': No such file or directory", Cure::None, "/srv/a.iso");
    row("network", "Requested operation is not valid: network 'default' is not active", Cure::StartNetwork, "default");
    row("kvm", "Could not access KVM kernel module: No such file or directory\nqemu: failed to initialize kvm",
        Cure::SwitchToEmulation, "");
    row("port", "Failed to bind socket: Address already in use", Cure::StopOtherMachine, "");
    row("firmware", "operation failed: Unable to find any firmware to satisfy 'efi'", Cure::InstallFirmware, "");
    row("emulator", "Cannot check QEMU binary /usr/bin/qemu-system-arm: No such file or directory",
        Cure::InstallEmulator, "/usr/bin/qemu-system-arm");
    row("full", "cannot fill file '/var/lib/libvirt/images/a.qcow2': No space left on device", Cure::FreeSpace, "");
    row("locked", "Failed to get \"write\" lock\nIs another process using the image [/images/a.qcow2]?",
        Cure::StopOtherMachine, "");
    row("name", "operation failed: domain 'a' already exists with uuid 1b4e28ba-2fa1-11d2-883f-0016d3cca427",
        Cure::ChooseOtherName, "a");
}

void TestExplanations::knownMessages_areExplained()
{
    QFETCH(const QString, message);
    QFETCH(const int, cure);
    QFETCH(const QString, subject);
    const ErrorExplanation explanation = explain(Error::make(ErrorKind::OperationFailed, message));
    QCOMPARE(static_cast<int>(explanation.cure), cure);
    QVERIFY(!explanation.cureText.isEmpty());
    QVERIFY(explanation.sentence != message);
    QCOMPARE(explanation.details, message);
    if (!subject.isEmpty()) {
        QCOMPARE(explanation.subject, subject);
    }
}

void TestExplanations::unknownMessage_keepsItsOwnWords()
{
    const Error error = Error::make(ErrorKind::Internal, QStringLiteral("monitor unexpectedly %1 closed"))
                            .during(QStringLiteral("Start the virtual machine"), QStringLiteral("a%2b"));
    const ErrorExplanation explanation = explain(error);
    QVERIFY(explanation.sentence.contains(QLatin1String("monitor unexpectedly %1 closed")));
    QVERIFY(explanation.sentence.contains(QLatin1String("a%2b")));
    QVERIFY(!explain(Error()).sentence.isEmpty());
}

void TestExplanations::lostConnections_sayWhetherItHappened()
{
    QCOMPARE(explain(Error::make(ErrorKind::OutcomeUnknown, QStringLiteral("x"))).cure, Cure::LookAgain);
    QCOMPARE(explain(Error::make(ErrorKind::NotConnected, QStringLiteral("x"))).cure, Cure::Reconnect);
}

void TestExplanations::discovery_choosesWhatWorks()
{
    QCOMPARE(discoverConnection(healthyUser()).uri, QStringLiteral("qemu:///system"));

    DiscoveryProbes noRight = healthyUser();
    noRight.polkitAllows = [] { return false; };
    Discovery found = discoverConnection(noRight);
    QCOMPARE(found.uri, QStringLiteral("qemu:///session"));
    QVERIFY(found.offerSystem);
    QCOMPARE(found.problem, Discovery::Problem::NoPermission);
    QCOMPARE(found.cureCommand, QStringLiteral("sudo adduser lan libvirt"));

    DiscoveryProbes down = healthyUser();
    down.systemListens = [] { return false; };
    QCOMPARE(discoverConnection(down).cureCommand, QStringLiteral("sudo systemctl start libvirtd"));
    down.hasSystemd = [] { return false; };
    down.isRoot = [] { return true; };
    found = discoverConnection(down);
    QVERIFY(found.uri.isEmpty());
    QCOMPARE(found.problem, Discovery::Problem::DaemonNotRunning);
    QCOMPARE(found.cureCommand, QStringLiteral("virtlogd -d; libvirtd -d"));

    DiscoveryProbes none = healthyUser();
    none.hasDaemon = [] { return false; };
    found = discoverConnection(none);
    QVERIFY(found.uri.isEmpty());
    QCOMPARE(found.problem, Discovery::Problem::LibvirtNotInstalled);
}

void TestExplanations::discovery_answersFromItsThread()
{
    std::optional<Discovery> answer;
    discoverConnection(healthyUser(), this, [&answer](const Discovery& found) { answer = found; });
    QVERIFY(!answer.has_value());
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->uri, QStringLiteral("qemu:///system"));
}

void TestExplanations::names_areWhatAPersonSays()
{
    QCOMPARE(nameOfConnection(QStringLiteral("test:///default")), QStringLiteral("Demonstration"));
    QCOMPARE(nameOfConnection(QStringLiteral("qemu+ssh://root@host.example/system")), QStringLiteral("host.example"));
    QCOMPARE(nameOfConnection(QStringLiteral("qemu:///session")), QStringLiteral("This computer (user)"));
    QVERIFY(isLocalUri(QStringLiteral("qemu+unix:///system?socket=/tmp/s")));
    QVERIFY(!isLocalUri(QStringLiteral("qemu+tls://host.example/system")));
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestExplanations)
#include "tst_explanations.moc"
