// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionuri.h"
#include "app/services/ssh/sshtarget.h"
#include "app/services/ssh/sshwords.h"

#include <QTest>

using namespace domus;
using connectionuri::Kind;
using connectionuri::Parts;

class TestConnectionUri : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toUri_ofEveryKind_isReadBackTheSame_data();
    void toUri_ofEveryKind_isReadBackTheSame();
    void fromUri_ofWhatNoFieldHolds_keepsTheAddress_data();
    void fromUri_ofWhatNoFieldHolds_keepsTheAddress();
    void refusal_ofAddress_sparesOnlyHonestOnes_data();
    void refusal_ofAddress_sparesOnlyHonestOnes();
    void problemWithName_ofOptionsAndSpaces_isTold();
    void concern_ofForeignPrograms_isTold();
    void arguments_ofTarget_putTheHostBehindTheDashes();
    void uriThroughCommand_ofPathWithSpaces_isOneParameter();
    void question_ofSsh_isWhatItAsks();
    void question_ofTheOtherSide_neverPassesForAKey();
    void failure_ofChangedKey_isNotRetried();
    void failure_ofAChangedKeyOnTheWay_namesWhoShowedIt();
    void host_inCapitals_isSshsAsItIsWritten_data();
    void host_inCapitals_isSshsAsItIsWritten();
};

void TestConnectionUri::toUri_ofEveryKind_isReadBackTheSame_data()
{
    QTest::addColumn<Parts>("parts");
    QTest::addColumn<QString>("uri");
    QTest::newRow("system") << Parts{.kind = Kind::System} << QStringLiteral("qemu:///system");
    QTest::newRow("session") << Parts{.kind = Kind::Session} << QStringLiteral("qemu:///session");
    QTest::newRow("ssh") << Parts{.kind = Kind::Ssh, .host = QStringLiteral("host.example")}
                         << QStringLiteral("qemu+ssh://host.example/system");
    QTest::newRow("ssh with everything")
        << Parts{.kind = Kind::Ssh,
               .user = QStringLiteral("an"),
               .host = QStringLiteral("host.example"),
               .port = 2222,
               .keyFile = QStringLiteral("/home/an/.ssh/khóa & co"),
               .socket = QStringLiteral("/run/x/sock"),
               .ofUser = true}
        << QStringLiteral("qemu+ssh://an@host.example:2222/session?keyfile=/home/an/.ssh/kh%C3%B3a%20%26%20co"
                          "&socket=/run/x/sock");
    QTest::newRow("ssh to an IPv6 address")
        << Parts{.kind = Kind::Ssh, .host = QStringLiteral("fe80::1")} << QStringLiteral("qemu+ssh://[fe80::1]/system");
    QTest::newRow("tls") << Parts{.kind = Kind::Tls, .host = QStringLiteral("h")}
                         << QStringLiteral("qemu+tls://h/system");
    QTest::newRow("tcp") << Parts{.kind = Kind::Tcp, .host = QStringLiteral("h"), .port = 16510}
                         << QStringLiteral("qemu+tcp://h:16510/system");
    QTest::newRow("socket") << Parts{.kind = Kind::Socket, .socket = QStringLiteral("/run/a b")}
                            << QStringLiteral("qemu+unix:///system?socket=/run/a%20b");
    QTest::newRow("containers") << Parts{.kind = Kind::Lxc} << QStringLiteral("lxc:///system");
    QTest::newRow("xen") << Parts{.kind = Kind::Xen} << QStringLiteral("xen:///system");
    QTest::newRow("esx") << Parts{.kind = Kind::Esx, .user = QStringLiteral("root"), .host = QStringLiteral("esx1")}
                         << QStringLiteral("esx://root@esx1/");
    QTest::newRow("demonstration") << Parts{.kind = Kind::Test} << QStringLiteral("test:///default");
}

void TestConnectionUri::toUri_ofEveryKind_isReadBackTheSame()
{
    QFETCH(Parts, parts);
    QFETCH(QString, uri);
    QCOMPARE(connectionuri::toUri(parts), uri);
    QCOMPARE(connectionuri::refusal(uri), QString());
    const Parts back = connectionuri::fromUri(uri);
    QVERIFY(back == parts);
}

