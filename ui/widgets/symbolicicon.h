// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QIconEngine>

namespace domus {

/// Draws a one-colour SVG in the colour that the palette has at that moment, at exactly the size asked for.
class SymbolicIconEngine final : public QIconEngine
{
public:
    SymbolicIconEngine(const QString& name, theme::Tone tone);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine* clone() const override;
    QString key() const override;

private:
    QString m_name;
    theme::Tone m_tone;
};

} // namespace domus
