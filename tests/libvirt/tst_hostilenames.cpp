// SPDX-License-Identifier: GPL-3.0-or-later
// Names that break what is careless, in every field that takes a name, on a real daemon: what was given is what is
// stored and what virsh tells, to the letter; what cannot be is refused in words, and nothing is changed then.
#include "app/core/settings.h"
#include "app/services/bin/binoperations.h"
#include "app/services/connectionstore.h"
#include "app/services/machinelabeloperations.h"
#include "app/services/machinelabels.h"
#include "app/services/renamedomain.h"
#include "app/services/smartgroups.h"
#include "app/xml/domainxml.h"
#include "tests/libvirt/clonerig.h"
#include "tests/support/virsh.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace domus;

namespace {

struct Name
{
    const char* what;
    QString text;
};

QVector<Name> names()
{
    QVector<Name> all{
        {"option", QStringLiteral("-rf")},
        {"long option", QStringLiteral("--yes")},
        {"two dashes", QStringLiteral("--")},
        {"leading blank", QStringLiteral(" leading")},
        {"trailing blank", QStringLiteral("trailing ")},
        {"blanks within", QStringLiteral("two  blanks")},
        {"quotes", QStringLiteral("quote'd \"twice\"")},
        {"a quote alone", QStringLiteral("'")},
        {"markup", QStringLiteral("<b>bold<i>")},
        {"image", QStringLiteral("<img src='x.png'>")},
        {"entity", QStringLiteral("&amp;&lt;&#10;")},
        {"ampersand", QStringLiteral("a&b")},
        {"comment", QStringLiteral("--><!--")},
        {"cdata", QStringLiteral("]]><![CDATA[")},
        {"command", QStringLiteral("$(id)")},
        {"backticks", QStringLiteral("`id`")},
        {"semicolon", QStringLiteral("a; id #")},
        {"pipe", QStringLiteral("a | id")},
        {"variable", QStringLiteral("$HOME ~ *")},
        {"places", QStringLiteral("%1 %2 %n %s %%")},
        {"number", QStringLiteral("42")},
        {"zero", QStringLiteral("0")},
        {"hidden", QStringLiteral(".hidden")},
        {"backslash", QStringLiteral("back\\slash\\n")},
        {"colon", QStringLiteral("a:b")},
        {"equals", QStringLiteral("a=b,c=d")},
        {"query", QStringLiteral("state:running")},
        {"at", QStringLiteral("root@host")},
        {"composed", QStringLiteral("máy ảo")},
        {"decomposed", QStringLiteral("ma\u0301y a\u0309o")},
        {"capitals of Turkish", QStringLiteral("İıIi")},
        {"German", QStringLiteral("Straße")},
        {"Hebrew", QStringLiteral("שלום")},
        {"Arabic", QStringLiteral("مرحبا")},
        {"override", QStringLiteral("txt.\u202eexe")},
        {"isolates", QStringLiteral("a\u2066b\u2069c")},
        {"no width", QStringLiteral("a\u200bb\u2060c\ufeffd")},
        {"no-break blank", QStringLiteral("a\u00a0b")},
        {"ideographs", QStringLiteral("仮想マシン")},
        {"emoji", QStringLiteral("😀")},
        {"family", QStringLiteral("👨‍👩‍👧")},
        {"flag", QStringLiteral("🇻🇳")},
        {"stacked marks", QStringLiteral("Z͑ͫ̓a̷l̶g̷o̸")},
        {"outside the plane", QString::fromUcs4(U"\U0010FFFD", 1)},
        {"replacement", QStringLiteral("\ufffd")},
        {"uuid", QStringLiteral("00000000-0000-4000-8000-000000000000")},
        {"json", QStringLiteral("{\"a\": null}")},
        {"settings", QStringLiteral("[section]\\x41=@ByteArray()")},
        {"as in the bin", QStringLiteral("web-bin-3f2a91c0")},
        {"Windows' own", QStringLiteral("CON.txt")},
    };
    // As long as a file's name may be, with what libvirt puts behind it.
    all.append({"long", QString(200, u'x')});
    all.append({"long in bytes", QString(60, QChar(0x1ea3))});
    return all;
}

} // namespace

class TestHostileNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void machine_takesItInEveryField_data();
    void machine_takesItInEveryField();
    void settings_takeItInEveryField_data() { machine_takesItInEveryField_data(); }
    void settings_takeItInEveryField();
    void name_thatCannotBe_isRefusedAndChangesNothing_data();
    void name_thatCannotBe_isRefusedAndChangesNothing();

private:
    CloneRig m_rig;
};

void TestHostileNames::initTestCase()
{
    if (CloneRig::root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY(m_rig.open());
}

void TestHostileNames::cleanup()
{
    m_rig.clear();
}

void TestHostileNames::cleanupTestCase()
{
    m_rig.close();
}

void TestHostileNames::machine_takesItInEveryField_data()
{
    QTest::addColumn<QString>("text");
    const QVector<Name> all = names();
    for (const Name& name : all) {
        QTest::newRow(name.what) << name.text;
    }
}

void TestHostileNames::machine_takesItInEveryField()
{
    QFETCH(const QString, text);
    const auto uuid = m_rig.define(QStringLiteral("plain"), {});
    QVERIFY2(uuid, uuid ? "" : qPrintable(uuid.error().text));
    const QString id = uuid->toString();
    const auto record = [&] { return m_rig.record(virsh({QStringLiteral("domname"), id})); };
    const auto isDone = [this](const Operation& operation) {
        const auto result = m_rig.run(operation);
        if (!result) {
            qWarning("%s: %s", qPrintable(operation.title), qPrintable(result.error().text));
        }
        return result.has_value();
    };

    const QString name = text.trimmed(); // blanks at its ends are nobody's wish
    QVERIFY(isDone(renameDomainOperation(m_rig.session(), record(), text)));
    QCOMPARE(virsh({QStringLiteral("domname"), id}), name);
    QVERIFY(isDone(setTitleOperation(m_rig.session(), record(), text)));
    QCOMPARE(virsh({QStringLiteral("desc"), id, QStringLiteral("--title")}), text.simplified());
    QVERIFY(isDone(setDescriptionOperation(m_rig.session(), record(), text)));
    QCOMPARE(virsh({QStringLiteral("desc"), id}), text.trimmed());

    // Groups and tags have no comma, and nothing that cannot be seen.
    QVERIFY(isDone(moveToGroupOperation(m_rig.session(), record(), text)));
    const QString tag = machinelabels::normalTag(text);
    QVERIFY(isDone(setTagsOperation(m_rig.session(), record(), {{tag, {}}})));
    const auto xml = DomainXml::parse(virsh({QStringLiteral("dumpxml"), id}).toUtf8());
    QVERIFY(xml);
    const XmlNode entry = xml->root().child("metadata").children().constFirst();
    const MachineLabels labels = MachineLabels::fromEntry(entry);
    QCOMPARE(labels.home(), machinelabels::normalPath(text).left(MachineLabels::longest));
    QCOMPARE(labels.tags.value(0).name, tag.left(MachineLabels::longest));
    const bool isPlain = std::none_of(text.cbegin(), text.cend(),
        [](QChar letter) { return letter.category() == QChar::Other_Format || letter == QChar::Nbsp; });
    if (isPlain && text == text.simplified() && text.size() <= MachineLabels::longest) {
        QCOMPARE(labels.home(), text);
    }

    // A clone of it, by that name with a number; and the bin, from where it comes back as it was.
    CloneRequest request;
    request.name = text.left(100) + QStringLiteral(" 2");
    const auto plan = m_rig.plan(*uuid, request);
    QVERIFY(plan);
    QVERIFY2(plan->canClone(), qPrintable(plan->problems.value(0).text));
    QVERIFY(isDone(cloneDomainOperation(m_rig.session(), *plan, 0)));
    const QStringList listed
        = virsh({QStringLiteral("list"), QStringLiteral("--all"), QStringLiteral("--name")}).split(u'\n');
    QVERIFY2(listed.contains(request.name.trimmed()), qPrintable(listed.join(u'|')));
    const QString definition = virsh({QStringLiteral("dumpxml"), id});
    QVERIFY(isDone(binDomainOperation(m_rig.session(), record(), {}, 30)));
    const auto note = binnote::read(virsh({QStringLiteral("dumpxml"), id}).toUtf8());
    QVERIFY(note);
    QCOMPARE(note->name, name);
    QVERIFY(isDone(restoreFromBinOperation(m_rig.session(), record(), *note)));
    QCOMPARE(virsh({QStringLiteral("domname"), id}), name);
    QCOMPARE(virsh({QStringLiteral("dumpxml"), id}), definition);
    // No path left its folder.
    QVERIFY(!QFile::exists(CloneRig::root() + QStringLiteral("/config/libvirt/") + text + QStringLiteral(".xml")));
}

void TestHostileNames::settings_takeItInEveryField()
{
    QFETCH(const QString, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    ConnectionSettings connection;
    connection.id = ConnectionId{QStringLiteral("one")};
    connection.uri = QStringLiteral("qemu:///session");
    connection.label = text;
    {
        Settings settings = Settings::load(path);
        SmartGroups groups(&settings);
        QVERIFY(groups.save({text, text}));
        QVERIFY(connectionstore::write(settings, {connection}));
        QVERIFY(settings.save());
    }
    Settings settings = Settings::load(path);
    const SmartGroups groups(&settings);
    QCOMPARE(groups.groups().size(), 1);
    QCOMPARE(groups.groups().constFirst().name, text.simplified());
    QCOMPARE(groups.groups().constFirst().query, text.trimmed());
    const auto connections = connectionstore::read(settings);
    QCOMPARE(connections.size(), 1);
    QCOMPARE(connections.constFirst().label, text);
}

void TestHostileNames::name_thatCannotBe_isRefusedAndChangesNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("slash") << QStringLiteral("../../etc/x");
    QTest::newRow("dot") << QStringLiteral(".");
    QTest::newRow("dots") << QStringLiteral("..");
    QTest::newRow("line break") << QStringLiteral("a\nb");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks alone") << QStringLiteral("   ");
    QTest::newRow("what XML cannot carry") << QStringLiteral("a\u0001b");
    QTest::newRow("too long for a file") << QString(300, u'x');
}

void TestHostileNames::name_thatCannotBe_isRefusedAndChangesNothing()
{
    QFETCH(const QString, text);
    const auto uuid = m_rig.define(QStringLiteral("plain"), {});
    QVERIFY(uuid);
    const QString definition = virsh({QStringLiteral("dumpxml"), uuid->toString()});
    const auto result = m_rig.run(renameDomainOperation(m_rig.session(), m_rig.record(QStringLiteral("plain")), text));
    QVERIFY(!result);
    QVERIFY(!result.error().text.isEmpty());
    CloneRequest request;
    request.name = text;
    const auto plan = m_rig.plan(*uuid, request);
    QVERIFY(plan);
    if (!text.trimmed().isEmpty()) { // then one is found
        QVERIFY2(!plan->canClone(), qPrintable(plan->names().join(u'|')));
        QVERIFY(!plan->problemsOf(CloneProblem::Field::Name).isEmpty());
    }
    QCOMPARE(virsh({QStringLiteral("dumpxml"), uuid->toString()}), definition);
    QCOMPARE(
        virsh({QStringLiteral("list"), QStringLiteral("--all"), QStringLiteral("--name")}), QStringLiteral("plain"));
}

QTEST_GUILESS_MAIN(TestHostileNames)
#include "tst_hostilenames.moc"