void TestConnectionUri::fromUri_ofWhatNoFieldHolds_keepsTheAddress_data()
{
    QTest::addColumn<QString>("uri");
    for (const char* uri : {"qemu+ssh://h/system?no_tty=1", "xen+ssh://h/system", "test:///home/x.xml", "nonsense",
             "qemu+libssh2://h/system", "esx://h/?no_verify=1", "QEMU:///system", "qemu+ssh://h:0022/system"}) {
        QTest::newRow(uri) << QString::fromLatin1(uri);
    }
}

void TestConnectionUri::fromUri_ofWhatNoFieldHolds_keepsTheAddress()
{
    QFETCH(QString, uri);
    const Parts parts = connectionuri::fromUri(uri);
    QCOMPARE(parts.kind, Kind::Other);
    QCOMPARE(connectionuri::toUri(parts), uri);
}

void TestConnectionUri::refusal_ofAddress_sparesOnlyHonestOnes_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("isRefused");
    const auto row
        = [](const char* uri, bool isRefused) { QTest::newRow(uri) << QString::fromLatin1(uri) << isRefused; };
    row("qemu+ssh://h/system?no_verify=1", true);
    row("qemu+ssh://h/system?no_verify=0", false);
    row("qemu+libssh2://h/system?known_hosts_verify=ignore", true);
    row("qemu+libssh2://h/system?known_hosts_verify=normal", false);
    row("qemu+ssh://h/system?command=/tmp/evil", true);
    row("qemu+ext://h/system?command=/tmp/evil", true);
    row("qemu+ssh://-oProxyCommand=x/system", true);
    row("qemu+ssh://-l@h/system", true);
    row("qemu+ssh://a%20b@h/system", true);
    row("qemu+ssh://h/system?keyfile=-x", true);
    // As libvirt reads them: names in any case, the last of several, parted by ";" as well, and decoded.
    row("qemu+ssh://h/system?NO_VERIFY=1", true);
    row("qemu+ssh://h/system?no_verify=0&no_verify=1", true);
    row("qemu+ssh://h/system?no_verify=1&no_verify=0", true);
    row("qemu+ssh://h/system?socket=/s;no_verify=1", true);
    row("qemu+ssh://h/system?no%5Fverify=1", true);
    row("qemu+ssh://h/system?Command=/tmp/evil", true);
    row("qemu+ssh://h/system?no_tty=1;command=/tmp/evil", true);
    row("qemu+ssh://h/system?command%00x=/tmp/evil", true);
    row("qemu+ssh://h/system?command", true);
    row("qemu+ssh://h/system?KeyFile=-x", true);
    row("qemu+ssh://h/system?keyfile=/k&keyfile=-x", true);
    row("qemu+ssh://h/system?keyfile=%2Dx", true);
    row("qemu+ssh://h/system?keyfile=/a%26b%3Bc&no_tty=1", false);
    row("qemu+ext://h/system", true);
    row("qemu+libssh://h/system?known_hosts_verify=auto", true);
    row("qemu+libssh2://h/system?known_hosts_verify=Ignore", true);
    row("qemu+libssh2://h/system?Known_Hosts_Verify=ignore", true);
    row("qemu+libssh2://h/system?known_hosts_verify=normal;known_hosts_verify=auto", true);
    row("qemu+libssh://h/system?known_hosts_verify=NORMAL", false);
    row("qemu+libssh://h/system?known_hosts_verify=normal;no_verify=0;no_tty=1", false);
    row("qemu+libssh://h/system", false);
    row("qemu+ssh://an@h:22/system?keyfile=/k", false);
    row("qemu:///system", false);
}

void TestConnectionUri::refusal_ofAddress_sparesOnlyHonestOnes()
{
    QFETCH(QString, uri);
    QFETCH(bool, isRefused);
    QCOMPARE(!connectionuri::refusal(uri).isEmpty(), isRefused);
    const auto target = sshTargetOf(uri);
    if (isRefused && uri.startsWith(QLatin1String("qemu+ssh"))) {
        QVERIFY(!target);
        QCOMPARE(target.error().kind, ErrorKind::InvalidArgument);
    }
}

