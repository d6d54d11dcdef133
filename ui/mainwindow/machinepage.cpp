// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/machinepage.h"

#include "app/services/hostsession.h"
#include "app/services/statetext.h"
#include "ui/details/overview.h"
#include "ui/textconsole/textconsolepage.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

namespace domus {

MachinePage::MachinePage(QWidget* console, std::shared_ptr<OsCatalog> catalog, QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_name(new QLabel(this))
    , m_state(new QLabel(this))
    , m_confirm(new ConfirmBar(this))
    , m_tabs(new QTabWidget(this))
    , m_console(console)
    , m_textConsole(new TextConsolePage(m_tabs))
    , m_overview(new Overview(std::move(catalog), m_tabs))
{
    setObjectName(QStringLiteral("machinePage"));
    for (QLabel* label : {m_name, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_name->setObjectName(QStringLiteral("machineName"));
    // A long name must not widen the window; the tooltip has it in full.
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setObjectName(QStringLiteral("machineState"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_tabs->setObjectName(QStringLiteral("machineTabs"));
    m_tabs->setDocumentMode(true);
    // A long question may take the room of a page for as long as it is asked.
    m_tabs->setMinimumHeight(fontMetrics().lineSpacing() * 8);
    m_tabs->addTab(m_console, theme::icon(QStringLiteral("console")), QString());
    m_tabs->addTab(m_textConsole, theme::icon(QStringLiteral("terminal")), QString());
    m_tabs->addTab(m_overview, theme::icon(QStringLiteral("info")), QString());
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { Q_EMIT consoleShownChanged(isConsoleShown()); });

    const int gap = theme::gap(this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(gap, gap / 2, gap, gap / 2);
    head->setSpacing(gap * 2 / 3);
    head->addWidget(m_icon);
    head->addWidget(m_name, 1);
    head->addWidget(m_state);
    auto* confirm = new QVBoxLayout;
    confirm->setContentsMargins(gap, 0, gap, 0);
    confirm->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap / 3);
    column->addLayout(head);
    column->addLayout(confirm);
    column->addWidget(m_tabs, 1);
    refresh();
}

void MachinePage::setMachine(HostSession* session, Uuid uuid)
{
    if (m_session != session) {
        if (m_session) {
            disconnect(m_session, nullptr, this, nullptr);
        }
        m_session = session;
        if (session != nullptr) {
            connect(session, &HostSession::stateChanged, this, &MachinePage::refresh);
            connect(session, &HostSession::inventoryChanged, this, &MachinePage::refresh);
        }
    }
    m_uuid = uuid;
    m_confirm->setSubject(machine());
    m_textConsole->setMachine(session, uuid);
    m_overview->setMachine(session, uuid);
    refresh();
}

DomainKey MachinePage::machine() const
{
    return m_session ? DomainKey{m_session->id(), m_uuid} : DomainKey{};
}

void MachinePage::showConsole()
{
    m_tabs->setCurrentWidget(m_console);
}

void MachinePage::showTextConsole()
{
    m_tabs->setCurrentWidget(m_textConsole);
}

void MachinePage::showOverview()
{
    m_tabs->setCurrentWidget(m_overview);
}

bool MachinePage::isConsoleShown() const
{
    return m_tabs->currentWidget() == m_console;
}

void MachinePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void MachinePage::refresh()
{
    m_tabs->setAccessibleName(tr("Pages of the virtual machine"));
    m_tabs->setTabText(0, tr("Console"));
    m_tabs->setTabText(1, tr("Text console"));
    m_tabs->setTabText(2, tr("Overview"));
    m_name->setFont(theme::headingFont(this, 1.25));
    if (!m_session) {
        return;
    }
    const InventoryPtr inventory = m_session->inventory();
    const DomainRecord* record = inventory->domain(m_uuid);
    if (record == nullptr) {
        return;
    }
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(theme::stateIcon(*record).pixmap(QSize(side, side), devicePixelRatioF()));
    m_name->setText(record->name);
    m_name->setToolTip(theme::plainToolTip(record->name));
    m_state->setText(domainStateText(*record));
}

} // namespace domus
