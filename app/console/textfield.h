// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace domus::consolelink {

/// The text in a message's field: up to its 0, or all of it where the other end sent none.
template <std::size_t Size> std::string_view textOf(const std::array<char, Size>& field)
{
    const auto* const end = std::find(field.begin(), field.end(), '\0');
    return {field.data(), static_cast<std::size_t>(end - field.begin())};
}

/// Fills a field, and ends it with 0. False when the text was cut or holds a 0: the other end will read less.
template <std::size_t Size> bool putText(std::array<char, Size>& field, std::string_view text)
{
    const std::string_view fitting = text.substr(0, Size - 1);
    field.fill('\0');
    std::copy(fitting.begin(), fitting.end(), field.begin());
    return textOf(field).size() == text.size();
}

} // namespace domus::consolelink
