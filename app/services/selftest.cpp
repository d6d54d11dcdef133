// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/selftest.h"

#include "app/services/clone/startguard.h"
#include "app/virt/connection.h"

#include <QLocale>
#include <QSet>

#include <memory>
#include <utility>

namespace domus {

using namespace std::chrono_literals;

namespace {

// libvirt probes every emulator at its first call after a cold start: more than a minute on a slow computer.
constexpr auto callPatience = 120s;
// Emulated firmware is ten to fifty times slower than on hardware.
constexpr auto bootPatience = 60s;
constexpr auto answerPatience = 15s;
constexpr auto pollInterval = 40ms;

/// The VGA colours the guest goes through: each of red, green and blue is off or at two thirds.
bool isGround(const SelfTestView& view, bool red, bool green, bool blue)
{
    const auto matches = [](int value, bool on) { return on ? value > 96 : value < 64; };
    return matches(view.red, red) && matches(view.green, green) && matches(view.blue, blue);
}

bool isFirstGround(const SelfTestView& view)
{
    return isGround(view, false, false, true);
}

bool isSecondGround(const SelfTestView& view)
{
    return isGround(view, false, true, false);
}

} // namespace

SelfTest::SelfTest(HostSession& session, SelfTestStage& stage, QObject* parent)
    : QObject(parent)
    , m_session(&session)
    , m_stage(stage)
{
    m_poll.setInterval(pollInterval);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_isStopped) {
            m_poll.stop();
            (void)endsHere();
        } else if (m_condition()) {
            m_poll.stop();
            const auto next = std::exchange(m_next, nullptr);
            next();
        } else if (std::chrono::milliseconds(m_waited.elapsed()) > m_patience) {
            m_poll.stop();
            failStep(m_otherwise);
        }
    });
}

void SelfTest::start()
{
    m_isRunning = true;
    m_hasPassed = true;
    m_isOff = false;
    m_isStopped = false;
    m_machine = {};
    connectStep();
}

void SelfTest::stop()
{
    m_isStopped = true;
}

bool SelfTest::endsHere()
{
    if (!m_isStopped || !m_hasPassed) {
        return false;
    }
    failStep(tr("The self-test was stopped."));
    return true;
}

DomainKey SelfTest::key() const
{
    return {m_session ? m_session->id() : ConnectionId{}, m_machine.uuid};
}

void SelfTest::begin(const QString& title)
{
    m_title = title;
    m_clock.start();
}

void SelfTest::pass(const QString& detail)
{
    Q_EMIT stepFinished({m_title, detail, true, std::chrono::milliseconds(m_clock.elapsed())});
}

void SelfTest::failStep(const QString& detail)
{
    const bool isFirst = std::exchange(m_hasPassed, false);
    Q_EMIT stepFinished({m_title, detail, false, std::chrono::milliseconds(m_clock.elapsed())});
    // What was made goes away whatever failed; when that itself fails, it has been said.
    if (isFirst && !m_machine.path.isEmpty() && !m_isOff) {
        removeStep();
    } else {
        end();
    }
}

void SelfTest::failStep(const Error& error)
{
    failStep(error.text);
}

void SelfTest::waitFor(
    std::chrono::milliseconds patience, Condition condition, const QString& otherwise, std::function<void()> next)
{
    m_patience = patience;
    m_condition = std::move(condition);
    m_otherwise = otherwise;
    m_next = std::move(next);
    m_waited.start();
    m_poll.start();
}

void SelfTest::connectStep()
{
    begin(tr("libvirt answers"));
    if (m_session->state() == SessionState::Closed) {
        m_session->open();
    }
    const auto isSettled = [this] {
        const auto state = m_session ? m_session->state() : SessionState::Failed;
        return state == SessionState::Open || state == SessionState::Failed;
    };
    waitFor(callPatience, isSettled, tr("The connection was not opened in time."), [this] {
        if (!m_session || m_session->state() != SessionState::Open) {
            failStep(m_session ? m_session->error().text : tr("The connection was removed."));
            return;
        }
        //: %1 is a connection's address, %2 its hypervisor
        pass(tr("%1, %2").arg(m_session->uri(), m_session->host().hypervisor));
        imageStep();
    });
}

void SelfTest::imageStep()
{
    begin(tr("The boot disk is in place"));
    if (endsHere()) {
        return;
    }
    const bool isLocal = m_session->isLocal();
    m_session->submit<SelfTestMachine>(
        LaneKind::Slow, this, [isLocal](Connection& connection) { return placeSelfTestImage(connection, isLocal); },
        [this](const Result<SelfTestMachine>& machine) {
            if (!machine) {
                failStep(machine.error());
                return;
            }
            m_machine = *machine;
            pass(m_machine.path);
            defineStep();
        });
}

void SelfTest::defineStep()
{
    begin(tr("A machine is defined"));
    if (endsHere()) {
        return;
    }
    m_session->submit<SelfTestMachine>(
        LaneKind::Control, this,
        [machine = m_machine, uri = m_session->uri(), isLocal = m_session->isLocal()](
            Connection& connection) { return defineSelfTestMachine(connection, uri, isLocal, machine); },
        [this](const Result<SelfTestMachine>& machine) {
            if (!machine) {
                failStep(machine.error());
                return;
            }
            m_machine = *machine;
            pass(m_machine.virtualization == QLatin1String("kvm")
                    //: %1 is a machine's name
                    ? tr("%1, with hardware acceleration").arg(m_machine.name)
                    //: %1 is a machine's name
                    : tr("%1, emulated: there is no usable hardware acceleration").arg(m_machine.name));
            startStep();
        });
}

