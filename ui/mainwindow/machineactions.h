// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/domainoperations.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

class QAction;
class QMenu;

namespace domus {

class HostSession;

/// The actions of the selected machine: in the toolbar, the menu and the list's context menu alike. Each follows what
/// availability() says of the machine, and its tooltip tells why it is off.
class MachineActions : public QObject
{
    Q_OBJECT
public:
    explicit MachineActions(QObject* parent);

    /// A null session: nothing is selected.
    void setMachine(HostSession* session, Uuid uuid);
    HostSession* session() const { return m_session; }
    Uuid uuid() const { return m_uuid; }
    /// As the inventory has it now; nothing when there is no such machine.
    std::optional<DomainRecord> machine() const;

    /// Starts, resumes or restores: whichever the state asks for.
    QAction* run() const { return m_run; }
    QAction* action(DomainAction which) const { return m_actions.value(which); }
    /// Shut down, reboot, reset, force off, save. Owned by the caller's parent.
    QMenu* makeShutDownMenu(QWidget* parent) const;
    void fillMenu(QMenu* menu) const;
    void retranslate();

Q_SIGNALS:
    /// The user wants it, and it is possible.
    void requested(domus::DomainAction action, domus::HostSession* session, const domus::DomainRecord& machine);

private:
    QAction* add(DomainAction which, const QString& objectName, const QString& iconName);
    void trigger(DomainAction which);
    void refresh();
    DomainAction runsAs() const;

    QPointer<HostSession> m_session;
    Uuid m_uuid;
    QAction* m_run;
    QHash<DomainAction, QAction*> m_actions;
};

} // namespace domus
