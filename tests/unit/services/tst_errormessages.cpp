// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/cause.h"
#include "app/services/errors/plainwords.h"
#include "app/services/errors/virnumbers.h"
#include "tests/unit/services/foundmessages.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QTest>

#include <cstring>
#include <random>

namespace domus {

/// What libvirt and QEMU say, and what a person is told.
class TestErrorMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFoundMessage_isExplained_data();
    void everyFoundMessage_isExplained();
    void foundMessages_areManyAndTellDifferentThings();
    void everyPhrase_isSomebodysRealWords();
    void translatedMessage_isKnownByItsNumbers_data();
    void translatedMessage_isKnownByItsNumbers();
    void lostConnection_isSurerThanItsWords();
    void unknownMessage_keepsActionObjectAndWords();
    void hostileMessages_costNothing_data();
    void hostileMessages_costNothing();
    void hostileName_standsAsOnePlainLine();
    void command_quotesWhatTheHostNamed();
    void firstPath_findsIt_data();
    void firstPath_findsIt();
};

namespace {

Error errorSaying(const QString& text)
{
    return Error::make(ErrorKind::OperationFailed, text).during(QStringLiteral("Start"), QStringLiteral("web"));
}

} // namespace

void TestErrorMessages::everyFoundMessage_isExplained_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cure");
    QTest::addColumn<QString>("subject");
    for (const FoundMessage& message : foundMessages()) {
        QTest::newRow(message.name) << QString::fromUtf8(message.text) << static_cast<int>(message.cure)
                                    << QString::fromUtf8(message.subject);
    }
}

void TestErrorMessages::everyFoundMessage_isExplained()
{
    QFETCH(const QString, text);
    QFETCH(const int, cure);
    QFETCH(const QString, subject);
    const ErrorExplanation told = explain(errorSaying(text));
    QCOMPARE(static_cast<int>(told.cure), cure);
    QCOMPARE(told.subject, subject);
    QVERIFY(!told.cureText.isEmpty());
    QCOMPARE(told.details, text);
    QVERIFY2(!told.sentence.contains(text), qPrintable(told.sentence));
    QVERIFY2(told.sentence.endsWith(QLatin1Char('.')), qPrintable(told.sentence));
    QVERIFY2(!told.sentence.contains(QLatin1String("%1")), qPrintable(told.sentence));
    QVERIFY2(!told.sentence.contains(QLatin1String(": .")), qPrintable(told.sentence));
    QVERIFY2(!told.sentence.contains(QLatin1String("  ")), qPrintable(told.sentence));
}

void TestErrorMessages::foundMessages_areManyAndTellDifferentThings()
{
    QSet<QString> sentences;
    QSet<QString> origins;
    int raised = 0;
    for (const FoundMessage& message : foundMessages()) {
        const QString origin = QString::fromUtf8(message.origin);
        QVERIFY2(!origin.isEmpty(), message.name);
        origins.insert(origin);
        raised += origin == QLatin1String("raised") ? 1 : 0;
        // The subject is taken out: the same sentence about another file is the same sentence.
        ErrorExplanation told = explain(errorSaying(QString::fromUtf8(message.text)));
        sentences.insert(told.subject.isEmpty() ? told.sentence : told.sentence.replace(told.subject, QString()));
    }
    QVERIFY2(sentences.size() >= 80, qPrintable(QString::number(sentences.size())));
    QVERIFY2(raised >= 40, qPrintable(QString::number(raised)));
}

void TestErrorMessages::everyPhrase_isSomebodysRealWords()
{
    // Each format string stands in the binaries of libvirt 9.0 and QEMU 7.2 here, or a message found elsewhere has it.
    const QString libraries = QStringLiteral("/usr/lib/x86_64-linux-gnu/");
    QStringList files{libraries % QLatin1String("libvirt.so.0.9000.0"), QStringLiteral("/usr/bin/qemu-system-x86_64")};
    for (const QString& file : std::as_const(files)) {
        if (!QFile::exists(file)) {
            QSKIP("libvirt 9.0 and QEMU for x86-64 are not installed here");
        }
    }
    files += QStringList{QStringLiteral("/usr/lib/qemu/qemu-bridge-helper"), QStringLiteral("/usr/sbin/dnsmasq"),
        QStringLiteral("/usr/bin/ssh"), libraries % QLatin1String("libspice-server.so.1")};
    for (const char* folder :
        {"libvirt/connection-driver/", "libvirt/storage-backend/", "libvirt/lock-driver/", "qemu/"}) {
        const QDir dir(libraries % QLatin1String(folder));
        const QStringList names = dir.entryList({QStringLiteral("*.so")}, QDir::Files);
        for (const QString& name : names) {
            files.append(dir.filePath(name));
        }
    }
    QByteArray binaries;
    for (const QString& path : std::as_const(files)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) {
            binaries += file.readAll();
        }
    }
    const auto isIn = [&binaries](const QString& words) {
        const QByteArray sought = words.toUtf8();
        return memmem(binaries.constData(), static_cast<size_t>(binaries.size()), sought.constData(),
                   static_cast<size_t>(sought.size()))
            != nullptr;
    };
    QStringList invented;
    for (const Causes* theme : allCauses()) {
        for (const Cause& cause : *theme) {
            for (const Said& said : cause.said) {
                // What the system appends after the last colon ("No such file...") is not in the format.
                const QString& format = said.format();
                const qsizetype colon = format.lastIndexOf(QLatin1String(": "));
                bool isReal = isIn(format) || (colon > 8 && isIn(format.left(colon)));
                for (const FoundMessage& message : foundMessages()) {
                    isReal = isReal || said.subjectIn(QString::fromUtf8(message.text)).has_value();
                }
                if (!isReal) {
                    invented.append(format);
                }
            }
        }
    }
    QVERIFY2(invented.isEmpty(), qPrintable(invented.join(QLatin1Char('\n'))));
}

