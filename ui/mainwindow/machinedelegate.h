// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace domus {

/// Rows of the list: a machine with its state as shape, colour and word; connections and groups as the headings of what
/// is below them. Either each machine has two lines, name and state, or a line and a column for each.
class MachineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// One line a machine, the rest in columns.
    void setTable(bool isTable) { m_isTable = isTable; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// What a machine's notes say is text, whatever it looks like.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

protected:
    /// The arrow of a row with others below it folds them away.
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    struct Places;
    Places placesOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintName(QPainter& painter, const QStyleOptionViewItem& row, const QModelIndex& index) const;
    void paintCell(QPainter& painter, const QStyleOptionViewItem& row, const QModelIndex& index) const;

    bool m_isTable = false;
};

} // namespace domus
