// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sparkline.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace domus::sparkline {

QVector<QPolygonF> lines(const QVector<float>& history, int capacity, const QRectF& box)
{
    QVector<QPolygonF> all;
    if (capacity < 2) {
        return all;
    }
    all.reserve(2); // gaps are rare
    const double step = box.width() / (capacity - 1);
    const auto count = std::min<qsizetype>(history.size(), capacity);
    QPolygonF line;
    for (qsizetype i = 0; i < count; ++i) {
        const float value = history.at(history.size() - count + i);
        if (std::isnan(value)) {
            if (!line.isEmpty()) {
                all.append(std::exchange(line, {}));
            }
            continue;
        }
        const double x = box.right() - static_cast<double>(count - 1 - i) * step;
        const double y = box.bottom() - box.height() * std::clamp(static_cast<double>(value), 0.0, 1.0);
        line.append({x, y});
    }
    if (!line.isEmpty()) {
        all.append(line);
    }
    return all;
}

void paint(QPainter& painter, const QVector<float>& history, int capacity, const QRectF& box, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = color;
    ground.setAlphaF(0.18F);
    for (const QPolygonF& line : lines(history, capacity, box)) {
        QPolygonF area = line;
        area << QPointF(line.last().x(), box.bottom()) << QPointF(line.first().x(), box.bottom());
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawPolygon(area);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1.2));
        painter.drawPolyline(line);
    }
    painter.restore();
}

} // namespace domus::sparkline
