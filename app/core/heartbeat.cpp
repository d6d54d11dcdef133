// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/heartbeat.h"

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QTimerEvent>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace domus {

namespace {

/// "time on CPU, time waited for one, slices", in nanoseconds. 0 where the kernel does not tell.
std::chrono::nanoseconds runQueueWait(int schedstat)
{
    std::array<char, 128> text{};
    const ssize_t length = schedstat < 0 ? -1 : ::pread(schedstat, text.data(), text.size(), 0);
    if (length <= 0) {
        return {};
    }
    const auto fields = QByteArray::fromRawData(text.data(), length).split(' ');
    return std::chrono::nanoseconds(fields.size() > 1 ? fields.at(1).toLongLong() : 0);
}

} // namespace

Heartbeat::Heartbeat(QObject* parent)
    : QObject(parent)
    , m_schedstat(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC))
{
    reset();
    m_timer.start(static_cast<int>(period.count()), Qt::PreciseTimer, this);
}

Heartbeat::~Heartbeat()
{
    const QString path = qEnvironmentVariable("DOMUS_HEARTBEAT");
    if (!path.isEmpty()) {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Append)) {
            file.write(report().toUtf8() + '\n');
        }
    }
    if (m_schedstat >= 0) {
        ::close(m_schedstat);
    }
}

std::chrono::microseconds Heartbeat::longest() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(m_longest);
}

void Heartbeat::reset()
{
    m_last = std::chrono::steady_clock::now();
    m_lastRunQueueWait = runQueueWait(m_schedstat);
    m_longest = {};
    m_overLimit = 0;
    m_beats = 0;
}

QString Heartbeat::report() const
{
    constexpr double microsecondsPerMillisecond = 1000.0;
    return QStringLiteral("beats %1 longest_ms %2 over_50ms %3")
        .arg(m_beats)
        .arg(static_cast<double>(longest().count()) / microsecondsPerMillisecond, 0, 'f', 1)
        .arg(m_overLimit);
}

void Heartbeat::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    const auto waited = runQueueWait(m_schedstat);
    const auto late = now - m_last - period - (waited - m_lastRunQueueWait);
    m_last = now;
    m_lastRunQueueWait = waited;
    m_longest = std::max<std::chrono::nanoseconds>(m_longest, late);
    m_overLimit += late > limit ? 1 : 0;
    ++m_beats;
}

} // namespace domus
