// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/desk.h"

#include "app/console/consolesession.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/create/oscatalog.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTest>
#include <QToolBar>
#include <QTreeView>

#include <cstdlib>

namespace domus {

Desk::Desk(const QString& uri)
    : m_driver(std::make_shared<LibvirtDriver>())
    , m_settings(Settings::load())
    , m_connections(std::make_unique<ConnectionList>(m_driver, nullptr))
    , m_runner(std::make_unique<OperationRunner>(*m_connections))
    , m_pausedStart(std::make_unique<PausedStart>(*m_connections))
    , m_installPhase(std::make_unique<InstallPhaseWatcher>(*m_connections, m_runner.get()))
{
    m_window = std::make_unique<MainWindow>(WindowServices{.connections = *m_connections,
        .runner = *m_runner,
        .pausedStart = *m_pausedStart,
        .driver = m_driver,
        .catalog = std::make_shared<OsCatalog>(),
        .settings = &m_settings,
        .translator = nullptr});
    m_window->resize(1400, 900);
    m_window->show();
    m_session = m_connections->addTemporary(uri);
    m_session->open();
}

Desk::~Desk()
{
    m_window.reset();
    m_connections->closeAll();
}

bool Desk::isOpen()
{
    return QTest::qWaitForWindowActive(m_window.get())
        && QTest::qWaitFor([this] { return m_session->state() == SessionState::Open; }, 60'000);
}

const DomainRecord* Desk::machine(const QString& name) const
{
    return m_session->inventory()->domainByName(name);
}

QWidget* Desk::visible(const char* name) const
{
    const auto found = m_window->findChildren<QWidget*>(QString::fromLatin1(name));
    for (QWidget* widget : found) {
        if (widget->isVisible()) {
            return widget;
        }
    }
    // An action stands in the tool bar as a button.
    if (auto* action = m_window->findChild<QAction*>(QString::fromLatin1(name))) {
        const auto bars = m_window->findChildren<QToolBar*>();
        for (const QToolBar* bar : bars) {
            if (QWidget* button = bar->widgetForAction(action); button != nullptr && button->isVisible()) {
                return button;
            }
        }
    }
    return nullptr;
}

bool Desk::click(const char* name)
{
    QWidget* widget = visible(name);
    if (widget == nullptr || !widget->isEnabled()) {
        qWarning("%s cannot be clicked: %s", name, widget == nullptr ? "not in sight" : "not enabled");
        return false;
    }
    for (QWidget* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(parent)) {
            area->ensureWidgetVisible(widget);
        }
    }
    QTest::mouseClick(widget, Qt::LeftButton);
    ++m_clicks;
    return true;
}

bool Desk::choose(const char* action)
{
    const auto* wanted = m_window->findChild<QAction*>(QString::fromLatin1(action));
    const auto titles = m_window->menuBar()->actions();
    for (QAction* title : titles) {
        QMenu* menu = title->menu();
        if (menu == nullptr || !menu->actions().contains(const_cast<QAction*>(wanted))) {
            continue;
        }
        QTest::mouseClick(m_window->menuBar(), Qt::LeftButton, {}, m_window->menuBar()->actionGeometry(title).center());
        ++m_clicks;
        if (!QTest::qWaitFor([menu] { return menu->isVisible(); }) || !wanted->isEnabled()) {
            qWarning("%s cannot be chosen", action);
            menu->close();
            return false;
        }
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(const_cast<QAction*>(wanted)).center());
        ++m_clicks;
        return true;
    }
    qWarning("no menu holds %s", action);
    return false;
}

bool Desk::type(const char* field, const QString& text)
{
    auto* edit = qobject_cast<QLineEdit*>(visible(field));
    if (edit == nullptr) {
        qWarning("there is no field %s", field);
        return false;
    }
    QTest::mouseClick(edit, Qt::LeftButton);
    ++m_clicks;
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
    return true;
}

bool Desk::select(const QString& machine)
{
    auto* tree = qobject_cast<QTreeView*>(visible("machineTree"));
    if (tree == nullptr) {
        return false;
    }
    const auto found = tree->model()->match(
        tree->model()->index(0, 0), Qt::DisplayRole, machine, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty()) {
        qWarning("%s is not in the list", qUtf8Printable(machine));
        return false;
    }
    tree->scrollTo(found.constFirst());
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(found.constFirst()).center());
    ++m_clicks;
    return true;
}

bool Desk::create()
{
    const QRegularExpression cures(QStringLiteral("^sentenceProblem_.*Cure"));
    const auto cure = [this, &cures]() -> QPushButton* {
        const auto found = m_window->findChildren<QPushButton*>(cures);
        for (QPushButton* button : found) {
            if (button->isVisible() && button->isEnabled()) {
                return button;
            }
        }
        return nullptr;
    };
    // The first answers of a cold libvirt take their time.
    constexpr int Patience = 120'000;
    if (!QTest::qWaitFor([&] { return isEnabled("createButton") || cure() != nullptr; }, Patience)) {
        qWarning("Create is not offered");
        return false;
    }
    if (!isEnabled("createButton")) {
        QTest::mouseClick(cure(), Qt::LeftButton);
        ++m_clicks;
    }
    return QTest::qWaitFor([this] { return isEnabled("createButton"); }, Patience) && click("createButton");
}

bool Desk::key(Qt::Key key)
{
    QWidget* view = visible("consoleView");
    if (view == nullptr) {
        qWarning("no console is shown");
        return false;
    }
    view->setFocus();
    QTest::keyClick(view, key);
    return true;
}

bool Desk::isEnabled(const char* name) const
{
    const QWidget* widget = visible(name);
    return widget != nullptr && widget->isEnabled();
}

ConsoleSession* Desk::console() const
{
    return m_window->findChild<ConsoleSession*>();
}

QImage Desk::picture() const
{
    const ConsoleSession* session = console();
    return session == nullptr ? QImage() : session->image().copy();
}

void Desk::photograph(const QString& name)
{
    const QString folder = qEnvironmentVariable("DOMUS_TEST_PICTURES");
    if (!folder.isEmpty()) {
        m_window->grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
    }
}

double difference(const QImage& one, const QImage& other)
{
    if (one.isNull() || one.size() != other.size()) {
        return 1.0;
    }
    qint64 different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            different += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
        }
    }
    return double(different) / (double(one.width()) * one.height());
}

double partOf(const QImage& picture, QRgb color)
{
    constexpr int Near = 32;
    if (picture.isNull()) {
        return 0;
    }
    qint64 near = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            near += std::abs(qRed(pixel) - qRed(color)) < Near && std::abs(qGreen(pixel) - qGreen(color)) < Near
                    && std::abs(qBlue(pixel) - qBlue(color)) < Near
                ? 1
                : 0;
        }
    }
    return double(near) / (double(picture.width()) * picture.height());
}

} // namespace domus
