// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/ids.h"

#include <QModelIndexList>
#include <QSet>
#include <QVector>
#include <QWidget>

class QItemSelection;
class QLabel;
class QTreeView;

namespace domus {

class ConnectionList;
class FilterBar;
class ListColumns;
class MachineDelegate;
class MachineMonitor;
class MachineTreeModel;
class Settings;
class SmartGroups;

/// The list: every connection with its groups and machines, one or many selected, and the field that filters them.
class Sidebar : public QWidget
{
    Q_OBJECT
public:
    /// All of them outlive the sidebar; the monitor and the settings may be null.
    Sidebar(ConnectionList& connections, MachineMonitor* monitor, Settings* settings, QWidget* parent = nullptr);

    void select(const DomainKey& machine); ///< waits for it when it is not in the list yet
    void select(const ConnectionId& connection);
    /// As at the end of the last time: waits as well, but shows nothing that the user hides.
    void reselect(const DomainKey& machine);
    /// What is selected is filtered away.
    bool isHidden() const;
    /// The selected machine; null when a connection, several or nothing is.
    DomainKey machine() const;
    /// All machines that are selected; a group's heading selects its machines.
    QVector<DomainKey> machines() const { return m_selected; }
    /// Of the first selected row, machine or not.
    ConnectionId connection() const { return m_connection; }
    /// The selection changes because machines vanish, not because somebody chose something else.
    bool isLosingRows() const { return m_isLosingRows; }
    QStringList groupPaths() const; ///< of the connection
    /// Opens the field for the selected machine's new name.
    void rename();
    void focusFilter();
    void selectAllMachines();
    bool isOffHidden() const;
    void setOffHidden(bool hidden);
    bool isGrouped() const;
    void setGrouped(bool grouped);
    ListColumns& columns() { return *m_columns; }
    /// Stands below the list.
    void setFoot(QWidget* foot);
    void restore(const Settings& settings);
    void save(Settings& settings) const;
    /// Wide enough to read the beginning and the end of a name.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void selectionChanged();
    void hiddenChanged();
    /// Double click or Enter on a machine.
    void activated(const domus::DomainKey& machine);
    void menuRequested(QPoint globalPosition);
    void renameRequested(const domus::DomainKey& machine, const QString& name);
    void moveRequested(const QVector<domus::DomainKey>& machines, const QString& groupPath);
    void offHiddenChanged(bool hidden);
    void settingsNotSaved(const domus::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeTree();
    void watchModel();
    void retranslate();
    void takeWaiting();
    void makeCurrent(const QModelIndex& index);
    void spreadGroups(const QItemSelection& selected, const QItemSelection& deselected);
    void setCurrent(const DomainKey& key);
    void filter(const QString& text);
    /// Makes the row the selected one without unfolding what is above it.
    void chooseQuietly(const QModelIndex& index);
    void rowsCame(const QModelIndex& under, int first, int last);
    void rowsWent();
    void unfold(const QModelIndex& index);
    void activate(const QModelIndex& index);
    void takeSelection();
    void showWhetherEmpty();
    bool isThere(const DomainKey& key) const;
    QModelIndex indexOf(const DomainKey& key) const;
    /// A row by itself: a machine, or a connection with a null uuid.
    DomainKey single() const;

    MachineTreeModel* m_model;
    SmartGroups* m_saved;
    FilterBar* m_filter;
    QTreeView* m_tree;
    MachineDelegate* m_delegate;
    QLabel* m_nothing;
    ListColumns* m_columns = nullptr;
    QVector<DomainKey> m_selected;
    ConnectionId m_connection;
    DomainKey m_waiting;
    DomainKey m_hidden; ///< selected, and filtered away; nothing in the list is selected then
    QSet<QString> m_folded; ///< connections and groups that the user folded away
    bool m_mayShowHidden = true; ///< for what waits
    bool m_isFiltering = false;
    bool m_isLosingRows = false;
};

} // namespace domus
