// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tintedframe.h"

#include <QPainter>

namespace domus {

TintedFrame::TintedFrame(theme::Tone tone, QWidget* parent) : QFrame(parent), m_tone(tone)
{
    setFrameShape(QFrame::NoFrame);
}

void TintedFrame::setTone(theme::Tone tone)
{
    m_tone = tone;
    update();
}

void TintedFrame::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isQuiet = m_tone == theme::Tone::Text || m_tone == theme::Tone::Muted;
    painter.setPen(theme::tint(m_tone, palette(), isQuiet ? 0.15 : 0.4));
    painter.setBrush(theme::tint(m_tone, palette(), isQuiet ? 0.04 : 0.1));
    const double radius = theme::gap(this) / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace domus
