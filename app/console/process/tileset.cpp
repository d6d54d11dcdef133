// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/tileset.h"

#include <algorithm>

namespace domus::consolelink {

TileSet::TileSet(std::uint32_t width, std::uint32_t height)
    : m_width(width)
    , m_height(height)
    , m_columns((width + side - 1) / side)
    , m_rows((height + side - 1) / side)
    , m_bits(static_cast<std::size_t>(m_columns) * m_rows)
{
}

void TileSet::clear()
{
    if (m_count != 0) {
        std::fill(m_bits.begin(), m_bits.end(), std::uint8_t{0});
        m_count = 0;
    }
}

void TileSet::mark(Rect rect)
{
    if (rect.width == 0 || rect.height == 0) {
        return;
    }
    for (std::uint32_t row = rect.y / side; row <= (rect.y + rect.height - 1U) / side; ++row) {
        for (std::uint32_t column = rect.x / side; column <= (rect.x + rect.width - 1U) / side; ++column) {
            auto& bit = m_bits[row * m_columns + column];
            m_count += bit == 0 ? 1 : 0;
            bit = 1;
        }
    }
}

void TileSet::unite(const TileSet& other)
{
    for (std::size_t i = 0; i < m_bits.size(); ++i) {
        if (other.m_bits[i] != 0 && m_bits[i] == 0) {
            m_bits[i] = 1;
            ++m_count;
        }
    }
}

std::vector<Rect> TileSet::rects(std::size_t limit) const
{
    struct Run
    {
        std::uint32_t column, row, columns, rows;
    };
    std::vector<Run> runs;
    std::vector<Run> bands; // one a row, should there be too many runs
    if (m_count == 0) {
        return {};
    }
    std::size_t previousRow = 0; // where the runs of the row above begin
    for (std::uint32_t row = 0; row < m_rows; ++row) {
        const std::size_t thisRow = runs.size();
        for (std::uint32_t column = 0; column < m_columns; ++column) {
            if (m_bits[row * m_columns + column] == 0) {
                continue;
            }
            const std::uint32_t first = column;
            while (column < m_columns && m_bits[row * m_columns + column] != 0) {
                ++column;
            }
            runs.push_back({first, row, column - first, 1});
        }
        if (runs.size() == thisRow) {
            previousRow = thisRow;
            continue;
        }
        const auto& last = runs.back();
        bands.push_back({runs[thisRow].column, row, last.column + last.columns - runs[thisRow].column, 1});
        // A row like the one above makes that one taller.
        const std::size_t count = runs.size() - thisRow;
        const bool same = count == thisRow - previousRow
            && std::equal(runs.begin() + static_cast<std::ptrdiff_t>(thisRow), runs.end(),
                runs.begin() + static_cast<std::ptrdiff_t>(previousRow), [](Run lower, Run upper) {
                    return lower.column == upper.column && lower.columns == upper.columns
                        && upper.row + upper.rows == lower.row;
                });
        if (same) {
            for (std::size_t i = previousRow; i < thisRow; ++i) {
                ++runs[i].rows;
            }
            runs.resize(thisRow);
        } else {
            previousRow = thisRow;
        }
    }
    const auto& chosen = runs.size() <= limit ? runs : bands;
    std::vector<Rect> result;
    result.reserve(chosen.size());
    for (const Run& run : chosen) {
        result.push_back(area(run.column, run.row, run.columns, run.rows));
    }
    return result;
}

Rect TileSet::area(std::uint32_t column, std::uint32_t row, std::uint32_t columns, std::uint32_t rows) const
{
    const auto x = column * side;
    const auto y = row * side;
    return {static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y),
        static_cast<std::uint16_t>(std::min(columns * side, m_width - x)),
        static_cast<std::uint16_t>(std::min(rows * side, m_height - y))};
}

bool TileSet::contains(Rect outer, Rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height;
}

} // namespace domus::consolelink
