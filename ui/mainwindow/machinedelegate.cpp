// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/machinedelegate.h"

#include "app/models/machinetreemodel.h"
#include "app/services/hostsession.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace domus {

namespace {

bool isMachine(const QModelIndex& index)
{
    return index.data(MachineTreeModel::KindRole).toInt() == MachineTreeModel::MachineRow;
}

QFont smallFont(const QFont& font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

QIcon connectionIcon(const QModelIndex& index)
{
    switch (static_cast<SessionState>(index.data(MachineTreeModel::StateRole).toInt())) {
    case SessionState::Open:
        return theme::icon(QStringLiteral("host"));
    case SessionState::Lost:
    case SessionState::Failed:
        return theme::icon(QStringLiteral("disconnect"), theme::Tone::Negative);
    case SessionState::Closed:
    case SessionState::Connecting:
        break;
    }
    return theme::icon(QStringLiteral("host"), theme::Tone::Muted);
}

} // namespace

void MachineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem row(option);
    initStyleOption(&row, index);
    const QStyle* style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    row.text.clear();
    row.icon = QIcon();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    const bool isSelected = row.state.testFlag(QStyle::State_Selected);
    const auto group = row.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor text = row.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    QColor quiet = isSelected ? text : theme::color(theme::Tone::Muted, row.palette);
    if (isSelected) {
        quiet.setAlphaF(0.8F);
    }
    const int gap = theme::gap(row.widget) * 2 / 3;
    const int side = style->pixelMetric(QStyle::PM_SmallIconSize, nullptr, row.widget);
    const bool isLeftToRight = row.direction == Qt::LeftToRight;
    const QRect content = row.rect.adjusted(gap, 0, -gap, 0);
    const auto visual = [&](const QRect& logical) { return QStyle::visualRect(row.direction, content, logical); };

    const bool machine = isMachine(index);
    const auto record = index.data(MachineTreeModel::RecordRole).value<DomainRecord>();
    const QIcon icon = machine ? theme::stateIcon(record) : connectionIcon(index);
    // The view has no indentation: styles paint the highlight of an indented row in two pieces, with a seam.
    const int start = content.left() + (machine ? theme::gap(row.widget) : 0);
    const QRect iconRect(start, content.top(), side, content.height());
    icon.paint(painter, visual(iconRect), Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);

    const QString name = index.data(MachineTreeModel::NameRole).toString();
    const QString state = index.data(MachineTreeModel::StateTextRole).toString();
    const bool isQuietConnection
        = !machine && index.data(MachineTreeModel::StateRole).toInt() == static_cast<int>(SessionState::Open);
    QFont nameFont = row.font;
    if (!machine) {
        nameFont.setWeight(QFont::DemiBold);
    }
    const QFont stateFont = smallFont(row.font);
    const QFontMetrics nameMetrics(nameFont);
    const QFontMetrics stateMetrics(stateFont);
    QRect lines = content;
    lines.setLeft(start + side + gap);
    const bool hasState = !isQuietConnection && !state.isEmpty();
    const int height = nameMetrics.height() + (hasState ? stateMetrics.height() : 0);
    const int top = lines.top() + (lines.height() - height) / 2;
    const int alignment
        = static_cast<int>((isLeftToRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter->save();
    painter->setFont(nameFont);
    painter->setPen(text);
    const QRect nameRect(lines.left(), top, lines.width(), nameMetrics.height());
    painter->drawText(visual(nameRect), alignment, nameMetrics.elidedText(name, Qt::ElideMiddle, lines.width()));
    if (hasState) {
        painter->setFont(stateFont);
        painter->setPen(quiet);
        const QRect stateRect(lines.left(), nameRect.bottom() + 1, lines.width(), stateMetrics.height());
        painter->drawText(visual(stateRect), alignment, stateMetrics.elidedText(state, Qt::ElideRight, lines.width()));
    }
    painter->restore();
}

QSize MachineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    const QFontMetrics metrics(option.font);
    const QFontMetrics small(smallFont(option.font));
    // One height for every row, so that the view never has to ask twice.
    return {metrics.averageCharWidth() * 20, metrics.height() + small.height() + metrics.height() / 2};
}

} // namespace domus
