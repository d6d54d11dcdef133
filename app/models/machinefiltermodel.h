// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace domus {

class MachineTreeModel;

/// The tree as the list shows it: machines by name, and only those that match what was typed. Each word has to be in
/// the machine's name, its state's word or its connection's name; accents and case do not matter. A connection stays
/// while one of its machines does.
class MachineFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit MachineFilterModel(MachineTreeModel& source, QObject* parent = nullptr);

    void setFilterText(const QString& text);
    QString filterText() const { return m_text; }
    bool isFiltering() const { return !m_words.isEmpty(); }
    /// Machines that match, over all connections.
    int machineCount() const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    MachineTreeModel& m_tree;
    QString m_text;
    QStringList m_words;
};

} // namespace domus
