// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/laneset.h"

#include "app/core/lane.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::LaneSet)
};

Error notConnected()
{
    return Error::make(ErrorKind::NotConnected, Tr::tr("The connection is closed."), "HostSession");
}

/// A job that is answered even when its lane throws it away unrun.
class Pending
{
public:
    explicit Pending(LaneSet::Job job) : m_job(std::move(job)) { }
    ~Pending() { answer(fail(notConnected())); }
    Pending(const Pending&) = delete;
    Pending& operator=(const Pending&) = delete;

    void answer(const Result<Connection*>& connection)
    {
        if (const auto job = std::exchange(m_job, nullptr)) {
            job(connection);
        }
    }

private:
    LaneSet::Job m_job;
};

/// The letter first: the kernel keeps only 15 characters.
QString laneName(const QString& name, LaneKind kind)
{
    const auto letter = [kind] {
        switch (kind) {
        case LaneKind::Control:
            return 'c';
        case LaneKind::Stats:
            return 's';
        case LaneKind::Slow:
            return 'w';
        case LaneKind::Transfer:
            return 't';
        case LaneKind::Urgent:
            return 'u';
        case LaneKind::Start:
            return 'b';
        }
        return '?';
    };
    return QLatin1Char(letter()) + QLatin1Char('-') + name;
}

} // namespace

/// What the lanes share with the set, and keep when they are let go.
struct LaneSet::Core
{
    std::shared_ptr<ConnectionDriver> driver;
    OpenRequest request;
    std::stop_source stop; ///< of the openings that are under way
    LostHandler lost;
    std::atomic<bool> over = false;

    std::mutex mutex;
    std::condition_variable closed;
    int openBerths = 0; // guarded by mutex
    std::function<void()> ended; // guarded by mutex

    void berthClosed()
    {
        std::function<void()> tell;
        {
            const std::scoped_lock lock(mutex);
            if (--openBerths == 0) {
                tell = std::exchange(ended, nullptr);
            }
            closed.notify_all();
        }
        if (tell) {
            tell();
        }
    }
};

/// A lane and its connection.
struct LaneSet::Berth
{
    /// Touched in the lane only, and destroyed by whichever lets go last.
    struct Hold
    {
        std::unique_ptr<Connection> connection;
    };

    Berth(const QString& name, bool control)
        : lane(std::make_unique<Lane>(name))
        , hold(std::make_shared<Hold>())
        , isControl(control)
    {
    }

    std::unique_ptr<Lane> lane;
    std::shared_ptr<Hold> hold;
    bool isControl;
};

LaneSet::LaneSet(const QString& name, std::shared_ptr<ConnectionDriver> driver, OpenRequest request, LostHandler lost)
    : m_core(std::make_shared<Core>())
    , m_name(name)
{
    m_core->driver = std::move(driver);
    m_core->request = std::move(request);
    m_core->request.stop = m_core->stop.get_token();
    m_core->request.companion = m_core->driver->prepare(m_core->request.uri);
    m_core->lost = std::move(lost);
}

LaneSet::~LaneSet()
{
    finish(std::chrono::milliseconds(0));
}

LaneSet::Berth& LaneSet::berth(LaneKind kind)
{
    // Where every open has its own private state there is one connection, and so one lane: they take turns.
    const bool shared = m_core->driver->mustShareConnection(m_core->request.uri);
    const LaneKind actual = shared ? LaneKind::Control : kind;
    auto& place = m_berths.at(static_cast<size_t>(actual));
    if (!place) {
        place = std::make_unique<Berth>(laneName(m_name, actual), actual == LaneKind::Control);
        const std::scoped_lock lock(m_core->mutex);
        ++m_core->openBerths;
    }
    return *place;
}

void LaneSet::open(Job opened)
{
    Berth& control = berth(LaneKind::Control);
    const auto pending = std::make_shared<Pending>(std::move(opened));
    control.lane->post([core = m_core, hold = control.hold, pending] {
        if (core->over) {
            return;
        }
        auto connection = core->driver->open(core->request);
        if (core->over) {
            return; // nobody wants it any more; it closes here, in its lane
        }
        if (!connection) {
            pending->answer(fail(connection.error()));
            return;
        }
        hold->connection = std::move(*connection);
        pending->answer(hold->connection.get());
    });
}

void LaneSet::run(LaneKind kind, Job job)
{
    Berth& place = berth(kind);
    const auto pending = std::make_shared<Pending>(std::move(job));
    place.lane->post([core = m_core, hold = place.hold, isControl = place.isControl, pending] {
        if (core->over) {
            return;
        }
        if (hold->connection && !hold->connection->isAlive()) {
            hold->connection.reset();
            if (isControl) {
                core->lost(notConnected());
            }
        }
        if (!hold->connection) {
            if (isControl) {
                return; // refused: the session opens anew, with a new set
            }
            auto connection = core->driver->open(core->request);
            if (!connection) {
                pending->answer(fail(connection.error()));
                return;
            }
            if (core->over) {
                return;
            }
            hold->connection = std::move(*connection);
        }
        pending->answer(hold->connection.get());
        if (!hold->connection->isAlive()) {
            hold->connection.reset();
            if (isControl) {
                core->lost(notConnected());
            }
        }
    });
}

std::function<Result<std::unique_ptr<Connection>>()> LaneSet::further() const
{
    return [core = m_core]() -> Result<std::unique_ptr<Connection>> {
        if (core->over) {
            return fail(notConnected());
        }
        auto connection = core->driver->open(core->request);
        if (connection && core->over) {
            return fail(notConnected()); // nobody wants it any more; it closes here, in its thread
        }
        return connection;
    };
}

void LaneSet::end(std::function<void()> ended)
{
    if (m_core->over.exchange(true)) {
        return;
    }
    m_core->stop.request_stop();
    {
        const std::scoped_lock lock(m_core->mutex);
        if (m_core->openBerths > 0) {
            m_core->ended = std::exchange(ended, nullptr);
        }
    }
    if (ended) { // nothing was ever opened
        ended();
        return;
    }
    for (const auto& place : m_berths) {
        if (place) {
            place->lane->post([core = m_core, hold = place->hold] {
                hold->connection.reset();
                core->berthClosed();
            });
        }
    }
}

bool LaneSet::finish(std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    end({});
    {
        std::unique_lock lock(m_core->mutex);
        m_core->closed.wait_until(lock, deadline, [this] { return m_core->openBerths == 0; });
    }
    bool allEnded = true;
    for (auto& place : m_berths) {
        if (!place) {
            continue;
        }
        // A stuck lane keeps its connection alive by itself and closes it when the call comes back.
        place->hold.reset();
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        // Threads that only have to return get a moment even when the patience is used up.
        if (!place->lane->close(std::max(left, std::chrono::milliseconds(5)))) {
            allEnded = false;
        }
        place.reset();
    }
    return allEnded;
}

} // namespace domus
