// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/domainoperations.h"
#include "ui/palette/commandpalette.h"

#include <QObject>
#include <QVector>

#include <functional>
#include <utility>

class QMainWindow;
class QMenu;

namespace domus {

class HostSession;
struct DomainRecord;
struct WindowServices;

/// What the main window's palette finds: everything in its menus, every machine, and what can be done to each.
class WindowPalette : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive this.
    WindowPalette(QMainWindow& window, const WindowServices& services, QObject* parent = nullptr);

    void open();
    /// Machines that the palette leaves out.
    void setLeavesOut(std::function<bool(const DomainKey&)> leavesOut) { m_leavesOut = std::move(leavesOut); }

Q_SIGNALS:
    /// Show it, and its console in front or whatever page it was on.
    void machineWanted(const domus::DomainKey& machine, bool console);
    /// After machineWanted().
    void cloneWanted();
    /// After machineWanted(): what is asked first stands on the machine's page.
    void actionWanted(domus::DomainAction action, domus::HostSession* session, const domus::DomainRecord& machine);

private:
    CommandPalette::Contents contents();
    void addMenu(const QMenu* menu, QVector<CommandPalette::Command>& commands) const;
    CommandPalette::Verb verb(DomainAction action, const QString& iconName);

    QMainWindow& m_window;
    const WindowServices& m_services;
    CommandPalette* m_palette;
    std::function<bool(const DomainKey&)> m_leavesOut;
    QVector<DomainKey> m_machines; ///< by the numbers that the palette knows them by
};

} // namespace domus
