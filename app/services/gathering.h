// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uuid.h"

#include <QHash>

#include <limits>

namespace domus {

/// What is to be asked about machines, one question at a time: what comes up while an answer is awaited waits and is
/// asked about together, each machine once. A storm of events costs as many questions as get an answer, not as many as
/// there are events. A value; one thread.
template <typename What> class Gathering
{
public:
    /// What is known of a machine already gives way to this.
    void add(Uuid machine, const What& what) { m_waiting.insert(machine, what); }
    bool isWaiting(Uuid machine) const { return m_waiting.contains(machine); }
    What waiting(Uuid machine) const { return m_waiting.value(machine); }

    /// What is to be asked about now, no more than so many; empty when there is nothing, or while an answer is awaited.
    QHash<Uuid, What> ask(qsizetype most = std::numeric_limits<qsizetype>::max())
    {
        QHash<Uuid, What> asked;
        if (m_isAsking || m_waiting.isEmpty()) {
            return asked;
        }
        m_isAsking = true;
        if (m_waiting.size() <= most) {
            asked.swap(m_waiting);
        }
        while (!m_waiting.isEmpty() && asked.size() < most) {
            const auto next = m_waiting.begin();
            asked.insert(next.key(), *next);
            m_waiting.erase(next);
        }
        return asked;
    }
    /// The answer is there, or none will come.
    void answered() { m_isAsking = false; }

private:
    QHash<Uuid, What> m_waiting;
    bool m_isAsking = false;
};

} // namespace domus
