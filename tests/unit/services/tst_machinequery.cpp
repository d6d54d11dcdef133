// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/textfold.h"
#include "app/services/machinequery.h"

#include <QTest>

#include <algorithm>

namespace domus {

namespace {

MachineFacets web()
{
    MachineFacets machine;
    machine.name = fold(u"Máy chủ Web-1");
    machine.state = DomainState::Running;
    machine.stateText = fold(u"Đang chạy");
    machine.host = fold(u"Rack A\nqemu+ssh://root@a.example/system");
    machine.os = fold(u"Debian 12");
    machine.groups = QStringList{QStringLiteral("lab/web"), QStringLiteral("prod")};
    machine.tags = QStringList{QStringLiteral("nightly"), QStringLiteral("do not stop")};
    machine.addresses = QStringList{QStringLiteral("10.0.0.7"), QStringLiteral("fd00::7")};
    machine.notes = fold(u"Hỏi An trước khi tắt");
    machine.autostart = true;
    machine.words = machine.name + QLatin1Char('\n') + machine.stateText + QStringLiteral("\nrack a\nlab/web");
    return machine;
}

} // namespace

class TestMachineQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matches_aQuery_data();
    void matches_aQuery();
    void parse_ofHostileText_isAQuery_data();
    void parse_ofHostileText_isAQuery();
    void parse_ofAQueryOnItsWay_hidesNothing();
    void states_meanTheSameInEveryLanguage();
    void complete_offersWhatMayFollow_data();
    void complete_offersWhatMayFollow();
    void complete_replacesTheTermAtTheCursorAlone();
    void complete_ofEveryCompletion_isReadBackAsOneTerm();
};

void TestMachineQuery::matches_aQuery_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char* name, const char* query, bool isFound) {
        QTest::newRow(name) << QString::fromUtf8(query) << isFound;
    };
    row("nothing asked", "", true);
    row("blanks", "   \t ", true);
    row("a word", "web", true);
    row("two words", "web rack", true);
    row("accents folded", "MAY CHU", true);
    row("state as shown", "dang chay", true);
    row("another word", "database", false);
    row("negated", "-database", true);
    row("negated and there", "-web", false);
    row("state", "state:running", true);
    row("state, in capitals", "STATE:Running", true);
    row("another state", "state:off", false);
    row("negated state", "-state:off", true);
    row("state in the user's language", R"(state:"dang chay")", true);
    row("tag", "tag:nightly", true);
    row("part of a tag", "tag:night", false);
    row("tag with blanks", R"(tag:"do not stop")", true);
    row("not tagged", "-tag:old", true);
    row("no tags at all", "tag:none", false);
    row("host by its name", "host:rack", true);
    row("host by its address", "host:a.example", true);
    row("beginning of an address", "ip:10.", true);
    row("middle of an address", "ip:0.0.7", false);
    row("second address", "ip:fd00", true);
    row("system", "os:debian", true);
    row("group", "group:lab/web", true);
    row("group above", "group:lab", true);
    row("group with a stroke", "group:lab/", true);
    row("part of a group's name", "group:la", false);
    row("group below", "group:lab/web/old", false);
    row("second group", "group:prod", true);
    row("name", "name:web-1", true);
    row("name is not the host", "name:rack", false);
    row("notes", "notes:hoi", true);
    row("autostart", "autostart:yes", true);
    row("no autostart", "autostart:no", false);
    row("all of it", "state:running tag:nightly host:a ip:10. os:debian group:lab name:web -word", true);
    row("one that fails", "state:running tag:nightly host:b", false);
    row("quoted words stand together", R"("chu web")", true);
    row("quoted words in another order", R"("web chu")", false);
    row("a quoted key is a word", R"("state:running")", false);
    row("an unknown key is a word", "colour:red", false);
    row("a word with a colon inside", "-http://x", true);
    row("an open quote goes to the end", R"(name:"chu web-1)", true);
}

void TestMachineQuery::matches_aQuery()
{
    QFETCH(QString, query);
    QFETCH(bool, isFound);
    QCOMPARE(MachineQuery::parse(query).matches(web()), isFound);
}

void TestMachineQuery::parse_ofHostileText_isAQuery_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << QString(5000, QLatin1Char('"'));
    QTest::newRow("minus signs") << QStringLiteral("- -- --- -\"\" -:");
    QTest::newRow("colons") << QStringLiteral(": :: state: state:: :state tag::: ip:\"\"");
    QTest::newRow("many terms") << QStringLiteral("a ").repeated(100000);
    QTest::newRow("one long word") << QString(1000000, QLatin1Char('x'));
    QTest::newRow("control characters") << QString::fromUtf8("a\0b\x01 \x1b[31m \x7f", 12);
    QTest::newRow("lone surrogates") << QString(QChar(0xd800)) + QLatin1Char(' ') + QChar(0xdc00);
    QTest::newRow("combining marks") << QString(2000, QChar(0x0301));
    QTest::newRow("right to left") << QStringLiteral("tag:%1\u05d0 -%2").arg(QChar(0x202e), QChar(0x200f));
    QTest::newRow("an expression") << QStringLiteral("(.*)* [a-z]+ %s %n $(id) `id` '; --");
}

