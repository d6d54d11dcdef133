// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowpalette.h"

#include "app/core/settings.h"
#include "app/services/batchplan.h"
#include "app/services/clone/cloneplan.h"
#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "ui/mainwindow/windowservices.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

#include <optional>

namespace domus {

namespace {

QString recentKey()
{
    return QStringLiteral("palette/recent");
}

QString plain(QString text)
{
    text.remove(QLatin1Char('&'));
    text.remove(QChar(0x2026));
    return text;
}

std::optional<SelectedMachine> machineOf(const ConnectionList& connections, const DomainKey& key)
{
    const QVector<SelectedMachine> found = selectedMachines(connections, {key});
    return found.isEmpty() ? std::nullopt : std::optional(found.constFirst());
}

} // namespace

WindowPalette::WindowPalette(QMainWindow& window, const WindowServices& services, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_services(services)
    , m_palette(new CommandPalette(&window))
{
    if (m_services.settings != nullptr) {
        m_palette->setRecent(m_services.settings->list(recentKey()));
    }
    connect(m_palette, &CommandPalette::recentChanged, this, [this] {
        if (m_services.settings != nullptr) {
            m_services.settings->setList(recentKey(), m_palette->recent()); // saved with the window's layout
        }
    });
}

void WindowPalette::open()
{
    m_palette->open(contents());
}

CommandPalette::Contents WindowPalette::contents()
{
    CommandPalette::Contents all;
    m_machines.clear();
    const auto menus = m_window.menuBar()->actions();
    for (const QAction* menu : menus) {
        addMenu(menu->menu(), all.commands);
    }
    for (const HostSession* session : m_services.connections.sessions()) {
        const InventoryPtr inventory = session->inventory();
        const QString host = session->displayName();
        for (const DomainRecord& machine : inventory->domains) {
            if (m_leavesOut && m_leavesOut({session->id(), machine.uuid})) {
                continue;
            }
            const QString id = session->id().value % QLatin1Char('/') % machine.uuid.toString();
            all.machines.append({id, machine.name, host, theme::stateIcon(machine)});
            m_machines.append({session->id(), machine.uuid});
        }
    }
    const auto shows = [this](bool console) {
        return [this, console](int machine) { Q_EMIT machineWanted(m_machines.at(machine), console); };
    };
    all.show = shows(false);
    all.verbs.append({QStringLiteral("console"), tr("Console of"), theme::icon(QStringLiteral("console")),
        [](int /*machine*/) {
            return Availability{true, {}};
        },
        shows(true)});
    const auto canClone = [this](int number) {
        const auto machine = machineOf(m_services.connections, m_machines.at(number));
        return machine ? cloneAvailability(machine->record, machine->isOpen, machine->isReadOnly)
                       : Availability{false, tr("It is not there any more.")};
    };
    //: A word in front of a machine's name: "Clone web"
    all.verbs.append(
        {QStringLiteral("clone"), tr("Clone"), theme::icon(QStringLiteral("copy")), canClone, [this](int number) {
             Q_EMIT machineWanted(m_machines.at(number), false);
             Q_EMIT cloneWanted();
         }});
    const QVector<std::pair<DomainAction, QString>> actions{
        {DomainAction::Start, QStringLiteral("start")},
        {DomainAction::ShutDown, QStringLiteral("shutdown")},
        {DomainAction::Reboot, QStringLiteral("reboot")},
        {DomainAction::Pause, QStringLiteral("pause")},
        {DomainAction::Resume, QStringLiteral("start")},
        {DomainAction::Save, QStringLiteral("save-state")},
        {DomainAction::Restore, QStringLiteral("restore")},
        {DomainAction::Reset, QStringLiteral("reset")},
        {DomainAction::ForceOff, QStringLiteral("forceoff")},
        {DomainAction::Delete, QStringLiteral("delete")},
    };
    for (const auto& [action, icon] : actions) {
        all.verbs.append(verb(action, icon));
    }
    return all;
}

CommandPalette::Verb WindowPalette::verb(DomainAction action, const QString& iconName)
{
    const auto can = [this, action](int number) {
        const auto machine = machineOf(m_services.connections, m_machines.at(number));
        return machine ? availability(action, machine->record, machine->isOpen, machine->isReadOnly)
                       : Availability{false, tr("It is not there any more.")};
    };
    const auto run = [this, action](int number) {
        const DomainKey key = m_machines.at(number);
        Q_EMIT machineWanted(key, false); // what is asked stands on its page
        HostSession* session = m_services.connections.session(key.connection);
        const auto machine = machineOf(m_services.connections, key);
        if (session != nullptr && machine) {
            Q_EMIT actionWanted(action, session, machine->record);
        }
    };
    return {QStringLiteral("action%1").arg(static_cast<int>(action)), batchtext::actionName(action),
        theme::icon(iconName), can, run};
}

void WindowPalette::addMenu(const QMenu* menu, QVector<CommandPalette::Command>& commands) const
{
    if (menu == nullptr) {
        return;
    }
    const auto actions = menu->actions();
    for (QAction* action : actions) {
        if (action->menu() != nullptr) {
            addMenu(action->menu(), commands);
            continue;
        }
        const bool isCommand = !action->isSeparator() && action->isVisible() && !action->objectName().isEmpty()
            && action->objectName() != QLatin1String("openPaletteAction");
        if (!isCommand) {
            continue;
        }
        Availability can{action->isEnabled(), {}};
        if (!can.isPossible) {
            can.reason = action->statusTip().isEmpty() ? tr("Not possible now.") : action->statusTip();
        }
        // Of a menu in a menu only both together tell what it does: "Language: English".
        const bool isNested = qobject_cast<const QMenuBar*>(menu->parentWidget()) == nullptr;
        const QString title
            = isNested ? tr("%1: %2").arg(plain(menu->title()), plain(action->text())) : plain(action->text());
        commands.append({action->objectName(), title, action->shortcut().toString(QKeySequence::NativeText),
            action->icon(), can, [action = QPointer<QAction>(action)] {
                if (action) { // a menu may have been filled anew
                    action->trigger();
                }
            }});
    }
}

} // namespace domus
