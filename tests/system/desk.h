// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/settings.h"
#include "app/services/connectionlist.h"
#include "app/services/installphase.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "ui/mainwindow/mainwindow.h"

#include <QImage>

#include <memory>

namespace domus {

class ConsoleSession;

/// Domus as a user has it on the desk: the program's own parts around the real window, and hands that click and type by
/// objectName. Nothing is done but through the window; what came of it is read from libvirt. GUI thread.
class Desk
{
public:
    explicit Desk(const QString& uri);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// False with a reason in the test's log when it does not open in a minute.
    bool isOpen();
    HostSession& session() { return *m_session; }
    MainWindow& window() { return *m_window; }
    const DomainRecord* machine(const QString& name) const; ///< null when there is none

    // Hands. False, and a line in the log, when what is to be clicked is not there to be clicked.
    bool click(const char* name);
    bool choose(const char* action); ///< in a menu of the menu bar
    bool type(const char* field, const QString& text); ///< replaces what stands there, ends with Enter
    bool select(const QString& machine); ///< in the list
    /// Clicks Create as soon as it may be, and before it what cures a problem (a host without any storage pool).
    bool create();
    /// To the guest, as if typed on the focused console.
    bool key(Qt::Key key);

    // Eyes.
    bool isEnabled(const char* name) const;
    ConsoleSession* console() const;
    QImage picture() const; ///< a copy of the guest's screen; null while there is none
    /// Saves the window beside the test's log, where DOMUS_TEST_PICTURES says; for people.
    void photograph(const QString& name);
    int clicks() const { return m_clicks; } ///< of the mouse so far

private:
    QWidget* visible(const char* name) const;

    std::shared_ptr<ConnectionDriver> m_driver;
    Settings m_settings;
    std::unique_ptr<ConnectionList> m_connections;
    std::unique_ptr<OperationRunner> m_runner;
    std::unique_ptr<PausedStart> m_pausedStart;
    std::unique_ptr<InstallPhaseWatcher> m_installPhase;
    std::unique_ptr<MainWindow> m_window;
    HostSession* m_session = nullptr;
    int m_clicks = 0;
};

/// How much of two pictures of one size differs, 0 to 1; 1 for different sizes.
double difference(const QImage& one, const QImage& other);
/// The part of a picture's pixels whose colour is near the given one, 0 to 1.
double partOf(const QImage& picture, QRgb color);

} // namespace domus
