// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QRegion>
#include <QSize>

namespace domus {

enum class ScaleMode {
    Fit, ///< the whole screen, as large as the window lets it be, in proportion
    OneToOne, ///< a guest's pixel is a pixel of the display; of what is too large, a part is shown
};

/// Where the guest's screen lies in a widget. Pure: all conversions of coordinates are here.
///
/// Widgets count in logical pixels; the picture is placed on whole device pixels, so that 1:1 is exact at any scaling
/// of the display.
class ScreenGeometry
{
public:
    ScreenGeometry() = default;
    /// `part`: which part is shown of a guest too large for 1:1, from (0, 0) for the upper left to (1, 1).
    ScreenGeometry(QSize widget, qreal devicePixelRatio, QSize guest, ScaleMode mode, QPointF part = {});
    /// The part to show while the pointer is there: as far to the right as the pointer is, and so on. Near an edge,
    /// that edge.
    static QPointF partAt(QPointF widgetPoint, QSize widget);

    bool isEmpty() const { return m_target.isEmpty(); }
    /// No resampling: a guest's pixel is a device pixel.
    bool isExact() const { return m_target.size() == m_guest; }
    /// A whole number of device pixels for each of the guest's: sharp without smoothing.
    bool isInteger() const;
    /// Some of the guest's screen is outside the widget.
    bool isCut() const { return m_isCut; }
    QRect target() const { return m_target; } ///< in device pixels of the widget
    QSize guest() const { return m_guest; }

    /// The guest's pixel under a widget's point, the nearest one when it lies outside.
    QPoint toGuest(QPointF widgetPoint) const;
    bool contains(QPointF widgetPoint) const;
    /// What of the widget (logical, rounded outwards) shows these pixels of the guest.
    QRect toWidget(QRect guestRect) const;
    QRegion toWidget(const QRegion& guestRegion) const;
    /// The guest's pixels (rounded outwards, with a margin for smoothing) that a logical rectangle shows.
    QRect toGuestRect(QRect widgetRect) const;

private:
    QSize m_guest;
    qreal m_ratio = 1;
    QRect m_target;
    bool m_isCut = false;
};

/// Turns wheel movement (eighths of a degree, touchpads give small parts) into whole clicks.
class WheelSteps
{
public:
    /// Clicks to send now, positive is up.
    int add(int angleDelta);
    void reset() { m_rest = 0; }

private:
    int m_rest = 0;
};

} // namespace domus
