// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the input or the host stands beside the field, and nothing is lost.
#include "app/xml/domainxml.h"
#include "tests/ui/createpagetest.h"
#include "ui/widgets/inlinemessage.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>

using namespace domus;

class TestCreateTroubles : public CreatePageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void network_whenInactive_isSaidAndNeedsNoClick();
    void pool_whenThereIsNone_isSaidAndNeedsNoClick();
    void disk_existingImage_isTakenForWhatItIs();
    void problem_nameTaken_standsBesideNameAndIsCured();
    void problem_memoryBeyondHost_standsBesideMemory();
    void name_badOnes_areToldBesideTheField_data();
    void name_badOnes_areToldBesideTheField();
    void name_oddOnes_arriveAsTyped_data();
    void name_oddOnes_arriveAsTyped();
    void name_pastedWithLineBreak_isToldBesideTheField();
    void iso_vanishedBeforeCreate_isNoticed();
    void creationFailed_keepsEverythingAndSaysWhy_data();
    void creationFailed_keepsEverythingAndSaysWhy();
    void iso_thatCannotBe_isToldBesideTheSource_data();
    void iso_thatCannotBe_isToldBesideTheSource();
    void firmware_missing_standsBesideTheField();
    void disk_largerThanThePool_standsBesideTheDisk();
    void files_outOfReach_areCopiedWithoutAClick();
};

