// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolesession.h"

#include <QBasicTimer>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <vector>

namespace domus {

/// How many frames a second reach the display, and how old they are then: for the figures. GUI thread.
class FrameStatistics : public QObject
{
    Q_OBJECT
public:
    using Times = ConsoleSession::FrameTimes;
    using TimePoint = std::chrono::steady_clock::time_point;

    /// Writes a report to standard error every second when DOMUS_CONSOLE_STATS is set; else there is none.
    static std::unique_ptr<FrameStatistics> fromEnvironment();

    /// The display has it now.
    void add(Times times, TimePoint now);
    /// Of the frames since the last report, which are forgotten with it:
    /// "painted 60 age_ms median 1.9 p99 3.0 max 3.1 change_ms median 9.0 p99 18.2 max 18.5".
    /// Age is counted from the last update in the frame, change from the first.
    QString takeReport();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    QBasicTimer m_second;
    std::vector<double> m_ages; // milliseconds
    std::vector<double> m_changes;
};

} // namespace domus
