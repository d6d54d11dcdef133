// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QWidget>

class QLineEdit;
class QTreeView;

namespace domus {

class ConnectionList;
class MachineFilterModel;
class MachineTreeModel;

/// The list on the left: every connection with its machines, and the field that filters them.
class Sidebar : public QWidget
{
    Q_OBJECT
public:
    /// The list of connections outlives the sidebar.
    explicit Sidebar(ConnectionList& connections, QWidget* parent = nullptr);

    void select(const DomainKey& machine); ///< waits for it when it is not in the list yet
    void select(const ConnectionId& connection);
    /// The selected machine; null when a connection or nothing is.
    DomainKey machine() const;
    /// Of the selected row, machine or not.
    ConnectionId connection() const;
    void focusFilter();
    /// Wide enough to read the beginning and the end of a name.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void selectionChanged();
    /// Double click or Enter on a machine.
    void activated(const domus::DomainKey& machine);
    void menuRequested(QPoint globalPosition);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void takeWaiting();
    void setCurrent(const QModelIndex& source);
    void filter(const QString& text);
    QModelIndex indexOf(const DomainKey& key) const;
    /// What counts as selected: the row, or the one that the filter hides.
    DomainKey current() const;

    MachineTreeModel* m_model;
    MachineFilterModel* m_filterModel;
    QLineEdit* m_filter;
    QTreeView* m_tree;
    DomainKey m_waiting;
    DomainKey m_hidden; ///< selected, and filtered away; nothing in the list is selected then
    bool m_isFiltering = false;
};

} // namespace domus
