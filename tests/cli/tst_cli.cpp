// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a shell calls it, over libvirt's test driver.
#include "tests/cli/clirun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

using namespace domus::test;

namespace {

constexpr QLatin1String demo("test:///default");

/// Names that break what is careless: quotes, options, markup, other directions of writing, what steers a terminal.
QStringList hostileNames()
{
    return {
        QStringLiteral("-rf"),
        QStringLiteral("--yes"),
        QStringLiteral(" leading space"),
        QStringLiteral("quote'd \"twice\""),
        QStringLiteral("<b>&amp;"),
        QStringLiteral("$(id);`id`|x"),
        QStringLiteral("100%n %1 %s"),
        QStringLiteral("emoji 😀 👨‍👩‍👧"),
        QStringLiteral("máy ảo"), // composed
        QStringLiteral("ma\u0301y a\u0309o"), // and its twin
        QStringLiteral("שלום"),
        QStringLiteral("txt.\u202eexe"),
        QStringLiteral("back\\slash"),
        QStringLiteral("42"),
        QString(255, u'x'),
    };
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void version_withoutDisplay_isTold();
    void help_withoutDisplay_namesEveryCommand();
    void help_ofACommand_namesItsOptions();
    void wrongUse_ofEveryKind_isOneLineAndTwo_data();
    void wrongUse_ofEveryKind_isOneLineAndTwo();
    void list_ofTheDemonstration_showsItsMachine();
    void list_asJson_isExact();
    void list_asNames_isOneALine();
    void list_withoutMachines_isStillValid();
    void list_isQuick();
    void list_intoAFullDisk_fails();
    void list_ofNowhere_saysSoInOneLine_data();
    void list_ofNowhere_saysSoInOneLine();
    void list_inVietnamese_isTranslated();
    void list_underTheCLocale_isQuiet();
    void hostileNames_areShownHarmlessAndToldExactly();
    void hostileNames_nameTheirMachine();
    void info_ofAMachine_tellsWhatItIs();
    void action_onWhatIsNotThere_endsWithThree_data();
    void action_onWhatIsNotThere_endsWithThree();
    void name_ofTwoMachines_isAmbiguous();
    void action_thatMakesNoSense_isRefused();
    void action_onSeveral_doesThemAll();
    void action_withOneNameMistyped_doesNone();
    void delete_withoutYes_showsThePlanAndDeletesNothing();
    void delete_asPlan_isDone();
    void delete_now_isDone();
    void delete_toTheBin_isDone();
    void create_asPlan_tellsWhatTheWindowTells();
    void create_onTheDemonstration_isDone();
    void create_whatCannotBe_isRefused_data();
    void create_whatCannotBe_isRefused();
    void console_ofWhatIsNotThere_endsWithoutAWindow();

private:
    QTemporaryDir m_folder;
    QString m_names; ///< the URI with the hostile names, all off
    QString m_three; ///< one runs, one is off, one is paused
};

void TestCli::initTestCase()
{
    QString machines;
    const QStringList names = hostileNames();
    for (qsizetype i = 0; i < names.size(); ++i) {
        machines += machineXml(names.at(i), i, 5);
    }
    m_names = writeHost(m_folder.path(), QStringLiteral("names.xml"), machines);
    m_three = writeHost(m_folder.path(), QStringLiteral("three.xml"),
        machineXml(QStringLiteral("runs"), 1, 1) + machineXml(QStringLiteral("off"), 2, 5)
            + machineXml(QStringLiteral("paused"), 3, 3));
}

void TestCli::version_withoutDisplay_isTold()
{
    static const QRegularExpression version(QStringLiteral("^domus \\d+\\.\\d+\\.\\d+\n$"));
    for (const char* option : {"--version", "-v"}) {
        const CliRun run = runDomus({QLatin1String(option)});
        QCOMPARE(run.code, 0);
        QVERIFY2(version.match(run.output).hasMatch(), qUtf8Printable(run.output));
        QCOMPARE(run.errors, QString());
    }
}

void TestCli::help_withoutDisplay_namesEveryCommand()
{
    const CliRun run = runDomus({QStringLiteral("--help")});
    QCOMPARE(run.code, 0);
    for (const char* word : {"list", "info", "start", "shutdown", "reboot", "force-off", "save", "create", "delete",
             "console", "--connect", "--self-test"}) {
        QVERIFY2(run.output.contains(QLatin1String(word)), word);
    }
    QCOMPARE(run.errors, QString());
}

void TestCli::help_ofACommand_namesItsOptions()
{
    const CliRun run = runDomus({QStringLiteral("create"), QStringLiteral("--help")});
    QCOMPARE(run.code, 0);
    for (const char* word : {"--iso", "--memory", "--cpus", "--disk", "--network", "--no-start", "--plan", "-c"}) {
        QVERIFY2(run.output.contains(QLatin1String(word)), word);
    }
}

void TestCli::wrongUse_ofEveryKind_isOneLineAndTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* line, const char* says) {
        QTest::newRow(line) << QString::fromUtf8(line).split(u' ') << QString::fromUtf8(says);
    };
    row("nonsense", "nonsense");
    row("list --nonsense", "nonsense");
    row("list web", "“web”");
    row("list --json --names", "--names");
    row("-c test:///default list -c test:///default", "-c");
    row("list -c", "-c");
    row("list --connect=", "-c");
    row("info", "one virtual machine");
    row("info a b", "one virtual machine");
    row("start", "virtual machine");
    row("start --force web", "force");
    row("start -rf", "r");
    row("delete web", "--plan");
    row("delete --now", "one virtual machine");
    row("delete web --now --plan", "--plan");
    row("delete web --now --bin", "--bin");
    row("clone", "one virtual machine");
    row("clone web two three", "one virtual machine");
    row("clone web --count 0 --yes", "“0”");
    row("clone web --count many", "“many”");
    row("clone web --plan --yes", "--plan");
    row("bin web", "“web”");
    row("bin --json --names", "--names");
    row("restore", "one virtual machine");
    row("restore web --name=", "name");
    row("create", "--iso");
    row("create --iso /a.iso --memory lots", "lots");
    row("create --iso", "iso");
    QTest::newRow("a control character") << QStringList{QStringLiteral("li\x1b[31m\nst")} << QStringLiteral("\\x1b");
}

