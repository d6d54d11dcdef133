// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/domainoperations.h"

#include <QObject>

#include <functional>

namespace domus {

class ConfirmBar;
class FailureNotices;
class HostSession;
class Notices;
class Task;
struct DeletionLook;
struct Error;
struct WindowServices;

/// Does what the user asked of a machine: asks first where something would be lost, runs the operation, and says in the
/// window when it failed and what helps.
class MachineCommands : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive the commands.
    MachineCommands(const WindowServices& services, ConfirmBar& confirm, Notices& notices, QObject* parent = nullptr);

    void request(DomainAction action, HostSession* session, const DomainRecord& machine);
    /// Whether a console will be on the screen when the machine starts: then it waits for it.
    void setShowsConsole(std::function<bool(const DomainKey&)> showsConsole);
    /// Tasks of which somebody else tells how they ended.
    void setIsToldElsewhere(std::function<bool(const Task*)> isToldElsewhere);
    /// Shows how a task that was begun elsewhere failed.
    void watch(Task* task);

Q_SIGNALS:
    void consoleWanted(const domus::DomainKey& machine);
    /// Another machine is to be looked at: the one that is in the way.
    void machineWanted(const domus::DomainKey& machine);

private:
    void start(HostSession* session, const DomainRecord& machine);
    void askToDelete(HostSession* session, const DomainRecord& machine);
    /// The bin, or for good at once.
    void askWhereTo(HostSession* session, const DomainRecord& machine, const DeletionLook& look);
    void run(const Operation& operation);
    void failed(const Task* task);
    void installationFailed(const DomainKey& key, const Error& error);
    /// `title` says what it is about: a task or a machine.
    void showFailure(const ConnectionId& connection, Uuid uuid, const QString& title, const Error& error);
    void offerEmulation(HostSession* session, const DomainRecord& machine, const Error& error);

    const WindowServices& m_services;
    ConfirmBar& m_confirm;
    FailureNotices* m_failures;
    std::function<bool(const DomainKey&)> m_showsConsole;
    std::function<bool(const Task*)> m_isToldElsewhere;
};

} // namespace domus
