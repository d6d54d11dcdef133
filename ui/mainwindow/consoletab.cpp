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
#include "ui/mainwindow/consolewindows.h"
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
    , m_windows(new ConsoleWindows(services.connections, this))
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
    connect(m_windows, &ConsoleWindows::closed, this, [this](const DomainKey& machine, bool isWanted) {
        comeBack(machine);
        if (isWanted) {
            Q_EMIT broughtBack(machine);
        }
    });
    connect(m_windows, &ConsoleWindows::gone, this, &ConsoleTab::refresh);
    retranslate();
}

ConsoleTab::~ConsoleTab() = default;

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
    if (m_windows->has(m_machine)) {
        m_windows->raise(m_machine);
        return;
    }
    ConsolePane* pane = m_pane != nullptr ? m_pane : makePane();
    m_pane = nullptr;
    m_stack->removeWidget(pane);
    m_windows->open(m_machine, pane);
    refresh();
}

void ConsoleTab::setFullScreen()
{
    popOut();
    m_windows->setFullScreen(m_machine);
}

void ConsoleTab::closeWindows()
{
    m_windows->closeAll(); // without a refresh: it would open the console anew in here, and all of this is to go
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
    const QVector<ConsolePane*> panes = m_windows->panes();
    for (ConsolePane* pane : panes) {
        pane->setScaled(scaled);
    }
    Q_EMIT scaledChanged(scaled);
}

void ConsoleTab::setRunAction(const QAction* run)
{
    const auto follow = [this, run] {
        m_start->setText(run->iconText());
        m_start->setEnabled(run->isEnabled());
        m_start->setToolTip(run->isEnabled() ? QString() : run->toolTip()); // why not
    };
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
    const InventoryPtr inventory = m_session ? m_session->inventory() : nullptr;
    const DomainRecord* record = inventory && !m_machine.isNull() ? inventory->domain(m_machine.uuid) : nullptr;
    setCanPopOut(record != nullptr && (record->isActive() || m_windows->has(m_machine)));
    if (record == nullptr) {
        dropPane();
        return;
    }
    const bool isKnown = record->state != DomainState::Unknown;
    if (m_windows->has(m_machine)) {
        m_stack->setCurrentWidget(m_elsewhere);
    } else if (!isKnown && m_pane != nullptr) {
        m_stack->setCurrentWidget(m_pane);
    } else if (!record->isActive()) {
        m_stack->setCurrentWidget(m_off);
        m_off->setHeading(isKnown ? tr("The virtual machine is off") : domainStateText(*record));
        m_off->setText(isKnown ? tr("Its screen is shown here as soon as it runs.") : QString());
        m_start->setVisible(isKnown);
    } else {
        if (m_pane == nullptr && isVisible()) {
            m_pane = makePane(); // a process each: only for what is looked at
            m_stack->addWidget(m_pane);
        }
        if (m_pane != nullptr) {
            m_stack->setCurrentWidget(m_pane);
        }
    }
    if (m_pane != nullptr) {
        followMachine(*m_pane, *record);
    }
}

void ConsoleTab::setCanPopOut(bool can)
{
    if (m_canPopOut != can) {
        m_canPopOut = can;
        Q_EMIT canPopOutChanged(can);
    }
}

ConsolePane* ConsoleTab::makePane()
{
    auto* pane = new ConsolePane(this);
    pane->setObjectName(QStringLiteral("consolePane"));
    pane->setMachine(m_session->uri(), m_machine.uuid.toString());
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
    ConsolePane* pane = m_windows->take(machine);
    if (pane != nullptr && machine == m_machine && m_pane == nullptr) {
        m_pane = pane;
        m_stack->addWidget(pane);
        pane->show();
    } else if (pane != nullptr) {
        pane->deleteLater();
    }
    refresh();
}

} // namespace domus
