// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/hostsession.h"

#include <QHash>

#include <functional>

namespace domus {

/// Which reading of a host is under way: one at a time, and only in the connection's present life, for the answer to
/// one of an earlier life may come late or never. GUI thread.
class HostReading
{
public:
    bool isUnderWay() const { return m_isUnderWay; }
    /// The connection opened, closed or was lost.
    void newLife()
    {
        m_isUnderWay = false;
        ++m_life;
    }
    int begin()
    {
        m_isUnderWay = true;
        return m_life;
    }
    /// False: of a life that is over.
    bool end(int life)
    {
        if (life != m_life) {
            return false;
        }
        m_isUnderWay = false;
        return true;
    }

private:
    int m_life = 0;
    bool m_isUnderWay = false;
};

/// Reads something in a lane of the session, and gives it to `answer` with the host's entry: Host has a HostReading
/// `reading`. Nothing is told of a host whose entry is gone, or of a life that is over. The hosts live in the context.
template <typename T, typename Host>
void readHost(HostSession* session, LaneKind lane, QObject* context, QHash<ConnectionId, Host>& hosts,
    std::function<Result<T>(Connection&)> work, std::function<void(Host&, const Result<T>&)> answer)
{
    const int life = hosts[session->id()].reading.begin();
    session->submit<T>(lane, context, std::move(work),
        [&hosts, id = session->id(), life, answer = std::move(answer)](const Result<T>& result) {
            const auto host = hosts.find(id);
            if (host != hosts.end() && host->reading.end(life)) {
                answer(*host, result);
            }
        });
}

} // namespace domus
