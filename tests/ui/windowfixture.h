// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "tests/support/fakehost.h"
#include "ui/mainwindow/mainwindow.h"

#include <QPair>
#include <QVector>

#include <functional>
#include <memory>

namespace domus {

class Journal;
class Settings;
class Translator;

/// The main window over a host in memory that has a machine in every state. Nothing here depends on the computer it
/// runs on.
class WindowFixture
{
public:
    /// The settings may be null: nothing is remembered. So may the translator: there is no language to choose.
    /// What is done is kept in a journal where it has a folder.
    explicit WindowFixture(
        Settings* settings = nullptr, Translator* translator = nullptr, const QString& journalFolder = {});
    ~WindowFixture();
    WindowFixture(const WindowFixture&) = delete;
    WindowFixture& operator=(const WindowFixture&) = delete;

    MainWindow& window() { return *m_window; }
    FakeHost& host() { return *m_host; }
    std::shared_ptr<FakeHost> sharedHost() const { return m_host; } ///< for another hand's connection
    OperationRunner& runner() { return *m_runner; }
    ConnectionList& connections() { return *m_connections; }

    /// Adds a connection to the host under that address and opens it; null when it did not open.
    HostSession* connectTo(const QString& uri, const QString& label = {});
    /// Adds one that cannot be opened, for libvirt says these words.
    static QString whyInVain();
    HostSession* connectInVain();
    /// Adds machines "web1", "web2"... to the host, before it is connected to.
    void addMachines(int count, DomainState state);
    /// Selects every machine of these names, and waits until the window shows it.
    bool selectAll(HostSession* session, const QStringList& machines);
    /// Selects the machine, its overview in front, and waits until the window shows it.
    bool select(HostSession* session, const QString& machine);
    /// Triggers the action of that object name; false when it is off.
    bool trigger(const char* action);
    /// Opens the menu of what is selected in the list.
    bool openListMenu();
    /// The host in memory keeps notes beside the definition; libvirt tells them in it: that the machine is in the bin.
    void tellBinned(Uuid uuid);
    /// Waits until something of that name can be seen.
    bool waitForVisible(const char* name);

private:
    std::shared_ptr<FakeHost> m_host;
    std::unique_ptr<ConnectionList> m_connections;
    std::unique_ptr<OperationRunner> m_runner;
    std::unique_ptr<PausedStart> m_pausedStart;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<MainWindow> m_window;
};

/// A state of the window worth looking at: made once, looked at by whoever holds it against rules or takes its picture.
struct WindowScene
{
    QString name;
    /// False when the window did not get there.
    std::function<bool(WindowFixture&)> reach;
    /// The window beside the main one that it is about; empty: the main one.
    QString page = {};
};

/// The fixture that a scene is reached in, with a journal in the folder where it is about that.
std::unique_ptr<WindowFixture> fixtureOf(const WindowScene& scene, const QString& folder);
/// What of it is looked at, once it was reached.
QWidget& pageOf(WindowFixture& fixture, const WindowScene& scene);

QVector<WindowScene> windowScenes();

} // namespace domus
