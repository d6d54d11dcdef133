// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/machinedelegate.h"

#include "app/models/machinetreemodel.h"
#include "app/services/hostsession.h"
#include "app/services/machinelabels.h"
#include "ui/mainwindow/sparkline.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QHelpEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <QTreeView>

namespace domus {

namespace {

using Model = MachineTreeModel;

constexpr int historyCapacity = 60;
constexpr int mostTagsShown = 3;

int kindOf(const QModelIndex& index)
{
    return index.data(Model::KindRole).toInt();
}

QFont smallFont(const QFont& font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

QIcon connectionIcon(const QModelIndex& index)
{
    switch (static_cast<SessionState>(index.data(Model::StateRole).toInt())) {
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

QColor textColor(const QStyleOptionViewItem& row)
{
    const auto group = row.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const bool isSelected = row.state.testFlag(QStyle::State_Selected);
    return row.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
}

QColor quietColor(const QStyleOptionViewItem& row)
{
    if (!row.state.testFlag(QStyle::State_Selected)) {
        return theme::color(theme::Tone::Muted, row.palette);
    }
    QColor quiet = textColor(row);
    quiet.setAlphaF(0.8F);
    return quiet;
}

/// The highlight goes through all columns of a row: each cell paints its part of one for the whole width.
void paintGround(QPainter& painter, const QStyleOptionViewItem& row, const QStyle& style)
{
    QStyleOptionViewItem ground(row);
    if (const auto* view = qobject_cast<const QAbstractScrollArea*>(row.widget)) {
        ground.rect.setLeft(0);
        ground.rect.setWidth(view->viewport()->width());
    }
    painter.save();
    painter.setClipRect(row.rect, Qt::IntersectClip);
    style.drawControl(QStyle::CE_ItemViewItem, &ground, &painter, row.widget);
    painter.restore();
}

/// How many groups a row is in; what a connection holds directly counts none.
int depthOf(const QModelIndex& index)
{
    int depth = 0;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        ++depth;
    }
    return depth;
}

/// The colours of a row's tags or group, as dots; where each begins from the left.
int paintDots(QPainter& painter, const QStyleOptionViewItem& row, const QModelIndex& index, QRect right)
{
    QVector<QColor> colors;
    const auto tags = index.data(Model::TagsRole).value<QVector<MachineLabel>>();
    for (const MachineLabel& tag : tags) {
        if (!tag.color.isEmpty() && colors.size() < mostTagsShown) {
            colors.append(QColor(tag.color));
        }
    }
    if (colors.isEmpty()) {
        const QColor color(index.data(Model::ColorRole).toString());
        if (color.isValid()) {
            colors.append(color);
        }
    }
    if (colors.isEmpty()) {
        return 0;
    }
    const double side = QFontMetrics(row.font).xHeight();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(row.palette.color(QPalette::Base));
    double taken = 0;
    for (const QColor& color : std::as_const(colors)) {
        taken += side * 1.2;
        const double x = row.direction == Qt::LeftToRight ? right.right() - taken : right.left() + taken - side;
        painter.setBrush(color);
        painter.drawEllipse(QRectF(x, right.center().y() - side / 2, side, side));
    }
    painter.restore();
    return static_cast<int>(taken + side / 2);
}

} // namespace

struct MachineDelegate::Places
{
    QRect arrow; ///< empty for a row without others below it
    QRect icon;
    QRect text;
};

MachineDelegate::Places MachineDelegate::placesOf(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    const int gap = theme::gap(option.widget) * 2 / 3;
    const int side = style->pixelMetric(QStyle::PM_SmallIconSize, nullptr, option.widget);
    const int arrow = side * 2 / 3;
    const QRect content = option.rect.adjusted(gap / 2, 0, -gap, 0);
    // The view has no indentation: styles paint the highlight of an indented row in two pieces, with a seam.
    int left = content.left() + depthOf(index) * theme::gap(option.widget);
    const auto visual = [&](QRect logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    Places places;
    if (kindOf(index) != Model::MachineRow && index.model()->hasChildren(index)) {
        places.arrow = visual({left, content.top(), arrow, content.height()});
    }
    left += arrow + gap / 3;
    places.icon = visual({left, content.top(), side, content.height()});
    left += side + gap;
    places.text = visual({left, content.top(), content.right() - left, content.height()});
    return places;
}

void MachineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem row(option);
    initStyleOption(&row, index);
    const QStyle* style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    const QString text = row.text;
    row.text.clear();
    row.icon = QIcon();
    paintGround(*painter, row, *style);
    row.text = text;
    if (index.column() == Model::NameColumn) {
        paintName(*painter, row, index);
    } else {
        paintCell(*painter, row, index);
    }
}

void MachineDelegate::paintName(QPainter& painter, const QStyleOptionViewItem& row, const QModelIndex& index) const
{
    const int kind = kindOf(index);
    const bool isMachine = kind == Model::MachineRow;
    const bool isSelected = row.state.testFlag(QStyle::State_Selected);
    const Places places = placesOf(row, index);
    const QStyle* style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    if (!places.arrow.isEmpty()) {
        QStyleOption arrow;
        arrow.initFrom(row.widget);
        arrow.rect = QRect(QPoint(), QSize(places.arrow.width(), places.arrow.width()));
        arrow.rect.moveCenter(places.arrow.center());
        arrow.palette.setColor(QPalette::WindowText, quietColor(row));
        arrow.palette.setColor(QPalette::ButtonText, quietColor(row));
        const bool isFolded = !row.state.testFlag(QStyle::State_Open);
        style->drawPrimitive(!isFolded             ? QStyle::PE_IndicatorArrowDown
                : row.direction == Qt::LeftToRight ? QStyle::PE_IndicatorArrowRight
                                                   : QStyle::PE_IndicatorArrowLeft,
            &arrow, &painter, row.widget);
    }
    const QIcon icon = isMachine       ? theme::stateIcon(index.data(Model::RecordRole).value<DomainRecord>())
        : kind == Model::ConnectionRow ? connectionIcon(index)
                                       : theme::icon(QStringLiteral("folder"), theme::Tone::Muted);
    icon.paint(&painter, places.icon, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);

    QString name = index.data(Model::NameRole).toString();
    QString second;
    if (isMachine) {
        second = m_isTable ? QString() : index.data(Model::StateTextRole).toString();
    } else if (kind == Model::GroupRow) {
        //: A group in the list; %1 is its name, %2 how many virtual machines it has
        name = tr("%1 (%2)").arg(name, QLocale().toString(index.data(Model::CountRole).toInt()));
    } else if (index.data(Model::StateRole).toInt() != static_cast<int>(SessionState::Open)) {
        second = index.data(Model::StateTextRole).toString();
    }
    QFont nameFont = row.font;
    if (!isMachine) {
        nameFont.setWeight(QFont::DemiBold);
    }
    const QFont stateFont = smallFont(row.font);
    const QFontMetrics nameMetrics(nameFont);
    const QFontMetrics stateMetrics(stateFont);
    const bool hasSecond = !second.isEmpty() && !m_isTable;
    const int alignment
        = static_cast<int>((row.direction == Qt::LeftToRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter)
        | Qt::TextSingleLine;
    QRect lines = places.text;
    const int dots = paintDots(painter, row, index, lines);
    if (row.direction == Qt::LeftToRight) {
        lines.setRight(lines.right() - dots);
    } else {
        lines.setLeft(lines.left() + dots);
    }
    const int height = nameMetrics.height() + (hasSecond ? stateMetrics.height() : 0);
    const QRect nameRect(
        lines.left(), lines.top() + (lines.height() - height) / 2, lines.width(), nameMetrics.height());
    painter.save();
    painter.setFont(nameFont);
    painter.setPen(textColor(row));
    painter.drawText(nameRect, alignment, nameMetrics.elidedText(name, Qt::ElideMiddle, lines.width()));
    if (hasSecond) {
        painter.setFont(stateFont);
        painter.setPen(quietColor(row));
        painter.drawText(QRect(lines.left(), nameRect.bottom() + 1, lines.width(), stateMetrics.height()), alignment,
            stateMetrics.elidedText(second, Qt::ElideRight, lines.width()));
    }
    painter.restore();
}

void MachineDelegate::paintCell(QPainter& painter, const QStyleOptionViewItem& row, const QModelIndex& index) const
{
    const int gap = theme::gap(row.widget) * 2 / 3;
    QRect content = row.rect.adjusted(gap, 0, -gap, 0);
    const QFontMetrics metrics(row.font);
    painter.save();
    painter.setFont(row.font);
    painter.setPen(quietColor(row));
    if (index.column() == Model::LoadColumn) {
        const int number = qMin(metrics.horizontalAdvance(QStringLiteral("100 %")), content.width());
        const auto history = index.data(Model::LoadHistoryRole).value<QVector<float>>();
        const int high = metrics.height();
        const QRectF box(content.left(), content.center().y() - high / 2.0, content.width() - number - gap, high);
        if (box.width() > number) {
            const QColor color = row.state.testFlag(QStyle::State_Selected)
                ? textColor(row)
                : theme::color(theme::Tone::Accent, row.palette);
            sparkline::paint(painter, history, historyCapacity, box, color);
        }
        content.setLeft(content.right() - number);
        painter.drawText(content, Qt::AlignRight | Qt::AlignVCenter, row.text);
    } else {
        const auto alignment
            = QStyle::visualAlignment(row.direction, row.displayAlignment | Qt::AlignVCenter) | Qt::TextSingleLine;
        painter.drawText(
            content, static_cast<int>(alignment), metrics.elidedText(row.text, Qt::ElideRight, content.width()));
    }
    painter.restore();
}

QSize MachineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    const QFontMetrics metrics(option.font);
    const QFontMetrics small(smallFont(option.font));
    // One height for every row, so that the view never has to ask twice.
    const int lines = m_isTable ? metrics.height() : metrics.height() + small.height();
    return {metrics.averageCharWidth() * 20, lines + metrics.height() / 2};
}

QWidget* MachineDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const
{
    auto* field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("renameField"));
    //: %1 is the name of a virtual machine
    field->setAccessibleName(tr("New name of “%1”").arg(index.data(Model::NameRole).toString()));
    field->setFrame(true);
    return field;
}

void MachineDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* field = qobject_cast<QLineEdit*>(editor); field != nullptr && !field->isModified()) {
        field->setText(index.data(Model::NameRole).toString());
    }
}

void MachineDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QRect place = placesOf(option, index).text;
    const int height = qMin(editor->sizeHint().height(), option.rect.height());
    place.setTop(option.rect.center().y() - height / 2);
    place.setHeight(height);
    editor->setGeometry(place);
}

bool MachineDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonPress && index.column() == Model::NameColumn) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QRect arrow = placesOf(option, index).arrow;
        auto* view = qobject_cast<QTreeView*>(const_cast<QWidget*>(option.widget));
        if (view != nullptr && mouse->button() == Qt::LeftButton && !arrow.isEmpty()
            && arrow.contains(mouse->position().toPoint())) {
            view->setExpanded(index, !view->isExpanded(index));
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

bool MachineDelegate::helpEvent(
    QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const QString text = index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(event->globalPos(), text.isEmpty() ? QString() : theme::plainToolTip(text), view->viewport());
    return true;
}

} // namespace domus