void TestCreateTroubles::network_whenInactive_isSaidAndNeedsNoClick()
{
    HostFacts facts = CreateFixture::sampleHost();
    facts.networks[0].active = false;
    facts.networks.removeLast();
    m_fixture->setFacts(facts);
    m_page->start(m_fixture->session()->id());
    const QSignalSpy finished(m_page.get(), &CreatePage::finished);
    ClickCounter hand;
    drop(CreateFixture::isoPath());
    QTRY_VERIFY(createButton()->isEnabled());
    QVERIFY(find<QLabel>("sentence_network_1")->text().contains(QStringLiteral("default")));
    QVERIFY(!find<QLabel>("reason_network_1")->text().isEmpty());
    QTest::mouseClick(createButton(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(hand.clicks, 2);
    QCOMPARE(m_fixture->created.constLast().hostSteps.size(), 1);
}

void TestCreateTroubles::pool_whenThereIsNone_isSaidAndNeedsNoClick()
{
    HostFacts facts = CreateFixture::sampleHost();
    facts.pools.clear();
    m_fixture->setFacts(facts);
    m_page->start(m_fixture->session()->id());
    const QSignalSpy finished(m_page.get(), &CreatePage::finished);
    ClickCounter hand;
    drop(CreateFixture::isoPath());
    QTRY_VERIFY(createButton()->isEnabled());
    QVERIFY(find<QLabel>("sentence_storage_0")->text().contains(QStringLiteral("/var/lib/libvirt/images")));
    QVERIFY(!find<QLabel>("reason_storage_0")->text().isEmpty());
    QTest::mouseClick(createButton(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(hand.clicks, 2);
    QCOMPARE(m_fixture->created.constLast().hostSteps.constFirst().what, PlannedHostStep::What::MakePool);
}

void TestCreateTroubles::disk_existingImage_isTakenForWhatItIs()
{
    FileFacts image;
    image.path = QStringLiteral("/srv/win10.img");
    image.exists = true;
    image.isReadable = true;
    image.imageFormat = QStringLiteral("qcow2");
    m_fixture->setFile(image);
    chooseIso();
    unfoldMore();
    pick("disk0Kind", QStringLiteral("existing"));
    auto* path = find<QLineEdit>("disk0FilePath");
    path->setFocus();
    QTest::keyClicks(path, image.path);
    QTest::keyClick(path, Qt::Key_Tab);
    const auto format = [this] {
        const auto parsed = DomainXml::parse(xml().toUtf8());
        return parsed && !parsed->disks().isEmpty() ? parsed->disks().constFirst().format : QString();
    };
    QTRY_COMPARE(format(), QStringLiteral("qcow2"));
    QTRY_VERIFY(createButton()->isEnabled());
    // Said to be raw it would be lost: that is an error beside the disk.
    pick("disk0Format", QStringLiteral("raw"));
    QTRY_VERIFY(find<QWidget>("problem_disk_0")->isVisible());
    QVERIFY(!createButton()->isEnabled());
}

void TestCreateTroubles::problem_nameTaken_standsBesideNameAndIsCured()
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

void TestCreateTroubles::problem_memoryBeyondHost_standsBesideMemory()
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

void TestCreateTroubles::name_badOnes_areToldBesideTheField_data()
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

void TestCreateTroubles::name_badOnes_areToldBesideTheField()
{
    QFETCH(QString, name);
    chooseIso();
    paste(name);
    QTRY_VERIFY(find<QWidget>("problem_name")->isVisible());
    QVERIFY(!createButton()->isEnabled());
    QCOMPARE(find<QLineEdit>("machineName")->text(), name);
}

void TestCreateTroubles::name_oddOnes_arriveAsTyped_data()
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

void TestCreateTroubles::name_oddOnes_arriveAsTyped()
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

void TestCreateTroubles::name_pastedWithLineBreak_isToldBesideTheField()
{
    chooseIso();
    paste(QStringLiteral("first\nsecond"));
    QTRY_VERIFY(find<QWidget>("problem_name")->isVisible());
    QTRY_VERIFY(!createButton()->isEnabled());
}

void TestCreateTroubles::iso_vanishedBeforeCreate_isNoticed()
{
    chooseIso();
    m_fixture->removeFile(CreateFixture::isoPath());
    click(createButton());
    QTRY_VERIFY(find<QWidget>("problem_source")->isVisible());
    QVERIFY(m_fixture->created.isEmpty());
    m_fixture->setFile(CreateFixture::iso(CreateFixture::isoPath()), CreateFixture::debian());
}

void TestCreateTroubles::creationFailed_keepsEverythingAndSaysWhy_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("said");
    QTest::newRow("pool full") << ErrorKind::OutOfSpace << "cannot write: No space left on device"
                               << "storage is full";
    QTest::newRow("port in use") << ErrorKind::OperationFailed
                                 << "qemu-system-x86_64: -vnc 127.0.0.1:0: Failed to bind socket: Address already in "
                                    "use"
                                 << "in use already";
    QTest::newRow("network stopped meanwhile")
        << ErrorKind::OperationFailed << "Requested operation is not valid: network 'default' is not active"
        << "network default is not running";
    QTest::newRow("firmware gone") << ErrorKind::OperationFailed
                                   << "operation failed: Unable to find any firmware to satisfy 'efi'"
                                   << "no UEFI firmware that can do all";
    QTest::newRow("name taken meanwhile")
        << ErrorKind::AlreadyExists << "operation failed: domain 'kept' already exists with uuid 1"
        << "name kept is taken";
    QTest::newRow("connection lost") << ErrorKind::OutcomeUnknown << "client socket is closed"
                                     << "connection was lost";
}

void TestCreateTroubles::creationFailed_keepsEverythingAndSaysWhy()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, error);
    QFETCH(QString, said);
    m_fixture->creationError = Error::make(kind, error);
    chooseIso();
    auto* name = find<QLineEdit>("machineName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("kept"));
    QTRY_VERIFY(createButton()->isEnabled());
    QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
    auto* message = find<InlineMessage>("createMessage");
    QTRY_VERIFY(message->isVisible());
    QVERIFY2(message->text().contains(said), qPrintable(message->text()));
    QCOMPARE(m_fixture->created.size(), 1);
    QCOMPARE(name->text(), QStringLiteral("kept"));
    QTRY_VERIFY(createButton()->isEnabled());
}

void TestCreateTroubles::iso_thatCannotBe_isToldBesideTheSource_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"missing", "folder", "not an ISO", "a disk image"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void TestCreateTroubles::iso_thatCannotBe_isToldBesideTheSource()
{
    QFETCH(QString, what);
    FileFacts file = CreateFixture::iso(QStringLiteral("/srv/iso/odd.iso"));
    file.exists = what != u"missing";
    file.isFolder = what == u"folder";
    file.isIso9660 = false;
    file.imageFormat = what == u"a disk image" ? QStringLiteral("vmdk") : QStringLiteral("raw");
    m_fixture->setFile(file);
    auto* path = find<QLineEdit>("sourcePath");
    path->setFocus();
    QTest::keyClicks(path, file.path);
    QTest::keyClick(path, Qt::Key_Tab);
    if (what == u"a disk image") {
        QTRY_VERIFY(createButton()->isEnabled()); // taken for what it is
        QTRY_VERIFY(xml().contains(QStringLiteral("vmdk")));
        return;
    }
    QTRY_VERIFY(find<QWidget>("problem_source")->isVisible());
    QVERIFY(!createButton()->isEnabled());
}

void TestCreateTroubles::firmware_missing_standsBesideTheField()
{
    HostFacts facts = CreateFixture::sampleHost();
    facts.kvm.firmwares = {QStringLiteral("bios")};
    m_fixture->setFacts(facts);
    m_fixture->setFile(CreateFixture::iso(CreateFixture::isoPath()), CreateFixture::windows());
    m_page->start(m_fixture->session()->id(), CreateFixture::isoPath());
    QTRY_VERIFY(m_page->findChild<QLabel*>(QStringLiteral("sentenceProblem_firmwareText0")) != nullptr);
    QVERIFY(find<QLabel>("sentenceProblem_firmwareText0")->text().contains(QStringLiteral("ovmf")));
    QVERIFY(!createButton()->isEnabled());
}

void TestCreateTroubles::disk_largerThanThePool_standsBesideTheDisk()
{
    chooseIso();
    unfoldMore();
    auto* size = find<QDoubleSpinBox>("disk0Size");
    size->setFocus();
    size->selectAll();
    QTest::keyClicks(size, QStringLiteral("300")); // 180 GiB are free: it may fill up
    QTest::keyClick(size, Qt::Key_Tab);
    QTRY_VERIFY(find<QWidget>("problem_disk_0")->isVisible());
    QTRY_VERIFY(createButton()->isEnabled());
    size->setFocus();
    size->selectAll();
    QTest::keyClicks(size, QStringLiteral("500")); // the pool has 400 in all
    QTest::keyClick(size, Qt::Key_Tab);
    QTRY_VERIFY(!createButton()->isEnabled());
    QVERIFY(find<QWidget>("problem_disk_0")->isVisible());
}

void TestCreateTroubles::files_outOfReach_areCopiedWithoutAClick()
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

QTEST_MAIN(TestCreateTroubles)
#include "tst_createtroubles.moc"
