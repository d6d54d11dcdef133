// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

namespace domus {

/// How far a piece of work has come. The part is unknown (a busy sign) or 0 to 1.
struct Progress
{
    std::optional<double> part;
    QString step; ///< what is being done just now, translated; may be empty
};

/// How work reports: called in the thread that works, must not block.
using ProgressSink = std::function<void(const Progress&)>;

/// Cancel as a wish: work looks at it between steps.
using StopToken = std::stop_token;

} // namespace domus
