// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/singleinstance.h"

#include <memory>
#include <optional>

namespace domus {

struct Options;

/// Whether this start of the program is to have a window of its own, or another Domus takes it over. The user's
/// standing list and a visit (-c) are two different programs in this: a visit is taken by whoever runs, and never takes
/// a start without -c, whose list it does not have.
class OneInstance
{
public:
    explicit OneInstance(const Options& options);

    /// The exit code, where there is nothing left to do here.
    std::optional<int> handOver();
    /// Tells of other starts; null where this one takes none.
    SingleInstance* others() const { return m_instance.get(); }

private:
    /// The one that runs does not answer. On a desktop the user says what then; else the exit code.
    std::optional<int> askWhatThen();

    bool m_isAlone;
    bool m_isVisit;
    InstanceRequest m_request;
    std::unique_ptr<SingleInstance> m_instance;
};

} // namespace domus
