// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/hostsession.h"
#include "app/services/selftestmachine.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

namespace domus {

/// What can be told from the picture of the test's guest.
struct SelfTestView
{
    size_t fingerprint = 0; ///< of all pixels: differs when anything moved
    int red = 0; ///< of the ground colour, read in the lowest part, 0 to 255
    int green = 0;
    int blue = 0;
};

/// The window as the self-test sees it; see ui/selftest. GUI thread.
class SelfTestStage
{
public:
    virtual ~SelfTestStage() = default;
    SelfTestStage(const SelfTestStage&) = delete;
    SelfTestStage& operator=(const SelfTestStage&) = delete;

    /// Brings the machine's console on screen.
    virtual void showConsole(const DomainKey& machine) = 0;
    /// The console is connected: the machine may run.
    virtual bool isConsoleAttached() const = 0;
    /// What the console shows; nothing while there is no picture.
    virtual std::optional<SelfTestView> look() const = 0;
    /// Presses and lets go of a letter key on the console.
    virtual void pressKey() = 0;
    /// Saves pictures of the window's pages, if wished; answers once, with their number or what went wrong.
    virtual void takePictures(const DomainKey& machine, std::function<void(Result<int>)> done) = 0;
    /// The machine is about to go away.
    virtual void leave() = 0;

protected:
    SelfTestStage() = default;
};

/// One line of the report.
struct SelfTestLine
{
    QString title; ///< "The console shows a picture"; translated
    QString detail; ///< what was found, or what went wrong; translated
    bool passed = false;
    std::chrono::milliseconds took{};
};

/// Proves that a host runs virtual machines: makes one from the guest that Domus carries, starts it, sees its picture
/// move, presses a key and sees the answer, reads its counters, forces it off, deletes everything.
///
/// GUI thread; all waiting is by events and a timer. What was made is taken away whatever step fails.
class SelfTest : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the test. The session need not be open yet.
    SelfTest(HostSession& session, SelfTestStage& stage, QObject* parent = nullptr);

    void start();
    /// The step under way is the last; what was made is taken away, then finished(false) comes.
    void stop();
    bool isRunning() const { return m_isRunning; }
    bool hasPassed() const { return m_hasPassed; } ///< once finished

Q_SIGNALS:
    void stepFinished(const domus::SelfTestLine& line);
    void finished(bool passed);

private:
    using Condition = std::function<bool()>;

    void begin(const QString& title);
    void pass(const QString& detail = {});
    void failStep(const QString& detail);
    void failStep(const Error& error);
    /// Looks at the condition many times a second, then goes on with `next`; fails after the patience.
    void waitFor(
        std::chrono::milliseconds patience, Condition condition, const QString& otherwise, std::function<void()> next);

    /// Fails the test when it was stopped: no further step is to be taken.
    bool endsHere();
    void connectStep();
    void imageStep();
    void defineStep();
    void startStep();
    void pictureStep();
    void movementStep();
    void keyStep();
    void statisticsStep();
    void picturesStep();
    void forceOffStep();
    void removeStep();
    void end();
    DomainKey key() const;

    QPointer<HostSession> m_session;
    SelfTestStage& m_stage;
    SelfTestMachine m_machine;
    QString m_title;
    QElapsedTimer m_clock;
    QTimer m_poll;
    QElapsedTimer m_waited;
    std::chrono::milliseconds m_patience{};
    Condition m_condition;
    QString m_otherwise;
    std::function<void()> m_next;
    bool m_isRunning = false;
    bool m_hasPassed = true;
    bool m_isOff = false;
    bool m_isStopped = false;
};

} // namespace domus
