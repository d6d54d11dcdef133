// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace domus {

/// How long a lost connection waits before it is tried again: 1, 2, 4 s and so on, up to a longest pause.
///
/// Somebody who restarts libvirt watches the list come back, so the longest pause is short at first. On this computer
/// it stays so: asking a local socket costs nothing. A host that is away for long is asked more and more rarely. Any
/// thread.
class RetryPace
{
public:
    using milliseconds = std::chrono::milliseconds;
    static constexpr milliseconds first{1000};
    static constexpr milliseconds longest{4000};
    static constexpr milliseconds longestLater{30'000};
    static constexpr std::chrono::minutes later{5};

    void reset() { m_next = first; }

    /// The pause from now on, with how long the connection has been lost already.
    milliseconds next(bool isLocal, milliseconds outage)
    {
        const milliseconds pause = m_next;
        m_next = std::min(m_next * 2, isLocal || outage < later ? longest : longestLater);
        return pause;
    }

private:
    milliseconds m_next = first;
};

} // namespace domus
