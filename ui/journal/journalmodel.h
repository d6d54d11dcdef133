// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/journal/journalentry.h"

#include <QAbstractTableModel>

namespace domus {

/// What was done, the newest first. GUI thread.
class JournalModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, TitleColumn, ResultColumn, DurationColumn, HostColumn, ColumnCount };
    enum Role { SearchRole = Qt::UserRole + 1 }; ///< title, result, host and command, accents and case folded

    using QAbstractTableModel::QAbstractTableModel;

    /// Oldest first, as the journal gives them.
    void setEntries(const QVector<JournalEntry>& entries);
    /// A new one comes to the top, a known one changes.
    void put(const JournalEntry& entry);
    const JournalEntry& entryAt(int row) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const JournalEntry& entry, int column) const;

    QVector<JournalEntry> m_entries; // oldest first: row 0 is the last
};

} // namespace domus
