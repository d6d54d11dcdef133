// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/domainoperations.h"

#include <functional>

namespace domus {

/// What is to be deleted, as it was agreed to.
struct DeletionOrder
{
    QString uri; ///< for the commands that tell what was done
    DomainRecord domain; ///< as it was then: one that was off is not forced off
    QVector<DomainFile> files; ///< those that shall go, known by their paths
    bool isLocal = false;
    bool hasTpmState = false; ///< as far as it was known
    /// Asked directly before anything is done, after the files were looked at again; a failure ends it. Empty: nothing
    /// more is asked.
    std::function<Status(Connection&)> mayStill = {};
    /// Nobody looks on: where something about a file could not be checked, nothing is done.
    bool isUnattended = false;
    /// A file that was shown to stay (mayBeDeleted is false) stays, whatever it is used for by now.
    bool keepsUnshown = false;
};

/// The work of deleteDomainOperation(). Its outcome's command names what went and nothing else. In the slow lane;
/// blocks.
Result<OperationOutcome> deleteDomain(
    Connection& connection, const DeletionOrder& order, const ProgressSink& progress, const StopToken& stop);

} // namespace domus
