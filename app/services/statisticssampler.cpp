// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/statisticssampler.h"

#include "app/services/connectionlist.h"
#include "app/services/hostreading.h"

#include <QHash>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <limits>

namespace domus {

namespace {

constexpr float gap = std::numeric_limits<float>::quiet_NaN();

/// A machine between two readings.
struct Track
{
    LoadHistory history;
    int id = -1;
    std::optional<quint64> cpuTimeNs;
    std::chrono::steady_clock::time_point when;
    std::optional<ByteSize> memory;
    quint64 reading = 0; ///< the last that had it
};

} // namespace

void LoadHistory::append(float load)
{
    m_values[static_cast<size_t>(m_next)] = load;
    m_next = (m_next + 1) % capacity;
    m_size = std::min(m_size + 1, capacity);
}

QVector<float> LoadHistory::values() const
{
    QVector<float> values;
    values.reserve(m_size);
    for (int i = 0; i < m_size; ++i) {
        values.append(m_values[static_cast<size_t>((m_next - m_size + i + capacity) % capacity)]);
    }
    return values;
}

std::optional<float> LoadHistory::last() const
{
    if (m_size == 0) {
        return std::nullopt;
    }
    const float newest = m_values[static_cast<size_t>((m_next - 1 + capacity) % capacity)];
    return std::isnan(newest) ? std::nullopt : std::optional(newest);
}

class StatisticsSampler::Private
{
public:
    struct Host
    {
        QHash<Uuid, Track> tracks;
        quint64 readings = 0;
        HostReading reading;
        bool isUnable = false; ///< its driver has nothing to read
    };

    Private(StatisticsSampler& sampler, ConnectionList& list) : q(sampler), connections(list) { }

    void watch(HostSession* session);
    void tick();
    void read(HostSession* session);
    void take(const ConnectionId& id, const QVector<DomainSample>& samples);
    void take(const DomainKey& key, Track& track, const DomainSample& sample) const;
    const Track* track(const DomainKey& machine) const;
    void follow();
    void forget();

