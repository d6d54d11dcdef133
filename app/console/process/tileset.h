// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/protocol.h"

#include <cstdint>
#include <vector>

namespace domus::consolelink {

/// A set of 64 x 64 tiles of a picture: what changed, or what is out of date. Small, of fixed cost, exact enough.
class TileSet
{
public:
    static constexpr std::uint32_t side = 64;

    TileSet() = default;
    TileSet(std::uint32_t width, std::uint32_t height);

    bool isEmpty() const { return m_count == 0; }
    void clear();
    /// Every tile the rectangle touches.
    void mark(Rect rect);
    void unite(const TileSet& other);
    /// Takes out every tile the rectangle touches: handler(tile, whether the rectangle covers it whole).
    template <typename Handler> void take(Rect rect, Handler handler)
    {
        if (m_count == 0 || rect.width == 0 || rect.height == 0) {
            return;
        }
        for (std::uint32_t row = rect.y / side; row <= (rect.y + rect.height - 1U) / side; ++row) {
            for (std::uint32_t column = rect.x / side; column <= (rect.x + rect.width - 1U) / side; ++column) {
                auto& bit = m_bits[row * m_columns + column];
                if (bit == 0) {
                    continue;
                }
                bit = 0;
                --m_count;
                const Rect tile = area(column, row, 1, 1);
                handler(tile, contains(rect, tile));
            }
        }
    }
    /// The set as rectangles, at most `limit` (which is at least the number of tile rows): exact, or a little larger.
    std::vector<Rect> rects(std::size_t limit) const;

private:
    Rect area(std::uint32_t column, std::uint32_t row, std::uint32_t columns, std::uint32_t rows) const;
    static bool contains(Rect outer, Rect inner);

    std::uint32_t m_width = 0;
    std::uint32_t m_height = 0;
    std::uint32_t m_columns = 0;
    std::uint32_t m_rows = 0;
    std::vector<std::uint8_t> m_bits;
    std::uint32_t m_count = 0;
};

} // namespace domus::consolelink
