// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/settings.h"
#include "app/services/bin/binoperations.h"
#include "app/services/preferences.h"
#include "app/services/statisticssampler.h"
#include "tests/ui/windowfixture.h"
#include "ui/create/createservices.h"
#include "ui/settings/settingspage.h"
#include "ui/translator.h"
#include "ui/tray/background.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>

using namespace domus;
using namespace std::chrono_literals;

/// The settings page by clicks and keys: what is shown is honoured, at once, and kept.
class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(theme::makeStyle(QStringLiteral("Fusion"))); }
    void init();
    void cleanup();
    void key_opensThePage();
    void escape_clearsTheSearchThenLeaves();
    void search_findsByWordsAndKeywords_data();
    void search_findsByWordsAndKeywords();
    void search_forNothing_saysSo();
    void section_thatIsChosen_isShownAlone();
    void language_changesTheWindowAtOnce();
    void theme_changesTheWindowAtOnce();
    void sampling_changesThePeriod();
    void sampling_never_stopsReading();
    void confirmation_ofWhatIsSet_asksFirst_data();
    void confirmation_ofWhatIsSet_asksFirst();
    void newMachines_areAskedForAsSet();
    void tray_thatIsTurnedOff_isNotLookedFor();
    void search_findsConnectionsByNameAndAddress();
    void consoleScale_followsTheMenu();
    void binDays_areTheBins();
    void defaults_comeBack();
    void connection_openAtStart_isKept();
    void autostart_writesAndRemovesTheEntry();
    void shortcuts_areListed();

private:
    template <typename T> T* find(const char* name) const
    {
        return m_fixture->window().findChild<T*>(QLatin1String(name));
    }
    bool isSeen(const char* name) const
    {
        const auto* widget = find<QWidget>(name);
        return widget != nullptr && widget->isVisible();
    }
    bool open(const char* section);
    bool choose(const char* box, const QString& value);
    void search(const QString& text) { find<QLineEdit>("settingsSearch")->setText(text); }
    bool click(const char* name);
    StatisticsSampler* sampler() const { return m_fixture->window().findChild<StatisticsSampler*>(); }
    Settings stored() const { return Settings::load(m_settings->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Translator> m_translator;
    std::unique_ptr<WindowFixture> m_fixture;
};

void TestSettingsPage::init()
{
    QApplication::setPalette(theme::testPalette(false));
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(Settings::load(m_folder->filePath(QStringLiteral("domus.conf"))));
    m_translator = std::make_unique<Translator>();
    m_translator->setLanguage(QStringLiteral("en"));
    m_fixture = std::make_unique<WindowFixture>(m_settings.get(), m_translator.get());
}

void TestSettingsPage::cleanup()
{
    m_fixture.reset();
    m_translator.reset();
}

/// The page, with that section in front.
bool TestSettingsPage::open(const char* section)
{
    if (!m_fixture->trigger("settingsAction") || !m_fixture->waitForVisible("settingsPage")) {
        return false;
    }
    auto* list = find<QListWidget>("settingsSections");
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        if (isSeen(section)) {
            return true;
        }
    }
    return false;
}

/// As a user does: unfolds, goes there, and takes it.
bool TestSettingsPage::choose(const char* name, const QString& value)
{
    auto* box = find<QComboBox>(name);
    const int row = box != nullptr ? box->findData(value) : -1;
    if (row < 0 || !box->isVisible()) {
        return false;
    }
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < row; ++i) {
        QTest::keyClick(box, Qt::Key_Down);
    }
    return box->currentIndex() == row;
}

bool TestSettingsPage::click(const char* name)
{
    auto* button = find<QAbstractButton>(name);
    if (button == nullptr || !button->isVisible() || !button->isEnabled()) {
        return false;
    }
    button->click();
    return true;
}

void TestSettingsPage::key_opensThePage()
{
    auto* action = find<QAction>("settingsAction");
    QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    QVERIFY(!isSeen("settingsPage"));
    action->trigger();
    QTRY_VERIFY(isSeen("settingsPage"));
    QVERIFY(find<QLineEdit>("settingsSearch")->hasFocus()
        || m_fixture->window().focusWidget() == find<QLineEdit>("settingsSearch"));
    QVERIFY(click("settingsClose"));
    QTRY_VERIFY(!isSeen("settingsPage"));
}

