// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/batch.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QVector>

namespace domus {

/// A line for each machine of a batch: what will happen to it, then what has. When all is over, those that failed come
/// first. GUI thread.
class BatchModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ResultColumn, ColumnCount };
    enum Role { KeyRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    /// What is asked, before it is done.
    void setPlan(const BatchPlan& plan);
    /// What is done; alive for as long as it is shown.
    void setBatch(Batch* batch);
    void clear();
    Batch* batch() const { return m_batch; }
    /// All there is to tell about a line: the error with its cure and the library's own words.
    QString fullText(const QModelIndex& index) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const Batch::Item& item(int row) const;
    QString resultText(const Batch::Item& item) const;
    QVariant icon(const Batch::Item& item) const;
    void putFailuresFirst();

    QPointer<Batch> m_batch;
    QVector<Batch::Item> m_planned; ///< while it is only a plan
    QVector<int> m_order; ///< the batch's item in each row
    QVector<int> m_rows; ///< the row of each item
};

} // namespace domus
