// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/error.h"
#include "app/core/ids.h"
#include "app/virt/connection.h"
#include "app/virt/connectiondriver.h"
#include "app/virt/event.h"
#include "app/virt/inventory.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace domus {

class ConnectionPrompt;

/// Which of a host's lanes work goes to; each has its own libvirt connection, opened when first used.
enum class LaneKind {
    Control, ///< quick calls: define, resume, notes; also carries the events
    Stats, ///< reading what is shown: lists, states, statistics; waits behind no change
    Slow, ///< calls that may take long: save, volume create, agent
    Transfer, ///< one long stream at a time: upload
    Urgent, ///< what must not wait behind anything: force off
    Start, ///< starting a machine, which hangs for as long as nobody serves its disk image
};

/// What the user set for one connection; kept in the settings.
struct ConnectionSettings
{
    ConnectionId id;
    QString uri;
    QString label; ///< empty: a name made from the URI
    bool openAtStart = true;
    bool readOnly = false;
    bool operator==(const ConnectionSettings&) const = default;
};

enum class SessionState {
    Closed,
    Connecting,
    Open,
    Lost, ///< was open; opens again by itself after retryIn()
    Failed, ///< could not be opened; error() says why
};

/// One connection as the program lives with it: opens, stays open, comes back, knows its inventory.
///
/// Lives in the GUI thread and never blocks it; all libvirt work is a closure run in one of the lanes with that lane's
/// Connection. While the session is not open, submit() answers NotConnected at once.
class HostSession : public QObject
{
    Q_OBJECT
public:
    HostSession(ConnectionSettings settings, std::shared_ptr<ConnectionDriver> driver, QObject* parent = nullptr);
    ~HostSession() override;
    HostSession(const HostSession&) = delete;
    HostSession& operator=(const HostSession&) = delete;

    const ConnectionSettings& settings() const;
    ConnectionId id() const;
    QString uri() const;
    /// The label, or a name made from the URI: "This computer (system)", "Demonstration", "host.example".
    QString displayName() const;
    void setSettings(const ConnectionSettings& settings); ///< the URI takes effect at the next open()

    SessionState state() const;
    /// Why it failed or was lost.
    const Error& error() const;
    std::chrono::milliseconds retryIn() const;
    const HostRecord& host() const; ///< meaningful while open
    bool isLocal() const; ///< the URI names no other host
    /// False while it is open and a list has had no answer for the patience: libvirt hangs or is stopped.
    bool isAnswering() const;
    void setAnswerPatience(std::chrono::milliseconds patience); ///< 10 s unless told
    /// Never null; domains are in state Unknown while the session is lost.
    InventoryPtr inventory() const;

    /// Answers what is asked while opening (passwords); called in a lane. Empty: opening fails instead.
    void setAuthenticator(Authenticator authenticator);
    /// What is asked while opening, for a window to answer. Whoever calls this before open() has to show it: before the
    /// first call nothing is asked, and opening fails instead. Owned by the session.
    ConnectionPrompt* prompt();

    void open(); ///< also "retry now"
    /// Never blocks: the lanes close their connections as soon as they are free.
    void close();
    /// Closes, and waits for the lanes no longer than this; a stuck one is let go. True when none was.
    bool finish(std::chrono::milliseconds patience);
    /// True when nothing of earlier openings still hangs in a call: deleting the session then waits for nothing.
    bool isFinished() const;
    /// Reads everything again soon (coalesced).
    void refresh();

    /// Runs `work` in a lane with its connection, then `done` in the context's thread; neither runs after the context
    /// died (work that has started is not interrupted). A lost connection turns into NotConnected or OutcomeUnknown.
    template <typename T>
    void submit(LaneKind lane, QObject* context, std::function<Result<T>(Connection&)> work,
        std::function<void(Result<T>)> done)
    {
        auto answer = async::reply<Result<T>>(context, std::move(done));
        enqueue(lane, [work = std::move(work), answer](Result<Connection*> connection) {
            if (!connection) {
                answer.post(fail(connection.error()));
                return;
            }
            if (answer.hasListener()) {
                answer.post(work(**connection));
            }
        });
    }

    /// Opens one more connection to the host, for a thread of its own that holds it for long (a text console): blocks,
    /// any thread, may outlive the session. Refused once the session is no longer as open as it is now. Where every
    /// open has a state of its own (test:///FILE) that is what it gets.
    std::function<Result<std::unique_ptr<Connection>>()> furtherConnection() const;

Q_SIGNALS:
    void stateChanged();
    void inventoryChanged(const domus::InventoryPtr& inventory);
    /// Every event of the connection, after the inventory was marked for refetching.
    void eventArrived(const domus::Event& event);
    void settingsChanged();
    void answeringChanged();
    /// Everything that was opened is closed and gone; also after a close() or loss that had to wait for a call.
    void finished();

private:
    /// Runs the job in the lane with that lane's open connection, or with the reason why there is none.
    void enqueue(LaneKind lane, std::function<void(Result<Connection*>)> job);

    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
