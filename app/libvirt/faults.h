// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <chrono>
#include <optional>

/// Spoils libvirt calls on purpose. Only in builds with DOMUS_WITH_FAULTS (all builds with tests); any thread.
///
/// The environment sets the first fault: DOMUS_FAULT="n:code:delayMs[:domain]" spoils the n-th call of the process
/// (from 1), "n+:..." that one and all that follow. The code is a virErrorNumber or one of the names in namedFaults();
/// 0 only delays.
namespace domus::faults {

struct Fault
{
    int nth = 0; ///< which call, counted from 1 since the last set() or clear(); 0: none
    int code = 0; ///< virErrorNumber; 0: the call is made, after the delay
    int domain = 0; ///< virErrorDomain
    int systemError = 0; ///< errno that libvirt would report with VIR_ERR_SYSTEM_ERROR
    std::chrono::milliseconds delay{0};
    bool andLater = false; ///< every later call fails too
    bool connectionLost = false; ///< later calls fail as on a closed connection
    bool afterCall = false; ///< the call is made and its answer lost: what "outcome unknown" really means
    QByteArray function; ///< only calls of this function count ("virDomainCreate"); empty: all
    QString text; ///< libvirt's words; empty: some that fit
    bool operator==(const Fault&) const = default;
};

/// A call that takes something away for good, whether or not it went well.
struct DestructiveCall
{
    QByteArray function;
    QString subject; ///< UUID of a domain, "pool/volume"
    bool operator==(const DestructiveCall&) const = default;
};

/// Nothing when the text is not a fault.
std::optional<Fault> parse(QStringView text);
/// What the fault "name" stands for: "lost", "no-space", "denied", "timeout", "busy", "failed", "no-domain"...
std::optional<Fault> named(QStringView name);
QVector<QString> namedFaults();

void set(const Fault& fault); ///< and starts counting anew
void clear(); ///< no fault, no count, no ledger
int callCount(); ///< calls that counted since the last set() or clear()
QVector<DestructiveCall> destructiveCalls();

/// The adapter's side.
struct Injected
{
    Error error;
    bool afterCall = false;
};
std::optional<Injected> next(const char* function);
void noteDestructive(const char* function, const QString& subject);

} // namespace domus::faults
