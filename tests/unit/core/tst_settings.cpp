// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/paths.h"
#include "app/core/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace domus;

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void save_anything_isReadBackTheSame();
    void save_always_isForItsUserAlone();
    void load_corruptFile_isPutAside_data();
    void load_corruptFile_isPutAside();
    void remove_group_takesWhatIsInIt();
    void load_default_liesInTheConfigFolder();
    void save_intoAnImpossiblePlace_fails();
    void save_twoProgramsAtOnce_neitherUndoesTheOther();
    void save_unreadableFile_isLeftAlone();
    void load_corruptFileTwice_keepsBoth();
    void save_fileGoneMeanwhile_writesAllThatIsKnown_data();
    void save_fileGoneMeanwhile_writesAllThatIsKnown();
};

void TestSettings::save_anything_isReadBackTheSame()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a/domus.conf"));
    const QString nasty = QStringLiteral("= [x] \\n\n\r;'\"#\u202E\U0001F600 ");
    const QStringList list{QString(), nasty, QStringLiteral("a;b\\")};
    Settings settings = Settings::load(path);
    settings.setText(QStringLiteral("loose"), nasty);
    settings.setText(QStringLiteral("connections/one/name"), nasty);
    settings.setList(QStringLiteral("connections/one/list"), list);
    settings.setList(QStringLiteral("connections/one/empty"), {});
    settings.setFlag(QStringLiteral("window/shown"), true);
    settings.setNumber(QStringLiteral("window/width"), -5);
    settings.setBytes(QStringLiteral("window/geometry"), QByteArray("\0\1\xff", 3));
    QVERIFY(settings.save());

    const Settings again = Settings::load(path);
    QVERIFY(again.putAside().isEmpty());
    QCOMPARE(again.text(QStringLiteral("loose")), nasty);
    QCOMPARE(again.text(QStringLiteral("connections/one/name")), nasty);
    QCOMPARE(again.list(QStringLiteral("connections/one/list")), list);
    QCOMPARE(again.list(QStringLiteral("connections/one/empty"), {nasty}), QStringList());
    QCOMPARE(again.list(QStringLiteral("no/such"), {nasty}), QStringList{nasty});
    QVERIFY(again.flag(QStringLiteral("window/shown")));
    QCOMPARE(again.number(QStringLiteral("window/width")), -5);
    QCOMPARE(again.bytes(QStringLiteral("window/geometry")), QByteArray("\0\1\xff", 3));
    QCOMPARE(again.childrenOf(QStringLiteral("connections/one")),
        (QStringList{QStringLiteral("empty"), QStringLiteral("list"), QStringLiteral("name")}));
    QCOMPARE(again.childrenOf(QStringLiteral("connections")), QStringList{QStringLiteral("one")});
}

void TestSettings::save_always_isForItsUserAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a/domus.conf"));
    Settings settings = Settings::load(path);
    settings.setText(QStringLiteral("a/b"), QStringLiteral("c"));
    QVERIFY(settings.save());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
        | QFile::ExeOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
    QVERIFY(!(QFileInfo(QFileInfo(path).path()).permissions() & others));
}

void TestSettings::load_corruptFile_isPutAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("binary") << QByteArray("[a]\nb=\0c\n", 9);
    QTest::newRow("no UTF-8") << QByteArray("[a]\nb=\xff\xfe\n");
    QTest::newRow("no equals sign") << QByteArray("[a]\nhalf a li");
    QTest::newRow("unknown escape") << QByteArray("[a]\nb=\\q\n");
    QTest::newRow("huge") << QByteArray(qsizetype{5} * 1024 * 1024, 'x');
}

void TestSettings::load_corruptFile_isPutAside()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    Settings settings = Settings::load(path);
    QCOMPARE(settings.putAside(), QString(path + QLatin1String(".bad")));
    QVERIFY(QFile::exists(settings.putAside()));
    QVERIFY(!QFile::exists(path));
    QCOMPARE(settings.text(QStringLiteral("a/b"), QStringLiteral("default")), QStringLiteral("default"));
    settings.setText(QStringLiteral("a/b"), QStringLiteral("new"));
    QVERIFY(settings.save());
    QCOMPARE(Settings::load(path).text(QStringLiteral("a/b")), QStringLiteral("new"));
}

