// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

#include <array>
#include <cstdint>

namespace domus {

/// A colour as the guest asked for it; what an index or the default looks like is the view's to say.
struct TerminalColor
{
    enum class Kind : std::uint8_t { Default, Indexed, Rgb };
    Kind kind = Kind::Default;
    std::uint8_t red = 0; ///< or the index: 0 to 15 the named colours, 16 to 255 the cube and the greys
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(TerminalColor, TerminalColor) = default;
};

/// How a cell is drawn.
struct TerminalLook
{
    TerminalColor foreground;
    TerminalColor background;
    bool isBold = false;
    bool isItalic = false;
    bool isUnderlined = false;
    bool isStruck = false;
    bool isReversed = false;
    friend bool operator==(TerminalLook, TerminalLook) = default;
};

/// One place of a line: a character and up to two marks on it, which is what Vietnamese needs when it comes taken
/// apart.
struct TerminalCell
{
    std::array<char32_t, 3> characters{}; ///< 0 ends them; none: blank
    TerminalLook look;
    std::uint8_t width = 1; ///< columns: 2 for a wide one, and 0 for the place behind it

    QString text() const;
};

/// As many cells as the screen had columns; of the history, without the blank ones at the end.
using TerminalLine = QVector<TerminalCell>;

/// Line 0 is the oldest of the history; behind the history come the rows of the screen.
struct TerminalPlace
{
    int line = 0;
    int column = 0;
    friend bool operator==(TerminalPlace, TerminalPlace) = default;
    friend bool operator<(TerminalPlace one, TerminalPlace other)
    {
        return one.line != other.line ? one.line < other.line : one.column < other.column;
    }
};

} // namespace domus
