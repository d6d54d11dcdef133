// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of the command line mean, and what a terminal is shown.
#include "app/cli/commandline.h"
#include "app/cli/createoptions.h"
#include "app/cli/terminal.h"

#include <QCommandLineParser>
#include <QTest>

using namespace domus;
using namespace domus::cli;

class TestCliOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isForCommandLine_forWordsAndHelp_isTrue();
    void isForCommandLine_forOptionsOfTheWindow_isFalse();
    void printable_whenTextSteersTheTerminal_writesItOut_data();
    void printable_whenTextSteersTheTerminal_writesItOut();
    void columnsOf_wideLetters_countsTwo();
    void readDisk_inEveryForm_isUnderstood();
    void readDisk_whenWrong_says_data();
    void readDisk_whenWrong_says();
    void readNetwork_inEveryForm_isUnderstood();
    void read_whenWrong_says_data();
    void read_whenWrong_says();
    void read_withAll_givesTheRequest();
};

namespace {

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

Result<CreateRequest> requestOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    createoptions::declare(parser);
    if (!parser.parse(QStringList{QStringLiteral("domus")} + arguments)) {
        return fail(ErrorKind::InvalidArgument, parser.errorText());
    }
    return createoptions::read(parser);
}

} // namespace

void TestCliOptions::isForCommandLine_forWordsAndHelp_isTrue()
{
    for (const char* line : {"list", "-c test:///default list", "--connect=test:///default info a",
             "--language vi list", "--help", "-h", "-v", "--version", "nonsense", "-c x --version", "help"}) {
        QVERIFY2(isForCommandLine(words(line)), line);
    }
}

void TestCliOptions::isForCommandLine_forOptionsOfTheWindow_isFalse()
{
    for (const char* line : {"", "-c test:///default", "--self-test", "--viewer vnc://list", "-platform offscreen list",
             "--language vi", "-c", "console web"}) {
        QVERIFY2(!isForCommandLine(words(line)), line);
    }
}

void TestCliOptions::printable_whenTextSteersTheTerminal_writesItOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("escape") << QStringLiteral("a\x1b[31mred") << QStringLiteral("a\\x1b[31mred");
    QTest::newRow("newline") << QStringLiteral("a\nb\r\tc") << QStringLiteral("a\\nb\\r\\tc");
    QTest::newRow("C1 control") << QStringLiteral("a\u009b31m") << QStringLiteral("a\\x9b31m");
    QTest::newRow("override") << QStringLiteral("a\u202egpj.exe") << QStringLiteral("a\\u202egpj.exe");
    QTest::newRow("isolate") << QStringLiteral("\u2066x\u2069") << QStringLiteral("\\u2066x\\u2069");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QStringLiteral("a\\u2028b");
    QTest::newRow("blank that does not break") << QStringLiteral("4\u00a0GiB") << QStringLiteral("4 GiB");
    QTest::newRow("bell and delete") << QStringLiteral("\a\x7f") << QStringLiteral("\\x07\\x7f");
    for (const char* same :
        {"web", "máy ảo Đà Nẵng", "😀 emoji 👨‍👩‍👧", "שלום עולם", "مرحبا", "\\n", "a 'b' \"c\" $(id)"}) {
        QTest::newRow(same) << QString::fromUtf8(same) << QString::fromUtf8(same);
    }
}

void TestCliOptions::printable_whenTextSteersTheTerminal_writesItOut()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(printable(text), shown);
}

void TestCliOptions::columnsOf_wideLetters_countsTwo()
{
    QCOMPARE(columnsOf(QStringLiteral("máy")), 3);
    QCOMPARE(columnsOf(QStringLiteral("虚拟")), 4);
    QCOMPARE(columnsOf(QStringLiteral("a\n")), 3);
}

void TestCliOptions::readDisk_inEveryForm_isUnderstood()
{
    const auto size = createoptions::readDisk(QStringLiteral("20G"));
    QVERIFY(size);
    QCOMPARE(size->size, ByteSize::fromGiB(20));
    QCOMPARE(size->format, QStringLiteral("qcow2"));
    QCOMPARE(createoptions::readDisk(QStringLiteral("20"))->size, ByteSize::fromGiB(20));
    QCOMPARE(createoptions::readDisk(QStringLiteral("512M"))->size, ByteSize::fromMiB(512));

    const auto full = createoptions::readDisk(QStringLiteral("size=1.5G,pool=fast,bus=sata,format=raw"));
    QVERIFY(full);
    QCOMPARE(full->size, ByteSize::fromMiB(1536));
    QCOMPARE(full->pool, QStringLiteral("fast"));
    QCOMPARE(full->bus, QStringLiteral("sata"));
    QCOMPARE(full->format, QStringLiteral("raw"));

    const auto image = createoptions::readDisk(QStringLiteral("/images/a,,b=c.qcow2,bus=virtio"));
    QVERIFY(image);
    QCOMPARE(image->kind, DiskRequest::Kind::Existing);
    QCOMPARE(image->path, QStringLiteral("/images/a,b=c.qcow2"));
    QCOMPARE(createoptions::readDisk(QStringLiteral("path=/a.qcow2"))->path, QStringLiteral("/a.qcow2"));
    QVERIFY(createoptions::readDisk(QStringLiteral("./a.qcow2"))->path.endsWith(QStringLiteral("/a.qcow2")));
}

