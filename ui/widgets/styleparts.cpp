// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/styleparts.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QStyleOptionSlider>

namespace domus::parts {

namespace {

// What a painter is set to while a part is drawn, and set back afterwards.
class Strokes
{
public:
    explicit Strokes(QPainter* painter) : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(Qt::NoBrush);
    }
    ~Strokes() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(Strokes)

    void roundBox(const QRectF& rect, double radius, const QColor& fill, const QColor& line, double width)
    {
        // A pen straddles its path: the path runs half a line inside, so that edges fall on whole pixels.
        const double inset = width / 2;
        m_painter->setPen(width > 0 ? QPen(line, width) : QPen(Qt::NoPen));
        m_painter->setBrush(fill);
        m_painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    }

private:
    QPainter* m_painter;
};

bool isEnabled(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_Enabled);
}

// What is drawn upon a mark that is on: as well to be seen where the window is not in front, or the box is off.
QColor markInk(const QStyleOption& option)
{
    return isEnabled(option) ? option.palette.color(QPalette::Active, QPalette::HighlightedText)
                             : option.palette.color(QPalette::Disabled, QPalette::WindowText);
}

QColor blend(const QColor& a, const QColor& b, double part)
{
    const auto channel = [part](float x, float y) { return x + static_cast<float>(part) * (y - x); };
    return QColor::fromRgbF(
        channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()), channel(a.blueF(), b.blueF()));
}

double radius(const QStyleOption& option)
{
    return 5 * unit(option);
}

double touched(Touch touch, double hovered, double pressed)
{
    return touch == Touch::Resting ? 0 : touch == Touch::Hovered ? hovered : pressed;
}

// The box of a check box or the circle of a radio button: filled with the accent when it is on.
void mark(QPainter* painter, const QStyleOption& option, double radius)
{
    const QPalette& palette = option.palette;
    const bool isOn = option.state.testFlag(QStyle::State_On) || option.state.testFlag(QStyle::State_NoChange);
    const double dim = touched(touchOf(option), 0.08, 0.18);
    QColor fill = isOn ? accent(palette) : palette.color(QPalette::Base);
    QColor line = isOn ? accent(palette) : blend(border(palette), palette.color(QPalette::WindowText), 0.3);
    if (!isEnabled(option)) {
        fill = isOn ? border(palette) : palette.color(QPalette::Window);
        line = border(palette);
    }
    fill = blend(fill, palette.color(QPalette::WindowText), dim);
    Strokes(painter).roundBox(option.rect, radius, fill, line, qMax(1.0, unit(option)));
}

} // namespace

double unit(const QStyleOption& option)
{
    return qMax(0.5, option.fontMetrics.height() / 16.0);
}

Touch touchOf(const QStyleOption& option)
{
    if (!isEnabled(option)) {
        return Touch::Resting;
    }
    if (option.state.testFlag(QStyle::State_Sunken)) {
        return Touch::Pressed;
    }
    return option.state.testFlag(QStyle::State_MouseOver) ? Touch::Hovered : Touch::Resting;
}

QColor border(const QPalette& palette)
{
    return theme::tint(theme::Tone::Text, palette, 0.2);
}

QColor accent(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Highlight);
}

void button(QPainter* painter, const QStyleOption& option, bool isOn, bool isDefault)
{
    const QPalette& palette = option.palette;
    const QColor text = palette.color(QPalette::WindowText);
    const double dim = touched(touchOf(option), 0.06, 0.14);
    QColor fill = palette.color(QPalette::Button);
    QColor line = border(palette);
    if (!isEnabled(option)) {
        fill = blend(fill, palette.color(QPalette::Window), 0.6);
        line = blend(line, palette.color(QPalette::Window), 0.5);
    } else if (isDefault) {
        fill = line = accent(palette);
    } else if (isOn) {
        fill = blend(fill, accent(palette), 0.22);
        line = blend(line, accent(palette), 0.7);
    }
    Strokes(painter).roundBox(option.rect, radius(option), blend(fill, text, dim), line, qMax(1.0, unit(option)));
}

void flatButton(QPainter* painter, const QStyleOption& option)
{
    const QPalette& palette = option.palette;
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const double shade = touched(touchOf(option), 0.08, 0.16);
    if (!isOn && shade <= 0) {
        return;
    }
    QColor fill = isOn ? accent(palette) : palette.color(QPalette::WindowText);
    fill.setAlphaF(static_cast<float>(isOn ? 0.22 + shade / 2 : shade));
    Strokes(painter).roundBox(option.rect, radius(option), fill, {}, 0);
}

void field(QPainter* painter, const QStyleOption& option, bool hasFocus)
{
    const QPalette& palette = option.palette;
    const QColor fill = palette.color(isEnabled(option) ? QPalette::Base : QPalette::Window);
    const double line = qMax(1.0, unit(option));
    Strokes(painter).roundBox(
        option.rect, radius(option), fill, hasFocus ? accent(palette) : border(palette), hasFocus ? line * 2 : line);
}

void focusRing(QPainter* painter, const QStyleOption& option)
{
    const double line = qMax(1.0, unit(option)) * 2;
    Strokes(painter).roundBox(option.rect, radius(option), Qt::transparent, accent(option.palette), line);
}

