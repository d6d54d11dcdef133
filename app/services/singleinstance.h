// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uniquefd.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

class QSocketNotifier;

namespace domus {

/// What one start of the program hands to the one that runs already.
struct InstanceRequest
{
    QStringList uris; ///< to be opened
    QString console; ///< the machine whose screen is wanted
    QString activationToken; ///< the desktop's permission to come to the front; empty where it gave none
    bool isHidden = false; ///< nobody asked to see it
    bool operator==(const InstanceRequest&) const = default;

    QByteArray toBytes() const;
    /// Nothing where it is no request.
    static std::optional<InstanceRequest> fromBytes(const QByteArray& bytes);
};

/// One Domus for a user: whoever holds the lock in the runtime folder listens on a socket there, and the others hand
/// over what they were asked for. Lock and socket are the user's alone (0600 in a folder 0700), both ends look at the
/// other's uid, and a socket that was left behind is replaced by the next who gets the lock. GUI thread; claim() waits,
/// and is for the time before there is a window.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    enum class Claim {
        First, ///< this one listens from now on
        HandedOver, ///< another one runs, and has taken the request
        Silent, ///< another one runs, and does not answer
        Impossible, ///< no folder, or no socket in it: run alone
    };

    /// `name`: of lock and socket; those of different names know nothing of each other.
    SingleInstance(const QString& folder, const QString& name, QObject* parent = nullptr);
    ~SingleInstance() override;
    Q_DISABLE_COPY_MOVE(SingleInstance)

    /// `becomeFirst` false: only hands over; Impossible where nobody runs.
    Claim claim(const InstanceRequest& request, std::chrono::milliseconds patience, bool becomeFirst = true);

Q_SIGNALS:
    /// From the event loop, once for each start that was handed over.
    void requested(const domus::InstanceRequest& request);

private:
    bool lock();
    bool listen();
    /// Nothing: nobody is there (yet).
    std::optional<Claim> handOver(const QByteArray& bytes, std::chrono::steady_clock::time_point deadline) const;
    void accept();
    void read(int client);
    void drop(int client);

    QString m_socketPath;
    QString m_lockPath;
    UniqueFd m_lock;
    UniqueFd m_socket;
    QSocketNotifier* m_notifier = nullptr;
    struct Client
    {
        UniqueFd socket;
        QSocketNotifier* notifier = nullptr; ///< gone before the socket is
    };
    std::vector<Client> m_clients;
};

} // namespace domus
