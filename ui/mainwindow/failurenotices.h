// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "ui/mainwindow/notices.h"

#include <QHash>
#include <QObject>

namespace domus {

class ConnectionList;

/// What went wrong with which machine, one notice each. A notice goes when what it told is over: the machine that did
/// not start runs, the one that would not stop is off, or it is not there any more. What a deletion left undone is told
/// until then at least.
class FailureNotices : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    FailureNotices(ConnectionList& connections, Notices& notices, QObject* parent = nullptr);

    /// Adds the notice, or replaces the one about that machine.
    void set(const DomainKey& machine, const Notices::Notice& notice);
    /// The notice about that machine stays whatever state it gets into, until it is not there any more.
    void keepUntilGone(const DomainKey& machine);
    void remove(const DomainKey& machine);

private:
    void review();

    ConnectionList& m_connections;
    Notices& m_notices;
    enum class Ends { WhenRunning, WhenOff, WhenGone };
    QHash<DomainKey, Ends> m_ends; ///< the machines with a notice, and what ends it
};

} // namespace domus
