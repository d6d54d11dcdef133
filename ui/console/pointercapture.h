// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

class QWidget;

namespace domus {

/// A pointer that is kept inside a widget, so that it can be moved without end: for guests that take movements instead
/// of places. Where the desktop lets no program place its pointer (Wayland), it ends at the edge.
class PointerCapture
{
public:
    explicit PointerCapture(QWidget& widget) : m_widget(widget) { }
    ~PointerCapture();
    PointerCapture(const PointerCapture&) = delete;
    PointerCapture& operator=(const PointerCapture&) = delete;

    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    /// How far the pointer has moved since the last time; its place in global coordinates.
    QPoint movementTo(QPoint globalPosition);

private:
    QPoint middle() const;
    void putBack();

    QWidget& m_widget;
    QPoint m_last; // global
    bool m_isActive = false;
};

} // namespace domus
