// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/sharedmemory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <utility>

namespace domus::consolelink {

SharedMemory::SharedMemory(std::size_t size)
    : m_fd(::memfd_create("domus-console", MFD_CLOEXEC | MFD_ALLOW_SEALING))
    , m_size(size)
{
    if (!m_fd.isValid() || ::ftruncate(m_fd.get(), static_cast<off_t>(size)) != 0
        || ::fcntl(m_fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
        return;
    }
    void* data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, m_fd.get(), 0);
    if (data != MAP_FAILED) {
        m_data = static_cast<std::byte*>(data);
    }
}

SharedMemory::~SharedMemory()
{
    if (m_data != nullptr) {
        ::munmap(m_data, m_size);
    }
}

SharedMemory::SharedMemory(SharedMemory&& other) noexcept
    : m_fd(std::move(other.m_fd))
    , m_data(std::exchange(other.m_data, nullptr))
    , m_size(other.m_size)
{
}

SharedMemory& SharedMemory::operator=(SharedMemory&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

} // namespace domus::consolelink