void TestErrorMessages::translatedMessage_isKnownByItsNumbers_data()
{
    using namespace virnumber;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("domain");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("cure");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char* name, const char* text, int code, int domain, ErrorKind kind, Cure cure,
                         const char* subject = "") {
        QTest::newRow(name) << QString::fromUtf8(text) << code << domain << kind << static_cast<int>(cure)
                            << QString::fromUtf8(subject);
    };
    row("file closed, German", "Zugriff auf Speicherdatei '/home/lan/a.qcow2' nicht möglich: Keine Berechtigung",
        systemError, fromStorage, ErrorKind::PermissionDenied, Cure::ChangePermission, "/home/lan/a.qcow2");
    row("file gone, French", "Impossible d’accéder au fichier « /srv/a b.iso » : Aucun fichier", systemError,
        fromStorage, ErrorKind::NotFound, Cure::None, "");
    row("libvirt is not there, German", "Socket-Erstellung zu '/run/libvirt/libvirt-sock' fehlgeschlagen: Datei fehlt",
        systemError, fromRpc, ErrorKind::NotFound, Cure::StartService, "/run/libvirt/libvirt-sock");
    row("libvirt may not be used, Vietnamese",
        "Gặp lỗi khi kết nối socket đến '/run/libvirt/libvirt-sock': Không đủ thẩm quyền", systemError, fromRpc,
        ErrorKind::PermissionDenied, Cure::JoinGroup, "/run/libvirt/libvirt-sock");
    row("machine gone, Vietnamese", "Không tìm thấy miền", noDomain, fromQemu, ErrorKind::NotFound, Cure::LookAgain);
    row("agent silent", "Der Gastagent antwortet nicht", agentUnresponsive, fromQemu, ErrorKind::WrongState,
        Cure::None);
    row("busy", "Zeitüberschreitung", operationTimeout, fromQemu, ErrorKind::TimedOut, Cure::LookAgain);
    row("volume exists", "Datenträger existiert bereits", volumeExists, fromStorage, ErrorKind::AlreadyExists,
        Cure::ChooseOtherName);
    row("full", "Auf dem Gerät ist kein Speicherplatz mehr verfügbar", systemError, fromStorage, ErrorKind::OutOfSpace,
        Cure::FreeSpace);
    row("read-only", "Operation verboten", operationDenied, 0, ErrorKind::PermissionDenied, Cure::None);
    row("password", "Xác thực gặp lỗi", authFailed, fromRpc, ErrorKind::AuthenticationFailed, Cure::None);
}

void TestErrorMessages::translatedMessage_isKnownByItsNumbers()
{
    QFETCH(const QString, text);
    QFETCH(const int, code);
    QFETCH(const int, domain);
    QFETCH(const ErrorKind, kind);
    QFETCH(const int, cure);
    QFETCH(const QString, subject);
    Error error = errorSaying(text);
    error.kind = kind;
    error.code = code;
    error.domain = domain;
    const ErrorExplanation told = explain(error);
    QCOMPARE(static_cast<int>(told.cure), cure);
    QCOMPARE(told.details, text);
    QVERIFY(!told.sentence.contains(text));
    if (!subject.isEmpty()) {
        QCOMPARE(told.subject, subject);
    }
}

void TestErrorMessages::lostConnection_isSurerThanItsWords()
{
    // The daemon went away in the middle: whatever the words resemble, nobody knows whether it happened.
    Error error = errorSaying(QStringLiteral("Cannot recv data: Connection reset by peer"));
    error.kind = ErrorKind::OutcomeUnknown;
    error.where = "virDomainCreate";
    QCOMPARE(explain(error).cure, Cure::LookAgain);
    QCOMPARE(
        explain(Error::make(ErrorKind::NotConnected, QStringLiteral("client socket is closed"))).cure, Cure::Reconnect);
    // While connecting there is nothing to be unsure of.
    error.where = "virConnectOpenAuth";
    error.text = QStringLiteral("Cannot recv data: Host key verification failed.: Connection reset by peer");
    QVERIFY(explain(error).sentence.contains(QLatin1String("SSH host key")));
}

