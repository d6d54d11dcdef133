// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/uniquefd.h"

#include <unistd.h>

namespace domus {

void UniqueFd::reset(int fd)
{
    if (m_fd >= 0 && m_fd != fd) {
        ::close(m_fd);
    }
    m_fd = fd;
}

} // namespace domus
