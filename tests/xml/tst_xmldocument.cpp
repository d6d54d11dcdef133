// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/xmldiff.h"
#include "app/xml/xmldocument.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace domus;

namespace {

QString corpusFolder()
{
    return QStringLiteral("/work/shared/corpus");
}

XmlDocument parsed(const QByteArray& xml)
{
    auto document = XmlDocument::parse(xml);
    return document ? std::move(*document) : XmlDocument::create("unreadable");
}

/// Any text that XML can carry, with all that is special in it much more often than chance would have it.
QString randomText(QRandomGenerator& random)
{
    static const QString special = QStringLiteral("&<>\"'\n\r\t ;#x]/=\u00A0\u202E\u0085\u2028ếđ\uFFFD");
    QString text;
    const int length = random.bounded(20);
    for (int i = 0; i < length; ++i) {
        const int kind = random.bounded(10);
        if (kind < 6) {
            text += special.at(random.bounded(static_cast<int>(special.size())));
        } else if (kind < 9) {
            text += QChar(random.bounded(0x20, 0xD800));
        } else {
            const auto wide = static_cast<char32_t>(random.bounded(0x10000, 0x110000));
            text += QString::fromUcs4(&wide, 1);
        }
    }
    return text;
}

} // namespace

class TestXmlDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void save_untouched_isByteForByteTheSame_data();
    void save_untouched_isByteForByteTheSame();
    void save_corpusUntouched_isByteForByteTheSame();
    void parse_hostileText_isRefused_data();
    void parse_hostileText_isRefused();
    void parse_error_tellsLineAndColumn();
    void setters_anyText_readsBackTheSame();
    void reader_characterByNumber_isKept();
    void setters_uncarriableText_changeNothing();
    void setAttribute_keepsQuotesAndNeighbours();
    void setText_keepsCommentsAndChildren();
    void add_newElements_standLikeTheirNeighbours();
    void add_inFlatText_staysFlat();
    void insertChild_withOrder_findsItsPlace();
    void remove_element_takesItsLine();
    void find_pathWithPredicates_findsTheRightOne();
    void ensureChild_missing_isMadeWithItsPredicates();
    void metadata_isFoundByNamespaceNotByPrefix();
    void appendCopy_fromAnotherDocument_isIndentedAnew();
    void copy_isIndependent();
    void nullNode_isHarmless();
    void unifiedDiff_change_showsContext();
};

void TestXmlDocument::save_untouched_isByteForByteTheSame_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("quotes") << QByteArray("<a x='1' y=\"2\"/>");
    QTest::newRow("blanks in tags") << QByteArray("<a  x = '1'\n   y=\"2\" ><b /><c></c><d> </d></a>\n");
    QTest::newRow("declaration and comments")
        << QByteArray("<?xml version='1.0' encoding=\"UTF-8\"?>\n<!-- a -->\n\n<a><!-- b --></a>\n<!-- c -->\n");
    QTest::newRow("entities") << QByteArray("<a x='&apos;&quot;&#39;&#x27;>'>&amp;&lt;&gt;'\"&#13;</a>");
    QTest::newRow("CDATA and PI") << QByteArray("<a><![CDATA[ <&> ]]><?domus keep  this?></a>");
    QTest::newRow("Windows line ends") << QByteArray("<a>\r\n  <b/>\r\n</a>\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF<a/>");
    QTest::newRow("plain DOCTYPE") << QByteArray("<!DOCTYPE a SYSTEM 'a.dtd'>\n<a/>");
    QTest::newRow("mixed") << QByteArray("<a> x <b/> y </a>");
    QTest::newRow("angle in value") << QByteArray("<a x='a > b'><b/></a>");
}

void TestXmlDocument::save_untouched_isByteForByteTheSame()
{
    QFETCH(QByteArray, xml);
    const auto document = XmlDocument::parse(xml);
    QVERIFY2(document, document ? "" : qPrintable(document.error().text));
    QCOMPARE(document->save(), xml);
}

