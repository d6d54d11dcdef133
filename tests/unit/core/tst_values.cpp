// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/bytesize.h"
#include "app/core/clock.h"
#include "app/core/error.h"
#include "app/core/heartbeat.h"
#include "app/core/log.h"
#include "app/core/shellquote.h"
#include "app/core/textfold.h"
#include "app/core/uniquefd.h"
#include "app/core/uuid.h"

#include <QTemporaryFile>
#include <QTest>

#include <fcntl.h>

#include <array>
#include <cerrno>
#include <ctime>

using namespace domus;
using namespace std::chrono_literals;

namespace {

/// What this thread has worked so far, in milliseconds.
std::clock_t threadTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

} // namespace

class TestValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byteSizeToString_anySize_isShort_data();
    void byteSizeToString_anySize_isShort();
    void parseByteSize_whatPeopleType_isUnderstood_data();
    void parseByteSize_whatPeopleType_isUnderstood();
    void uuid_fromLibvirtsSpellings_isTheSame();
    void error_fromErrno_knowsItsKind();
    void error_during_keepsWhatIsSet();
    void uniqueFd_moved_closesOnce();
    void fold_vietnamese_isPlain();
    void shellQuote_anything_isOneArgument_data();
    void shellQuote_anything_isOneArgument();
    void masked_secrets_areHidden_data();
    void masked_secrets_areHidden();
    void manualClock_advanced_moves();
    void heartbeat_blockedThread_isNoticedAndReported();
};

void TestValues::byteSizeToString_anySize_isShort_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64{0} << QStringLiteral("0\u00A0B");
    QTest::newRow("bytes") << qint64{1000} << QStringLiteral("1000\u00A0B");
    QTest::newRow("whole GiB") << (qint64{4} << 30) << QStringLiteral("4\u00A0GiB");
    QTest::newRow("part") << (qint64{3} << 29) << QStringLiteral("1.5\u00A0GiB");
    QTest::newRow("just below a GiB") << (qint64{1} << 30) - 1 << QStringLiteral("1\u00A0GiB");
    QTest::newRow("negative") << -(qint64{2} << 20) << QStringLiteral("-2\u00A0MiB");
}

void TestValues::byteSizeToString_anySize_isShort()
{
    QFETCH(qint64, bytes);
    QTEST(ByteSize::fromBytes(bytes).toString(QLocale::c()), "text");
}

void TestValues::parseByteSize_whatPeopleType_isUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("bytes"); // -1: refused
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QLocale vietnamese(QLocale::Vietnamese, QLocale::Vietnam);
    QTest::newRow("as shown") << QStringLiteral("4 GiB") << english << (qint64{4} << 30);
    QTest::newRow("hard space") << QStringLiteral("4\u00A0GiB") << english << (qint64{4} << 30);
    QTest::newRow("short") << QStringLiteral("512m") << english << (qint64{512} << 20);
    QTest::newRow("comma") << QStringLiteral("1,5 GB") << vietnamese << (qint64{3} << 29);
    QTest::newRow("point") << QStringLiteral("1.5G") << english << (qint64{3} << 29);
    QTest::newRow("bare") << QStringLiteral("2048") << english << (qint64{2048} << 20);
    QTest::newRow("bytes") << QStringLiteral("100 bytes") << english << qint64{100};
    QTest::newRow("empty") << QString() << english << qint64{-1};
    QTest::newRow("only a unit") << QStringLiteral("GiB") << english << qint64{-1};
    QTest::newRow("negative") << QStringLiteral("-1 GiB") << english << qint64{-1};
    QTest::newRow("not a number") << QStringLiteral("nan") << english << qint64{-1};
    QTest::newRow("unknown unit") << QStringLiteral("4 apples") << english << qint64{-1};
    QTest::newRow("too large") << QStringLiteral("99999 PiB") << english << qint64{-1};
}

void TestValues::parseByteSize_whatPeopleType_isUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QLocale, locale);
    QFETCH(qint64, bytes);
    const auto size = parseByteSize(text, locale);
    QCOMPARE(size ? size->bytes() : -1, bytes);
}

void TestValues::uuid_fromLibvirtsSpellings_isTheSame()
{
    const Uuid uuid = Uuid::fromString(u"c7a5fdbd-edaf-9455-926a-d65c16db1809");
    QVERIFY(!uuid.isNull());
    QCOMPARE(uuid.toString(), QStringLiteral("c7a5fdbd-edaf-9455-926a-d65c16db1809"));
    QVERIFY(Uuid::fromString(u"c7a5fdbdedaf9455926ad65c16db1809") == uuid);
    QVERIFY(Uuid::fromString(u"C7A5FDBD-EDAF-9455-926A-D65C16DB1809") == uuid);
    QVERIFY(Uuid::fromString(u"nonsense").isNull());
    constexpr std::array<unsigned char, 16> raw{
        0xc7, 0xa5, 0xfd, 0xbd, 0xed, 0xaf, 0x94, 0x55, 0x92, 0x6a, 0xd6, 0x5c, 0x16, 0xdb, 0x18, 0x09};
    QVERIFY(Uuid::fromRaw(raw.data()) == uuid);
}

