// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPolygonF>
#include <QRectF>
#include <QVector>

class QPainter;

namespace domus::sparkline {

/// The lines of a history within a box: oldest value left, the newest at the right edge, 0 at the bottom and 1 at the
/// top. Not-a-number is a gap, where one line ends and the next begins. `capacity` values fill the box; fewer leave its
/// left side empty.
QVector<QPolygonF> lines(const QVector<float>& history, int capacity, const QRectF& box);

/// The lines, with the ground below them tinted.
void paint(QPainter& painter, const QVector<float>& history, int capacity, const QRectF& box, const QColor& color);

} // namespace domus::sparkline
