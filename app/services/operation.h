// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/ids.h"
#include "app/core/progress.h"
#include "app/services/hostsession.h"
#include "app/services/undo.h"

#include <QByteArray>
#include <QStringList>
#include <QVector>

#include <functional>

namespace domus {

class Connection;

/// A file that an operation makes, deletes or leaves.
struct FileEffect
{
    enum class What { Created, Deleted, Kept };
    What what = What::Created;
    QString path;
    ByteSize size;
    QString reason; ///< why it is kept or may not go; translated
    bool operator==(const FileEffect&) const = default;
};

/// What will change, told before it happens.
struct OperationPreview
{
    QStringList sentences; ///< translated, one change each
    QVector<FileEffect> files;
    QByteArray xmlBefore; ///< empty when no definition changes
    QByteArray xmlAfter;
};

struct OperationOutcome
{
    Uuid domain; ///< the machine made or changed, null when none
    QStringList notes; ///< what the user should know afterwards; translated
    /// The lines that do the same, where what was done is not what Operation::command told before; else empty.
    QString command = {};
    Undo undo = {}; ///< how it can be taken back
};

/// Every change a user can make is one of these values; OperationRunner is the only thing that runs them.
///
/// `run` is called once in a lane; it blocks as long as it needs, reports through the sink, looks at the stop token
/// between steps, and leaves nothing half-made behind: what it did before it failed or was stopped it undoes itself,
/// and what could not be undone it says in the error's text.
struct Operation
{
    QString title; ///< "Start debian12"; translated
    ConnectionId connection;
    QVector<Uuid> subjects;
    OperationPreview preview;
    QString command; ///< the virsh or virt-install line that does the same; empty where none does
    LaneKind lane = LaneKind::Control;
    bool isDestructive = false; ///< something is lost for good: asks before it runs
    bool canBeStopped = false;
    bool endsRun = false; ///< the subjects stop or start anew because the user wants it, not by themselves
    bool isUntold = false; ///< libvirt sends no event for it: the lists are read again afterwards
    std::function<Result<OperationOutcome>(Connection&, const ProgressSink&, const StopToken&)> run;
};

} // namespace domus
