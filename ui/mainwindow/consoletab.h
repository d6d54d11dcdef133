// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QAction;
class QPushButton;
class QStackedLayout;

namespace domus {

class ConsolePane;
class ConsoleWindows;
class EmptyPage;
class HostSession;
struct WindowServices;

/// The console of the selected machine, as a tab of its page. It connects when it is looked at, and stays connected in
/// a window of its own whatever is selected. GUI thread.
class ConsoleTab : public QWidget
{
    Q_OBJECT
public:
    /// The services outlive the tab.
    explicit ConsoleTab(const WindowServices& services, QWidget* parent = nullptr);
    ~ConsoleTab() override;
    Q_DISABLE_COPY_MOVE(ConsoleTab)

    /// A null session: no machine.
    void setMachine(HostSession* session, Uuid uuid);
    /// There is something to show: the machine runs or is about to.
    bool hasScreen() const;
    /// Whether the selected machine runs, so that its console may have a window of its own.
    bool canPopOut() const { return m_canPopOut; }
    void popOut();
    void setFullScreen();
    /// All consoles of this window, also those in windows of their own.
    void setScaled(bool scaled);
    /// Closes all consoles that have windows of their own.
    void closeWindows();
    /// The button of a machine that is off is as this action is: start or restore, possible or not.
    void setRunAction(const QAction* run);
    void retranslate();

Q_SIGNALS:
    /// The user wants the machine that is off to run.
    void startWanted();
    /// By the button of one console; the others have followed.
    void scaledChanged(bool scaled);
    void canPopOutChanged(bool can);
    /// The user asked, in the console's own window, for it to be in this one again.
    void broughtBack(const domus::DomainKey& machine);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void dropPane();
    ConsolePane* makePane();
    void comeBack(const DomainKey& machine);
    void setCanPopOut(bool can);

    const WindowServices& m_services;
    QPointer<HostSession> m_session;
    DomainKey m_machine;
    ConsolePane* m_pane = nullptr; ///< of m_machine, while it is in the tab
    ConsoleWindows* m_windows;
    QStackedLayout* m_stack;
    EmptyPage* m_off;
    QPushButton* m_start;
    EmptyPage* m_elsewhere;
    QPushButton* m_bringBack;
    bool m_isScaled = true;
    bool m_canPopOut = false;
};

} // namespace domus
