// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textconsole/terminalpalette.h"

#include <array>

namespace domus {

namespace {

constexpr std::array<QRgb, 16> onLight{0xff24292e, 0xffb3261e, 0xff1a7f37, 0xff7d5a00, 0xff1558b0, 0xff8b2fa8,
    0xff0b7285, 0xff6b7280, 0xff57606a, 0xffd1242f, 0xff2da44e, 0xff9a6700, 0xff1f6feb, 0xffa646c4, 0xff1b8a9e,
    0xff9aa3ad};
constexpr std::array<QRgb, 16> onDark{0xff3b4048, 0xffff7b72, 0xff56d364, 0xffe3b341, 0xff6cb6ff, 0xffd2a8ff,
    0xff56d4dd, 0xffc9d1d9, 0xff8b949e, 0xffffa198, 0xff7ee787, 0xfff2cc60, 0xff96d0ff, 0xffe2c5ff, 0xff9be9ee,
    0xffffffff};

/// The cube of six levels a colour, and behind it the greys, as every xterm has them.
QColor fromCube(int index)
{
    constexpr int firstGrey = 232;
    if (index >= firstGrey) {
        const int level = 8 + (index - firstGrey) * 10;
        return {level, level, level};
    }
    constexpr int firstOfCube = 16;
    const int place = index - firstOfCube;
    const auto level = [](int step) { return step == 0 ? 0 : 55 + step * 40; };
    return {level(place / 36), level(place / 6 % 6), level(place % 6)};
}

constexpr int middle = 128; // of lightness

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightness() < middle;
}

QColor colorOf(TerminalColor color, bool isBold, bool isOnDark)
{
    if (color.kind == TerminalColor::Kind::Rgb) {
        return {color.red, color.green, color.blue};
    }
    constexpr int named = 16;
    constexpr int plain = 8;
    if (color.red >= named) {
        return fromCube(color.red);
    }
    const int index = isBold && color.red < plain ? color.red + plain : color.red;
    const auto& colors = isOnDark ? onDark : onLight;
    return QColor::fromRgb(colors.at(static_cast<std::size_t>(index)));
}

} // namespace

TerminalInk inkOf(TerminalLook look, const QPalette& palette)
{
    TerminalInk ink;
    bool isOnDark = isDark(palette);
    if (look.background.kind != TerminalColor::Kind::Default) {
        // A ground of its own: named ones are the darker ones, so that what programs write on them in light colours
        // reads.
        ink.background = colorOf(look.background, false, false);
        isOnDark = ink.background.lightness() < middle;
    }
    if (look.foreground.kind != TerminalColor::Kind::Default) {
        ink.foreground = colorOf(look.foreground, look.isBold, isOnDark);
    } else if (ink.background.isValid()) {
        ink.foreground = isOnDark ? Qt::white : Qt::black;
    } else {
        ink.foreground = palette.color(QPalette::Text);
    }
    if (look.isReversed) {
        const QColor background = ink.background.isValid() ? ink.background : palette.color(QPalette::Base);
        ink.background = ink.foreground;
        ink.foreground = background;
    }
    return ink;
}

} // namespace domus
