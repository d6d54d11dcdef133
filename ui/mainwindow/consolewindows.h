// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QHash>
#include <QObject>
#include <QVector>

namespace domus {

class ConnectionList;
class ConsolePane;
class ConsoleWindow;
struct DomainRecord;

/// The machine has changed: its console is connected while it runs, and not while it is off.
void followMachine(ConsolePane& pane, const DomainRecord& machine);

/// The consoles that have a window of their own. Each follows its machine, whatever is selected in the list, and goes
/// with the machine when that is deleted. GUI thread.
class ConsoleWindows : public QObject
{
    Q_OBJECT
public:
    /// The list outlives the windows.
    explicit ConsoleWindows(ConnectionList& connections, QObject* parent = nullptr);
    ~ConsoleWindows() override;
    Q_DISABLE_COPY_MOVE(ConsoleWindows)

    bool has(const DomainKey& machine) const { return m_windows.contains(machine); }
    /// Takes the pane, shows it in a window and connects it.
    void open(const DomainKey& machine, ConsolePane* pane);
    void raise(const DomainKey& machine);
    void setFullScreen(const DomainKey& machine);
    QVector<ConsolePane*> panes() const;
    /// Closes the window and gives its pane back, to be put elsewhere at once; null when there is none.
    ConsolePane* take(const DomainKey& machine);
    void closeAll();

Q_SIGNALS:
    /// The user closed the window, or wants the console back where it was (isWanted). Answer with take().
    void closed(const domus::DomainKey& machine, bool isWanted);
    /// The machine is gone, and its window with it.
    void gone(const domus::DomainKey& machine);

private:
    void follow();
    void drop(const DomainKey& machine);

    ConnectionList& m_connections;
    QHash<DomainKey, ConsoleWindow*> m_windows;
};

} // namespace domus
