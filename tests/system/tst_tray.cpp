// SPDX-License-Identifier: GPL-3.0-or-later
// The icon in a real notification area (trayer), by clicks: seen, its menu opened, the window put away and brought
// back.
#include "tests/system/desk.h"
#include "ui/translator.h"
#include "ui/tray/background.h"

#include <QApplication>
#include <QMenu>
#include <QProcess>
#include <QScreen>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace domus;

namespace {

constexpr int longest = 20'000;

/// What Qt shows in the area, which is a window of its own.
QWidget* icon()
{
    const QWidgetList all = QApplication::topLevelWidgets();
    const auto it = std::find_if(all.cbegin(), all.cend(), [](const QWidget* widget) {
        return widget->isVisible() && qstrcmp(widget->metaObject()->className(), "QSystemTrayIconSys") == 0;
    });
    return it != all.cend() ? *it : nullptr;
}

QImage screen()
{
    return QApplication::primaryScreen()->grabWindow(0).toImage();
}

} // namespace

class TestTray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void icon_inARealArea_isSeenAndWorks();

private:
    QProcess m_area;
};

void TestTray::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("trayer")).isEmpty()) {
        QSKIP("trayer is not installed");
    }
    m_area.start(QStringLiteral("trayer"),
        {QStringLiteral("--edge"), QStringLiteral("top"), QStringLiteral("--align"), QStringLiteral("right"),
            QStringLiteral("--widthtype"), QStringLiteral("request"), QStringLiteral("--height"),
            QStringLiteral("32")});
    QVERIFY(m_area.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(Tray::isAvailable(), longest);
}

void TestTray::cleanupTestCase()
{
    m_area.terminate();
    m_area.waitForFinished();
}

void TestTray::icon_inARealArea_isSeenAndWorks()
{
    Desk desk(QStringLiteral("test:///default"));
    QVERIFY(desk.isOpen());
    desk.window().move(0, 40); // not under the area
    const QImage before = screen();
    Translator translator;
    std::optional<Background> background;
    background.emplace(desk.window(), desk.connections(), desk.runner(), translator);
    background->start(false);
    QTRY_VERIFY_WITH_TIMEOUT(background->tray().isShown(), longest);
    QTRY_VERIFY_WITH_TIMEOUT(icon() != nullptr, longest);
    // It is on the screen, where the area is.
    QTRY_VERIFY_WITH_TIMEOUT(icon() != nullptr && icon()->mapToGlobal(QPoint()).y() < 40, longest);
    const auto isPainted = [&before] {
        const QRect where(icon()->mapToGlobal(QPoint()), icon()->size());
        return !where.isEmpty() && screen().copy(where) != before.copy(where);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isPainted(), longest);
    QVERIFY2(background->tray().toolTip().contains(QLatin1String("1 virtual machine")),
        qPrintable(background->tray().toolTip()));

    QTest::mouseClick(icon(), Qt::RightButton, {}, icon()->rect().center());
    QMenu* menu = background->tray().menu();
    QTRY_VERIFY_WITH_TIMEOUT(menu->isVisible(), longest);
    if (const QString folder = qEnvironmentVariable("DOMUS_TEST_PICTURES"); !folder.isEmpty()) {
        QVERIFY(QTest::qWaitFor([menu] { return menu->windowHandle()->isExposed(); }, longest));
        screen().save(folder + QStringLiteral("/tray-menu.png"));
    }
    QTest::keyClick(menu, Qt::Key_Escape);
    QTRY_VERIFY(!menu->isVisible());

    // Closing puts the window away, once the user has said so; the icon brings it back.
    desk.window().close();
    QTRY_VERIFY(desk.visible("stayInTray") != nullptr);
    desk.photograph(QStringLiteral("tray-asks"));
    QVERIFY(desk.click("stayInTray"));
    QTRY_VERIFY(!desk.window().isVisible());
    QTest::mouseClick(icon(), Qt::LeftButton, {}, icon()->rect().center());
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().isVisible(), longest);
    desk.window().close();
    QTRY_VERIFY(!desk.window().isVisible());

    QTest::mouseClick(icon(), Qt::LeftButton, {}, icon()->rect().center());
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().isVisible(), longest);
    background.reset();
    QTRY_VERIFY(icon() == nullptr);
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