void checkBox(QPainter* painter, const QStyleOption& option)
{
    mark(painter, option, 3.5 * unit(option));
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    if (!isPartly && !option.state.testFlag(QStyle::State_On)) {
        return;
    }
    const Strokes strokes(painter);
    const QRectF box(option.rect);
    const auto at
        = [&box](double x, double y) { return QPointF(box.x() + box.width() * x, box.y() + box.height() * y); };
    painter->setPen(QPen(markInk(option), 2 * unit(option), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isPartly) {
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    } else {
        painter->drawPolyline(QPolygonF({at(0.25, 0.53), at(0.43, 0.71), at(0.76, 0.32)}));
    }
}

void radioButton(QPainter* painter, const QStyleOption& option)
{
    mark(painter, option, option.rect.height() / 2.0);
    if (option.state.testFlag(QStyle::State_On)) {
        const Strokes strokes(painter);
        const QRectF box(option.rect);
        painter->setBrush(markInk(option));
        painter->drawEllipse(box.center(), box.width() * 0.2, box.height() * 0.2);
    }
}

void chevron(QPainter* painter, const QRectF& rect, Qt::ArrowType direction, const QColor& color, double unit)
{
    const Strokes strokes(painter);
    const double reach = qMin(3.5 * unit, qMin(rect.width(), rect.height()) / 2);
    const QPolygonF down({QPointF(-reach, -reach / 2), QPointF(0, reach / 2), QPointF(reach, -reach / 2)});
    painter->translate(rect.center());
    switch (direction) {
    case Qt::UpArrow:
        painter->rotate(180);
        break;
    case Qt::LeftArrow:
        painter->rotate(90);
        break;
    case Qt::RightArrow:
        painter->rotate(-90);
        break;
    case Qt::DownArrow:
    case Qt::NoArrow:
        break;
    }
    painter->setPen(QPen(color, 1.5 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(down);
}

void tab(QPainter* painter, const QStyleOptionTab& option)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (!isSelected && touchOf(option) == Touch::Resting) {
        return;
    }
    const double thick = 3 * unit(option);
    QRectF line(option.rect);
    line.setTop(line.bottom() - thick);
    const double side = 6 * unit(option);
    const QColor color = isSelected ? accent(option.palette) : border(option.palette);
    Strokes(painter).roundBox(line.adjusted(side, 0, -side, 0), thick / 2, color, {}, 0);
}

void selection(QPainter* painter, const QStyleOption& option)
{
    QColor fill;
    if (option.state.testFlag(QStyle::State_Selected)) {
        const auto group = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
        fill = option.palette.color(isEnabled(option) ? group : QPalette::Disabled, QPalette::Highlight);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        fill = option.palette.color(QPalette::Text);
        fill.setAlphaF(0.06F);
    } else {
        return;
    }
    const double side = 4 * unit(option);
    const double gap = qMax(0.5, unit(option));
    Strokes(painter).roundBox(QRectF(option.rect).adjusted(side, gap, -side, -gap), radius(option), fill, {}, 0);
}

void scrollBar(QPainter* painter, const QStyleOptionSlider& option, const QRectF& handle)
{
    painter->fillRect(option.rect, option.palette.color(QPalette::Window));
    if (option.maximum <= option.minimum) {
        return;
    }
    const bool isTouched = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const double shade = isTouched ? touched(touchOf(option), 0.45, 0.55) : 0.0;
    const double inset = 3 * unit(option);
    const QRectF thumb = option.orientation == Qt::Vertical ? handle.adjusted(inset, 1, -inset, -1)
                                                            : handle.adjusted(1, inset, -1, -inset);
    Strokes(painter).roundBox(thumb, qMin(thumb.width(), thumb.height()) / 2,
        theme::tint(theme::Tone::Text, option.palette, qMax(0.3, shade)), {}, 0);
}

void slider(QPainter* painter, const QStyleOptionSlider& option, const QRectF& groove, const QRectF& handle)
{
    const QPalette& palette = option.palette;
    const double thick = 4 * unit(option);
    const bool isFlat = option.orientation == Qt::Horizontal;
    QRectF line = groove;
    QRectF filled;
    if (isFlat) {
        line = QRectF(groove.left(), groove.center().y() - thick / 2, groove.width(), thick);
        filled = line;
        if (option.upsideDown) {
            filled.setLeft(handle.center().x());
        } else {
            filled.setRight(handle.center().x());
        }
    } else {
        line = QRectF(groove.center().x() - thick / 2, groove.top(), thick, groove.height());
        filled = line;
        if (option.upsideDown) {
            filled.setTop(handle.center().y());
        } else {
            filled.setBottom(handle.center().y());
        }
    }
    Strokes strokes(painter);
    strokes.roundBox(line, thick / 2, border(palette), {}, 0);
    if (isEnabled(option)) {
        strokes.roundBox(filled, thick / 2, accent(palette), {}, 0);
    }
    const double side = qMin(handle.width(), handle.height());
    QRectF knob(0, 0, side, side);
    knob.moveCenter(handle.center());
    QColor fill = palette.color(QPalette::Button);
    if (option.activeSubControls.testFlag(QStyle::SC_SliderHandle)) {
        fill = blend(fill, palette.color(QPalette::WindowText), touched(touchOf(option), 0.06, 0.14));
    }
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const double width = qMax(1.0, unit(option));
    strokes.roundBox(knob, side / 2, fill,
        hasFocus ? accent(palette) : blend(border(palette), palette.color(QPalette::WindowText), 0.3),
        hasFocus ? width * 2 : width);
}

void progress(QPainter* painter, const QStyleOption& option, double part)
{
    const double thick = qMin<double>(option.rect.height(), 6 * unit(option));
    QRectF line(option.rect);
    line.setTop(QRectF(option.rect).center().y() - thick / 2);
    line.setHeight(thick);
    Strokes strokes(painter);
    strokes.roundBox(line, thick / 2, border(option.palette), {}, 0);
    if (part <= 0) {
        return;
    }
    const double length = qMax(thick, line.width() * qMin(part, 1.0));
    if (option.direction == Qt::RightToLeft) {
        line.setLeft(line.right() - length);
    } else {
        line.setWidth(length);
    }
    strokes.roundBox(line, thick / 2, accent(option.palette), {}, 0);
}

} // namespace domus::parts