void TestSettingsPage::escape_clearsTheSearchThenLeaves()
{
    QVERIFY(open("appearanceSection"));
    auto* field = find<QLineEdit>("settingsSearch");
    QTest::keyClicks(field, QStringLiteral("bin"));
    QTRY_VERIFY(isSeen("settingBinDays"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(isSeen("settingsPage"));
    QCOMPARE(field->text(), QString());
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(!isSeen("settingsPage"));
}

void TestSettingsPage::search_findsByWordsAndKeywords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("notFound");
    QTest::newRow("a word") << "language"
                            << "settingUiLanguage"
                            << "settingUiTheme";
    QTest::newRow("in capitals") << "LANGUAGE"
                                 << "settingUiLanguage"
                                 << "settingUiTheme";
    QTest::newRow("without accents") << "ngon ngu"
                                     << "settingUiLanguage"
                                     << "settingUiTheme";
    QTest::newRow("with accents") << "ngôn ngữ"
                                  << "settingUiLanguage"
                                  << "settingUiTheme";
    QTest::newRow("a keyword") << "dark"
                               << "settingUiTheme"
                               << "settingUiLanguage";
    QTest::newRow("of the hint") << "deleted for good"
                                 << "settingBinDays"
                                 << "settingUiTheme";
    QTest::newRow("words in any order") << "new memory"
                                        << "settingNewMemory"
                                        << "settingNewCpus";
    QTest::newRow("a section") << "notifications"
                               << "settingNotifyTasks"
                               << "settingBinDays";
    QTest::newRow("two sections") << "disk"
                                  << "settingNewDiskSize"
                                  << "settingUiLanguage";
}

void TestSettingsPage::search_findsByWordsAndKeywords()
{
    QFETCH(QString, words);
    QFETCH(QString, found);
    QFETCH(QString, notFound);
    QVERIFY(open("consoleSection"));
    search(words);
    QTRY_VERIFY2(isSeen(qPrintable(found)), qPrintable(found));
    QVERIFY(!isSeen(qPrintable(notFound)));
    QVERIFY(!isSeen("settingConsoleScale"));
}

void TestSettingsPage::search_forNothing_saysSo()
{
    QVERIFY(open("appearanceSection"));
    search(QStringLiteral("<b>zzz</b>"));
    QVERIFY(!isSeen("appearanceSection"));
    const auto labels = m_fixture->window().findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(u"<b>zzz</b>") && label->textFormat() == Qt::PlainText;
    }));
}

void TestSettingsPage::section_thatIsChosen_isShownAlone()
{
    QVERIFY(open("binSection"));
    QVERIFY(!isSeen("appearanceSection"));
    search(QStringLiteral("language"));
    QVERIFY(!isSeen("binSection"));
    search(QString());
    QTRY_VERIFY(isSeen("binSection"));
}

void TestSettingsPage::language_changesTheWindowAtOnce()
{
    QVERIFY(open("appearanceSection"));
    QVERIFY(choose("settingUiLanguage", QStringLiteral("vi")));
    QCOMPARE(m_translator->language(), QStringLiteral("vi"));
    QCOMPARE(stored().text(QStringLiteral("ui/language")), QStringLiteral("vi"));
    // The menu's words have changed with it.
    QTRY_COMPARE(find<QAction>("quitAction")->text().remove(u'&'), QStringLiteral("Thoát"));
    QVERIFY(choose("settingUiLanguage", QStringLiteral("en")));
    QTRY_COMPARE(find<QAction>("quitAction")->text(), QStringLiteral("&Quit"));
}

void TestSettingsPage::theme_changesTheWindowAtOnce()
{
    const auto isDark = [this] {
        const QPalette palette = m_fixture->window().palette();
        return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    };
    QVERIFY(open("appearanceSection"));
    QVERIFY(!isDark());
    QVERIFY(choose("settingUiTheme", QStringLiteral("dark")));
    QTRY_VERIFY(isDark());
    QCOMPARE(stored().text(QStringLiteral("ui/theme")), QStringLiteral("dark"));
    QVERIFY(choose("settingUiTheme", QStringLiteral("light")));
    QTRY_VERIFY(!isDark());
}

void TestSettingsPage::sampling_changesThePeriod()
{
    QVERIFY(m_fixture->connectTo(QStringLiteral("qemu:///system")) != nullptr);
    QVERIFY(open("listSection"));
    QCOMPARE(sampler()->period(), 1s);
    QVERIFY(choose("settingSamplingSeconds", QStringLiteral("5")));
    QCOMPARE(sampler()->period(), 5s);
    QVERIFY(sampler()->isActive());
    QCOMPARE(stored().number(QStringLiteral("sampling/seconds")), 5);
}

