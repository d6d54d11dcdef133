// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/background.h"

#include "app/services/machinedetails.h"
#include "app/services/machinemonitor.h"
#include "app/services/preferences.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/translator.h"
#include "ui/tray/desktopnotifications.h"

#include <QEvent>

#include <chrono>

using namespace std::chrono_literals;

namespace domus {

namespace {

constexpr std::chrono::milliseconds betweenLooks = 1s;
constexpr int mostLooks = 10;

} // namespace

Background::Background(
    MainWindow& window, ConnectionList& connections, OperationRunner& runner, Translator& translator, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_tray(connections)
    , m_notifier(connections, runner, window.preferences())
    , m_bubbles(new DesktopNotifications(this))
{
    m_tray.setLeftOut([monitor = window.findChild<MachineMonitor*>()](const DomainKey& machine) {
        const MachineDetails* details = monitor != nullptr ? monitor->details().details(machine) : nullptr;
        return details != nullptr && details->isBinned;
    });
    window.installEventFilter(this);
    m_looks.setInterval(betweenLooks);
    connect(&m_looks, &QTimer::timeout, this, &Background::look);
    connect(&window, &MainWindow::shownChanged, &m_tray, &Tray::setWindowShown);
    connect(&translator, &Translator::languageChanged, &m_tray, &Tray::retranslate);
    connect(&window.preferences(), &Preferences::changed, this, [this](const QString& key) {
        if (key == preference::trayIcon.key) {
            look();
        }
    });
    connect(&m_tray, &Tray::windowWanted, &window, [&window](bool shown) {
        if (shown) {
            window.bringUp();
        } else {
            window.hide();
        }
    });
    connect(&m_tray, &Tray::newMachineWanted, &window, [&window] {
        window.bringUp();
        window.openCreatePage();
    });
    connect(&m_tray, &Tray::consoleWanted, &window, [&window](const DomainKey& machine) {
        window.bringUp();
        window.showMachine(machine);
    });
    connect(&m_tray, &Tray::actionWanted, &window, &MainWindow::requestAction);
    connect(&m_tray, &Tray::quitWanted, &window, &MainWindow::quit);
    connect(&m_notifier, &Notifier::told, this, &Background::tell);
    connect(m_bubbles, &DesktopNotifications::unavailable, &m_tray, &Tray::tell);
}

Background::~Background() = default;

void Background::start(bool isHidden)
{
    m_isHidden = isHidden;
    m_looksLeft = mostLooks;
    m_looks.start();
    look();
}

void Background::look()
{
    const bool isWanted = m_window.preferences().flag(preference::trayIcon);
    const bool isThere = isWanted && Tray::isAvailable();
    m_tray.setWindowShown(m_window.isVisible());
    m_tray.setShown(isThere);
    m_window.setHasTray(isThere);
    const bool isOver = isThere || !isWanted || --m_looksLeft <= 0;
    if (isOver) {
        m_looks.stop();
    }
    if (!isThere && isOver && (m_isHidden || !m_window.isVisible())) {
        m_window.show(); // there would be no way to it
    }
    m_isHidden = m_isHidden && !isOver;
}

bool Background::eventFilter(QObject* watched, QEvent* event)
{
    // The area may have gone since (a panel that crashed): a window that hides there could not be found again. The
    // icon is left alone, for it comes back with the area, and the click may come from its menu.
    if (watched == &m_window && event->type() == QEvent::Close && m_window.isVisible()) {
        m_window.setHasTray(m_tray.isShown() && Tray::isAvailable());
    }
    return QObject::eventFilter(watched, event);
}

void Background::tell(const Notifier::News& news)
{
    DesktopNotifications::Bubble bubble{
        .title = news.title, .text = news.text, .isUrgent = news.isUrgent, .clicked = [this, machine = news.machine] {
            m_window.bringUp();
            if (!machine.isNull()) {
                m_window.showMachine(machine);
            }
        }};
    m_bubbles->show(news.key, bubble);
}

} // namespace domus
