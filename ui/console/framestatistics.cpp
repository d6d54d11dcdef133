// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/framestatistics.h"

#include <QTextStream>
#include <QTimerEvent>

#include <algorithm>
#include <cstdio>

namespace domus {

namespace {

double milliseconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

QString summary(std::vector<double>& values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](std::size_t percent) { return values.at((values.size() - 1) * percent / 100); };
    return QStringLiteral("median %1 p99 %2 max %3")
        .arg(at(50), 0, 'f', 1)
        .arg(at(99), 0, 'f', 1)
        .arg(at(100), 0, 'f', 1);
}

} // namespace

std::unique_ptr<FrameStatistics> FrameStatistics::fromEnvironment()
{
    if (!qEnvironmentVariableIsSet("DOMUS_CONSOLE_STATS")) {
        return nullptr;
    }
    auto result = std::make_unique<FrameStatistics>();
    result->m_second.start(1000, result.get());
    return result;
}

void FrameStatistics::add(Times times, TimePoint now)
{
    m_ages.push_back(milliseconds(now - times.newest));
    m_changes.push_back(milliseconds(now - times.oldest));
}

QString FrameStatistics::takeReport()
{
    QString report = QStringLiteral("painted %1").arg(m_ages.size());
    if (!m_ages.empty()) {
        report += QStringLiteral(" age_ms %1 change_ms %2").arg(summary(m_ages), summary(m_changes));
    }
    m_ages.clear();
    m_changes.clear();
    return report;
}

void FrameStatistics::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_second.timerId()) {
        QTextStream(stderr) << takeReport() << Qt::endl;
    } else {
        QObject::timerEvent(event);
    }
}

} // namespace domus
