// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a shell calls it, on a real libvirtd: machines that are made, run, and leave nothing behind.
#include "app/services/journal/journalentry.h"
#include "tests/cli/clirun.h"
#include "tests/support/virsh.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using domus::virsh;
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
    void restore_afterTheBin_bringsItBack();
    void clone_byTheShell_isAMachineOfItsOwn();
    void journal_ofTheShell_tellsWhatWasDone();
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

void TestCliMachines::restore_afterTheBin_bringsItBack()
{
    const QString name = QStringLiteral("$(id) <b>trở lại");
    QCOMPARE(here(creating(name) << QStringLiteral("--no-start")).code, 0);
    const QString uuid = virsh({QStringLiteral("domuuid"), name}).trimmed();
    const QString definition = virsh({QStringLiteral("dumpxml"), uuid});
    const QStringList before = files();
    const QStringList deleting{QStringLiteral("delete"), QStringLiteral("--bin"), QStringLiteral("--yes"), name};
    QCOMPARE(here(deleting).code, 0);

    QCOMPARE(here({QStringLiteral("bin"), QStringLiteral("--names")}).output, name + u'\n');
    const QJsonArray all
        = QJsonDocument::fromJson(here({QStringLiteral("bin"), QStringLiteral("--json")}).bytes).array();
    QCOMPARE(all.size(), 1);
    const QJsonObject told = all.first().toObject();
    QCOMPARE(told.value(QStringLiteral("name")).toString(), name);
    QCOMPARE(told.value(QStringLiteral("uuid")).toString(), uuid);
    QVERIFY(told.value(QStringLiteral("nameInBin")).toString() != name);
    QCOMPARE(told.value(QStringLiteral("files")).toArray().size(), 1);

    const CliRun back = here({QStringLiteral("restore"), name});
    QVERIFY2(back.code == 0, qUtf8Printable(back.errors));
    QCOMPARE(virsh({QStringLiteral("dumpxml"), uuid}), definition);
    QCOMPARE(files(), before);
    QCOMPARE(here({QStringLiteral("restore"), name}).code, 3); // it is not there any more

    // Where another has its name by now it is told so, and comes back under one that is given.
    QCOMPARE(here(deleting).code, 0);
    QCOMPARE(here(creating(name) << QStringLiteral("--no-start")).code, 0);
    const CliRun taken = here({QStringLiteral("restore"), name});
    QCOMPARE(taken.code, 1);
    QVERIFY2(taken.errors.contains(QStringLiteral("another name")), qUtf8Printable(taken.errors));
    const CliRun renamed = here({QStringLiteral("restore"), uuid, QStringLiteral("--name"), QStringLiteral("again")});
    QVERIFY2(renamed.code == 0, qUtf8Printable(renamed.errors));
    QCOMPARE(virsh({QStringLiteral("domname"), uuid}).trimmed(), QStringLiteral("again"));
    for (const QString& one : {name, QStringLiteral("again")}) {
        QCOMPARE(here({QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), one}).code, 0);
    }
}