void TestCli::wrongUse_ofEveryKind_isOneLineAndTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const CliRun run = runDomus(arguments);
    QCOMPARE(run.code, 2);
    QCOMPARE(run.output, QString());
    QCOMPARE(run.errorLines().size(), 1);
    QVERIFY2(run.errors.startsWith(QStringLiteral("domus: ")), qUtf8Printable(run.errors));
    QVERIFY2(run.errors.contains(says), qUtf8Printable(run.errors));
    QVERIFY(!run.errors.contains(QChar(0x1b)));
}

void TestCli::list_ofTheDemonstration_showsItsMachine()
{
    const CliRun run = runDomus({QStringLiteral("list"), QStringLiteral("-c"), demo});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.errors, QString());
    const QStringList lines = run.output.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.at(1).startsWith(QStringLiteral("test  Running  ")), qUtf8Printable(run.output));
}

void TestCli::list_asJson_isExact()
{
    const CliRun run = runOn(m_three, {QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(run.code, 0);
    QJsonParseError wrong{};
    const QJsonArray all = QJsonDocument::fromJson(run.bytes, &wrong).array();
    QCOMPARE(wrong.error, QJsonParseError::NoError);
    QCOMPARE(all.size(), 3);
    const QJsonObject off{{QStringLiteral("name"), QStringLiteral("off")}, {QStringLiteral("uuid"), uuidOf(2)},
        {QStringLiteral("state"), QStringLiteral("off")}, {QStringLiteral("persistent"), true},
        {QStringLiteral("autostart"), false}, {QStringLiteral("saved"), false}};
    QCOMPARE(all.at(0).toObject(), off);
    QCOMPARE(all.at(1).toObject().value(QStringLiteral("state")).toString(), QStringLiteral("paused"));
    QCOMPARE(all.at(2).toObject().value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    QVERIFY(all.at(2).toObject().value(QStringLiteral("id")).toInt() > 0);
}

void TestCli::list_asNames_isOneALine()
{
    const CliRun run = runOn(m_three, {QStringLiteral("list"), QStringLiteral("--names")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.output, QStringLiteral("off\npaused\nruns\n"));
}

void TestCli::list_withoutMachines_isStillValid()
{
    const QString none = writeHost(m_folder.path(), QStringLiteral("none.xml"), {});
    QCOMPARE(QJsonDocument::fromJson(runOn(none, {QStringLiteral("list"), QStringLiteral("--json")}).bytes),
        QJsonDocument(QJsonArray()));
    QCOMPARE(runOn(none, {QStringLiteral("list"), QStringLiteral("--names")}).output, QString());
}

void TestCli::list_isQuick()
{
    std::array<qint64, 5> times = {};
    for (qint64& time : times) {
        const CliRun run = runOn(demo, {QStringLiteral("list")});
        QCOMPARE(run.code, 0);
        time = run.milliseconds;
    }
    const qint64 best = *std::min_element(times.cbegin(), times.cend());
    qInfo() << "domus list:" << best << "ms at best";
    // A hang of seconds is what a user would miss; the figure itself depends on the build and the computer.
    QVERIFY(best < 2000);
}

void TestCli::list_intoAFullDisk_fails()
{
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(qEnvironmentVariable("DOMUS_PROGRAM"), {QStringLiteral("list"), QStringLiteral("-c"), demo});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().startsWith("domus: "));
}

void TestCli::list_ofNowhere_saysSoInOneLine_data()
{
    QTest::addColumn<QString>("uri");
    for (const char* uri : {"test:///nowhere/at/all.xml", "nonsense:///x", "qemu+unix:///session?socket=/nowhere/sock",
             "not a uri", "http://example.invalid/"}) {
        QTest::newRow(uri) << QString::fromUtf8(uri);
    }
}

void TestCli::list_ofNowhere_saysSoInOneLine()
{
    QFETCH(QString, uri);
    const CliRun run = runOn(uri, {QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(run.code, 5);
    QCOMPARE(run.output, QString());
    // libxml2 adds a line of its own where a file is missing.
    QCOMPARE(run.errorLines().filter(QStringLiteral("domus: ")).size(), 1);
}

void TestCli::list_inVietnamese_isTranslated()
{
    QVERIFY(runDomus(
        {QStringLiteral("list"), QStringLiteral("-c"), demo, QStringLiteral("--language"), QStringLiteral("vi")})
                .output.contains(QStringLiteral("Đang chạy")));
    QVERIFY(runDomus({QStringLiteral("--language=vi"), QStringLiteral("list"), QStringLiteral("-c"), demo})
                .output.contains(QStringLiteral("Đang chạy")));
    // As the system says it; the test's own LC_ALL stands before LANG.
    const CliRun run = runDomus({QStringLiteral("list"), QStringLiteral("-c"), demo},
        {QStringLiteral("LC_ALL=vi_VN.UTF-8"), QStringLiteral("LANG=vi_VN.UTF-8")});
    QVERIFY2(run.output.contains(QStringLiteral("Đang chạy")), qUtf8Printable(run.output));
}

void TestCli::list_underTheCLocale_isQuiet()
{
    const CliRun run = runDomus({QStringLiteral("list"), QStringLiteral("-c"), demo}, {QStringLiteral("LC_ALL=C")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.errors, QString());
}

void TestCli::hostileNames_areShownHarmlessAndToldExactly()
{
    const QStringList names = hostileNames();
    const CliRun table = runOn(m_names, {QStringLiteral("list")});
    QCOMPARE(table.code, 0);
    QCOMPARE(table.output.split(u'\n', Qt::SkipEmptyParts).size(), names.size() + 1);
    QVERIFY(!table.output.contains(QChar(0x202e)));
    QVERIFY(table.output.contains(QStringLiteral("txt.\\u202eexe")));

    const QJsonArray all
        = QJsonDocument::fromJson(runOn(m_names, {QStringLiteral("list"), QStringLiteral("--json")}).bytes).array();
    QStringList told;
    told.reserve(all.size());
    for (const auto& one : all) {
        told.append(one.toObject().value(QStringLiteral("name")).toString());
    }
    std::sort(told.begin(), told.end());
    QStringList expected = names;
    std::sort(expected.begin(), expected.end());
    QCOMPARE(told, expected);
}

void TestCli::hostileNames_nameTheirMachine()
{
    const QStringList names = hostileNames();
    for (qsizetype i = 0; i < names.size(); ++i) {
        const CliRun run
            = runOn(m_names, {QStringLiteral("info"), QStringLiteral("--json"), QStringLiteral("--"), names.at(i)});
        QVERIFY2(run.code == 0, qUtf8Printable(run.errors));
        QCOMPARE(QJsonDocument::fromJson(run.bytes).object().value(QStringLiteral("uuid")).toString(), uuidOf(i));
        const CliRun started = runOn(m_names, {QStringLiteral("start"), QStringLiteral("--"), names.at(i)});
        QVERIFY2(started.code == 0, qUtf8Printable(started.errors));
    }
    // What completion offers names its machine as well.
    const QStringList offered
        = runOn(m_names, {QStringLiteral("list"), QStringLiteral("--names")}).output.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(offered.size(), names.size());
    for (const QString& name : offered) {
        QCOMPARE(runOn(m_names, {QStringLiteral("info"), QStringLiteral("--"), name}).code, 0);
    }
}

void TestCli::info_ofAMachine_tellsWhatItIs()
{
    const CliRun text = runOn(m_three, {QStringLiteral("info"), QStringLiteral("runs")});
    QCOMPARE(text.code, 0);
    for (const QString& word : {QStringLiteral("runs"), uuidOf(1), QStringLiteral("Running"), QStringLiteral("256 MiB"),
             QStringLiteral("/none/1.img")}) {
        QVERIFY2(text.output.contains(word), qUtf8Printable(word));
    }
    const QJsonObject json
        = QJsonDocument::fromJson(runOn(m_three, {QStringLiteral("info"), QStringLiteral("--json"), uuidOf(2)}).bytes)
              .object();
    QCOMPARE(json.value(QStringLiteral("name")).toString(), QStringLiteral("off"));
    QCOMPARE(json.value(QStringLiteral("vcpus")).toInt(), 2);
    QCOMPARE(json.value(QStringLiteral("memoryBytes")).toInteger(), qint64{256} * 1024 * 1024);
    QCOMPARE(json.value(QStringLiteral("disks")).toArray().at(0).toObject().value(QStringLiteral("source")).toString(),
        QStringLiteral("/none/2.img"));
}

void TestCli::action_onWhatIsNotThere_endsWithThree_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char* line :
        {"info nobody", "start nobody", "shutdown nobody", "reboot nobody", "force-off nobody", "save nobody",
            "delete --plan nobody", "delete --now --yes nobody", "start 00000000-0000-4000-8000-0000000000ff"}) {
        QTest::newRow(line) << QString::fromUtf8(line).split(u' ');
    }
    QTest::newRow("an empty name") << QStringList{QStringLiteral("start"), QString()};
    QTest::newRow("a name with a newline") << QStringList{QStringLiteral("start"), QStringLiteral("a\nb")};
}

void TestCli::action_onWhatIsNotThere_endsWithThree()
{
    QFETCH(QStringList, arguments);
    const CliRun run = runOn(m_three, arguments);
    QCOMPARE(run.code, 3);
    QCOMPARE(run.output, QString());
    QVERIFY2(run.errorLines().size() == 1, qUtf8Printable(run.errors));
}

void TestCli::name_ofTwoMachines_isAmbiguous()
{
    // One machine is called like the other's UUID.
    const QString two = writeHost(m_folder.path(), QStringLiteral("two.xml"),
        machineXml(QStringLiteral("a"), 1, 5) + machineXml(uuidOf(1), 2, 5));
    const CliRun run = runOn(two, {QStringLiteral("start"), uuidOf(1)});
    QCOMPARE(run.code, 3);
    QVERIFY2(run.errors.contains(QStringLiteral("more than one")), qUtf8Printable(run.errors));
    QCOMPARE(runOn(two, {QStringLiteral("start"), uuidOf(2)}).code, 0);
}

void TestCli::action_thatMakesNoSense_isRefused()
{
    const CliRun start = runOn(m_three, {QStringLiteral("start"), QStringLiteral("runs")});
    QCOMPARE(start.code, 4);
    QCOMPARE(start.output, QString());
    QVERIFY2(start.errors.contains(QStringLiteral("running already")), qUtf8Printable(start.errors));
    for (const char* action : {"shutdown", "reboot", "force-off", "save"}) {
        const CliRun run = runOn(m_three, {QLatin1String(action), QStringLiteral("off")});
        QCOMPARE(run.code, 4);
        QCOMPARE(run.errorLines().size(), 1);
    }
}

void TestCli::action_onSeveral_doesThemAll()
{
    const CliRun run = runOn(m_three, {QStringLiteral("force-off"), QStringLiteral("runs"), QStringLiteral("paused")});
    QCOMPARE(run.code, 0);
    QVERIFY(run.output.contains(QStringLiteral("runs")));
    QVERIFY(run.output.contains(QStringLiteral("paused")));
    // The others are done all the same.
    const CliRun mixed = runOn(m_three, {QStringLiteral("force-off"), QStringLiteral("off"), QStringLiteral("runs")});
    QCOMPARE(mixed.code, 4);
    QVERIFY(mixed.output.contains(QStringLiteral("runs")));
    QCOMPARE(mixed.errorLines().size(), 1);
    // By name and by UUID it is one.
    QCOMPARE(runOn(m_three, {QStringLiteral("start"), QStringLiteral("off"), uuidOf(2)}).code, 0);
}

void TestCli::action_withOneNameMistyped_doesNone()
{
    const CliRun run = runOn(m_three, {QStringLiteral("force-off"), QStringLiteral("runs"), QStringLiteral("pasued")});
    QCOMPARE(run.code, 3);
    QCOMPARE(run.output, QString());
}

void TestCli::delete_withoutYes_showsThePlanAndDeletesNothing()
{
    const CliRun run = runOn(demo, {QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("test")});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.output.contains(QStringLiteral("removed for good")), qUtf8Printable(run.output));
    QVERIFY2(run.errors.contains(QStringLiteral("--yes")), qUtf8Printable(run.errors));
    QVERIFY(!run.output.contains(QStringLiteral("done")));
}

void TestCli::delete_asPlan_isDone()
{
    const CliRun run = runOn(
        m_three, {QStringLiteral("delete"), QStringLiteral("--plan"), QStringLiteral("--yes"), QStringLiteral("off")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.errors, QString());
    QVERIFY2(run.output.contains(QStringLiteral("/none/2.img")), qUtf8Printable(run.output));
    QVERIFY(run.output.contains(QStringLiteral("virsh")));
    QVERIFY(!run.output.contains(QStringLiteral("done")));
}

void TestCli::delete_now_isDone()
{
    const CliRun run = runOn(
        m_three, {QStringLiteral("delete"), QStringLiteral("--now"), QStringLiteral("--yes"), QStringLiteral("off")});
    QVERIFY2(run.code == 0, qUtf8Printable(run.errors));
    QVERIFY(run.output.contains(QStringLiteral("done")));
}

void TestCli::delete_toTheBin_isDone()
{
    const CliRun asked = runOn(m_three, {QStringLiteral("delete"), QStringLiteral("--bin"), QStringLiteral("off")});
    QCOMPARE(asked.code, 2);
    QVERIFY2(asked.output.contains(QStringLiteral("waits in the bin")), qUtf8Printable(asked.output));
    QVERIFY2(asked.errors.contains(QStringLiteral("--yes")), qUtf8Printable(asked.errors));
    const CliRun run = runOn(
        m_three, {QStringLiteral("delete"), QStringLiteral("--bin"), QStringLiteral("--yes"), QStringLiteral("off")});
    QVERIFY2(run.code == 0, qUtf8Printable(run.errors));
    QVERIFY(run.output.contains(QStringLiteral("done")));
    QVERIFY(!run.output.contains(QStringLiteral("removed for good")));
}

void TestCli::create_asPlan_tellsWhatTheWindowTells()
{
    QFile iso(m_folder.filePath(QStringLiteral("image.qcow2")));
    QVERIFY(iso.open(QIODevice::WriteOnly));
    iso.write(QByteArray("QFI\xfb", 4) + QByteArray("\0\0\0\3", 4) + QByteArray(504, '\0'));
    iso.close();
    const CliRun run = runOn(demo,
        {QStringLiteral("create"), QStringLiteral("--image"), iso.fileName(), QStringLiteral("--name"),
            QStringLiteral("web"), QStringLiteral("--memory"), QStringLiteral("512M"), QStringLiteral("--cpus"),
            QStringLiteral("2"), QStringLiteral("--plan")});
    QVERIFY2(run.code == 0, qUtf8Printable(run.output + run.errors));
    QVERIFY2(run.output.contains(QStringLiteral("Called “web”")), qUtf8Printable(run.output));
    QVERIFY2(run.output.contains(QStringLiteral("512 MiB")), qUtf8Printable(run.output));
    QVERIFY2(run.output.contains(QStringLiteral("virt-install")), qUtf8Printable(run.output));
}

void TestCli::create_onTheDemonstration_isDone()
{
    const QString image = m_folder.filePath(QStringLiteral("boot.raw"));
    QFile file(image);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.resize(qint64{1024} * 1024);
    file.close();
    const CliRun run = runOn(demo,
        {QStringLiteral("create"), QStringLiteral("--image"), image, QStringLiteral("--name"), QStringLiteral("web"),
            QStringLiteral("--no-start")});
    QVERIFY2(run.code == 0, qUtf8Printable(run.output + run.errors));
    QVERIFY2(run.output.contains(QStringLiteral("Create web: done")), qUtf8Printable(run.output));
    const CliRun started = runOn(demo,
        {QStringLiteral("create"), QStringLiteral("--image"), image, QStringLiteral("--name"), QStringLiteral("web")});
    QVERIFY2(started.code == 0, qUtf8Printable(started.output + started.errors));
}

void TestCli::create_whatCannotBe_isRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such file") << QStringList{QStringLiteral("--iso"), QStringLiteral("/nowhere/x.iso")}
                                  << QStringLiteral("no file");
    QTest::newRow("a folder") << QStringList{QStringLiteral("--iso"), QStringLiteral("/usr")}
                              << QStringLiteral("folder");
    QTest::newRow("no ISO") << QStringList{QStringLiteral("--iso"), QStringLiteral("/etc/passwd")}
                            << QStringLiteral("not an ISO");
    QTest::newRow("a name taken") << QStringList{QStringLiteral("--image"), QStringLiteral("/etc/passwd"),
        QStringLiteral("--name"), QStringLiteral("test")}
                                  << QStringLiteral("already");
    QTest::newRow("a name that libvirt refuses") << QStringList{QStringLiteral("--image"),
        QStringLiteral("/etc/passwd"), QStringLiteral("--name"), QStringLiteral("a/b")}
                                                 << QString();
    QTest::newRow("a pool that is not there") << QStringList{QStringLiteral("--image"), QStringLiteral("/etc/passwd"),
        QStringLiteral("--disk"), QStringLiteral("size=1G,pool=nowhere")}
                                              << QStringLiteral("nowhere");
    QTest::newRow("a network that is not there") << QStringList{QStringLiteral("--image"),
        QStringLiteral("/etc/passwd"), QStringLiteral("--network"), QStringLiteral("nowhere")}
                                                 << QStringLiteral("nowhere");
    QTest::newRow("a system that nobody knows") << QStringList{QStringLiteral("--image"), QStringLiteral("/etc/passwd"),
        QStringLiteral("--os"), QStringLiteral("http://nobody/1")}
                                                << QStringLiteral("http://nobody/1");
}

void TestCli::create_whatCannotBe_isRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const CliRun run = runOn(demo, QStringList{QStringLiteral("create")} + arguments);
    QVERIFY2(run.code == 4, qUtf8Printable(run.output + run.errors));
    QVERIFY2(run.errors.contains(says), qUtf8Printable(run.errors));
    QVERIFY(!run.output.contains(QStringLiteral("done")));
}

void TestCli::console_ofWhatIsNotThere_endsWithoutAWindow()
{
    const QStringList offscreen{QStringLiteral("QT_QPA_PLATFORM=offscreen")};
    const auto console = [&](const QString& uri, const QStringList& names) {
        return runDomus(QStringList{QStringLiteral("-c"), uri, QStringLiteral("console")} + names, offscreen);
    };
    const CliRun nobody = console(demo, {QStringLiteral("nobody")});
    QVERIFY2(nobody.code == 3, qUtf8Printable(nobody.errors));
    QVERIFY2(nobody.errors.contains(QStringLiteral("“nobody”")), qUtf8Printable(nobody.errors));
    QCOMPARE(console(QStringLiteral("nonsense:///x"), {QStringLiteral("web")}).code, 5);
    QCOMPARE(console(demo, {}).code, 2);
    QCOMPARE(console(demo, {QStringLiteral("a"), QStringLiteral("b")}).code, 2);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
