// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/statetext.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::StateText)
};

QString pausedText(StateReason reason)
{
    switch (reason) {
    case StateReason::IoError:
        return Tr::tr("Paused: disk error");
    case StateReason::Watchdog:
        return Tr::tr("Paused by its watchdog");
    case StateReason::Migration:
        return Tr::tr("Paused: migrating");
    case StateReason::Saving:
        return Tr::tr("Saving");
    case StateReason::Snapshot:
        return Tr::tr("Paused for a snapshot");
    case StateReason::StartingUp:
        return Tr::tr("Starting");
    case StateReason::Crashed:
        return Tr::tr("Paused: crashed");
    default:
        return Tr::tr("Paused");
    }
}

QString offText(const DomainRecord& domain)
{
    if (domain.hasManagedSave) {
        return Tr::tr("Saved");
    }
    switch (domain.reason) {
    case StateReason::Crashed:
        return Tr::tr("Off: crashed");
    case StateReason::Failed:
        return Tr::tr("Off: failed");
    default:
        return Tr::tr("Off");
    }
}

} // namespace

QString domainStateText(const DomainRecord& domain)
{
    switch (domain.state) {
    case DomainState::Running:
    case DomainState::Blocked:
        return Tr::tr("Running");
    case DomainState::Paused:
        return pausedText(domain.reason);
    case DomainState::ShuttingDown:
        return Tr::tr("Shutting down");
    case DomainState::ShutOff:
        return offText(domain);
    case DomainState::Crashed:
        return Tr::tr("Crashed");
    case DomainState::PmSuspended:
        //: The guest put itself to sleep
        return Tr::tr("Asleep");
    case DomainState::Unknown:
    case DomainState::NoState:
        break;
    }
    //: The state of a machine whose connection is lost
    return Tr::tr("Unknown");
}

QString sessionStateText(SessionState state)
{
    switch (state) {
    case SessionState::Closed:
        return Tr::tr("Not connected");
    case SessionState::Connecting:
        return Tr::tr("Connecting…");
    case SessionState::Open:
        return Tr::tr("Connected");
    case SessionState::Lost:
        return Tr::tr("Connection lost");
    case SessionState::Failed:
        return Tr::tr("Could not connect");
    }
    return {};
}

} // namespace domus