void TestSettingsPage::sampling_never_stopsReading()
{
    QVERIFY(m_fixture->connectTo(QStringLiteral("qemu:///system")) != nullptr);
    QTRY_VERIFY(sampler()->isActive());
    QVERIFY(open("listSection"));
    QVERIFY(choose("settingSamplingSeconds", QStringLiteral("0")));
    QVERIFY(!sampler()->isActive());
    // Nor when the window comes back into sight.
    m_fixture->window().hide();
    m_fixture->window().show();
    QVERIFY(!sampler()->isActive());
    QVERIFY(choose("settingSamplingSeconds", QStringLiteral("1")));
    QVERIFY(sampler()->isActive());
}

void TestSettingsPage::confirmation_ofWhatIsSet_asksFirst_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("call");
    QTest::newRow("shut down") << "settingConfirmShutDown"
                               << "shutDownAction"
                               << "shutdownDomain";
    QTest::newRow("reboot") << "settingConfirmReboot"
                            << "rebootAction"
                            << "rebootDomain";
    QTest::newRow("pause") << "settingConfirmPause"
                           << "pauseAction"
                           << "suspendDomain";
    QTest::newRow("save") << "settingConfirmSave"
                          << "saveAction"
                          << "managedSaveDomain";
}

void TestSettingsPage::confirmation_ofWhatIsSet_asksFirst()
{
    QFETCH(QString, setting);
    QFETCH(QString, action);
    QFETCH(QString, call);
    HostSession* session = m_fixture->connectTo(QStringLiteral("qemu:///system"));
    QVERIFY(m_fixture->select(session, QStringLiteral("debian12")));
    QVERIFY(open("confirmationsSection"));
    QVERIFY(click(qPrintable(setting)));
    QVERIFY(click("settingsClose"));
    const qsizetype before = m_fixture->runner().tasks().size();
    const int calls = m_fixture->host().countOf(call); // the fixture's own
    QVERIFY(m_fixture->trigger(qPrintable(action)));
    QVERIFY(m_fixture->waitForVisible("confirmBar"));
    QCOMPARE(m_fixture->runner().tasks().size(), before);
    QCOMPARE(m_fixture->host().countOf(call), calls);
    QVERIFY(click("confirmYes"));
    QTRY_COMPARE(m_fixture->runner().tasks().size(), before + 1);
    QTRY_COMPARE(m_fixture->host().countOf(call), calls + 1);
}

void TestSettingsPage::newMachines_areAskedForAsSet()
{
    Preferences& preferences = m_fixture->window().preferences();
    preferences.set(preference::newMemory, 3072);
    preferences.set(preference::newCpus, 3);
    preferences.set(preference::newDiskSize, 7);
    preferences.set(preference::newDiskFormat, QStringLiteral("raw"));
    preferences.set(preference::newFirmware, QStringLiteral("uefi"));
    preferences.set(preference::newStarts, false);
    const CreateServices services
        = CreateServices::real(m_fixture->connections(), m_fixture->runner(), nullptr, m_settings.get());
    CreateRequest request;
    services.defaults(request);
    QVERIFY(request.defaults.memory == std::optional(ByteSize::fromMiB(3072)));
    QVERIFY(request.defaults.cpus == std::optional(3));
    QVERIFY(request.defaults.diskSize == std::optional(ByteSize::fromGiB(7)));
    QVERIFY(request.defaults.diskFormat == QStringLiteral("raw"));
    QVERIFY(request.defaults.firmware == std::optional(FirmwareKind::Uefi));
    QVERIFY(!request.startNow);
}

void TestSettingsPage::tray_thatIsTurnedOff_isNotLookedFor()
{
    QVERIFY(open("backgroundSection"));
    QVERIFY(m_fixture->window().preferences().flag(preference::trayIcon));
    QVERIFY(click("settingTrayIcon"));
    QVERIFY(!m_fixture->window().preferences().flag(preference::trayIcon));
    Background background(m_fixture->window(), m_fixture->connections(), m_fixture->runner(), *m_translator);
    background.start(false);
    QVERIFY(!background.tray().isShown());
}

