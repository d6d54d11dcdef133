// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/batchplan.h"
#include "app/services/domainoperations.h"

#include <QHash>
#include <QObject>
#include <QVector>

#include <optional>

class QAction;
class QMenu;
class QTimer;

namespace domus {

class ConnectionList;
class HostSession;

/// The actions of what is selected, one machine or many: in the toolbar, the menu and the list's context menu alike.
/// Each follows what availability() says of the machines; with several it is on when it makes sense for one of them.
/// Its tooltip tells why it is off, or for how many it is.
class MachineActions : public QObject
{
    Q_OBJECT
public:
    /// The connections outlive the actions.
    MachineActions(ConnectionList& connections, QObject* parent);

    void setMachines(const QVector<DomainKey>& machines);
    const QVector<DomainKey>& machines() const { return m_keys; }
    /// The only one that is selected, as the inventory has it now; nothing when there are none or several.
    std::optional<SelectedMachine> machine() const;

    /// Starts, resumes or restores: whichever the state asks for.
    QAction* run() const { return m_run; }
    QAction* action(DomainAction which) const { return m_actions.value(which); }
    QAction* rename() const { return m_rename; }
    QAction* clone() const { return m_clone; }
    QAction* texts() const { return m_texts; } ///< title and notes
    /// Shut down, reboot, reset, force off, save. Owned by the caller's parent.
    QMenu* makeShutDownMenu(QWidget* parent) const;
    void fillMenu(QMenu* menu) const;
    void retranslate();

Q_SIGNALS:
    /// The user wants it, and it is possible.
    void requested(domus::DomainAction action, domus::HostSession* session, const domus::DomainRecord& machine);
    /// The same of several; Start stands for whatever runActionFor() says of each.
    void batchRequested(domus::DomainAction action, const QVector<domus::DomainKey>& machines);
    void renameWanted();
    void cloneWanted(domus::HostSession* session, const domus::DomainRecord& machine);
    void textsWanted(domus::HostSession* session, const domus::DomainRecord& machine);
    /// What is selected has changed, or its state has.
    void refreshed();

private:
    QAction* add(DomainAction which, const QString& objectName, const QString& iconName);
    void trigger(DomainAction which);
    void watch(HostSession* session);
    void stateChanged();
    void refresh();
    void refreshOne(const std::optional<SelectedMachine>& machine);
    void refreshMany();
    static void set(QAction* action, bool isPossible, const QString& reason);
    DomainAction runsAs() const;

    ConnectionList& m_connections;
    QVector<DomainKey> m_keys;
    QTimer* m_soon; ///< thousands are not counted anew for each of a burst of changes
    QAction* m_run;
    QAction* m_rename;
    QAction* m_clone;
    QAction* m_texts;
    QHash<DomainAction, QAction*> m_actions;
};

} // namespace domus
