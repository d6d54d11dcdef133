// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/domainxml.h"
#include "tests/ui/createfixture.h"
#include "tests/ui/uirules.h"
#include "ui/create/createpage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <QWindow>

using namespace domus;

namespace {

/// Counts what a hand does: presses as they arrive at windows, and drops.
class ClickCounter : public QObject
{
public:
    ClickCounter() { qApp->installEventFilter(this); }
    int clicks = 0;
    int keys = 0;

    bool eventFilter(QObject* object, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (widget == nullptr) {
            return false;
        }
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
            // A press that nobody takes goes on to the parents; it is counted where it was made.
            clicks += widget->childAt(static_cast<QMouseEvent*>(event)->position().toPoint()) == nullptr ? 1 : 0;
            break;
        case QEvent::Drop:
            clicks += qobject_cast<const CreatePage*>(widget) != nullptr ? 1 : 0;
            break;
        case QEvent::KeyPress:
            ++keys;
            break;
        default:
            break;
        }
        return false;
    }
};

} // namespace

class TestCreatePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void dropThenCreate_takesTwoClicks();
    void newThenFoundThenCreate_takesThreeClicks();
    void newThenBrowseThenCreate_takesFiveClicks();
    void create_beforeAnySource_isOff();
    void sourceKnown_nameOsAndSentencesAreFilledIn();
    void field_whenChanged_changesRequestAndXml_data();
    void field_whenChanged_changesRequestAndXml();
    void disks_addedAndRemoved_followInXml();
    void nics_addedAndRemoved_followInXml();
    void problem_nameTaken_standsBesideNameAndIsCured();
    void problem_networkInactive_startsItOnClick();
    void problem_memoryBeyondHost_standsBesideMemory();
    void name_badOnes_areToldBesideTheField_data();
    void name_badOnes_areToldBesideTheField();
    void name_oddOnes_arriveAsTyped_data();
    void name_oddOnes_arriveAsTyped();
    void name_pastedWithLineBreak_isToldBesideTheField();
    void iso_vanishedBeforeCreate_isNoticed();
    void creationFailed_keepsEverythingAndSaysWhy();
    void lookUpsHang_pageStaysAlive();
    void files_outOfReach_areCopiedWithoutAClick();
    void escape_withoutChanges_closes();
    void escape_withChanges_asksFirst();
    void review_showsXmlAndCommand();
    void languageChange_keepsWhatWasTyped();
    void page_keepsTheRules();

private:
    template <typename T> T* find(const char* name) const
    {
        auto* found = m_page->findChild<T*>(QString::fromLatin1(name));
        if (found == nullptr) {
            qWarning("nothing on the page is called %s", name);
        }
        return found;
    }
    QPushButton* createButton() const { return find<QPushButton>("createButton"); }
    void click(QWidget* widget)
    {
        // What has just been unfolded gets its place in the next turn of the event loop.
        QVERIFY(QTest::qWaitFor(
            [widget] { return widget->isVisible() && widget->height() >= widget->minimumSizeHint().height(); }));
        find<QScrollArea>("createScroll")->ensureWidgetVisible(widget);
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void chooseIso()
    {
        m_page->start(m_fixture->session()->id(), CreateFixture::isoPath());
        QTRY_VERIFY(createButton()->isEnabled());
    }
    void unfoldMore() { click(find<QToolButton>("moreButton")); }
    void pick(const char* box, const QString& value)
    {
        auto* combo = find<QComboBox>(box);
        const int index = combo->findData(value);
        QVERIFY2(index >= 0, qPrintable(QString::fromLatin1(box) % QStringLiteral(" lacks ") % value));
        combo->setFocus();
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index); // what the popup does; it is a window of its own
    }
    void paste(const QString& name)
    {
        auto* edit = find<QLineEdit>("machineName");
        edit->setFocus();
        edit->selectAll();
        edit->del();
        QApplication::clipboard()->setText(name);
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    }
    void drop(const QString& path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &event);
    }
    QString xml() const { return find<QPlainTextEdit>("reviewXml")->toPlainText(); }

    std::unique_ptr<CreateFixture> m_fixture;
    std::unique_ptr<CreatePage> m_page;
};