void TestXmlDocument::save_corpusUntouched_isByteForByteTheSame()
{
    if (!QFile::exists(corpusFolder())) {
        QSKIP("the corpus is not on this computer");
    }
    int files = 0;
    int same = 0;
    QStringList refused;
    QStringList different;
    QDirIterator it(
        corpusFolder(), {QStringLiteral("*.xml"), QStringLiteral("*.ovf")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray xml = file.readAll();
        ++files;
        const auto document = XmlDocument::parse(xml);
        if (!document && it.filePath().contains(QLatin1String("/virt-manager/"))) {
            --files; // some of its expected outputs are several documents, or a diff
        } else if (!document) {
            refused.append(it.fileName() + QLatin1String(": ") + document.error().text);
        } else if (document->save() != xml) {
            different.append(it.fileName());
        } else {
            ++same;
        }
    }
    qInfo("%d files: %d byte for byte, %d different, %d refused", files, same, int(different.size()),
        int(refused.size()));
    for (const QString& one : qAsConst(refused)) {
        qInfo("refused: %s", qPrintable(one));
    }
    QVERIFY2(different.isEmpty(), qPrintable(different.join(QLatin1Char(' '))));
    QVERIFY(refused.size() * 100 <= files); // entities of their own, and the like
}

void TestXmlDocument::parse_hostileText_isRefused_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blanks") << QByteArray("  \n");
    QTest::newRow("no XML") << QByteArray("hello");
    QTest::newRow("two roots") << QByteArray("<a/><b/>");
    QTest::newRow("text after") << QByteArray("<a/>text");
    QTest::newRow("unclosed") << QByteArray("<a><b></a>");
    QTest::newRow("NUL") << QByteArray("<a>\0</a>", 8);
    QTest::newRow("control") << QByteArray("<a>\x1b</a>");
    QTest::newRow("no UTF-8") << QByteArray("<a>\xff\xfe</a>");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe<\0a\0/\0>\0", 10);
    QTest::newRow("entity bomb") << QByteArray("<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>");
    QTest::newRow("external entity") << QByteArray("<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]><a>&b;</a>");
    QTest::newRow("unknown entity") << QByteArray("<a>&b;</a>");
    QTest::newRow("lone ampersand") << QByteArray("<a x='a & b'/>");
    QTest::newRow("control by number") << QByteArray("<a>&#0;</a>");
    QTest::newRow("surrogate by number") << QByteArray("<a>&#xD800;</a>");
    QTest::newRow("attribute twice") << QByteArray("<a x='1' x='2'/>");
    QTest::newRow("angle in value") << QByteArray("<a x='<'/>");
    QTest::newRow("deep") << QByteArray("<a>").repeated(10'000) + QByteArray("</a>").repeated(10'000);
    QTest::newRow("many siblings") << QByteArray("<a>" + QByteArray("<b/>").repeated(1'000'000) + "</a>");
    QTest::newRow("too large") << QByteArray("<a>" + QByteArray(XmlDocument::maximumSize, 'x') + "</a>");
}

void TestXmlDocument::parse_hostileText_isRefused()
{
    QFETCH(QByteArray, xml);
    QElapsedTimer timer;
    timer.start();
    const auto document = XmlDocument::parse(xml);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, ErrorKind::InvalidXml);
    QVERIFY(!document.error().text.isEmpty());
    QVERIFY2(timer.elapsed() < 5000, "takes too long"); // 1 s is the aim; sanitizers are slow
}

void TestXmlDocument::parse_error_tellsLineAndColumn()
{
    const auto document = XmlDocument::parse("<a>\n  <b>ế &nope; </b>\n</a>");
    QVERIFY(!document);
    QVERIFY2(document.error().text.contains(QLatin1String("line 2, column 8")), qPrintable(document.error().text));
}

void TestXmlDocument::setters_anyText_readsBackTheSame()
{
    QRandomGenerator random(20260101);
    auto document = parsed("<a x='1'>\n  <b y=\"2\">z</b>\n  <c><![CDATA[old]]></c>\n</a>\n");
    for (int i = 0; i < 10'000; ++i) {
        const QString text = randomText(random);
        XmlNode root = document.root();
        QVERIFY(root.setAttribute("x", text));
        QVERIFY(root.child("b").setAttribute("y", text));
        QVERIFY(root.child("b").setAttribute("z", text));
        QVERIFY(root.child("b").setText(text));
        QVERIFY(root.child("c").setText(text));
        if (i % 10 == 0) { // all in one document each time, read anew now and then
            const auto again = XmlDocument::parse(document.save());
            QVERIFY2(again, document.save().constData());
            QCOMPARE(again->root().attribute("x"), text);
            QCOMPARE(again->root().child("b").attribute("y"), text);
            QCOMPARE(again->root().child("b").attribute("z"), text);
            // A return that was written as such reads back as one.
            QCOMPARE(again->root().child("b").text(), text);
            QCOMPARE(again->root().child("c").text(), text);
            QCOMPARE(again->save(), document.save());
        }
    }
}