void TestCliMachines::clone_byTheShell_isAMachineOfItsOwn()
{
    const QStringList before = files();
    QCOMPARE(here(creating(QStringLiteral("mother")) << QStringLiteral("--no-start")).code, 0);
    const QStringList withMother = files();
    const QStringList line{QStringLiteral("clone"), QStringLiteral("mother"), QStringLiteral("child"),
        QStringLiteral("--count"), QStringLiteral("2")};
    QCOMPARE(here(line).code, 2);
    QCOMPARE(files(), withMother); // asked without a yes
    const CliRun made = here(line + QStringList{QStringLiteral("--yes")});
    QVERIFY2(made.code == 0, qUtf8Printable(made.output + made.errors));
    for (const char* name : {"child-1", "child-2"}) {
        QCOMPARE(stateOf(QLatin1String(name)), QStringLiteral("off"));
        QCOMPARE(here({QStringLiteral("start"), QLatin1String(name)}).code, 0);
        QCOMPARE(here({QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), QLatin1String(name)})
                     .code,
            0);
    }
    QCOMPARE(files(), withMother);

    // A linked one guards what it builds upon.
    const CliRun linked = here({QStringLiteral("clone"), QStringLiteral("mother"), QStringLiteral("leaf"),
        QStringLiteral("--linked"), QStringLiteral("--yes")});
    QVERIFY2(linked.code == 0, qUtf8Printable(linked.output + linked.errors));
    QVERIFY2(linked.output.contains(QStringLiteral("mother")), qUtf8Printable(linked.output));
    const CliRun base = here({QStringLiteral("start"), QStringLiteral("mother")});
    QVERIFY2(base.code != 0, qUtf8Printable(base.output));
    QVERIFY2(base.errors.contains(QStringLiteral("leaf")), qUtf8Printable(base.errors));
    for (const char* name : {"leaf", "mother"}) {
        QCOMPARE(here({QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), QLatin1String(name)})
                     .code,
            0);
    }
    QCOMPARE(files(), before);
}

void TestCliMachines::journal_ofTheShell_tellsWhatWasDone()
{
    const QTemporaryDir data;
    const auto run = [&data](const QStringList& arguments) {
        return runDomus(
            QStringList{QStringLiteral("-c"), uri()} + arguments, {QStringLiteral("XDG_DATA_HOME=") + data.path()});
    };
    QCOMPARE(run({QStringLiteral("list")}).code, 0);
    QVERIFY(!QFileInfo::exists(data.filePath(QStringLiteral("domus")))); // looking leaves no trace
    QCOMPARE(run(creating(QStringLiteral("told")) << QStringLiteral("--no-start")).code, 0);
    QCOMPARE(
        run({QStringLiteral("delete"), QStringLiteral("--bin"), QStringLiteral("--yes"), QStringLiteral("told")}).code,
        0);
    QFile file(data.filePath(QStringLiteral("domus/journal.jsonl")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.permissions() & ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser),
        QFile::Permissions());
    const QVector<domus::JournalEntry> entries = domus::readJournal(file.readAll());
    QCOMPARE(entries.size(), 2);
    for (const domus::JournalEntry& entry : entries) {
        QCOMPARE(entry.state, domus::JournalEntry::State::Succeeded);
        QCOMPARE(entry.uri, uri());
        QVERIFY2(entry.title.contains(QStringLiteral("told")), qUtf8Printable(entry.title));
        QVERIFY(!entry.command.isEmpty());
    }
    QCOMPARE(entries.last().undo.kind, domus::Undo::Kind::RestoreFromBin); // the window can take it back
    QCOMPARE(run({QStringLiteral("restore"), QStringLiteral("told")}).code, 0);
    QCOMPARE(
        run({QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), QStringLiteral("told")}).code,
        0);

    // A journal that cannot be written keeps nothing from being done, and is told of.
    QFile nowhere(data.filePath(QStringLiteral("file")));
    QVERIFY(nowhere.open(QIODevice::WriteOnly));
    const CliRun untold = runDomus(QStringList{QStringLiteral("-c"), uri()} + creating(QStringLiteral("untold"))
            + QStringList{QStringLiteral("--no-start")},
        {QStringLiteral("XDG_DATA_HOME=") + nowhere.fileName()});
    QCOMPARE(untold.code, 0);
    QVERIFY2(untold.errors.contains(QStringLiteral("journal")), qUtf8Printable(untold.errors));
    QCOMPARE(run({QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), QStringLiteral("untold")})
                 .code,
        0);
}

void TestCliMachines::list_ofADaemonThatIsGone_isNoConnection()
{
    const CliRun run = runOn(uri() + QStringLiteral("x"), {QStringLiteral("list")});
    QCOMPARE(run.code, 5);
    QCOMPARE(run.errorLines().size(), 1);
}

QTEST_GUILESS_MAIN(TestCliMachines)
#include "tst_climachines.moc"
