// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QFrame>

namespace domus {

/// A rounded bar on a background with a little of a tone in it.
class TintedFrame : public QFrame
{
    Q_OBJECT
public:
    explicit TintedFrame(theme::Tone tone, QWidget* parent = nullptr);
    theme::Tone tone() const { return m_tone; }
    void setTone(theme::Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    theme::Tone m_tone;
};

} // namespace domus
