// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "ui/mainwindow/notices.h"

#include <QHash>
#include <QObject>

namespace domus {

class ConnectionList;

/// What went wrong with which machine, one notice each. A notice goes when what it told is over: the machine that did
/// not start runs, the one that would not stop is off, or it is not there any more.
class FailureNotices : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    FailureNotices(ConnectionList& connections, Notices& notices, QObject* parent = nullptr);

    /// Adds the notice, or replaces the one about that machine.
    void set(const DomainKey& machine, const Notices::Notice& notice);
    void remove(const DomainKey& machine);

private:
    void review();

    ConnectionList& m_connections;
    Notices& m_notices;
    QHash<DomainKey, bool> m_wasRunning; ///< the machines with a notice, and how each was when it was made
};

} // namespace domus
