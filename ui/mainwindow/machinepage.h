// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/uuid.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <memory>

class QLabel;
class QTabWidget;

namespace domus {

class ConfirmBar;
class HostSession;
class OsCatalog;
class Overview;
class TextConsolePage;

/// One machine: its name and state, and under tabs its screen, its text consoles and what it is.
class MachinePage : public QWidget
{
    Q_OBJECT
public:
    /// The console tab is made by the window, which knows consoles; its parent is the page.
    MachinePage(QWidget* console, std::shared_ptr<OsCatalog> catalog, QWidget* parent = nullptr);

    /// A null session: no machine.
    void setMachine(HostSession* session, Uuid uuid);
    DomainKey machine() const;
    void showConsole();
    void showTextConsole();
    void showOverview();
    bool isConsoleShown() const;
    ConfirmBar* confirmBar() const { return m_confirm; }

Q_SIGNALS:
    void consoleShownChanged(bool shown);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    QPointer<HostSession> m_session;
    Uuid m_uuid;
    QLabel* m_icon;
    QLabel* m_name;
    QLabel* m_state;
    ConfirmBar* m_confirm;
    QTabWidget* m_tabs;
    QWidget* m_console;
    TextConsolePage* m_textConsole;
    Overview* m_overview;
};

} // namespace domus
