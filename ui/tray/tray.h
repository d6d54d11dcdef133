// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/domainoperations.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace domus {

class ConnectionList;

/// The icon in the desktop's notification area: how many machines run, and what can be done with them without the
/// window. Only there where the desktop has such an area; it may come later. GUI thread.
class Tray : public QObject
{
    Q_OBJECT
public:
    /// The list outlives the tray. Not shown yet.
    explicit Tray(ConnectionList& connections, QObject* parent = nullptr);
    ~Tray() override;
    Q_DISABLE_COPY_MOVE(Tray)

    /// Those that no list shows: what waits in the bin.
    void setLeftOut(std::function<bool(const DomainKey&)> isLeftOut) { m_isLeftOut = std::move(isLeftOut); }

    static bool isAvailable();
    void setShown(bool shown);
    bool isShown() const { return m_icon != nullptr; }
    /// Whether the window can be seen, for the words of the first entry.
    void setWindowShown(bool shown);
    void retranslate();
    /// A bubble of the icon's own, where the desktop has no better; nothing where the icon is not shown.
    void tell(const QString& title, const QString& text, const std::function<void()>& clicked);
    /// What the icon says of itself.
    QString toolTip() const;
    /// The menu, as it is now; null while the icon is not shown.
    QMenu* menu() const { return m_menu.get(); }

Q_SIGNALS:
    void windowWanted(bool shown);
    void newMachineWanted();
    void consoleWanted(const domus::DomainKey& machine);
    void actionWanted(domus::DomainAction action, const domus::DomainKey& machine);
    void quitWanted();

private:
    void refresh();
    void fill();
    void addMachine(QMenu* menu, const DomainKey& key, const DomainRecord& machine, bool isReadOnly);
    int runningCount() const;

    ConnectionList& m_connections;
    QTimer m_soon;
    std::unique_ptr<QMenu> m_menu; ///< outlives the icon, which shows it
    std::unique_ptr<QSystemTrayIcon> m_icon;
    std::function<void()> m_clicked;
    std::function<bool(const DomainKey&)> m_isLeftOut;
    bool m_isWindowShown = true;
};

} // namespace domus