void SelfTest::startStep()
{
    begin(tr("The machine starts, and its console attaches before its first instruction"));
    if (endsHere()) {
        return;
    }
    m_session->submit<bool>(
        LaneKind::Control, this,
        [uuid = m_machine.uuid](Connection& connection) -> Result<bool> {
            StartOptions options;
            options.paused = true;
            if (auto started = startguard::start(connection, uuid, options); !started) {
                return fail(started.error());
            }
            return true;
        },
        [this](const Result<bool>& started) {
            if (!started) {
                failStep(started.error());
                return;
            }
            // The window learns of the machine by libvirt's event.
            const auto isKnown = [this] {
                const DomainRecord* record = m_session ? m_session->inventory()->domain(m_machine.uuid) : nullptr;
                return record != nullptr && record->isActive();
            };
            waitFor(answerPatience, isKnown, tr("libvirt sent no event for the machine."), [this] {
                m_stage.showConsole(key());
                waitFor(
                    answerPatience, [this] { return m_stage.isConsoleAttached(); }, tr("The console did not connect."),
                    [this] {
                        pass();
                        pictureStep();
                    });
            });
        });
}

void SelfTest::pictureStep()
{
    begin(tr("The guest shows its picture"));
    if (endsHere()) {
        return;
    }
    m_session->submit<bool>(
        LaneKind::Control, this,
        [uuid = m_machine.uuid](Connection& connection) -> Result<bool> {
            if (auto resumed = connection.resumeDomain(uuid); !resumed) {
                return fail(resumed.error());
            }
            return true;
        },
        [this](const Result<bool>& resumed) {
            if (!resumed) {
                failStep(resumed.error());
                return;
            }
            const auto isThere = [this] {
                const auto view = m_stage.look();
                return view && isFirstGround(*view);
            };
            waitFor(bootPatience, isThere, tr("The guest's picture did not appear in the console."), [this] {
                pass();
                movementStep();
            });
        });
}

void SelfTest::movementStep()
{
    begin(tr("The picture moves"));
    if (endsHere()) {
        return;
    }
    const auto seen = std::make_shared<QSet<size_t>>();
    const auto moves = [this, seen] {
        if (const auto view = m_stage.look()) {
            seen->insert(view->fingerprint);
        }
        return seen->size() >= 5;
    };
    waitFor(answerPatience, moves, tr("The picture stands still."), [this, seen] {
        pass();
        keyStep();
    });
}

void SelfTest::keyStep()
{
    begin(tr("A key reaches the guest, and it answers"));
    if (endsHere()) {
        return;
    }
    m_stage.pressKey();
    const auto hasAnswered = [this] {
        const auto view = m_stage.look();
        return view && isSecondGround(*view);
    };
    waitFor(answerPatience, hasAnswered, tr("The guest did not react to a key."), [this] {
        pass();
        statisticsStep();
    });
}

void SelfTest::statisticsStep()
{
    begin(tr("Its counters are read"));
    if (endsHere()) {
        return;
    }
    m_session->submit<DomainStatistics>(
        LaneKind::Stats, this,
        [uuid = m_machine.uuid](Connection& connection) { return connection.domainStatistics(uuid); },
        [this](const Result<DomainStatistics>& statistics) {
            if (!statistics) {
                failStep(statistics.error());
                return;
            }
            if (!statistics->cpuTimeNs || *statistics->cpuTimeNs == 0) {
                failStep(tr("libvirt counts no CPU time for the machine."));
                return;
            }
            //: %1 is a number of seconds
            pass(tr("%1 s of CPU time so far").arg(QLocale().toString(double(*statistics->cpuTimeNs) / 1e9, 'f', 2)));
            picturesStep();
        });
}

void SelfTest::picturesStep()
{
    begin(tr("Pictures of the window are saved"));
    if (endsHere()) {
        return;
    }
    m_stage.takePictures(key(), [guard = QPointer<SelfTest>(this), this](const Result<int>& taken) {
        if (!guard) {
            return;
        }
        if (!taken) {
            failStep(taken.error());
            return;
        }
        if (*taken > 0) {
            pass(tr("%n picture(s)", nullptr, *taken));
        }
        forceOffStep();
    });
}

void SelfTest::forceOffStep()
{
    begin(tr("The machine is forced off"));
    m_stage.leave();
    m_session->submit<bool>(
        LaneKind::Slow, this,
        [uuid = m_machine.uuid](Connection& connection) -> Result<bool> {
            if (auto off = connection.destroyDomain(uuid); !off) {
                return fail(off.error());
            }
            return true;
        },
        [this](const Result<bool>& off) {
            if (!off) {
                failStep(off.error());
                return;
            }
            pass();
            removeStep();
        });
}

void SelfTest::removeStep()
{
    begin(tr("Everything is deleted again"));
    m_isOff = true;
    m_stage.leave();
    if (!m_session || m_session->state() != SessionState::Open) {
        failStep(tr("The connection is gone; the machine %1 may be left.").arg(m_machine.name));
        return;
    }
    m_session->submit<bool>(
        LaneKind::Slow, this,
        [machine = m_machine](Connection& connection) -> Result<bool> {
            if (auto removed = removeSelfTestMachine(connection, machine); !removed) {
                return fail(removed.error());
            }
            return true;
        },
        [this](const Result<bool>& removed) {
            if (!removed) {
                failStep(removed.error());
                return;
            }
            pass();
            end();
        });
}

void SelfTest::end()
{
    m_isRunning = false;
    Q_EMIT finished(m_hasPassed);
}

} // namespace domus
