// SPDX-License-Identifier: GPL-3.0-or-later
// What the program takes care of when a shell calls it: copies and the bin, addresses that are dangerous, and computers
// with other numbers, full disks and few files.
#include "tests/cli/clirun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace domus::test;

namespace {

constexpr QLatin1String demo("test:///default");

} // namespace

class TestCliCare : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void clone_withoutYes_showsThePlanAndMakesNothing();
    void clone_whatCannotBe_isRefused_data();
    void clone_whatCannotBe_isRefused();
    void bin_withNothingInIt_isStillValid();
    void restore_ofWhatIsNotInTheBin_endsWithThree();
    void address_thatIsDangerous_isNotOpened_data();
    void address_thatIsDangerous_isNotOpened();
    void numbers_underAnyLocale_areTheSameForPrograms_data();
    void numbers_underAnyLocale_areTheSameForPrograms();
    void home_thatCannotBeWritten_keepsNothingFromBeingDone();
    void files_thatMayBeFew_areEnough();

private:
    QTemporaryDir m_folder;
    QString m_three; ///< one runs, one is off, one is paused
};

void TestCliCare::initTestCase()
{
    m_three = writeHost(m_folder.path(), QStringLiteral("three.xml"),
        machineXml(QStringLiteral("runs"), 1, 1) + machineXml(QStringLiteral("off"), 2, 5)
            + machineXml(QStringLiteral("paused"), 3, 3));
}

void TestCliCare::clone_withoutYes_showsThePlanAndMakesNothing()
{
    const QStringList line{QStringLiteral("clone"), QStringLiteral("off"), QStringLiteral("twin"),
        QStringLiteral("--leave-out"), QStringLiteral("vda"), QStringLiteral("--count"), QStringLiteral("2")};
    const CliRun asked = runOn(m_three, line);
    QVERIFY2(asked.code == 2, qUtf8Printable(asked.output + asked.errors));
    QVERIFY2(asked.output.contains(QStringLiteral("Clone off as twin-1, twin-2")), qUtf8Printable(asked.output));
    QVERIFY2(asked.output.contains(QStringLiteral("vda: ")), qUtf8Printable(asked.output));
    QVERIFY2(asked.errors.contains(QStringLiteral("--yes")), qUtf8Printable(asked.errors));
    QCOMPARE(asked.errorLines().size(), 1);
    const CliRun plan = runOn(m_three, line + QStringList{QStringLiteral("--plan")});
    QCOMPARE(plan.code, 0);
    QCOMPARE(plan.output, asked.output);
    QCOMPARE(plan.errors, QString());
}

void TestCliCare::clone_whatCannotBe_isRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* line, int code, const char* says) {
        QTest::newRow(line) << QString::fromUtf8(line).split(u' ') << code << QString::fromUtf8(says);
    };
    row("clone nobody --yes", 3, "nobody");
    row("clone runs --yes", 4, "off");
    row("clone off --yes", 4, "vda"); // in no pool: nobody can copy it
    row("clone off paused --leave-out vda --yes", 4, "paused");
    row("clone off twin --leave-out vda --leave-out vdz --yes", 4, "vdz");
}

void TestCliCare::clone_whatCannotBe_isRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    const CliRun run = runOn(m_three, arguments);
    QVERIFY2(run.code == code, qUtf8Printable(run.output + run.errors));
    QCOMPARE(run.errorLines().size(), 1);
    QVERIFY2(run.errors.contains(says), qUtf8Printable(run.errors));
}

void TestCliCare::bin_withNothingInIt_isStillValid()
{
    const CliRun json = runOn(m_three, {QStringLiteral("bin"), QStringLiteral("--json")});
    QCOMPARE(json.code, 0);
    QVERIFY(QJsonDocument::fromJson(json.bytes).isArray());
    QCOMPARE(QJsonDocument::fromJson(json.bytes).array().size(), 0);
    const CliRun table = runOn(m_three, {QStringLiteral("bin")});
    QCOMPARE(table.code, 0);
    QVERIFY2(table.output.startsWith(QStringLiteral("NAME")), qUtf8Printable(table.output));
    QCOMPARE(runOn(m_three, {QStringLiteral("bin"), QStringLiteral("--names")}).output, QString());
}

void TestCliCare::restore_ofWhatIsNotInTheBin_endsWithThree()
{
    const CliRun run = runOn(m_three, {QStringLiteral("restore"), QStringLiteral("off")}); // there, and in the list
    QCOMPARE(run.code, 3);
    QCOMPARE(run.errorLines().size(), 1);
    QVERIFY2(run.errors.contains(QStringLiteral("“off”")), qUtf8Printable(run.errors));
}