void TestConnectionUri::problemWithName_ofOptionsAndSpaces_isTold()
{
    for (const char* name : {"-oProxyCommand=x", "a b", "a\nb", "a\tb", "a;b", "$(x)", "a'b", "a/b"}) {
        QVERIFY2(!connectionuri::problemWithName(QString::fromLatin1(name)).isEmpty(), name);
    }
    for (const char* name : {"", "an", "máy-chủ.example", "192.0.2.1", "fe80::1%eth0", "a_b", "DOMAIN+an"}) {
        QVERIFY2(connectionuri::problemWithName(QString::fromUtf8(name)).isEmpty(), name);
    }
}

void TestConnectionUri::concern_ofForeignPrograms_isTold()
{
    QVERIFY(
        connectionuri::concern(QStringLiteral("qemu+ssh://h/system?netcat=/tmp/x")).contains(QLatin1String("/tmp/x")));
    QVERIFY(!connectionuri::concern(QStringLiteral("qemu+tls://h/system?pkipath=/tmp/x")).isEmpty());
    QVERIFY(!connectionuri::concern(QStringLiteral("esx://h/?no_verify=1")).isEmpty());
    QVERIFY(connectionuri::concern(QStringLiteral("qemu+ssh://h/system?keyfile=/x")).isEmpty());
    const QString netcats
        = connectionuri::concern(QStringLiteral("qemu+ssh://h/system?netcat=nc&NetCat=/tmp/y;netcat=/tmp/z"));
    for (const char* program : {"nc", "/tmp/y", "/tmp/z"}) {
        QVERIFY2(netcats.contains(QLatin1String(program)), program);
    }
    for (const char* uri : {"qemu+tls://h/system?PkiPath=/tmp/x", "esx://h/?no_verify=0;No_Verify=1",
             "qemu+libssh://h/system?SSHAUTH=password", "qemu+libssh://h/system?x=1;known_hosts=/x"}) {
        QVERIFY2(!connectionuri::concern(QString::fromLatin1(uri)).isEmpty(), uri);
    }
    QVERIFY(connectionuri::isPlain(QStringLiteral("qemu+tcp://h/system")));
    QVERIFY(!connectionuri::isPlain(QStringLiteral("qemu+tls://h/system")));
}

void TestConnectionUri::arguments_ofTarget_putTheHostBehindTheDashes()
{
    const auto target = sshTargetOf(QStringLiteral("qemu+ssh://an@h:2222/system?keyfile=/k"));
    QVERIFY(target && *target);
    QCOMPARE((*target)->arguments(),
        (QStringList{QStringLiteral("-p"), QStringLiteral("2222"), QStringLiteral("-l"), QStringLiteral("an"),
            QStringLiteral("-i"), QStringLiteral("/k"), QStringLiteral("--"), QStringLiteral("h")}));
    const auto here = sshTargetOf(QStringLiteral("qemu+ssh:///system"));
    QVERIFY(here && *here);
    QCOMPARE((*here)->host, QStringLiteral("localhost"));
    const auto none = sshTargetOf(QStringLiteral("qemu+tls://h/system"));
    QVERIFY(none && !*none);
}

void TestConnectionUri::uriThroughCommand_ofPathWithSpaces_isOneParameter()
{
    QCOMPARE(uriThroughCommand(
                 QStringLiteral("qemu+ssh://an@h/system?keyfile=/k&socket=/s"), QStringLiteral("/run/a b&c/ssh")),
        QStringLiteral("qemu+ssh://an@h/system?socket=/s&command=%2Frun%2Fa%20b%26c%2Fssh"));
}

void TestConnectionUri::question_ofSsh_isWhatItAsks()
{
    const Credential key = sshwords::question(
        QStringLiteral("The authenticity of host '[127.0.0.1]:2222 ([127.0.0.1]:2222)' can't be established.\n"
                       "ED25519 key fingerprint is SHA256:abc+/1.\nThis key is not known by any other names.\n"
                       "Are you sure you want to continue connecting (yes/no/[fingerprint])? "));
    QCOMPARE(key.fingerprint, QStringLiteral("SHA256:abc+/1"));
    QCOMPARE(key.subject, QStringLiteral("[127.0.0.1]:2222 ([127.0.0.1]:2222)"));
    const Credential passphrase = sshwords::question(QStringLiteral("Enter passphrase for key '/home/an/k': "));
    QVERIFY(passphrase.isSecret);
    QCOMPARE(passphrase.subject, QStringLiteral("/home/an/k"));
    QVERIFY(sshwords::question(QStringLiteral("an@h's password: ")).isSecret);
}