void TestCreatePage::init()
{
    m_fixture = std::make_unique<CreateFixture>();
    QVERIFY(m_fixture->open());
    m_page = std::make_unique<CreatePage>(m_fixture->services());
    m_page->resize(900, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->start(m_fixture->session()->id());
}

void TestCreatePage::cleanup()
{
    m_page.reset();
    m_fixture.reset();
}

void TestCreatePage::dropThenCreate_takesTwoClicks()
{
    const QSignalSpy finished(m_page.get(), &CreatePage::finished);
    ClickCounter hand;
    drop(CreateFixture::isoPath());
    QTRY_VERIFY(createButton()->isEnabled());
    QTest::mouseClick(createButton(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(hand.clicks, 2);
    QCOMPARE(hand.keys, 0);
    QVERIFY(m_fixture->created.constLast().resolved.startNow);
}

void TestCreatePage::newThenFoundThenCreate_takesThreeClicks()
{
    const QSignalSpy finished(m_page.get(), &CreatePage::finished);
    ClickCounter hand;
    ++hand.clicks; // New, in the window
    auto* list = find<QListView>("sourceList");
    QTRY_VERIFY(list->isVisible() && list->model()->rowCount() == 3);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QTRY_VERIFY(createButton()->isEnabled());
    QTest::mouseClick(createButton(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(hand.clicks, 3);
    QCOMPARE(hand.keys, 0);
}

void TestCreatePage::newThenBrowseThenCreate_takesFiveClicks()
{
    const QDir home(QDir::homePath());
    QVERIFY(home.mkpath(QStringLiteral("Downloads")));
    const QString path = home.filePath(QStringLiteral("Downloads/debian-12.iso"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_fixture->setFile(CreateFixture::iso(path), CreateFixture::debian());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);

    const QSignalSpy finished(m_page.get(), &CreatePage::finished);
    ClickCounter hand;
    ++hand.clicks; // New, in the window
    click(find<QPushButton>("sourceBrowse"));
    auto* chooser = m_page->findChild<QFileDialog*>();
    QVERIFY(chooser != nullptr);
    QVERIFY(QTest::qWaitForWindowExposed(chooser));
    auto* files = chooser->findChild<QListView*>(QStringLiteral("listView"));
    QTRY_COMPARE(files->model()->rowCount(files->rootIndex()), 1);
    QTest::mouseClick(files->viewport(), Qt::LeftButton, {},
        files->visualRect(files->model()->index(0, 0, files->rootIndex())).center());
    auto* open = chooser->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
    QTRY_VERIFY(open->isEnabled());
    QTest::mouseClick(open, Qt::LeftButton);
    QTRY_VERIFY(createButton()->isEnabled());
    QTest::mouseClick(createButton(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(hand.clicks, 5);
    QCOMPARE(hand.keys, 0);
    QCOMPARE(m_fixture->created.constLast().resolved.source.path, path);
}

void TestCreatePage::create_beforeAnySource_isOff()
{
    QTRY_VERIFY(find<QListView>("sourceList")->isVisible());
    QVERIFY(!createButton()->isEnabled());
    QVERIFY(!find<QLineEdit>("machineName")->isVisible());
}

void TestCreatePage::sourceKnown_nameOsAndSentencesAreFilledIn()
{
    chooseIso();
    QCOMPARE(find<QLabel>("osName")->text(), QStringLiteral("Debian 12"));
    QVERIFY(find<QLabel>("osNote")->text().contains(QStringLiteral("Debian 11")));
    QVERIFY(!find<QLineEdit>("machineName")->text().isEmpty());
    QVERIFY(!find<QLabel>("sentence_memory_0")->text().isEmpty());
    QVERIFY(find<QLabel>("reason_memory_0")->text().contains(QStringLiteral("Debian")));
    QVERIFY(!find<QLabel>("sentence_disk_0")->text().isEmpty());
}

void TestCreatePage::field_whenChanged_changesRequestAndXml_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("cores") << "cpuCores"
                           << "3"
                           << "3</vcpu>";
    QTest::newRow("memory") << "memory"
                            << "3072"
                            << "3145728</memory>";
    QTest::newRow("UEFI") << "firmware"
                          << "1"
                          << "efi";
    QTest::newRow("video") << "video"
                           << "vga"
                           << "type=\"vga\"";
    QTest::newRow("emulation") << "virt"
                               << "1"
                               << "type=\"qemu\"";
    QTest::newRow("disk bus") << "disk0Bus"
                              << "sata"
                              << "bus=\"sata\"";
    QTest::newRow("disk format") << "disk0Format"
                                 << "raw"
                                 << "type=\"raw\"";
    QTest::newRow("user network") << "nic0Target"
                                  << "user"
                                  << "type=\"user\"";
    QTest::newRow("network model") << "nic0Model"
                                   << "e1000e"
                                   << "type=\"e1000e\"";
    QTest::newRow("MAC") << "nic0Mac"
                         << "52:54:00:12:34:56"
                         << "52:54:00:12:34:56";
    QTest::newRow("TPM") << "tpm"
                         << "on"
                         << "<tpm";
    QTest::newRow("name") << "machineName"
                          << "teaching one"
                          << "<name>teaching one</name>";
}

void TestCreatePage::field_whenChanged_changesRequestAndXml()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    chooseIso();
    unfoldMore();
    auto* widget = m_page->findChild<QWidget*>(field);
    QVERIFY(widget != nullptr && widget->isVisible());
    if (auto* spin = qobject_cast<QSpinBox*>(widget)) {
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, value);
        QTest::keyClick(spin, Qt::Key_Tab);
    } else if (auto* edit = qobject_cast<QLineEdit*>(widget)) {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, value);
    } else if (auto* box = qobject_cast<QCheckBox*>(widget)) {
        click(box);
    } else {
        pick(qPrintable(field), value);
    }
    QTRY_VERIFY2(xml().replace(u'\'', u'"').contains(expected), qPrintable(xml()));
    QVERIFY(m_page->hasChanges());
}

void TestCreatePage::disks_addedAndRemoved_followInXml()
{
    chooseIso();
    unfoldMore();
    const auto disks = [this] { return xml().replace(u'\'', u'"').count(QStringLiteral("device=\"disk\"")); };
    QTRY_COMPARE(disks(), 1);
    click(find<QPushButton>("addDisk"));
    QTRY_COMPARE(disks(), 2);
    click(find<QToolButton>("disk1Remove"));
    QTRY_COMPARE(disks(), 1);
    click(find<QToolButton>("disk0Remove"));
    QTRY_COMPARE(disks(), 0);
}

void TestCreatePage::nics_addedAndRemoved_followInXml()
{
    chooseIso();
    unfoldMore();
    const auto nics = [this] { return xml().count(QStringLiteral("<interface ")); };
    QTRY_COMPARE(nics(), 1);
    click(find<QPushButton>("addNic"));
    QTRY_COMPARE(nics(), 2);
    click(find<QToolButton>("nic0Remove"));
    QTRY_COMPARE(nics(), 1);
}

void TestCreatePage::problem_nameTaken_standsBesideNameAndIsCured()
{
    chooseIso();
    auto* name = find<QLineEdit>("machineName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("router"));
    auto* problems = find<QWidget>("problem_name");
    QTRY_VERIFY(problems->isVisible());
    QVERIFY(!createButton()->isEnabled());
    auto* cure = find<QPushButton>("problem_nameCure0");
    QVERIFY(cure != nullptr);
    click(cure);
    QTRY_VERIFY(createButton()->isEnabled());
    QVERIFY(name->text() != u"router" && name->text().startsWith(u"router"));
}

void TestCreatePage::problem_networkInactive_startsItOnClick()
{
    HostFacts facts = CreateFixture::sampleHost();
    facts.networks[0].active = false;
    facts.networks.removeLast();
    m_fixture->setFacts(facts);
    m_page->start(m_fixture->session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(m_page->findChild<QPushButton*>(QStringLiteral("sentenceProblem_networkCure0")) != nullptr);
    click(find<QPushButton>("sentenceProblem_networkCure0"));
    QTRY_COMPARE(m_fixture->cures.size(), 1);
    QCOMPARE(m_fixture->cures.constFirst().argument, QStringLiteral("default"));
    QTRY_VERIFY(createButton()->isEnabled());
    QTRY_VERIFY(m_page->findChild<QPushButton*>(QStringLiteral("sentenceProblem_networkCure0")) == nullptr);
}

void TestCreatePage::problem_memoryBeyondHost_standsBesideMemory()
{
    chooseIso();
    unfoldMore();
    auto* memory = find<QSpinBox>("memory");
    memory->setFocus();
    memory->selectAll();
    QTest::keyClicks(memory, QStringLiteral("999999"));
    auto* problems = find<QWidget>("problem_memory");
    QTRY_VERIFY(problems->isVisible());
    QVERIFY(!find<QLabel>("problem_memoryText0")->text().isEmpty());
}

void TestCreatePage::name_badOnes_areToldBesideTheField_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << QStringLiteral("   ");
    QTest::newRow("slash") << QStringLiteral("a/b");
    QTest::newRow("dot") << QStringLiteral(".");
    QTest::newRow("dots") << QStringLiteral("..");
    QTest::newRow("255 bytes") << QString(255, u'x');
    QTest::newRow("243 bytes in 81 letters") << QString(81, u'ế');
    QTest::newRow("no character") << QString(QChar(0xFFFE));
}

void TestCreatePage::name_badOnes_areToldBesideTheField()
{
    QFETCH(QString, name);
    chooseIso();
    paste(name);
    QTRY_VERIFY(find<QWidget>("problem_name")->isVisible());
    QVERIFY(!createButton()->isEnabled());
    QCOMPARE(find<QLineEdit>("machineName")->text(), name);
}

void TestCreatePage::name_oddOnes_arriveAsTyped_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("emoji") << QStringLiteral("máy ảo 🐧");
    QTest::newRow("right to left") << QStringLiteral("\u202Eabc\u200F שלום");
    QTest::newRow("markup") << QStringLiteral("&amp;<b>\"x\"<b> 'y' &");
    QTest::newRow("leading dash") << QStringLiteral("--help");
    QTest::newRow("shell") << QStringLiteral("$(reboot); `x` \\ *");
    QTest::newRow("percent") << QStringLiteral("%1 %n %%");
    // libvirt names files after the machine ("NAME_VARS.fd"), so less than a file name's 255 bytes are left.
    QTest::newRow("240 bytes") << QString(240, u'x');
    QTest::newRow("240 bytes in 80 letters") << QString(80, u'ế');
}

void TestCreatePage::name_oddOnes_arriveAsTyped()
{
    QFETCH(QString, name);
    chooseIso();
    paste(name);
    QCOMPARE(find<QLineEdit>("machineName")->text(), name);
    click(find<QToolButton>("reviewButton"));
    const auto planned = [this] {
        const auto parsed = DomainXml::parse(xml().toUtf8());
        return parsed ? parsed->root().child("name").text() : QString();
    };
    QTRY_COMPARE(planned(), name);
    QTRY_VERIFY(!find<QWidget>("problem_name")->isVisible());
    QTRY_VERIFY(createButton()->isEnabled());
    QTest::mouseClick(createButton(), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->created.size(), 1);
    QCOMPARE(m_fixture->created.constFirst().resolved.name, name);
}

void TestCreatePage::name_pastedWithLineBreak_isToldBesideTheField()
{
    chooseIso();
    paste(QStringLiteral("first\nsecond"));
    QTRY_VERIFY(find<QWidget>("problem_name")->isVisible());
    QTRY_VERIFY(!createButton()->isEnabled());
}

void TestCreatePage::iso_vanishedBeforeCreate_isNoticed()
{
    chooseIso();
    m_fixture->removeFile(CreateFixture::isoPath());
    click(createButton());
    QTRY_VERIFY(find<QWidget>("problem_source")->isVisible());
    QVERIFY(m_fixture->created.isEmpty());
    m_fixture->setFile(CreateFixture::iso(CreateFixture::isoPath()), CreateFixture::debian());
}

void TestCreatePage::creationFailed_keepsEverythingAndSaysWhy()
{
    m_fixture->failCreation = true;
    chooseIso();
    auto* name = find<QLineEdit>("machineName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("kept"));
    QTRY_VERIFY(createButton()->isEnabled());
    QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
    auto* message = find<QWidget>("createMessage");
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(m_fixture->created.size(), 1);
    QCOMPARE(name->text(), QStringLiteral("kept"));
    QTRY_VERIFY(createButton()->isEnabled());
}

void TestCreatePage::lookUpsHang_pageStaysAlive()
{
    m_fixture->holdLookUps(true);
    QElapsedTimer clock;
    clock.start();
    drop(CreateFixture::isoPath());
    QCoreApplication::sendPostedEvents();
    QVERIFY2(clock.elapsed() < 1000, "the page waited for the file");
    QTRY_COMPARE(find<QLabel>("osName")->text(), QStringLiteral("Looking at the file…"));
    QVERIFY(!createButton()->isEnabled());
    m_fixture->holdLookUps(false);
    QTRY_VERIFY(createButton()->isEnabled());
}

void TestCreatePage::files_outOfReach_areCopiedWithoutAClick()
{
    FileFacts closed = CreateFixture::iso(QStringLiteral("/home/lan/debian.iso"));
    closed.isReachable = false;
    closed.blockedAt = QStringLiteral("/home/lan");
    m_fixture->setFile(closed, CreateFixture::debian());
    drop(closed.path);
    QTRY_VERIFY(createButton()->isEnabled());
    QVERIFY(find<QLabel>("sentence_files_0")->isVisible());
    click(find<QPushButton>("reachGrant"));
    QTRY_VERIFY(find<QPushButton>("reachCopy")->isVisible());
    QVERIFY(createButton()->isEnabled());
}

void TestCreatePage::escape_withoutChanges_closes()
{
    const QSignalSpy closed(m_page.get(), &CreatePage::closed);
    chooseIso();
    QTest::keyClick(m_page.get(), Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
}

void TestCreatePage::escape_withChanges_asksFirst()
{
    const QSignalSpy closed(m_page.get(), &CreatePage::closed);
    chooseIso();
    auto* name = find<QLineEdit>("machineName");
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral(" x"));
    QTest::keyClick(name, Qt::Key_Escape);
    QCOMPARE(closed.size(), 0);
    auto* leave = find<QPushButton>("leaveButton");
    QVERIFY(leave != nullptr && leave->isVisible());
    QTest::mouseClick(leave, Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
}

void TestCreatePage::review_showsXmlAndCommand()
{
    chooseIso();
    click(find<QToolButton>("reviewButton"));
    QVERIFY(find<QPlainTextEdit>("reviewWords")->isVisible());
    QVERIFY(!find<QPlainTextEdit>("reviewWords")->toPlainText().isEmpty());
    QVERIFY(DomainXml::parse(xml().toUtf8()).has_value());
    QVERIFY(find<QPlainTextEdit>("reviewCommand")->toPlainText().startsWith(QStringLiteral("virt-install")));
}

void TestCreatePage::languageChange_keepsWhatWasTyped()
{
    chooseIso();
    auto* name = find<QLineEdit>("machineName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("typed"));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(qApp, &change);
    QTRY_VERIFY(createButton()->isEnabled());
    QCOMPARE(name->text(), QStringLiteral("typed"));
}

void TestCreatePage::page_keepsTheRules()
{
    QTRY_VERIFY(find<QListView>("sourceList")->isVisible());
    QTRY_COMPARE(uirules::check(m_page.get()).join(u'\n'), QString());
    chooseIso();
    QTRY_COMPARE(uirules::check(m_page.get()).join(u'\n'), QString());
    unfoldMore();
    click(find<QToolButton>("reviewButton"));
    QTRY_VERIFY(find<QWidget>("reviewPane")->isVisible());
    QTRY_COMPARE(uirules::check(m_page.get()).join(u'\n'), QString());
}

QTEST_MAIN(TestCreatePage)
#include "tst_createpage.moc"
