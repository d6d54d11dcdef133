// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QRectF>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionSlider;
class QStyleOptionTab;

/// The strokes that FusionStyle is drawn with: each paints one part into a rectangle (device-independent pixels) with
/// the painter as it found it. GUI thread.
namespace domus::parts {

/// The length that stands for one pixel at a font 16 pixels high.
double unit(const QStyleOption& option);

/// Where a part stands between resting and pressed, for its colours.
enum class Touch { Resting, Hovered, Pressed };
Touch touchOf(const QStyleOption& option);

QColor border(const QPalette& palette);
QColor accent(const QPalette& palette);

/// A push button, a closed combo box: `isOn` for a button that stays down, `isDefault` for the one that Enter presses.
void button(QPainter* painter, const QStyleOption& option, bool isOn, bool isDefault);
/// A button that shows its outline only under the pointer.
void flatButton(QPainter* painter, const QStyleOption& option);
/// What text is typed into.
void field(QPainter* painter, const QStyleOption& option, bool hasFocus);
/// Around what has the keyboard.
void focusRing(QPainter* painter, const QStyleOption& option);
void checkBox(QPainter* painter, const QStyleOption& option);
void radioButton(QPainter* painter, const QStyleOption& option);
void chevron(QPainter* painter, const QRectF& rect, Qt::ArrowType direction, const QColor& color, double unit);
void tab(QPainter* painter, const QStyleOptionTab& option);
void selection(QPainter* painter, const QStyleOption& option);
void scrollBar(QPainter* painter, const QStyleOptionSlider& option, const QRectF& handle);
void slider(QPainter* painter, const QStyleOptionSlider& option, const QRectF& groove, const QRectF& handle);
/// A bar filled up to `part` (0 to 1).
void progress(QPainter* painter, const QStyleOption& option, double part);

} // namespace domus::parts