void TestValues::error_fromErrno_knowsItsKind()
{
    QCOMPARE(Error::fromErrno(ENOSPC, {}, "").kind, ErrorKind::OutOfSpace);
    QCOMPARE(Error::fromErrno(EACCES, {}, "").kind, ErrorKind::PermissionDenied);
    QVERIFY(!Error::fromErrno(EIO, {}, "").text.isEmpty());
}

void TestValues::error_during_keepsWhatIsSet()
{
    const Error inner = Error::make(ErrorKind::Io, QStringLiteral("x")).during(QStringLiteral("inner"));
    const Error outer = inner.during(QStringLiteral("outer"), QStringLiteral("subject"));
    QCOMPARE(outer.action, QStringLiteral("inner"));
    QCOMPARE(outer.subject, QStringLiteral("subject"));
}

void TestValues::uniqueFd_moved_closesOnce()
{
    UniqueFd first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const int number = first.get();
    QVERIFY(first.isValid());
    UniqueFd second = std::move(first);
    QCOMPARE(second.get(), number);
    second.reset();
    QVERIFY(!second.isValid());
    QCOMPARE(::fcntl(number, F_GETFD), -1);
}

void TestValues::fold_vietnamese_isPlain()
{
    QCOMPARE(fold(u"Máy Ảo Đà Nẵng"), QStringLiteral("may ao da nang"));
    QCOMPARE(fold(u"ĐƯỜNG"), QStringLiteral("duong"));
    QVERIFY(foldedContains(u"Máy chủ Đồng Nai", u"dong n"));
    QVERIFY(foldedContains(u"Debian", u""));
    QVERIFY(foldedContains(u"may ao", u"ẢO"));
    QVERIFY(!foldedContains(u"Debian", u"x"));
}

void TestValues::shellQuote_anything_isOneArgument_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << QStringLiteral("/iso/debian-12.iso") << QStringLiteral("/iso/debian-12.iso");
    QTest::newRow("empty") << QString() << QStringLiteral("''");
    QTest::newRow("blank") << QStringLiteral("a b") << QStringLiteral("'a b'");
    QTest::newRow("quote") << QStringLiteral("it's") << QStringLiteral("'it'\\''s'");
    QTest::newRow("dollar") << QStringLiteral("$(rm)") << QStringLiteral("'$(rm)'");
    QTest::newRow("newline") << QStringLiteral("a\nb") << QStringLiteral("'a\nb'");
    QTest::newRow("other letters") << QStringLiteral("máy") << QStringLiteral("'máy'");
    QTest::newRow("tilde") << QStringLiteral("~") << QStringLiteral("'~'");
}

void TestValues::shellQuote_anything_isOneArgument()
{
    QFETCH(QString, argument);
    QTEST(shellQuote(argument), "quoted");
    QCOMPARE(shellQuote(QStringList{argument, argument}), shellQuote(argument) + u' ' + shellQuote(argument));
}

void TestValues::masked_secrets_areHidden_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("XML") << QStringLiteral("<graphics type='vnc' passwd='s3cret' port='-1'/>");
    QTest::newRow("double quotes") << QStringLiteral("passwd=\"it's s3cret\" x");
    QTest::newRow("bare") << QStringLiteral("--graphics vnc,password=s3cret,listen=none");
    QTest::newRow("colon") << QStringLiteral("password: s3cret");
}

void TestValues::masked_secrets_areHidden()
{
    QFETCH(QString, line);
    const QString masked = log::masked(line);
    QVERIFY2(!masked.contains(QLatin1String("s3cret")), qPrintable(masked));
    QVERIFY(masked.contains(QLatin1String("***")));
    QVERIFY(log::masked(QStringLiteral("port='-1' name='x'")) == QLatin1String("port='-1' name='x'"));
}

void TestValues::manualClock_advanced_moves()
{
    ManualClock clock;
    const auto before = clock.now();
    clock.advance(3s);
    QVERIFY(clock.now() - before == 3s);
    const auto first = Clock::steady().now();
    QVERIFY(first <= Clock::steady().now());
}

void TestValues::heartbeat_blockedThread_isNoticedAndReported()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    qputenv("DOMUS_HEARTBEAT", file.fileName().toUtf8());
    {
        Heartbeat heartbeat;
        QTRY_VERIFY(heartbeat.beats() > 2);
        const quint64 beats = heartbeat.beats();
        // The stall itself is what is tested: work of our own, not a wait for a processor, which does not count.
        const std::clock_t begin = threadTime();
        while (threadTime() - begin < 150) { }
        QTRY_VERIFY(heartbeat.beats() > beats);
        QVERIFY(heartbeat.countOverLimit() >= 1);
        QVERIFY(heartbeat.longest() > 50ms);
        QVERIFY(heartbeat.longest() < 10s);
    }
    qunsetenv("DOMUS_HEARTBEAT");
    QVERIFY(file.readAll().startsWith("beats "));
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
