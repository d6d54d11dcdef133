// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/settings.h"
#include "app/services/connectionlist.h"
#include "app/services/installphase.h"
#include "app/services/journal/journal.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "app/services/ssh/sshlinks.h"
#include "ui/mainwindow/mainwindow.h"

#include <QImage>

#include <memory>
#include <optional>

namespace domus {

class ConsoleSession;

/// Domus as a user has it on the desk: the program's own parts around the real window, and hands that click and type by
/// objectName. Nothing is done but through the window; what came of it is read from libvirt. GUI thread.
class Desk
{
public:
    /// `domus -c URI`.
    explicit Desk(const QString& uri);
    /// `domus`: with the user's own list, opening what is to be opened at start. Looks for no libvirt by itself.
    Desk();
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// False with a reason in the test's log when it does not open in a minute.
    bool isOpen();
    /// The one of the address; without one, the first of the list.
    HostSession& session() { return m_session == nullptr ? *m_connections->sessions().constFirst() : *m_session; }
    ConnectionList& connections() { return *m_connections; }
    OperationRunner& runner() { return *m_runner; }
    SshLinks& links() { return m_links; }
    MainWindow& window() { return *m_window; }
    const DomainRecord* machine(const QString& name) const; ///< null when there is none

    // Hands. False, and a line in the log, when what is to be clicked is not there to be clicked.
    bool click(const char* name);
    bool choose(const char* action); ///< in a menu of the menu bar
    bool chooseHere(const char* action); ///< in the menu that openListMenu() opened
    bool type(const char* field, const QString& text); ///< replaces what stands there, ends with Enter
    bool fill(const char* field, const QString& text); ///< as type(), without Enter
    bool select(const QString& row); ///< a machine or a connection in the list
    bool openListMenu(const QString& row); ///< with the right button
    bool setNumber(const char* field, int value); ///< by the field's arrows
    bool pick(const char* box, int row); ///< from a box that unfolds
    bool pickSource(const QString& file); ///< among the images that were found
    bool browse(const char* button, const QString& file); ///< the chooser, which shows the file's folder already
    /// Clicks Create as soon as it may be, and before it what cures a problem (a host without any storage pool).
    bool create();
    /// To the guest, typed on the focused console by xdotool: "F1", "Down", "d".
    bool key(const char* name);

    // Eyes.
    bool isEnabled(const char* name) const;
    QWidget* visible(const char* name) const; ///< null when there is none in sight
    bool says(const QString& words) const; ///< some label in sight does
    QString text(const char* name) const; ///< of a label, a field or a button in sight
    ConsoleSession* console() const;
    QImage picture() const; ///< a copy of the guest's screen; null while there is none
    /// Saves the window beside the test's log, where DOMUS_TEST_PICTURES says; for people.
    void photograph(const QString& name, QWidget* window = nullptr);
    int clicks() const { return m_clicks; } ///< of the mouse so far, a drop among them
    void countDrop() { ++m_clicks; }

private:
    void open(Settings* settings);
    void press(QWidget* widget, QPoint at);
    bool isListed(const QString& row, QRect* where);

    SshLinks m_links;
    std::shared_ptr<ConnectionDriver> m_driver;
    Settings m_settings;
    std::unique_ptr<ConnectionList> m_connections;
    std::unique_ptr<OperationRunner> m_runner;
    std::unique_ptr<PausedStart> m_pausedStart;
    std::unique_ptr<InstallPhaseWatcher> m_installPhase;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<MainWindow> m_window;
    HostSession* m_session = nullptr;
    int m_clicks = 0;
};

/// How much of two pictures differs, 0 to 1; nothing when they are not of one size, as at a change of the guest's mode.
std::optional<double> difference(const QImage& one, const QImage& other);
/// The part of a picture's pixels whose colour is near the given one, 0 to 1.
double partOf(const QImage& picture, QRgb color);

} // namespace domus
