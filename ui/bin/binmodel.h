// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/bin/bincontents.h"

#include <QAbstractTableModel>

namespace domus {

/// The machines of the bin, those that came last first. GUI thread.
class BinModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, HostColumn, SinceColumn, UntilColumn, FilesColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `days`: how long the user wants machines to wait; 0: for ever. Rows that stay keep their place in a selection.
    void setItems(const QVector<BinContents::Item>& items, int days);
    const BinContents::Item& itemAt(int row) const { return m_items.at(row); }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// What it is known by.
    static QString nameOf(const BinContents::Item& item);

private:
    QString textOf(const BinContents::Item& item, int column) const;
    QString untilOf(const BinContents::Item& item) const;

    QVector<BinContents::Item> m_items;
    int m_days = 0;
};

} // namespace domus
