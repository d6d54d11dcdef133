// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a shell calls it, on a real libvirtd: machines that are made, run, and leave nothing behind.
#include "tests/cli/clirun.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace domus::test;

namespace {

QString uri()
{
    return qEnvironmentVariable("DOMUS_TEST_URI");
}

QString memtest()
{
    return qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/memtest.iso");
}

CliRun here(const QStringList& arguments)
{
    return runOn(uri(), arguments);
}

/// Definitions, images and firmware variables below the rig's folder.
QStringList files()
{
    QStringList found;
    QDirIterator all(qEnvironmentVariable("DOMUS_TEST_ROOT"),
        {QStringLiteral("*.qcow2"), QStringLiteral("*.img"), QStringLiteral("*.iso"), QStringLiteral("*.raw"),
            QStringLiteral("*.fd"), QStringLiteral("*.save")},
        QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        found.append(all.next());
    }
    QDirIterator machines(qEnvironmentVariable("DOMUS_TEST_ROOT") + QStringLiteral("/config/libvirt/qemu"),
        {QStringLiteral("*.xml")}, QDir::Files);
    while (machines.hasNext()) {
        found.append(machines.next());
    }
    found.sort();
    return found;
}

QString stateOf(const QString& name)
{
    const QJsonArray all
        = QJsonDocument::fromJson(here({QStringLiteral("list"), QStringLiteral("--json")}).bytes).array();
    for (const auto& one : all) {
        if (one.toObject().value(QStringLiteral("name")).toString() == name) {
            return one.toObject().value(QStringLiteral("state")).toString();
        }
    }
    return QStringLiteral("not there");
}

/// What virsh, which knows nothing of Domus, says.
QString virsh(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("virsh"), QStringList{QStringLiteral("-q"), QStringLiteral("-c"), uri()} + arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

QStringList creating(const QString& name)
{
    return {QStringLiteral("create"), QStringLiteral("--iso"), memtest(), QStringLiteral("--name=") + name,
        QStringLiteral("--memory"), QStringLiteral("64M"), QStringLiteral("--cpus"), QStringLiteral("1"),
        QStringLiteral("--disk"), QStringLiteral("16M"), QStringLiteral("--network"), QStringLiteral("none")};
}

} // namespace

class TestCliMachines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void create_start_forceOff_delete_leavesNothing();
    void hostileNames_areCreatedAsTheyAre_data();
    void hostileNames_areCreatedAsTheyAre();
    void create_withANameThatLibvirtRefuses_isRefusedBefore_data();
    void create_withANameThatLibvirtRefuses_isRefusedBefore();
    void create_interrupted_takesBackWhatItMade();
    void delete_ofAMachineWhoseDiskIsShared_keepsTheDisk();
    void delete_toTheBin_keepsEverything();
    void list_ofADaemonThatIsGone_isNoConnection();
};

void TestCliMachines::initTestCase()
{
    if (!QFileInfo::exists(memtest())) {
        QSKIP("all (memtest86+ is not installed)");
    }
}

void TestCliMachines::create_start_forceOff_delete_leavesNothing()
{
    const QString name = QStringLiteral("web");
    const QStringList before = files();
    const CliRun made = here(creating(name));
    QVERIFY2(made.code == 0, qUtf8Printable(made.output + made.errors));
    QVERIFY2(made.output.contains(QStringLiteral("Create web: done")), qUtf8Printable(made.output));
    // It was started paused for a console that never comes: it has to run all the same.
    QCOMPARE(stateOf(name), QStringLiteral("running"));
    QVERIFY(!virsh({QStringLiteral("dumpxml"), name}).contains(QStringLiteral("startedPaused")));
    QVERIFY(files().size() > before.size());

    const CliRun info = here({QStringLiteral("info"), name});
    QVERIFY2(info.output.contains(QStringLiteral("64 MiB")), qUtf8Printable(info.output));
    QCOMPARE(here(creating(name)).code, 4); // the name is taken
    QCOMPARE(here({QStringLiteral("start"), name}).code, 4);
    const CliRun off = here({QStringLiteral("force-off"), name});
    QVERIFY2(off.code == 0, qUtf8Printable(off.errors));
    QCOMPARE(stateOf(name), QStringLiteral("off"));
    QCOMPARE(here({QStringLiteral("start"), name}).code, 0);
    QCOMPARE(stateOf(name), QStringLiteral("running"));

    // Asked without a yes it stays, running.
    const CliRun asked = here({QStringLiteral("delete"), QStringLiteral("--now"), name});
    QCOMPARE(asked.code, 2);
    QCOMPARE(stateOf(name), QStringLiteral("running"));
    QVERIFY2(asked.output.contains(QStringLiteral(".qcow2")), qUtf8Printable(asked.output));
    QVERIFY2(asked.output.contains(memtest()), qUtf8Printable(asked.output)); // told to stay
    const CliRun gone = here({QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), name});
    QVERIFY2(gone.code == 0, qUtf8Printable(gone.output + gone.errors));
    QCOMPARE(files(), before);
    QVERIFY(QFileInfo::exists(memtest()));
    QCOMPARE(stateOf(name), QStringLiteral("not there"));
}

void TestCliMachines::hostileNames_areCreatedAsTheyAre_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"-rf", "--yes", "quote'd \"twice\"", "<b>&amp;", "$(id);`id`", "100%n %1", "emoji 😀",
             "máy ảo", "שלום", "back\\slash", "a,b=c", "42"}) {
        QTest::newRow(name) << QString::fromUtf8(name);
    }
    QTest::newRow("override") << QStringLiteral("txt.%1exe").arg(QChar(0x202e));
}

