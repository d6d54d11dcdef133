// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/machineactions.h"

#include "app/services/hostsession.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QMenu>

namespace domus {

MachineActions::MachineActions(QObject* parent) : QObject(parent), m_run(new QAction(this))
{
    m_run->setObjectName(QStringLiteral("startAction"));
    m_run->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    m_run->setIcon(theme::icon(QStringLiteral("start")));
    connect(m_run, &QAction::triggered, this, [this] { trigger(runsAs()); });

    add(DomainAction::Pause, QStringLiteral("pauseAction"), QStringLiteral("pause"))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    add(DomainAction::ShutDown, QStringLiteral("shutDownAction"), QStringLiteral("shutdown"))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    // Without a key: what reloads a page in the guest's browser must not restart the guest.
    add(DomainAction::Reboot, QStringLiteral("rebootAction"), QStringLiteral("reboot"));
    add(DomainAction::Reset, QStringLiteral("resetAction"), QStringLiteral("reset"))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    add(DomainAction::ForceOff, QStringLiteral("forceOffAction"), QStringLiteral("forceoff"))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    add(DomainAction::Save, QStringLiteral("saveAction"), QStringLiteral("save-state"))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)); // as hibernating
    add(DomainAction::DiscardSaved, QStringLiteral("discardSavedAction"), QStringLiteral("close"));
    // In the list only: everywhere else the key deletes letters.
    auto* remove = add(DomainAction::Delete, QStringLiteral("deleteAction"), QStringLiteral("delete"));
    remove->setShortcut(QKeySequence(Qt::Key_Delete));
    remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    retranslate();
    refresh();
}

QAction* MachineActions::add(DomainAction which, const QString& objectName, const QString& iconName)
{
    auto* action = new QAction(this);
    action->setObjectName(objectName);
    action->setIcon(theme::icon(iconName));
    connect(action, &QAction::triggered, this, [this, which] { trigger(which); });
    m_actions.insert(which, action);
    return action;
}

void MachineActions::setMachine(HostSession* session, Uuid uuid)
{
    if (m_session != session) {
        if (m_session) {
            disconnect(m_session, nullptr, this, nullptr);
        }
        m_session = session;
        if (session != nullptr) {
            connect(session, &HostSession::inventoryChanged, this, &MachineActions::refresh);
            connect(session, &HostSession::stateChanged, this, &MachineActions::refresh);
        }
    }
    m_uuid = uuid;
    refresh();
}

std::optional<DomainRecord> MachineActions::machine() const
{
    if (!m_session || m_uuid.isNull()) {
        return std::nullopt;
    }
    const InventoryPtr inventory = m_session->inventory();
    const DomainRecord* record = inventory->domain(m_uuid);
    return record == nullptr ? std::nullopt : std::optional(*record);
}

QMenu* MachineActions::makeShutDownMenu(QWidget* parent) const
{
    auto* menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("shutDownMenu"));
    for (const DomainAction which : {DomainAction::ShutDown, DomainAction::Reboot, DomainAction::Save}) {
        menu->addAction(action(which));
    }
    menu->addSeparator();
    menu->addAction(action(DomainAction::Reset));
    menu->addAction(action(DomainAction::ForceOff));
    menu->setToolTipsVisible(true);
    return menu;
}

void MachineActions::fillMenu(QMenu* menu) const
{
    menu->addAction(m_run);
    menu->addAction(action(DomainAction::Pause));
    menu->addSeparator();
    for (const DomainAction which : {DomainAction::ShutDown, DomainAction::Reboot, DomainAction::Save}) {
        menu->addAction(action(which));
    }
    menu->addSeparator();
    for (const DomainAction which : {DomainAction::Reset, DomainAction::ForceOff, DomainAction::DiscardSaved}) {
        menu->addAction(action(which));
    }
    menu->addSeparator();
    menu->addAction(action(DomainAction::Delete));
    menu->setToolTipsVisible(true);
}

void MachineActions::retranslate()
{
    action(DomainAction::Pause)->setText(tr("&Pause"));
    action(DomainAction::ShutDown)->setText(tr("Shut &down"));
    action(DomainAction::Reboot)->setText(tr("Re&boot"));
    action(DomainAction::Reset)->setText(tr("Rese&t"));
    action(DomainAction::ForceOff)->setText(tr("&Force off…"));
    //: The machine's memory is written to disk and the machine goes off
    action(DomainAction::Save)->setText(tr("Sa&ve state"));
    action(DomainAction::DiscardSaved)->setText(tr("Discard saved state…"));
    action(DomainAction::Delete)->setText(tr("De&lete…"));
    refresh();
}

DomainAction MachineActions::runsAs() const
{
    const auto record = machine();
    if (record && (record->state == DomainState::Paused || record->state == DomainState::PmSuspended)) {
        return DomainAction::Resume;
    }
    return record && record->hasManagedSave ? DomainAction::Restore : DomainAction::Start;
}

void MachineActions::trigger(DomainAction which)
{
    const auto record = machine();
    if (record) {
        Q_EMIT requested(which, m_session, *record);
    }
}

void MachineActions::refresh()
{
    const auto record = machine();
    const auto update = [&](QAction* target, DomainAction which) {
        Availability can{false, tr("Select a virtual machine first.")};
        if (record) {
            can = availability(
                which, *record, m_session->state() == SessionState::Open, m_session->settings().readOnly);
        }
        target->setEnabled(can.isPossible);
        QString name = target->text();
        name.remove(QLatin1Char('&'));
        name.remove(QChar(0x2026));
        target->setToolTip(can.isPossible ? name : can.reason);
        target->setStatusTip(can.reason);
    };
    const DomainAction runs = runsAs();
    m_run->setText(runs == DomainAction::Resume ? tr("&Resume")
            : runs == DomainAction::Restore     ? tr("&Restore")
                                                : tr("Sta&rt"));
    m_run->setIcon(theme::icon(
        runs == DomainAction::Restore ? QStringLiteral("restore") : QStringLiteral("start"), theme::Tone::Positive));
    update(m_run, runs);
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        update(it.value(), it.key());
    }
    action(DomainAction::DiscardSaved)->setVisible(record && record->hasManagedSave);
}

} // namespace domus
