// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fusionstyle.h"

#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

namespace domus {

namespace {

using parts::unit;

int scaled(const QStyleOption* option, const QWidget* widget, double length)
{
    if (option != nullptr) {
        return qRound(length * unit(*option));
    }
    QStyleOption own;
    if (widget != nullptr) {
        own.initFrom(widget);
    }
    return qRound(length * unit(own));
}

QColor ink(const QStyleOption& option)
{
    const auto group = option.state.testFlag(QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled;
    return option.palette.color(group, QPalette::ButtonText);
}

bool isDefault(const QStyleOptionButton& option)
{
    return option.features.testFlag(QStyleOptionButton::DefaultButton)
        && !option.features.testFlag(QStyleOptionButton::Flat);
}

// Text on the accent, and the icon with it.
void drawLabel(const QStyle& style, const QStyleOptionButton& option, QPainter* painter, const QWidget* widget)
{
    QStyleOptionButton light(option);
    for (const auto role : {QPalette::ButtonText, QPalette::WindowText}) {
        light.palette.setColor(role, option.palette.color(QPalette::Active, QPalette::HighlightedText));
    }
    if (!light.icon.isNull()) {
        const int side = light.iconSize.height();
        light.icon = QIcon(option.icon.pixmap(
            QSize(side, side), widget != nullptr ? widget->devicePixelRatioF() : 1.0, QIcon::Selected));
    }
    style.drawControl(QStyle::CE_PushButtonLabel, &light, painter, widget);
}

void drawComboBox(const QStyle& style, const QStyleOptionComboBox& option, QPainter* painter, const QWidget* widget)
{
    if (option.editable) {
        parts::field(painter, option, option.state.testFlag(QStyle::State_HasFocus));
    } else if (option.frame) {
        parts::button(painter, option, option.state.testFlag(QStyle::State_On), false);
        if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
            parts::focusRing(painter, option);
        }
    }
    const QRect arrow = style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, widget);
    parts::chevron(painter, arrow, Qt::DownArrow, ink(option), unit(option));
}

void drawSpinBox(const QStyle& style, const QStyleOptionSpinBox& option, QPainter* painter, const QWidget* widget)
{
    if (option.frame) {
        parts::field(painter, option, option.state.testFlag(QStyle::State_HasFocus));
    }
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    const auto step = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag flag, Qt::ArrowType direction) {
        const QRect rect = style.subControlRect(QStyle::CC_SpinBox, &option, part, widget);
        QStyleOptionSpinBox one(option);
        one.rect = rect;
        const bool isPossible = option.stepEnabled.testFlag(flag);
        one.state.setFlag(QStyle::State_Enabled, isPossible && option.state.testFlag(QStyle::State_Enabled));
        if (option.activeSubControls == part && isPossible) {
            one.state.setFlag(QStyle::State_On, false);
            parts::flatButton(painter, one);
        }
        parts::chevron(painter, rect, direction, ink(one), unit(option) * 0.8);
    };
    step(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    step(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part, int shortest)
{
    const bool isVertical = option.orientation == Qt::Vertical;
    const QRect all = option.rect;
    const int length = isVertical ? all.height() : all.width();
    const auto range = static_cast<qint64>(option.maximum) - option.minimum;
    int handle = length;
    if (range > 0) {
        const auto asked = static_cast<qint64>(option.pageStep) * length / (range + option.pageStep);
        handle
            = static_cast<int>(qBound(static_cast<qint64>(qMin(shortest, length)), asked, static_cast<qint64>(length)));
    }
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown);
    int from = 0;
    int until = 0;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        from = start;
        until = start + handle;
        break;
    case QStyle::SC_ScrollBarSubPage:
        until = start;
        break;
    case QStyle::SC_ScrollBarAddPage:
        from = start + handle;
        until = length;
        break;
    case QStyle::SC_ScrollBarGroove:
        until = length;
        break;
    default:
        return {}; // no arrows at the ends
    }
    const QRect rect = isVertical ? QRect(all.left(), all.top() + from, all.width(), until - from)
                                  : QRect(all.left() + from, all.top(), until - from, all.height());
    return QStyle::visualRect(option.direction, all, rect);
}

} // namespace

void FusionStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button != nullptr && button->features.testFlag(QStyleOptionButton::Flat)) {
            parts::flatButton(painter, *option);
        } else {
            parts::button(painter, *option, option->state.testFlag(State_On), button != nullptr && isDefault(*button));
        }
        return;
    }
    case PE_FrameDefaultButton:
        return; // its colour says it
    case PE_PanelButtonTool:
        parts::flatButton(painter, *option);
        return;
    case PE_FrameFocusRect:
        // A selected item shows by its colour that it has the keyboard.
        if (option->state.testFlag(State_KeyboardFocusChange)
            && !(option->state.testFlag(State_Item) && option->state.testFlag(State_Selected))) {
            parts::focusRing(painter, *option);
        }
        return;
    case PE_PanelLineEdit: {
        const QWidget* parent = widget != nullptr ? widget->parentWidget() : nullptr;
        if (qobject_cast<const QAbstractSpinBox*>(parent) != nullptr
            || qobject_cast<const QComboBox*>(parent) != nullptr) {
            return; // the box around it is the field
        }
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth > 0) {
            parts::field(painter, *option, option->state.testFlag(State_HasFocus));
            return;
        }
        break;
    }
    case PE_FrameLineEdit:
        parts::field(painter, *option, option->state.testFlag(State_HasFocus));
        return;
    case PE_IndicatorCheckBox:
        parts::checkBox(painter, *option);
        return;
    case PE_IndicatorRadioButton:
        parts::radioButton(painter, *option);
        return;
    case PE_IndicatorArrowDown:
        parts::chevron(painter, option->rect, Qt::DownArrow, ink(*option), unit(*option));
        return;
    case PE_IndicatorArrowUp:
        parts::chevron(painter, option->rect, Qt::UpArrow, ink(*option), unit(*option));
        return;
    case PE_IndicatorArrowLeft:
        parts::chevron(painter, option->rect, Qt::LeftArrow, ink(*option), unit(*option));
        return;
    case PE_IndicatorArrowRight:
        parts::chevron(painter, option->rect, Qt::RightArrow, ink(*option), unit(*option));
        return;
    case PE_PanelItemViewRow:
        return; // the item paints its own selection
    case PE_PanelItemViewItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
        if (item != nullptr && item->backgroundBrush.style() != Qt::NoBrush) {
            painter->fillRect(item->rect, item->backgroundBrush);
        }
        parts::selection(painter, *option);
        return;
    }
    case PE_Frame:
    case PE_FrameTabWidget: {
        QRectF rect(option->rect);
        const double line = qMax(1.0, unit(*option));
        painter->save();
        painter->setPen(QPen(parts::border(option->palette), line));
        painter->setBrush(Qt::NoBrush);
        if (element == PE_Frame) {
            painter->drawRect(rect.adjusted(line / 2, line / 2, -line / 2, -line / 2));
        } else {
            painter->drawLine(
                QPointF(rect.left(), rect.top() + line / 2), QPointF(rect.right(), rect.top() + line / 2));
        }
        painter->restore();
        return;
    }
    case PE_FrameTabBarBase: {
        const double line = qMax(1.0, unit(*option));
        const QRectF rect(option->rect);
        painter->fillRect(
            QRectF(rect.left(), rect.bottom() - line, rect.width(), line), parts::border(option->palette));
        return;
    }
    default:
        break;
    }
    Style::drawPrimitive(element, option, painter, widget);
}

void FusionStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonLabel: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button != nullptr && isDefault(*button) && option->state.testFlag(State_Enabled)) {
            drawLabel(*baseStyle(), *button, painter, widget);
            return;
        }
        break;
    }
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option); tab != nullptr) {
            parts::tab(painter, *tab);
            return;
        }
        break;
    case CE_ToolBar: {
        const double line = qMax(1.0, unit(*option));
        const QRectF rect(option->rect);
        painter->fillRect(rect, option->palette.color(QPalette::Window));
        painter->fillRect(
            QRectF(rect.left(), rect.bottom() - line, rect.width(), line), parts::border(option->palette));
        return;
    }
    case CE_Splitter: // the panes' own colours part them
    case CE_ProgressBarGroove: // drawn with its contents
    case CE_ProgressBarLabel: // the bar is thinner than any number on it
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            bar != nullptr && bar->maximum > bar->minimum) {
            parts::progress(painter, *option,
                (static_cast<double>(bar->progress) - bar->minimum)
                    / (static_cast<double>(bar->maximum) - bar->minimum));
            return;
        }
        break;
    default:
        break;
    }
    Style::drawControl(element, option, painter, widget);
}

void FusionStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option); box != nullptr) {
            drawComboBox(*this, *box, painter, widget);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option); box != nullptr) {
            drawSpinBox(*this, *box, painter, widget);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar != nullptr) {
            parts::scrollBar(painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
        break;
    case CC_Slider:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
            bar != nullptr && bar->tickPosition == 0) {
            parts::slider(painter, *bar, subControlRect(control, option, SC_SliderGroove, widget),
                subControlRect(control, option, SC_SliderHandle, widget));
            return;
        }
        break;
    default:
        break;
    }
    Style::drawComplexControl(control, option, painter, widget);
}

QRect FusionStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar != nullptr) {
            return scrollBarPart(*bar, part, scaled(option, widget, 28));
        }
    }
    return Style::subControlRect(control, option, part, widget);
}

QRect FusionStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = Style::subElementRect(element, option, widget);
    if (element == SE_LineEditContents && option != nullptr) {
        const int side = scaled(option, widget, 4);
        return rect.adjusted(side, 0, -side, 0); // away from the round corners
    }
    return rect;
}

QSize FusionStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    QSize size = Style::sizeFromContents(type, option, contents, widget);
    if (option == nullptr) {
        return size;
    }
    switch (type) {
    case CT_PushButton:
    case CT_ComboBox:
    case CT_LineEdit:
    case CT_SpinBox:
        // One height for all that can stand in a row.
        size.setHeight(qMax(size.height(), option->fontMetrics.height() + scaled(option, widget, 12)));
        break;
    case CT_ItemViewItem:
        size.setHeight(qMax(size.height(), option->fontMetrics.height() + scaled(option, widget, 8)));
        break;
    case CT_TabBarTab:
        size.setHeight(qMax(size.height(), option->fontMetrics.height() + scaled(option, widget, 16)));
        break;
    default:
        break;
    }
    return size;
}

int FusionStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scaled(option, widget, 12);
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_FocusFrameHMargin: // the space left and right of an item's text
        return scaled(option, widget, 7);
    case PM_TabBarTabHSpace:
        return scaled(option, widget, 24);
    default:
        return Style::pixelMetric(metric, option, widget);
    }
}

} // namespace domus
