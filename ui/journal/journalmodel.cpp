// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalmodel.h"

#include "app/core/textfold.h"
#include "app/services/connectionname.h"
#include "ui/widgets/theme.h"

#include <QLocale>

#include <algorithm>

namespace domus {
namespace {

QString resultOf(const JournalEntry& entry)
{
    switch (entry.state) {
    case JournalEntry::State::Succeeded:
        //: Of something that was done and then taken back
        return entry.isUndone ? JournalModel::tr("Undone") : JournalModel::tr("Done");
    case JournalEntry::State::Failed:
        return JournalModel::tr("Failed");
    case JournalEntry::State::Cancelled:
        return JournalModel::tr("Cancelled");
    case JournalEntry::State::Unknown:
        break;
    }
    //: It began, and how it ended is not known
    return JournalModel::tr("Begun");
}

QIcon iconOf(const JournalEntry& entry)
{
    switch (entry.state) {
    case JournalEntry::State::Succeeded:
        return entry.isUndone ? theme::icon(QStringLiteral("undo"), theme::Tone::Muted)
                              : theme::icon(QStringLiteral("success"), theme::Tone::Positive);
    case JournalEntry::State::Failed:
        return theme::icon(QStringLiteral("error"), theme::Tone::Negative);
    case JournalEntry::State::Cancelled:
        return theme::icon(QStringLiteral("close"), theme::Tone::Muted);
    case JournalEntry::State::Unknown:
        break;
    }
    return theme::icon(QStringLiteral("start"), theme::Tone::Accent);
}

} // namespace

void JournalModel::setEntries(const QVector<JournalEntry>& entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

void JournalModel::put(const JournalEntry& entry)
{
    // It is among the last: what has ended does not change again.
    const auto known = std::find_if(m_entries.crbegin(), m_entries.crend(),
        [&entry](const JournalEntry& candidate) { return candidate.id == entry.id; });
    if (known != m_entries.crend()) {
        const auto row = static_cast<int>(std::distance(m_entries.crbegin(), known));
        m_entries[m_entries.size() - 1 - row] = entry;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginInsertRows({}, 0, 0);
    m_entries.append(entry);
    endInsertRows();
}

const JournalEntry& JournalModel::entryAt(int row) const
{
    return m_entries.at(m_entries.size() - 1 - row);
}

void JournalModel::retranslate()
{
    if (!m_entries.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int JournalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int JournalModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString JournalModel::textOf(const JournalEntry& entry, int column) const
{
    const QLocale locale;
    switch (column) {
    case TimeColumn:
        return locale.toString(entry.began.toLocalTime(), QLocale::ShortFormat);
    case TitleColumn:
        return entry.title;
    case ResultColumn:
        return resultOf(entry);
    case DurationColumn:
        return entry.ended.isValid()
            //: How long something took
            ? tr("%1 s").arg(locale.toString(double(entry.began.msecsTo(entry.ended)) / 1000.0, 'f', 1))
            : QString();
    case HostColumn:
        return nameOfConnection(entry.uri);
    default:
        return {};
    }
}

QVariant JournalModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const JournalEntry& entry = entryAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(entry, index.column());
    case Qt::DecorationRole:
        return index.column() == ResultColumn ? iconOf(entry) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == DurationColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
        return entry.error.isEmpty() ? QVariant() : QVariant(theme::plainToolTip(entry.error));
    case SearchRole:
        return fold(QStringList({entry.title, resultOf(entry), nameOfConnection(entry.uri), entry.uri, entry.command})
                        .join(QLatin1Char('\n')));
    default:
        return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TimeColumn:
        return tr("When");
    case TitleColumn:
        return tr("What");
    case ResultColumn:
        return tr("Result");
    case DurationColumn:
        return tr("Took");
    case HostColumn:
        return tr("Where");
    default:
        return {};
    }
}

} // namespace domus
