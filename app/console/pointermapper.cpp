// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pointermapper.h"

#include <QtMath>

#include <algorithm>

namespace domus {

namespace {

constexpr int clickAngle = 120;
constexpr qreal edgePart = 0.1; // of the widget, at each side

int scaleDown(int value, int from, int to) // floor of value * to / from
{
    return static_cast<int>(qFloor(static_cast<qreal>(value) * to / from));
}

int scaleUp(int value, int from, int to)
{
    return static_cast<int>(qCeil(static_cast<qreal>(value) * to / from));
}

} // namespace

ScreenGeometry::ScreenGeometry(QSize widget, qreal devicePixelRatio, QSize guest, ScaleMode mode, QPointF part)
    : m_guest(guest)
    , m_ratio(devicePixelRatio)
{
    if (widget.isEmpty() || guest.isEmpty()) {
        return;
    }
    const QSize device(qRound(widget.width() * m_ratio), qRound(widget.height() * m_ratio));
    QSize size = guest;
    if (mode == ScaleMode::Fit) {
        size = guest.scaled(device, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
        // A pixel more or less is not worth smoothing everything.
        if (qAbs(size.width() - guest.width()) <= 1 && qAbs(size.height() - guest.height()) <= 1
            && guest.width() <= device.width() && guest.height() <= device.height()) {
            size = guest;
        }
    }
    const auto place = [](int room, int length, qreal which) {
        return length <= room ? (room - length) / 2 : -qRound((length - room) * which);
    };
    m_target = QRect(
        QPoint(place(device.width(), size.width(), part.x()), place(device.height(), size.height(), part.y())), size);
    m_isCut = size.width() > device.width() || size.height() > device.height();
}

QPointF ScreenGeometry::partAt(QPointF widgetPoint, QSize widget)
{
    const auto along = [](qreal position, int length) {
        const qreal edge = length * edgePart;
        return std::clamp((position - edge) / std::max(1.0, length - 2 * edge), 0.0, 1.0);
    };
    return {along(widgetPoint.x(), widget.width()), along(widgetPoint.y(), widget.height())};
}

bool ScreenGeometry::isInteger() const
{
    return !isEmpty() && m_target.width() % m_guest.width() == 0 && m_target.height() % m_guest.height() == 0
        && m_target.width() / m_guest.width() == m_target.height() / m_guest.height();
}

QPoint ScreenGeometry::toGuest(QPointF widgetPoint) const
{
    if (isEmpty()) {
        return {};
    }
    const QPointF device = widgetPoint * m_ratio - QPointF(m_target.topLeft());
    const int x = qFloor(device.x() * m_guest.width() / m_target.width());
    const int y = qFloor(device.y() * m_guest.height() / m_target.height());
    return {std::clamp(x, 0, m_guest.width() - 1), std::clamp(y, 0, m_guest.height() - 1)};
}

bool ScreenGeometry::contains(QPointF widgetPoint) const
{
    return QRectF(m_target).contains(widgetPoint * m_ratio);
}

QRect ScreenGeometry::toWidget(QRect guestRect) const
{
    if (isEmpty() || guestRect.isEmpty()) {
        return {};
    }
    const int margin = isExact() ? 0 : 1; // smoothing spreads a pixel to its neighbours
    const auto edge = [&](int value, int guestLength, int targetLength, int origin, bool isUpper) {
        const int device = origin
            + (isUpper ? scaleUp(value + margin, guestLength, targetLength)
                       : scaleDown(value - margin, guestLength, targetLength));
        return isUpper ? qCeil(device / m_ratio) : qFloor(device / m_ratio);
    };
    const int left = edge(guestRect.left(), m_guest.width(), m_target.width(), m_target.left(), false);
    const int top = edge(guestRect.top(), m_guest.height(), m_target.height(), m_target.top(), false);
    const int right = edge(guestRect.right() + 1, m_guest.width(), m_target.width(), m_target.left(), true);
    const int bottom = edge(guestRect.bottom() + 1, m_guest.height(), m_target.height(), m_target.top(), true);
    return {left, top, right - left, bottom - top};
}

QRegion ScreenGeometry::toWidget(const QRegion& guestRegion) const
{
    QRegion result;
    for (const QRect& rect : guestRegion) {
        result += toWidget(rect);
    }
    return result;
}

QRect ScreenGeometry::toGuestRect(QRect widgetRect) const
{
    if (isEmpty()) {
        return {};
    }
    const int left = qFloor(widgetRect.left() * m_ratio) - m_target.left();
    const int top = qFloor(widgetRect.top() * m_ratio) - m_target.top();
    const int right = qCeil((widgetRect.right() + 1) * m_ratio) - m_target.left();
    const int bottom = qCeil((widgetRect.bottom() + 1) * m_ratio) - m_target.top();
    const int margin = isExact() ? 0 : 2;
    const int x = scaleDown(left, m_target.width(), m_guest.width()) - margin;
    const int y = scaleDown(top, m_target.height(), m_guest.height()) - margin;
    const int endX = scaleUp(right, m_target.width(), m_guest.width()) + margin;
    const int endY = scaleUp(bottom, m_target.height(), m_guest.height()) + margin;
    return QRect(x, y, endX - x, endY - y).intersected(QRect(QPoint(), m_guest));
}

int WheelSteps::add(int angleDelta)
{
    if ((angleDelta > 0) != (m_rest > 0)) {
        m_rest = 0; // turning back starts anew
    }
    m_rest += angleDelta;
    const int steps = m_rest / clickAngle;
    m_rest -= steps * clickAngle;
    return steps;
}

} // namespace domus
