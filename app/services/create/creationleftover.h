// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/error.h"
#include "app/services/create/filereach.h"
#include "app/virt/connection.h"

#include <QString>
#include <QVector>

namespace domus {

/// Something that a creation made, or may have made, and that goes again when it fails.
struct CreationLeftover
{
    enum class Kind { Access, Pool, Volume, Domain };
    Kind kind = Kind::Volume;
    QString pool; ///< of a volume
    QString name; ///< of the pool, the volume or the machine
    QString path; ///< of a volume
    ByteSize capacity; ///< of a volume: what was asked for
    /// The call that makes it did not come back: it may not be there, and what is there may be someone else's.
    bool isUncertain = false;
    /// Time went by since it was made, in which a volume of that name may have become another machine's.
    bool isLate = false;
    bool ownsFolder = false; ///< of a pool: its folder was not there before
    Uuid uuid; ///< of the pool or machine; made by us, so it names ours and no other
    UndefineOptions undefine;
    QVector<GrantedEntry> access;

    QString describe() const; ///< "the volume x.qcow2 in the pool default"; translated
};

/// Takes one leftover away; fine when it is already gone. Looks before it deletes what is uncertain, and keeps a late
/// volume that a machine has or an image builds upon. Blocks, call in a lane.
Status removeLeftover(Connection& connection, const CreationLeftover& leftover);

/// What a failure could not take back.
struct Remains
{
    QVector<CreationLeftover> leftovers; ///< for later, when the connection is back
    bool isConnected = true; ///< it was so to the end
    bool hasMachine = false; ///< a machine stays, or may be there
};
/// Takes away what was made, `lastFirst`, after `cause`: nothing where the connection is gone, but for what lies on
/// this computer; and nothing that a machine which stays needs. Blocks, call in a lane.
Remains takeBack(Connection& connection, const QVector<CreationLeftover>& lastFirst, const Error& cause);
/// The error with a word on what is left behind.
Error withRemains(const Error& error, const Remains& remains);

} // namespace domus
