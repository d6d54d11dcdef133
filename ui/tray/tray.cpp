// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray.h"

#include "app/services/connectionlist.h"
#include "ui/widgets/theme.h"

#include <QMenu>
#include <QSystemTrayIcon>

#include <chrono>

using namespace std::chrono_literals;

namespace domus {

namespace {

/// More than that is for the window.
constexpr int mostMachines = 20;
constexpr int longestName = 60;

/// Foreign text in a menu: no mark of a key, and no line that pushes the menu off the screen.
QString inMenu(const QString& name)
{
    QString text = name.size() > longestName ? QString(name.left(longestName) % u'…') : name;
    return text.replace(u'&', QLatin1String("&&"));
}

} // namespace

Tray::Tray(ConnectionList& connections, QObject* parent) : QObject(parent), m_connections(connections)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(300ms); // a hundred machines that start change the icon once
    connect(&m_soon, &QTimer::timeout, this, &Tray::refresh);
    const auto later = [this] {
        if (m_icon && !m_soon.isActive()) {
            m_soon.start();
        }
    };
    const auto watch
        = [this, later](HostSession* session) { connect(session, &HostSession::inventoryChanged, &m_soon, later); };
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
    connect(&connections, &ConnectionList::sessionAdded, this, watch);
    connect(&connections, &ConnectionList::sessionChanged, &m_soon, later);
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, &m_soon, later);
}

Tray::~Tray() = default;

bool Tray::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setShown(bool shown)
{
    if (shown == isShown()) {
        return;
    }
    if (!shown) {
        m_icon.reset();
        m_menu.reset();
        return;
    }
    m_menu = std::make_unique<QMenu>();
    m_menu->setObjectName(QStringLiteral("trayMenu"));
    m_icon = std::make_unique<QSystemTrayIcon>(theme::applicationIcon());
    m_icon->setObjectName(QStringLiteral("trayIcon"));
    m_icon->setContextMenu(m_menu.get());
    connect(m_menu.get(), &QMenu::aboutToShow, this, &Tray::fill);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) {
            Q_EMIT windowWanted(!m_isWindowShown);
        }
    });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, [this] {
        if (m_clicked) {
            const std::function<void()> clicked = m_clicked;
            clicked();
        }
    });
    refresh();
    m_icon->show();
}

void Tray::setWindowShown(bool shown)
{
    if (m_isWindowShown != shown) {
        m_isWindowShown = shown;
        refresh();
    }
}

void Tray::tell(const QString& title, const QString& text, const std::function<void()>& clicked)
{
    if (m_icon) {
        m_clicked = clicked;
        m_icon->showMessage(title, text, theme::applicationIcon());
    }
}

QString Tray::toolTip() const
{
    const int count = runningCount();
    return count == 0 ? tr("Domus: no virtual machine runs") : tr("Domus: %n virtual machine(s) run", nullptr, count);
}

void Tray::retranslate()
{
    refresh();
}

int Tray::runningCount() const
{
    int count = 0;
    for (const HostSession* session : m_connections.sessions()) {
        if (session->state() == SessionState::Open) {
            const InventoryPtr inventory = session->inventory();
            for (const DomainRecord& machine : inventory->domains) {
                count += machine.isActive() ? 1 : 0;
            }
        }
    }
    return count;
}

void Tray::refresh()
{
    if (m_icon) {
        m_icon->setToolTip(toolTip());
        // Not under the pointer: what is about to be clicked stays where it is.
        if (!m_menu->isVisible()) {
            fill();
        }
    }
}

void Tray::fill()
{
    qDeleteAll(m_menu->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)); // clear() leaves those
    m_menu->clear();
    const auto add = [](QMenu* menu, const QString& objectName, const QString& text) {
        QAction* action = menu->addAction(text);
        action->setObjectName(objectName);
        return action;
    };
    QAction* window = add(
        m_menu.get(), QStringLiteral("trayWindow"), m_isWindowShown ? tr("Hide the window") : tr("Show the window"));
    connect(window, &QAction::triggered, this, [this] { Q_EMIT windowWanted(!m_isWindowShown); });
    m_menu->addSeparator();
    QMenu* off = nullptr;
    int running = 0;
    int startable = 0;
    for (const HostSession* session : m_connections.sessions()) {
        if (session->state() != SessionState::Open) {
            continue;
        }
        const InventoryPtr inventory = session->inventory();
        const bool isReadOnly = session->host().readOnly;
        for (const DomainRecord& machine : inventory->domains) {
            const DomainKey key{session->id(), machine.uuid};
            if (m_isLeftOut && m_isLeftOut(key)) {
                continue;
            }
            if (machine.isActive()) {
                if (++running <= mostMachines) {
                    addMachine(m_menu.get(), key, machine, isReadOnly);
                }
                continue;
            }
            if (!availability(DomainAction::Start, machine, true, isReadOnly).isPossible
                || ++startable > mostMachines) {
                continue;
            }
            if (off == nullptr) {
                off = new QMenu(m_menu.get());
                off->setObjectName(QStringLiteral("trayStart"));
            }
            QAction* start = add(off, QStringLiteral("trayStartMachine"), inMenu(machine.name));
            connect(start, &QAction::triggered, this, [this, key] { Q_EMIT actionWanted(DomainAction::Start, key); });
        }
    }
    if (running > mostMachines) {
        QAction* more = add(
            m_menu.get(), QStringLiteral("trayMore"), tr("%n more in the window…", nullptr, running - mostMachines));
        connect(more, &QAction::triggered, this, [this] { Q_EMIT windowWanted(true); });
    }
    if (running > 0) {
        m_menu->addSeparator();
    }
    if (off != nullptr) {
        off->setTitle(tr("Start"));
        m_menu->addMenu(off);
    }
    connect(add(m_menu.get(), QStringLiteral("trayNew"), tr("New virtual machine…")), &QAction::triggered, this,
        &Tray::newMachineWanted);
    m_menu->addSeparator();
    connect(
        add(m_menu.get(), QStringLiteral("trayQuit"), tr("Quit Domus")), &QAction::triggered, this, &Tray::quitWanted);
}

void Tray::addMachine(QMenu* menu, const DomainKey& key, const DomainRecord& machine, bool isReadOnly)
{
    QMenu* own = menu->addMenu(theme::stateIcon(machine), inMenu(machine.name));
    own->setObjectName(QStringLiteral("trayMachine"));
    QAction* console = own->addAction(tr("Console"));
    console->setObjectName(QStringLiteral("trayConsole"));
    connect(console, &QAction::triggered, this, [this, key] { Q_EMIT consoleWanted(key); });
    QAction* shutDown = own->addAction(tr("Shut down"));
    shutDown->setObjectName(QStringLiteral("trayShutDown"));
    shutDown->setEnabled(availability(DomainAction::ShutDown, machine, true, isReadOnly).isPossible);
    connect(shutDown, &QAction::triggered, this, [this, key] { Q_EMIT actionWanted(DomainAction::ShutDown, key); });
}

} // namespace domus