void TestCliOptions::readDisk_whenWrong_says_data()
{
    QTest::addColumn<QString>("text");
    for (const char* wrong : {"", "big", "0", "-5G", "size=", "size=1G,size=2G", "1G,nonsense=2", "1G,2G", "pool=a",
             "path=/a,size=1G", "path=/a,pool=b", "1G,path=/a", "=1G", ","}) {
        QTest::newRow(wrong) << QString::fromUtf8(wrong);
    }
}

void TestCliOptions::readDisk_whenWrong_says()
{
    QFETCH(QString, text);
    const auto disk = createoptions::readDisk(text);
    QVERIFY(!disk);
    QVERIFY2(disk.error().text.contains(QStringLiteral("--disk")), qUtf8Printable(disk.error().text));
}

void TestCliOptions::readNetwork_inEveryForm_isUnderstood()
{
    const auto network = createoptions::readNetwork(QStringLiteral("default"));
    QVERIFY(network);
    QCOMPARE(network->source, QStringLiteral("default"));
    QCOMPARE(createoptions::readNetwork(QStringLiteral("user"))->kind, NicRequest::Kind::User);
    const auto bridge = createoptions::readNetwork(QStringLiteral("bridge=br0,model=e1000e,mac=52:54:00:00:00:01"));
    QVERIFY(bridge);
    QCOMPARE(bridge->kind, NicRequest::Kind::Bridge);
    QCOMPARE(bridge->source, QStringLiteral("br0"));
    QCOMPARE(bridge->model, QStringLiteral("e1000e"));
    QCOMPARE(bridge->mac, QStringLiteral("52:54:00:00:00:01"));
    for (const char* wrong : {"", "default,bridge=br0", "model=virtio", "default,speed=9"}) {
        QVERIFY2(!createoptions::readNetwork(QString::fromUtf8(wrong)), wrong);
    }
}

void TestCliOptions::read_whenWrong_says_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("no source") << QStringLiteral("--name a") << QStringLiteral("--iso");
    QTest::newRow("two sources") << QStringLiteral("--iso a --image b") << QStringLiteral("one of");
    QTest::newRow("initrd alone") << QStringLiteral("--iso a --initrd b") << QStringLiteral("--kernel");
    QTest::newRow("memory") << QStringLiteral("--iso a --memory much") << QStringLiteral("much");
    QTest::newRow("no memory") << QStringLiteral("--iso a --memory 0") << QStringLiteral("--memory");
    QTest::newRow("cpus") << QStringLiteral("--iso a --cpus two") << QStringLiteral("two");
    QTest::newRow("no cpus") << QStringLiteral("--iso a --cpus 0") << QStringLiteral("--cpus");
    QTest::newRow("minus cpus") << QStringLiteral("--iso a --cpus=-1") << QStringLiteral("--cpus");
    QTest::newRow("far too many cpus") << QStringLiteral("--iso a --cpus 2147483648") << QStringLiteral("--cpus");
    QTest::newRow("firmware") << QStringLiteral("--iso a --firmware coreboot") << QStringLiteral("coreboot");
    QTest::newRow("tpm") << QStringLiteral("--iso a --tpm maybe") << QStringLiteral("--tpm");
    QTest::newRow("one disk too many") << QStringLiteral("--iso a --disk none --disk 1G") << QStringLiteral("none");
    QTest::newRow("stray word") << QStringLiteral("--iso a b") << QStringLiteral("“b”");
}

void TestCliOptions::read_whenWrong_says()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto request = requestOf(line.split(u' '));
    QVERIFY(!request);
    QVERIFY2(request.error().text.contains(says), qUtf8Printable(request.error().text));
}

void TestCliOptions::read_withAll_givesTheRequest()
{
    const auto request = requestOf(words(
        "--iso /a.iso --name web --memory 4G --cpus 2 --disk 8G --disk size=1G,bus=sata --network none --firmware "
        "uefi --tpm yes --virt emulation --reach copy --no-start --os http://debian.org/debian/12"));
    QVERIFY2(request, request ? "" : qUtf8Printable(request.error().text));
    QCOMPARE(request->source.kind, SourceKind::Iso);
    QCOMPARE(request->source.path, QStringLiteral("/a.iso"));
    QCOMPARE(*request->name, QStringLiteral("web"));
    QCOMPARE(*request->memory, ByteSize::fromGiB(4));
    QCOMPARE(request->topology->cpus(), 2);
    QCOMPARE(request->disks->size(), 2);
    QVERIFY(request->nics->isEmpty());
    QCOMPARE(*request->firmware, FirmwareKind::Uefi);
    QCOMPARE(*request->tpm, true);
    QCOMPARE(*request->virt, VirtKind::Emulation);
    QCOMPARE(*request->reach, FileReach::CopyToPool);
    QVERIFY(!request->startNow);
    QCOMPARE(*request->osId, QStringLiteral("http://debian.org/debian/12"));
    // What is not said is Domus' to decide.
    const auto bare = requestOf(words("--iso /a.iso"));
    QVERIFY(bare);
    CreateRequest expected;
    expected.source.kind = SourceKind::Iso;
    expected.source.path = QStringLiteral("/a.iso");
    QVERIFY(*bare == expected);
}

QTEST_GUILESS_MAIN(TestCliOptions)
#include "tst_clioptions.moc"
