// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/batchmodel.h"

#include "ui/widgets/errortext.h"
#include "ui/widgets/theme.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace domus {

void BatchModel::setPlan(const BatchPlan& plan)
{
    clear();
    beginResetModel();
    for (const BatchPlan::Part& part : plan.parts) {
        m_planned.append({part.key, part.machine.name, part.host, part.action,
            part.isLeftOut() ? Batch::State::LeftOut : Batch::State::Waiting, part.reason, {}});
    }
    m_order.resize(m_planned.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    m_rows = m_order;
    endResetModel();
}

void BatchModel::setBatch(Batch* batch)
{
    clear();
    beginResetModel();
    m_batch = batch;
    m_order.resize(batch->items().size());
    std::iota(m_order.begin(), m_order.end(), 0);
    m_rows = m_order;
    endResetModel();
    connect(batch, &Batch::itemChanged, this, [this](int index) {
        const int row = m_rows.at(index);
        Q_EMIT dataChanged(this->index(row, 0), this->index(row, ColumnCount - 1));
    });
    connect(batch, &Batch::finished, this, &BatchModel::putFailuresFirst);
    if (batch->isOver()) {
        putFailuresFirst();
    }
}

void BatchModel::clear()
{
    beginResetModel();
    if (m_batch) {
        disconnect(m_batch, nullptr, this, nullptr);
    }
    m_batch = nullptr;
    m_planned.clear();
    m_order.clear();
    m_rows.clear();
    endResetModel();
}

void BatchModel::putFailuresFirst()
{
    Q_EMIT layoutAboutToBeChanged();
    const QVector<int> before = m_order;
    std::stable_sort(m_order.begin(), m_order.end(), [this](int left, int right) {
        const auto isBad = [this](int index) { return m_batch->items().at(index).state == Batch::State::Failed; };
        return isBad(left) && !isBad(right);
    });
    for (qsizetype row = 0; row < m_order.size(); ++row) {
        m_rows[m_order.at(row)] = static_cast<int>(row);
    }
    const QModelIndexList old = persistentIndexList();
    QModelIndexList now;
    now.reserve(old.size());
    for (const QModelIndex& index : old) {
        now.append(this->index(m_rows.at(before.at(index.row())), index.column()));
    }
    changePersistentIndexList(old, now);
    Q_EMIT layoutChanged();
}

const Batch::Item& BatchModel::item(int row) const
{
    const int index = m_order.at(row);
    return m_batch ? m_batch->items().at(index) : m_planned.at(index);
}

void BatchModel::retranslate()
{
    if (!m_order.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int BatchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int BatchModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BatchModel::resultText(const Batch::Item& item) const
{
    switch (item.state) {
    case Batch::State::Waiting:
        return m_batch ? tr("Waiting") : batchtext::actionName(item.action);
    case Batch::State::Running:
        return tr("Under way…");
    case Batch::State::Done:
        return item.note.isEmpty() ? tr("Done") : tr("Done. %1").arg(item.note);
    case Batch::State::Failed: {
        const ErrorText text = errorText(item.error);
        return text.advice.isEmpty() ? text.sentence : QString(text.sentence % QLatin1Char(' ') % text.advice);
    }
    case Batch::State::Cancelled:
        return item.note.isEmpty() ? tr("Cancelled") : tr("Cancelled. %1").arg(item.note);
    case Batch::State::LeftOut:
        //: %1 is a sentence with the reason
        return tr("Left out: %1").arg(item.note);
    }
    return {};
}

QString BatchModel::fullText(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return {};
    }
    const Batch::Item& one = item(index.row());
    //: %1 is the name of a virtual machine, %2 what came of an action on it
    QString text = tr("%1: %2").arg(one.name, resultText(one));
    if (one.state == Batch::State::Failed) {
        const QString original = errorText(one.error).original;
        if (!original.isEmpty()) {
            text += QLatin1Char('\n') + original;
        }
    }
    return text;
}

QVariant BatchModel::icon(const Batch::Item& item) const
{
    switch (item.state) {
    case Batch::State::Done:
        return theme::icon(QStringLiteral("success"), theme::Tone::Positive);
    case Batch::State::Failed:
        return theme::icon(QStringLiteral("error"), theme::Tone::Negative);
    case Batch::State::LeftOut:
    case Batch::State::Cancelled:
        return theme::icon(QStringLiteral("info"), theme::Tone::Muted);
    case Batch::State::Running:
        return theme::icon(QStringLiteral("tasks"), theme::Tone::Accent);
    case Batch::State::Waiting:
        break;
    }
    return theme::icon(QStringLiteral("machine"), theme::Tone::Muted);
}

QVariant BatchModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Batch::Item& one = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        // One line each, whatever words the guest or libvirt chose.
        return index.column() == NameColumn ? one.name : resultText(one).simplified();
    case Qt::DecorationRole:
        return index.column() == NameColumn ? icon(one) : QVariant();
    case Qt::ToolTipRole:
        return theme::plainToolTip(fullText(index));
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? fullText(index) : resultText(one);
    case KeyRole:
        return QVariant::fromValue(one.key);
    default:
        return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == NameColumn ? tr("Virtual machine") : m_batch ? tr("Result") : tr("What happens");
}

} // namespace domus
