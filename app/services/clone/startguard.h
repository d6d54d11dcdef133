// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"
#include "app/virt/connection.h"

#include <QByteArray>

/// What may not run yet, or not any more, says so itself in Domus' entry of its metadata, so that every Domus knows:
///
///     <domus:machine><domus:copying/></domus:machine>   a clone whose disks are not whole yet
///     <domus:machine><domus:base/></domus:machine>      linked clones were made of its disks
namespace domus::startguard {

inline constexpr const char* copying = "copying";
inline constexpr const char* base = "base";

/// WrongState with a sentence where starting would harm: disks that are not whole, or that others build upon, which is
/// looked at anew; the mark of a base goes when nothing does any more. Blocks: in a lane.
Status mayStart(Connection& connection, Uuid uuid);

/// Starts a machine that may: everything of Domus that starts one does it so. Whoever makes a clone marks its base
/// first and then looks whether it runs; this starts it and then looks for the mark. So of two that meet at least one
/// sees the other, and a machine that was made a base in between is switched off again before its guest has begun.
Status start(Connection& connection, Uuid uuid, StartOptions options);

/// Puts the mark into a machine's entry; gives the entry as it was before.
Result<QByteArray> mark(Connection& connection, Uuid uuid, const char* what);

/// The entry with or without the mark; of an entry without anything left an empty text. Pure.
QByteArray with(const QByteArray& entry, const char* what);
QByteArray without(const QByteArray& entry, const char* what);
bool has(const QByteArray& entry, const char* what);

} // namespace domus::startguard
