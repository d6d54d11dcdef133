// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/machineactions.h"

#include "app/services/clone/cloneplan.h"
#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "app/services/hypervisor.h"
#include "app/services/renamedomain.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QMenu>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace domus {

MachineActions::MachineActions(ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_soon(new QTimer(this))
    , m_run(new QAction(this))
    , m_rename(new QAction(this))
    , m_clone(new QAction(this))
    , m_texts(new QAction(this))
{
    m_soon->setSingleShot(true);
    m_soon->setInterval(std::chrono::milliseconds(50));
    connect(m_soon, &QTimer::timeout, this, &MachineActions::refresh);
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
    m_rename->setObjectName(QStringLiteral("renameAction"));
    m_rename->setIcon(theme::icon(QStringLiteral("edit")));
    m_rename->setShortcut(QKeySequence(Qt::Key_F2)); // in the list only: a guest's programs know the key, too
    m_rename->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_rename, &QAction::triggered, this, &MachineActions::renameWanted);
    m_clone->setObjectName(QStringLiteral("cloneAction"));
    m_clone->setIcon(theme::icon(QStringLiteral("copy")));
    m_texts->setObjectName(QStringLiteral("textsAction"));
    m_texts->setIcon(theme::icon(QStringLiteral("edit")));
    const auto withMachine = [this](const auto& act) {
        const auto selected = machine();
        HostSession* session = selected ? m_connections.session(selected->key.connection) : nullptr;
        if (session != nullptr) {
            act(session, selected->record);
        }
    };
    connect(m_clone, &QAction::triggered, this, [this, withMachine] {
        withMachine([this](HostSession* session, const DomainRecord& record) { Q_EMIT cloneWanted(session, record); });
    });
    connect(m_texts, &QAction::triggered, this, [this, withMachine] {
        withMachine([this](HostSession* session, const DomainRecord& record) { Q_EMIT textsWanted(session, record); });
    });
    connect(&connections, &ConnectionList::sessionAdded, this, &MachineActions::watch);
    for (HostSession* session : connections.sessions()) {
        watch(session);
    }
    retranslate();
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

void MachineActions::watch(HostSession* session)
{
    connect(session, &HostSession::inventoryChanged, this, &MachineActions::stateChanged);
    connect(session, &HostSession::stateChanged, this, &MachineActions::stateChanged);
}

void MachineActions::stateChanged()
{
    if (m_keys.size() <= 1) {
        refresh();
    } else if (!m_soon->isActive()) {
        m_soon->start();
    }
}

void MachineActions::setMachines(const QVector<DomainKey>& machines)
{
    m_keys = machines;
    m_soon->stop();
    refresh();
}

std::optional<SelectedMachine> MachineActions::machine() const
{
    if (m_keys.size() != 1) {
        return std::nullopt;
    }
    const QVector<SelectedMachine> machines = selectedMachines(m_connections, m_keys);
    return machines.isEmpty() ? std::nullopt : std::optional(machines.constFirst());
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
    menu->addAction(m_rename);
    menu->addAction(m_texts);
    menu->addAction(m_clone);
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
    m_rename->setText(tr("Re&name"));
    m_clone->setText(tr("&Clone…"));
    m_texts->setText(tr("T&itle and notes…"));
    refresh();
}

DomainAction MachineActions::runsAs() const
{
    const auto selected = machine();
    return selected ? runActionFor(selected->record) : DomainAction::Start;
}

void MachineActions::trigger(DomainAction which)
{
    if (m_keys.size() > 1) {
        Q_EMIT batchRequested(which, m_keys);
        return;
    }
    const auto selected = machine();
    HostSession* session = selected ? m_connections.session(selected->key.connection) : nullptr;
    if (session != nullptr) {
        Q_EMIT requested(which, session, selected->record);
    }
}

void MachineActions::refresh()
{
    const DomainAction runs = runsAs();
    m_run->setText(runs == DomainAction::Resume ? tr("&Resume")
            : runs == DomainAction::Restore     ? tr("&Restore")
                                                : tr("Sta&rt"));
    m_run->setIcon(theme::icon(
        runs == DomainAction::Restore ? QStringLiteral("restore") : QStringLiteral("start"), theme::Tone::Positive));
    if (m_keys.size() > 1) {
        refreshMany();
    } else {
        refreshOne(machine());
    }
    Q_EMIT refreshed();
}

void MachineActions::set(QAction* action, bool isPossible, const QString& reason)
{
    action->setEnabled(isPossible);
    QString name = action->text();
    name.remove(QLatin1Char('&'));
    name.remove(QChar(0x2026));
    action->setToolTip(reason.isEmpty() ? name : reason);
    action->setStatusTip(isPossible ? QString() : reason);
}

void MachineActions::refreshOne(const std::optional<SelectedMachine>& selected)
{
    const HostSession* session = selected ? m_connections.session(selected->key.connection) : nullptr;
    const QString onlyBasics = session != nullptr ? hypervisor::whyOnlyTheBasics(session->host()) : QString();
    const auto can = [&selected, &onlyBasics](DomainAction which) {
        if (!onlyBasics.isEmpty() && (which == DomainAction::Save || which == DomainAction::Reset)) {
            return Availability{false, onlyBasics};
        }
        return selected ? availability(which, selected->record, selected->isOpen, selected->isReadOnly)
                        : Availability{false, tr("Select a virtual machine first.")};
    };
    const Availability run = can(runsAs());
    set(m_run, run.isPossible, run.reason);
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        const Availability one = can(it.key());
        set(it.value(), one.isPossible, one.reason);
    }
    action(DomainAction::DiscardSaved)->setVisible(selected && selected->record.hasManagedSave);
    const Availability rename = selected ? renameAvailability(selected->record, selected->isOpen, selected->isReadOnly)
                                         : Availability{false, tr("Select a virtual machine first.")};
    const bool isBasic = !onlyBasics.isEmpty();
    set(m_rename, rename.isPossible && !isBasic, isBasic ? onlyBasics : rename.reason);
    const Availability clone = selected ? cloneAvailability(selected->record, selected->isOpen, selected->isReadOnly)
                                        : Availability{false, tr("Select a virtual machine first.")};
    set(m_clone, clone.isPossible && !isBasic, isBasic ? onlyBasics : clone.reason);
    const Availability texts = selected ? textsAvailability(selected->isOpen, selected->isReadOnly)
                                        : Availability{false, tr("Select a virtual machine first.")};
    set(m_texts, texts.isPossible, texts.reason);
}

void MachineActions::refreshMany()
{
    const QVector<SelectedMachine> selected = selectedMachines(m_connections, m_keys);
    QVector<DomainAction> which{DomainAction::Start};
    QVector<QAction*> targets{m_run};
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        which.append(it.key());
        targets.append(it.value());
    }
    const QVector<BatchAvailability> all = batchAvailability(which, selected);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const BatchAvailability& can = all.at(i);
        QString reason = can.reason;
        if (can.possible > 0) {
            //: An action makes sense for %1 of %n selected virtual machines
            reason = tr("For %1 of %n virtual machine(s)", nullptr, can.total).arg(can.possible);
        }
        set(targets.at(i), can.possible > 0, reason);
    }
    const bool hasSaved = std::any_of(selected.cbegin(), selected.cend(),
        [](const SelectedMachine& machine) { return machine.record.hasManagedSave; });
    action(DomainAction::DiscardSaved)->setVisible(hasSaved);
    set(m_rename, false, tr("Select one virtual machine to rename it."));
    set(m_clone, false, tr("Select one virtual machine to clone it."));
    set(m_texts, false, tr("Select one virtual machine to give it a title."));
}

} // namespace domus
