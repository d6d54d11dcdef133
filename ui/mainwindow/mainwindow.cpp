// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "app/services/connectionlist.h"
#include "app/services/machinemonitor.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "app/services/preferences.h"
#include "ui/bin/binpage.h"
#include "ui/connections/connectionform.h"
#include "ui/create/createpage.h"
#include "ui/create/focusorder.h"
#include "ui/mainwindow/batchcommands.h"
#include "ui/mainwindow/connectionpage.h"
#include "ui/mainwindow/consoletab.h"
#include "ui/mainwindow/hostnotices.h"
#include "ui/mainwindow/machineactions.h"
#include "ui/mainwindow/machinecommands.h"
#include "ui/mainwindow/machineforms.h"
#include "ui/mainwindow/machinepage.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/selectionpage.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/tasks/taskpane.h"
#include "ui/translator.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace domus {

MainWindow::MainWindow(const WindowServices& services, QWidget* parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_preferences(new Preferences(m_services.settings, this))
    , m_monitor(new MachineMonitor(m_services.connections, this))
    , m_actions(new MachineActions(m_services.connections, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_sidebar(new Sidebar(m_services.connections, m_monitor, m_services.settings, m_splitter))
    , m_notices(new Notices(m_splitter))
    , m_stack(new QStackedWidget(m_splitter))
    , m_taskPane(new TaskPane(m_services.runner, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setUnifiedTitleAndToolBarOnMac(true);

    auto* right = new QWidget(m_splitter);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(m_stack, 1);
    m_splitter->setObjectName(QStringLiteral("mainSplitter"));
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_stack->setObjectName(QStringLiteral("pages"));
    auto* whole = new QWidget(this);
    auto* rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_splitter, 1);
    rows->addWidget(m_taskPane);
    setCentralWidget(whole);

    makePages();
    makeActions();
    makeToolBar();
    makeMenus();
    makeBin();

    for (QAction* action : {m_actions->action(DomainAction::Delete), m_actions->rename()}) {
        m_sidebar->focusProxy()->addAction(action); // its key holds there
    }
    connectList();
    // First: what is asked before it is done stands on the machine's page, which something else may cover.
    connect(m_actions, &MachineActions::requested, this, &MainWindow::showSelection);
    connect(m_actions, &MachineActions::requested, this, &MainWindow::requestCarefully);
    connect(&m_services.connections, &ConnectionList::sessionAdded, this, &MainWindow::updateWelcome);
    connect(
        &m_services.connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](const HostSession* session) {
            if (session->id() == m_current) {
                m_current = {};
                m_actions->setMachines({});
                m_machinePage->setMachine(nullptr, {});
                m_console->setMachine(nullptr, {});
                m_connectionPage->setSession(nullptr);
                m_stack->setCurrentWidget(m_welcome);
            }
        });
    connect(&m_services.connections, &ConnectionList::saveFailed, this, &MainWindow::tellSettingsNotSaved);
    connect(&m_services.runner, &OperationRunner::taskChanged, this, [this] {
        if (m_services.runner.runningCount() == 0) {
            m_notices->remove(QStringLiteral("closing/"));
        }
    });
    connect(m_notices, &Notices::added, this, &MainWindow::orderFocus);
    orderFocus();
    restoreLayout();
    makeSettings();
    retranslate();
    selectionChanged();
    m_sidebar->setFocus(); // the arrow keys choose a machine at once
}

MainWindow::~MainWindow() = default;

void MainWindow::makePages()
{
    m_welcome = new EmptyPage(m_stack);
    m_welcome->setObjectName(QStringLiteral("welcomePage"));
    m_welcomeRetry = m_welcome->addButton(QStringLiteral("welcomeRetry"));
    m_welcomeAdd = m_welcome->addButton(QStringLiteral("welcomeAddConnection"));
    connect(m_welcomeRetry, &QPushButton::clicked, this, &MainWindow::discover);
    connect(m_welcomeAdd, &QPushButton::clicked, this, &MainWindow::addConnection);

    m_connectionPage = new ConnectionPage(m_stack);
    connect(m_connectionPage, &ConnectionPage::createRequested, this, [this] { openCreatePage(); });
    connect(m_connectionPage, &ConnectionPage::editRequested, this, [this] { editConnection(m_current); });

    m_console = new ConsoleTab(m_services, m_stack);
    m_machinePage = new MachinePage(m_console, m_services.catalog, m_stack);
    m_commands = new MachineCommands(m_services, *m_machinePage->confirmBar(), *m_notices, this);
    connect(m_commands, &MachineCommands::machineWanted, this, &MainWindow::showMachine);
    auto* forms = new MachineForms(m_services, *m_commands, *m_notices, *m_stack, this);
    connect(m_actions, &MachineActions::cloneWanted, forms, &MachineForms::clone);
    connect(m_actions, &MachineActions::textsWanted, forms, &MachineForms::editTexts);
    connect(forms, &MachineForms::closed, this, &MainWindow::showSelection);
    connect(forms, &MachineForms::machineWanted, this, &MainWindow::showMachine);
    m_commands->setShowsConsole([this](const DomainKey& machine) {
        return m_machinePage->machine() == machine && m_machinePage->isVisible() && m_machinePage->isConsoleShown()
            && m_console->hasScreen();
    });

    m_console->setRunAction(m_actions->run());
    connect(m_console, &ConsoleTab::broughtBack, this, [this](const DomainKey& machine) {
        setWindowState(windowState() & ~Qt::WindowMinimized);
        raise();
        activateWindow();
        showMachine(machine);
    });
    connect(m_console, &ConsoleTab::startWanted, this, [this] { m_actions->run()->trigger(); });

    m_connectionForm = new ConnectionForm(m_services.connections, m_services.driver, m_stack);
    connect(m_connectionForm, &ConnectionForm::closed, this, &MainWindow::showSelection);
    connect(m_connectionForm, &ConnectionForm::saved, this, [this](const ConnectionId& connection) {
        m_sidebar->select(connection);
        showSelection();
    });

    makeBatches();
    for (QWidget* page : std::initializer_list<QWidget*>{
             m_welcome, m_connectionPage, m_machinePage, m_selectionPage, m_connectionForm}) {
        m_stack->addWidget(page);
    }
    m_hostNotices = new HostNotices(m_services.connections, *m_notices, this);
    connect(m_hostNotices, &HostNotices::connectionWanted, this, [this](const ConnectionId& connection) {
        m_sidebar->select(connection);
        showSelection();
    });
    m_hostNotices->setIsAskedInFront([this](const HostSession& session) {
        return m_stack->currentWidget() == m_connectionPage && m_connectionPage->session() == &session;
    });
    connect(m_stack, &QStackedWidget::currentChanged, m_hostNotices, &HostNotices::refreshAsking);
    connect(m_stack, &QStackedWidget::currentChanged, this, &MainWindow::orderFocus); // pages made when first wanted
    connect(m_hostNotices, &HostNotices::systemWanted, this, [this] {
        HostSession* session = addConnectionTo(QStringLiteral("qemu:///system"));
        session->open();
        m_sidebar->select(session->id());
    });
}

void MainWindow::makeBatches()
{
    m_selectionPage = new SelectionPage(*m_actions, m_stack);
    m_batches = new BatchCommands(m_services, *m_selectionPage, *m_notices, this);
    m_commands->setIsToldElsewhere([this](const Task* task) { return m_batches->owns(task); });
    connect(m_actions, &MachineActions::batchRequested, m_batches, &BatchCommands::request);
    connect(m_actions, &MachineActions::refreshed, this, [this] {
        const QVector<DomainKey>& machines = m_actions->machines();
        m_selectionPage->setMachines(
            machines.size() > 1 ? selectedMachines(m_services.connections, machines) : QVector<SelectedMachine>());
    });
    connect(m_batches, &BatchCommands::pageWanted, this, [this] { m_stack->setCurrentWidget(m_selectionPage); });
    connect(m_selectionPage, &SelectionPage::resultsClosed, this, &MainWindow::showSelection);
    connect(m_selectionPage, &SelectionPage::machineWanted, this, &MainWindow::showMachine);
}

void MainWindow::makeCreatePage()
{
    if (m_createPage != nullptr) {
        return; // made when it is first wanted: the window is there sooner
    }
    m_createPage = new CreatePage(
        CreateServices::real(m_services.connections, m_services.runner, m_services.catalog, m_services.settings),
        m_stack);
    connect(m_createPage, &CreatePage::finished, this, &MainWindow::machineMade);
    connect(m_createPage, &CreatePage::closed, this, [this] {
        m_keepsCreatePage = false;
        showSelection();
    });
    m_stack->addWidget(m_createPage);
    orderFocus();
}

void MainWindow::openCreatePage(const QString& path)
{
    makeCreatePage();
    if (m_stack->currentWidget() == m_createPage) {
        if (!path.isEmpty()) {
            m_createPage->useFile(path);
        }
        return;
    }
    // What was chosen is kept while the user looks something up in the list; so is a creation under way.
    if (m_keepsCreatePage && (m_createPage->hasChanges() || m_creatingOn == m_current)) {
        if (!path.isEmpty()) {
            m_createPage->useFile(path);
        }
    } else {
        m_createPage->start(m_current, path);
        m_creatingOn = m_current;
    }
    m_keepsCreatePage = true;
    m_stack->setCurrentWidget(m_createPage);
    m_createPage->setFocus();
}

void MainWindow::machineMade(const DomainKey& machine)
{
    const bool isWatched = m_stack->currentWidget() == m_createPage;
    m_keepsCreatePage = false;
    m_services.pausedStart.started(machine); // nothing happens to one that does not wait
    if (isWatched) {
        showMachine(machine);
        return;
    }
    // The user went on with something else meanwhile: nothing is taken away under the hands.
    const QString key = QStringLiteral("made/") % machine.connection.value % QLatin1Char('/') % machine.uuid.toString();
    m_notices->set(key,
        {.kind = InlineMessage::Kind::Success,
            .text = tr("The new virtual machine is there."),
            .detail = {},
            .buttons = {{QStringLiteral("showMadeMachine"), tr("Show it"),
                [this, key, machine] {
                    m_notices->remove(key);
                    showMachine(machine);
                }}},
            .staysAway = false});
}

void MainWindow::tellSettingsNotSaved(const Error& error)
{
    m_notices->set(QStringLiteral("settings/"),
        {.kind = InlineMessage::Kind::Warning,
            .text = tr("What you chose could not be saved: it holds until Domus ends."),
            .detail = errorText(error).all(),
            .buttons = {},
            .staysAway = false});
}

void MainWindow::showMachine(const DomainKey& machine)
{
    m_listOnly->setChecked(false);
    m_stack->setCurrentWidget(m_machinePage);
    m_machinePage->showConsole();
    select(machine);
}

void MainWindow::select(const DomainKey& machine)
{
    m_sidebar->select(machine);
}

/// Nothing is done to what is neither in the list nor on a page.
void MainWindow::updateSubjects()
{
    m_actions->setMachines(m_isListOnly && m_sidebar->isHidden() ? QVector<DomainKey>() : m_sidebar->machines());
}

void MainWindow::selectionChanged()
{
    const DomainKey machine = m_sidebar->machine();
    m_current = m_sidebar->connection();
    HostSession* session = m_services.connections.session(m_current);
    updateSubjects();
    m_batches->withdraw(); // what it asked was about those selected before
    m_machinePage->setMachine(machine.isNull() ? nullptr : session, machine.uuid);
    m_console->setMachine(machine.isNull() ? nullptr : session, machine.uuid);
    m_connectionPage->setSession(session);
    m_hostNotices->setCurrent(m_current);
    m_notices->removeAll(QStringLiteral("remove/")); // a question about what is no longer looked at
    showSelection();
}

void MainWindow::showSelection()
{
    if (m_sidebar->isLosingRows() && m_binPage != nullptr && m_stack->currentWidget() == m_binPage) {
        return; // a machine that goes, perhaps out of the bin itself, takes nothing away from under the eyes
    }
    const DomainKey machine = m_sidebar->machine();
    // The results of deleting what was selected are read in peace, although nothing is selected any more.
    const bool keepsResults
        = m_sidebar->isLosingRows() && m_stack->currentWidget() == m_selectionPage && m_selectionPage->hasResults();
    if (m_actions->machines().size() > 1 || keepsResults) {
        m_stack->setCurrentWidget(m_selectionPage);
    } else if (!machine.isNull()) {
        m_stack->setCurrentWidget(m_machinePage);
    } else if (m_services.connections.session(m_current) != nullptr) {
        m_stack->setCurrentWidget(m_connectionPage);
    } else if (m_binPage == nullptr || m_stack->currentWidget() != m_binPage) {
        m_stack->setCurrentWidget(m_welcome);
    }
}

void MainWindow::orderFocus()
{
    // Qt puts what is made later at the end, yet the tasks stand at the bottom.
    QWidget* right = m_stack->parentWidget();
    orderFocusByLayout(right);
    QWidget* last = right;
    for (QWidget* widget = right->nextInFocusChain(); widget != right; widget = widget->nextInFocusChain()) {
        if (right->isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) != 0) {
            last = widget;
        }
    }
    QWidget::setTabOrder(last, m_taskPane->firstControl());
    orderFocusByLayout(m_taskPane);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    orderFocus(); // pages that changed since
    return QMainWindow::focusNextPrevChild(next);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::WindowStateChange) {
        updateWatched();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    updateWatched();
    Q_EMIT shownChanged(true);
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    updateWatched();
    if (!event->spontaneous()) {
        Q_EMIT shownChanged(false);
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (CreatePage::acceptsFile(event->mimeData())) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = CreatePage::fileOf(event->mimeData());
    if (!path.isEmpty()) {
        event->acceptProposedAction();
        openCreatePage(path);
    }
}

} // namespace domus
