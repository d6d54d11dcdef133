// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uuid.h"

#include <QString>

namespace domus {

/// How something that was done can be taken back. A small value that the journal keeps, so that it holds after a
/// restart of Domus as well; undoOperation() makes an Operation of it, which first looks whether the machine still is
/// as it was left.
struct Undo
{
    enum class Kind {
        None, ///< it cannot be taken back
        RestoreFromBin,
        MoveToBin,
        Rename,
        Title,
        Description,
        Autostart,
        Groups,
        Tags,
        Network, ///< started or stopped for the machine
        Pool,
    };
    Kind kind = Kind::None;
    Uuid domain;
    QString before; ///< what is put back; how it is written is the kind's own affair
    QString after; ///< as it must still be
    QString what; ///< the title of what was done: "Rename web to web2"; OperationRunner's task has it, too
    bool isRedo = false; ///< it does again what was taken back

    bool isNull() const { return kind == Kind::None; }
    bool operator==(const Undo&) const = default;
};

} // namespace domus
