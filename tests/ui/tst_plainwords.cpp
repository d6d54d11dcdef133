// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/domainxml.h"
#include "ui/create/sourcelist.h"
#include "ui/details/machinefacts.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/theme.h"

#include <QPushButton>
#include <QTest>
#include <QTextDocumentFragment>

#include <algorithm>

namespace domus {

namespace {

/// As the tooltip's label shows it.
QString shown(const QString& toolTip)
{
    return Qt::mightBeRichText(toolTip) ? QTextDocumentFragment::fromHtml(toolTip).toPlainText() : toolTip;
}

} // namespace

/// What others named or wrote is shown letter by letter, and a machine's parts are told apart.
class TestPlainWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void toolTip_ofForeignText_showsItsLettersAndLines_data();
    void toolTip_ofForeignText_showsItsLettersAndLines();
    void sources_withMarkupInTheirPath_showThePath();
    void question_withMarkupInItsCommand_showsTheCommand();
    void facts_ofSeveralSoundCards_areToldApart();
};

void TestPlainWords::toolTip_ofForeignText_showsItsLettersAndLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("plain") << QStringLiteral("web");
    QTest::newRow("markup") << QStringLiteral("<b>web</b> & <img src='file:///x'>");
    QTest::newRow("lines") << QStringLiteral("qemu:///system\nConnection refused\n<i>twice</i>");
}

void TestPlainWords::toolTip_ofForeignText_showsItsLettersAndLines()
{
    QFETCH(const QString, text);
    QCOMPARE(shown(theme::plainToolTip(text)), text);
}

void TestPlainWords::sources_withMarkupInTheirPath_showThePath()
{
    SourceCandidate candidate;
    candidate.source.kind = SourceKind::Iso;
    candidate.source.path = QStringLiteral("/srv/<b>bold</b>.iso");
    SourceList list;
    list.setSources({candidate});
    const QString toolTip = list.model()->index(0, 0).data(Qt::ToolTipRole).toString();
    QCOMPARE(shown(toolTip), candidate.source.path);
}

void TestPlainWords::question_withMarkupInItsCommand_showsTheCommand()
{
    constexpr QLatin1String command("virsh destroy '<u>web</u>'\nvirsh undefine '<u>web</u>'");
    ConfirmBar bar;
    ConfirmBar::Question question;
    question.heading = QStringLiteral("Force off?");
    question.yes = QStringLiteral("Force off");
    question.command = [command](const QVector<DomainFile>& /*files*/) { return QString(command); };
    bar.ask(question, {});
    const auto* yes = bar.findChild<QPushButton*>(QStringLiteral("confirmYes"));
    QVERIFY(yes != nullptr);
    QCOMPARE(shown(yes->toolTip()), QString(command));
}

void TestPlainWords::facts_ofSeveralSoundCards_areToldApart()
{
    const auto xml = DomainXml::parse("<domain type='qemu'><name>a</name><devices><sound model='ich9'/>"
                                      "<sound model='usb'/><sound model='ich9'/></devices></domain>");
    QVERIFY(xml);
    const QVector<MachineFact> facts = machineFacts(*xml, {}, QLocale::c());
    QStringList keys;
    keys.reserve(facts.size());
    std::transform(facts.cbegin(), facts.cend(), std::back_inserter(keys), [](const auto& fact) { return fact.key; });
    QCOMPARE(keys.filter(QStringLiteral("sound")).size(), 3);
    QCOMPARE(keys.removeDuplicates(), 0); // the next definition's are found by them
}

} // namespace domus

QTEST_MAIN(domus::TestPlainWords)
#include "tst_plainwords.moc"
