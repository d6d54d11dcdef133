// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/errorexplanation.h"
#include "app/virt/records.h"
#include "ui/mainwindow/notices.h"

#include <QObject>

#include <functional>

namespace domus {

class ConnectionList;
class HostSession;
class OperationRunner;
struct Operation;

/// What the window itself can do about a machine's failure: buttons for its notice. Each runs an operation, after a
/// question where something would be lost or a definition changes.
class FailureCures : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    FailureCures(ConnectionList& connections, OperationRunner& runner, QObject* parent = nullptr);

    /// Offers what cures it: shows the notice with its buttons through `show`, and again when more is known.
    void offer(const DomainKey& machine, const Notices::Notice& notice, const Error& error,
        const ErrorExplanation& explanation, const std::function<void(const Notices::Notice&)>& show);

Q_SIGNALS:
    void machineWanted(const domus::DomainKey& machine);
    void startWanted(const domus::DomainKey& machine);
    /// A cure begins: what the notice tells is about to be over.
    void begun(const domus::DomainKey& machine);

private:
    struct Case; ///< one failure, with all that its buttons need
    QVector<Notices::Button> buttons(const Case& failure);
    void add(QVector<Notices::Button>& buttons, const QString& name, const QString& text, const Case& failure,
        std::function<void(HostSession&, const DomainRecord&)> pressed);
    void lookForHolder(const Case& failure);
    void askToForget(const Case& failure, HostSession& session, const DomainRecord& machine);
    void askToRemoveSpice(const Case& failure, HostSession& session, const DomainRecord& machine);
    void run(const Case& failure, const Operation& operation);
    Notices::Button showButton(const DomainKey& machine, const QString& name);

    ConnectionList& m_connections;
    OperationRunner& m_runner;
};

} // namespace domus