void TestSettingsPage::search_findsConnectionsByNameAndAddress()
{
    m_fixture->connectTo(QStringLiteral("qemu:///system"), QStringLiteral("Phòng máy"));
    QVERIFY(open("consoleSection"));
    for (const char* words : {"phong may", "qemu:///sys", "connections open"}) {
        search(QString::fromUtf8(words));
        QTRY_VERIFY2(isSeen("settingOpenAtStart1"), words);
        QVERIFY(!isSeen("settingConsoleScale"));
    }
    search(QStringLiteral("phong khac"));
    QTRY_VERIFY(!isSeen("settingOpenAtStart1"));
    // One that comes while a search stands is found by it.
    search(QStringLiteral("xuong"));
    m_fixture->connectTo(QStringLiteral("qemu:///session"), QStringLiteral("Xưởng"));
    QTRY_VERIFY(isSeen("settingOpenAtStart2"));
    QVERIFY(!isSeen("settingOpenAtStart1"));
}

void TestSettingsPage::consoleScale_followsTheMenu()
{
    QVERIFY(open("consoleSection"));
    auto* check = find<QCheckBox>("settingConsoleScale");
    auto* action = find<QAction>("scaleAction");
    QVERIFY(check->isChecked() && action->isChecked());
    QVERIFY(click("settingConsoleScale"));
    QVERIFY(!action->isChecked());
    action->trigger();
    QVERIFY(check->isChecked());
    QVERIFY(stored().flag(QStringLiteral("console/scale")));
}

void TestSettingsPage::binDays_areTheBins()
{
    QVERIFY(open("binSection"));
    auto* box = find<QSpinBox>("settingBinDays");
    QCOMPARE(box->value(), binsettings::defaultDays);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("7"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(binsettings::days(*m_settings), 7);
    QCOMPARE(binsettings::days(stored()), 7);
    QVERIFY(isSeen("settingsPage")); // Enter is the field's
}

void TestSettingsPage::defaults_comeBack()
{
    QVERIFY(open("newMachinesSection"));
    QVERIFY(!find<QPushButton>("newMachinesSectionRestore")->isEnabled());
    find<QSpinBox>("settingNewMemory")->setValue(4096);
    QVERIFY(click("settingNewStart"));
    QVERIFY(choose("settingNewDiskFormat", QStringLiteral("raw")));
    QCOMPARE(stored().number(QStringLiteral("new/memory")), 4096);
    QVERIFY(click("newMachinesSectionRestore"));
    QCOMPARE(find<QSpinBox>("settingNewMemory")->value(), 0);
    QVERIFY(find<QCheckBox>("settingNewStart")->isChecked());
    QCOMPARE(find<QComboBox>("settingNewDiskFormat")->currentIndex(), 0);
    QVERIFY(stored().childrenOf(QStringLiteral("new")).isEmpty());
}

void TestSettingsPage::connection_openAtStart_isKept()
{
    HostSession* session = m_fixture->connectTo(QStringLiteral("qemu:///system"), QStringLiteral("Lab <b>"));
    QVERIFY(open("connectionsSection"));
    QVERIFY(session->settings().openAtStart);
    QVERIFY(click("settingOpenAtStart1"));
    QVERIFY(!session->settings().openAtStart);
    QVERIFY(click("settingEditConnection1"));
    QVERIFY(m_fixture->waitForVisible("connectionForm"));
    // One that leaves the list leaves the page, too.
    QVERIFY(open("connectionsSection"));
    m_fixture->connections().remove(session->id());
    QTRY_VERIFY(!isSeen("settingOpenAtStart1"));
}

void TestSettingsPage::autostart_writesAndRemovesTheEntry()
{
    const QString path = qEnvironmentVariable("XDG_CONFIG_HOME") % QStringLiteral("/autostart/io.domus.Domus.desktop");
    QVERIFY(open("backgroundSection"));
    QVERIFY(!find<QCheckBox>("settingAutostart")->isChecked());
    QVERIFY(click("settingAutostart"));
    QFile entry(path);
    QVERIFY(entry.open(QIODevice::ReadOnly));
    const QByteArray text = entry.readAll();
    QVERIFY2(text.contains("\nExec=") && text.contains(" --hidden\n"), text.constData());
    QVERIFY(find<QCheckBox>("settingAutostart")->isChecked());
    QVERIFY(click("settingAutostart"));
    QVERIFY(!QFile::exists(path));
}

void TestSettingsPage::shortcuts_areListed()
{
    QVERIFY(open("shortcutsSection"));
    const auto labels = find<QWidget>("shortcutsSection")->findChildren<QLabel*>();
    const auto says = [&labels](const QString& text) {
        return std::any_of(
            labels.begin(), labels.end(), [&text](const QLabel* label) { return label->text() == text; });
    };
    QVERIFY(says(QStringLiteral("Command palette")));
    QVERIFY(says(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText)));
    search(QStringLiteral("ctrl+k"));
    QTRY_VERIFY(isSeen("shortcutsSection"));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