void TestSettings::remove_group_takesWhatIsInIt()
{
    const QTemporaryDir folder;
    Settings settings = Settings::load(folder.filePath(QStringLiteral("domus.conf")));
    settings.setText(QStringLiteral("one/a"), QStringLiteral("1"));
    settings.setText(QStringLiteral("one/two/b"), QStringLiteral("1"));
    settings.setText(QStringLiteral("onemore/c"), QStringLiteral("1"));
    settings.remove(QStringLiteral("one"));
    QVERIFY(!settings.contains(QStringLiteral("one/a")));
    QVERIFY(!settings.contains(QStringLiteral("one/two/b")));
    QVERIFY(settings.contains(QStringLiteral("onemore/c")));
}

void TestSettings::load_default_liesInTheConfigFolder()
{
    QCOMPARE(Settings::load().path(), QString(paths::configFolder() + QLatin1String("/domus.conf")));
    QVERIFY(paths::configFolder().startsWith(qEnvironmentVariable("XDG_CONFIG_HOME")));
    QVERIFY(paths::runtimeFolder().endsWith(QLatin1String("/domus")));
}

void TestSettings::save_intoAnImpossiblePlace_fails()
{
    Settings settings = Settings::load(QStringLiteral("/proc/domus/domus.conf"));
    settings.setFlag(QStringLiteral("a"), true);
    const Status saved = settings.save();
    QVERIFY(!saved);
    QVERIFY(!saved.error().text.isEmpty());
}

void TestSettings::save_twoProgramsAtOnce_neitherUndoesTheOther()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    Settings first = Settings::load(path);
    first.setText(QStringLiteral("connections/a/uri"), QStringLiteral("qemu:///system"));
    first.setText(QStringLiteral("language"), QStringLiteral("vi"));
    QVERIFY(first.save());

    Settings one = Settings::load(path);
    Settings other = Settings::load(path);
    one.setText(QStringLiteral("connections/b/uri"), QStringLiteral("qemu:///session"));
    QVERIFY(one.save());
    other.remove(QStringLiteral("connections/a"));
    other.setText(QStringLiteral("language"), QStringLiteral("en"));
    QVERIFY(other.save());
    QCOMPARE(other.text(QStringLiteral("connections/b/uri")), QStringLiteral("qemu:///session"));

    const Settings after = Settings::load(path);
    QCOMPARE(after.childrenOf(QStringLiteral("connections")), QStringList(QStringLiteral("b")));
    QCOMPARE(after.text(QStringLiteral("language")), QStringLiteral("en"));
}

void TestSettings::save_unreadableFile_isLeftAlone()
{
    // A folder in the file's place: no one can read it as a file, not even root.
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    QVERIFY(QDir().mkpath(path + QStringLiteral("/inside")));
    Settings settings = Settings::load(path);
    settings.setFlag(QStringLiteral("window/maximized"), true);
    QVERIFY(!settings.save());
    QVERIFY(QFileInfo::exists(path + QStringLiteral("/inside")));
    QVERIFY(settings.flag(QStringLiteral("window/maximized")));
}

void TestSettings::save_fileGoneMeanwhile_writesAllThatIsKnown_data()
{
    QTest::addColumn<bool>("isSpoiled");
    QTest::newRow("deleted") << false;
    QTest::newRow("spoiled") << true;
}

void TestSettings::save_fileGoneMeanwhile_writesAllThatIsKnown()
{
    QFETCH(const bool, isSpoiled);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    Settings settings = Settings::load(path);
    settings.setText(QStringLiteral("connections/a/uri"), QStringLiteral("qemu:///system"));
    QVERIFY(settings.save());
    if (isSpoiled) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("half a li") > 0);
    } else {
        QVERIFY(QFile::remove(path));
    }
    settings.setText(QStringLiteral("language"), QStringLiteral("vi"));
    QVERIFY(settings.save());
    const Settings after = Settings::load(path);
    QCOMPARE(after.text(QStringLiteral("connections/a/uri")), QStringLiteral("qemu:///system"));
    QCOMPARE(after.text(QStringLiteral("language")), QStringLiteral("vi"));
}

void TestSettings::load_corruptFileTwice_keepsBoth()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    QStringList aside;
    for (const char* text : {"first \\x", "second \\x"}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        aside.append(Settings::load(path).putAside());
    }
    aside.removeDuplicates();
    QCOMPARE(aside.size(), 2);
    for (const QString& name : std::as_const(aside)) {
        QVERIFY(QFileInfo::exists(name));
    }
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