void TestXmlDocument::reader_characterByNumber_isKept()
{
    // As libvirt spells out what is not ASCII: a no-break space of no width is no mark at a text's beginning here.
    const auto xml = XmlDocument::parse("<a x='c&#xFEFF;d&#x1F600;'>c&#xFEFF;d</a>");
    QVERIFY(xml);
    QCOMPARE(xml->root().attribute("x"), QStringLiteral("c\ufeffd\U0001f600"));
    QCOMPARE(xml->root().text(), QStringLiteral("c\ufeffd"));
}

void TestXmlDocument::setters_uncarriableText_changeNothing()
{
    const QByteArray xml("<a x='1'>text</a>");
    const auto document = parsed(xml);
    XmlNode root = document.root();
    for (const QString& bad : {QString(QChar(u'\0')), QStringLiteral("a\x01z"), QString(QChar(0xD800)),
             QString(QString(QChar(0xDC00)) + QChar(0xD800)), QString(QChar(0xFFFE)), QStringLiteral("\x1b[31m")}) {
        QVERIFY(!XmlDocument::canCarry(bad));
        QVERIFY(!root.setText(bad));
        QVERIFY(!root.setAttribute("x", bad));
        QVERIFY(!root.setAttribute("new", bad));
    }
    QCOMPARE(document.save(), xml);
}

void TestXmlDocument::setAttribute_keepsQuotesAndNeighbours()
{
    const auto document = parsed("<a  x = \"1\"   y='2' >t</a>");
    XmlNode root = document.root();
    root.setAttribute("x", QStringLiteral("it's \"new\""));
    root.setAttribute("z", 3);
    QCOMPARE(document.save(), QByteArray("<a  x = \"it's &quot;new&quot;\"   y='2' z=\"3\" >t</a>"));
    root.removeAttribute("y");
    QCOMPARE(document.save(), QByteArray("<a  x = \"it's &quot;new&quot;\" z=\"3\" >t</a>"));
    QCOMPARE(root.attributeNames(), (QStringList{QStringLiteral("x"), QStringLiteral("z")}));
}

void TestXmlDocument::setText_keepsCommentsAndChildren()
{
    const auto document = parsed("<a><b>old<!-- c --></b></a>");
    document.root().child("b").setText(QStringLiteral("new"));
    QCOMPARE(document.save(), QByteArray("<a><b>new<!-- c --></b></a>"));
    document.root().child("b").setText({});
    QCOMPARE(document.save(), QByteArray("<a><b><!-- c --></b></a>"));
}

void TestXmlDocument::add_newElements_standLikeTheirNeighbours()
{
    const auto document = parsed("<a>\n\t<b/> <!-- of b -->\n\t<d/>\n</a>\n");
    XmlNode root = document.root();
    root.child("b").insertAfter("c");
    root.child("b").insertBefore("first");
    root.appendChild("e").appendChild("f").setText(QStringLiteral("g"));
    QCOMPARE(document.save(),
        QByteArray("<a>\n\t<first/>\n\t<b/> <!-- of b -->\n\t<c/>\n\t<d/>\n\t<e>\n\t\t<f>g</f>\n\t</e>\n</a>\n"));
    const auto fresh = XmlDocument::create("domain");
    fresh.root().appendChild("devices").appendChild("disk").setAttribute("type", "file");
    QCOMPARE(fresh.save(), QByteArray("<domain>\n  <devices>\n    <disk type='file'/>\n  </devices>\n</domain>\n"));
}

void TestXmlDocument::add_inFlatText_staysFlat()
{
    const auto document = parsed("<a><b/></a>");
    document.root().appendChild("c").appendChild("d");
    QCOMPARE(document.save(), QByteArray("<a><b/><c><d/></c></a>"));
}

void TestXmlDocument::insertChild_withOrder_findsItsPlace()
{
    const auto document = parsed("<a>\n  <one/>\n  <foreign/>\n  <three/>\n</a>");
    XmlNode root = document.root();
    root.insertChild("two", {"zero", "one", "two", "three"});
    root.insertChild("zero", {"zero", "one", "two", "three"});
    QCOMPARE(document.save(), QByteArray("<a>\n  <zero/>\n  <one/>\n  <two/>\n  <foreign/>\n  <three/>\n</a>"));
}

void TestXmlDocument::remove_element_takesItsLine()
{
    const auto document = parsed("<a>\n  <b/>\n  <!-- keep -->\n  <c>\n    <d/>\n  </c>\n</a>\n");
    XmlNode root = document.root();
    root.child("b").remove();
    QCOMPARE(document.save(), QByteArray("<a>\n  <!-- keep -->\n  <c>\n    <d/>\n  </c>\n</a>\n"));
    QCOMPARE(root.child("c").removeChildren("d"), 1);
    QCOMPARE(document.save(), QByteArray("<a>\n  <!-- keep -->\n  <c/>\n</a>\n"));
    root.child("c").appendChild("d");
    QCOMPARE(document.save(), QByteArray("<a>\n  <!-- keep -->\n  <c>\n    <d/>\n  </c>\n</a>\n"));
}