void TestMachineQuery::parse_ofHostileText_isAQuery()
{
    QFETCH(QString, text);
    const MachineQuery query = MachineQuery::parse(text);
    QVERIFY(query.terms().size() <= MachineQuery::longest / 2 + 1);
    (void)query.matches(web());
    (void)query.matches({});
    for (const qsizetype cursor : {qsizetype{-1}, qsizetype{0}, text.size() / 2, text.size(), text.size() + 7}) {
        const QueryCompletion completion = completeQuery(text, cursor, {});
        QVERIFY(completion.from >= 0);
        QVERIFY(completion.from + completion.length <= text.size());
    }
}

void TestMachineQuery::parse_ofAQueryOnItsWay_hidesNothing()
{
    for (const char* text : {"tag:", "state:", "-", "-tag:", R"(")", R"(name:")", "web state:"}) {
        QVERIFY2(MachineQuery::parse(QString::fromLatin1(text)).matches(web()), text);
    }
}

void TestMachineQuery::states_meanTheSameInEveryLanguage()
{
    MachineFacets machine;
    const auto is = [&machine](const char* word) {
        return MachineQuery::parse(QStringLiteral("state:") + QLatin1String(word)).matches(machine);
    };
    machine.state = DomainState::Blocked;
    QVERIFY(is("running"));
    machine.state = DomainState::ShutOff;
    QVERIFY(is("off"));
    QVERIFY(!is("saved"));
    machine.hasManagedSave = true;
    QVERIFY(is("saved"));
    machine.state = DomainState::Paused;
    QVERIFY(is("paused"));
    machine.state = DomainState::Crashed;
    QVERIFY(is("crashed"));
    QVERIFY(is("off"));
    machine.state = DomainState::PmSuspended;
    QVERIFY(is("asleep"));
    machine.state = DomainState::Unknown;
    QVERIFY(is("unknown"));
    QVERIFY(!is("running"));
}

namespace {

QueryVocabulary words()
{
    return {{QStringLiteral("Máy này"), QStringLiteral("rack-b")}, {QStringLiteral("Debian 12")},
        {QStringLiteral("lab"), QStringLiteral("lab/web")}, {QStringLiteral("nightly"), QStringLiteral("to \"do\"")}};
}

} // namespace

void TestMachineQuery::complete_offersWhatMayFollow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("first");
    const auto row = [](const char* name, const char* text, const QStringList& first) {
        QTest::newRow(name) << QString::fromUtf8(text) << first;
    };
    row("an empty field", "", {QStringLiteral("state:"), QStringLiteral("tag:")});
    row("the beginning of a key", "st", {QStringLiteral("state:")});
    row("values of a key", "state:", {QStringLiteral("state:running "), QStringLiteral("state:off ")});
    row("the beginning of a value", "state:pa", {QStringLiteral("state:paused ")});
    row("a negated one", "-tag:ni", {QStringLiteral("-tag:nightly ")});
    row("accents folded, blanks quoted", "host:may", {QStringLiteral("host:\"Máy này\" ")});
    row("groups below", "group:lab", {QStringLiteral("group:lab/web ")});
    row("quotes cannot be written", "tag:to", {QStringLiteral("tag:\"to do\" ")});
    row("a value without its key", "web state:running nigh", {QStringLiteral("tag:nightly ")});
    row("within a quote", "os:\"Debian", {QStringLiteral("os:\"Debian 12\" ")});
    row("nothing of the kind", "ip:10.", {});
}

void TestMachineQuery::complete_offersWhatMayFollow()
{
    QFETCH(QString, text);
    QFETCH(QStringList, first);
    const QueryCompletion completion = completeQuery(text, text.size(), words());
    QCOMPARE(completion.texts.mid(0, first.size()), first);
    QCOMPARE(completion.texts.isEmpty(), first.isEmpty());
}

void TestMachineQuery::complete_replacesTheTermAtTheCursorAlone()
{
    const QString text = QStringLiteral("web st name:x");
    const QueryCompletion completion = completeQuery(text, 6, words());
    QCOMPARE(completion.from, 4);
    QCOMPARE(completion.length, 2);
    QString next = text;
    next.replace(completion.from, completion.length, completion.texts.constFirst());
    QCOMPARE(next, QStringLiteral("web state: name:x"));
}

void TestMachineQuery::complete_ofEveryCompletion_isReadBackAsOneTerm()
{
    for (const QString& key : queryKeys()) {
        const QString typed = key + QLatin1Char(':');
        for (const QString& text : completeQuery(typed, typed.size(), words()).texts) {
            QCOMPARE(MachineQuery::parse(text).terms().size(), 1);
            QVERIFY2(MachineQuery::parse(text).terms().constFirst().key != MachineQuery::Key::Words, qPrintable(text));
        }
    }
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestMachineQuery)
#include "tst_machinequery.moc"
