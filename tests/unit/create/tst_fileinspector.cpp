// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/fileinspector.h"
#include "app/services/create/imageformat.h"
#include "app/services/create/sourcecatalog.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace domus;

namespace {

FileUser stranger()
{
    return {54321, 54321, {}};
}

constexpr qsizetype sector = 2048;

void put(QByteArray& data, qsizetype at, const QByteArray& bytes)
{
    data.replace(at, bytes.size(), bytes);
}

/// The smallest thing that says it is a bootable ISO.
QByteArray tinyIso()
{
    QByteArray data(20 * sector, '\0');
    put(data, 16 * sector,
        QByteArrayLiteral("\x01"
                          "CD001\x01"));
    put(data, 16 * sector + 40, QByteArrayLiteral("HELLO DISC                      "));
    put(data, 17 * sector,
        QByteArrayLiteral("\0"
                          "CD001\x01"
                          "EL TORITO SPECIFICATION"));
    put(data, 17 * sector + 71, QByteArray("\x13\0\0\0", 4));
    put(data, 18 * sector,
        QByteArrayLiteral("\xff"
                          "CD001\x01"));
    const qsizetype catalogue = 19 * sector;
    data[catalogue] = 1;
    put(data, catalogue + 30, QByteArrayLiteral("\x55\xaa"));
    data[catalogue + 32] = char(0x88);
    data[catalogue + 64] = char(0x91);
    data[catalogue + 65] = char(0xef);
    data[catalogue + 66] = 1;
    data[catalogue + 96] = char(0x88);
    return data;
}

/// A folder right in /tmp. The test's own temporary folder lies in a home that is closed to others, which every answer
/// about who may reach what would name first.
QTemporaryDir folderInTmp()
{
    return QTemporaryDir(QStringLiteral("/tmp/domus-reach-XXXXXX"));
}

bool makeFile(const QString& path)
{
    return QFile(path).open(QIODevice::WriteOnly);
}

bool hasSetfacl()
{
    return !QStandardPaths::findExecutable(QStringLiteral("setfacl")).isEmpty();
}

} // namespace

class TestFileInspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void iso_isReadWithItsBootEntries();
    void iso_cutAnywhere_isHarmless();
    void image_isToldByItsHeader_data();
    void image_isToldByItsHeader();
    void file_missingFolderAndPipe_areTold();
    void home_closedToOthers_isNamed();
    void acl_letsTheUserIn();
    void acl_thatIsThereAlready_staysAsItIs();
    void reach_throughLinkedFolder_asksForBothWays();
    void sources_ofFolders_areIsosOnce();
};

void TestFileInspector::iso_isReadWithItsBootEntries()
{
    QByteArray data = tinyIso();
    QBuffer buffer(&data);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const auto facts = readIso(buffer);
    QVERIFY(facts);
    QCOMPARE(facts->volumeLabel, QStringLiteral("HELLO DISC"));
    QVERIFY(facts->hasBootRecord && facts->bootsBios && facts->bootsUefi);
}

void TestFileInspector::iso_cutAnywhere_isHarmless()
{
    const QByteArray whole = tinyIso();
    for (qsizetype size = 0; size < whole.size(); size += 509) {
        QByteArray data = whole.left(size);
        QBuffer buffer(&data);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        readIso(buffer);
        readImage(buffer);
    }
    QByteArray wild = whole;
    put(wild, 17 * sector + 71, QByteArrayLiteral("\xff\xff\xff\xff")); // a catalogue far behind the end
    QBuffer buffer(&wild);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QVERIFY(readIso(buffer)->hasBootRecord);
}

void TestFileInspector::image_isToldByItsHeader_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("format");
    QTest::addColumn<qint64>("size");
    QByteArray qcow2(512, '\0');
    put(qcow2, 0, QByteArrayLiteral("QFI\xfb"));
    qcow2[7] = 3;
    qcow2[28] = 0x40; // 2^30
    QTest::newRow("qcow2") << qcow2 << QStringLiteral("qcow2") << (qint64(1) << 30);
    QByteArray wild = qcow2;
    put(wild, 24, QByteArray(8, char(0xff)));
    QTest::newRow("qcow2 of impossible size") << wild << QStringLiteral("qcow2") << qint64(0);
    QByteArray vmdk(512, '\0');
    put(vmdk, 0, QByteArrayLiteral("KDMV"));
    vmdk[13] = 8; // 2048 sectors
    QTest::newRow("vmdk") << vmdk << QStringLiteral("vmdk") << qint64{1024} * 1024;
    QTest::newRow("nothing known") << QByteArray(1000, 'x') << QStringLiteral("raw") << qint64(1000);
    QTest::newRow("empty") << QByteArray() << QStringLiteral("raw") << qint64(0);
}

void TestFileInspector::image_isToldByItsHeader()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, format);
    QFETCH(qint64, size);
    QBuffer buffer(&head);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const ImageFacts facts = readImage(buffer);
    QCOMPARE(facts.format, format);
    QCOMPARE(facts.virtualSize.bytes(), size);
}

void TestFileInspector::file_missingFolderAndPipe_areTold()
{
    QTemporaryDir folder;
    QVERIFY(!inspectFile(folder.filePath(QStringLiteral("none")), FileView::AsUser).exists);
    QVERIFY(inspectFile(folder.path(), FileView::AsUser).isFolder);
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY(!inspectFile(pipe, FileView::AsUser).isReadable); // and it did not hang
}

