// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettedelegate.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace domus {

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem row(option);
    initStyleOption(&row, index);
    const QStyle* style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    const QString title = row.text;
    const QIcon icon = row.icon;
    row.text.clear();
    row.icon = QIcon();
    // The field keeps the focus, and the chosen line looks chosen all the same.
    row.state |= QStyle::State_Active;
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    const bool isSelected = row.state.testFlag(QStyle::State_Selected);
    const bool isPossible = index.data(PossibleRole).toBool();
    const QColor text = row.palette.color(QPalette::Active, isSelected ? QPalette::HighlightedText : QPalette::Text);
    QColor quiet = isSelected ? text : theme::color(theme::Tone::Muted, row.palette);
    if (isSelected) {
        quiet.setAlphaF(0.8F);
    }
    const int gap = theme::gap(row.widget) * 2 / 3;
    const int side = style->pixelMetric(QStyle::PM_SmallIconSize, nullptr, row.widget);
    const QRect content = row.rect.adjusted(gap, 0, -gap, 0);
    const auto visual = [&](QRect logical) { return QStyle::visualRect(row.direction, content, logical); };
    icon.paint(painter, visual({content.left(), content.top(), side, content.height()}), Qt::AlignCenter,
        isSelected       ? QIcon::Selected
            : isPossible ? QIcon::Normal
                         : QIcon::Disabled);

    const int left = content.left() + side + gap;
    const int width = content.right() - left;
    const QString note = index.data(NoteRole).toString();
    const QFontMetrics metrics(row.font);
    const int titleWidth = qMin(metrics.horizontalAdvance(title), note.isEmpty() ? width : width * 2 / 3);
    const int noteWidth
        = qMin(metrics.horizontalAdvance(note) + metrics.averageCharWidth() / 2, width - titleWidth - gap);
    const auto alignment = static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine;
    const bool isLeftToRight = row.direction == Qt::LeftToRight;
    painter->save();
    painter->setFont(row.font);
    painter->setPen(isPossible ? text : quiet);
    painter->drawText(visual({left, content.top(), width - noteWidth - gap, content.height()}),
        alignment | static_cast<int>(isLeftToRight ? Qt::AlignLeft : Qt::AlignRight),
        metrics.elidedText(title, Qt::ElideMiddle, width - noteWidth - gap));
    painter->setPen(quiet);
    painter->drawText(visual({content.right() - noteWidth, content.top(), noteWidth, content.height()}),
        alignment | static_cast<int>(isLeftToRight ? Qt::AlignRight : Qt::AlignLeft),
        metrics.elidedText(note, Qt::ElideRight, noteWidth));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    const QFontMetrics metrics(option.font);
    return {metrics.averageCharWidth() * 20, metrics.height() + theme::gap(option.widget)};
}

} // namespace domus