void TestConnectionUri::question_ofTheOtherSide_neverPassesForAKey()
{
    // ssh puts "(user@host)" before what the server has it ask.
    const Credential faked = sshwords::question(
        QStringLiteral("(an@h) The authenticity of host 'h' can't be established.\nED25519 key fingerprint is x.\n"));
    QCOMPARE(faked.fingerprint, QString());
    QVERIFY(faked.isSecret);
}

void TestConnectionUri::failure_ofChangedKey_isNotRetried()
{
    SshTarget target;
    target.host = QStringLiteral("h");
    const Error changed = sshwords::failure(
        QStringLiteral("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nAdd correct host key in "
                       "/home/an/.ssh/known_hosts to get rid of this message.\nOffending ED25519 key in "
                       "/home/an/.ssh/known_hosts:3\nHost key verification failed.\n"),
        target);
    QCOMPARE(changed.kind, ErrorKind::PermissionDenied);
    QVERIFY(changed.text.contains(QLatin1String("/home/an/.ssh/known_hosts:3")));
    QCOMPARE(sshwords::failure(QStringLiteral("ssh: connect to host h port 22: Connection refused"), target).kind,
        ErrorKind::Io);
    QCOMPARE(sshwords::failure({}, target).kind, ErrorKind::Io);
}

void TestConnectionUri::failure_ofAChangedKeyOnTheWay_namesWhoShowedIt()
{
    SshTarget target;
    target.host = QStringLiteral("Deep.example");
    const auto sentence = [&target](const char* host) {
        return sshwords::failure(
            QStringLiteral(
                "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nOffending ED25519 key in "
                "/home/an/.ssh/known_hosts:3\nHost key for %1 has changed and you have requested strict "
                "checking.\nHost key verification failed.\nkex_exchange_identification: Connection closed by "
                "remote host\nConnection closed by UNKNOWN port 65535\n")
                .arg(QLatin1String(host)),
            target)
            .text;
    };
    QVERIFY2(sentence("gate.example").contains(QLatin1String("gate.example shows another key")),
        qPrintable(sentence("gate.example")));
    QVERIFY(sentence("[gate.example]:2222").contains(QLatin1String("[gate.example]:2222 shows another key")));
    QVERIFY(sentence("deep.example").startsWith(QLatin1String("Deep.example shows another key")));
    QVERIFY(sentence("[deep.example]:2222").startsWith(QLatin1String("Deep.example shows another key")));
}

void TestConnectionUri::host_inCapitals_isSshsAsItIsWritten_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("host");
    const auto row = [](const char* uri, const char* host) {
        QTest::newRow(uri) << QString::fromLatin1(uri) << QString::fromLatin1(host);
    };
    row("qemu+ssh://LabServer/system", "LabServer");
    row("qemu+ssh://An@LabServer:2222/session?keyfile=/home/An@x:1/K", "LabServer");
    row("qemu+ssh://LabServer?no_tty=1", "LabServer");
    row("qemu+ssh://lab/system", "lab");
    row("qemu+ssh://[FE80::1]:22/system", "fe80::1");
    row("qemu+ssh:///system", "localhost");
}

void TestConnectionUri::host_inCapitals_isSshsAsItIsWritten()
{
    QFETCH(QString, uri);
    QFETCH(QString, host);
    const auto target = sshTargetOf(uri);
    QVERIFY(target && *target);
    QCOMPARE((*target)->host, host);
    if (uri.endsWith(QLatin1String("://LabServer/system"))) { // what the form takes apart and makes again
        const Parts parts = connectionuri::fromUri(uri);
        QCOMPARE(parts.kind, Kind::Ssh);
        QCOMPARE(parts.host, host);
        QCOMPARE(connectionuri::toUri(parts), uri);
    }
}

QTEST_GUILESS_MAIN(TestConnectionUri)
#include "tst_connectionuri.moc"
