// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/log.h"
#include "app/core/settings.h"
#include "app/services/connectionlist.h"
#include "app/services/preferences.h"
#include "ui/mainwindow/consoletab.h"
#include "ui/mainwindow/hostnotices.h"
#include "ui/mainwindow/machineactions.h"
#include "ui/mainwindow/machinepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/mainwindow/windowpalette.h"
#include "ui/tasks/taskpane.h"
#include "ui/translator.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>

// The window's actions, menus and tool bar, and what it remembers.
namespace domus {

void MainWindow::makeActions()
{
    const auto add = [this](const QString& objectName, const QString& iconName, const QKeySequence& shortcut) {
        auto* action = new QAction(this);
        action->setObjectName(objectName);
        if (!iconName.isEmpty()) {
            action->setIcon(theme::icon(iconName));
        }
        action->setShortcut(shortcut);
        return action;
    };
    m_new = add(QStringLiteral("newMachineAction"), QStringLiteral("machine-new"), QKeySequence(QKeySequence::New));
    m_addConnection = add(QStringLiteral("addConnectionAction"), QStringLiteral("host"), {});
    m_settingsAction
        = add(QStringLiteral("settingsAction"), QStringLiteral("settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    m_quit = add(QStringLiteral("quitAction"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q));
    m_openPalette = add(QStringLiteral("openPaletteAction"), {}, QKeySequence(Qt::CTRL | Qt::Key_K));
    m_find = add(QStringLiteral("findAction"), QStringLiteral("search"), QKeySequence(QKeySequence::Find));
    m_selectAll = add(QStringLiteral("selectAllAction"), {}, {}); // the list knows the key itself
    m_listOnly = add(QStringLiteral("listOnlyAction"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    m_offHidden = add(QStringLiteral("offHiddenAction"), {}, {});
    m_grouped = add(QStringLiteral("groupedAction"), {}, {});
    for (QAction* action : {m_listOnly, m_offHidden, m_grouped}) {
        action->setCheckable(true);
    }
    m_grouped->setChecked(true);
    m_popOut
        = add(QStringLiteral("popOutAction"), QStringLiteral("popout"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_fullScreen = add(QStringLiteral("fullScreenAction"), QStringLiteral("fullscreen"), QKeySequence(Qt::Key_F11));
    m_scale = add(QStringLiteral("scaleAction"), QStringLiteral("scale"), {});
    m_scale->setCheckable(true);
    m_scale->setChecked(true);
    m_showTasks = add(
        QStringLiteral("showTasksAction"), QStringLiteral("tasks"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    m_showTasks->setCheckable(true);
    m_selfTestAction = add(QStringLiteral("selfTestAction"), QStringLiteral("shield"), {});
    m_selfTestAction->setVisible(false);
    m_about = add(QStringLiteral("aboutAction"), QStringLiteral("info"), {});

    connect(m_new, &QAction::triggered, this, [this] { openCreatePage(); });
    connect(m_addConnection, &QAction::triggered, this, &MainWindow::addConnection);
    connect(m_settingsAction, &QAction::triggered, this, &MainWindow::openSettings);
    connect(m_quit, &QAction::triggered, this, &MainWindow::quit);
    m_palette = new WindowPalette(*this, m_services, this);
    connect(m_palette, &WindowPalette::actionWanted, this, &MainWindow::requestCarefully);
    connect(m_openPalette, &QAction::triggered, m_palette, &WindowPalette::open);
    connect(m_palette, &WindowPalette::machineWanted, this, [this](const DomainKey& machine, bool console) {
        select(machine);
        m_stack->setCurrentWidget(m_machinePage);
        if (console) {
            showMachine(machine);
        }
    });
    connect(m_palette, &WindowPalette::cloneWanted, m_actions->clone(), &QAction::trigger);
    connect(m_find, &QAction::triggered, m_sidebar, &Sidebar::focusFilter);
    connect(m_popOut, &QAction::triggered, m_console, &ConsoleTab::popOut);
    for (QAction* action : {m_popOut, m_fullScreen}) {
        action->setEnabled(m_console->canPopOut());
        connect(m_console, &ConsoleTab::canPopOutChanged, action, &QAction::setEnabled);
    }
    connect(m_fullScreen, &QAction::triggered, this, [this] {
        m_machinePage->showConsole();
        m_console->setFullScreen();
    });
    connect(m_scale, &QAction::toggled, m_console, &ConsoleTab::setScaled);
    connect(m_console, &ConsoleTab::scaledChanged, m_scale, &QAction::setChecked);
    m_taskPane->setJournal(m_services.journal);
    connect(m_showTasks, &QAction::toggled, m_taskPane, &TaskPane::setUnfolded);
    connect(m_taskPane, &TaskPane::unfoldedChanged, m_showTasks, &QAction::setChecked);
    connect(m_selfTestAction, &QAction::triggered, this, [this] {
        HostSession* session = m_services.connections.session(m_current);
        if (m_selfTest && session != nullptr) {
            m_selfTest(*session);
        }
    });
    connect(m_about, &QAction::triggered, this, &MainWindow::about);
}

void MainWindow::makeToolBar()
{
    m_toolBar = addToolBar(QString());
    m_toolBar->setObjectName(QStringLiteral("mainToolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto named = [this](QAction* action, const QString& objectName) {
        m_toolBar->addAction(action);
        m_toolBar->widgetForAction(action)->setObjectName(objectName);
    };
    named(m_new, QStringLiteral("newMachineButton"));
    m_toolBar->addSeparator();
    named(m_actions->run(), QStringLiteral("startButton"));
    named(m_actions->action(DomainAction::Pause), QStringLiteral("pauseButton"));
    m_shutDownButton = new QToolButton(m_toolBar);
    m_shutDownButton->setObjectName(QStringLiteral("shutDownButton"));
    m_shutDownButton->setFocusPolicy(Qt::NoFocus); // as the tool bar's own buttons
    // A disabled button would hide its menu: what cannot be shut down, as a paused machine, may still be forced off.
    QAction* shutDown = m_actions->action(DomainAction::ShutDown);
    QAction* forceOff = m_actions->action(DomainAction::ForceOff);
    const auto choose = [button = m_shutDownButton, shutDown, forceOff] {
        button->setDefaultAction(forceOff->isEnabled() && !shutDown->isEnabled() ? forceOff : shutDown);
    };
    connect(shutDown, &QAction::changed, m_shutDownButton, choose);
    connect(forceOff, &QAction::changed, m_shutDownButton, choose);
    choose();
    m_shutDownButton->setPopupMode(QToolButton::MenuButtonPopup);
    m_shutDownButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_shutDownButton->setMenu(m_actions->makeShutDownMenu(m_shutDownButton));
    m_toolBar->addWidget(m_shutDownButton);
    auto* space = new QWidget(m_toolBar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(space);
    named(m_popOut, QStringLiteral("popOutButton"));
}

void MainWindow::makeMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_fileMenu->addAction(m_new);
    m_fileMenu->addAction(m_addConnection);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_settingsAction);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    m_machineMenu = menuBar()->addMenu(QString());
    m_actions->fillMenu(m_machineMenu);
    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->addAction(m_openPalette);
    m_viewMenu->addAction(m_find);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_listOnly);
    m_columnMenu = m_viewMenu->addMenu(QString());
    m_viewMenu->addAction(m_grouped);
    m_viewMenu->addAction(m_offHidden);
    m_viewMenu->addAction(m_selectAll);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_scale);
    m_viewMenu->addAction(m_fullScreen);
    m_viewMenu->addAction(m_popOut);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_showTasks);
    if (m_services.translator != nullptr) {
        m_languageMenu = m_viewMenu->addMenu(QString());
        auto* group = new QActionGroup(m_languageMenu);
        const QStringList languages = Translator::languages();
        for (const QString& language : languages) {
            QAction* action = m_languageMenu->addAction(Translator::nameOf(language));
            action->setObjectName(QStringLiteral("language_") % language);
            action->setCheckable(true);
            action->setChecked(m_services.translator->language() == language);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [this, language] { setLanguage(language); });
            connect(m_services.translator, &Translator::languageChanged, action,
                [action, language](const QString& now) { action->setChecked(now == language); });
        }
    }
    m_helpMenu = menuBar()->addMenu(QString());
    m_helpMenu->addAction(m_selfTestAction);
    m_helpMenu->addAction(m_about);
}

void MainWindow::setSelfTest(std::function<void(HostSession&)> selfTest)
{
    m_selfTest = std::move(selfTest);
    m_selfTestAction->setVisible(m_selfTest != nullptr);
}

void MainWindow::retranslate()
{
    setWindowTitle(QStringLiteral("Domus"));
    m_new->setText(tr("&New virtual machine"));
    m_new->setIconText(tr("New"));
    m_new->setToolTip(tr("Create a virtual machine"));
    m_addConnection->setText(tr("&Add a connection…"));
    m_settingsAction->setText(tr("&Settings"));
    m_quit->setText(tr("&Quit"));
    m_find->setText(tr("&Filter the list"));
    m_selectAll->setText(tr("Select &all virtual machines"));
    m_listOnly->setText(tr("List &only"));
    m_offHidden->setText(tr("&Hide machines that are off"));
    m_grouped->setText(tr("&Group the list"));
    m_columnMenu->setTitle(tr("Colu&mns"));
    m_openPalette->setText(tr("&Command palette"));
    m_popOut->setText(tr("Console in its own &window"));
    m_popOut->setIconText(tr("Own window"));
    m_popOut->setToolTip(tr("Show the console in a window of its own"));
    m_fullScreen->setText(tr("F&ull screen"));
    m_scale->setText(tr("&Scale the console to fit"));
    m_showTasks->setText(tr("&Tasks"));
    m_selfTestAction->setText(tr("&Self-test of this host"));
    m_about->setText(tr("&About Domus"));
    m_fileMenu->setTitle(tr("&File"));
    m_machineMenu->setTitle(tr("&Machine"));
    m_viewMenu->setTitle(tr("&View"));
    m_helpMenu->setTitle(tr("&Help"));
    if (m_languageMenu != nullptr) {
        m_languageMenu->setTitle(tr("&Language"));
    }
    m_toolBar->setWindowTitle(tr("Tool bar"));
    m_actions->retranslate();
    retranslateBin();
    m_hostNotices->retranslate();
    updateWelcome();
}

void MainWindow::setLanguage(const QString& language)
{
    m_preferences->set(preference::language, language); // applies what is new
    if (m_services.translator->language() != language) {
        m_services.translator->setLanguage(language); // --language had gone before what is kept
    }
}

void MainWindow::restoreLayout()
{
    const QFontMetrics metrics(font());
    const int em = metrics.height();
    const QSize room = screen()->availableSize() * 9 / 10; // of a small screen, or a large scale, not all
    resize(QSize(em * 68, em * 44).boundedTo(room));
    m_splitter->setSizes({em * 17, em * 51});
    const Settings* settings = m_services.settings;
    if (settings == nullptr) {
        return;
    }
    restoreGeometry(settings->bytes(QStringLiteral("window/geometry")));
    m_splitter->restoreState(settings->bytes(QStringLiteral("window/splitter")));
    m_sidebar->restore(*settings);
    m_grouped->setChecked(m_sidebar->isGrouped());
    m_listOnly->setChecked(settings->flag(QStringLiteral("window/listOnly")));
    m_taskPane->setUnfolded(settings->flag(QStringLiteral("window/tasks")));
    const DomainKey last{ConnectionId{settings->text(QStringLiteral("window/lastConnection"))},
        Uuid::fromString(settings->text(QStringLiteral("window/lastMachine")))};
    if (!last.isNull()) {
        m_sidebar->reselect(last);
    } else if (!last.connection.isNull()) {
        m_sidebar->select(last.connection);
    }
}

void MainWindow::saveLayout() const
{
    Settings* settings = m_services.settings;
    if (settings == nullptr) {
        return;
    }
    settings->setBytes(QStringLiteral("window/geometry"), saveGeometry());
    settings->setBytes(QStringLiteral("window/splitter"), m_isListOnly ? m_besideState : m_splitter->saveState());
    settings->setFlag(QStringLiteral("window/listOnly"), m_isListOnly);
    m_sidebar->save(*settings);
    settings->setFlag(QStringLiteral("window/tasks"), m_taskPane->isUnfolded());
    const DomainKey machine = m_sidebar->machine();
    settings->setText(QStringLiteral("window/lastConnection"), m_current.value);
    settings->setText(QStringLiteral("window/lastMachine"), machine.isNull() ? QString() : machine.uuid.toString());
    saveSettings();
}

void MainWindow::saveSettings() const
{
    if (m_services.settings == nullptr) {
        return;
    }
    if (const Status saved = m_services.settings->save(); !saved) {
        qCWarning(log::ui) << "settings not saved:" << saved.error().text;
    }
}

void MainWindow::about()
{
    m_notices->set(QStringLiteral("about/"),
        {.kind = InlineMessage::Kind::Information,
            .text = tr("Domus %1: a virtual machine manager for KVM").arg(QCoreApplication::applicationVersion()),
            .detail = tr("Free software under the GNU General Public License, version 3 or later."),
            .buttons = {},
            .staysAway = false});
}

} // namespace domus
