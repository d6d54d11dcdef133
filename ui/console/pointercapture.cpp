// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/pointercapture.h"

#include <QCursor>
#include <QGuiApplication>
#include <QWidget>

#include <utility>

namespace domus {

namespace {

bool canPlacePointer()
{
    return !QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
}

} // namespace

PointerCapture::~PointerCapture()
{
    setActive(false);
}

void PointerCapture::setActive(bool active)
{
    if (std::exchange(m_isActive, active) == active) {
        return;
    }
    if (active) {
        m_widget.grabMouse();
        m_last = QCursor::pos();
        putBack();
    } else {
        m_widget.releaseMouse();
    }
}

QPoint PointerCapture::movementTo(QPoint globalPosition)
{
    const QPoint movement = globalPosition - std::exchange(m_last, globalPosition);
    const QPoint away = globalPosition - middle();
    if (qAbs(away.x()) > m_widget.width() / 4 || qAbs(away.y()) > m_widget.height() / 4) {
        putBack();
    }
    return movement;
}

QPoint PointerCapture::middle() const
{
    return m_widget.mapToGlobal(m_widget.rect().center());
}

void PointerCapture::putBack()
{
    if (canPlacePointer()) {
        m_last = middle(); // the move that this makes is none of the user's
        QCursor::setPos(m_last);
    }
}

} // namespace domus
