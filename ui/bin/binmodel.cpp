// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bin/binmodel.h"

#include "ui/widgets/theme.h"

#include <QLocale>

#include <algorithm>

namespace domus {

void BinModel::setItems(const QVector<BinContents::Item>& items, int days)
{
    m_days = days;
    const auto keyOf = [](const BinContents::Item& item) { return item.key; };
    const bool areSame = std::equal(m_items.cbegin(), m_items.cend(), items.cbegin(), items.cend(),
        [&](const auto& left, const auto& right) { return keyOf(left) == keyOf(right); });
    if (areSame) {
        m_items = items;
        if (!items.isEmpty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
        return;
    }
    // Those that went, then those that came: what stays keeps its selection.
    for (int row = rowCount() - 1; row >= 0; --row) {
        const DomainKey key = m_items.at(row).key;
        const bool stays
            = std::any_of(items.cbegin(), items.cend(), [&key](const auto& item) { return item.key == key; });
        if (!stays) {
            beginRemoveRows({}, row, row);
            m_items.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < items.size(); ++row) {
        if (row < m_items.size() && m_items.at(row).key == items.at(row).key) {
            m_items[row] = items.at(row);
            continue;
        }
        const auto later = std::find_if(
            m_items.begin() + row, m_items.end(), [&](const auto& item) { return item.key == items.at(row).key; });
        if (later != m_items.end()) { // it changed its place: dated anew
            const auto from = static_cast<int>(later - m_items.begin());
            beginMoveRows({}, from, from, {}, row);
            m_items.move(from, row);
            endMoveRows();
            m_items[row] = items.at(row);
            continue;
        }
        beginInsertRows({}, row, row);
        m_items.insert(row, items.at(row));
        endInsertRows();
    }
    if (!m_items.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void BinModel::retranslate()
{
    if (!m_items.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int BinModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int BinModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BinModel::nameOf(const BinContents::Item& item)
{
    return item.machine.note.name.isEmpty() ? item.machine.record.name : item.machine.note.name;
}

QString BinModel::untilOf(const BinContents::Item& item) const
{
    if (hasProcess(item.machine.record)) {
        return tr("Not while it runs");
    }
    const BinNote& note = item.machine.note;
    if (m_days <= 0 || note.days <= 0 || !note.since.isValid()) {
        return tr("Only by hand");
    }
    const QDateTime until = note.since.addDays(std::max(m_days, note.days));
    return QLocale().toString(until.toLocalTime().date(), QLocale::ShortFormat);
}

QString BinModel::textOf(const BinContents::Item& item, int column) const
{
    const BinNote& note = item.machine.note;
    switch (column) {
    case NameColumn:
        return nameOf(item);
    case HostColumn:
        return item.host;
    case SinceColumn:
        return note.since.isValid() ? QLocale().toString(note.since.toLocalTime(), QLocale::ShortFormat) : QString();
    case UntilColumn:
        return untilOf(item);
    case FilesColumn:
        return note.files.isEmpty()
            ? tr("None")
            //: Of files that are deleted with a machine. %1 is a size: "8.2 GiB"
            : tr("%n file(s), %1", nullptr, static_cast<int>(note.files.size())).arg(note.size().toString(QLocale()));
    default:
        return {};
    }
}

QVariant BinModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const BinContents::Item& item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(item, index.column());
    case Qt::DecorationRole:
        return index.column() == NameColumn ? theme::stateIcon(item.machine.record) : QVariant();
    case Qt::ToolTipRole:
        return theme::plainToolTip(textOf(item, index.column()));
    default:
        return {};
    }
}

QVariant BinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Name");
    case HostColumn:
        return tr("Host");
    case SinceColumn:
        return tr("In the bin since");
    case UntilColumn:
        return tr("Deleted for good");
    case FilesColumn:
        return tr("Files that go with it");
    default:
        return {};
    }
}

} // namespace domus