    StatisticsSampler& q;
    ConnectionList& connections;
    std::function<int(const DomainKey&)> vcpus;
    QHash<ConnectionId, Host> hosts;
    QTimer timer;
    bool isWatched = false;
    bool isOff = false; ///< by a period of 0
};

void StatisticsSampler::Private::follow()
{
    const bool reads = isWatched && !isOff;
    if (reads && !timer.isActive()) {
        timer.start();
        tick();
    } else if (!reads) {
        timer.stop();
    }
}

void StatisticsSampler::Private::forget()
{
    hosts.clear();
    for (const HostSession* session : connections.sessions()) {
        Q_EMIT q.sampled(session->id());
    }
}

void StatisticsSampler::Private::watch(HostSession* session)
{
    QObject::connect(session, &HostSession::stateChanged, &q, [this, session] {
        Host fresh; // what was known is of a life that is over
        fresh.reading = hosts.value(session->id()).reading;
        fresh.reading.newLife();
        hosts.insert(session->id(), fresh);
        if (session->state() == SessionState::Open) {
            if (timer.isActive()) {
                read(session);
            }
        } else {
            Q_EMIT q.sampled(session->id());
        }
    });
}

void StatisticsSampler::Private::tick()
{
    for (HostSession* session : connections.sessions()) {
        read(session);
    }
}

void StatisticsSampler::Private::read(HostSession* session)
{
    if (session->state() != SessionState::Open) {
        return;
    }
    Host& host = hosts[session->id()];
    if (host.reading.isUnderWay() || host.isUnable) {
        return; // late: this period stays a gap
    }
    readHost<QVector<DomainSample>, Host>(
        session, LaneKind::Stats, &q, hosts,
        [](Connection& connection) -> Result<QVector<DomainSample>> {
            auto* statistics = dynamic_cast<BulkStatistics*>(&connection);
            return statistics != nullptr ? statistics->sampleDomains(false) : fail(ErrorKind::Unsupported, {});
        },
        [this, id = session->id()](Host& answered, const Result<QVector<DomainSample>>& samples) {
            if (samples) {
                take(id, *samples);
            } else if (samples.error().kind == ErrorKind::Unsupported) {
                answered.isUnable = true;
            }
        });
}

void StatisticsSampler::Private::take(const ConnectionId& id, const QVector<DomainSample>& samples)
{
    Host& host = hosts[id];
    ++host.readings;
    for (const DomainSample& sample : samples) {
        Track& track = host.tracks[sample.uuid];
        track.reading = host.readings;
        take({id, sample.uuid}, track, sample);
    }
    // What is no longer active has no load, and its next run another history.
    host.tracks.removeIf([&host](const auto& entry) { return entry->reading != host.readings; });
    Q_EMIT q.sampled(id);
}

void StatisticsSampler::Private::take(const DomainKey& key, Track& track, const DomainSample& sample) const
{
    if (sample.memory) {
        track.memory = sample.memory;
    }
    const bool isSameRun = track.id == sample.id;
    track.id = sample.id;
    if (!sample.cpuTimeNs || !sample.isRunning) {
        // Busy with a job, or not its turn yet: what it uses until the next reading is known then, as an average.
        track.history.append(gap);
        if (!isSameRun || !sample.isRunning) {
            track.cpuTimeNs.reset();
        }
        return;
    }
    const int cpus = sample.vcpus.value_or(vcpus ? vcpus(key) : 0);
    const bool hasSpan
        = isSameRun && track.cpuTimeNs && *sample.cpuTimeNs >= *track.cpuTimeNs && sample.when > track.when;
    if (!hasSpan || cpus <= 0) {
        track.history.append(gap);
    } else {
        const double spanNs = static_cast<double>((sample.when - track.when) / std::chrono::nanoseconds(1));
        const double periodNs = static_cast<double>(timer.intervalAsDuration() / std::chrono::nanoseconds(1));
        // Periods without a reading; where there were readings without a value, their gaps stand already.
        const double missed = track.history.last() ? std::round(spanNs / periodNs) - 1 : 0;
        for (int i = 0; i < std::min(missed, double{LoadHistory::capacity}); ++i) {
            track.history.append(gap);
        }
        const double load = static_cast<double>(*sample.cpuTimeNs - *track.cpuTimeNs) / (spanNs * cpus);
        track.history.append(static_cast<float>(std::clamp(load, 0.0, 1.0)));
    }
    track.cpuTimeNs = sample.cpuTimeNs;
    track.when = sample.when;
}

const Track* StatisticsSampler::Private::track(const DomainKey& machine) const
{
    const auto host = hosts.constFind(machine.connection);
    if (host == hosts.constEnd()) {
        return nullptr;
    }
    const auto known = host->tracks.constFind(machine.uuid);
    return known != host->tracks.constEnd() ? &*known : nullptr;
}

StatisticsSampler::StatisticsSampler(ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, connections))
{
    m_d->timer.setInterval(std::chrono::seconds(1));
    connect(&m_d->timer, &QTimer::timeout, this, [this] { m_d->tick(); });
    connect(&connections, &ConnectionList::sessionAdded, this, [this](HostSession* session) { m_d->watch(session); });
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](HostSession* session) {
        disconnect(session, nullptr, this, nullptr);
        m_d->hosts.remove(session->id());
    });
    for (HostSession* session : connections.sessions()) {
        m_d->watch(session);
    }
}

StatisticsSampler::~StatisticsSampler() = default;

void StatisticsSampler::setVcpuSource(std::function<int(const DomainKey&)> vcpus)
{
    m_d->vcpus = std::move(vcpus);
}

void StatisticsSampler::setPeriod(std::chrono::milliseconds period)
{
    m_d->isOff = period <= std::chrono::milliseconds::zero();
    m_d->timer.setInterval(m_d->isOff ? std::chrono::seconds(1) : std::max(period, std::chrono::milliseconds(10)));
    if (m_d->isOff) {
        m_d->forget();
    }
    m_d->follow();
}

std::chrono::milliseconds StatisticsSampler::period() const
{
    return m_d->isOff ? std::chrono::milliseconds::zero() : m_d->timer.intervalAsDuration();
}

void StatisticsSampler::setActive(bool active)
{
    m_d->isWatched = active;
    m_d->follow();
}

bool StatisticsSampler::isActive() const
{
    return m_d->timer.isActive();
}

const LoadHistory* StatisticsSampler::history(const DomainKey& machine) const
{
    const Track* track = m_d->track(machine);
    return track != nullptr ? &track->history : nullptr;
}

std::optional<float> StatisticsSampler::load(const DomainKey& machine) const
{
    const LoadHistory* known = history(machine);
    return known != nullptr ? known->last() : std::nullopt;
}

std::optional<ByteSize> StatisticsSampler::memory(const DomainKey& machine) const
{
    const Track* track = m_d->track(machine);
    return track != nullptr ? track->memory : std::nullopt;
}

} // namespace domus