void TestCliCare::address_thatIsDangerous_isNotOpened_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("canBeMeant");
    const auto row
        = [](const char* uri, bool canBeMeant) { QTest::newRow(uri) << QString::fromUtf8(uri) << canBeMeant; };
    row("qemu+ssh://h.invalid/system?no_verify=1", false);
    row("qemu+ssh://h.invalid/system?command=/tmp/evil", false);
    row("qemu+ssh://-oProxyCommand=id/system", false);
    row("qemu+libssh://h.invalid/system?known_hosts_verify=ignore", false);
    row("qemu+ssh://h.invalid/system?netcat=/tmp/evil", true);
    row("qemu+tls://h.invalid/system?pkipath=/tmp/x", true);
}

void TestCliCare::address_thatIsDangerous_isNotOpened()
{
    QFETCH(QString, uri);
    QFETCH(bool, canBeMeant);
    const CliRun run = runOn(uri, {QStringLiteral("list")});
    QVERIFY2(run.code == 2, qUtf8Printable(run.output + run.errors));
    QCOMPARE(run.errorLines().size(), 1);
    QCOMPARE(run.errors.contains(QStringLiteral("--trust-address")), canBeMeant);
    const CliRun meant = runOn(uri, {QStringLiteral("list"), QStringLiteral("--trust-address")});
    QCOMPARE(meant.code, canBeMeant ? 5 : 2); // there is no such host
}

void TestCliCare::numbers_underAnyLocale_areTheSameForPrograms_data()
{
    QTest::addColumn<QString>("locale");
    // Another small i, other digits, a comma for the point, a blank between thousands.
    for (const char* locale :
        {"tr_TR.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "vi_VN.UTF-8"}) {
        QTest::newRow(locale) << QString::fromLatin1(locale);
    }
}

void TestCliCare::numbers_underAnyLocale_areTheSameForPrograms()
{
    QFETCH(QString, locale);
    const QString image = m_folder.filePath(QStringLiteral("plain.raw"));
    QFile file(image);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(1 << 20));
    file.close();
    const QStringList creating{QStringLiteral("-c"), demo, QStringLiteral("create"), QStringLiteral("--image"), image,
        QStringLiteral("--name"), QStringLiteral("web"), QStringLiteral("--memory"), QStringLiteral("1536M"),
        QStringLiteral("--cpus"), QStringLiteral("2"), QStringLiteral("--disk"), QStringLiteral("1.5G"),
        QStringLiteral("--plan")};
    const auto as = [](const QString& which, const QStringList& arguments) {
        return runDomus(arguments, {QStringLiteral("LC_ALL=") + which, QStringLiteral("LANG=") + which});
    };
    const auto lineOf
        = [](const CliRun& run) { return run.output.mid(run.output.indexOf(QLatin1String("virt-install --connect"))); };
    const QString plain = QStringLiteral("C.UTF-8");
    for (const QStringList& asked : {QStringList{QStringLiteral("list"), QStringLiteral("--json")},
             QStringList{QStringLiteral("info"), QStringLiteral("runs"), QStringLiteral("--json")}}) {
        const QStringList arguments = QStringList{QStringLiteral("-c"), m_three} + asked;
        QCOMPARE(as(locale, arguments).bytes, as(plain, arguments).bytes);
    }
    const CliRun plan = as(locale, creating);
    QVERIFY2(plan.code == 0, qUtf8Printable(plan.errors));
    QVERIFY2(lineOf(plan).contains(QLatin1String("1536")), qUtf8Printable(plan.output));
    QCOMPARE(lineOf(plan), lineOf(as(plain, creating)));
}

void TestCliCare::home_thatCannotBeWritten_keepsNothingFromBeingDone()
{
    // A file where each of the folders should be: not even root can write below it.
    QFile file(m_folder.filePath(QStringLiteral("no folder")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QStringList environment;
    environment.reserve(4);
    for (const char* variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
        environment << QString::fromLatin1(variable) + u'=' + file.fileName();
    }
    const CliRun list = runDomus({QStringLiteral("-c"), m_three, QStringLiteral("list")}, environment);
    QVERIFY2(list.code == 0, qUtf8Printable(list.errors));
    const CliRun start
        = runDomus({QStringLiteral("-c"), m_three, QStringLiteral("start"), QStringLiteral("off")}, environment);
    QVERIFY2(start.code == 0, qUtf8Printable(start.errors));
    QVERIFY2(
        start.errors.contains(QStringLiteral("journal")), qUtf8Printable(start.errors)); // it is not kept, and told
}

void TestCliCare::files_thatMayBeFew_areEnough()
{
    QProcess process;
    process.start(QStringLiteral("prlimit"),
        {QStringLiteral("--nofile=64"), QStringLiteral("--"), qEnvironmentVariable("DOMUS_PROGRAM"),
            QStringLiteral("-c"), m_three, QStringLiteral("list"), QStringLiteral("--names")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput().count('\n'), 3);
}

QTEST_GUILESS_MAIN(TestCliCare)
#include "tst_clicare.moc"