void TestXmlDocument::find_pathWithPredicates_findsTheRightOne()
{
    const auto document = parsed("<a><b k='1'><c v='x'/></b><b k='2' l='&amp;/'><c v='y'/></b></a>");
    const XmlNode root = document.root();
    QCOMPARE(root.find("b/c").attribute("v"), QStringLiteral("x"));
    QCOMPARE(root.find("b[@k='2']/c").attribute("v"), QStringLiteral("y"));
    QCOMPARE(root.find("b[@k='2'][@l='&/']/c").attribute("v"), QStringLiteral("y"));
    QVERIFY(root.find("b[@k='3']/c").isNull());
    QCOMPARE(root.findAll("b/c").size(), 2);
}

void TestXmlDocument::ensureChild_missing_isMadeWithItsPredicates()
{
    auto document = XmlDocument::create("a");
    document.root().ensureChild("b/c[@k='1']/d");
    document.root().ensureChild("b/c[@k='1']/d");
    document.root().ensureChild("b/c[@k='2']");
    QCOMPARE(
        document.save(), QByteArray("<a>\n  <b>\n    <c k='1'>\n      <d/>\n    </c>\n    <c k='2'/>\n  </b>\n</a>\n"));
}

void TestXmlDocument::metadata_isFoundByNamespaceNotByPrefix()
{
    auto document = parsed("<domain xmlns:q='urn:q'>\n  <name>x</name>\n  <metadata>\n"
                           "    <other:m xmlns:other='urn:one'/>\n    <q:m/>\n    <m xmlns='urn:two'/>\n"
                           "  </metadata>\n</domain>");
    QCOMPARE(document.findMetadata("urn:one").name(), QStringLiteral("other:m"));
    QCOMPARE(document.findMetadata("urn:q").name(), QStringLiteral("q:m"));
    QCOMPARE(document.findMetadata("urn:two").localName(), QStringLiteral("m"));
    QVERIFY(document.findMetadata("urn:three").isNull());
    document.ensureMetadata("urn:three", "t", "note");
    QVERIFY(document.save().contains("    <m xmlns='urn:two'/>\n    <t:note xmlns:t='urn:three'/>\n  </metadata>"));
}

void TestXmlDocument::appendCopy_fromAnotherDocument_isIndentedAnew()
{
    const auto source = parsed(R"(<x><disk type="file"><source file="/a&amp;b"/></disk></x>)");
    auto target = XmlDocument::create("devices");
    target.root().appendCopy(source.root().child("disk"));
    QCOMPARE(target.save(),
        QByteArray("<devices>\n  <disk type='file'>\n    <source file='/a&amp;b'/>\n  </disk>\n</devices>\n"));
}

void TestXmlDocument::copy_isIndependent()
{
    const auto first = parsed("<a x='1'/>");
    const XmlDocument second = first; // NOLINT(performance-unnecessary-copy-initialization): the copy is the test
    second.root().setAttribute("x", QStringLiteral("2"));
    QCOMPARE(first.save(), QByteArray("<a x='1'/>"));
    QCOMPARE(second.save(), QByteArray("<a x='2'/>"));
}

void TestXmlDocument::nullNode_isHarmless()
{
    XmlNode node;
    QVERIFY(!node.setText(QStringLiteral("x")));
    QVERIFY(!node.setAttribute("a", 1));
    QVERIFY(node.child("a").child().parent().isNull());
    QVERIFY(node.appendChild("a").isNull());
    QVERIFY(node.ensureChild("a/b").isNull());
    QVERIFY(node.findAll("a").isEmpty());
    QCOMPARE(node.toXml(), QByteArray());
    QCOMPARE(node.name(), QString());
    node.remove();
    node.removeAttribute("a");
}

void TestXmlDocument::unifiedDiff_change_showsContext()
{
    QCOMPARE(unifiedDiff("a\nb\n", "a\nb\n"), QString());
    QCOMPARE(unifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n"),
        QStringLiteral("@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"));
    QCOMPARE(unifiedDiff("", "a\n"), QStringLiteral("@@ -0,0 +1,1 @@\n+a\n"));
    const auto lines = diffLines("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\ny\n", 1);
    QCOMPARE(std::count_if(
                 lines.begin(), lines.end(), [](const DiffLine& line) { return line.kind == DiffLine::Kind::Hunk; }),
        2);
}

QTEST_GUILESS_MAIN(TestXmlDocument)
#include "tst_xmldocument.moc"