void TestCliMachines::hostileNames_areCreatedAsTheyAre()
{
    QFETCH(QString, name);
    const QStringList before = files();
    const CliRun made = here(creating(name) + QStringList{QStringLiteral("--no-start")});
    QVERIFY2(made.code == 0, qUtf8Printable(made.output + made.errors));
    QVERIFY(!made.output.contains(QChar(0x202e)));
    const QString all = virsh({QStringLiteral("list"), QStringLiteral("--all"), QStringLiteral("--name")});
    QVERIFY2(all.split(u'\n').contains(name), qUtf8Printable(all));
    const CliRun gone = here(
        {QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), QStringLiteral("--"), name});
    QVERIFY2(gone.code == 0, qUtf8Printable(gone.output + gone.errors));
    QCOMPARE(files(), before);
}

void TestCliMachines::create_withANameThatLibvirtRefuses_isRefusedBefore_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("slash") << QStringLiteral("../../etc/x");
    QTest::newRow("newline") << QStringLiteral("a\nb");
    QTest::newRow("empty") << QString();
    QTest::newRow("escape") << QStringLiteral("a\x1b[31m");
}

void TestCliMachines::create_withANameThatLibvirtRefuses_isRefusedBefore()
{
    QFETCH(QString, name);
    const QStringList before = files();
    const CliRun run = here(creating(name));
    QCOMPARE(run.code, 4);
    QVERIFY(!run.errors.isEmpty());
    QVERIFY(!run.output.contains(QChar(0x1b)) && !run.errors.contains(QChar(0x1b)));
    QCOMPARE(files(), before);
}

void TestCliMachines::create_interrupted_takesBackWhatItMade()
{
    const QStringList before = files();
    QProcess process;
    QProcessEnvironment slow = QProcessEnvironment::systemEnvironment();
    // Every call takes its time, so that there is a middle to stop in.
    slow.insert(QStringLiteral("DOMUS_FAULT"), QStringLiteral("1+:0:50"));
    process.setProcessEnvironment(slow);
    process.start(qEnvironmentVariable("DOMUS_PROGRAM"),
        QStringList{QStringLiteral("-c"), uri()} + creating(QStringLiteral("stopped")));
    QByteArray output;
    while (!output.contains("stopped") && process.waitForReadyRead(60000)) {
        output += process.readAllStandardOutput();
    }
    QVERIFY2(output.contains("stopped"), output.constData());
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(60000));
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 130, errors.constData());
    QVERIFY2(errors.contains("cancelled"), errors.constData());
    QCOMPARE(files(), before);
    QCOMPARE(stateOf(QStringLiteral("stopped")), QStringLiteral("not there"));
}

void TestCliMachines::delete_ofAMachineWhoseDiskIsShared_keepsTheDisk()
{
    const QStringList before = files();
    QCOMPARE(here(creating(QStringLiteral("first")) + QStringList{QStringLiteral("--no-start")}).code, 0);
    QString disk;
    const QStringList now = files();
    for (const QString& file : now) {
        if (file.endsWith(QLatin1String(".qcow2"))) {
            disk = file;
        }
    }
    QVERIFY(!disk.isEmpty());
    const CliRun second = here({QStringLiteral("create"), QStringLiteral("--iso"), memtest(), QStringLiteral("--name"),
        QStringLiteral("second"), QStringLiteral("--memory"), QStringLiteral("64M"), QStringLiteral("--disk"),
        QStringLiteral("path=") + disk, QStringLiteral("--network"), QStringLiteral("none"),
        QStringLiteral("--no-start")});
    QVERIFY2(second.code == 0, qUtf8Printable(second.output + second.errors));
    QVERIFY2(second.errors.contains(QStringLiteral("first")), qUtf8Printable(second.errors)); // warned

    const auto remove = [](const QString& name) {
        return here({QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), name});
    };
    QCOMPARE(remove(QStringLiteral("second")).code, 0);
    QVERIFY(QFileInfo::exists(disk));
    QCOMPARE(remove(QStringLiteral("first")).code, 0);
    QCOMPARE(files(), before);
}

void TestCliMachines::delete_toTheBin_keepsEverything()
{
    const QString name = QStringLiteral("binned");
    QCOMPARE(here(creating(name) << QStringLiteral("--no-start")).code, 0);
    const QString uuid = virsh({QStringLiteral("domuuid"), name}).trimmed();
    const auto images = [] { return files().filter(QRegularExpression(QStringLiteral("\\.(qcow2|iso|img)$"))); };
    const QStringList before = images();
    const CliRun moved = here({QStringLiteral("delete"), QStringLiteral("--bin"), QStringLiteral("--yes"), name});
    QVERIFY2(moved.code == 0, qUtf8Printable(moved.errors));
    QCOMPARE(images(), before);
    QCOMPARE(stateOf(name), QStringLiteral("not there")); // its name is free again
    QVERIFY(virsh({QStringLiteral("metadata"), uuid, QStringLiteral("urn:domus:machine:1")})
                .contains(QStringLiteral("binned")));
    QCOMPARE(here({QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), uuid}).code, 0);
}

void TestCliMachines::list_ofADaemonThatIsGone_isNoConnection()
{
    const CliRun run = runOn(uri() + QStringLiteral("x"), {QStringLiteral("list")});
    QCOMPARE(run.code, 5);
    QCOMPARE(run.errorLines().size(), 1);
}

QTEST_GUILESS_MAIN(TestCliMachines)
#include "tst_climachines.moc"
