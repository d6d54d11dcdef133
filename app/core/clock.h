// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>

namespace domus {

/// Time that only goes forward; passed in where a test wants to hold it.
class Clock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    virtual TimePoint now() const = 0;
    /// The real one; lives as long as the program.
    static const Clock& steady();
};

class SteadyClock final : public Clock
{
public:
    TimePoint now() const override { return std::chrono::steady_clock::now(); }
};

/// Stands still until told. Any thread.
class ManualClock final : public Clock
{
public:
    TimePoint now() const override { return TimePoint(std::chrono::nanoseconds(m_nanoseconds.load())); }
    void advance(std::chrono::nanoseconds by) { m_nanoseconds += by.count(); }

private:
    std::atomic<std::chrono::nanoseconds::rep> m_nanoseconds = 0;
};

inline const Clock& Clock::steady()
{
    static const SteadyClock clock;
    return clock;
}

} // namespace domus
