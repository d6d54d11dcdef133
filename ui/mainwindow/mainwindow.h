// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/connectiondiscovery.h"
#include "app/services/domainoperations.h"
#include "ui/mainwindow/windowservices.h"

#include <QMainWindow>

#include <functional>

class QAction;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace domus {

class BatchCommands;
class BinContents;
class BinPage;
class ConnectionForm;
class ConnectionPage;
class ConsoleTab;
class CreatePage;
class EmptyPage;
class HostNotices;
class HostSession;
class MachineActions;
class MachineCommands;
class MachineMonitor;
class MachinePage;
class Notices;
class SelectionPage;
class Preferences;
class SettingsPage;
class Sidebar;
class TaskPane;
class UndoDesk;
class WindowPalette;

/// The one window: the list on the left, what is selected on the right, the tasks below. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const WindowServices& services, QWidget* parent = nullptr);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    /// Looks for this computer's libvirt when the list is empty, and keeps the page that says what it found.
    void discover();
    /// What the discovery found; opens it. Also for tests.
    void setDiscovery(const Discovery& discovery);
    void setRunsAsRoot(bool isRoot);
    /// Opens the page that makes a machine, with that file as its source when there is one.
    void openCreatePage(const QString& path = {});
    /// Tests the selected connection when the Help menu asks; without it the menu has no such entry.
    void setSelfTest(std::function<void(HostSession&)> selfTest);
    void select(const DomainKey& machine);
    void selectConnection(const ConnectionId& connection);
    void showMachine(const DomainKey& machine);
    /// What could not be done for another start of the program.
    void tellTrouble(const QString& sentence);
    /// As by the menus, with the question that belongs to it; for the tray.
    void requestAction(DomainAction action, const DomainKey& machine);
    void openSettings();
    Preferences& preferences() { return *m_preferences; }
    /// In front of everything, from wherever it was.
    void bringUp();
    /// Closing the window leaves Domus in the tray, where the user wants that; without, it ends.
    void setHasTray(bool hasTray);
    /// Ends Domus; asks first where something would be left half done.
    void quit();

Q_SIGNALS:
    /// It can be seen, or was hidden or closed.
    void shownChanged(bool shown);

protected:
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    void makeToolBar();
    void makeMenus();
    void makePages();
    void makeCreatePage();
    void retranslate();
    void orderFocus();
    void restoreLayout();
    void saveLayout() const;
    void saveSettings() const;
    void setLanguage(const QString& language);
    void makeBatches();
    void makeBin();
    void retranslateBin();
    void openBin(const DomainKey& machine);
    void undoLast();
    void showWhatCanBeUndone();
    void selectionChanged();
    void updateSubjects();
    void showSelection();
    void connectList();
    void showListMenu(QPoint globalPosition);
    void fillGroupMenu(QMenu* menu);
    void renameMachine(const DomainKey& machine, const QString& name);
    void moveMachines(const QVector<DomainKey>& machines, const QString& groupPath);
    void setListOnly(bool only);
    void updateRightSide();
    /// Loads and addresses are read only while somebody can see them.
    void updateWatched();
    void tellSettingsNotSaved(const Error& error);
    void updateWelcome();
    void addConnection();
    HostSession* addConnectionTo(const QString& uri);
    void editConnection(const ConnectionId& connection);
    void askToRemove(const ConnectionId& connection);
    void machineMade(const DomainKey& machine);
    void makeSettingsPage();
    void makeSettings();
    void applyPreference(const QString& key);
    void requestCarefully(DomainAction action, HostSession* session, const DomainRecord& machine);
    /// The first time it asks; from then on it does what was answered.
    void hideToTray();
    /// Something is under way that closing would leave half done.
    void askToClose();
    void closeWhenDone();
    void closeAtOnce();
    void about();

    WindowServices m_services;
    Discovery m_discovery;
    bool m_isDiscovering = false;
    bool m_closesAtOnce = false;
    bool m_hasTray = false;
    bool m_quits = false; ///< closing ends Domus now, whatever the tray
    bool m_isListOnly = false;
    QByteArray m_besideState; ///< the splitter's, while the list has the window to itself
    QMetaObject::Connection m_closesLater; ///< while it waits for the tasks to be over
    bool m_keepsCreatePage = false; ///< the user left it for the list, and will come back
    ConnectionId m_creatingOn;
    ConnectionId m_current;
    Preferences* m_preferences;
    MachineMonitor* m_monitor;
    MachineActions* m_actions;
    MachineCommands* m_commands = nullptr;
    BatchCommands* m_batches = nullptr;
    HostNotices* m_hostNotices = nullptr;
    QSplitter* m_splitter;
    Sidebar* m_sidebar;
    Notices* m_notices;
    QStackedWidget* m_stack;
    TaskPane* m_taskPane;
    EmptyPage* m_welcome = nullptr;
    QPushButton* m_welcomeRetry = nullptr;
    QPushButton* m_welcomeAdd = nullptr;
    ConnectionPage* m_connectionPage = nullptr;
    MachinePage* m_machinePage = nullptr;
    SelectionPage* m_selectionPage = nullptr;
    WindowPalette* m_palette = nullptr;
    BinContents* m_bin = nullptr;
    BinPage* m_binPage = nullptr;
    UndoDesk* m_undoDesk = nullptr;
    ConsoleTab* m_console = nullptr;
    CreatePage* m_createPage = nullptr;
    ConnectionForm* m_connectionForm = nullptr;
    SettingsPage* m_settingsPage = nullptr; ///< made when it is first wanted
    QToolBar* m_toolBar = nullptr;
    QToolButton* m_shutDownButton = nullptr;
    QMenu* m_fileMenu = nullptr;
    QMenu* m_machineMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QMenu* m_columnMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
    QAction* m_new = nullptr;
    QAction* m_addConnection = nullptr;
    QAction* m_settingsAction = nullptr;
    QAction* m_quit = nullptr;
    QAction* m_find = nullptr;
    QAction* m_openPalette = nullptr;
    QAction* m_selectAll = nullptr;
    QAction* m_listOnly = nullptr;
    QAction* m_offHidden = nullptr;
    QAction* m_grouped = nullptr;
    QAction* m_popOut = nullptr;
    QAction* m_fullScreen = nullptr;
    QAction* m_scale = nullptr;
    QAction* m_showTasks = nullptr;
    QAction* m_showBin = nullptr;
    QAction* m_showJournal = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_selfTestAction = nullptr;
    QAction* m_about = nullptr;
    std::function<void(HostSession&)> m_selfTest;
};

} // namespace domus
