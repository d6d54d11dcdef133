// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>

#include <chrono>

namespace domus {

/// Measures how long the GUI thread keeps its user waiting: a timer of 5 ms, and by how much it comes late, less what
/// the thread waited for a processor (that is the machine's load, not ours). Lives in the thread it measures.
class Heartbeat : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds period{5};
    static constexpr std::chrono::milliseconds limit{50};

    explicit Heartbeat(QObject* parent = nullptr);
    /// Writes the report when DOMUS_HEARTBEAT names a file.
    ~Heartbeat() override;
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    std::chrono::microseconds longest() const;
    int countOverLimit() const { return m_overLimit; }
    quint64 beats() const { return m_beats; }
    /// Forgets what was measured: after the program's own start, for one.
    void reset();
    /// "beats 1234 longest_ms 12.3 over_50ms 0"
    QString report() const;

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    QBasicTimer m_timer;
    std::chrono::steady_clock::time_point m_last;
    std::chrono::nanoseconds m_lastRunQueueWait{};
    std::chrono::nanoseconds m_longest{};
    int m_overLimit = 0;
    quint64 m_beats = 0;
    int m_schedstat = -1; // kept open: opening it on every beat would cost more than the beat
};

} // namespace domus
