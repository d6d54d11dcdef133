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
class ConsoleWindow;
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
    void popOut();
    void setFullScreen();
    /// All consoles of this window, also those in windows of their own.
    void setScaled(bool scaled);
    /// The button of a machine that is off reads as this action does: start, or restore.
    void setRunAction(const QAction* run);
    void retranslate();

Q_SIGNALS:
    /// The user wants the machine that is off to run.
    void startWanted();
    /// By the button of one console; the others have followed.
    void scaledChanged(bool scaled);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void dropPane();
    ConsolePane* makePane();
    void comeBack(const DomainKey& machine);

    const WindowServices& m_services;
    QPointer<HostSession> m_session;
    DomainKey m_machine;
    ConsolePane* m_pane = nullptr; ///< of m_machine, while it is in the tab
    QHash<DomainKey, ConsoleWindow*> m_windows;
    QStackedLayout* m_stack;
    EmptyPage* m_off;
    QPushButton* m_start;
    EmptyPage* m_elsewhere;
    QPushButton* m_bringBack;
    bool m_isScaled = true;
};

} // namespace domus
