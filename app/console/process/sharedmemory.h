// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uniquefd.h"

#include <cstddef>

namespace domus::consolelink {

/// A memfd of fixed size, mapped for writing: sealed so that the other end's mapping can never fault.
class SharedMemory
{
public:
    SharedMemory() = default;
    /// Not valid when there is no memory. Zeroed; takes real memory only where it is written.
    explicit SharedMemory(std::size_t size);
    ~SharedMemory();
    SharedMemory(SharedMemory&& other) noexcept;
    SharedMemory& operator=(SharedMemory&& other) noexcept;
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;

    bool isValid() const { return m_data != nullptr; }
    int fd() const { return m_fd.get(); }
    std::byte* data() const { return m_data; }

private:
    UniqueFd m_fd;
    std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace domus::consolelink
