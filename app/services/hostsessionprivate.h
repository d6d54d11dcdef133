// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/connectionprompt.h"
#include "app/services/hostsession.h"
#include "app/services/inventoryreader.h"
#include "app/services/laneset.h"
#include "app/services/retrypace.h"

#include <QTimer>

#include <variant>
#include <vector>

namespace domus {

/// A session's inner life: openings, losses, readings. GUI thread.
class HostSession::Private
{
public:
    struct Opened
    {
        HostRecord host;
    };

    struct OpenFailed
    {
        Error error;
    };

    struct Lost
    {
        Error error;
    };

    struct LifeEnded
    {
    };

    /// The lane that reads could open no connection of its own.
    struct ReadingRefused
    {
        InventoryScope scope;
        quint64 reading = 0;
    };

    /// An answer to readInventory().
    struct ListsRead
    {
        InventoryPart part;
        InventoryScope scope;
        quint64 reading = 0; ///< which one it answers
        LaneKind lane = LaneKind::Stats;
        bool isBroken = false; ///< the connection ended meanwhile: some list may be missing
    };

    /// What the lanes and the event thread tell the session, with the life it is about.
    struct Message
    {
        quint64 life = 0;
        std::variant<Opened, OpenFailed, Lost, LifeEnded, ReadingRefused, InventoryPart, ListsRead, Event> what;
    };

    struct Life
    {
        quint64 number = 0;
        std::unique_ptr<LaneSet> lanes;
    };

    Private(HostSession& session, ConnectionSettings initialSettings, std::shared_ptr<ConnectionDriver> theDriver);

    void openNow();
    void endLife();
    void connectionEnded(const Error& why);
    void scheduleRetry();
    void setState(SessionState next);
    void setInventory(const std::shared_ptr<Inventory>& next);
    void readInventory(InventoryScope scope);
    void markDirty(InventoryScope scope);
    Error whyNotOpen() const;

    void handle(const Message& message);
    void on(const Opened& opened);
    void on(const OpenFailed& failed);
    void on(const Lost& lost);
    void on(ReadingRefused refused);
    void on(const InventoryPart& part);
    void on(const ListsRead& read);
    void on(const Event& event);
    void setAnswering(bool answers);
    void goOnUnanswered();

    HostSession& q;
    ConnectionSettings settings;
    std::shared_ptr<ConnectionDriver> driver;
    Authenticator authenticator;
    ConnectionPrompt* prompt = nullptr; // the session's child; null while nobody would answer
    SessionState state = SessionState::Closed;
    Error error;
    HostRecord host;
    InventoryPtr inventory = std::make_shared<const Inventory>();

    Life life; // lanes null while there is none
    std::vector<Life> parked; // over, with something that still hangs
    quint64 lastLife = 0;
    bool isOpeningDelayed = false; // waits for a parked life to end
    bool wasOpen = false; // since the user opened it
    async::Mailbox<Message> mailbox;

    InventoryScope dirty;
    bool isReading = false;
    bool wasBroken = false; // the last reading
    quint64 reading = 0; // the last that was asked for: no earlier one's answer is worth more
    LaneKind askedLane = LaneKind::Stats; // where that was
    LaneKind readingLane = LaneKind::Stats;
    bool hasStatsAnswered = false; // in this life: it has its connection, and what it waits for others would wait for
    bool isAnswering = true;
    QTimer unanswered;
    QTimer refetch;
    QTimer reconcile;
    QTimer retry;
    RetryPace pace;
    std::chrono::steady_clock::time_point lostAt; // none while it is open
    std::chrono::steady_clock::time_point openedAt;
};

} // namespace domus
