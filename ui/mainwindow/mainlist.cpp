// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "app/services/machinelabeloperations.h"
#include "app/services/machinelabels.h"
#include "app/services/machinemonitor.h"
#include "app/services/operationrunner.h"
#include "app/services/renamedomain.h"
#include "ui/mainwindow/batchcommands.h"
#include "ui/mainwindow/binfoot.h"
#include "ui/mainwindow/connectionpage.h"
#include "ui/mainwindow/listcolumns.h"
#include "ui/mainwindow/machineactions.h"
#include "ui/mainwindow/machinepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/selectionpage.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QWidgetAction>

// The window's list: its menu, names and groups, and the list by itself.
namespace domus {

void MainWindow::connectList()
{
    connect(m_sidebar, &Sidebar::selectionChanged, this, &MainWindow::selectionChanged);
    connect(m_sidebar, &Sidebar::menuRequested, this, &MainWindow::showListMenu);
    connect(m_sidebar, &Sidebar::activated, this, &MainWindow::showMachine);
    connect(m_sidebar, &Sidebar::hiddenChanged, this, &MainWindow::updateSubjects);
    connect(m_sidebar, &Sidebar::renameRequested, this, &MainWindow::renameMachine);
    connect(m_sidebar, &Sidebar::moveRequested, this, &MainWindow::moveMachines);
    connect(m_sidebar, &Sidebar::settingsNotSaved, this, &MainWindow::tellSettingsNotSaved);
    connect(m_actions, &MachineActions::renameWanted, m_sidebar, &Sidebar::rename);
    connect(m_listOnly, &QAction::toggled, this, &MainWindow::setListOnly);
    connect(m_offHidden, &QAction::toggled, m_sidebar, &Sidebar::setOffHidden);
    connect(m_sidebar, &Sidebar::offHiddenChanged, m_offHidden, &QAction::setChecked);
    connect(m_grouped, &QAction::toggled, m_sidebar, &Sidebar::setGrouped);
    connect(m_selectAll, &QAction::triggered, m_sidebar, &Sidebar::selectAllMachines);
    connect(m_columnMenu, &QMenu::aboutToShow, this, [this] {
        m_columnMenu->clear();
        m_sidebar->columns().fillMenu(m_columnMenu);
    });
    // Beside a list that has the window to itself a page shows only for as long as it asks or tells something.
    connect(m_stack, &QStackedWidget::currentChanged, this, &MainWindow::updateRightSide);
    connect(m_selectionPage, &SelectionPage::resultsShown, this, &MainWindow::updateRightSide);
    connect(m_selectionPage, &SelectionPage::resultsClosed, this, &MainWindow::updateRightSide);
    auto* foot = new BinFoot(*m_bin, m_sidebar);
    m_sidebar->setFoot(foot);
    connect(foot, &QPushButton::clicked, m_showBin, &QAction::trigger);
    m_selectionPage->confirmBar()->installEventFilter(this);
    m_machinePage->confirmBar()->installEventFilter(this);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent) {
        updateRightSide();
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::updateWatched()
{
    m_monitor->setWatched(isVisible() && !isMinimized());
}

void MainWindow::setListOnly(bool only)
{
    if (only == m_isListOnly) {
        return;
    }
    if (only) {
        m_besideState = m_splitter->saveState();
    }
    m_isListOnly = only;
    m_sidebar->columns().setWide(only);
    updateSubjects();
    // What is told stands above the list then, and above the page otherwise.
    QWidget* above = only ? m_splitter->parentWidget() : m_stack->parentWidget();
    static_cast<QBoxLayout*>(above->layout())->insertWidget(0, m_notices);
    updateRightSide();
    if (!only) {
        m_splitter->restoreState(m_besideState);
    }
}

void MainWindow::updateRightSide()
{
    const QWidget* page = m_stack->currentWidget();
    const bool asks = (page == m_machinePage && !m_machinePage->confirmBar()->isHidden())
        || (page == m_selectionPage && (m_selectionPage->hasResults() || !m_selectionPage->confirmBar()->isHidden()));
    const bool isAboutTheList = page == m_machinePage || page == m_selectionPage || page == m_connectionPage
        || (page == m_welcome && !m_services.connections.sessions().isEmpty());
    m_stack->parentWidget()->setVisible(!m_isListOnly || asks || !isAboutTheList);
}

void MainWindow::renameMachine(const DomainKey& machine, const QString& name)
{
    HostSession* session = m_services.connections.session(machine.connection);
    const InventoryPtr inventory = session != nullptr ? session->inventory() : nullptr;
    if (const DomainRecord* record = inventory ? inventory->domain(machine.uuid) : nullptr) {
        m_services.runner.start(renameDomainOperation(*session, *record, name));
    }
}

void MainWindow::moveMachines(const QVector<DomainKey>& machines, const QString& groupPath)
{
    m_batches->moveToGroup(machines, groupPath);
}

void MainWindow::fillGroupMenu(QMenu* menu)
{
    menu->setObjectName(QStringLiteral("groupMenu"));
    const QVector<DomainKey> machines = m_sidebar->machines();
    const auto move = [this, machines](const QString& path) { moveMachines(machines, path); };
    QAction* out = menu->addAction(tr("&No group"));
    out->setObjectName(QStringLiteral("groupNone"));
    connect(out, &QAction::triggered, this, [move] { move(QString()); });
    menu->addSeparator();
    const QStringList paths = m_sidebar->groupPaths();
    for (const QString& path : paths) {
        QString text = path;
        QAction* action = menu->addAction(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("groupPath"));
        connect(action, &QAction::triggered, this, [move, path] { move(path); });
    }
    menu->addSeparator();
    auto* field = new QLineEdit(menu);
    field->setObjectName(QStringLiteral("newGroupField"));
    field->setPlaceholderText(tr("New group, such as lab/web"));
    field->setAccessibleName(tr("Name of a new group"));
    auto* holder = new QWidgetAction(menu);
    holder->setDefaultWidget(field);
    menu->addAction(holder);
    connect(field, &QLineEdit::returnPressed, menu, [move, field, menu] {
        const QString path = machinelabels::normalPath(field->text());
        if (!path.isEmpty()) {
            move(path);
        }
        // The menus above it, too.
        for (QWidget* open = menu; qobject_cast<QMenu*>(open) != nullptr; open = open->parentWidget()) {
            open->close();
        }
    });
}

void MainWindow::showListMenu(QPoint globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("listMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Opened for these: where they go, another machine would be next.
    connect(m_sidebar, &Sidebar::selectionChanged, menu, &QMenu::close);
    if (!m_sidebar->machines().isEmpty()) {
        m_actions->fillMenu(menu);
        fillGroupMenu(menu->addMenu(theme::icon(QStringLiteral("folder")), tr("Move to &group")));
    } else if (HostSession* session = m_services.connections.session(m_current)) {
        menu->addAction(m_new);
        menu->addSeparator();
        const bool isOpen = session->state() == SessionState::Open || session->state() == SessionState::Connecting;
        QAction* toggle = menu->addAction(isOpen ? tr("&Disconnect") : tr("&Connect"));
        toggle->setObjectName(QStringLiteral("connectAction"));
        connect(toggle, &QAction::triggered, session, [session, isOpen] {
            if (isOpen) {
                session->close();
            } else {
                session->open();
            }
        });
        QAction* edit = menu->addAction(tr("Rename or c&hange…"));
        edit->setObjectName(QStringLiteral("editConnectionAction"));
        connect(edit, &QAction::triggered, this, [this, id = m_current] { editConnection(id); });
        QAction* remove = menu->addAction(tr("&Remove from the list…"));
        remove->setObjectName(QStringLiteral("removeConnectionAction"));
        connect(remove, &QAction::triggered, this, [this, id = m_current] { askToRemove(id); });
    } else {
        menu->addAction(m_addConnection);
    }
    menu->popup(globalPosition);
}

} // namespace domus
