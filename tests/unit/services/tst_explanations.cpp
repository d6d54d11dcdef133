// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectiondiscovery.h"
#include "app/services/connectionname.h"

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

/// What a person is told of this computer's libvirt, and of a connection.
class TestExplanations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void discovery_choosesWhatWorks();
    void discovery_answersFromItsThread();
    void names_areWhatAPersonSays();
};

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
