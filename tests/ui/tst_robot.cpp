// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/createfixture.h"
#include "tests/ui/pagepictures.h"
#include "tests/ui/uirules.h"
#include "tests/ui/windowfixture.h"
#include "ui/create/createpage.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <functional>

using namespace domus;

/// Opens page after page, in both languages and schemes, and holds each against the rules of uirules.h.
class TestRobot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(theme::makeStyle(QStringLiteral("Fusion"))); }
    void createPage_keepsTheRules_data();
    void createPage_keepsTheRules();
    void window_keepsTheRules_data();
    void window_keepsTheRules();

private:
    static void addLooks(const QString& name = {})
    {
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("vi")}) {
            for (const bool isDark : {false, true}) {
                const QString row = QStringLiteral("%1 %2 %3")
                                        .arg(name, language, isDark ? QStringLiteral("dark") : QStringLiteral("light"));
                QTest::newRow(qPrintable(row.trimmed())) << name << language << isDark;
            }
        }
    }
    /// Waits for the layout to settle: the rules hold for what a user gets to see.
    static void hold(QWidget& page, const uirules::Scope& scope)
    {
        QTRY_COMPARE(uirules::check(&page).join(u'\n'), QString());
        if (scope.isTranslated) {
            QTRY_COMPARE(uirules::untranslated(&page, scope).join(u'\n'), QString());
        }
    }
    static uirules::Scope scopeFor(const QString& language, const QStringList& sourceTexts)
    {
        uirules::Scope scope;
        scope.isTranslated = language != u"en";
        scope.sourceTexts = sourceTexts;
        // Names of things, in the words of those who made them.
        scope.sameInAllLanguages = QStringLiteral(
            "Domus libvirt QEMU KVM UEFI BIOS TPM XML ISO VNC VGA SPICE SSH MAC SATA SCSI USB IDE VirtIO qcow2 raw "
            "GiB MiB KiB x86_64 Debian debian11 debian12 Microsoft Windows Linux default classroom router Workbench "
            "Firmware Bus virtio archive lan attic cirrus bochs ramfb e1000e e1000 rtl8139 sudo virsh systemctl "
            "vda sda Ctrl Shift Alt Del Ins Home End Backspace Return Esc "
            "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
            "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 English Tiếng Việt")
                                       .split(u' ');
        scope.foreignTexts = QStringList{WindowFixture::whyInVain(), QStringLiteral("host.example")};
        return scope;
    }
};

void TestRobot::createPage_keepsTheRules_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    addLooks();
}

void TestRobot::createPage_keepsTheRules()
{
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    QApplication::setPalette(theme::testPalette(isDark));
    pictures::useLanguage(QStringLiteral("en"));

    CreateFixture fixture;
    QVERIFY(fixture.open());
    CreatePage page(fixture.services());
    page.resize(page.fontMetrics().averageCharWidth() * 130, page.fontMetrics().height() * 50);
    page.show();
    auto* create = page.findChild<QPushButton*>(QStringLiteral("createButton"));
    auto* more = page.findChild<QToolButton*>(QStringLiteral("moreButton"));
    auto* review = page.findChild<QToolButton*>(QStringLiteral("reviewButton"));

    const auto walk = [&](const std::function<void()>& look) {
        page.start(fixture.session()->id());
        QTRY_VERIFY(page.findChild<QWidget*>(QStringLiteral("sourceList"))->isVisible());
        look();
        page.findChild<QToolButton*>(QStringLiteral("sourceKindKernel"))->click();
        look();
        page.start(fixture.session()->id(), CreateFixture::isoPath());
        QTRY_VERIFY(create->isEnabled());
        look();
        more->click();
        review->click();
        look();
    };
    QStringList sourceTexts;
    walk([&] { sourceTexts += uirules::texts(&page); });
    pictures::useLanguage(language);
    const uirules::Scope scope = scopeFor(language, sourceTexts);
    walk([&] { hold(page, scope); });
}

void TestRobot::window_keepsTheRules_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    for (const WindowScene& scene : windowScenes()) {
        addLooks(scene.name);
    }
}

void TestRobot::window_keepsTheRules()
{
    QFETCH(QString, name);
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    QApplication::setPalette(theme::testPalette(isDark));
    const auto scenes = windowScenes();
    const auto scene = std::find_if(
        scenes.begin(), scenes.end(), [&](const WindowScene& candidate) { return candidate.name == name; });

    QStringList sourceTexts;
    if (language != u"en") {
        pictures::useLanguage(QStringLiteral("en"));
        const QTemporaryDir folder;
        const auto english = fixtureOf(*scene, folder.path());
        QVERIFY(scene->reach(*english));
        sourceTexts = uirules::texts(&pageOf(*english, *scene));
    }
    pictures::useLanguage(language);
    const QTemporaryDir folder;
    const auto fixture = fixtureOf(*scene, folder.path());
    QVERIFY(scene->reach(*fixture));
    hold(pageOf(*fixture, *scene), scopeFor(language, sourceTexts));
}

QTEST_MAIN(TestRobot)
#include "tst_robot.moc"
