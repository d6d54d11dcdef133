// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/consoletab.h"

#include "app/console/consolesession.h"
#include "app/services/connectionlist.h"
#include "app/services/domainconsole.h"
#include "app/services/hostsession.h"
#include "app/services/pausedstart.h"
#include "app/services/statetext.h"
#include "ui/console/consolepane.h"
#include "ui/console/consoleview.h"
#include "ui/console/consolewindow.h"
#include "ui/mainwindow/windowservices.h"
#include "ui/widgets/emptypage.h"

#include <QAction>
#include <QEvent>
#include <QPushButton>
#include <QStackedLayout>

namespace domus {

ConsoleTab::ConsoleTab(const WindowServices& services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_stack(new QStackedLayout(this))
    , m_off(new EmptyPage(this))
    , m_start(m_off->addButton(QStringLiteral("consoleStart")))
    , m_elsewhere(new EmptyPage(this))
    , m_bringBack(m_elsewhere->addButton(QStringLiteral("consoleBringBack")))
{
    setObjectName(QStringLiteral("consoleTab"));
    m_off->setObjectName(QStringLiteral("consoleOff"));
    m_off->setIcon(QStringLiteral("console"));
    m_elsewhere->setObjectName(QStringLiteral("consoleElsewhere"));
    m_elsewhere->setIcon(QStringLiteral("popout"));
    m_stack->addWidget(m_off);
    m_stack->addWidget(m_elsewhere);
    connect(m_start, &QPushButton::clicked, this, &ConsoleTab::startWanted);
    connect(m_bringBack, &QPushButton::clicked, this, [this] { comeBack(m_machine); });
    // A host that leaves the list takes its consoles along.
    connect(&m_services.connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](HostSession* session) {
        const QList<DomainKey> keys = m_windows.keys();
        for (const DomainKey& key : keys) {
            if (key.connection == session->id()) {
                m_windows.take(key)->deleteLater();
            }
        }
    });
    retranslate();
}

ConsoleTab::~ConsoleTab()
{
    qDeleteAll(m_windows);
}

void ConsoleTab::setMachine(HostSession* session, Uuid uuid)
{
    const DomainKey machine = session == nullptr ? DomainKey{} : DomainKey{session->id(), uuid};
    if (machine == m_machine && session == m_session) {
        return;
    }
    if (m_session != session) {
        if (m_session) {
            disconnect(m_session, nullptr, this, nullptr);
        }
        m_session = session;
        if (session != nullptr) {
            connect(session, &HostSession::inventoryChanged, this, &ConsoleTab::refresh);
            connect(session, &HostSession::stateChanged, this, &ConsoleTab::refresh);
        }
    }
    dropPane();
    m_machine = machine;
    refresh();
}

bool ConsoleTab::hasScreen() const
{
    return m_session && !m_machine.isNull();
}

void ConsoleTab::popOut()
{
    if (m_machine.isNull()) {
        return;
    }
    if (ConsoleWindow* open = m_windows.value(m_machine)) {
        open->show();
        open->raise();
        open->activateWindow();
        return;
    }
    ConsolePane* pane = m_pane != nullptr ? m_pane : makePane();
    m_pane = nullptr;
    m_stack->removeWidget(pane);
    // No parent: it stays when this window is minimised. It goes with this tab.
    auto* window = new ConsoleWindow;
    window->setWindowIcon(windowIcon());
    window->setPane(pane);
    connect(window, &ConsoleWindow::closed, this, [this, machine = m_machine] { comeBack(machine); });
    connect(pane, &ConsolePane::popOutRequested, window, [this, machine = m_machine](bool poppedOut) {
        if (!poppedOut) {
            comeBack(machine);
        }
    });
    m_windows.insert(m_machine, window);
    pane->show();
    window->show();
    pane->start();
    refresh();
}

void ConsoleTab::setFullScreen()
{
    popOut();
    if (ConsoleWindow* window = m_windows.value(m_machine)) {
        window->setFullScreen(true);
    }
}

void ConsoleTab::setScaled(bool scaled)
{
    if (m_isScaled == scaled) {
        return;
    }
    m_isScaled = scaled;
    if (m_pane != nullptr) {
        m_pane->setScaled(scaled);
    }
    for (const ConsoleWindow* window : std::as_const(m_windows)) {
        if (ConsolePane* pane = window->pane()) {
            pane->setScaled(scaled);
        }
    }
    Q_EMIT scaledChanged(scaled);
}

void ConsoleTab::setRunAction(const QAction* run)
{
    const auto follow = [this, run] { m_start->setText(run->iconText()); };
    connect(run, &QAction::changed, m_start, follow);
    follow();
}

void ConsoleTab::retranslate()
{
    m_elsewhere->setHeading(tr("The console is in its own window"));
    m_elsewhere->setText(QString());
    m_bringBack->setText(tr("Bring it back"));
    refresh();
}

void ConsoleTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ConsoleTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void ConsoleTab::refresh()
{
    if (!m_session || m_machine.isNull()) {
        return;
    }
    const InventoryPtr inventory = m_session->inventory();
    const DomainRecord* record = inventory->domain(m_machine.uuid);
    if (record == nullptr) {
        dropPane();
        return;
    }
    // While libvirt does not answer, a screen that is connected already goes on by itself.
    const bool isKnown = record->state != DomainState::Unknown;
    ConsoleWindow* window = m_windows.value(m_machine);
    ConsolePane* pane = window != nullptr ? window->pane() : m_pane;
    if (window != nullptr) {
        m_stack->setCurrentWidget(m_elsewhere);
    } else if (!isKnown && m_pane != nullptr) {
        m_stack->setCurrentWidget(m_pane);
    } else if (!record->isActive()) {
        m_stack->setCurrentWidget(m_off);
        m_off->setHeading(isKnown ? tr("The virtual machine is off") : domainStateText(*record));
        m_off->setText(isKnown ? tr("Its screen is shown here as soon as it runs.") : QString());
        m_start->setVisible(isKnown);
        m_start->setEnabled(m_session->state() == SessionState::Open && !m_session->settings().readOnly);
    } else {
        if (m_pane == nullptr && isVisible()) {
            m_pane = pane = makePane(); // a process each: only for what is looked at
            m_stack->addWidget(m_pane);
        }
        if (m_pane != nullptr) {
            m_stack->setCurrentWidget(m_pane);
        }
    }
    if (pane == nullptr) {
        return;
    }
    pane->setTitle(record->name);
    if (isKnown && !record->isActive()) {
        pane->stop();
    } else if (isKnown && pane->session()->state() == ConsoleState::Idle) {
        pane->start();
    }
}

ConsolePane* ConsoleTab::makePane()
{
    auto* pane = new ConsolePane(this);
    pane->setObjectName(QStringLiteral("consolePane"));
    pane->setOpener(domainConsoleOpener(m_services.connections, m_machine));
    pane->setScaled(m_isScaled);
    connect(pane, &ConsolePane::scaledChanged, this, &ConsoleTab::setScaled);
    connect(pane->session(), &ConsoleSession::stateChanged, this, [this, machine = m_machine](ConsoleState state) {
        if (state == ConsoleState::Connected) {
            m_services.pausedStart.consoleAttached(machine);
        }
    });
    connect(pane, &ConsolePane::popOutRequested, this, [this, pane](bool poppedOut) {
        if (poppedOut && pane == m_pane) {
            popOut();
        }
    });
    connect(pane, &ConsolePane::fullScreenRequested, this, [this, pane](bool fullScreen) {
        if (fullScreen && pane == m_pane) {
            setFullScreen();
        }
    });
    return pane;
}

void ConsoleTab::dropPane()
{
    if (m_pane != nullptr) {
        m_stack->removeWidget(m_pane);
        m_pane->stop();
        m_pane->deleteLater();
        m_pane->setParent(nullptr);
        m_pane->hide();
        m_pane = nullptr;
    }
}

void ConsoleTab::comeBack(const DomainKey& machine)
{
    ConsoleWindow* window = m_windows.take(machine);
    if (window == nullptr) {
        return;
    }
    ConsolePane* pane = window->takePane();
    window->hide();
    window->deleteLater();
    if (pane != nullptr) {
        disconnect(pane, nullptr, window, nullptr);
        if (machine == m_machine && m_pane == nullptr) {
            m_pane = pane;
            m_stack->addWidget(pane);
            pane->show();
        } else {
            pane->deleteLater();
        }
    }
    refresh();
}

} // namespace domus
