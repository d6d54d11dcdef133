// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/hostsession.h"

#include <QObject>
#include <QVector>

#include <memory>

namespace domus {

class Settings;

/// All connections the user has, side by side. GUI thread; owns the sessions; writes changes to the settings.
class ConnectionList : public QObject
{
    Q_OBJECT
public:
    /// The settings may be null: then nothing is kept (tests, --self-test, -c).
    ConnectionList(std::shared_ptr<ConnectionDriver> driver, Settings* settings, QObject* parent = nullptr);
    ~ConnectionList() override;
    ConnectionList(const ConnectionList&) = delete;
    ConnectionList& operator=(const ConnectionList&) = delete;

    const QVector<HostSession*>& sessions() const;
    HostSession* session(const ConnectionId& id) const; ///< null when there is none
    HostSession* sessionForUri(const QString& uri) const;

    /// What connections ask while they open (HostSession::prompt()) is shown by somebody; holds for those added later.
    /// False unless told: then they fail instead.
    void setAsksUser(bool asks);
    /// Reads the settings; opens none yet.
    void load();
    /// Opens those set to open at start, one after another.
    void openAtStart();
    HostSession* add(const ConnectionSettings& settings); ///< gives it an id when it has none
    /// As add, but not written to the settings: `domus -c URI`.
    HostSession* addTemporary(const QString& uri);
    void change(const ConnectionSettings& settings);
    void remove(const ConnectionId& id);
    /// Closes all, in the order of the exit rule; never longer than 2 s.
    void closeAll();

Q_SIGNALS:
    void sessionAdded(domus::HostSession* session);
    void sessionAboutToBeRemoved(domus::HostSession* session);
    void sessionChanged(domus::HostSession* session); ///< state or settings
    void aboutToCloseAll(); ///< the connections still work: the last moment to end what runs on them
    void saveFailed(const domus::Error& error); ///< a change holds, but only until the program ends

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