void TestErrorMessages::unknownMessage_keepsActionObjectAndWords()
{
    const QString words = QStringLiteral("internal error: the flux <b>capacitor</b> is %1 empty");
    const ErrorExplanation told = explain(errorSaying(words));
    QVERIFY(told.sentence.contains(words));
    QVERIFY(told.sentence.contains(QLatin1String("Start")));
    QVERIFY(told.sentence.contains(QLatin1String("web")));
    QCOMPARE(told.cure, Cure::None);

    Error error = Error::make(ErrorKind::Internal, QStringLiteral("monitor %1 closed"));
    error = error.during(QStringLiteral("Start"), QStringLiteral("a%2b"));
    QVERIFY(explain(error).sentence.contains(QLatin1String("monitor %1 closed")));
    QVERIFY(explain(error).sentence.contains(QLatin1String("a%2b")));
    QVERIFY(!explain(Error()).sentence.isEmpty());
}

void TestErrorMessages::hostileMessages_costNothing_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype million = qsizetype{1024} * 1024;
    const auto repeated = [](const QString& part) { return part.repeated(million / part.size()); };
    QTest::newRow("one letter") << QString(million, QLatin1Char('a'));
    QTest::newRow("quotes") << QString(million, QLatin1Char('\''));
    QTest::newRow("slashes") << QString(million, QLatin1Char('/'));
    QTest::newRow("line ends") << QString(million, QLatin1Char('\n'));
    QTest::newRow("zeros") << QString(million, QChar(0));
    QTest::newRow("beginnings without end") << repeated(QStringLiteral("network 'network '"));
    QTest::newRow("paths without end") << repeated(QStringLiteral("Could not open '/"));
    QTest::newRow("percents") << repeated(QStringLiteral("%1%2%s%n"));
    QTest::newRow("rich text") << repeated(QStringLiteral("<img src='x'><a href=\"file:///\">"));
    QTest::newRow("combining marks") << repeated(QStringLiteral("a\u0301\u202e\u0323"));
    std::mt19937 random(7); // the same noise each time
    QString noise;
    noise.reserve(million);
    for (qsizetype i = 0; i < million; ++i) {
        noise.append(QChar(static_cast<char16_t>(random() & 0xffffU)));
    }
    QTest::newRow("noise") << noise;
    QTest::newRow("noise around the words")
        << QString(noise % QLatin1String("\nIs another process using the image [/srv/a.qcow2]?\n"));
}

void TestErrorMessages::hostileMessages_costNothing()
{
    QFETCH(const QString, text);
    QElapsedTimer timer;
    (void)explain(errorSaying(QStringLiteral("x"))); // the tables are made once
    timer.start();
    const ErrorExplanation told = explain(errorSaying(text));
    QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
    // What is shown stays of a size that a window lays out at once.
    QVERIFY(told.sentence.size() < 2000);
    QVERIFY(told.details.size() < 8000);
    QVERIFY(!told.sentence.isEmpty());
    if (qstrcmp(QTest::currentDataTag(), "noise around the words") == 0) {
        QCOMPARE(told.subject, QStringLiteral("/srv/a.qcow2"));
    }
}

void TestErrorMessages::hostileName_standsAsOnePlainLine()
{
    const QString name = QStringLiteral("a\u202eb\u0007<b>%1");
    const ErrorExplanation told
        = explain(errorSaying(QStringLiteral("network '%1' is not active").replace(QLatin1String("%1"), name)));
    QCOMPARE(told.cure, Cure::StartNetwork);
    QCOMPARE(told.subject, name); // by this it is found
    QVERIFY(told.sentence.contains(QLatin1String("<b>%1")));
    QVERIFY(!told.sentence.contains(QChar(0x202e)));
    QVERIFY(!told.sentence.contains(QChar(7)));
}

void TestErrorMessages::command_quotesWhatTheHostNamed()
{
    const ErrorExplanation told
        = explain(errorSaying(QStringLiteral("Could not open '/srv/$(reboot); x.img': Permission denied")));
    QCOMPARE(told.cure, Cure::ChangePermission);
    QCOMPARE(told.command, QStringLiteral("namei -l '/srv/$(reboot); x.img'"));
}

void TestErrorMessages::firstPath_findsIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::newRow("quoted") << QStringLiteral("cannot open '/srv/a b.img': x") << QStringLiteral("/srv/a b.img");
    QTest::newRow("French quotes") << QStringLiteral("fichier «/srv/a.img» absent") << QStringLiteral("/srv/a.img");
    QTest::newRow("bare") << QStringLiteral("stat /srv/a.img: x") << QStringLiteral("/srv/a.img");
    QTest::newRow("in a word") << QStringLiteral("and/or nothing") << QString();
    QTest::newRow("none") << QStringLiteral("nothing") << QString();
}

void TestErrorMessages::firstPath_findsIt()
{
    QFETCH(const QString, text);
    QTEST(firstPath(text), "path");
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestErrorMessages)
#include "tst_errormessages.moc"
