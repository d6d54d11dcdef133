// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/domainxml.h"
#include "tests/ui/createpagetest.h"
#include "tests/ui/uirules.h"
#include "ui/create/createpage.h"
#include "ui/widgets/inlinemessage.h"

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
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <QWheelEvent>
#include <QWindow>

using namespace domus;

class TestCreatePage : public CreatePageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void dropThenCreate_takesTwoClicks();
    void newThenFoundThenCreate_takesThreeClicks();
    void newThenBrowseThenCreate_takesFiveClicks();
    void create_beforeAnySource_isOff();
    void sourceKnown_nameOsAndSentencesAreFilledIn();
    void field_whenChanged_changesRequestAndXml_data();
    void field_whenChanged_changesRequestAndXml();
    void disks_addedAndRemoved_followInXml();
    void nics_addedAndRemoved_followInXml();
    void wheel_overAField_isLeftToThePage();
    void escape_whileChoosingTheSystem_leavesTheChoiceFirst();
    void askingToClose_whenTheHostChanges_keepsTheButtons();
    void lookUpsHang_pageStaysAlive();
    void escape_withoutChanges_closes();
    void escape_withChanges_asksFirst();
    void review_showsXmlAndCommand();
    void backToTheDefaults_withDefaultsOfTheUser_isOfferedForChoices();
    void languageChange_keepsWhatWasTyped();
    void page_keepsTheRules();
};

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
                           << R"(type="vga")";
    QTest::newRow("emulation") << "virt"
                               << "1"
                               << R"(type="qemu")";
    QTest::newRow("disk bus") << "disk0Bus"
                              << "sata"
                              << R"(bus="sata")";
    QTest::newRow("disk format") << "disk0Format"
                                 << "raw"
                                 << R"(type="raw")";
    QTest::newRow("user network") << "nic0Target"
                                  << "user"
                                  << R"(type="user")";
    QTest::newRow("network model") << "nic0Model"
                                   << "e1000e"
                                   << R"(type="e1000e")";
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

void TestCreatePage::wheel_overAField_isLeftToThePage()
{
    chooseIso();
    unfoldMore();
    auto* memory = find<QSpinBox>("memory");
    const int before = memory->value();
    // Whether the field has taken it; where not, it goes on to the parents.
    const auto isTaken = [](QWidget* widget) {
        const QPointF at = widget->rect().center();
        QWheelEvent event(
            at, widget->mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
        return event.isAccepted();
    };
    createButton()->setFocus();
    // Nor may the wheel bring the focus along, as it does to what says nothing of it.
    const QList<QWidget*> widgets = m_page->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (qobject_cast<const QComboBox*>(widget) != nullptr
            || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr) {
            QVERIFY2(widget->focusPolicy() != Qt::WheelFocus, qPrintable(widget->objectName()));
        }
    }
    for (const char* name : {"memory", "memorySlider", "cpuCores", "firmware", "disk0Bus", "disk0Size"}) {
        QVERIFY2(!isTaken(find<QWidget>(name)), name);
    }
    QCOMPARE(memory->value(), before);
    QVERIFY(!m_page->hasChanges());
    // Whoever has put the focus into it means it.
    memory->setFocus();
    QVERIFY(isTaken(memory));
    QVERIFY(memory->value() > before);
}

void TestCreatePage::escape_whileChoosingTheSystem_leavesTheChoiceFirst()
{
    const QSignalSpy closed(m_page.get(), &CreatePage::closed);
    chooseIso();
    click(find<QPushButton>("osChange"));
    auto* choice = find<QComboBox>("osChoice");
    QTRY_VERIFY(choice->isVisible());
    QTest::keyClick(choice, Qt::Key_Escape);
    QCOMPARE(closed.size(), 0);
    QVERIFY(!choice->isVisible());
    QTest::keyClick(find<QPushButton>("osChange"), Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
}

void TestCreatePage::askingToClose_whenTheHostChanges_keepsTheButtons()
{
    chooseIso();
    auto* name = find<QLineEdit>("machineName");
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral(" x"));
    QTest::keyClick(name, Qt::Key_Escape);
    auto* stay = find<QPushButton>("stayButton");
    QTRY_VERIFY(stay->hasFocus());
    QTest::mousePress(stay, Qt::LeftButton);
    const int looks = m_fixture->hostLooks;
    Q_EMIT m_fixture->session()->inventoryChanged(m_fixture->session()->inventory());
    QTRY_VERIFY(m_fixture->hostLooks > looks);
    QTRY_VERIFY(createButton()->isEnabled()); // planned again
    QCOMPARE(find<QPushButton>("stayButton"), stay);
    QTest::mouseRelease(stay, Qt::LeftButton);
    QTRY_VERIFY(m_page->findChild<QPushButton*>(QStringLiteral("stayButton")) == nullptr);
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

void TestCreatePage::backToTheDefaults_withDefaultsOfTheUser_isOfferedForChoices()
{
    CreateServices services = m_fixture->services();
    services.defaults = [](CreateRequest& request) {
        request.defaults.cpus = 3;
        request.startNow = false;
    };
    m_page = std::make_unique<CreatePage>(services);
    m_page->show();
    chooseIso();
    unfoldMore();
    auto* cpus = find<QSpinBox>("cpus");
    QTRY_COMPARE(cpus->value(), 3);
    auto* back = find<QPushButton>("resetChoices");
    QVERIFY(!back->isEnabled());
    cpus->setValue(5);
    QTRY_VERIFY(back->isEnabled());
    click(back);
    QTRY_COMPARE(cpus->value(), 3);
    QTRY_VERIFY(!back->isEnabled());
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
