// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/machinefiltermodel.h"

#include "app/core/textfold.h"
#include "app/models/machinetreemodel.h"

#include <algorithm>

namespace domus {

MachineFilterModel::MachineFilterModel(MachineTreeModel& source, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_tree(source)
{
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(true);
    setSourceModel(&source);
    sort(0);
}

void MachineFilterModel::setFilterText(const QString& text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    QStringList words = fold(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words != m_words) {
        m_words = std::move(words);
        invalidateFilter();
    }
}

int MachineFilterModel::machineCount() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row) {
        count += rowCount(index(row, 0));
    }
    return count;
}

bool MachineFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    if (m_words.isEmpty()) {
        return true;
    }
    const QString search = m_tree.index(sourceRow, 0, sourceParent).data(MachineTreeModel::SearchRole).toString();
    return std::all_of(
        m_words.cbegin(), m_words.cend(), [&search](const QString& word) { return search.contains(word); });
}

bool MachineFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    return m_tree.isBefore(left, right);
}

} // namespace domus