void TestFileInspector::home_closedToOthers_isNamed()
{
    const QTemporaryDir folder = folderInTmp();
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
    const QString home = folder.filePath(QStringLiteral("home"));
    QVERIFY(QDir().mkpath(home + QStringLiteral("/iso")));
    const QString path = home + QStringLiteral("/iso/a.iso");
    QVERIFY(makeFile(path));
    QCOMPARE(::chmod(QFile::encodeName(home).constData(), 0755), 0);
    QVERIFY(reachOf(path, stranger()).isReachable);
    QCOMPARE(::chmod(QFile::encodeName(home).constData(), 0700), 0);
    QCOMPARE(reachOf(path, stranger()).blockedAt, home);
    const QString link = folder.filePath(QStringLiteral("link.iso"));
    QVERIFY(QFile::link(path, link));
    QCOMPARE(reachOf(link, stranger()).blockedAt, home);
}

void TestFileInspector::acl_letsTheUserIn()
{
    if (!hasSetfacl()) {
        QSKIP("setfacl is not installed");
    }
    const QTemporaryDir folder = folderInTmp();
    const QString path = folder.filePath(QStringLiteral("a.iso"));
    QVERIFY(makeFile(path));
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0600), 0);
    QVERIFY(!reachOf(path, stranger()).isReachable);
    const auto granted = grantReach(path, stranger());
    if (!granted && granted.error().text.contains(QLatin1String("not supported"))) {
        QSKIP("this file system keeps no access lists");
    }
    QVERIFY2(granted, granted ? "" : qPrintable(granted.error().text));
    QCOMPARE(granted->size(), 2);
    QVERIFY(reachOf(path, stranger()).isReachable);
    QVERIFY(revokeReach(*granted));
    QCOMPARE(reachOf(path, stranger()).blockedAt, folder.path());
}

void TestFileInspector::acl_thatIsThereAlready_staysAsItIs()
{
    if (!hasSetfacl()) {
        QSKIP("setfacl is not installed");
    }
    const QTemporaryDir folder = folderInTmp();
    const QString path = folder.filePath(QStringLiteral("a.iso"));
    QVERIFY(makeFile(path));
    const auto run = [&](const char* program, const QStringList& arguments) {
        QProcess process;
        process.start(QLatin1String(program), arguments + QStringList{folder.path()});
        return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray("?");
    };
    // Somebody whom the mask keeps out.
    if (run("setfacl", {QStringLiteral("-m"), QStringLiteral("u:12345:rwx,m::---")}) == "?") {
        QSKIP("this file system keeps no access lists");
    }
    const QByteArray before = run("getfacl", {QStringLiteral("-n")});
    QVERIFY(!grantReach(path, stranger()));
    QCOMPARE(run("getfacl", {QStringLiteral("-n")}), before);
    // With a mask that lets us in the others keep what they have, and afterwards it is as it was.
    QCOMPARE(run("setfacl", {QStringLiteral("-m"), QStringLiteral("u:12345:r--,m::--x")}), QByteArray());
    const QByteArray open = run("getfacl", {QStringLiteral("-n")});
    const auto granted = grantReach(path, stranger());
    QVERIFY2(granted, granted ? "" : qPrintable(granted.error().text));
    QVERIFY(run("getfacl", {QStringLiteral("-n")}).contains("mask::--x"));
    QVERIFY(revokeReach(*granted));
    QCOMPARE(run("getfacl", {QStringLiteral("-n")}), open);
}

void TestFileInspector::reach_throughLinkedFolder_asksForBothWays()
{
    const QTemporaryDir folder = folderInTmp();
    QCOMPARE(::chmod(QFile::encodeName(folder.path()).constData(), 0755), 0);
    const QString home = folder.filePath(QStringLiteral("home"));
    const QString data = folder.filePath(QStringLiteral("data"));
    QVERIFY(QDir().mkpath(home) && QDir().mkpath(data));
    QVERIFY(makeFile(data + QStringLiteral("/a.iso")));
    QCOMPARE(::chmod(QFile::encodeName(data).constData(), 0755), 0);
    QVERIFY(QFile::link(QStringLiteral("../data"), home + QStringLiteral("/Downloads")));
    const QString path = home + QStringLiteral("/Downloads/a.iso");
    QCOMPARE(::chmod(QFile::encodeName(home).constData(), 0755), 0);
    QVERIFY(reachOf(path, stranger()).isReachable);
    // QEMU opens the path as it is written: through the home, although the file lies elsewhere.
    QCOMPARE(::chmod(QFile::encodeName(home).constData(), 0700), 0);
    QCOMPARE(reachOf(path, stranger()).blockedAt, home);
    QCOMPARE(::chmod(QFile::encodeName(home).constData(), 0755), 0);
    QCOMPARE(::chmod(QFile::encodeName(data).constData(), 0700), 0);
    QCOMPARE(reachOf(path, stranger()).blockedAt, data);
    // A link that leads to itself ends.
    QVERIFY(QFile::link(QStringLiteral("loop"), folder.filePath(QStringLiteral("loop"))));
    (void)reachOf(folder.filePath(QStringLiteral("loop/a.iso")), stranger());
}

void TestFileInspector::sources_ofFolders_areIsosOnce()
{
    QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& data) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(data) == data.size();
    };
    QVERIFY(write("a.iso", tinyIso()) && write("b.iso", "no iso at all") && write("c.txt", tinyIso()));
    const QString iso = folder.filePath(QStringLiteral("a.iso"));
    const auto found = findLocalSources({iso, QStringLiteral("/nowhere.iso")}, {folder.path()});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().place, FoundSource::Place::Recent);
    QCOMPARE(found.constFirst().volumeLabel, QStringLiteral("HELLO DISC"));
}

QTEST_GUILESS_MAIN(TestFileInspector)
#include "tst_fileinspector.moc"
